"""Which column is which: by our fields where they are few, by the headings of the file where the file leads."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.label import Label
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from ui.viewmodels.import_file import ImportFile
    from ui.viewmodels.importing_legacy import LegacyImporting

ACROSS = 4
HEADINGS_ACROSS = 4
NONE = "-1"
SAMPLE = 15


class FieldGrid(QWidget):
    """Our fields, each with a choice of the file's headings."""

    def __init__(self, viewmodel: "ImportFile", choose: Callable[[str, int], None]) -> None:
        super().__init__()
        assert viewmodel.table is not None, "its table was found"
        grid = _grid(self)
        offered = [
            (NONE, "（没有这一列）"),
            *((str(n), name or f"第{n + 1}列") for n, name in enumerate(viewmodel.table.headings)),
        ]
        self.choices: dict[str, Choice] = {}
        for number, (key, name, needed) in enumerate(viewmodel.fields):
            label = Label(name + ("*" if needed else ""))
            label.setProperty("kind", "label")
            choice = Choice(offered)
            choice.setObjectName(f"import.column.{key}")
            choice.setAccessibleName(name)
            choice.set_value(str(viewmodel.columns.get(key, NONE)))
            choice.picked.connect(lambda value, key=key: choose(key, int(value)))
            self.choices[key] = choice
            row, place = divmod(number, ACROSS)
            grid.addWidget(label, row, place * 2)
            grid.addWidget(choice, row, place * 2 + 1)
            grid.setColumnStretch(place * 2 + 1, 1)


class HeadingGrid(QWidget):
    """The headings of the file, each with a value that stands below it and a choice of our fields."""

    def __init__(self, viewmodel: "LegacyImporting", choose: Callable[[str, int], None]) -> None:
        super().__init__()
        grid = _grid(self)
        offered = [
            ("", "原样留在原载材料"), *((key, name + ("*" if needed else "")) for key, name, needed in viewmodel.fields)
        ]  # fmt: skip
        self.choices: dict[str, Choice] = {}
        for number, (place, heading, value, key) in enumerate(viewmodel.headings()):
            told = QVBoxLayout()
            told.setSpacing(0)
            label = Label(heading)
            label.setProperty("kind", "label")
            label.setToolTip(heading)
            choice = Choice(offered)
            choice.setObjectName(f"import.heading.{place}")
            choice.setAccessibleName(heading)
            choice.set_value(key)
            choice.picked.connect(lambda value, place=place: choose(value, place))
            self.choices[str(place)] = choice
            told.addWidget(label)
            told.addWidget(choice)
            shown = Muted(value if len(value) <= SAMPLE else value[: SAMPLE - 1] + "…")
            shown.setToolTip(value)
            told.addWidget(shown)
            row, column = divmod(number, HEADINGS_ACROSS)
            grid.addLayout(told, row, column)
            grid.setColumnStretch(column, 1)


def _grid(holder: QWidget) -> QGridLayout:
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(14))
    grid.setVerticalSpacing(theme.px(6))
    return grid
