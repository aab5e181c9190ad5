"""The verbs of the product; no Qt."""
