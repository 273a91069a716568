"""Files in the field's formats, one module each. Every writer replaces its file in one step or leaves it as it was."""
