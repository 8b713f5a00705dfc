"""研判: the month against the last and the last year in four blocks, each figure with its cases, and its report."""

import uuid
from collections.abc import Callable, Generator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path

from exports import pdf, report
from exports.filenames import safe
from exports.report import Analysis
from exports.targets import replacing
from models import audit, dates, drafts, grading, station
from models.audit import Note
from models.errors import Refusal
from models.money import digits
from models.queries import cases, figures
from models.queries.figures import Figures, Slice
from models.queries.ratios import change, change_of_rate, percent
from models.station import Deed, Identity
from models.store import Store

NO_READING = "研判统计本所全部案件，{role}只能看到交给自己办的案件。请由民警、内勤或所领导打开。"
MOST = 6
LISTED = 200
PARTS = (
    ("overall", "总体情况"), ("features", "特点"), ("stock", "存量"), ("results", "处理结果"),
    ("trend", "发展态势"), ("cases", "典型案例（不写姓名）"), ("steps", "下步措施"),
)  # fmt: skip
Progress = Generator[tuple[int, int, str], None, Path]


@dataclass(frozen=True)
class Headline:
    """A large figure with its comparison; ``cases`` are those behind it."""

    name: str
    value: str
    note: str
    cases: tuple[uuid.UUID, ...] = ()


@dataclass(frozen=True)
class Figure:
    """One line of a block: this month, the month before, the same month of the last year."""

    name: str
    now: int
    before: int | None = None
    year: int | None = None
    cases: tuple[uuid.UUID, ...] = ()
    note: str = ""

    @property
    def compared(self) -> str:
        """Say the other two months, or the note."""
        if self.before is None:
            return self.note
        return f"上月 {self.before}　上年 {self.year}"


@dataclass(frozen=True)
class Group:
    """Figures of one kind, with the largest that their bars are measured by."""

    title: str
    figures: tuple[Figure, ...]

    @property
    def most(self) -> int:
        """Return the figure whose bar is full."""
        return max((max(each.now, each.before or 0, each.year or 0) for each in self.figures), default=0) or 1

    @property
    def noted(self) -> bool:
        """Tell whether any line says something behind its figure."""
        return any(each.compared for each in self.figures)


@dataclass(frozen=True)
class Block:
    """One of the four: a sentence, groups of figures."""

    title: str
    sentence: str
    groups: tuple[Group, ...]


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
class Month:
    """The whole page."""

    period: str
    headlines: tuple[Headline, ...]
    blocks: tuple[Block, ...]
    recent: tuple[tuple[str, int], ...]


class MonthAnalysis:
    """The month on screen, and the words of its report."""

    def __init__(
        self, store: Store, person: Identity, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> None:
        self.store, self.person, self.today, self.now = store, person, today, now
        self.month = today().replace(day=1)
        self._read: Figures | None = None

    @property
    def barred(self) -> str:
        """Say why this person may not see the figures; empty when they may."""
        if station.may(self.person, Deed.READ_ALL):
            return ""
        return NO_READING.format(role=self.person.role)

    @property
    def may_export(self) -> bool:
        """Tell whether this person may write the report."""
        return not self.barred and station.may(self.person, Deed.EXPORT)

    @property
    def period(self) -> str:
        """Return the month in words."""
        return f"{self.month.year}年{self.month.month}月"

    @property
    def is_present(self) -> bool:
        """Tell whether the month is the one that runs."""
        return self.month >= self.today().replace(day=1)

    @property
    def key(self) -> str:
        """Return what the words of this month are kept under until they are printed."""
        return f"analysis:{self.month:%Y-%m}"

    def move(self, by: int) -> None:
        """Go to another month, never past the present one."""
        months = self.month.year * 12 + self.month.month - 1 + by
        self.month = min(date(months // 12, months % 12 + 1, 1), self.today().replace(day=1))

    def read(self) -> Month:
        """Count the month."""
        if self.barred:
            raise Refusal(self.barred)
        with self.store.reading() as db:
            found = self._read = figures.of_month(db, self.month, today=self.today())
        blocks = (_features(found), _stock(found), _handling(found), _trend(found))
        return Month(self.period, _headlines(found), blocks, _recent(found))

    def cases(self, ids: Sequence[uuid.UUID]) -> tuple[CaseRow, ...]:
        """Return the cases behind a figure, newest first."""
        with self.store.reading() as db:
            found = cases.listing(db, by=self.person, ids=tuple(ids), limit=LISTED)
        return tuple(
            CaseRow(
                each.case_id, each.number, each.title, each.received_on, grading.level(each.level).name,
                each.outcome or each.state, each.officer,
            )
            for each in found
        )  # fmt: skip

    def words(self) -> dict[str, str]:
        """Return the words of the report: as they were edited, else drafted from the figures."""
        drafted = {key: str(value) for key, value in asdict(report.drafted(self._figures())).items()}
        with self.store.reading() as db:
            kept = drafts.load(db, self.key) or {}
        return drafted | {key: str(value) for key, value in kept.items() if key in drafted}

    def keep(self, key: str, words: dict[str, str]) -> None:
        """Keep what was edited as a draft; what reads as drafted is not kept, so that figures stay fresh."""
        drafted = asdict(report.drafted(self._figures()))
        edited = {part: text for part, text in words.items() if text != drafted[part]}
        with self.store.unit(by=self.person) as db:
            if edited:
                drafts.save(db, key, edited, title=f"{self.period}月度分析文稿")
            else:
                drafts.drop(db, key)

    def forget(self) -> None:
        """Go back to the words that the figures give."""
        with self.store.unit(by=self.person) as db:
            drafts.drop(db, self.key)

    def file_name(self) -> str:
        """Return the name that the report is offered under."""
        with self.store.reading() as db:
            name = station.current(db).name
        at = dates.local(self.now())
        return safe(f"{name}_矛盾纠纷月度分析报告_{self.month:%Y%m}_{at:%Y%m%d-%H%M}") + ".pdf"

    def export(self, target: Path) -> Progress:
        """Write the report step by step; the audit says so."""
        station.demand(self.person, Deed.EXPORT)
        words = self.words()
        told = replace(
            report.drafted(self._figures()), **{each.name: words[each.name] for each in fields(Analysis)}
        )
        return self._write(target, told, self._figures())

    def _write(self, target: Path, words: Analysis, found: Figures) -> Progress:
        yield 0, 0, "正在生成月度分析报告"
        with self.store.reading() as db:
            here = station.current(db)
            name, demo = here.name, here.demo
        made = report.document(words, found, station=name, reported_on=self.today(), demo=demo)
        with replacing(target) as file:
            pdf.render(made, file)
        with self.store.unit(by=self.person) as db:
            said = {"月份": f"{found.month:%Y-%m}", "文件": target.name}
            audit.append(
                db.connection(), [Note("导出月度分析", "analysis", f"{found.month:%Y-%m}", said)],
                by_id=self.person.id, by_name=self.person.name, at=self.now(),
            )  # fmt: skip
        return target

    def _figures(self) -> Figures:
        if self._read is None or self._read.month != self.month:
            self.read()
        assert self._read is not None
        return self._read


def _headlines(found: Figures) -> tuple[Headline, ...]:
    now, before, year = found.now, found.month_before, found.year_before
    received = now.received.count
    rate = (now.succeeded.count, received)
    moved = change_of_rate(rate, (before.succeeded.count, before.received.count), "环比")
    compared = (
        f"{change(received, before.received.count, '环比')}，{change(received, year.received.count, '同比')}"
    )
    late = found.stock.overdue
    return (
        Headline("受理", f"{received} 件", compared, now.received.cases),
        Headline(
            "成功率", percent(*rate), f"成功 {rate[0]} ÷ 受理 {rate[1]}，{moved}", now.succeeded.cases
        ),
        Headline("协议金额", digits(now.amount), f"上月 {digits(before.amount)}", now.succeeded.cases),
        Headline(
            "月末未结", f"{found.stock.after} 件", f"其中超期 {late.count} 件",
            tuple(each.case_id for each in found.stock.open_cases),
        ),
    )  # fmt: skip


def _compared(
    title: str, now: Sequence[Slice], before: Sequence[Slice], year: Sequence[Slice], most: int = MOST
) -> Group:
    was, had = ({each.name: each.count for each in then} for then in (before, year))
    return Group(
        title,
        tuple(
            Figure(each.name, each.count, was.get(each.name, 0), had.get(each.name, 0), each.cases)
            for each in now[:most]
        ),
    )


def _features(found: Figures) -> Block:
    now, before, year = found.now, found.month_before, found.year_before
    if not now.received.count:
        return Block("特点", "本月没有受理矛盾纠纷。", ())
    first = now.types[0]
    sentence = f"{first.name}最多，{first.count} 件，占 {percent(first.count, now.received.count)}。"
    return Block(
        "特点", sentence,
        (
            _compared("类型", now.types, before.types, year.types),
            _compared("来源", now.sources, before.sources, year.sources, 4),
            _compared("村社", now.villages, before.villages, year.villages, 4),
            _compared("时段", now.bands, before.bands, year.bands, 4),
        ),
    )  # fmt: skip


def _stock(found: Figures) -> Block:
    stock = found.stock
    listed = tuple(each.case_id for each in stock.open_cases)
    sentence = (
        f"月初未结 {stock.before} ＋ 新增 {stock.added} － 办结 {stock.ended} ＝ 月末未结 {stock.after}"
    )
    return Block(
        "存量", sentence,
        (
            Group(
                "未结案件",
                (
                    Figure("月末未结", stock.after, cases=listed, note=f"列出等级最高的 {len(listed)} 件" if len(listed) < stock.after else ""),
                    Figure("其中超期", stock.overdue.count, cases=stock.overdue.cases),
                    Figure("履行期内", stock.performing.count, cases=stock.performing.cases, note="已达成协议"),
                ),
            ),
        ),
    )  # fmt: skip


def _handling(found: Figures) -> Block:
    handling = found.handling
    ended = sum(each.count for each in handling.ways)
    ways = Group("办结方式", tuple(Figure(each.name, each.count, cases=each.cases) for each in handling.ways))
    done, due = handling.performed
    seen, planned = handling.visited
    duties = Group(
        "应办的事",
        (
            Figure("履行到期", due, note=f"已履行 {done}（{percent(done, due)}）"),
            Figure("应回访", planned, note=f"已回访 {seen}（{percent(seen, planned)}）"),
            Figure("申请司法确认", handling.confirmations),
        ),
    )
    said = Group("回访评价", tuple(Figure(name, count) for name, count in handling.satisfaction))
    return Block(
        "处理结果", f"本月办结 {ended} 件。", tuple(group for group in (ways, duties, said) if group.figures)
    )


def _trend(found: Figures) -> Block:
    trend = found.trend
    if trend.fastest:
        name, now, before = trend.fastest
        sentence = f"与上年同期比，{name}上升最快，由 {before} 件增至 {now} 件。"
    else:
        sentence = "与上年同期比，没有上升的类型。"
    risks = Group(
        "风险",
        tuple(
            Figure(each.name, each.count, cases=each.cases)
            for each in (trend.repeated, trend.grave, trend.violent)
        ),
    )
    return Block("发展态势", f"{sentence}按近三个月均值，下月约 {trend.expected} 件。", (risks,))


def _recent(found: Figures) -> tuple[tuple[str, int], ...]:
    months = found.month.year * 12 + found.month.month - 1
    names = [f"{(months - back) % 12 + 1}月" for back in (2, 1, 0)]
    following = f"{(months + 1) % 12 + 1}月预计"
    return (*zip(names, found.trend.recent, strict=True), (following, found.trend.expected))
