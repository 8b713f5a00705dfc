"""The folding card of forms, for pages that use one alone."""

from ui.forms.folding import Folding

__all__ = ["Folding"]
