"""A report's text as the stages read it: sentences, the repaired parse, clauses, words of the vocabulary."""
