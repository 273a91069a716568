"""`python -m reportedly` does what `reportedly` does."""

from reportedly.cli import main

main()
