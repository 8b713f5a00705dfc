"""What a number of a register opens to adds up to it."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from types import UnionType
from typing import Any, get_args, get_type_hints
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.columns import Register
from exports.registers import REGISTERS
from exports.registers.persons import PERSONS
from models import periods, registerrules
from models.queries import rows, rows_after, rows_papers, rows_people
from models.queries.registers.claims import ClaimRow
from models.queries.rows import by_person
from tests.sample import TODAY, Room
from ui.viewmodels import ledger_behind, ledger_totals
from ui.viewmodels.ledger_behind import Opened
from ui.widgets.case_behind import Behind, _counted

ROWS: dict[str, Any] = {
    "R1": rows.DisputeRow, "R2": rows.PublicOrderRow, "R3": rows.MediationRow, "R4": rows_papers.SpotRow,
    "R5": rows_after.VisitRow, "R6": rows_after.InstalmentRow, "R7": rows_after.ReferralRow,
    "R8": rows_people.HelperRow, "R9": ClaimRow, "R10": rows_papers.NumberRow, "R11": rows_papers.ConcernRow,
    "R12": rows_papers.RecordingRow, "R13": rows_after.ConfirmationRow, "R14": rows_after.ServingRow,
    "R15": rows_people.AssistantRow,
}  # fmt: skip
WORDS = (
    "",
    "满意",
    "不满意",
    "达成",
    "成功",
    "书面",
    "已履行",
    "民事",
    "治安",
    "有效",
    "作废",
    "全部履行",
    "张三",
)
CASES = tuple(str(uuid4()) for _ in range(3))
BASIC: dict[Any, Any] = {
    str: st.sampled_from(WORDS),
    int: st.integers(0, 500_000),
    bool: st.booleans(),
    date: st.dates(date(2026, 11, 1), date(2026, 11, 30)),
    tuple[str, ...]: st.lists(st.sampled_from(WORDS), max_size=2).map(tuple),
    tuple[rows.PartyFacts, ...]: st.lists(
        st.builds(rows.PartyFacts, st.sampled_from("甲乙丙")), max_size=3
    ).map(tuple),
    type(None): st.none(),
}


def value(hint: Any) -> Any:
    if hint in BASIC:
        return BASIC[hint]
    if isinstance(hint, UnionType):
        return st.one_of(*(BASIC[each] for each in get_args(hint) if each in BASIC))
    return st.none()


def row(key: str) -> Any:
    """Return what makes a row of a register, of one of three cases."""
    kind = ROWS[key]
    hints = get_type_hints(kind)
    given_: dict[str, Any] = {each.name: value(hints[each.name]) for each in fields(kind)}
    given_ |= {"case_id": st.sampled_from(CASES), "shield": st.none()}
    if "case_ids" in given_:
        given_["case_ids"] = st.lists(st.sampled_from(CASES), unique=True).map(tuple)
    return st.builds(kind, **given_).map(_fitting)


def _fitting(made: Any) -> Any:
    return replace(made, mediations=len(made.case_ids)) if hasattr(made, "mediations") else made


def added(found: Opened) -> float:
    return sum(float(each[6].replace(",", "")) if each[6] else 1 for each in found.rows)


def numbered(made: list[Any]) -> Iterator[Any]:
    """Give one row a case, numbered as a register of cases has them."""
    for serial, each in enumerate({each.case_id: each for each in made}.values(), start=1):
        yield replace(each, serial=serial)


def opened(here: Room, register: Register[Any], told: Any, made: list[Any]) -> Opened:
    rule = registerrules.rule(register.key)
    return ledger_behind.opened(here.store, register, told, made, rule=rule, period=periods.month(TODAY))


@pytest.mark.parametrize("key", list(REGISTERS))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_lines_behind_every_number_add_up_to_it(here: Room, key: str, data: st.DataObject) -> None:
    made = data.draw(st.lists(row(key), max_size=5))
    sheets = [(REGISTERS[key], made)]
    if key in PERSONS:
        sheets.append((PERSONS[key], list(by_person(numbered(made)))))

    for register, found in sheets:
        for line in ledger_totals.totals(register, found).values():
            for told in line:
                number = float(told.words.rpartition(" ")[2].replace(",", ""))
                assert added(opened(here, register, told, found)) == pytest.approx(number), told.full
    assert added(opened(here, REGISTERS[key], None, made)) == len(made)


def test_each_instalment_of_a_case_is_a_line_with_its_sum(here: Room) -> None:
    made = [
        rows_after.InstalmentRow(
            CASES[0],
            serial,
            "西调2026-7",
            "甲",
            "乙",
            f"{serial}/4",
            TODAY,
            100_000,
            None,
            None,
            "",
            "",
            None,
            (),
        )
        for serial in (1, 2)
    ]
    told = ledger_totals.totals(REGISTERS["R6"], made)["金额"][0]

    found = opened(here, REGISTERS["R6"], told, made)

    assert (told.full, [each[6] for each in found.rows]) == ("金额 2,000.00", ["1,000.00", "1,000.00"])
    assert _counted(tuple(Behind(*each) for each in found.rows)) == "2 行 1 件"


def test_a_person_is_one_line_that_names_their_cases(here: Room) -> None:
    made = rows_people.HelperRow(
        CASES[1],
        1,
        "查某",
        "西岔派出所",
        "警务助理",
        "",
        "",
        "",
        "",
        ("西调2026-1", "西调2026-2"),
        123,
        "",
        "",
        CASES[:2],
    )
    told = ledger_totals.totals(REGISTERS["R8"], [made])["时长（分钟）"][0]

    [line] = opened(here, REGISTERS["R8"], told, [made]).rows

    assert line == (
        CASES[1], "查某", "西岔派出所", "时长（分钟）“123”，西调2026-1、西调2026-2，打开的是最近一件", "", "", "123",
    )  # fmt: skip
