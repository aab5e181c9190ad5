"""Every list of the program: one model, one view, columns as data."""
