"""Offline help in French."""
