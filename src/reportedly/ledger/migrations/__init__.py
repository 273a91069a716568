"""How older ledgers are brought up to date, step by step. A step that was published is never edited."""
