"""« Ma semaine »: half-days as columns, tasks as cards."""
