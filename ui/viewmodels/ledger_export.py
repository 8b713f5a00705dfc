"""The workbook of a register: for whom, with which numbers, on what basis, and what they will get."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from exports import handing
from exports.columns import Register
from exports.filenames import safe
from exports.handing import Handed, Order
from models import dates, disclosure, station
from models.disclosure import Terms
from models.errors import Refusal
from models.station import Deed, Identity
from models.store import Store
from ui.viewmodels.registers import Registers

#: What becomes of the texts of a guarded case, by the way of their column.
HIDDEN = (
    ("name", "当事人只留姓"),
    ("none", "住址、证件号和电话不列"),
    ("story", "简要情况不外送"),
    ("free", "其余文字里的姓名和号码隐去"),
)
Progress = Generator[tuple[int, int, str], None, tuple[Path, str]]


class Said(Protocol):
    """What was chosen and typed before the export."""

    @property
    def recipient(self) -> str:
        """Whom the workbook is for."""

    @property
    def full(self) -> bool:
        """Whether ID numbers stand in full."""

    @property
    def purpose(self) -> str:
        """What full numbers are for."""

    @property
    def basis(self) -> str:
        """On what written basis it leaves the police."""


@dataclass(frozen=True)
class Effect:
    """What a recipient gets, in one sentence; ``basis``: a written one may be entered."""

    sentence: str
    refused: bool = False
    basis: bool = False


class Desk(Protocol):
    """Where an export is asked for: the store, who asks, and the clock."""

    store: Store
    person: Identity
    today: Callable[[], date]
    now: Callable[[], datetime]


def recipients() -> tuple[tuple[str, str], ...]:
    """Return (name, name) of those a workbook may be for, the station itself first."""
    return tuple((each.name, each.name) for each in disclosure.recipients())


def no_full(person: Identity) -> str:
    """Say why full ID numbers may not be exported by this person; empty when they may."""
    return "" if station.may(person, Deed.EXPORT_FULL) else station.REFUSED[Deed.EXPORT_FULL]


def written(desk: Desk, order: Order, target: Path) -> Generator[tuple[int, int, str], None, Handed]:
    """Write the workbook of an order step by step, telling how many rows are read."""
    title = order.register.title
    yield 0, 0, f"正在导出{title}"
    steps = handing.writing(desk.store, order, target, by=desk.person, today=desk.today(), now=desk.now())
    try:
        while True:
            done = next(steps)
            yield done, 0, f"正在导出{title}，已读 {done} 行"
    except StopIteration as end:
        handed: Handed = end.value
        return handed
    finally:
        steps.close()


class Export:
    """What is asked before the register that ``page`` shows is written."""

    def __init__(self, page: Registers) -> None:
        self.page = page

    @property
    def allowed(self) -> bool:
        """Tell whether this person may write a workbook."""
        return not self.page.barred and station.may(self.page.person, Deed.EXPORT)

    @property
    def no_full(self) -> str:
        """Say why full ID numbers may not be exported; empty when they may."""
        return no_full(self.page.person)

    def recipients(self) -> tuple[tuple[str, str], ...]:
        """Return (name, name) of those a workbook may be for, the station itself first."""
        return recipients()

    def effect(self, said: Said, rows: Sequence[Any]) -> Effect:
        """Say what the recipient will get of these rows, or why nothing."""
        terms, order = self._terms(said), self._order(said)
        name = disclosure.recipient(terms.recipient).name
        try:
            disclosure.demand(self.page.person, self.page.key, order.register.title, terms)
        except Refusal as refusal:
            if refusal.field == "basis":
                return Effect(refusal.message, refused=True, basis=True)
        numbers = ""
        if any(each.mask for each in order.register.columns):
            numbers = "证件号完整" if terms.full else "证件号和电话遮盖"
        if not terms.outside:
            return Effect(f"{name}：{'，'.join(filter(None, ('姓名照列', numbers)))}。")
        if not terms.veiled:
            told = "，".join(filter(None, (f"凭{terms.basis}提供", "姓名照列", numbers)))
            return Effect(f"{name}：{told}。依据印在表上，记入导出记录。", basis=True)
        who = _hidden(order.register, rows) or "没有须隐去的治安或尚未定性案件"
        return Effect(f"{name}：{'，'.join(filter(None, (who, '件数和金额照列', numbers)))}。", basis=True)

    def file_name(self, said: Said) -> str:
        """Return the name that the workbook is offered under (domain.md 3.1); one that leaves says for whom it is."""
        page, terms = self.page, self._terms(said)
        with page.store.reading() as db:
            name = station.current(db).name
        at = dates.local(page.now())
        told = [name, page.register.title, page.period.code, f"{at:%Y%m%d-%H%M}"]
        if terms.outside:
            told.append(f"提供{disclosure.recipient(terms.recipient).name}")
        return safe("_".join(told)) + ".xlsx"

    def check(self, said: Said) -> None:
        """Refuse what may not be exported by this person, for this recipient, or without words that are missing."""
        title = self._order(said).register.title
        disclosure.demand(self.page.person, self.page.key, title, self._terms(said))

    def write(self, target: Path, said: Said) -> Progress:
        """Write the workbook step by step; by whom, for whom and why is kept in the export log."""
        self.check(said)
        return self._write(target, self._order(said))

    def _write(self, target: Path, order: Order) -> Progress:
        handed = yield from written(self.page, order, target)
        return handed.file, f"已导出 {handed.rows} {'人' if order.persons else order.register.unit}"

    def _terms(self, said: Said) -> Terms:
        return Terms(said.recipient, said.purpose, said.basis, full=said.full)

    def _order(self, said: Said) -> Order:
        page = self.page
        return Order(page.key, page.selection, self._terms(said), persons=page.by_person)


def _hidden(register: Register[Any], rows: Sequence[Any]) -> str:
    """Say what is hidden of how many cases; nothing where none is."""
    found = {row.case_id or id(row) for row in rows if getattr(row, "shield", None) is not None}
    if not found:
        return ""
    ways = {each.outside for each in register.columns}
    told = [words for way, words in HIDDEN if way in ways]
    if not told:
        return ""
    return f"涉及治安或尚未定性的 {len(found)} 件，{'，'.join(told)}"
