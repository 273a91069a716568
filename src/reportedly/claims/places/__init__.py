"""Where: names of places, which place of that name is meant, and which clause each belongs to."""
