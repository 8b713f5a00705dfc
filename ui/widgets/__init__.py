"""Widgets of our own.

``ui.forms`` stands on them, so none of them imports it: what holds a Form stands in ``ui/forms`` or with its page.
"""
