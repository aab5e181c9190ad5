"""« Séances »: sittings, their reports, syntheses and votes."""
