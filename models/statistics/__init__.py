"""Official forms and their figures: declared as data, filled from the cases, each number open to its cases."""

from models.statistics.adding import formulas
from models.statistics.counting import Typed, counted
from models.statistics.filled import Checked, Figure, Filled, Unmapped
from models.statistics.formfiles import Form, Line, Side, form, forms, troubles
from models.statistics.layout import Box, Sheet, sheet
from models.statistics.measures import is_typed
from models.statistics.proving import checked
from models.statistics.reasons import Opened, Reason, opened, why

__all__ = [
    "Box", "Checked", "Figure", "Filled", "Form", "Line", "Opened", "Reason", "Sheet", "Side", "Typed", "Unmapped",
    "checked", "counted", "form", "forms", "formulas", "is_typed", "opened", "sheet", "troubles", "why",
]  # fmt: skip
