"""The Word templates documents are poured into: opened, checked on save, previewed, restored."""
