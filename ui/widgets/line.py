"""The text fields of forms, for pages that use one alone."""

from ui.forms.line import Line, Words

__all__ = ["Line", "Words"]
