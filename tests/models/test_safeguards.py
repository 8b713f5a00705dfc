from datetime import date

import pytest
from sqlalchemy.orm import Session

from models import agreements, cases, checks, followups, intake, law, safeguards
from models.cases import Case
from tests.sample import TODAY, Room, accepted

VIOLENCE = {"facts": {"flags": ["家庭暴力"]}}


def violent(db: Session, desk: Room) -> Case:
    return accepted(db, desk, track="RM", **{key: dict(value) for key, value in VIOLENCE.items()})


def test_violence_separates_and_says_what_to_tell(db: Session, desk: Room) -> None:
    subject = violent(db, desk)

    guard = safeguards.of_case(subject)[0]
    assert (guard.key, safeguards.separate(subject)) == ("violence", True)
    assert [each.article for each in guard.todo] == [
        "violence-order", "violence-shelter", "violence-aid", "violence-response",
    ]  # fmt: skip
    assert guard.todo[1].on(TODAY).endswith("（《反家庭暴力法》第十八条）。")
    assert guard.todo[1].on(date(2025, 1, 1)).endswith("临时庇护。")


def test_ordinary_quarrel_asks_for_nothing(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)

    assert (safeguards.of_case(subject), safeguards.separate(subject)) == ((), False)


@pytest.mark.parametrize(
    ("flags", "birth", "reason"),
    [
        ([], date(1968, 5, 7), ""),
        (["家庭暴力"], date(1968, 5, 7), "涉及个人隐私"),
        (["不公开"], date(1968, 5, 7), "涉及个人隐私"),
        ([], date(2012, 5, 7), "涉及个人隐私"),
    ],
)
def test_violence_privacy_and_minors_are_by_default_not_public(
    db: Session, desk: Room, flags: list[str], birth: date, reason: str
) -> None:
    subject = accepted(db, desk)
    subject.flags = flags
    person = cases.parties(subject)[0].person
    assert person is not None
    person.birth = birth

    assert safeguards.closed_reason(subject, TODAY) == reason


def test_visits_follow_the_admonition_once(db: Session, desk: Room) -> None:
    subject = violent(db, desk)
    assert safeguards.plan_visits(db, subject, on=TODAY, by=desk.officer) == 0
    intake.answer(db, subject, {"DV": "是"}, by=desk.officer)

    assert safeguards.plan_visits(db, subject, on=TODAY, by=desk.officer) == 3
    assert safeguards.plan_visits(db, subject, on=TODAY, by=desk.officer) == 0
    assert [(each.due_on, each.origin, each.owner_name) for each in followups.of_case(db, subject.id)] == [
        (date(2026, 11, 23), "查访", "葛民警"),
        (date(2026, 11, 27), "查访", "葛民警"),
        (date(2026, 12, 20), "查访", "葛民警"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "今后女方不得再报警。",
        "女方不得离家出走，不得回娘家。",
        "女方放弃申请人身安全保护令。",
        "双方都要互相忍让，家丑不得外扬。",
    ],
)
def test_clauses_of_compromise_are_forbidden_under_violence(text: str) -> None:
    assert safeguards.forbidden(["家庭暴力"], {}, text) != ()
    assert safeguards.forbidden([], {}, text) == ()


@pytest.mark.parametrize(
    "text", ["男方不得再殴打、辱骂女方。", "男方搬出共同住处，不得到女方单位。", "赔偿医疗费1000元。"]
)
def test_clauses_that_protect_are_free(text: str) -> None:
    assert safeguards.forbidden(["家庭暴力", "学生欺凌"], {}, text) == ()


def test_bullied_pupil_may_always_report() -> None:
    assert safeguards.forbidden(["学生欺凌"], {}, "受害学生保证不再报警、不向学校报告。") != ()


def test_forbidden_clause_stops_the_final_paper(db: Session, desk: Room) -> None:
    subject = violent(db, desk)
    agreements.draft(
        db, subject, by=desk.officer, facts="事实", performance="当日",
        clauses=[{"text": "赔偿100元。"}, {"text": "女方今后不得报警。"}],
    )  # fmt: skip

    gaps = checks.gaps_before_final(db, subject, "D14", today=TODAY)
    found = [gap for gap in gaps if gap.key.startswith("safeguard")]

    assert [(gap.field, gap.severity) for gap in found] == [("clauses.1", "red")]


def test_refusal_for_grounds_of_the_leader_waits_for_the_leader(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    intake.answer(db, subject, {"X7": "是", "X7.note": "宗族对立"}, by=desk.officer)

    assert [gap.key for gap in checks.gaps_before_final(db, subject, "D19", today=TODAY)] == ["approval"]


def test_every_article_of_a_safeguard_is_in_force() -> None:
    code = law.on(TODAY)
    guards = safeguards.of(["家庭暴力", "学生欺凌"], {"separate": "是"})

    named = [each.article for guard in guards for each in guard.todo] + [each.article for each in guards]
    assert [each.key for each in guards] == ["violence", "bullying", "private"]
    assert [key for key in named if key and key not in code.articles] == []
