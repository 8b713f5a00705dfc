"""Forms filled from cases: every cell its cases, every check held, and broken when a case is tampered with."""

import random
import uuid
from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, event, insert, update
from sqlalchemy.orm import Session

from models import disputes, periods, statistics
from models.base import new_id
from models.cases import Case, Party
from models.errors import Refusal
from models.periods import Kind, Period
from models.queries import ratios
from models.statistics import Filled
from tests import sample
from tests.sample import Room, dispute_code

QUARTER, TODAY = periods.of(Kind.QUARTER, date(2026, 11, 1)), date(2026, 12, 31)
KINDS = [leaf.code for leaf in disputes.leaves()]
SOURCES = [each.name for each in disputes.sources()]
OUTCOMES = ("", "达成协议", "口头达成", "当场达成并履行", "未达成", "撤回", "自行和解", "不适用调解", "移送")
TRACKS = {"RM": "民事", "ZA": "治安", "QJ": "民事", "YS": "民事", "": ""}


def possible(told: dict[str, Any]) -> dict[str, Any]:
    """Give no outcome to what is on no track yet."""
    return told if told["track"] else told | {"outcome": ""}


drawn = st.fixed_dictionaries({
    "dispute_type": st.sampled_from(KINDS), "source": st.sampled_from(SOURCES), "outcome": st.sampled_from(OUTCOMES),
    "track": st.sampled_from(list(TRACKS)), "day": st.dates(date(2026, 8, 1), date(2026, 12, 31)), "accepted": st.booleans(),
    "people_count": st.sampled_from([1, 2, 49, 50, 99, 100, 499, 500, 800]), "level": st.integers(1, 5), "village": st.sampled_from(["", "西岔村", "新建村"]),
    "tier": st.sampled_from(["", "组级", "村级", "镇级", "所级"]), "difficult": st.booleans(), "state": st.sampled_from(["已登记", "已销号"]),
}).map(possible)  # fmt: skip


def bulk(db: Session, given: list[dict[str, Any]]) -> list[uuid.UUID]:
    """Put cases into the store by one statement."""
    rows = []
    for place, each in enumerate(given):
        told = dict(each)
        day, accepted = told.pop("day"), told.pop("accepted")
        treated = accepted or told["outcome"] in OUTCOMES[1:4]
        rows.append({
            "id": new_id(), "number": f"西调2026-{place + 1}", "received_by": "葛", "received_at": datetime(day.year, day.month, day.day, 4, tzinfo=UTC),
            "nature": TRACKS[told["track"]], "accepted_on": day if treated else None, **told,
        })  # fmt: skip
    if rows:
        db.execute(insert(Case), rows)
    return [row["id"] for row in rows]


def filled(db: Session, key: str, period: Period = QUARTER, **typed: int) -> Filled:
    named = {name.replace("__", "."): value for name, value in typed.items()}
    return statistics.counted(db, statistics.form(key), period, typed=named, today=TODAY)


def plain(**changes: Any) -> dict[str, Any]:
    return {
        "dispute_type": dispute_code("邻里"), "source": "来所", "outcome": "口头达成", "track": "RM", "day": date(2026, 11, 3),
        "accepted": True, "people_count": 2, "level": 1, "village": "西岔村", "tier": "", "difficult": False, "state": "已登记",
    } | changes  # fmt: skip


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(drawn, max_size=25))
def test_whatever_the_cases_are_totals_are_cases_and_checks_hold(
    db: Session, given: list[dict[str, Any]]
) -> None:
    nested = db.begin_nested()
    bulk(db, given)
    within = [each for each in given if QUARTER.holds(each["day"])]
    found = {key: filled(db, key) for key in ("M01", "M02", "L01", "L05", "L06", "L07", "L10")}
    nested.rollback()

    committee = [
        each
        for each in within
        if each["track"] == "RM" and (each["accepted"] or each["outcome"] in OUTCOMES[1:4])
    ]
    police = [each for each in within if each["track"] in {"ZA", "QJ"}]
    assert {key: form.broken for key, form in found.items()} == dict.fromkeys(found, ())
    assert found["M01"].figure("total").number == len(committee)
    assert found["M02"].figure("total").number == found["L01"].figure("1", "subtotal").number == len(within)
    assert found["L05"].figure("total").number == found["L10"].figure("now", "dispute").number == len(within)
    assert found["L06"].figure("now", "1").number == found["L07"].figure("total").number == len(police)
    assert all(len(figure.cases) == figure.number for form in found.values() for figure in form.figures.values()
               if figure.kind == "count" and figure.unit in {"件", "起"})  # fmt: skip
    counts = Counter(each["dispute_type"] for each in committee)
    assert found["M01"].figure("t2").number == counts[dispute_code("邻里")]
    ends = [each["outcome"] in OUTCOMES[1:4] for each in committee]
    assert found["M01"].figure("rate").text == ratios.percent(sum(ends), len(ends))


def test_both_engines_fill_the_forms_alike(here: Room) -> None:
    chance = random.Random(7)
    days = [date(2026, month, day) for month in (9, 10, 11) for day in (1, 15, 30)]
    given = [
        plain(
            dispute_type=chance.choice(KINDS), source=chance.choice(SOURCES), outcome=chance.choice(OUTCOMES), track=chance.choice(list(TRACKS)),
            day=chance.choice(days), level=chance.randint(1, 5), people_count=chance.choice([2, 60, 600]), tier=chance.choice(["", "村级"]),
        ) for _ in range(60)
    ]  # fmt: skip
    with here.store.unit() as db:
        bulk(db, given)

    with here.store.reading() as db:
        told = {
            key: {cell: filled(db, key).figure(*cell.split(".")).number for cell in cells}
            for key, cells in {
                "M01": ("total.now", "success.now", "sent.year"), "M02": ("total.now", "za.year", "grave.now"),
                "L01": ("1.town", "1.village", "45.subtotal"), "L06": ("now.1", "year.16"),
            }.items()
        }  # fmt: skip

    expected = [each for each in given if QUARTER.holds(each["day"])]
    committee = [each for each in expected if each["track"] == "RM"]
    reached = set(OUTCOMES[1:4])
    sent = {each.name for each in disputes.sources() if each.referred}
    assert told == {
        "M01": {
            "total.now": len(committee), "success.now": sum(each["outcome"] in reached for each in committee),
            "sent.year": sum(each["track"] == "RM" and each["source"] in sent for each in given),
        },
        "M02": {
            "total.now": len(expected), "za.year": sum(each["track"] == "ZA" for each in given),
            "grave.now": sum(each["level"] > 3 for each in expected),
        },
        "L01": {
            "1.town": sum(not each["tier"] for each in expected), "1.village": sum(bool(each["tier"]) for each in expected),
            "45.subtotal": sum(each["people_count"] == 60 for each in expected),
        },
        "L06": {
            "now.1": sum(each["track"] in {"ZA", "QJ"} for each in expected),
            "year.16": sum(each["track"] == "QJ" and statistics.form("L06").derived["admin"].values[disputes.leaf(each["dispute_type"]).statistics] == "其他民事纠纷" for each in given),
        },
    }  # fmt: skip


@pytest.mark.parametrize(
    ("column", "value", "form", "check"),
    [
        ("dispute_type", "", "M01", "total = t1 + … + t18"),
        ("dispute_type", "no-such-type", "L01", "1 = 6 + 8 + 10 + 12 + 14 + 16 + 18 + 20 + 22 + 24 + 26 + 28 + 30 + 32 + 34 + 36 + 38 + 40 + 42"),
        ("source", "", "M01", "total = active + applied + sent"),
        ("source", "其他渠道", "M01", "total = active + applied + sent"),
        ("nature", "刑事", "M02", "total = za + ms + open"),
        ("nature", "", "M02", "success = za_success + ms_success"),
    ],
)  # fmt: skip
def test_a_case_that_was_tampered_with_breaks_the_check_and_is_named(
    db: Session, column: str, value: str, form: str, check: str
) -> None:
    ids = bulk(db, [plain(), plain(), plain()])
    assert filled(db, form).holds

    db.execute(update(Case).where(Case.id == ids[1]).values({column: value}))
    found = filled(db, form)

    assert check in {each.text for each in found.broken}
    assert {each.cases for each in found.broken} == {(ids[1],)}


def test_police_cases_without_a_nature_break_the_columns_of_the_quarterly_form(db: Session) -> None:
    ids = bulk(db, [plain(track="ZA"), plain(track="QJ")])
    assert filled(db, "L06").holds

    db.execute(update(Case).where(Case.id == ids[0]).values(nature=""))

    assert {(each.text, each.place) for each in filled(db, "L06").broken} == {
        ("5 = 7 + … + 16", "本期"), ("5 = 7 + … + 16", "年度累计"),
    }  # fmt: skip


def test_typed_figures_are_checked_with_the_others(db: Session) -> None:
    bulk(db, [plain(track="ZA")])

    found = filled(db, "L06", now__17=3, now__19=2, now__22=3)

    assert [each.words for each in found.broken if each.place == "本期"] == [
        "17 = 19 + 20 + 21 = 22 + 23：3 ≠ 2 ≠ 3"
    ]
    assert filled(db, "L06", now__17=3, now__19=3, now__22=3).figure("now", "1").number == 4


def test_what_maps_nowhere_goes_to_other_and_is_listed(db: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = bulk(db, [plain()])
    form = statistics.form("L01")
    values = {name: to for name, to in form.derived["issue"].values.items() if name != "邻里"}
    monkeypatch.setattr(
        type(form.derived["issue"]), "value", lambda self, said: (values.get(said, "其他"), said in values)
    )

    found = statistics.counted(db, form, QUARTER, today=TODAY)

    assert (found.figure("42").number, found.figure("38").number, found.holds) == (1, 0, True)
    assert [(each.value, each.other, each.cases) for each in found.unmapped] == [("邻里", "其他", tuple(ids))]


def test_a_form_of_villages_has_a_row_for_each_and_one_for_those_without(db: Session) -> None:
    bulk(db, [plain(), plain(village=""), plain(village="新建村", outcome="未达成")])

    found = filled(db, "L05")

    assert [(row.name, found.figure(row.key).text, found.figure(row.key, "unsolved").text) for row in found.rows] == [
        ("合计", "3", "1"), ("新建村", "1", "1"), ("西岔村", "1", "0"), ("未填村社", "1", "0"),
    ]  # fmt: skip
    assert found.columns[2].labels == ("矛盾纠纷类型", "邻里（共计：3件）", "化解数")


def test_sizes_are_banded_without_overlap(db: Session) -> None:
    bulk(db, [plain(people_count=count) for count in (49, 50, 99, 100, 499, 500)])

    found = filled(db, "L01")

    assert [found.figure(row, "subtotal").number for row in ("44", "45", "46", "47")] == [1, 2, 2, 1]


def test_the_year_so_far_stands_beside_the_quarter(db: Session) -> None:
    bulk(db, [plain(), plain(day=date(2026, 2, 1)), plain(day=date(2025, 12, 31))])

    found = filled(db, "M01")

    assert [found.figure("total", column).number for column in ("now", "year")] == [1, 2]


def test_changes_are_told_against_the_period_before_and_the_year_before(db: Session) -> None:
    days = [date(2026, 11, 3)] * 3 + [date(2026, 9, 3)] * 2 + [date(2025, 11, 3)] * 3
    bulk(
        db, [plain(day=day, outcome="口头达成" if place % 2 else "未达成") for place, day in enumerate(days)]
    )

    found = filled(db, "M02")

    assert [found.figure("total", column).text for column in ("now", "before", "month_change", "last", "year_change")] == [
        "3", "2", "+50.0%", "3", "持平",
    ]  # fmt: skip
    assert found.figure("rate", "month_change").text == "-16.7个百分点"
    assert found.figure("za", "month_change").text == "—"


def test_a_period_in_which_nothing_happened_is_a_zero_report(db: Session) -> None:
    bulk(db, [plain(day=date(2026, 2, 1))])

    assert filled(db, "M01").is_zero
    assert not filled(db, "M01", searched__now=1).is_zero
    assert not filled(db, "M01", periods.of(Kind.QUARTER, date(2026, 2, 1))).is_zero


def test_voided_and_merged_cases_count_nowhere(db: Session) -> None:
    ids = bulk(db, [plain(), plain(), plain()])
    db.execute(update(Case).where(Case.id == ids[0]).values(voided_at=sample.NOW))
    db.execute(update(Case).where(Case.id == ids[1]).values(state="已合并"))

    assert filled(db, "M02").figure("total").cases == (ids[2],)


def test_the_committee_is_named_by_what_it_is(db: Session) -> None:
    bodies = [
        "西岔镇新建村人民调解委员会",
        "幸福街道三里社区人民调解委员会",
        "幸福街道人民调解委员会",
        "西岔纺织厂人民调解委员会",
        "县个体劳动者协会调解委员会",
        "",
    ]
    ids = bulk(db, [plain() for _ in bodies])
    for case, body in zip(ids, bodies, strict=True):
        db.execute(update(Case).where(Case.id == case).values(body=body))

    found = filled(db, "M01")

    rows = ("village", "resident", "street", "enterprise", "society", "township")
    assert [found.figure(row).cases for row in rows] == [(case,) for case in ids]


def test_a_year_is_read_in_a_fixed_number_of_statements(db: Session, desk: Room) -> None:
    asked: list[str] = []

    def tell(*arguments: Any) -> None:
        asked.append(arguments[2])

    counts = []
    event.listen(desk.store.engine, "before_cursor_execute", tell)
    try:
        for count in (1, 40):
            bulk(db, [plain() for _ in range(count)])
            asked.clear()
            filled(db, "M01")
            counts.append(len(asked))
    finally:
        event.remove(desk.store.engine, "before_cursor_execute", tell)

    assert counts[0] == counts[1] <= 12


def test_a_length_of_period_that_the_form_has_not_is_refused(db: Session) -> None:
    with pytest.raises(Refusal, match="按月、季、半年、年填报"):
        filled(db, "M01", periods.days(date(2026, 11, 1), date(2026, 11, 9)))


def test_a_mediator_is_told_that_only_own_cases_are_counted(db: Session, desk: Room) -> None:
    ids = bulk(db, [plain(), plain()])
    db.execute(update(Case).where(Case.id == ids[0]).values(handler_id=desk.mediator.id))
    db.info["by"] = desk.mediator

    found = filled(db, "M01")

    assert (found.figure("total").cases, found.partial) == ((ids[0],), True)


def test_parties_are_counted_as_heads(db: Session) -> None:
    ids = bulk(db, [plain(people_count=None)])
    db.execute(delete(Party))
    db.execute(
        insert(Party), [{"id": new_id(), "case_id": ids[0], "name": "村民", "side": "甲", "headcount": heads} for heads in (5, 1)]
    )  # fmt: skip

    found = filled(db, "M01")

    assert (found.figure("people").text, filled(db, "M02").figure("people").text) == ("6", "6")


def test_published_ratios_come_out_to_the_digit() -> None:
    types = (646, 1670, 224, 446, 122, 1408, 317, 45, 13, 99, 18, 48, 28, 2, 849)

    assert (sum(types), ratios.percent(5894, 5935), 5935 - 5894) == (5935, "99.3%", 41)


@pytest.mark.parametrize("form", ["M01", "M02", "L01", "L01V", "L05", "L06", "L07", "L10"])
def test_what_is_typed_is_known_without_counting(db: Session, form: str) -> None:
    bulk(db, [plain(), plain(track="ZA")])
    found = filled(db, form)

    assert {key for key in found.figures if statistics.is_typed(found.form, key)} == {
        each.key for each in found.typable
    }
