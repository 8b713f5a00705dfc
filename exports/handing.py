"""Handing a register over: who may, for whom, in what form; the file and its line in the export log are one deed."""

import hashlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from exports import xlsx
from exports.columns import Register, leaving
from exports.registers import REGISTERS
from exports.registers.persons import PERSONS
from exports.targets import replacing
from models import disclosure, registerrules, station
from models.disclosure import Terms
from models.errors import Refusal
from models.queries import registers
from models.queries.rows import Gap, by_person
from models.queries.selection import Selection

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.station import Identity
    from models.store import Store

PIECE = 1 << 20


@dataclass(frozen=True)
class Order:
    """Which register, of which cases, on what terms, with a row a case or a row a person."""

    key: str
    selection: Selection
    terms: Terms = field(default_factory=Terms)
    persons: bool = False

    @property
    def register(self) -> Register[Any]:
        """The register as it is handed over: what must stay with the police is hidden in it."""
        known = (PERSONS if self.persons else REGISTERS).get(self.key)
        if known is None:
            if self.key in REGISTERS:
                raise Refusal(f"{REGISTERS[self.key].title}没有一人一行的式样。")
            offered = "、".join(f"{key} {each.title}" for key, each in REGISTERS.items())
            raise Refusal(f"没有编号为“{self.key}”的台账。可以导出的有：{offered}。")
        return leaving(known) if self.terms.veiled else known


@dataclass(frozen=True)
class Handed:
    """What was written: where, how many rows, and which bytes."""

    file: Path
    rows: int
    sha256: str


def write(
    store: "Store", order: Order, target: Path, *, by: "Identity", today: date, now: datetime
) -> Handed:
    """Write the register to ``target`` and keep it in the export log; neither stands without the other.

    Refused without the right, without a purpose for full numbers, and for what may not leave the police.
    """
    steps = writing(store, order, target, by=by, today=today, now=now)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            handed: Handed = end.value
            return handed


def writing(
    store: "Store", order: Order, target: Path, *, by: "Identity", today: date, now: datetime
) -> Generator[int, None, Handed]:
    """Do what ``write`` does step by step, telling how many rows are read; closed before its end, nothing is kept."""
    register, terms = order.register, order.terms
    disclosure.demand(by, order.key, register.title, terms)
    with ExitStack() as kept:
        file = kept.enter_context(replacing(target))
        with store.reading() as db:
            head = _head(db, order, by=by, today=today, now=now)
            count = yield from xlsx.filling(file, register, _rows(db, order), head, masked=not terms.full)
        sha256 = _digest(file)
        with store.unit(by=by) as db:
            disclosure.record(
                db, order.key, terms, title=register.title, by=by, period=order.selection.period.name, rows=count,
                file=target.name, sha256=sha256, selection=order.selection.chosen,
            )  # fmt: skip
            kept.close()  # the file takes its place, or the line in the log is taken back
    return Handed(target, count, sha256)


def _rows(db: "Session", order: Order) -> Iterator[Any]:
    found = registers.rows(db, order.key, order.selection)
    return by_person(found) if order.persons else found


def _head(db: "Session", order: Order, *, by: "Identity", today: date, now: datetime) -> xlsx.Head:
    here, period, terms = station.current(db), order.selection.period, order.terms
    rule = registerrules.rule(order.key)
    gaps = registers.gaps(db, order.key, period) if rule.series else None
    return xlsx.Head(
        here.name, period, by.name, today, demo=here.demo, chosen=order.selection.chosen, rule=rule.sentence,
        gaps=_plain(gaps) if gaps is not None and terms.veiled else gaps, late=registers.late(db, order.key, period),
        undated=registers.undated(db, order.key, period),
        purpose=terms.purpose.strip(), leaves=disclosure.told(terms), exporter=by.name, exported_at=now,
    )  # fmt: skip


def _plain(gaps: Sequence[Gap]) -> list[Gap]:
    """Leave what was typed as a reason with the police: it may name somebody."""
    return [replace(each, reason=each.reason.partition("：")[0]) for each in gaps]


def _digest(file: BinaryIO) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    while piece := file.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()
