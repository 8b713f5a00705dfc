"""The workbook of a register: for whom, with which numbers, on what basis; every export is kept."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from exports import xlsx
from exports.columns import Register
from exports.filenames import safe
from models import audit, dates, registerrules, station
from models.audit import Note
from models.errors import Refusal
from models.queries import registers as queries
from models.queries.selection import Selection
from models.station import Deed
from ui.viewmodels.registers import Registers

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
    """What a recipient gets, in one sentence; ``basis``: a written one may be entered, ``numbers``: full ones may be asked for."""

    sentence: str
    refused: bool = False
    basis: bool = False
    numbers: bool = True


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
        full = station.may(self.page.person, Deed.EXPORT_FULL)
        return "" if full else station.REFUSED[Deed.EXPORT_FULL]

    def recipients(self) -> tuple[tuple[str, str], ...]:
        """Return (key, name) of those a workbook may be for."""
        return (("", "本所"),)

    def effect(self, said: Said) -> Effect:
        """Say what the recipient will get."""
        numbers = "证件号完整，须写明用途" if said.full else "证件号和电话遮盖"
        return Effect(f"本所留用：姓名照列，{numbers}。")

    def file_name(self, said: Said) -> str:
        """Return the name that the workbook is offered under (domain.md 3.1)."""
        del said
        page = self.page
        with page.store.reading() as db:
            name = station.current(db).name
        at = dates.local(page.now())
        title = page.register.title
        return safe(f"{name}_{title}_{page.period.code}_{at:%Y%m%d-%H%M}") + ".xlsx"

    def check(self, said: Said) -> None:
        """Refuse what may not be exported by this person or without words that are missing."""
        station.demand(self.page.person, Deed.EXPORT_FULL if said.full else Deed.EXPORT)
        if said.full and not said.purpose.strip():
            raise Refusal("导出完整证件号须写明用途。", "purpose")

    def write(self, target: Path, said: Said) -> Progress:
        """Write the workbook step by step; what is exported, by whom, to whom and why is kept.

        Full ID numbers need the right and a purpose; the purpose is printed on the sheet.
        """
        self.check(said)
        page = self.page
        return self._write(target, page.register, page.selection, said, by_person=page.by_person)

    def _write(
        self, target: Path, register: Register[Any], selection: Selection, said: Said, *, by_person: bool
    ) -> Progress:
        page, period, key = self.page, selection.period, register.key
        yield 0, 0, f"正在导出{register.title}"
        kept: dict[str, Any] = {
            "期间": period.name,
            "筛选": selection.chosen,
            "用途": said.purpose,
            "证件号": "完整" if said.full else "遮盖",
            "文件": target.name,
        }
        with page.store.unit(by=page.person) as db:
            audit.append(
                db.connection(), [Note("导出台账", "registers", key, kept)],
                by_id=page.person.id, by_name=page.person.name, at=page.now(),
            )  # fmt: skip
        with page.store.reading() as db:
            here = station.current(db)
            head = xlsx.Head(
                station=here.name, period=period, reporter=page.person.name, reported_on=page.today(),
                demo=here.demo, chosen=selection.chosen, rule=registerrules.rule(key).sentence,
                gaps=queries.gaps(db, key, period), late=queries.late(db, key, period), purpose=said.purpose,
                exporter=page.person.name, exported_at=page.now(),
            )  # fmt: skip
            rows = page.rows(db, key, selection, by_person=by_person)
            steps = xlsx.writing(register, rows, target, head=head, masked=not said.full)
            try:
                while True:
                    done = next(steps)
                    yield done, 0, f"正在导出{register.title}，已写 {done} 行"
            except StopIteration as end:
                return target, f"已导出 {end.value} {_unit(register, by_person=by_person)}"
            finally:
                steps.close()


def _unit(register: Register[Any], *, by_person: bool) -> str:
    return "人" if by_person else register.unit
