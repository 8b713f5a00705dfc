"""The published figures come out of cases that were entered through the program, to the digit.

A city's bulletin of one month (869 received, 842 settled, against 1028 a year and 840 a month before), and a
station's year of 1753 disputes, 506 of 治安 and 1247 of 民事, against 814 the year before.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from itertools import chain, repeat

import pytest
from sqlalchemy.orm import Session

from exports import report
from models import dates, intake, periods, statistics
from models.cases import Outcome
from models.intake import IntakeDraft, PartyDraft
from models.periods import Kind, Period
from models.queries import figures, registers
from models.queries.selection import Selection
from models.statistics import Filled
from tests import sample
from tests.sample import Room, dispute_code

AUGUST, YEAR = periods.month(date(2026, 8, 1)), periods.of(Kind.YEAR, date(2025, 1, 1))
TODAY = date(2026, 9, 5)
TYPES = {
    "婚姻家庭": 160, "邻里": 278, "房屋宅基地": 67, "合同": 44, "生产经营": 31, "损害赔偿": 76, "山林土地": 18, "征地拆迁": 28,
    "环境污染": 4, "拖欠农民工工资": 13, "其他消费": 7, "医疗": 55, "道路交通事故": 33, "物业": 1, "其他": 54,
}  # fmt: skip
SOURCES = {"巡逻": 455, "来所": 378, "他部门移送": 36}
SETTLED = 842


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """Give a station that has entered the month of the bulletin, by the verbs of the desk."""
    made = sample.room(str(tmp_path_factory.mktemp("bulletin")))
    made.clock.now = datetime.combine(TODAY, time(2), UTC)
    with made.store.unit() as db:
        settled(db, made, date(2026, 8, 11))
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def compared(here: Room) -> Room:
    """Give it the month before too, and the month of the year before."""
    with here.store.unit() as db:
        received(db, here, 840, date(2026, 7, 7))
        received(db, here, 1028, date(2025, 8, 6), tracks=chain(repeat("ZA", 300), repeat("RM")))
    return here


@pytest.fixture(scope="module")
def years(compared: Room) -> Room:
    """Give it the rest of that year too, and the year before that one."""
    with compared.store.unit() as db:
        received(db, compared, 725, date(2025, 3, 4), tracks=chain(repeat("ZA", 206), repeat("RM")))
        received(db, compared, 814, date(2024, 6, 3))
    return compared


def received(db: Session, here: Room, count: int, on: date, *, tracks: Iterator[str] | None = None) -> None:
    """Receive so many disputes on a day, and choose their tracks."""
    for _ in range(count):
        subject = intake.receive(db, draft("来所", "邻里", on), by=here.officer, now=here.clock())
        if tracks is not None:
            intake.choose_track(db, subject, next(tracks), by=here.officer, today=on)


def settled(db: Session, here: Room, on: date) -> None:
    """Receive, accept and end the disputes of the bulletin."""
    types = chain.from_iterable(repeat(name, count) for name, count in TYPES.items())
    sources = chain.from_iterable(repeat(name, count) for name, count in SOURCES.items())
    for place, (source, kind) in enumerate(zip(sources, types, strict=True)):
        subject = intake.receive(db, draft(source, kind, on), by=here.officer, now=here.clock())
        intake.choose_track(db, subject, "RM", by=here.officer, today=on)
        intake.accept(db, subject, by=here.officer, on=on)
        outcome = Outcome.ORAL if place < SETTLED else Outcome.FAILED
        intake.settle_on_paper(db, subject, outcome, on=on, by=here.officer)


def draft(source: str, kind: str, on: date) -> IntakeDraft:
    """Return a visit of two who quarrel, neither of them named: one row for both keeps three years short."""
    return IntakeDraft(
        source=source, received_at=dates.moment(on, time(9)),
        parties=[PartyDraft(kind="group", name="住户与商户", headcount=2)],
        facts={"dispute_type": dispute_code(kind), "brief": "因琐事争吵。", "place": "西岔街"},
    )  # fmt: skip


def filled(here: Room, key: str, period: Period) -> Filled:
    with here.store.reading() as db:
        return statistics.counted(db, statistics.form(key), period, today=TODAY)


def test_ministry_form_tells_the_bulletin(here: Room) -> None:
    found = filled(here, "M01", AUGUST)

    said = {row.name: found.figure(row.key).text for row in found.rows}
    assert [said[name] for name in ("案件总数", "调解成功数", "调解成功率", "涉及当事人数")] == [
        "869", "842", "96.9%", "1738",
    ]  # fmt: skip
    assert [said[name] for name in ("主动调解", "依申请调解", "接受委托移送调解", "其他部门")] == [
        "455", "378", "36", "36",
    ]  # fmt: skip
    types = {
        row.name.rpartition("：")[2]: found.figure(row.key).number for row in found.rows if row.key[0] == "t" and row.key[1:].isdecimal()
    }  # fmt: skip
    assert {name: count for name, count in types.items() if count} == TYPES
    assert (len(types), sum(types.values()), found.broken) == (18, 869, ())


def test_police_form_compares_the_month(compared: Room) -> None:
    found = filled(compared, "M02", AUGUST)

    told = [
        found.figure("total", column).text
        for column in ("now", "before", "month_change", "last", "year_change")
    ]
    assert told == ["869", "840", "+3.5%", "1028", "-15.5%"]


def test_analysis_says_the_bulletin(compared: Room) -> None:
    with compared.store.reading() as db:
        told = report.drafted(figures.of_period(db, AUGUST, today=TODAY)).overall

    for words in ("869件", "下降15.5%", "上升3.5%", "842件", "96.9%", "52.4%", "43.5%", "4.1%"):
        assert words in told


def test_registers_hold_a_row_for_each_case(compared: Room) -> None:
    with compared.store.reading() as db:
        counts = {
            (key, period.name): sum(1 for _ in registers.rows(db, key, Selection(period)))
            for key, period in (("R1", AUGUST), ("R3", AUGUST), ("R1", AUGUST.year_before()))
        }
        gaps = registers.gaps(db, "R1", AUGUST)

    assert counts == {("R1", "2026年8月"): 869, ("R3", "2026年8月"): 869, ("R1", "2025年8月"): 1028}
    assert gaps == []


def test_every_number_opens_to_its_cases(here: Room) -> None:
    with here.store.reading() as db:
        found = statistics.counted(db, statistics.form("M01"), AUGUST, today=TODAY)
        opened = statistics.opened(db, found, "sent.now")

    assert (len(opened.inside), len(opened.outside)) == (36, 833)
    assert {each.words for each in opened.outside} == {
        f"不计入：来源是{name}，本栏只计来源为法院或检察院或公安机关或信访部门或其他部门的。"
        for name in ("主动调解", "依申请调解")
    }


def test_police_form_splits_the_year(years: Room) -> None:
    found = filled(years, "M02", YEAR)

    assert [found.figure(row).text for row in ("total", "za", "ms", "open")] == ["1753", "506", "1247", "0"]
    assert [found.figure("total", column).text for column in ("last", "year_change")] == ["814", "+115.4%"]
    assert "纠纷总数 = 治安类 + 民事类 + 尚未定性：1753 = 1753" in {
        each.words for each in found.checked if each.place == "本期"
    }
