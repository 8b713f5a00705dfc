"""One fact row a case: what the forms may count, as the registers tell it."""

from datetime import timedelta

from sqlalchemy.orm import Session

from models import agreements, confirmation, intake, performance, periods
from models.cases import Outcome
from models.queries import counted
from models.queries.counted import Fact
from tests import sample
from tests.sample import TODAY, Room

MONTH = periods.month(TODAY)


def only(db: Session) -> Fact:
    found = counted.facts(db, MONTH)
    assert len(found) == 1
    return found[0]


def test_a_written_agreement_of_the_committee(db: Session, desk: Room) -> None:
    sample.concluded(db, desk)

    found = only(db)

    assert (found.host, found.committee, found.nature, found.type) == (
        "人民调解委员会", "西岔镇人民调解委员会", "民事", "山林土地",
    )  # fmt: skip
    assert (found.source, found.source_class, found.referred, found.entry) == (
        "110警情", "接受委托移送调解", "公安机关", "公安机关",
    )  # fmt: skip
    assert (found.success, found.treated, found.result, found.form, found.amount) == (
        True,
        True,
        "成功",
        "书面",
        30_000,
    )
    assert (found.people, found.parties, found.three, found.performed) == (2, 2, False, False)
    assert (found.received, found.accepted, found.concluded, found.entered) == (
        TODAY,
        TODAY,
        TODAY,
        sample.NOW,
    )


def test_an_oral_agreement_without_a_paper(db: Session, desk: Room) -> None:
    subject = sample.accepted(db, desk)
    intake.settle_on_paper(db, subject, Outcome.ORAL, on=TODAY, by=desk.officer)

    assert (only(db).form, only(db).amount, only(db).success) == ("口头", 0, True)


def test_what_nobody_signed_has_no_sum(db: Session, desk: Room) -> None:
    sample.settled(db, desk)

    assert only(db).amount == 0


def test_a_case_that_failed_has_no_form(db: Session, desk: Room) -> None:
    subject = sample.accepted(db, desk)
    intake.settle_on_paper(db, subject, Outcome.FAILED, on=TODAY, by=desk.officer)

    found = only(db)

    assert (found.form, found.success, found.result, found.treated) == ("", False, "不成功", True)


def test_performance_and_the_courts_ruling(db: Session, desk: Room) -> None:
    subject = sample.concluded(db, desk)
    agreement = agreements.latest(db, subject.id)
    assert agreement is not None
    asked = confirmation.apply(db, subject, court="西岔县人民法院", on=TODAY, by=desk.officer)
    assert (only(db).applied, only(db).confirmed) == (True, False)

    confirmation.rule(db, asked, on=TODAY, ruling="确认调解协议有效", by=desk.officer)
    for owed in agreements.obligations(db, agreement.id):
        performance.receive(
            db, owed, on=TODAY, amount=owed.amount, evidence="收条", method="现金", by=desk.officer
        )

    assert (only(db).confirmed, only(db).performed) == (True, True)


def test_a_case_of_the_police_has_no_committee(db: Session, desk: Room) -> None:
    sample.accepted(db, desk, track="ZA")

    assert (only(db).host, only(db).committee, only(db).nature) == ("公安机关", "", "治安")


def test_what_the_tables_do_not_know_is_empty(db: Session, desk: Room) -> None:
    subject = sample.accepted(db, desk)
    subject.source, subject.dispute_type, subject.track = "亲友介绍", "gone", "gone"
    db.flush()

    found = only(db)

    assert (found.source_class, found.referred, found.entry, found.type, found.host) == (
        "",
        "",
        "亲友介绍",
        "",
        "",
    )


def test_a_case_is_read_for_each_period_that_one_of_its_days_lies_in(db: Session, desk: Room) -> None:
    subject = sample.concluded(db, desk)
    subject.received_at -= timedelta(60)
    subject.concluded_on = TODAY + timedelta(40)
    db.flush()

    touched = [bool(counted.facts(db, MONTH.moved(by))) for by in (-3, -2, -1, 0, 1, 2)]

    assert touched == [False, True, False, True, True, False]


def test_every_field_that_a_form_may_ask_for_has_its_name() -> None:
    fields = set(Fact.__dataclass_fields__)

    assert fields >= set(counted.FIELDS)
    assert set(counted.FIELDS) >= counted.TRUTHS | counted.NUMBERS
    assert fields - set(counted.FIELDS) == {
        "id", "number", "title", "received", "accepted", "concluded", "entered",
    }  # fmt: skip
