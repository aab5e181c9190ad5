"""The office itself: its first start, its opening, its settings."""
