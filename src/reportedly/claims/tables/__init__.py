"""Tables in a report: what their columns count, and the claims of their rows."""
