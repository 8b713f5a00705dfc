"""What was put down of the court by mistake is taken back, and the application stands as before."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import clocks, confirmation, courtanswers
from models.cases import Case, State
from models.confirmation import Confirmation
from models.errors import Refusal
from tests.sample import TODAY, Room, concluded

LATER = TODAY + timedelta(3)


def asked(db: Session, desk: Room) -> tuple[Case, Confirmation]:
    subject = concluded(db, desk)
    made = confirmation.apply(db, subject, court="西岔县人民法院", on=TODAY, by=desk.officer)
    desk.clock.forward(days=9)
    return subject, made


def stands(db: Session, subject: Case, found: Confirmation) -> list[Any]:
    db.flush()
    rows = [
        (each.key, each.due_on, each.met_on)
        for each in clocks.of_case(db, subject.id)
        if not each.cancelled and each.key in {"rm-confirm", "court-accept", "court-confirm", "enforce"}
    ]
    told = [found.accepted_on, found.ruled_on, found.ruling, found.withdrawn_on, found.enforced_on]
    return [sorted(rows, key=str), *told]


@pytest.mark.parametrize("taken", [False, True])
@pytest.mark.parametrize("answer", ["裁定有效", "裁定驳回", "按撤回申请处理", "withdraw"])
def test_an_answer_taken_back_leaves_the_application_as_it_stood(
    db: Session, desk: Room, answer: str, taken: bool
) -> None:
    subject, found = asked(db, desk)
    first = stands(db, subject, found)
    if taken:
        confirmation.court_accepts(db, found, on=LATER, by=desk.officer)
    before = stands(db, subject, found)
    if answer == "withdraw":
        confirmation.withdraw(db, found, reason="不想申请了", on=LATER, by=desk.officer)
    else:
        confirmation.rule(db, found, on=LATER, ruling=answer, number="1号", by=desk.officer)
    assert stands(db, subject, found) != before
    courtanswers.take_back(db, found, reason="点错了", by=desk.officer)
    assert stands(db, subject, found) == before
    assert subject.remarks.endswith("有误，已撤销：点错了")
    if taken:
        assert courtanswers.take_back(db, found, reason="还没有受理", by=desk.officer) == "法院受理"
        assert stands(db, subject, found) == first
    with pytest.raises(Refusal, match="还没有登记法院的答复"):
        courtanswers.take_back(db, found, reason="再撤", by=desk.officer)


def test_enforcement_goes_before_the_ruling_and_nothing_of_a_case_struck_off(db: Session, desk: Room) -> None:
    subject, found = asked(db, desk)
    confirmation.rule(db, found, on=LATER, ruling="裁定有效", by=desk.officer)
    before = stands(db, subject, found)
    confirmation.enforce(db, found, on=LATER, text="向西岔县人民法院申请", by=desk.officer)
    with pytest.raises(Refusal) as refused:
        courtanswers.take_back(db, found, reason=" ", by=desk.officer)
    assert refused.value.field == "reason"
    assert courtanswers.take_back(db, found, reason="登错一件", by=desk.officer) == "申请强制执行"
    assert stands(db, subject, found) == before
    subject.state, subject.closed_on = State.CLOSED.value, date(2026, 11, 29)
    with pytest.raises(Refusal, match="已经销号"):
        courtanswers.take_back(db, found, reason="登错", by=desk.officer)


def test_an_answer_stays_once_the_parties_applied_anew(db: Session, desk: Room) -> None:
    subject, found = asked(db, desk)
    confirmation.withdraw(db, found, reason="材料不全", on=TODAY, by=desk.officer)
    confirmation.apply(db, subject, court="西岔县人民法院", on=LATER, by=desk.officer)
    with pytest.raises(Refusal, match="以后又申请过"):
        courtanswers.take_back(db, found, reason="误登", by=desk.officer)
