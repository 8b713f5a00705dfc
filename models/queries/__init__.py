"""Reads used by more than one screen or paper."""
