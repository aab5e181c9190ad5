"""From plain values to Word, PDF and page images; the only floor that knows those formats."""
