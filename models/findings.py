"""What a deed asks for before it has its lawful effect: each condition with its state and its article."""

from collections.abc import Iterable
from dataclasses import dataclass

MET, FAILS, OPEN = "met", "fails", "open"


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition: ``state`` is met, fails or open (to be asked or to be done); ``article`` is a key of law.toml."""

    key: str
    name: str
    state: str
    sentence: str
    article: str = ""


def failing(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the conditions that stand in the way."""
    return tuple(each for each in found if each.state == FAILS)
