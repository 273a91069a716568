"""How many were harmed: counts, parts, sums, and what each figure covers."""
