"""The page of letters: both registers, a letter read, a letter written."""
