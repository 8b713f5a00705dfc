"""Migrations of the store, run by ``models.schema``."""
