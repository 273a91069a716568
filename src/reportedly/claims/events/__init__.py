"""What happened: words to kinds, and whether it is told as a fact."""
