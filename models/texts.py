"""Tables of resources/texts turned into values once, and again when a station's own file takes their place."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import resources

T = TypeVar("T")


def read_from(name: str) -> Callable[[Callable[[dict[str, Any]], T]], Callable[[], T]]:
    """Make a function of a parsed table into one without arguments that remembers its answer.

    The answer is forgotten as soon as ``resources.table(name)`` is another object, so that
    ``resources.override`` takes effect everywhere at once.
    """

    def wrap(function: Callable[[dict[str, Any]], T]) -> Callable[[], T]:
        kept: list[tuple[dict[str, Any], T]] = []

        @wraps(function)
        def read() -> T:
            table = resources.table(name)
            if not kept or kept[0][0] is not table:
                kept[:] = [(table, function(table))]
            return kept[0][1]

        return read

    return wrap
