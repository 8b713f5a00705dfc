from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import contacts, invitations
from models.errors import Refusal
from tests.sample import Room, accepted


def test_everybody_who_can_be_called_is_listed_with_their_part(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    invitations.invite(
        db,
        subject,
        name="孙主任",
        kind="村（居）干部",
        telephone="13800006666",
        by=desk.officer,
        at=desk.clock(),
    )

    assert [(each.name, each.part, each.number) for each in contacts.whom(db, subject)] == [
        ("张土根", "甲方", "13800001234"), ("赵水生", "乙方", "13800005678"), ("孙主任", "村（居）干部", "13800006666"),
    ]  # fmt: skip


def test_every_attempt_is_kept_and_a_wrong_one_is_withdrawn_with_a_reason(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    reach = contacts.whom(db, subject)[1]
    first = contacts.log(
        db, subject, whom=reach.name, number=reach.number, party_id=reach.party_id, answered=False, by=desk.officer,
        at=desk.clock(),
    )  # fmt: skip
    second = contacts.log(
        db, subject, whom=reach.name, number=reach.number, answered=True, said="明天上午能来", by=desk.officer,
        at=desk.clock.forward(minutes=20),
    )  # fmt: skip
    assert contacts.of_case(db, subject.id) == [second, first]
    assert (second.by_name, second.how, second.answered) == ("葛民警", "电话", True)
    with pytest.raises(Refusal, match="撤销原因"):
        contacts.withdraw(db, first, reason="", by=desk.officer)
    contacts.withdraw(db, first, reason="记错了人", by=desk.officer)
    assert [each.void_reason for each in contacts.of_case(db, subject.id)] == ["", "记错了人"]


def test_attempt_needs_whom_and_a_known_way(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"whom": " "}, "whom"), ({"whom": "张土根", "how": "托梦"}, "how"),
    )  # fmt: skip
    for values, field in wrong:
        with pytest.raises(Refusal) as refused:
            contacts.log(db, subject, answered=True, by=desk.officer, at=desk.clock(), **values)
        assert refused.value.field == field
