"""报表: an official form of a period as it prints, what is typed into it, what does not add up, and its submission."""

import hashlib
import re
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from exports import statforms
from exports.filenames import safe
from exports.statforms import Laid, Paper
from models import dates, disclosure, periods, reports, station, statistics
from models.disclosure import Terms
from models.errors import Refusal
from models.periods import Kind, Period
from models.queries.rows import Gap
from models.reports import Change, Report
from models.station import Deed, Identity
from models.statistics import Filled, Opened
from models.store import Store
from ui.viewmodels import ledger_barred

WHOLE = "报表统计本所全部案件"  # why not everybody may see it
_FULL_WIDTH = str.maketrans("０１２３４５６７８９，", "0123456789,")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
Progress = Generator[tuple[int, int, str], None, Path]


@dataclass(frozen=True)
class Shown:
    """A form as it stands: laid out as it prints, its report if there is one, and what changed since."""

    filled: Filled
    laid: Laid
    report: Report | None
    changes: tuple[Change, ...]
    typed: frozenset[str]
    lacking: tuple[Period, ...] = ()
    recalled: tuple[Period, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """Say which other reports the typed figures of this one are made of, and are missing."""
        told = []
        if self.lacking:
            names = "、".join(each.name for each in self.lacking)
            told.append(f"人工填的数由已报送的月报相加，{names}还没有报送，没有加进来。")
        if self.recalled:
            names = "、".join(each.name for each in self.recalled)
            told.append(f"{names}的报表撤回后没有重报，人工填的数没有进年度累计。")
        return tuple(told)

    @property
    def locked(self) -> bool:
        """True while what was submitted stands."""
        return self.report is not None and self.report.is_locked

    @property
    def state(self) -> tuple[str, Literal["", "good", "warn"]]:
        """Say how it stands, in few words and a tone."""
        if self.report is None or not self.locked:
            again = self.report is not None and (
                self.report.edition > 1 or self.report.recalled_at is not None
            )
            return ("已撤回，待重报" if again else "未报送", "warn" if again else "")
        assert self.report is not None, "locked"
        words = "已报送" if self.report.edition == 1 else f"已报送（第{self.report.edition}次）"
        if self.report.zero:
            words = f"零报告·{words}"
        return (f"{words}，后有变动", "warn") if self.changes else (words, "good")

    @property
    def report_words(self) -> str:
        """Say who submitted it, when, and what was said of checks that do not hold."""
        if self.report is None or not self.locked or self.report.submitted_at is None:
            return ""
        at = dates.local(self.report.submitted_at)
        told = f"{at:%Y-%m-%d %H:%M} 报送　制表人 {self.report.maker_name}　签发人 {self.report.signer_name}"
        return f"{told}　勾稽不符的说明：{self.report.reason}" if self.report.reason else told

    @property
    def wanting(self) -> int:
        """How many cells somebody has to type and nobody has."""
        return sum(1 for each in self.filled.typable if each.key not in self.typed)

    @property
    def broken(self) -> frozenset[str]:
        """The cells of the checks that do not hold."""
        return frozenset(cell for each in self.filled.broken for cell in each.cells)

    def kind(self, cell: str) -> str:
        """Return what a cell is: count, ratio, change, sum, typed or none."""
        figure = self.filled.figures[cell]
        return "typed" if figure.typable else figure.kind

    def named(self, cell: str) -> str:
        """Return what a cell is called: 行名·栏名."""
        return next(
            f"{row.name}·{column.name}" if len(self.filled.columns) > 1 else row.name
            for row in self.filled.rows
            for column in self.filled.columns
            if f"{row.key}.{column.key}" == cell
        )

    def next_lacking(self, after: str) -> str:
        """Return the next cell that somebody has to type and nobody has; none is the empty word."""
        keys = [each.key for each in self.filled.typable]
        place = keys.index(after) + 1 if after in keys else 0
        return next((each for each in (*keys[place:], *keys[:place]) if each not in self.typed), "")


class Statistics:
    """Which form, which period, and what is done with it."""

    def __init__(
        self, store: Store, person: Identity, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> None:
        self.store, self.person, self.today, self.now = store, person, today, now
        self.key = ""
        self.period = periods.month(today())
        self.shown: Shown | None = None
        self._paper = Paper(person.name, today())

    @property
    def barred(self) -> str:
        """Say why this person may not see figures; empty when they may."""
        return ledger_barred.why_not(self.person, WHOLE)

    @property
    def may_export(self) -> bool:
        """Tell whether this person may submit a form and write it out."""
        return station.may(self.person, Deed.EXPORT)

    def listed(self) -> tuple[tuple[str, str], ...]:
        """Return (key, title) of the forms in force today."""
        return tuple((form.key, form.title) for form in statistics.forms(self.today()))

    def kinds(self) -> tuple[Kind, ...]:
        """Return the lengths of period that the form is filled for."""
        return tuple(Kind(each) for each in statistics.form(self.key).periods)

    def choose(self, key: str) -> None:
        """Take another form; a period of a length it does not have gives way to its own."""
        self.key = key
        kinds = self.kinds()
        if self.period.kind not in kinds:
            self.period = periods.of(kinds[0], min(self.period.last, self.today()))

    def take(self, period: Period) -> None:
        """Take another period."""
        self.period = period

    def read(self) -> Shown:
        """Read the form as it stands."""
        if self.barred:
            raise Refusal(self.barred)
        today = self.today()
        with self.store.reading() as db:
            report = reports.latest(db, self.key, self.period)
            filled = reports.shown(db, self.key, self.period, today=today)
            locked = report is not None and report.is_locked
            lacking = () if locked else reports.lacking(db, self.key, self.period)
            recalled = () if locked else reports.recalled(db, self.key, self.period)
            changes = tuple(reports.changes(db, report, today=today)) if locked and report else ()
            self._paper = self._paper_of(report, changes, reports.gaps(db, self.period))
        self.shown = Shown(
            filled=filled,
            laid=statforms.laid(filled, self._paper),
            report=report,
            changes=changes,
            typed=self._typed(filled, report, lacking),
            lacking=lacking,
            recalled=recalled,
        )
        return self.shown

    def _typed(self, filled: Filled, report: Report | None, lacking: tuple[Period, ...]) -> frozenset[str]:
        """Return the cells that need no more typing; what some months only add up to is still to be looked at."""
        own = frozenset(report.typed) if report else frozenset()
        return own if lacking else frozenset(each.key for each in filled.typable if each.text)

    def _paper_of(self, report: Report | None, changes: tuple[Change, ...], gaps: list[Gap]) -> Paper:
        """Say who fills the form in, and what is told of its edition."""
        if report is None or not report.is_locked:
            return Paper(self.person.name, self.today(), gaps=gaps, exported_at=self.now())
        return Paper(
            report.maker_name, self.today(), signer=report.signer_name, edition=report.edition,
            submitted_at=report.submitted_at, zero=report.zero, reason=report.reason,
            changes=[each.words for each in changes], gaps=gaps, exported_at=self.now(),
        )  # fmt: skip

    def open(self, cell: str) -> Opened:
        """Return a cell with the cases in it and the reason of each."""
        assert self.shown is not None, "the form is on screen"
        with self.store.reading() as db:
            return statistics.opened(db, self.shown.filled, cell)

    def why(self, cell: str, number: str) -> str:
        """Say why the case of a number counts in a cell, or why not."""
        with self.store.reading() as db:
            form = statistics.form(self.key)
            return statistics.why(db, form, cell, self.period, number, today=self.today())

    def type_in(self, cell: str, words: str) -> None:
        """Keep what somebody typed into a cell; nothing takes it back."""
        said = words.strip().translate(_FULL_WIDTH)
        if said and not _NUMBER.fullmatch(said):
            raise Refusal("请填写整数，如 12；没有发生的填 0。", "figure")
        with self.store.unit(by=self.person) as db:
            value = int(said.replace(",", "")) if said else None
            reports.type_in(db, self.key, self.period, cell, value, by=self.person)

    def submit(self, signer: str, reason: str) -> Report:
        """Submit the form: it is frozen and locked."""
        with self.store.unit(by=self.person) as db:
            return reports.submit(
                db, self.key, self.period, signer=signer, reason=reason, by=self.person, now=self.now(),
                today=self.today(),
            )  # fmt: skip

    def recall(self, reason: str) -> None:
        """Recall what was submitted, so that it may be mended and submitted again."""
        with self.store.unit(by=self.person) as db:
            report = reports.latest(db, self.key, self.period)
            assert report is not None, "the deed is offered for a submitted form only"
            reports.recall(db, report, reason=reason, by=self.person, now=self.now())

    def file_name(self, ending: str) -> str:
        """Return the name that the file is offered under (domain.md 3.1)."""
        with self.store.reading() as db:
            name = station.current(db).name
        title = statistics.form(self.key).title
        at = dates.local(self.now())
        return safe(f"{name}_{title}_{self.period.code}_{at:%Y%m%d-%H%M}") + ending

    def export(self, target: Path) -> Progress:
        """Write the workbook; that it was written is in the export log."""
        station.demand(self.person, Deed.EXPORT)
        return self._write(target, self.read())

    def _write(self, target: Path, found: Shown) -> Progress:
        yield 0, 0, f"正在导出{found.filled.form.title}"
        statforms.write(found.filled, target, paper=self._paper)
        with self.store.unit(by=self.person) as db:
            disclosure.record(
                db, self.key, Terms(), title=f"{found.filled.form.title}（{found.state[0]}）", by=self.person,
                period=self.period.name, rows=len(found.filled.rows), file=target.name,
                sha256=hashlib.sha256(target.read_bytes()).hexdigest(),
            )  # fmt: skip
        return target

    def pdf(self) -> bytes:
        """Return the form on paper."""
        found = self.read()
        return statforms.pdf(found.filled, paper=self._paper)
