"""« Aujourd'hui »: what to do this half-day."""
