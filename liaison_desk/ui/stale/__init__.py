"""What papers say that no longer holds: to mend, to print again, gone out."""
