"""套用一张 Excel 表: what is written where in a bureau's workbook, proposed by the program and changed by pointing."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from exports import fitting
from exports.fitting import FormMapping, Grid, SheetMapping, Template, leftovers, sources
from exports.fitting.figures import figures
from exports.fitting.proposing import headings
from exports.fitting.sheetpart import column_letters, column_number, place
from exports.registers import REGISTERS
from models import ownforms, statistics
from models.errors import Refusal
from models.station import Identity
from models.store import Store

Place = Literal["head", "data", "column", "cell"]
NOTHING = "——不填——"


@dataclass(frozen=True)
class Pointed:
    """Where one stands: a column of the rows, or one cell above or below them, and what is written there now."""

    place: Place
    key: str
    words: str
    written: str


class Pointing:
    """One workbook being mapped; each sheet has its mapping, or none and stays as it is."""

    def __init__(self, store: Store, person: Identity, template: Template, *, name: str = "") -> None:
        self.store, self.person, self.template = store, person, template
        self.name = name or Path(template.name).stem
        self.edition = ""
        self.form_id: uuid.UUID | None = None
        self.sources = sources.names(REGISTERS)
        self.sheets: dict[str, SheetMapping] = {}
        self.current = next((each.name for each in template.sheets if each.fillable and not each.hidden), "")

    @classmethod
    def of_file(cls, store: Store, person: Identity, file: Path) -> "Pointing":
        """Open a workbook and propose a mapping for each sheet that reads like one of our registers."""
        made = cls(store, person, fitting.opened(file))
        for sheet in made.template.sheets:
            if sheet.fillable and not sheet.hidden:
                found = fitting.proposed(made.template.grid(sheet.name), sheet.name, made.sources)
                if found is not None and (found.columns or found.cells):
                    made.sheets[sheet.name] = found.mapping()
        made._leave_twins()
        if not made.current:
            raise Refusal("这个文件里没有可以填写的表。")
        return made

    def _leave_twins(self) -> None:
        """Of sheets that are one table for several months propose the first empty one; the others stay as they are."""
        twins: dict[tuple[object, ...], list[SheetMapping]] = {}
        for each in self.sheets.values():
            if each.columns:
                twins.setdefault((each.source, *sorted(each.columns.items())), []).append(each)
        for alike in twins.values():
            empty = [each for each in alike if not leftovers.to_empty(self.template, FormMapping((each,)))]
            kept = (empty or alike)[0]
            for each in alike:
                if each is not kept:
                    del self.sheets[each.sheet]
        self.current = next(iter(self.sheets), self.current)

    @classmethod
    def of_form(cls, store: Store, person: Identity, form_id: uuid.UUID) -> "Pointing":
        """Open a form that is kept, to change what is written where."""
        with store.reading() as db:
            form = ownforms.get(db, form_id)
            template = fitting.opened(ownforms.content(db, form), form.file_name or form.name)
            made = cls(store, person, template, name=form.name)
            mapping = fitting.from_json(dict(form.mapping))
            made.edition, made.form_id = form.edition, form_id
        there = made.names()
        made.sheets = {each.sheet: each for each in mapping.sheets if each.sheet in there}
        made.current = next(iter(made.sheets), made.current)
        return made

    @property
    def grid(self) -> Grid:
        """The cells of the sheet that is shown."""
        return self.template.grid(self.current)

    @property
    def sheet(self) -> SheetMapping:
        """The mapping of the sheet that is shown; an empty one where it is left alone."""
        return self.sheets.get(self.current) or SheetMapping(self.current)

    def names(self) -> tuple[str, ...]:
        """Name the sheets that can be written to."""
        return tuple(each.name for each in self.template.sheets if each.fillable)

    def offered(self) -> tuple[tuple[str, str], ...]:
        """Return (key, name) of what a sheet may be filled from."""
        registers = tuple((key, f"{key}　{each.title}") for key, each in REGISTERS.items())
        forms = tuple((form.key, f"报表　{form.title}") for form in statistics.forms())
        return (("", "只填单位、日期等单项"), *registers, *forms)

    def choose_source(self, key: str) -> None:
        """Fill the sheet from another register; columns are proposed anew by their heads."""
        kept = self.sheet
        if key in self.sources and kept.head:
            found = fitting.pointed(self.grid, self.current, kept.head, self.sources, key).mapping()
            self.sheets[self.current] = replace(
                found, first=kept.first or found.first, last=kept.last or found.last, cells=kept.cells
            )
        elif key in self.sources:
            proposed = fitting.proposed(self.grid, self.current, self.sources, key)
            self.sheets[self.current] = (
                proposed.mapping() if proposed is not None else replace(kept, source=key)
            )
        else:
            known = dict(self.statistics(kept.source))
            cells = {at: name for at, name in kept.cells.items() if name not in known}
            if key:
                cells |= figures(self.grid, statistics.form(key))
            self.sheets[self.current] = replace(
                kept, source=key, first=0, last=0, columns={}, constants={}, cells=cells
            )

    def set_head(self, first: int, last: int) -> None:
        """Take these rows for the head, and propose the columns under it."""
        first, last = sorted((first, last))
        rows = tuple(range(first, last + 1))
        found = fitting.pointed(self.grid, self.current, rows, self.sources, self.sheet.source).mapping()
        cells = self.sheet.cells or found.cells
        self.sheets[self.current] = replace(found, cells=cells)

    def set_rows(self, first: int, last: int) -> None:
        """Take these rows for the rows of data that the form has."""
        first, last = sorted((first, last))
        self.sheets[self.current] = replace(self.sheet, first=first, last=last)

    def at(self, row: int, column: int) -> Pointed:
        """Tell what stands at a place of the sheet, rows and columns counted from 1."""
        sheet = self.sheet
        top, left, _, _ = self.grid.merge_of(row, column)
        letter = column_letters(left)
        in_head = bool(sheet.head) and sheet.head[0] <= top <= sheet.head[-1]
        if sheet.source in self.sources and (in_head or sheet.first <= top <= sheet.last):
            letter = column_letters(column)
            said = self.heading(letter)
            written = sheet.columns.get(letter) or (
                f"固定写“{sheet.constants[letter]}”" if letter in sheet.constants else ""
            )
            return Pointed("column", letter, f"{letter} 列　{said}" if said else f"{letter} 列", written)
        key = f"{letter}{top}"
        said = self.grid.text(top, left).strip()
        return Pointed(
            "cell", key, f"{key} 格　{said}" if said else f"{key} 格", self.told(sheet.cells.get(key, ""))
        )

    def heading(self, letter: str) -> str:
        """Return the head of a column as the form says it."""
        return headings(self.grid, self.sheet.head).get(letter, "") if self.sheet.head else ""

    def choices(self, place: Place) -> tuple[tuple[str, str], ...]:
        """Return (name, label) of what may be written at such a place."""
        if place == "column":
            return (("", NOTHING), *((name, name) for name in self.sources.get(self.sheet.source, ())))
        return (
            ("", NOTHING),
            *((name, name) for name in fitting.FACTS),
            *self.statistics(self.sheet.source),
        )

    def statistics(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return (cell, 行·栏) of the figures of a form; lines that stand for each village or officer are left out."""
        if not key or key in self.sources:
            return ()
        form = statistics.form(key)
        return tuple(
            (f"{row.key}.{column.key}", f"{row.name}·{column.name}")
            for row in form.rows
            for column in form.columns
            if not row.each and not column.each
        )

    def write(self, pointed: Pointed, name: str) -> None:
        """Write one of our names at a place; the empty name writes nothing there."""
        sheet = self.sheet
        if pointed.place == "column":
            columns = {key: value for key, value in sheet.columns.items() if key != pointed.key}
            constants = {key: value for key, value in sheet.constants.items() if key != pointed.key}
            if name in self.sources.get(sheet.source, ()) or "{" in name:
                columns[pointed.key] = name
            elif name:
                constants[pointed.key] = name
            self.sheets[self.current] = replace(sheet, columns=columns, constants=constants)
            return
        cells = {key: value for key, value in sheet.cells.items() if key != pointed.key}
        if name:
            cells[pointed.key] = name
        self.sheets[self.current] = replace(sheet, cells=cells)

    def told(self, name: str) -> str:
        """Say a name as the officer knows it: a figure of a form by its row and column."""
        return dict(self.statistics(self.sheet.source)).get(name, name)

    def marks(self) -> dict[tuple[int, int], str]:
        """Return what is marked on the sheet: our name at the first row of each column, and in single cells."""
        sheet = self.sheet
        found: dict[tuple[int, int], str] = {}
        for letter, name in (*sheet.columns.items(), *((k, f"“{v}”") for k, v in sheet.constants.items())):
            found[sheet.first, column_number(letter)] = name
        for key, name in sheet.cells.items():
            found[place(key)] = self.told(name)
        return found

    def mapping(self) -> FormMapping:
        """Return the whole mapping, the sheets in their order."""
        order = self.names()
        kept = sorted(self.sheets.values(), key=lambda each: order.index(each.sheet))
        return FormMapping(tuple(each for each in kept if each.columns or each.cells))

    def faults(self) -> tuple[fitting.Fault, ...]:
        """Return what does not fit yet."""
        return tuple(
            fitting.faults(self.template, self.mapping(), sources=self._known(), facts=self._figures())
        )

    def emptied(self) -> tuple[str, ...]:
        """Say which rows are emptied when the form is kept."""
        found = leftovers.to_empty(self.template, self.mapping())
        return tuple(f"{each}里已有填过的内容，保存时清空。" for each in found)

    def becomes(self) -> tuple[str, ...]:
        """Say what becomes of what is in the workbook: what goes along, what nobody fills, what is kept as it is."""
        mapping = self.mapping()
        along = [
            f"{each}里已有内容，不会清空，会留在填好的表里，也会带给别的所；不要的请先在原表里删去。"
            for each in leftovers.elsewhere(self.template, mapping)
        ]
        return (*along, *leftovers.unfilled(self.template, mapping), *self.template.told)

    def _known(self) -> dict[str, Collection[str]]:
        known: dict[str, Collection[str]] = dict(self.sources)
        for form in statistics.forms():
            known[form.key] = ()
        return known

    def _figures(self) -> frozenset[str]:
        used = {each.source for each in self.sheets.values()}
        return frozenset(cell for key in used for cell, _ in self.statistics(key))

    def keep(self) -> uuid.UUID:
        """Keep the form, or what was changed of it; refused while something does not fit."""
        if wrong := self.faults():
            raise Refusal(wrong[0].sentence)
        if not self.name.strip():
            raise Refusal("请给这张表起个名字。", "name")
        kept = self.mapping().as_json()
        empty = leftovers.cleared(self.template, self.mapping())
        with self.store.unit(by=self.person) as db:
            if self.form_id is None:
                form = ownforms.keep(
                    db, name=self.name, content=empty.content, mapping=kept, edition=self.edition,
                    file_name=self.template.name, by=self.person,
                )  # fmt: skip
            else:
                form = ownforms.amend(
                    db, ownforms.get(db, self.form_id), name=self.name, mapping=kept, edition=self.edition, by=self.person,
                    content=None if empty is self.template else empty.content,
                )  # fmt: skip
            self.form_id = form.id
        return self.form_id
