"""Claims of one report that tell the same happening, and what they lend each other."""
