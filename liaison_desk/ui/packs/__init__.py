"""The page « Dossiers à imprimer »."""
