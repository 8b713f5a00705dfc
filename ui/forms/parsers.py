"""Which parser of ``models`` reads which kind of field; brought in at the first use, not at start-up."""

import importlib
from collections.abc import Callable, Mapping
from datetime import date

from models.errors import Refusal
from ui.forms.spec import Kind

Parser = Callable[[str], object]


def number(text: str) -> int:
    """Read a whole number; full-width figures count as figures.

    >>> number("１２")
    12
    """
    words = text.strip()
    if not words.isdecimal():
        raise Refusal("这里要写数字，例如 3。")
    return int(words)


def standard(today: Callable[[], date]) -> Mapping[Kind, Parser]:
    """Return the parsers of the domain: dates, sums, ID numbers and telephones."""
    dates = importlib.import_module("models.dates")
    identity = importlib.import_module("models.identity")
    money = importlib.import_module("models.money")
    phones = importlib.import_module("models.phones")
    return {
        Kind.DATE: lambda text: dates.parse(text, today=today()),
        Kind.MONEY: money.parse,
        Kind.ID: lambda text: identity.IdNumber.parse(text, today=today()),
        Kind.PHONE: phones.Phone.parse,
        Kind.MOMENT: lambda text: dates.parse_moment(text, today=today()),
        Kind.NUMBER: number,
    }
