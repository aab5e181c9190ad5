"""Partners: the directory, one person or body in full, and its form."""
