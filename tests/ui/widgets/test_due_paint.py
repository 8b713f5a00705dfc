"""One row of the list of what is due as it is painted."""

import uuid
from datetime import date

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from models.queries.dues import Due, Kind
from ui import theme
from ui.viewmodels import due_lines
from ui.widgets import due_paint

AREA = QRect(0, 0, 600, 54)


def test_lit_row_keeps_its_ground_after_another_row_was_painted(qapp: QApplication) -> None:
    assert qapp is not None
    due = Due(
        Kind.CLOSING, uuid.uuid4(), date(2026, 11, 20), "", "", False, "", "", None, 0, 0, 0, None, uuid.uuid4(), "",
        "", "", 1, "", "已履行",
    )  # fmt: skip
    line, ink = due_lines.told(due, date(2026, 11, 22)), due_paint.Ink()
    image = QImage(AREA.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for _ in range(2):  # what the first leaves behind must not fill the second
        due_paint.paint_row(painter, AREA, line, ink, lit=True, focused=True, looked=False)
    painter.end()
    assert image.pixelColor(300, 45) == theme.color("accent-soft")
