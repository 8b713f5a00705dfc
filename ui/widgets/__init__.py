"""Widgets of our own.

They may hold a Form: ``ui.forms`` imports none of them.
"""
