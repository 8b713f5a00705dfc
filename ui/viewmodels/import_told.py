"""What an import tells: of each line, of a file tried or taken in, and of the batches there were."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from models import dates
from models.batches import Batch


class Line(Protocol):
    """What became of one line; a reason says that it is wrong."""

    @property
    def line(self) -> int:
        """Its number in the file."""

    @property
    def cells(self) -> Sequence[str]:
        """What stands in it."""

    @property
    def draft(self) -> Any:
        """What it would be taken in as, if anything."""

    @property
    def reason(self) -> str:
        """Why it is wrong."""


@dataclass(frozen=True)
class Trial:
    """What a file holds, or what was taken in of it: every line read is new, known, or wrong."""

    read: int
    added: int
    known: int
    bad: int
    reasons: tuple[tuple[str, int], ...]
    warning: str = ""
    changed: int = 0

    @property
    def sentence(self) -> str:
        """Say the counts."""
        changed = f"（内容有变 {self.changed}）" if self.changed else ""
        return f"共 {self.read} 行：可导入 {self.added}，已有 {self.known}{changed}，有误 {self.bad}"

    @property
    def done(self) -> str:
        """Say what was taken in."""
        return self.sentence

    @property
    def others(self) -> tuple[str, ...]:
        """Return the further counts that are shown."""
        return ()


@dataclass(frozen=True)
class BatchLine:
    """One batch in the list."""

    batch_id: uuid.UUID
    kind: str
    file_name: str
    at: datetime
    by_name: str
    read: int
    added: int
    known: int
    bad: int
    undone: str

    @property
    def state(self) -> str:
        """Say whether it still counts."""
        return f"已撤销：{self.undone}" if self.undone else "有效"


def batch_line(batch: Batch) -> BatchLine:
    """Return a batch as the list shows it."""
    return BatchLine(
        batch.id, batch.kind, batch.file_name, dates.local(batch.at), batch.by_name, batch.read, batch.added, batch.known,
        batch.bad, batch.void_reason,
    )  # fmt: skip
