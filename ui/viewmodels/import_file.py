"""A file on the table, of whatever kind: opened, its columns told, tried dry, taken in, and taken back."""

import hashlib
import uuid
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from exports import book_faults, books
from exports.books import Book, Table
from exports.filenames import safe
from models import alarm_rules, batches, dates
from models.batches import Batch, Digest
from models.errors import Refusal
from models.headings import Column
from models.identity import mask_id, mask_phone
from models.station import Identity
from models.store import Store
from ui.viewmodels.import_told import BatchLine, Line, Trial, batch_line

PREVIEW = 8
FILES = "表格 (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.txt *.et *.htm *.html);;所有文件 (*)"
IGNORED = -1
MASKS = {"phone": mask_phone, "id": mask_id}
Steps = Generator[tuple[int, int, str], None, None]
Progress = Generator[tuple[int, int, str], None, Trial]


class ImportFile(ABC):
    """The file on the table; nothing is kept before ``take``, and that is one deed with one way back."""

    #: Our fields without which a file cannot be tried: one of each group.
    needed: tuple[tuple[str, ...], ...] = ()
    first = ""
    safe_words = ""
    undo_words = ""
    choosing = "选择要导入的表"
    faults_words = "另存有误的行…"

    def __init__(
        self, store: Store, person: Identity, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> None:
        self.store, self.person, self.today, self.now = store, person, today, now
        self.kind = self.kinds[0][0]
        self.book: Book | None = None
        self.table: Table | None = None
        self.columns: dict[str, int] = {}
        self.preview: tuple[tuple[str, ...], ...] = ()
        self.before = ""
        self.remembered = False
        self.trial: Trial | None = None
        self.taken = False

    # what each kind knows

    @property
    @abstractmethod
    def barred(self) -> str:
        """Say why this person may not import; empty when they may."""

    @property
    @abstractmethod
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Return the lists that can be taken in."""

    @abstractmethod
    def _columns(self) -> tuple[Column, ...]:
        """Return our fields."""

    @abstractmethod
    def _is_known(self, plain: str) -> bool:
        """Tell whether a heading is one of ours."""

    @abstractmethod
    def _proposed(self, headings: tuple[str, ...], plain: dict[str, str]) -> dict[str, int]:
        """Return which column is which of our fields, by its heading."""

    @abstractmethod
    def _lines(self, table: Table, columns: dict[str, int]) -> Iterator[Line]:
        """Give what becomes of each line."""

    @abstractmethod
    def _start(self, table: Table, columns: dict[str, int]) -> uuid.UUID:
        """Remember the mapping and begin a batch."""

    @abstractmethod
    def _put(self, batch_id: uuid.UUID | None, lines: Sequence[Line], digest: Digest) -> int:
        """Put some lines into the batch, or without one only look; return how many are new."""

    @abstractmethod
    def _publish(self, batch_id: uuid.UUID, told: Trial, digest: str) -> Trial:
        """Let the batch be seen."""

    @abstractmethod
    def _discard(self, batch_id: uuid.UUID) -> None:
        """Take away a batch that was not ended."""

    @abstractmethod
    def _listed(self) -> list[Batch]:
        """Return the batches taken in."""

    @abstractmethod
    def undo(self, batch_id: uuid.UUID, reason: str) -> str:
        """Take a batch back; returns the sentence that says what went."""

    @abstractmethod
    def _reset(self) -> None:
        """Forget what a run before has counted."""

    def _kind_of_reason(self, reason: str) -> str:
        """Return a reason without what differs from line to line."""
        return reason

    def _told(self, read: int, added: int, reasons: Counter[str], table: Table) -> Trial:
        bad = reasons.total()
        return Trial(
            read, added, read - added - bad, bad, tuple(reasons.most_common()), table.losses.sentence
        )

    def _after(self, told: Trial) -> Progress:
        """Do what follows an import, once it is there."""
        yield from ()
        return told

    # the file

    def opening(self, file: Path) -> Steps:
        """Open a file off the screen's thread; a workbook of a year takes some seconds."""
        yield 0, 0, f"正在打开“{file.name}”"
        self.open(file)

    def open(self, file: Path) -> None:
        """Open a file; its first sheet is shown, its columns as they were told last time or as they are headed."""
        if self.barred:
            raise Refusal(self.barred)
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

    @property
    def sheets(self) -> tuple[tuple[str, str], ...]:
        """Return the sheets of the file as they are offered; hidden ones say so."""
        if self.book is None:
            return ()
        hidden = self.book.hidden
        return tuple((name, f"{name}（隐藏）" if name in hidden else name) for name in self.book.sheets)

    @property
    def sheet(self) -> str:
        """Return which sheet is shown."""
        return self.table.sheet if self.table else ""

    def choose_sheet(self, sheet: str) -> None:
        """Show another sheet of the file."""
        table = self._read_table(sheet)
        width = len(table.headings)
        self.table, self.trial, self.taken = table, None, False
        self.preview = tuple(tuple(cells[:width]) for _line, cells in table.first[:PREVIEW])
        self._propose()

    def _read_table(self, sheet: str) -> Table:
        assert self.book is not None, "a sheet is chosen of an open file"
        table = self.book.table(sheet, known=lambda heading: self._is_known(books.plain(heading)))
        if not table.first:
            raise Refusal(books.EMPTY.format(name=self.book.file.name))
        return table

    def choose_kind(self, kind: str) -> None:
        """Say which of the lists the file is."""
        self.kind, self.trial, self.taken = kind, None, False
        if self.table is not None:
            self._propose()

    def _propose(self) -> None:
        assert self.table is not None, "a table is open"
        assert self.book is not None, "a table is of a book"
        headings = self.table.headings
        with self.store.reading() as db:
            kept = batches.recall(db, kind=self.kind, headings=headings)
            earlier = batches.of_file(db, self.kind, self.book.digest)
        self.remembered = kept is not None
        self.columns = kept or self._proposed(headings, {each: books.plain(each) for each in headings})
        self.before = ""
        if earlier is not None:
            at = dates.local(earlier.at)
            self.before = f"这个文件 {at:%m-%d %H:%M} 由{earlier.by_name}导入过；再导不会重复增加。"

    @property
    def about(self) -> str:
        """Say what stands out about the file."""
        if self.book is None or not self.book.macros:
            return ""
        return "文件里有宏，只读取格里的内容，宏没有运行。"

    def choose_column(self, key: str, place: int) -> None:
        """Say which column one of our fields is, ``IGNORED`` for none; a column is one field only."""
        self.columns = {field: at for field, at in self.columns.items() if field != key and at != place}
        if place != IGNORED:
            self.columns[key] = place
        self.trial, self.taken, self.remembered = None, False, False

    @property
    def files(self) -> str:
        """Return which files are offered."""
        return FILES

    @property
    def fields(self) -> tuple[tuple[str, str, bool], ...]:
        """Return (key, name, needed) of our fields."""
        needed = {key for keys in self.needed if len(keys) == 1 for key in keys}
        return tuple((column.key, column.name, column.key in needed) for column in self._columns())

    def sample(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Return the names of the fields that have a column, and what the first lines say in them, numbers masked."""
        told = [(key, name, self.columns[key]) for key, name, _needed in self.fields if key in self.columns]
        lines = (
            tuple(MASKS.get(key.partition("_")[2], str)(row[place]) for key, _name, place in told)
            for row in self.preview
        )
        return tuple(name for _key, name, _place in told), tuple(lines)

    @property
    def missing(self) -> str:
        """Say which columns must still be told; empty when the file can be tried."""
        names = {column.key: column.name for column in self._columns()}
        lacking = [
            "或".join(names[key] for key in keys)
            for keys in self.needed
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

    # the run

    def try_out(self) -> Progress:
        """Read the whole file and count what would come of it; nothing is kept."""
        return self._run(self._ready(), self.columns, keep=False)

    def take(self) -> Progress:
        """Take the file in, in short units that others can write between; seen when all of it is there.

        Closed before its end, nothing of it stays.
        """
        if self.barred:
            raise Refusal(self.barred)
        return self._run(self._ready(), self.columns, keep=True)

    def _run(self, table: Table, columns: dict[str, int], *, keep: bool) -> Progress:
        reasons: Counter[str] = Counter()
        read = added = 0
        digest = hashlib.sha256()
        self._reset()
        rows, size = self._lines(table, columns), alarm_rules.limits().batch
        batch_id = self._start(table, columns) if keep else None
        finished = False
        try:
            while some := list(islice(rows, size)):
                reasons.update(self._kind_of_reason(each.reason) for each in some if each.reason)
                read += len(some)
                added += self._put(batch_id, some, digest)
                yield read, 0, f"正在{'导入' if keep else '核对'}第 {read} 行"
            told = self._told(read, added, reasons, table)
            if batch_id is not None:
                told = self._publish(batch_id, told, digest.hexdigest())
            finished = True
            return (yield from self._after(told)) if keep and told.added else told
        finally:
            if batch_id is not None and not finished:
                self._discard(batch_id)

    # what is wrong

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
        self._reset()
        wrong = (
            (each.line, each.reason, each.cells) for each in self._lines(table, self.columns) if each.reason
        )
        return book_faults.write(table.headings, wrong, target)

    def faults_done(self, count: int, target: Path) -> str:
        """Say where the wrong lines are now."""
        return f"有误的 {count} 行已存到：{target}。改好后把这个文件再导入一次。"

    # batches

    def batches(self) -> tuple[BatchLine, ...]:
        """Return the batches taken in, newest first."""
        return tuple(batch_line(each) for each in self._listed())
