"""Taking in what was sent: files dropped or chosen, proposed one at a time, recorded when confirmed."""
