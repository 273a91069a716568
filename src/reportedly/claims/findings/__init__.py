"""What the stages hand to one another: mentions, happenings and tolls in the making, and what is found of each."""
