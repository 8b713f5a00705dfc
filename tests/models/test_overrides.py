from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from models import agreements, audit, checks, overrides
from models.cases import Case
from models.checks import Gap
from models.errors import Refusal
from models.station import Identity, Role
from tests.sample import TODAY, Room, accepted

REMEDY = "双方不得报警。"


def drafted(db: Session, desk: Room, *texts: str, subject: Case | None = None) -> Case:
    subject = subject or accepted(db, desk)
    agreements.draft(
        db, subject, by=desk.officer, facts="双方争吵。", performance="2026年12月1日前", clauses=[{"text": each} for each in texts],
    )  # fmt: skip
    return subject


def found(db: Session, subject: Case, key: str, form: str = "D14") -> Gap:
    return next(each for each in checks.gaps_before_final(db, subject, form, today=TODAY) if each.key == key)


def test_a_red_finding_left_standing_with_a_reason_no_longer_stops_the_paper(db: Session, desk: Room) -> None:
    subject = drafted(db, desk, REMEDY)
    gap = found(db, subject, "remedy")

    kept = overrides.keep(db, subject, "D14", gap, "双方律师要求保留原话", by=desk.officer)

    now = found(db, subject, "remedy")
    assert (gap.severity, now.severity, now.kept_id) == ("red", "orange", kept.id)
    assert now.kept == f"已保留意见（{desk.officer.name}）：双方律师要求保留原话"
    assert [each.words for each in overrides.standing(db, subject)] == [now.kept]


@pytest.mark.parametrize("text", ["双方今后不得报警。", "双方不得报警，也不得反悔。"])
def test_it_holds_only_while_clause_and_sentence_stay_the_same(db: Session, desk: Room, text: str) -> None:
    subject = drafted(db, desk, REMEDY)
    overrides.keep(db, subject, "D14", found(db, subject, "remedy"), "双方坚持这样写", by=desk.officer)

    drafted(db, desk, text, subject=subject)

    assert found(db, subject, "remedy").severity == "red"
    drafted(db, desk, "双方互不辱骂。", REMEDY, subject=subject)
    assert found(db, subject, "remedy").severity == "orange"


def test_it_holds_for_its_own_form_only(db: Session, desk: Room) -> None:
    subject = drafted(db, desk, REMEDY)
    overrides.keep(db, subject, "D14", found(db, subject, "remedy"), "双方坚持这样写", by=desk.officer)

    assert found(db, subject, "remedy", "D15").severity == "red"


def test_taken_back_it_stops_the_paper_again_and_stays_on_record(db: Session, desk: Room) -> None:
    subject = drafted(db, desk, REMEDY)
    kept = overrides.keep(db, subject, "D14", found(db, subject, "remedy"), "双方坚持这样写", by=desk.officer)
    desk.clock.forward(hours=1)

    overrides.take_back(db, kept, by=desk.officer)

    assert found(db, subject, "remedy").severity == "red"
    assert (kept.voided_at, kept.reason) == (kept.at + timedelta(hours=1), "双方坚持这样写")
    with pytest.raises(Refusal, match="已经撤回"):
        overrides.take_back(db, kept, by=desk.officer)
    assert overrides.standing(db, subject) == []


@pytest.mark.parametrize("reason", ["", "  ", "可以"])
def test_a_reason_is_written(db: Session, desk: Room, reason: str) -> None:
    subject = drafted(db, desk, REMEDY)

    with pytest.raises(Refusal) as refused:
        overrides.keep(db, subject, "D14", found(db, subject, "remedy"), reason, by=desk.officer)

    assert refused.value.field == "reason"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("赵小某于2026年12月1日前赔偿张某100元（贰佰元整）。", "words"),
        ("赵小某于2026年12月1日前将100元交给派出所民警保管。", "organ"),
    ],
)
def test_numbers_and_money_of_the_room_are_mended_and_not_answered_for(
    db: Session, desk: Room, text: str, key: str
) -> None:
    subject = drafted(db, desk, text)

    with pytest.raises(Refusal, match="请先改正"):
        overrides.keep(db, subject, "D14", found(db, subject, key), "双方坚持这样写", by=desk.officer)


def test_what_is_missing_is_not_answered_for(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    agreements.draft(db, subject, by=desk.officer, facts="", performance="当场", clauses=[{"text": "和好。"}])

    with pytest.raises(Refusal, match="请先改正"):
        overrides.keep(db, subject, "D14", found(db, subject, "facts"), "双方坚持这样写", by=desk.officer)


def test_who_may_not_issue_may_not_answer(db: Session, desk: Room) -> None:
    subject = drafted(db, desk, REMEDY)
    gap = found(db, subject, "remedy")
    clerk = Identity(desk.officer.id, "新人", Role.ADMINISTRATOR)

    with pytest.raises(Refusal):
        overrides.keep(db, subject, "D14", gap, "双方坚持这样写", by=clerk)


def test_it_is_kept_once_and_audited(db: Session, desk: Room) -> None:
    subject = drafted(db, desk, REMEDY)
    gap = found(db, subject, "remedy")
    kept = overrides.keep(db, subject, "D14", gap, "双方坚持这样写", by=desk.officer)

    with pytest.raises(Refusal, match="已经保留"):
        overrides.keep(db, subject, "D14", gap, "双方坚持这样写", by=desk.officer)

    db.flush()
    assert [each.table_name for each in audit.of_row(db, kept.id)] == ["overrides"]
