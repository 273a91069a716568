"""When: expressions of time, what they mean, and which clause each belongs to."""
