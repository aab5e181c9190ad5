"""The page « Réunions »: agenda, attendance, minutes, what follows."""
