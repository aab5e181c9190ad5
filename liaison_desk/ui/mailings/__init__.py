"""« Publipostage »: one text to many, and what they answer."""
