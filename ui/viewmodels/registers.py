"""台账: the sheet of a register for a month as it will print, and its workbook."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from exports import xlsx
from exports.columns import Column, Register, Seen, shown, worth
from exports.filenames import safe
from exports.registers import REGISTERS
from models import audit, dates, periods, registerrules, station
from models.audit import Note
from models.errors import Refusal
from models.periods import Period
from models.queries import registers as queries
from models.queries.rows import Gap
from models.queries.selection import Selection
from models.station import Deed, Identity
from models.store import Store

NO_READING = "台账列出本所全部案件，{role}只能看到交给自己办的案件。请由民警、内勤或所领导打开。"
Progress = Generator[tuple[int, int, str], None, tuple[Path, int]]

_ALIGN: dict[str, Literal["left", "right", "center"]] = {"money": "right", "number": "right"}
_FIGURE_WIDTH = 8.5
# the head of the column says what is counted
_BARE = frozenset({"履行状态", "履行", "是否销号（案结事了）", "是否当场调解"})


@dataclass(frozen=True)
class SheetColumn:
    """A column of the sheet on screen; ``importance`` 0 is shown only when it was asked for."""

    name: str
    title: str
    group: str
    width: int
    align: Literal["left", "right", "center"]
    importance: int
    text: Callable[[Any], str]
    order: Callable[[Any], Any]


@dataclass(frozen=True)
class Sheet:
    """One register of one month."""

    key: str
    title: str
    unit: str
    reporter: str
    reported_on: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[Any, ...]
    gaps: str


class Registers:
    """Which register, which month, and what stands in it."""

    def __init__(
        self, store: Store, person: Identity, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> None:
        self.store, self.person, self.today, self.now = store, person, today, now
        self.key = next(iter(REGISTERS))
        self.month = periods.month(today())

    @property
    def listed(self) -> tuple[tuple[str, str], ...]:
        """Return (key, name) of every register."""
        return tuple((each.key, each.title) for each in REGISTERS.values())

    @property
    def barred(self) -> str:
        """Say why this person may not see registers; empty when they may."""
        if station.may(self.person, Deed.READ_ALL):
            return ""
        return NO_READING.format(role=self.person.role)

    @property
    def may_export(self) -> bool:
        """Tell whether this person may write a workbook."""
        return not self.barred and station.may(self.person, Deed.EXPORT)

    @property
    def no_full(self) -> str:
        """Say why full ID numbers may not be exported; empty when they may."""
        return "" if station.may(self.person, Deed.EXPORT_FULL) else station.REFUSED[Deed.EXPORT_FULL]

    @property
    def period(self) -> str:
        """Return the month as the head says it."""
        return self.month.name

    @property
    def is_present(self) -> bool:
        """Tell whether the month is the one that runs: there is none after it."""
        return self.month.after > self.today()

    def move(self, by: int) -> None:
        """Go to another month, never past the present one."""
        moved = self.month.moved(by)
        self.month = moved if moved.first <= self.today() else periods.month(self.today())

    def show_month(self, on: date) -> None:
        """Go to the month that holds a day."""
        self.month = periods.month(on)

    def read(self) -> Sheet:
        """Read the register of the month."""
        if self.barred:
            raise Refusal(self.barred)
        register = REGISTERS[self.key]
        with self.store.reading() as db:
            here = station.current(db)
            rows = tuple(queries.rows(db, self.key, Selection(self.month)))
            gaps = queries.gaps(db, self.key, self.month)
        return Sheet(
            key=self.key,
            title=f"{here.name}{register.title}（{self.period}）",
            unit=f"单位：{here.name}（盖章）",
            reporter=f"填报人：{self.person.name}",
            reported_on=f"填报日期：{self.today().isoformat()}",
            columns=columns(register),
            rows=rows,
            gaps=gap_words(gaps),
        )

    def totals(self, rows: Iterable[Any]) -> dict[str, str]:
        """Work out the last line for these rows, by column name."""
        return totals(self.key, rows)

    def file_name(self) -> str:
        """Return the name that the workbook is offered under (domain.md 3.1)."""
        with self.store.reading() as db:
            name = station.current(db).name
        at = dates.local(self.now())
        return safe(f"{name}_{REGISTERS[self.key].title}_{self.month.code}_{at:%Y%m%d-%H%M}") + ".xlsx"

    def export(self, target: Path, *, purpose: str = "", full: bool = False) -> Progress:
        """Write the workbook step by step; what is exported, by whom and why is in the audit.

        Full ID numbers need the right and a purpose; the purpose is printed on the sheet.
        """
        deed = Deed.EXPORT_FULL if full else Deed.EXPORT
        station.demand(self.person, deed)
        if full and not purpose.strip():
            raise Refusal("导出完整证件号须写明用途。", "purpose")
        return self._write(target, REGISTERS[self.key], self.key, self.month, purpose.strip(), full=full)

    def _write(
        self, target: Path, register: Register[Any], key: str, month: Period, purpose: str, *, full: bool
    ) -> Progress:
        yield 0, 0, f"正在导出{register.title}"
        with self.store.unit(by=self.person) as db:
            said = {
                "期间": month.name,
                "用途": purpose,
                "证件号": "完整" if full else "遮盖",
                "文件": target.name,
            }
            audit.append(
                db.connection(), [Note("导出台账", "registers", key, said)],
                by_id=self.person.id, by_name=self.person.name, at=self.now(),
            )  # fmt: skip
        with self.store.reading() as db:
            here = station.current(db)
            head = xlsx.Head(
                station=here.name, period=month, reporter=self.person.name, reported_on=self.today(), demo=here.demo,
                rule=registerrules.rule(key).sentence, gaps=queries.gaps(db, key, month),
                late=queries.late(db, key, month), purpose=purpose, exporter=self.person.name,
                exported_at=self.now(),
            )  # fmt: skip
            count = xlsx.write(
                register, queries.rows(db, key, Selection(month)), target, head=head, masked=not full
            )
        return target, count


def columns(register: Register[Any]) -> tuple[SheetColumn, ...]:
    """Return the columns of a register as the screen shows them."""
    return tuple(map(_column, register.columns))


def _column(column: Column[Any]) -> SheetColumn:
    widest = 190 if column.kind == "long" else 140
    seen = column.seen or Seen(column.title, min(widest, max(44, round(column.width * _FIGURE_WIDTH))), 0)
    return SheetColumn(
        name=column.name,
        title=column.title if column.group else seen.title,
        group=column.group,
        width=seen.width,
        align=_ALIGN.get(column.kind, "left"),
        importance=seen.importance,
        text=lambda row: shown(column, row).replace("\n", " "),
        order=lambda row: _order(column.value(row)),
    )


def _order(value: Any) -> Any:
    return "、".join(value) if isinstance(value, tuple) else value


def gap_words(gaps: Iterable[Gap]) -> str:
    """Say under the table which numbers stand in no row.

    >>> gap_words([])
    '本月编号连续，无空号、作废。'
    """
    told = "；".join(f"{gap.number}（{gap.reason}）" for gap in gaps)
    return f"缺号说明：{told}" if told else "本月编号连续，无空号、作废。"


def totals(key: str, rows: Iterable[Any]) -> dict[str, str]:
    """Return what the last line of the sheet says, by column name: the formulas of the workbook, worked out."""
    found = tuple(rows)
    register = REGISTERS[key]
    names = {column: each.name for column, each in zip(register.columns, columns(register), strict=True)}
    return {names[column]: total(column, found) for column in register.columns if column.total}


def total(column: Column[Any], rows: Iterable[Any]) -> str:
    """Work out the total of one column on one line."""
    found = worth(column, Counter(column.value(row) for row in rows))
    assert found is not None, column.title  # every formula of ours can be worked out
    if isinstance(found, str):
        lines = found.split("\n")
        return "　".join(line.rpartition(" ")[2] if column.title in _BARE else line for line in lines)
    return f"{found:,.2f}" if column.kind == "money" else str(found)
