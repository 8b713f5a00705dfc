"""A row of chips of which one is on, spoken to like a field: who it was, why, in whose place."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from ui.widgets.flow import Chips


class Toggles(Chips):
    """One of (value, label) pairs, or none; ``step`` moves on by keyboard."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(single=True, parent=parent)
        self.setObjectName(name)
        self._pairs: tuple[tuple[str, str], ...] = ()

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer other choices, none of them on."""
        self._pairs = tuple(choices)
        self.offer(self._pairs)
        self.show_on([])

    def value(self) -> str:
        """Return what is on, or nothing."""
        return next(iter(self.on()), "")

    def set_value(self, value: str) -> None:
        """Turn a value on, or the one that is called so; nothing turns all off."""
        self.show_on([key for key, label in self._pairs if value and value in {key, label}])

    def step(self, by: int) -> None:
        """Turn the next one on, or the one before."""
        keys = [key for key, _ in self._pairs]
        if keys:
            here = self.value()
            at = (keys.index(here) + by) % len(keys) if here in keys else 0 if by > 0 else len(keys) - 1
            self.show_on([keys[at]])
