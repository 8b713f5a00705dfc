import pytest
from sqlalchemy.orm import Session

from models import agreements, cases, civilpart, clocks, confirmation, intake
from models.cases import Case
from models.errors import Refusal
from tests.sample import TODAY, Room, concluded

WHY = "当事人要求协议能够强制执行"


def made_of(db: Session, desk: Room, subject: Case) -> Case:
    return civilpart.make(db, subject, reason=WHY, by=desk.officer, now=desk.clock())


def test_the_civil_part_becomes_a_case_of_the_committee_that_begins_at_the_door(
    db: Session, desk: Room
) -> None:
    subject = concluded(db, desk, track="ZA")
    assert "公安机关不是调解组织" in confirmation.refusal(db, subject, on=TODAY)

    made = made_of(db, desk, subject)

    assert (made.split_from_id, made.track, made.nature, made.state) == (subject.id, "RM", "民事", "已登记")
    assert (made.accepted_on, made.filed_on, made.cause) == (None, None, "")
    assert (made.brief, made.number == subject.number) == (subject.brief, False)
    assert [(each.name, each.role, each.consent) for each in cases.parties(made)] == [
        ("张土根", "申请人", ""), ("赵水生", "被申请人", ""),
    ]  # fmt: skip
    assert clocks.of_case(db, made.id) == []
    assert f"由 {subject.number} 的民事部分另做：{WHY}" in made.remarks
    assert made.number in subject.remarks
    assert civilpart.of(db, subject) == made
    assert subject.state == "达成待履行"


def test_its_draft_holds_the_civil_clauses_and_nothing_of_the_police(db: Session, desk: Room) -> None:
    subject = concluded(db, desk, track="ZA")
    agreed = agreements.latest(db, subject.id)
    assert agreed is not None
    agreed.clauses[1].text += "公安机关对赵水生不予处罚。"
    agreed.clauses[2].text = "对已履行协议的，公安机关对违反治安管理行为人不予处罚。"

    draft = agreements.latest(db, made_of(db, desk, subject).id)

    assert draft is not None
    assert (draft.state, draft.signed_on, draft.number) == ("草稿", None, "")
    assert [(each.amount, each.payer) for each in draft.clauses] == [
        (30_000, "赵水生"),
        (None, "张土根、赵水生"),
    ]
    assert draft.clauses[0].text == agreed.clauses[0].text
    assert "处罚" not in draft.clauses[1].text
    assert [each.amount for each in agreements.obligations(db, draft.id)] == [30_000, None]


def test_it_is_made_once_with_its_reason_and_only_of_what_the_police_mediated(
    db: Session, desk: Room
) -> None:
    subject = concluded(db, desk, track="ZA")
    with pytest.raises(Refusal) as refused:
        civilpart.make(db, subject, reason=" ", by=desk.officer, now=desk.clock())
    assert refused.value.field == "reason"
    made = made_of(db, desk, subject)
    with pytest.raises(Refusal, match=f"已经另做了一件人民调解（{made.number}）。"):
        made_of(db, desk, subject)
    with pytest.raises(Refusal, match="不是公安机关主持调解的"):
        made_of(db, desk, concluded(db, desk))


def test_the_committees_case_goes_its_own_lawful_way(db: Session, desk: Room) -> None:
    made = made_of(db, desk, concluded(db, desk, track="ZA"))
    assert "还没有生效的调解协议" in confirmation.refusal(db, made, on=TODAY)
    assert intake.accept(db, made, by=desk.officer, on=TODAY).state == "已受理"
