"""Tables of resources/texts turned into values once, and again when a station's own file takes their place."""

import importlib
import pkgutil
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import resources
from models.errors import Refusal

T = TypeVar("T")
FOLDER = "texts"
#: What a reader may raise over a table that somebody wrote: a key or a value that is not as it must be.
WRONG = (ArithmeticError, AttributeError, LookupError, Refusal, TypeError, ValueError)
_readers: dict[str, list[Callable[[], object]]] = {}


def read_from(name: str) -> Callable[[Callable[[dict[str, Any]], T]], Callable[[], T]]:
    """Make a function of a parsed table into one without arguments that remembers its answer.

    The answer is forgotten as soon as ``resources.table(name)`` is another object, so that
    ``resources.override`` takes effect everywhere at once.  A station's own table that the function cannot
    read is refused whole (``resources.refuse``), and the built-in one is read instead.
    """

    def wrap(function: Callable[[dict[str, Any]], T]) -> Callable[[], T]:
        kept: list[tuple[dict[str, Any], T]] = []

        @wraps(function)
        def read() -> T:
            table = resources.table(name)
            if not kept or kept[0][0] is not table:
                try:
                    answer = function(table)
                except WRONG as trouble:
                    reason = trouble.message if isinstance(trouble, Refusal) else trouble
                    if not resources.refuse(name, reason):
                        raise
                    return read()
                kept[:] = [(table, answer)]
            return kept[0][1]

        _readers.setdefault(name, []).append(read)
        return read

    return wrap


def prove() -> dict[str, str]:
    """Read every table of the station's own now; returns why each refused one was refused, by its name."""
    if own := resources.own_names(FOLDER):
        for found in pkgutil.iter_modules([str(Path(__file__).parent)], "models."):
            if not found.ispkg:
                importlib.import_module(found.name)
    for name in own:
        table = resources.table(name)
        lacking = sorted(resources.built_in(name).keys() - table.keys())
        if lacking and name not in _readers:
            resources.refuse(name, f"缺少“{lacking[0]}”")
        for read in _readers.get(name, ()):
            read()
    return resources.troubles()
