"""The workbook of a register: for whom, with which numbers, on what basis; every export is kept."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

from exports import xlsx
from exports.filenames import safe
from exports.registers import REGISTERS
from models import audit, dates, registerrules, station
from models.audit import Note
from models.errors import Refusal
from models.queries import registers as queries
from models.queries.selection import Selection
from models.station import Deed
from ui.viewmodels.registers import Registers

Progress = Generator[tuple[int, int, str], None, tuple[Path, int]]


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

    def file_name(self) -> str:
        """Return the name that the workbook is offered under (domain.md 3.1)."""
        page = self.page
        with page.store.reading() as db:
            name = station.current(db).name
        at = dates.local(page.now())
        title = REGISTERS[page.key].title
        return safe(f"{name}_{title}_{page.period.code}_{at:%Y%m%d-%H%M}") + ".xlsx"

    def write(self, target: Path, *, purpose: str = "", full: bool = False) -> Progress:
        """Write the workbook step by step; what is exported, by whom and why is in the audit.

        Full ID numbers need the right and a purpose; the purpose is printed on the sheet.
        """
        station.demand(self.page.person, Deed.EXPORT_FULL if full else Deed.EXPORT)
        if full and not purpose.strip():
            raise Refusal("导出完整证件号须写明用途。", "purpose")
        return self._write(target, self.page.key, self.page.selection, purpose.strip(), full=full)

    def _write(self, target: Path, key: str, selection: Selection, purpose: str, *, full: bool) -> Progress:
        page, register, period = self.page, REGISTERS[key], selection.period
        yield 0, 0, f"正在导出{register.title}"
        said: dict[str, Any] = {
            "期间": period.name,
            "筛选": selection.chosen,
            "用途": purpose,
            "证件号": "完整" if full else "遮盖",
            "文件": target.name,
        }
        with page.store.unit(by=page.person) as db:
            audit.append(
                db.connection(), [Note("导出台账", "registers", key, said)],
                by_id=page.person.id, by_name=page.person.name, at=page.now(),
            )  # fmt: skip
        with page.store.reading() as db:
            here = station.current(db)
            head = xlsx.Head(
                station=here.name, period=period, reporter=page.person.name, reported_on=page.today(),
                demo=here.demo, chosen=selection.chosen, rule=registerrules.rule(key).sentence,
                gaps=queries.gaps(db, key, period), late=queries.late(db, key, period), purpose=purpose,
                exporter=page.person.name, exported_at=page.now(),
            )  # fmt: skip
            rows = queries.rows(db, key, selection)
            count = xlsx.write(register, rows, target, head=head, masked=not full)
        return target, count
