"""Who is meant by a name, and which phrases of a clause name who acts or is blamed."""
