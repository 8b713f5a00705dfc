"""The choices of forms, for pages that use one alone."""

from ui.forms.choices import Check, Choice

__all__ = ["Check", "Choice"]
