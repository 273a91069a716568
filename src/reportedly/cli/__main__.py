"""`python -m reportedly.cli` does what `reportedly` does."""

from reportedly.cli import main

main()
