"""Calendar files: the agenda written for other programs, and other programs' files read."""
