"""The main window: rail, search, pages, foot. It knows no feature."""
