"""导入旧台账: an old register on the table, sheet by sheet or whole; who may be whom is decided before it is taken in."""

import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from exports import book_marked
from exports.books import Table
from models import (
    gazetteer,
    legacy,
    legacy_days,
    legacy_entering,
    legacy_rows,
    legacy_rules,
    masking,
)
from models.batches import Batch, Digest
from models.errors import Refusal
from models.gazetteer import Gazetteer
from models.headings import Column
from models.legacy_match import PHONE, Matching, Unsure
from models.legacy_rows import BAD, JOINED, NEW, SAME, SKIPPED, TWICE, Book, Reader
from models.station import Identity
from models.store import Store
from ui.viewmodels.import_file import MASKS, PREVIEW, ImportFile
from ui.viewmodels.import_legacy_told import SAMPLE, LegacyTrial, UnsureLine, sampled
from ui.viewmodels.import_told import Line, Trial

EVERY = "\0every"  # no name of a sheet
CLOSED = "closed"
#: Fields whose long numbers are nobody's.
NOT_PERSONAL = frozenset({"number", "alarm", "agreement", "platform", "dossier", "received"})


class LegacyImporting(ImportFile):
    """An old register of the station."""

    needed = legacy_rows.NEEDED
    choosing = "选择以前的台账"
    first = (
        "选择本所以前的台账：矛盾纠纷、治安调解、人民调解台账都行，xlsx、xls、ods、csv 都能读。"
        "先试一遍，看清能导多少、哪些行有误，再导入；旧编号照旧，不占新编号，不起算期限。"
    )
    safe_words = "先核对再导入；同一行、同一本不会导两次，整批可以撤销。认不出的字句原样留下，不会丢。"
    undo_words = (
        "撤销选中的一批：旧案和只因它登记的当事人一起撤掉，导入后办理过的案件留下并列出，操作日志保留"
    )

    def __init__(
        self, store: Store, person: Identity, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> None:
        super().__init__(store, person, today=today, now=now)
        self.settled = True
        self.same: frozenset[str] = frozenset()
        self.unsure: tuple[Unsure, ...] = ()
        self._tables: tuple[Table, ...] = ()
        self._every = self._copied = False
        self._matching = Matching()
        self._entering: legacy_entering.Entering | None = None
        self._states: Counter[str] = Counter()
        self._notes: Counter[str] = Counter()

    @property
    def barred(self) -> str:
        """Say why this person may not import; empty when they may."""
        return "" if legacy.may_import(self.person) else legacy.NOT_YOURS

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Return the kinds of old registers."""
        return tuple((key, key) for key in legacy.kinds())

    def _columns(self) -> tuple[Column, ...]:
        return legacy_rules.columns()

    def _is_known(self, plain: str) -> bool:
        return legacy_rules.is_known(plain)

    def _proposed(self, headings: tuple[str, ...], plain: dict[str, str]) -> dict[str, int]:
        return legacy_rules.proposed(headings, plain)

    # the file

    @property
    def sheets(self) -> tuple[tuple[str, str], ...]:
        """Return the sheets, and all of them at once where several have the same head."""
        every = ((EVERY, f"全部同样的 {len(self._tables)} 张"),) if len(self._tables) > 1 else ()
        return (*super().sheets, *every)

    @property
    def sheet(self) -> str:
        """Return which sheet is shown."""
        return EVERY if self._every else super().sheet

    def close(self) -> None:
        """Put the file away, and forget who was said to be whom."""
        super().close()
        self._tables, self._every, self.same, self.unsure = (), False, frozenset(), ()

    def choose_sheet(self, sheet: str) -> None:
        """Show another sheet, or take all that are headed as the one shown."""
        if sheet == EVERY:
            self._every, self.trial, self.taken = True, None, False
            return
        assert self.book is not None, "a sheet is chosen of an open file"
        self._every = False
        table = self._read_table(sheet)
        titles = (*table.above, sheet, self.book.file.stem)
        self.kind = legacy_rules.ledger_of(*titles)
        super().choose_sheet(sheet)
        self._tables = tuple(self._alike(table))

    def _alike(self, table: Table) -> Iterator[Table]:
        """Give the shown sheets that have the same head as one."""
        assert self.book is not None, "a table is of a book"
        for name in self.book.sheets:
            if name == table.sheet:
                yield table
            elif name not in self.book.hidden:
                try:
                    other = self._read_table(name)
                except Refusal:
                    continue
                if other.headings == table.headings:
                    yield other

    def choose_kind(self, kind: str) -> None:
        """Say which register it is; columns told by hand stay, unless this register is remembered with others."""
        columns = self.columns
        super().choose_kind(kind)
        if self.table is not None and not self.remembered:
            self.columns = columns

    def choose_settled(self, choice: str) -> None:
        """Say whether what reached agreement is over where the register tells neither performance nor closing."""
        self.settled, self.trial, self.taken = choice == CLOSED, None, False

    @property
    def about(self) -> str:
        """Say what stands out about the file, and which year its short days are of."""
        year = self._year(self.table) if self.table else None
        return "".join((super().about, f"只写月日的，按 {year} 年读。" if year else ""))

    def headings(self) -> tuple[tuple[int, str, str, str], ...]:
        """Return (place, heading, a value below it with numbers masked, our field) of each column of the file."""
        assert self.table is not None, "a table is open"
        fields = {place: key for key, place in self.columns.items()}
        return tuple(
            (place, heading or f"第{place + 1}列", self._value(place, fields.get(place, "")), fields.get(place, ""))
            for place, heading in enumerate(self.table.headings)
        )  # fmt: skip

    def _value(self, place: int, key: str) -> str:
        words = next((row[place] for row in self.preview if place < len(row) and row[place]), "")
        mask = str if key in NOT_PERSONAL else MASKS.get(key.partition("_")[2], masking.hide_numbers)
        return mask(words).replace("\n", " ")

    def sample(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Return what the first lines would become."""
        if self.table is None or self.missing:
            return (), ()
        self._reset()
        found = islice(self._read_lines(self.table, iter(self.table.first[: PREVIEW * 2])), PREVIEW)
        return SAMPLE, tuple(sampled(each) for each in found)

    def choose_heading(self, key: str, place: int) -> None:
        """Say which of our fields a column is; none leaves it in words."""
        if key:
            self.choose_column(key, place)
        else:
            self.columns = {field: at for field, at in self.columns.items() if at != place}
            self.trial, self.taken, self.remembered = None, False, False

    def told_besides(self) -> str:
        """Say what is kept in words, and how many people are found and new."""
        if not isinstance(self.trial, LegacyTrial):
            return ""
        return f"{self.trial.people}。{self.trial.kept_as_it_stood}"

    def unsure_lines(self) -> tuple[UnsureLine, ...]:
        """Return who may be one person, those on record already first."""
        if self.trial is None:
            return ()
        told = sorted(self.unsure, key=lambda each: (not each.known, -each.times, each.key))
        return tuple(
            UnsureLine(each.key, each.name, each.why, each.sign, each.times, len(each.known), each.key in self.same)
            for each in told
        )  # fmt: skip

    def decide(self, key: str, *, same: bool) -> None:
        """Say whether some that may be one person are; undecided ones stay apart."""
        self.same = self.same | {key} if same else self.same - {key}

    def decide_by_phone(self) -> None:
        """Say of all who have name and telephone in common that they are one."""
        self.same = self.same | {
            each.key for each in self.unsure if each.why == PHONE and len(each.known) <= 1
        }

    # the run

    def _reset(self) -> None:
        self._matching, self._entering = Matching(self.same), None
        self._states, self._notes = Counter(), Counter()

    def _lines(self, table: Table, columns: dict[str, int]) -> Iterator[Line]:
        with self.store.reading() as db:
            villages = gazetteer.load(db)
        seen: dict[str, tuple[int, int]] = {}
        for each in self._tables if self._every else (table,):
            yield from self._read_lines(each, each.rows(), columns, villages, seen)

    def _read_lines(
        self, table: Table, rows: Iterator[tuple[int, list[str]]], columns: dict[str, int] | None = None,
        villages: Gazetteer | None = None, seen: dict[str, tuple[int, int]] | None = None,
    ) -> Iterator[legacy_rows.Line]:  # fmt: skip
        where = f"“{table.book.file.name}”{table.sheet if table.book.kind == 'sheet' else ''}"
        book = Book(
            self.kind,
            where,
            self._year(table),
            self.settled,
            self.today(),
            villages or Gazetteer(),
            table.sheet,
        )
        return Reader(table.headings, columns or self.columns, book, seen=seen).read(rows)

    def _year(self, table: Table) -> int | None:
        names = (*table.above, table.sheet, table.book.file.stem)
        return next(filter(None, map(legacy_days.year_of, names)), None)

    def _kind_of_reason(self, reason: str) -> str:
        return SAME if "第" in reason else reason

    def _start(self, table: Table, columns: dict[str, int]) -> uuid.UUID:
        book, by = table.book, self.person
        with self.store.unit(by=by) as db:
            mapping = legacy.remember(
                db, kind=self.kind, name=book.file.stem, headings=table.headings, columns=columns, by=by
            )
            return legacy.begin(
                db, kind=self.kind, file_name=book.file.name, digest=book.digest, mapping_id=mapping.id, by=by
            )

    def _put(self, batch_id: uuid.UUID | None, lines: Sequence[Line], digest: Digest) -> int:
        told = [each for each in lines if isinstance(each, legacy_rows.Line)]
        self._states.update(each.state for each in told)
        drafts = [each.draft for each in told if each.draft is not None]
        if batch_id is None:
            with self.store.reading() as db:
                known = legacy_entering.on_record(db, drafts)
                fresh = [each for each in drafts if each.identity not in known]
                self._matching.resolve(db, [who for each in fresh for who in each.parties])
            self._notes.update(note for each in fresh for note in dict.fromkeys(each.notes))
            return len(fresh)
        with self.store.unit(by=self.person) as db:
            if self._entering is None:
                self._entering = legacy_entering.Entering(db, batch_id, self._matching, digest)
            return self._entering.add(db, drafts, {id(each.draft): each.sheet for each in told})

    def _told(self, read: int, added: int, reasons: Counter[str], table: Table) -> Trial:
        states = self._states
        self.unsure = tuple(self._matching.unsure.values())
        return LegacyTrial(
            read, added, states[NEW] + states[TWICE] - added, states[BAD], tuple(reasons.most_common()),
            table.losses.sentence, joined=states[JOINED], skipped=states[SKIPPED],
            notes=tuple(self._notes.most_common()), people=self._matching.sentence,
        )  # fmt: skip

    def _publish(self, batch_id: uuid.UUID, told: Trial, digest: str) -> Trial:
        offered = self._states[NEW] + self._states[TWICE]
        with self.store.unit(by=self.person) as db:
            counts = legacy.publish(
                db,
                batch_id,
                read=told.read,
                offered=offered,
                bad=told.bad,
                rows_digest=digest,
                by=self.person,
            )
        return replace(told, added=counts["added"], known=counts["known"])

    def _discard(self, batch_id: uuid.UUID) -> None:
        with self.store.unit(by=self.person) as db:
            legacy.discard(db, batch_id)

    # what is wrong

    @property
    def marks_a_copy(self) -> bool:
        """Tell whether the wrong cells can be marked in a copy of the file itself."""
        return self.book is not None and book_marked.possible(self.book.file, self.book.kind)

    @property
    def faults_words(self) -> str:  # type: ignore[override]  # -- told anew for each file
        """Say what the deed on wrong lines gives."""
        return "另存标红的副本…" if self.marks_a_copy else "另存有误的行…"

    def fault_file(self) -> str:
        """Return the name that the marked copy, or the list of wrong lines, is offered under."""
        name = super().fault_file()
        return name.replace("_有误的行_", "_标出有误_") if self.marks_a_copy else name

    def write_faults(self, target: Path) -> int:
        """Write a copy of the file with the wrong cells in red; of another kind the wrong lines alone."""
        self._copied = False
        if not self.marks_a_copy:
            return super().write_faults(target)
        table = self._ready()
        self._reset()
        tables = self._tables if self._every else (table,)
        marks = (
            (each.sheet, each.line, self.columns.get(each.fault), each.reason)
            for each in self._lines(table, self.columns)
            if isinstance(each, legacy_rows.Line) and each.reason
        )
        heads = {each.sheet: each.head for each in tables}
        try:
            count = book_marked.write(table.book.file, heads, marks, target)
        except book_marked.NotCopied:
            return super().write_faults(target)
        self._copied = True
        return count

    def faults_done(self, count: int, target: Path) -> str:
        """Say where the wrong lines are now."""
        if not self._copied:
            return super().faults_done(count, target)
        return f"已在副本里标红有误的 {count} 行：{target}。改好后把副本整本再导一次，已导入的不会重复。"

    # batches

    def _listed(self) -> list[Batch]:
        with self.store.reading() as db:
            return legacy.taken_in(db)

    def undo(self, batch_id: uuid.UUID, reason: str) -> str:
        """Take a batch back; what was worked on since stays and is named."""
        with self.store.unit(by=self.person) as db:
            return legacy.undo(db, batch_id, reason=reason, by=self.person).sentence
