from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import agreements, cases, clocks, confirmation
from models.cases import Case
from models.errors import Refusal
from tests.sample import TODAY, Room, accepted, agreed, concluded, dispute_code

COURT = "西岔县人民法院"
LAST = date(2026, 12, 21)  # thirty days end on a Sunday


def ask(db: Session, desk: Room, subject: Case, on: date = TODAY, court: str = COURT) -> Any:
    return confirmation.apply(db, subject, court=court, on=on, by=desk.officer)


def test_both_parties_ask_the_court_within_thirty_days(here: Room) -> None:
    with here.store.unit() as db:
        subject = concluded(db, here)
        assert confirmation.refusal(db, subject, on=LAST) == ""
        asked = ask(db, here, subject, on=LAST)
        assert [each.id for each in confirmation.of_case(db, subject.id)] == [asked.id]
        met = {each.key: each.met_on for each in clocks.of_case(db, subject.id)}
        assert met["rm-confirm"] == LAST
        with pytest.raises(Refusal, match="这份协议已经申请过司法确认。"):
            ask(db, here, subject, on=LAST)
        with pytest.raises(Refusal) as refused:
            confirmation.rule(db, asked, on=TODAY, ruling="有效", by=here.officer)
        assert (refused.value.message, refused.value.field) == ("裁定日早于申请日，请核对。", "ruled_on")
        confirmation.rule(
            db, asked, on=date(2026, 12, 28), ruling="有效", number="（2026）民特1号", by=here.officer
        )
        assert (asked.ruled_on, asked.ruling, asked.ruling_number) == (
            date(2026, 12, 28),
            "有效",
            "（2026）民特1号",
        )


def test_after_thirty_days_the_court_is_not_asked(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    with pytest.raises(Refusal, match="申请期限已于 12月21日 届满（民事诉讼法 205）。"):
        ask(db, desk, subject, on=date(2026, 12, 22))
    assert confirmation.of_case(db, subject.id) == []


def test_an_agreement_before_the_police_is_never_confirmed(db: Session, desk: Room) -> None:
    subject = concluded(db, desk, track="ZA")
    with pytest.raises(Refusal, match="公安机关不是调解组织"):
        ask(db, desk, subject)
    assert "rm-confirm" not in {each.key for each in clocks.of_case(db, subject.id)}


def test_nothing_is_confirmed_before_an_agreement_takes_effect(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    with pytest.raises(Refusal, match="还没有生效的调解协议"):
        ask(db, desk, subject)
    agreed(db, desk, subject)
    with pytest.raises(Refusal, match="还没有生效的调解协议"):
        ask(db, desk, subject)


def test_an_application_before_the_agreement_took_effect_is_refused(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    with pytest.raises(Refusal, match="还没有生效的调解协议"):
        ask(db, desk, subject, on=date(2026, 11, 19))


def test_an_oral_agreement_is_written_down_first(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    made = agreements.latest(db, subject.id)
    assert made is not None
    made.form = agreements.Form.ORAL.value
    with pytest.raises(Refusal, match="口头协议没有书面文本，请先由调委会制作人民调解协议书。"):
        ask(db, desk, subject)


@pytest.mark.parametrize(
    ("remarks", "clause", "refused"),
    [
        ("涉及身份关系", "", True),
        ("", "双方自愿离婚。", True),
        ("", "解除收养关系。", True),
        ("双方身份证已核对", "", False),
        ("", "", False),
    ],
)
def test_matters_of_status_are_not_for_confirmation(
    db: Session, desk: Room, remarks: str, clause: str, refused: bool
) -> None:
    subject = concluded(db, desk)
    made = agreements.latest(db, subject.id)
    assert made is not None
    made.clauses[2].text += clause
    cases.amend(db, subject, by=desk.officer, dispute_type=dispute_code("婚姻家庭"), remarks=remarks)
    assert ("身份关系" in confirmation.refusal(db, subject, on=TODAY)) is refused


def test_a_title_is_not_for_confirmation(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    made = agreements.latest(db, subject.id)
    assert made is not None
    made.clauses[2].text = "争议地块的使用权归张土根。"
    with pytest.raises(Refusal, match="涉及物权、知识产权确权的内容，法院不予受理确认申请"):
        ask(db, desk, subject)


def test_the_court_is_named(db: Session, desk: Room) -> None:
    with pytest.raises(Refusal) as refused:
        ask(db, desk, concluded(db, desk), court=" ")
    assert (refused.value.message, refused.value.field) == ("请填写受理法院。", "court")


def test_the_court_that_accepts_has_fifteen_days_for_its_ruling(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    found = ask(db, desk, subject)
    on = TODAY + timedelta(2)
    with pytest.raises(Refusal) as refused:
        confirmation.court_accepts(db, found, on=TODAY - timedelta(1), by=desk.officer)
    assert (refused.value.message, refused.value.field) == ("法院受理日早于申请日，请核对。", "accepted_on")

    confirmation.court_accepts(db, found, on=on, by=desk.officer)

    rows = {each.key: each for each in clocks.of_case(db, subject.id) if each.key.startswith("court")}
    assert rows["court-accept"].met_on == on
    assert (rows["court-confirm"].started_on, rows["court-confirm"].due_on) == (on, date(2026, 12, 7))
    confirmation.rule(db, found, on=date(2026, 12, 1), ruling="裁定有效", by=desk.officer)
    assert rows["court-confirm"].met_on == date(2026, 12, 1)
    with pytest.raises(Refusal, match="法院已经作出裁定。"):
        confirmation.court_accepts(db, found, on=on, by=desk.officer)
