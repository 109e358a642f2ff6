"""Files for readers and for other programs, made from a dossier alone."""
