"""State and deeds of each page, without Qt."""
