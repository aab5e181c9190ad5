"""The agenda: list, week, month, and the engagements themselves."""
