"""Who says what: attributions, quotes, speakers, and the chain of tellers behind a stretch of words."""
