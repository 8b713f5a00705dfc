"""成效: the figures beside 成功率 for a period, each opening to its cases, and for the leader person by person."""

import hashlib
import uuid
from collections import defaultdict
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from exports import workload as sheets
from exports import xlsx
from exports.filenames import safe
from models import dates, disclosure, periods, station
from models.disclosure import Terms
from models.errors import Refusal
from models.periods import Period
from models.qualityrules import Kind
from models.queries import cases as listings
from models.queries import quality, ratios, workload
from models.queries.quality import Figure
from models.queries.registers import reasons
from models.queries.selection import Selection
from models.queries.workload import Load
from models.station import Deed, Identity
from models.store import Store

#: So many cases are listed behind a number; a shorter period or a person narrows them.
LISTED = 2000
Reading = Generator[tuple[int, int, str], None, "View"]
Writing = Generator[tuple[int, int, str], None, Path]


@dataclass(frozen=True)
class Line:
    """One figure as a line: ``share`` is how long its bar is, from 0 to 1, None where it has none."""

    key: str
    name: str
    value: str
    note: str
    share: float | None
    low: bool
    opens: bool
    definition: str
    part: bool = False


@dataclass(frozen=True)
class View:
    """All that the tab shows for one period."""

    period: Period
    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    people: tuple[Load, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Opened:
    """What a figure opens to: words, what it counts, and (case, number, title, reason, day, state) of each."""

    title: str
    definition: str
    rows: tuple[tuple[str, str, str, str, str, str], ...]


class Effects:
    """Which period, and what its work came to."""

    def __init__(
        self, store: Store, person: Identity, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> None:
        self.store, self.person, self.today, self.now = store, person, today, now
        self.period = periods.month(today())
        self.view: View | None = None

    @property
    def compares(self) -> bool:
        """Tell whether this person may see what each colleague did."""
        return workload.may_see_all(self.person)

    @property
    def may_export(self) -> bool:
        """Tell whether this person may write the table of persons."""
        return self.compares and station.may(self.person, Deed.EXPORT)

    def reading(self) -> Reading:
        """Count off the screen's thread; ``take`` keeps the outcome."""
        return self._reading(self.period)

    def _reading(self, period: Period) -> Reading:
        yield 0, 0, f"正在计算{period.name}的成效"
        today = self.today()
        with self.store.reading() as db:
            now = quality.of(db, Selection(period), today=today)
            before = {
                each.measure.key: each for each in quality.of(db, Selection(period.moved(-1)), today=today)
            }
            people = workload.of(db, period, now, today=today, by=self.person)
        lines = {
            name: tuple(_line(each, before.get(each.measure.key)) for each in figures)
            for name, figures in quality.groups(now).items()
        }
        return View(period, tuple(lines.items()), people, now)

    def take(self, view: View) -> None:
        """Keep what was counted."""
        self.view = view

    def cases(self, key: str) -> Opened:
        """Return the cases behind a figure: first those that the numerator leaves, for they want something done."""
        figure = self._figure(key)
        told: dict[uuid.UUID, list[bool]] = defaultdict(list)
        for item in figure.items:
            told[item.case_id].append(item.good)
        words = {case_id: _state(figure, goods) for case_id, goods in told.items()}
        ids = sorted(told, key=lambda each: all(told[each]) is not figure.measure.low)[:LISTED]
        with self.store.reading() as db:
            lines = listings.listing(db, by=self.person, ids=ids, limit=LISTED)
        found = sorted(lines, key=lambda each: all(told[each.case_id]) is not figure.measure.low)
        rows = tuple(
            (
                str(each.case_id), each.number, each.title, _reason(figure, each.case_id, told[each.case_id]),
                each.received_on.isoformat(), words[each.case_id],
            )
            for each in found
        )  # fmt: skip
        more = f"共 {len(told)} 件，列出 {LISTED} 件。" if len(told) > LISTED else ""
        return Opened(f"{figure.measure.name} {figure.value}", figure.measure.sentence + more, rows)

    def why(self, key: str, number: str) -> str:
        """Say why a case is behind a figure or is not."""
        figure = self._figure(key)
        with self.store.reading() as db:
            subject = reasons.found(db, number)
            if subject is None:
                return f"没有编号为“{number.strip()}”的案件。"
            goods = [each.good for each in figure.items if each.case_id == subject.id]
            if goods:
                return f"{subject.number} 在内：{_reason(figure, subject.id, goods)}。"
            ended = f"，{subject.concluded_on} {subject.outcome}" if subject.concluded_on else "，还没有办结"
            return (
                f"{subject.number} 不在内：只数{figure.measure.denominator}（{figure.measure.period}）；"
                f"这件 {dates.local(subject.received_at).date()} 登记{ended}。"
            )

    def cases_of(self, load: Load) -> Opened:
        """Return the cases of the period that are one person's."""
        ids = tuple(item.case_id for item in load.figures["success"].items[:LISTED]) if load.received else ()
        with self.store.reading() as db:
            lines = listings.listing(db, by=self.person, ids=ids, limit=LISTED) if ids else []
        rows = tuple(
            (
                str(each.case_id), each.number, each.title, f"承办人是{load.name}", each.received_on.isoformat(),
                each.outcome or each.state,
            )
            for each in lines
        )  # fmt: skip
        return Opened(f"{load.name}　登记", "本期登记、由其承办的案件。", rows)

    def _figure(self, key: str) -> Figure:
        assert self.view is not None, "a figure is opened after it was shown"
        return next(each for each in self.view.figures if each.measure.key == key)

    # the table of persons

    def file_name(self) -> str:
        """Return the name that the table is offered under."""
        with self.store.reading() as db:
            name = station.current(db).name
        at = dates.local(self.now())
        return safe(f"{name}_{sheets.TITLE}_{self.period.code}_{at:%Y%m%d-%H%M}") + ".xlsx"

    def export(self, target: Path) -> Writing:
        """Write the table of persons; the export log keeps it."""
        if not self.may_export:
            raise Refusal("人员工作量表由所领导导出。")
        if self.view is None:
            raise Refusal("还没有算好，请稍等。")
        return self._write(target, self.view)

    def _write(self, target: Path, view: View) -> Writing:
        yield 0, 0, f"正在导出{sheets.TITLE}"
        with self.store.reading() as db:
            here = station.current(db)
            head = xlsx.Head(
                station=here.name, period=view.period, reporter=self.person.name, reported_on=self.today(),
                demo=here.demo, chosen="全部人员", rule=sheets.rule(view.figures), exporter=self.person.name,
                exported_at=self.now(),
            )  # fmt: skip
        count = xlsx.write(sheets.register(view.figures), view.people, target, head=head)
        with self.store.unit(by=self.person) as db:
            disclosure.record(
                db, "workload", Terms(), title=sheets.TITLE, by=self.person, period=view.period.name, rows=count,
                file=target.name, sha256=hashlib.sha256(target.read_bytes()).hexdigest(), selection="全部人员",
            )  # fmt: skip
        return target


def _line(now: Figure, before: Figure | None) -> Line:
    measure = now.measure
    compared = ""
    if before is not None and before.whole:
        compared = f"　上期 {before.value}"
    share = None if measure.kind is Kind.DAYS else ratios.share(now.part, now.whole)
    return Line(
        measure.key, measure.name.removeprefix("其中"), now.value, f"{now.note}{compared}",
        None if share is None else float(share) / 100, measure.low, bool(now.items),
        measure.sentence, part=measure.name.startswith("其中"),
    )  # fmt: skip


def _state(figure: Figure, goods: list[bool]) -> str:
    measure = figure.measure
    if all(goods) or not measure.rest:
        return measure.taken if any(goods) else ""
    return measure.rest


def _reason(figure: Figure, case_id: uuid.UUID, goods: list[bool]) -> str:
    measure = figure.measure
    mine = [each for each in figure.items if each.case_id == case_id]
    if measure.kind is Kind.DAYS:
        return f"用了 {mine[0].days} 天"
    if measure.kind is Kind.CALLS:
        return f"达成协议前六个月报警 {mine[0].before} 次，后六个月 {mine[0].after} 次"
    if len(goods) > 1:
        return f"应办 {len(goods)} 项，{measure.taken} {sum(goods)} 项"
    return measure.taken if goods[0] else measure.rest or f"没有{measure.taken}"
