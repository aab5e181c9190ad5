"""The demonstration office: invented people, a year of engagements, letters and notes, the same for a given day."""
