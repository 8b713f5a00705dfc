"""本局表格: the bureau's own workbooks, filled in place for a period, and on their way to other stations."""

import hashlib
import uuid
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from exports import fitting
from exports.columns import leaving
from exports.filenames import safe
from exports.fitting import Filled, FormMapping, SheetMapping, Template, Value, leftovers, sources
from exports.fitting.travelling import received
from exports.registers import REGISTERS
from exports.targets import replacing
from models import dates, disclosure, ownforms, periods, reports, station
from models.disclosure import Terms
from models.errors import Refusal
from models.periods import Kind, Period
from models.queries import registers
from models.queries.selection import Selection
from models.station import Deed, Identity
from models.statistics import Figure
from models.store import Store
from ui.viewmodels import ledger_barred, ledger_export

WHOLE = "本局表格由全所的案件填成"  # why not everybody may see it
ENDING = ".三理表.zip"
Progress = Generator[tuple[int, int, str], None, Path]


@dataclass(frozen=True)
class Made:
    """A form filled for a period: its bytes, opened again for the screen, and what is told of it."""

    name: str
    edition: str
    template: Template
    filled: Filled
    mapping: FormMapping
    along: tuple[leftovers.Leftover, ...] = ()
    unfilled: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """Say what was written where, and what stays as it was."""
        written = [
            f"“{each.sheet}”填入{_source(each.source)} {self.filled.counts.get(each.sheet, 0)} 行。"
            for each in self.mapping.sheets
            if each.first
        ]
        along = [f"{each}里原有的内容原样保留。" for each in self.along]
        return (*written, *self.filled.told, *self.unfilled, *along, *self.template.told)


class OwnForms:
    """Which form, which period, and what is done with it."""

    def __init__(
        self, store: Store, person: Identity, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> None:
        self.store, self.person, self.today, self.now = store, person, today, now
        self.period = periods.month(today())
        self.form_id: uuid.UUID | None = None
        self.made: Made | None = None

    @property
    def barred(self) -> str:
        """Say why this person may not fill forms; empty when they may."""
        return ledger_barred.why_not(self.person, WHOLE)

    @property
    def may_keep(self) -> bool:
        """Tell whether this person may add forms and change them."""
        return ownforms.may_keep(self.person)

    @property
    def may_fill(self) -> bool:
        """Tell whether this person may write a filled form out."""
        return station.may(self.person, Deed.EXPORT)

    def read(self) -> Made:
        """Fill the form for the period as it is shown: numbers masked."""
        self.made = self._filled(Terms())
        return self.made

    def recipients(self) -> tuple[tuple[str, str], ...]:
        """Return (name, name) of whom a form may be for."""
        return ledger_export.recipients()

    @property
    def no_full(self) -> str:
        """Say why full ID numbers may not be given; empty when they may."""
        return ledger_export.no_full(self.person)

    def effect(self, terms: Terms) -> str:
        """Say what the recipient will get, or why the form does not go there as it is."""
        if terms.veiled and (told := self._telling()):
            return leftovers.outside(told, terms.recipient)
        return disclosure.told(terms) or "留在公安机关内部。"

    def check(self, terms: Terms) -> None:
        """Refuse what may not be filled on these terms."""
        assert self.made is not None, "the form is on screen"
        for key in self._registers(self.made.mapping):
            disclosure.demand(self.person, key, REGISTERS[key].title, terms)
        if terms.veiled and (told := self._telling()):
            raise Refusal(leftovers.outside(told, terms.recipient), "basis")

    def _telling(self) -> tuple[str, ...]:
        """Name what stands in the form beside our rows and may tell who somebody is."""
        assert self.form_id is not None, "a form is chosen"
        with self.store.reading() as db:
            _, template, mapping = self._opened(db)
            return leftovers.telling(template, mapping, ownforms.people(db))

    def _opened(self, db: Any) -> tuple[ownforms.OwnForm, Template, FormMapping]:
        """Open the form that is chosen; its rows of data are empty, whenever it was kept."""
        assert self.form_id is not None, "a form is chosen"
        form = ownforms.get(db, self.form_id)
        mapping = fitting.from_json(dict(form.mapping))
        kept = fitting.opened(ownforms.content(db, form), form.file_name or form.name)
        return form, leftovers.cleared(kept, mapping), mapping

    def _registers(self, mapping: FormMapping) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.source for each in mapping.sheets if each.source in REGISTERS))

    def _filled(self, terms: Terms) -> Made:
        if self.barred:
            raise Refusal(self.barred)
        with self.store.reading() as db:
            form, template, mapping = self._opened(db)
            ownforms.demand_fill(form, by=self.person)
            if terms.veiled:
                leftovers.refuse_outside(template, mapping, ownforms.people(db), terms.recipient)
            here = station.current(db).name
            figures: dict[str, Mapping[str, Value]] = {}

            def rows(sheet: SheetMapping) -> Iterable[Mapping[str, Value]]:
                if sheet.source not in REGISTERS:
                    return ()
                known = REGISTERS[sheet.source]
                register = leaving(known) if terms.veiled else known
                found = registers.rows(db, sheet.source, Selection(self.period))
                return sources.rows(register.columns, found, masked=not terms.full)

            def fact(sheet: SheetMapping, name: str) -> Value:
                if name in fitting.FACTS:
                    return self._fact(name, here)
                if sheet.source not in figures:
                    shown = reports.shown(db, sheet.source, self._whole(sheet.source), today=self.today())
                    figures[sheet.source] = {key: _plain(each) for key, each in shown.figures.items()}
                return figures[sheet.source].get(name)

            filled = fitting.fill(template, mapping, rows=rows, facts=fact)
        shown = fitting.opened(filled.content, template.name)
        return Made(
            form.name, form.edition, shown, filled, mapping, leftovers.elsewhere(template, mapping),
            leftovers.unfilled(template, mapping),
        )  # fmt: skip

    def _whole(self, key: str) -> Period:
        """Return the period of a statistics form: ours where it has that length, else its own that holds our end."""
        from models import statistics  # noqa: PLC0415 -- figures are wanted by few forms

        kinds = statistics.form(key).periods
        return (
            self.period if self.period.kind.value in kinds else periods.of(Kind(kinds[0]), self.period.last)
        )

    def _fact(self, name: str, here: str) -> Value:
        first, last = self.period.first, self.period.last
        months, years = _from_to(first.month, last.month), _from_to(first.year, last.year)
        quarters = [f"第{'一二三四'[(day.month - 1) // 3]}" for day in (first, last)]
        said: dict[str, Value] = {
            "单位": here, "公安机关": here, "月份": f"{months}月", "年": years, "月": months,
            "季度": f"{_from_to(*quarters)}季度", "期间": self.period.name, "起日": first, "止日": last,
            "填报人": self.person.name, "填报日期": self.today(),
        }  # fmt: skip
        return said.get(name, "")

    def file_name(self) -> str:
        """Return the name that the filled form is offered under."""
        assert self.made is not None, "the form is on screen"
        at = dates.local(self.now())
        return safe(f"{self.made.name}_{self.period.code}_{at:%Y%m%d-%H%M}") + ".xlsx"

    def export(self, target: Path, terms: Terms) -> Progress:
        """Write the filled form; the file and its line in the export log are one deed."""
        yield 0, 0, "正在填写本局表格"
        made = self._filled(terms)
        content = made.filled.content
        with replacing(target) as file:
            file.write(content)
            with self.store.unit(by=self.person) as db:
                for key in self._registers(made.mapping) or ("",):
                    disclosure.record(
                        db, key, terms, title=f"{made.name}{made.edition}", by=self.person, period=self.period.name,
                        rows=sum(made.filled.counts.values()), file=target.name,
                        sha256=hashlib.sha256(content).hexdigest(),
                    )  # fmt: skip
        return target

    def pack(self, target: Path) -> str:
        """Write form and mapping as one file for another station; says what is in it."""
        with self.store.reading() as db:
            form, template, mapping = self._opened(db)
            content = ownforms.packed(db, form, by=self.person, book=template.content)
        with replacing(target) as file:
            file.write(content)
        along = leftovers.elsewhere(template, mapping)
        if not along:
            return "里面只有空白表和对应关系，没有案件。"
        return f"里面有空白表和对应关系，没有本所系统里的案件；{'；'.join(map(str, along))}原有的内容也在里面，发出前请核对。"

    def pack_name(self) -> str:
        """Return the name that the packed form is offered under."""
        assert self.made is not None, "the form is on screen"
        return safe(f"{self.made.name}{self.made.edition}") + ENDING

    def take_in(self, file: Path) -> uuid.UUID:
        """Take in a form that another station packed; refused unless it fits this program."""
        try:
            sent = file.read_bytes()
        except OSError as trouble:
            raise Refusal(f"“{file.name}”读不出来，可能已被移走或没有权限。") from trouble
        carried, template, mapping = received(sent, sources=sources.names(REGISTERS))
        with self.store.unit(by=self.person) as db:
            form = ownforms.keep(
                db, name=carried.name, content=leftovers.cleared(template, mapping).content, mapping=mapping.as_json(), edition=carried.edition,
                file_name=carried.file_name, by=self.person,
            )  # fmt: skip
            return form.id

    def retire(self, reason: str) -> None:
        """Stop using the form."""
        assert self.form_id is not None, "a form is chosen"
        with self.store.unit(by=self.person) as db:
            ownforms.retire(db, ownforms.get(db, self.form_id), reason=reason, by=self.person)


def listed(db: Any) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of the forms in use."""
    return tuple((str(each.id), f"{each.name}{each.edition}") for each in ownforms.listing(db))


def _plain(figure: Figure) -> Value:
    """Return a figure as a cell of a workbook holds it: a count, a sum in its unit, a rate as it prints."""
    if figure.value is None or figure.kind in {"ratio", "change"}:
        return figure.text
    return Decimal(figure.text.replace(",", "")) if "." in figure.text else int(figure.value)


def _from_to(first: Any, last: Any) -> Any:
    """Return what both ends are, or the one to the other.

    >>> _from_to(11, 11), _from_to(10, 12)
    (11, '10—12')
    """
    return first if first == last else f"{first}—{last}"


def _source(key: str) -> str:
    return f"《{REGISTERS[key].title}》" if key in REGISTERS else ""
