"""Evidence pages: what is put in, compared, ordered and taken out, and who may."""

from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from models import attachments
from models.attachments import Attachment
from models.cases import Case
from models.errors import Refusal
from tests import sample
from tests.sample import Room


@pytest.fixture
def subject(db: Session, desk: Room) -> Case:
    return sample.accepted(db, desk)


def put(db: Session, desk: Room, subject: Case, name: str, **more: object) -> Attachment:
    given = {
        "kind": "照片",
        "caption": name,
        "media": "图片",
        "pages": 1,
        "source": f"{name}.jpg",
        "by": desk.officer,
    }
    return attachments.add(db, subject.id, name.encode(), **{**given, **more})  # type: ignore[arg-type]  # -- the columns


def test_what_is_added_stands_behind_the_others_and_its_bytes_are_kept(
    db: Session, desk: Room, subject: Case
) -> None:
    first, second = put(db, desk, subject, "一"), put(db, desk, subject, "二")

    assert attachments.of_case(db, subject.id) == [first, second]
    assert attachments.content(db, second) == "二".encode()
    with pytest.raises(Refusal, match="已经放进"):
        put(db, desk, subject, "一", caption="换个说明")
    attachments.move(db, second, -1, by=desk.officer)
    attachments.move(db, second, -1, by=desk.officer)
    assert attachments.of_case(db, subject.id) == [second, first]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"kind": "别的"}, "kind"),
        ({"caption": " "}, "caption"),
        ({"party_id": UUID(int=1)}, "party_id"),
        ({"exhibit_id": UUID(int=1)}, "exhibit_id"),
    ],
)
def test_what_is_not_of_the_case_or_says_nothing_is_refused(
    db: Session, desk: Room, subject: Case, fields: dict[str, object], field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        put(db, desk, subject, "一", **fields)
    assert refused.value.field == field


def test_comparing_names_who_did_and_can_be_taken_back(db: Session, desk: Room, subject: Case) -> None:
    kept = put(db, desk, subject, "一")
    attachments.compare(db, kept, same=True, by=desk.officer)
    assert (kept.compared, kept.compared_by) == (True, "葛民警")
    attachments.compare(db, kept, same=False, by=desk.officer)
    assert (kept.compared, kept.compared_by) == (False, "")
    attachments.correct(
        db, kept, caption="张土根身份证", kind="身份证明", party_id=subject.parties[0].id, by=desk.officer
    )
    assert (kept.caption, kept.party_id) == ("张土根身份证", subject.parties[0].id)


def test_what_is_taken_out_keeps_its_reason(db: Session, desk: Room, subject: Case) -> None:
    kept = put(db, desk, subject, "一")
    with pytest.raises(Refusal, match="为什么撤下"):
        attachments.void(db, kept, reason=" ", by=desk.officer)
    attachments.void(db, kept, reason="放错了案件", by=desk.officer)

    assert attachments.of_case(db, subject.id) == []
    assert kept.void_reason == "放错了案件"
    with pytest.raises(Refusal, match="已经撤下"):
        attachments.compare(db, kept, same=True, by=desk.officer)


def test_a_mediator_sees_and_adds_only_to_own_cases(db: Session, desk: Room, subject: Case) -> None:
    kept = put(db, desk, subject, "一")
    db.info["by"] = desk.mediator

    assert attachments.of_case(db, subject.id) == []
    with pytest.raises(Refusal, match="没有分给您"):
        attachments.content(db, kept)
    with pytest.raises(Refusal, match="没有分给您"):
        put(db, desk, subject, "二", by=desk.mediator)
