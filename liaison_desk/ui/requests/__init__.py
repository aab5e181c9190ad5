"""Requests: what the official is asked, the point élu, the decision register."""
