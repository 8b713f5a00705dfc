"""A form is declared, not drawn: Field, Section, Form.

    PARTY = Form("party", (
        Section("甲方", (
            Field("name", "姓名", Kind.NAME, required=True, width=2),
            Field("number", "证件号码", Kind.ID, width=3),
            Field("sex", "性别", Kind.SHOWN, width=1),
            Field("track", "轨道", Kind.CHOICE, choices=(("RM", "人民调解"), ("ZA", "治安调解"))),
        )),
    ))

Widths are twelfths of the line.  ``ui.forms.editor.Editor(PARTY)`` makes the widgets.
"""

from dataclasses import dataclass
from enum import StrEnum

COLUMNS = 12


class Kind(StrEnum):
    """What a field takes; it decides the widget and which parser reads it on leaving."""

    TEXT = "text"
    LONG = "long"
    NAME = "name"
    CHOICE = "choice"
    DATE = "date"
    MOMENT = "moment"
    MONEY = "money"
    NUMBER = "number"
    ID = "id"
    PHONE = "phone"
    BOOL = "bool"
    SECRET = "secret"  # noqa: S105 -- the kind of a password field, not a password
    SHOWN = "shown"  # derived: on sunk ground, never typed into


@dataclass(frozen=True)
class Field:
    """One fact asked for.  ``choices`` are (value, label); ``editable`` lets a choice be typed as well.

    ``figures`` is how many figures must be read whole: where ``width`` is too narrow for them (大字), the field
    takes more columns.  Dates, sums, ID numbers and telephones know their own.
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = False
    help: str = ""
    width: int = 3
    choices: tuple[tuple[str, str], ...] = ()
    placeholder: str = ""
    lines: int = 2
    editable: bool = False
    icon: str = ""
    figures: int = 0

    def __post_init__(self) -> None:
        """Refuse a width that the grid does not have."""
        assert 1 <= self.width <= COLUMNS, f"{self.key}: width {self.width}"


@dataclass(frozen=True)
class Section:
    """Fields that stand in one card; ``folded`` ones open on a click of the title."""

    title: str
    fields: tuple[Field, ...]
    key: str = ""
    folded: bool = False


@dataclass(frozen=True)
class Form:
    """Sections in reading order; keys are unique across them."""

    key: str
    sections: tuple[Section, ...]

    def __post_init__(self) -> None:
        """Refuse two fields of one key."""
        keys = [each.key for each in self.fields]
        assert len(keys) == len(set(keys)), f"{self.key}: a key stands twice"

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return every field in reading order."""
        return tuple(each for section in self.sections for each in section.fields)
