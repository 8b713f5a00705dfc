"""导入警情: a file of 警情 or 警务区指令 on the table; what repeats since is settled when it is taken in."""

import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from exports.books import Table
from models import alarm_rules, alarms, concerns, gazetteer, intakes
from models.alarm_rows import NEEDED, Draft, Fault, Sieve
from models.alarms import Origin
from models.batches import Batch, Digest
from models.headings import Column
from models.queries import repeated
from ui.viewmodels.import_file import ImportFile, Progress
from ui.viewmodels.import_told import Line, Trial

_DIRECTIVE_ONLY = frozenset({"demand", "due"})
_SAME = "编号相同，时间、地址或内容不同"


@dataclass(frozen=True, slots=True)
class AlarmLine:
    """One line: an alarm, a reason, or neither where it stood before in the file."""

    line: int
    cells: Sequence[str]
    draft: Draft | None
    reason: str


@dataclass(frozen=True)
class AlarmTrial(Trial):
    """What came of a file of 警情: how many were tied to cases, and which 重点关注 it made."""

    tied: int = 0
    focus: str = ""

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


class Importing(ImportFile):
    """A file of 警情 or 警务区指令."""

    needed = NEEDED
    first = (
        "选择 110 系统导出的警情表或警务区指令表：xlsx、xls、ods、csv、txt 都行，列的先后不限。"
        "第一次看一眼哪列是什么，以后自动认。"
    )
    safe_words = "先核对再导入；重复的不会导两次，整批可以撤销。只有民警、辅警、内勤和所领导能看。"
    undo_words = "撤销选中的一批：它的警情不再列出和比照，操作日志保留"
    choosing = "选择警情表或指令表"
    _changes = 0

    @property
    def barred(self) -> str:
        """Say why this person may not import; empty when they may."""
        return "" if alarms.may_see(self.person) else alarms.NOT_YOURS

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Return the lists that can be taken in."""
        return tuple((each.value, each.value) for each in Origin)

    @property
    def fields(self) -> tuple[tuple[str, str, bool], ...]:
        """Return (key, name, needed) of our fields; what only directives have is left out for alarms."""
        return tuple(
            each for each in super().fields if self.kind == Origin.DIRECTIVE or each[0] not in _DIRECTIVE_ONLY
        )

    def _columns(self) -> tuple[Column, ...]:
        return alarm_rules.columns()

    def _is_known(self, plain: str) -> bool:
        return alarm_rules.is_known(plain)

    def _proposed(self, headings: tuple[str, ...], plain: dict[str, str]) -> dict[str, int]:
        return alarm_rules.proposed(headings, plain)

    def _lines(self, table: Table, columns: dict[str, int]) -> Iterator[Line]:
        with self.store.reading() as db:
            known = gazetteer.load(db)
        sieve, width = Sieve(columns, today=self.today(), known=known), len(table.headings)
        for line, cells in table.rows():
            try:
                yield AlarmLine(line, cells, sieve.read(line, cells, width), "")
            except Fault as fault:
                yield AlarmLine(line, cells, None, str(fault))

    def _kind_of_reason(self, reason: str) -> str:
        return _SAME if "第" in reason else reason

    def _reset(self) -> None:
        self._changes = 0

    def _start(self, table: Table, columns: dict[str, int]) -> uuid.UUID:
        book, by = table.book, self.person
        with self.store.unit(by=by) as db:
            mapping = intakes.remember(
                db, kind=self.kind, name=book.file.stem, headings=table.headings, columns=columns, by=by
            )
            return intakes.begin(
                db, kind=self.kind, file_name=book.file.name, digest=book.digest, mapping_id=mapping.id, by=by
            )

    def _put(self, batch_id: uuid.UUID | None, lines: Sequence[Line], digest: Digest) -> int:
        drafts = [each.draft for each in lines if each.draft is not None]
        if batch_id is None:
            with self.store.reading() as db:
                self._changes += len(intakes.retold(db, self.kind, drafts))
                return len(drafts) - len(intakes.on_record(db, self.kind, [each.identity for each in drafts]))
        with self.store.unit(by=self.person) as db:
            return intakes.add(db, batch_id, self.kind, drafts, digest)

    def _told(self, read: int, added: int, reasons: Counter[str], table: Table) -> Trial:
        told = super()._told(read, added, reasons, table)
        return AlarmTrial(
            told.read, told.added, told.known, told.bad, told.reasons, told.warning, changed=self._changes
        )

    def _publish(self, batch_id: uuid.UUID, told: Trial, digest: str) -> Trial:
        assert isinstance(told, AlarmTrial), "a run of alarms"
        with self.store.unit(by=self.person) as db:
            counts = intakes.publish(
                db, batch_id, read=told.read, bad=told.bad, rows_digest=digest, by=self.person
            )
        return replace(
            told, added=counts["added"], known=counts["known"], tied=counts["tied"], changed=counts["changed"]
        )

    def _after(self, told: Trial) -> Progress:
        """Make what repeats since this import a 重点关注, with its owner and day."""
        assert isinstance(told, AlarmTrial), "a run of alarms"
        if not concerns.is_automatic(self.person):
            return told
        yield told.read, 0, "正在比照有没有重复发生的"
        today, days = self.today(), alarm_rules.limits().windows[0]
        with self.store.reading() as db:
            found = repeated.compared(db, today=today, days=days)
        with self.store.unit(by=self.person) as db:
            return replace(told, focus=concerns.settle(db, found, by=self.person, today=today).sentence)

    def _discard(self, batch_id: uuid.UUID) -> None:
        with self.store.unit(by=self.person) as db:
            intakes.discard(db, batch_id)

    def _listed(self) -> list[Batch]:
        with self.store.reading() as db:
            return intakes.batches(db)

    def undo(self, batch_id: uuid.UUID, reason: str) -> str:
        """Take a batch back; its rows are no longer listed."""
        with self.store.unit(by=self.person) as db:
            return f"{intakes.undo(db, batch_id, reason=reason, by=self.person)} 起不再列出。"
