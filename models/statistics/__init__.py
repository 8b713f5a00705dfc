"""Official forms and their figures: declared as data, filled from the cases, each number open to its cases."""

from models.statistics.counting import Checked, Figure, Filled, Typed, Unmapped, checked, counted
from models.statistics.forms import Form, Line, Side, form, forms, troubles
from models.statistics.reasons import Opened, Reason, opened, why
from models.statistics.sheet import Box, Sheet, sheet

__all__ = [
    "Box", "Checked", "Figure", "Filled", "Form", "Line", "Opened", "Reason", "Sheet", "Side", "Typed", "Unmapped",
    "checked", "counted", "form", "forms", "opened", "sheet", "troubles", "why",
]  # fmt: skip
