"""台账: the sheet of a register for a month as it will print, and its workbook."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from exports import xlsx
from exports.filenames import safe
from exports.registers import REGISTERS, Column, Register, shown, worth
from models import audit, dates, station
from models.audit import Note
from models.errors import Refusal
from models.queries import registers as queries
from models.queries.rows import Gap
from models.station import Deed, Identity
from models.store import Store

NO_READING = "台账列出本所全部案件，{role}只能看到交给自己办的案件。请由民警、内勤或所领导打开。"
Progress = Generator[tuple[int, int, str], None, tuple[Path, int]]

# what the screen shows while nobody has chosen: title on the sheet → (title on the screen, width, importance);
# in a narrow window those of the least importance go first
_SEEN: dict[str, dict[str, tuple[str, int, int]]] = {
    "R1": {
        "序号": ("序号", 44, 9), "登记编号": ("登记编号", 98, 9), "登记（发现）时间": ("登记时间", 90, 9),
        "来源": ("来源", 66, 8), "当事人甲·姓名": ("当事人甲", 78, 9), "当事人乙·姓名": ("当事人乙", 88, 9),
        "发生地（村社）": ("发生地", 66, 1), "纠纷类型·大类": ("纠纷类型", 74, 6), "性质": ("性质", 44, 8),
        "风险等级": ("等级", 44, 8), "涉及金额": ("金额", 98, 6), "调解结果": ("调解结果", 76, 7),
        "履行状态": ("履行", 60, 5), "是否销号（案结事了）": ("销号", 44, 4),
    },
    "R2": {
        "序号": ("序号", 44, 9), "文号": ("文号", 172, 9), "案由（条款）": ("案由", 84, 8),
        "受/立案时间": ("受立案", 92, 7), "违法行为人": ("违法行为人", 80, 9), "被侵害人": ("被侵害人", 72, 9),
        "伤情鉴定·结论": ("伤情", 72, 3), "是否当场调解": ("当场", 44, 2), "第一次调解日期": ("首次调解", 92, 4),
        "协议日期": ("协议日期", 92, 8), "赔偿金额": ("赔偿金额", 98, 9), "履行日期": ("履行日期", 92, 6),
        "结案日期": ("结案日期", 92, 5),
    },
    "R3": {
        "序号": ("序号", 44, 9), "受理日期": ("受理日期", 92, 9), "来源": ("来源", 78, 2), "当事人": ("当事人", 128, 9),
        "类型": ("类型", 78, 8), "涉及金额": ("涉及金额", 98, 9), "调解员": ("调解员", 66, 6), "结果": ("结果", 54, 8),
        "协议形式": ("形式", 48, 3), "协议·编号": ("协议编号", 170, 7), "履行": ("履行", 60, 5),
        "回访": ("回访", 100, 1), "归档": ("归档", 60, 4),
    },
}  # fmt: skip
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
        self.month = today().replace(day=1)

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
        return f"{self.month.year}年{self.month.month}月"

    @property
    def is_present(self) -> bool:
        """Tell whether the month is the one that runs: there is none after it."""
        return self.month >= self.today().replace(day=1)

    def move(self, by: int) -> None:
        """Go to another month, never past the present one."""
        months = self.month.year * 12 + self.month.month - 1 + by
        self.month = min(date(months // 12, months % 12 + 1, 1), self.today().replace(day=1))

    def read(self) -> Sheet:
        """Read the register of the month."""
        if self.barred:
            raise Refusal(self.barred)
        register = REGISTERS[self.key]
        with self.store.reading() as db:
            here = station.current(db)
            rows = tuple(queries.rows(db, self.key, self.month))
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
        month = f"{self.month:%Y%m}"
        return safe(f"{name}_{REGISTERS[self.key].title}_{month}_{at:%Y%m%d-%H%M}") + ".xlsx"

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
        self, target: Path, register: Register[Any], key: str, month: date, purpose: str, *, full: bool
    ) -> Progress:
        yield 0, 0, f"正在导出{register.title}"
        with self.store.unit(by=self.person) as db:
            said = {
                "月份": f"{month:%Y-%m}",
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
                station=here.name, month=month, reporter=self.person.name, reported_on=self.today(), demo=here.demo,
                gaps=queries.gaps(db, key, month), purpose=purpose, exporter=self.person.name,
                exported_at=self.now(),
            )  # fmt: skip
            count = xlsx.write(register, queries.rows(db, key, month), target, head=head, masked=not full)
        return target, count


def columns(register: Register[Any]) -> tuple[SheetColumn, ...]:
    """Return the columns of a register as the screen shows them."""
    seen = _SEEN[register.key]
    return tuple(_column(each, seen) for each in register.columns)


def _column(column: Column[Any], seen: dict[str, tuple[str, int, int]]) -> SheetColumn:
    name = f"{column.group}·{column.title}" if column.group else column.title
    widest = 190 if column.kind == "long" else 140
    title, width, importance = seen.get(
        name, (column.title, min(widest, max(44, round(column.width * _FIGURE_WIDTH))), 0)
    )
    return SheetColumn(
        name=name,
        title=column.title if column.group else title,
        group=column.group,
        width=width,
        align=_ALIGN.get(column.kind, "left"),
        importance=importance,
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
