"""Totals of a register are those of its cases, in any months: counted here from what was entered, there by the query."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from exports.columns import worth
from exports.registers import REGISTERS
from models import dates, periods
from models.cases import Case, State
from models.periods import Kind, Period
from models.queries import registers
from models.queries.rows import by_person
from models.queries.selection import Selection
from tests import sample
from tests.sample import Room

FIRST, LAST = date(2026, 9, 20), date(2027, 1, 10)
DAYS = st.dates(FIRST, LAST)
ENTERED = st.lists(
    st.fixed_dictionaries(
        {
            "on": DAYS, "minute": st.integers(0, 1439), "accepted": st.none() | DAYS,
            "track": st.sampled_from(["", "RM", "ZA", "ZA-X"]), "nature": st.sampled_from(["治安", "民事"]),
            "amount": st.none() | st.integers(0, 10**9), "people": st.integers(1, 60),
            "state": st.sampled_from([State.REGISTERED, State.ACCEPTED, State.MERGED]), "void": st.booleans(),
            "officer": st.sampled_from(["葛民警", "罗民警"]),
        }
    ),
    max_size=8,
)  # fmt: skip
PERIODS = st.builds(periods.of, st.sampled_from([Kind.MONTH, Kind.QUARTER, Kind.YEAR]), DAYS) | st.builds(
    periods.days, DAYS, DAYS
)


class Undone(Exception):  # noqa: N818 -- it is no error: it takes the example back
    """Raised to leave the store as it was."""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    room = sample.room(str(tmp_path_factory.mktemp("totals")))
    yield room
    room.store.close()


@contextmanager
def example(here: Room) -> Iterator[Session]:
    """Open a unit of work that is taken back."""
    with suppress(Undone), here.store.unit() as db:
        yield db
        raise Undone


def entered(db: Session, told: list[dict[str, Any]]) -> list[Case]:
    """Enter cases as they are told, without the verbs: totals must hold for what an import brings too."""
    made = [
        Case(
            number=f"西调2026-{number}", received_at=dates.moment(each["on"], time(*divmod(each["minute"], 60))),
            accepted_on=each["accepted"], track=each["track"], nature=each["nature"], amount=each["amount"],
            people_count=each["people"], state=each["state"].value, handler_name=each["officer"],
            voided_at=datetime(2026, 12, 1, tzinfo=UTC) if each["void"] else None,
        )
        for number, each in enumerate(told, start=1)
    ]  # fmt: skip
    db.add_all(made)
    db.flush()
    return made


def counts(key: str, each: dict[str, Any], period: Period) -> bool:
    """Tell whether the case stands in the register, by the rule as a person reads it."""
    if each["void"] or each["state"] is State.MERGED:
        return False
    if key == "R1":
        return period.holds(each["on"])
    return (each["track"] == "RM") == (key == "R3") and bool(each["track"]) and period.holds(each["accepted"])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=ENTERED, period=PERIODS, officer=st.sampled_from(["", "葛民警"]))
def test_totals_are_those_of_the_cases(
    here: Room, told: list[dict[str, Any]], period: Period, officer: str
) -> None:
    selection = Selection(period, officer=officer)
    with example(here) as db:
        made = entered(db, told)
        for key in ("R1", "R2", "R3"):
            mine = [each for each in told if counts(key, each, period) and officer in {"", each["officer"]}]
            rows = list(registers.rows(db, key, selection))
            assert [row.serial for row in rows] == list(range(1, len(mine) + 1))
            for case, each in zip(made, told, strict=True):
                reason = registers.why(db, key, selection, case.number)
                assert (" 列入：" in reason) == (
                    each in mine and str(case.id) in {row.case_id for row in rows}
                ), reason
            if key == "R1":
                totals = {
                    column.title: worth(column, Counter(column.value(row) for row in rows))
                    for column in REGISTERS[key].columns
                    if column.total
                }
                assert totals["涉及金额"] == sum(each["amount"] or 0 for each in mine) / 100
                assert totals["涉及人数"] == sum(each["people"] for each in mine)
                natures = Counter(each["nature"] for each in mine)
                assert totals["性质"] == f"治安 {natures['治安']}\n民事 {natures['民事']}"
                assert sum(row.serial is not None for row in by_person(rows)) == len(mine)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=ENTERED, on=DAYS)
def test_a_quarter_is_the_sum_of_its_months(here: Room, told: list[dict[str, Any]], on: date) -> None:
    quarter = periods.of(Kind.QUARTER, on)
    with example(here) as db:
        entered(db, told)
        for key in ("R1", "R2", "R3"):
            whole = [row.case_id for row in registers.rows(db, key, Selection(quarter))]
            parts = [
                row.case_id for month in quarter.months() for row in registers.rows(db, key, Selection(month))
            ]
            assert whole == parts
