"""研判: a period against the last and the last year in four blocks, each figure with its cases, and its report."""

import hashlib
import uuid
from collections.abc import Callable, Generator
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from exports import pdf, report, report_charts, report_docx, report_facts
from exports.charts import Columns, Heat
from exports.filenames import safe
from exports.report import Analysis
from exports.report_facts import Stale
from exports.targets import replacing
from models import dates, disclosure, drafts, grading, periods, station
from models.disclosure import Terms
from models.errors import Refusal
from models.periods import Period
from models.queries import cases, figures, figures_intake
from models.queries.figures import Figures
from models.queries.figures_slices import Slice, behind
from models.queries.figures_stock import UNGRADED
from models.queries.figures_typical import typical
from models.station import Deed, Identity
from models.store import Store
from ui.viewmodels import analysis_blocks, ledger_barred
from ui.viewmodels.analysis_blocks import Block, Headline

WHOLE = "研判统计本所全部案件"  # why not everybody may see it
LISTED = 200
PARTS = (
    ("overall", "总体情况"), ("features", "特点"), ("stock", "存量"), ("results", "处理结果"),
    ("trend", "发展态势"), ("cases", "典型案例（已隐去姓名，请核对）"), ("steps", "下步措施"),
)  # fmt: skip
_FACTS = "facts"
Progress = Generator[tuple[int, int, str], None, Path]


@dataclass(frozen=True)
class CaseRow:
    """One case behind a figure."""

    case_id: uuid.UUID
    number: str
    title: str
    received_on: date
    level: str
    state: str
    officer: str


@dataclass(frozen=True)
class Overview:
    """The whole page; ``running`` says that days of the period are still to come."""

    period: Period
    running: str
    headlines: tuple[Headline, ...]
    blocks: tuple[Block, ...]
    hours: Heat | None
    course: Columns | None


class PeriodAnalysis:
    """The period on screen, and the words of its report."""

    def __init__(
        self, store: Store, person: Identity, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> None:
        self.store, self.person, self.today, self.now = store, person, today, now
        self.period = periods.month(today())
        self._read: Figures | None = None
        self._cases: tuple[str, ...] = ()
        self._seen: dict[str, int] = {}

    @property
    def barred(self) -> str:
        """Say why this person may not see the figures; empty when they may."""
        return ledger_barred.why_not(self.person, WHOLE)

    @property
    def may_export(self) -> bool:
        """Tell whether this person may write the report."""
        return not self.barred and station.may(self.person, Deed.EXPORT)

    @property
    def key(self) -> str:
        """Return what the words of this period are kept under until they are printed."""
        return f"analysis:{self.period.code}"

    def choose(self, period: Period) -> None:
        """Go to another period, never to one that has not begun."""
        if period.first <= self.today():
            self.period = period

    def read(self) -> Overview:
        """Count the period."""
        if self.barred:
            raise Refusal(self.barred)
        with self.store.reading() as db:
            found = self._read = figures.of_period(db, self.period, today=self.today())
            self._cases = tuple(each.text for each in typical(db, self.period))
        until = f"截至 {found.today.month}月{found.today.day}日，尚未结束" if found.running else ""
        return Overview(
            self.period, until, analysis_blocks.headlines(found), analysis_blocks.blocks(found),
            report_charts.hours(found), report_charts.course(found),
        )  # fmt: skip

    def at(self, weekday: int, place: int) -> Slice:
        """Return the figure of one cell of the hours."""
        now, each = self._figures().now, report_charts.EACH
        hours = range(place * each, place * each + each)
        count = sum(now.hours[weekday][hour] for hour in hours)
        name = f"{figures_intake.WEEK[weekday]} {hours.start}至{hours.stop}时"
        return Slice(name, count, now.received.where, figures_intake.at(weekday, hours))

    def step(self, place: int) -> tuple[str, Slice]:
        """Return one step of the trend: its name and its figure."""
        found = self._figures().trend.course[place]
        return found.period.name, found.received

    def cases(self, figure: Slice) -> tuple[CaseRow, ...]:
        """Return the cases behind a figure, newest first."""
        with self.store.reading() as db:
            ids = behind(db, figure, limit=LISTED)
            found = cases.listing(db, by=self.person, ids=ids, limit=LISTED)
        return tuple(
            CaseRow(
                each.case_id, each.number, each.title, each.received_on,
                grading.name(each.level) or UNGRADED,
                each.outcome or each.state, each.officer,
            )
            for each in found
        )  # fmt: skip

    def words(self) -> dict[str, str]:
        """Return the words of the report to be edited: as they were by whoever did last, else drafted from the figures."""
        kept = self._kept()
        self._seen[self.key] = int(kept.get(drafts.TURN, 0))
        return self._said(kept)

    @property
    def changed(self) -> str:
        """Say who of the station changed the words last, and when; empty while they are as drafted."""
        with self.store.reading() as db:
            found = drafts.shared(db, self.key)
            if found is None or not self._edited(found.content):
                return ""
            at = dates.local(found.saved_at)
            return f"全所共用这一份文稿；{found.content.get(drafts.BY)}于{at.month}月{at.day}日{at:%H:%M}最后修改。"

    def _edited(self, kept: dict[str, Any]) -> bool:
        return any(key in report.PARTS for key in kept)

    def _said(self, kept: dict[str, Any]) -> dict[str, str]:
        drafted = self._drafted()
        return drafted | {key: str(value) for key, value in kept.items() if key in drafted}

    def stale(self) -> tuple[Stale, ...]:
        """Return what of the edited words no longer agrees with the figures; nothing is changed by it."""
        before, now = self._written_by(), report_facts.facts(self._figures())
        edited = (str(text) for key, text in self._kept().items() if key in report.PARTS)
        return tuple(each for text in edited for each in report_facts.stale(text, before, now))

    def mended(self, words: dict[str, str]) -> dict[str, str]:
        """Return the words with the figures that no longer agree put right, for the officer who asks for it."""
        before, now = self._written_by(), report_facts.facts(self._figures())
        edited = self._kept().keys()
        return {
            key: report_facts.mended(text, before, now) if key in edited else text
            for key, text in words.items()
        }

    def keep(self, key: str, words: dict[str, str]) -> None:
        """Keep what was edited as a draft, with the figures it was written by.

        What reads as drafted is not kept, so that it goes on following the figures.
        """
        drafted = self._drafted()
        edited: dict[str, object] = {part: text for part, text in words.items() if text != drafted[part]}
        with self.store.unit(by=self.person) as db:
            before = self._stored(db, key)
            if not edited and not self._edited(before):
                return
            if edited:
                text = "\n".join(str(each) for each in edited.values())
                facts = report_facts.facts(self._figures())
                edited[_FACTS] = report_facts.kept(before.get(_FACTS, {}), facts, text)
            title = f"{self.period.name}{report.title(self._figures())}文稿"
            self._seen[key] = drafts.share(db, key, edited, seen=self._seen.get(key, 0), title=title)
            drafts.drop(db, key)

    def forget(self) -> None:
        """Go back to the words that the figures give."""
        with self.store.unit(by=self.person) as db:
            if drafts.shared(db, self.key) is not None:
                self._seen[self.key] = drafts.share(db, self.key, {}, seen=self._seen.get(self.key, 0))
            drafts.drop(db, self.key)

    def file_name(self, suffix: str = "pdf") -> str:
        """Return the name that the report is offered under."""
        with self.store.reading() as db:
            name = station.current(db).name
        at = dates.local(self.now())
        title = report.title(self._figures())
        return safe(f"{name}_{title}_{self.period.code}_{at:%Y%m%d-%H%M}") + f".{suffix}"

    def export(self, target: Path) -> Progress:
        """Write the report step by step, as Word where the name ends so; the log of what was exported says so."""
        station.demand(self.person, Deed.EXPORT)
        words = self._said(self._kept())
        drafted = report.drafted(self._figures())
        told = replace(drafted, **{each.name: words[each.name] for each in fields(Analysis)})
        return self._write(target, told, self._figures())

    def _write(self, target: Path, words: Analysis, found: Figures) -> Progress:
        yield 0, 0, f"正在生成{report.title(found)}"
        with self.store.reading() as db:
            here = station.current(db)
            name, demo = here.name, here.demo
        made = report.document(words, found, station=name, reported_on=self.today(), demo=demo)
        content = report_docx.render(made) if target.suffix.lower() == ".docx" else pdf.render(made)
        with replacing(target) as file:
            file.write(content)
        with self.store.unit(by=self.person) as db:
            disclosure.record(
                db, "analysis", Terms(), title=report.title(found), by=self.person, period=found.period.name,
                rows=found.now.received.count, file=target.name, sha256=hashlib.sha256(content).hexdigest(),
            )  # fmt: skip
        return target

    def _written_by(self) -> dict[str, str]:
        return {str(key): str(value) for key, value in self._kept().get(_FACTS, {}).items()}

    def _kept(self) -> dict[str, Any]:
        with self.store.reading() as db:
            return self._stored(db, self.key)

    @staticmethod
    def _stored(db: Any, key: str) -> dict[str, Any]:
        """Return the words of the station, else those that this person once wrote alone."""
        found = drafts.shared(db, key)
        return dict(found.content) if found is not None else drafts.load(db, key) or {}

    def _drafted(self) -> dict[str, str]:
        found = self._figures()
        return {key: str(value) for key, value in asdict(report.drafted(found, self._cases)).items()}

    def _figures(self) -> Figures:
        if self._read is None or self._read.period != self.period:
            self.read()
        assert self._read is not None
        return self._read
