"""Colours, measures and text sizes: the one place where the looks are decided."""
