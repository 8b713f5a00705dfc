"""Headings of foreign tables: which column is which of our fields, by the ways a heading is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LEAST = 3  # a shorter word stands in too many headings


@dataclass(frozen=True)
class Column:
    """One of our fields that a column of a foreign table may be, with the ways its heading is written."""

    key: str
    name: str
    headings: tuple[str, ...]


def proposed(
    columns: Sequence[Column], headings: tuple[str, ...], plain: Mapping[str, str]
) -> dict[str, int]:
    """Return which column is which of our fields, by its heading; ``plain`` gives headings as they are compared.

    Each column is taken once; a heading that is written exactly as a known one goes before one that only holds it.
    """
    found: dict[str, int] = {}
    taken: set[int] = set()
    for exact in (True, False):
        for column in columns:
            if column.key in found:
                continue
            for wanted in column.headings:
                place = _place(wanted, headings, plain, taken, exact=exact)
                if place is not None:
                    found[column.key] = place
                    taken.add(place)
                    break
    return found


def _place(
    wanted: str, headings: tuple[str, ...], plain: Mapping[str, str], taken: set[int], *, exact: bool
) -> int | None:
    for place, heading in enumerate(headings):
        said = plain[heading]
        fits = said == wanted if exact else len(wanted) >= LEAST and wanted in said
        if fits and place not in taken:
            return place
    return None
