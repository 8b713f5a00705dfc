"""导入: a file of 警情 or 警务区指令 is opened, its columns are told, it is tried dry, taken in, and can be taken back."""

import hashlib
import uuid
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from exports import book_faults, books
from exports.books import Book, Table
from exports.filenames import safe
from models import alarm_rules, alarms, concerns, dates, gazetteer, intakes
from models.alarm_rows import NEEDED, Draft, Fault, Sieve
from models.alarms import Origin
from models.errors import Refusal
from models.identity import mask_id, mask_phone
from models.intakes import Batch
from models.queries import repeated
from models.station import Identity
from models.store import Store

PREVIEW = 8
KINDS = tuple((each.value, each.value) for each in Origin)
FILES = "表格 (*.xlsx *.xls *.ods *.csv *.txt *.et *.htm *.html);;所有文件 (*)"
IGNORED = -1
_DIRECTIVE_ONLY = frozenset({"demand", "due"})
_MASKS = {"phone": mask_phone, "id": mask_id}
_SAME = "编号相同，时间、地址或内容不同"
Line = tuple[int, list[str], Draft | None, str]
Progress = Generator[tuple[int, int, str], None, "Trial"]


@dataclass(frozen=True)
class Trial:
    """What a file holds, or what was taken in of it: every line read is new, known, or wrong."""

    read: int
    added: int
    known: int
    bad: int
    reasons: tuple[tuple[str, int], ...]
    warning: str = ""
    tied: int = 0
    focus: str = ""
    changed: int = 0

    @property
    def sentence(self) -> str:
        """Say the counts."""
        changed = f"（内容有变 {self.changed}）" if self.changed else ""
        return f"共 {self.read} 行：可导入 {self.added}，已有 {self.known}{changed}，有误 {self.bad}"

    @property
    def done(self) -> str:
        """Say what was taken in."""
        tied = f"，其中 {self.tied} 起已有登记，自动关联" if self.tied else ""
        bad = f"；有误 {self.bad} 行没有导入，可另存后改好再导" if self.bad else ""
        known = f"已有 {self.known - self.changed} 起没有重复导入"
        if self.changed:
            known += f"，已有、内容有变 {self.changed} 起按这个文件更新"
        focus = f"{self.focus}。" if self.focus else ""
        return f"导入完成：新增 {self.added} 起{tied}，{known}{bad}。{focus}"


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


class Importing:
    """The file on the table; nothing is kept before ``take``, and that is one deed with one way back."""

    def __init__(
        self, store: Store, person: Identity, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> None:
        self.store, self.person, self.today, self.now = store, person, today, now
        self.kind = Origin.ALARM.value
        self.book: Book | None = None
        self.table: Table | None = None
        self.columns: dict[str, int] = {}
        self.preview: tuple[tuple[str, ...], ...] = ()
        self.before = ""
        self.remembered = False
        self.trial: Trial | None = None
        self.taken = False

    @property
    def barred(self) -> str:
        """Say why this person may not import; empty when they may."""
        return "" if alarms.may_see(self.person) else alarms.NOT_YOURS

    def opening(self, file: Path) -> Generator[tuple[int, int, str], None, None]:
        """Open a file off the screen's thread; a workbook of a year takes some seconds."""
        yield 0, 0, f"正在打开“{file.name}”"
        self.open(file)

    def open(self, file: Path) -> None:
        """Open a file; its first sheet is shown, its columns as they were told last time or as they are headed."""
        alarms.demand(self.person)
        self.close()
        book = books.opened(file)
        self.book = book
        try:
            self.choose_sheet(book.sheets[0])
        except Refusal:
            if len(book.sheets) == 1:
                self.book = None
                raise
            self._choose_other(book)

    def _choose_other(self, book: Book) -> None:
        """Take the first sheet that reads as a table, where the very first does not."""
        for sheet in book.sheets[1:]:
            try:
                self.choose_sheet(sheet)
            except Refusal:
                continue
            return
        self.book = None
        raise Refusal(books.NO_HEAD.format(name=book.file.name))

    def close(self) -> None:
        """Put the file away."""
        self.book = self.table = self.trial = None
        self.columns, self.preview, self.before, self.remembered, self.taken = {}, (), "", False, False

    def choose_sheet(self, sheet: str) -> None:
        """Show another sheet of the file."""
        assert self.book is not None, "a sheet is chosen of an open file"
        table = self.book.table(sheet, known=lambda heading: alarm_rules.is_known(books.plain(heading)))
        if not table.first:
            raise Refusal(books.EMPTY.format(name=self.book.file.name))
        width = len(table.headings)
        self.table, self.trial, self.taken = table, None, False
        self.preview = tuple(tuple(cells[:width]) for _line, cells in table.first[:PREVIEW])
        self._propose()

    def choose_kind(self, kind: str) -> None:
        """Say whether the file lists alarms or directives."""
        self.kind, self.trial, self.taken = kind, None, False
        if self.table is not None:
            self._propose()

    def _propose(self) -> None:
        assert self.table is not None, "a table is open"
        assert self.book is not None, "a table is of a book"
        headings = self.table.headings
        with self.store.reading() as db:
            kept = intakes.recall(db, kind=self.kind, headings=headings)
            earlier = intakes.of_file(db, self.kind, self.book.digest)
        self.remembered = kept is not None
        self.columns = kept or alarm_rules.proposed(headings, {each: books.plain(each) for each in headings})
        self.before = ""
        if earlier is not None:
            at = dates.local(earlier.at)
            self.before = f"这个文件 {at:%m-%d %H:%M} 由{earlier.by_name}导入过；再导不会重复增加。"

    def choose_column(self, key: str, place: int) -> None:
        """Say which column one of our fields is, ``IGNORED`` for none; a column is one field only."""
        self.columns = {field: at for field, at in self.columns.items() if field != key and at != place}
        if place != IGNORED:
            self.columns[key] = place
        self.trial, self.taken, self.remembered = None, False, False

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Return the lists that can be taken in."""
        return KINDS

    @property
    def files(self) -> str:
        """Return which files are offered."""
        return FILES

    @property
    def fields(self) -> tuple[tuple[str, str, bool], ...]:
        """Return (key, name, needed) of our fields; what only directives have is left out for alarms."""
        needed = {key for keys in NEEDED if len(keys) == 1 for key in keys}
        return tuple(
            (column.key, column.name, column.key in needed)
            for column in alarm_rules.columns()
            if self.kind == Origin.DIRECTIVE or column.key not in _DIRECTIVE_ONLY
        )

    def sample(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Return the names of the fields that have a column, and what the first lines say in them, numbers masked."""
        told = [(key, name, self.columns[key]) for key, name, _needed in self.fields if key in self.columns]
        lines = (
            tuple(_MASKS.get(key.partition("_")[2], str)(row[place]) for key, _name, place in told)
            for row in self.preview
        )
        return tuple(name for _key, name, _place in told), tuple(lines)

    @property
    def missing(self) -> str:
        """Say which columns must still be told; empty when the file can be tried."""
        names = {column.key: column.name for column in alarm_rules.columns()}
        lacking = [
            "或".join(names[key] for key in keys)
            for keys in NEEDED
            if not any(key in self.columns for key in keys)
        ]
        return f"请先指定{'、'.join(lacking)}是哪一列。" if lacking else ""

    def _ready(self) -> Table:
        """Return the table that is open, once all its needed columns are told."""
        if self.table is None:
            raise Refusal("请先选择要导入的文件。")
        if self.missing:
            raise Refusal(self.missing)
        return self.table

    def _lines(self, table: Table, columns: dict[str, int]) -> Iterator[Line]:
        """Give (line, cells, alarm, reason) of each row; neither alarm nor reason: it stood before in the file."""
        with self.store.reading() as db:
            known = gazetteer.load(db)
        sieve, width = Sieve(columns, today=self.today(), known=known), len(table.headings)
        for line, cells in table.rows():
            try:
                yield line, cells, sieve.read(line, cells, width), ""
            except Fault as fault:
                yield line, cells, None, str(fault)

    def try_out(self) -> Progress:
        """Read the whole file and count what would come of it; nothing is kept."""
        return self._run(self._ready(), self.columns, self.kind, keep=False)

    def take(self) -> Progress:
        """Take the file in, in short units that others can write between; seen when all of it is there.

        Closed before its end, nothing of it stays.
        """
        alarms.demand(self.person)
        return self._run(self._ready(), self.columns, self.kind, keep=True)

    def _run(self, table: Table, columns: dict[str, int], kind: str, *, keep: bool) -> Progress:
        reasons: Counter[str] = Counter()
        read = added = changed = 0
        digest = hashlib.sha256()
        rows, size = self._lines(table, columns), alarm_rules.limits().batch
        batch_id = self._begin(table, columns, kind) if keep else None
        finished = False
        try:
            while some := list(islice(rows, size)):
                reasons.update(_SAME if "第" in reason else reason for *_rest, reason in some if reason)
                drafts = [draft for _line, _cells, draft, _reason in some if draft is not None]
                read += len(some)
                added += self._put(batch_id, kind, drafts, digest)
                changed += self._changed(kind, drafts) if batch_id is None else 0
                yield read, 0, f"正在{'导入' if keep else '核对'}第 {read} 行"
            bad = reasons.total()
            told = Trial(
                read,
                added,
                read - added - bad,
                bad,
                tuple(reasons.most_common()),
                table.losses.sentence,
                changed=changed,
            )
            if batch_id is not None:
                told = self._publish(batch_id, told, digest.hexdigest())
            finished = True
            if keep and told.added and concerns.is_automatic(self.person):
                yield read, 0, "正在比照有没有重复发生的"
                told = replace(told, focus=self._settle())
            return told
        finally:
            if batch_id is not None and not finished:
                with self.store.unit(by=self.person) as db:
                    intakes.discard(db, batch_id)

    def _begin(self, table: Table, columns: dict[str, int], kind: str) -> uuid.UUID:
        book = table.book
        with self.store.unit(by=self.person) as db:
            mapping = intakes.remember(
                db, kind=kind, name=book.file.stem, headings=table.headings, columns=columns, by=self.person
            )
            return intakes.begin(
                db,
                kind=kind,
                file_name=book.file.name,
                digest=book.digest,
                mapping_id=mapping.id,
                by=self.person,
            )

    def _put(self, batch_id: uuid.UUID | None, kind: str, drafts: list[Draft], digest: intakes.Digest) -> int:
        if batch_id is None:
            with self.store.reading() as db:
                return len(drafts) - len(intakes.on_record(db, kind, [each.identity for each in drafts]))
        with self.store.unit(by=self.person) as db:
            return intakes.add(db, batch_id, kind, drafts, digest)

    def _changed(self, kind: str, drafts: list[Draft]) -> int:
        with self.store.reading() as db:
            return len(intakes.retold(db, kind, drafts))

    def _publish(self, batch_id: uuid.UUID, told: Trial, digest: str) -> Trial:
        with self.store.unit(by=self.person) as db:
            counts = intakes.publish(
                db, batch_id, read=told.read, bad=told.bad, rows_digest=digest, by=self.person
            )
        return replace(
            told, added=counts["added"], known=counts["known"], tied=counts["tied"], changed=counts["changed"]
        )

    def _settle(self) -> str:
        """Make what repeats since this import a 重点关注, with its owner and day."""
        today, days = self.today(), alarm_rules.limits().windows[0]
        with self.store.reading() as db:
            found = repeated.compared(db, today=today, days=days)
        with self.store.unit(by=self.person) as db:
            return concerns.settle(db, found, by=self.person, today=today).sentence

    def fault_file(self) -> str:
        """Return the name that the wrong lines are offered under."""
        assert self.book is not None, "a file is open"
        return safe(f"{self.book.file.stem}_有误的行_{dates.local(self.now()):%Y%m%d-%H%M}") + ".xlsx"

    def writing_faults(self, target: Path) -> Generator[tuple[int, int, str], None, tuple[int, Path]]:
        """Write the wrong lines off the screen's thread."""
        yield 0, 0, "正在另存有误的行"
        return self.write_faults(target), target

    def write_faults(self, target: Path) -> int:
        """Write the wrong lines with their reasons, in the columns of the file; returns how many."""
        table = self._ready()
        wrong = (
            (line, reason, cells)
            for line, cells, _draft, reason in self._lines(table, self.columns)
            if reason
        )
        return book_faults.write(table.headings, wrong, target)

    # batches

    def batches(self) -> tuple[BatchLine, ...]:
        """Return the batches taken in, newest first."""
        with self.store.reading() as db:
            return tuple(_batch(each) for each in intakes.batches(db))

    def undo(self, batch_id: uuid.UUID, reason: str) -> int:
        """Take a batch back; returns how many rows went."""
        with self.store.unit(by=self.person) as db:
            return intakes.undo(db, batch_id, reason=reason, by=self.person)


def _batch(batch: Batch) -> BatchLine:
    return BatchLine(
        batch.id, batch.kind, batch.file_name, dates.local(batch.at), batch.by_name, batch.read, batch.added, batch.known,
        batch.bad, batch.void_reason,
    )  # fmt: skip
