"""One who presides is replaced during the sitting; both stay with their times."""

import pytest
from sqlalchemy.orm import Session

from models import cases, presiding, sittings
from models.errors import Refusal
from models.sittings import Happening, Sitting
from tests.sample import Room, accepted, begun

OTHER = {"name": "葛玉芳", "kind": "人民调解员", "unit": "西岔镇人民调解委员会"}


def sat(db: Session, desk: Room, track: str = "RM", **more: object) -> Sitting:
    return begun(db, desk, accepted(db, desk, track=track), **more)


def test_replace_lets_the_new_one_preside_and_keeps_the_old_with_the_times(db: Session, desk: Room) -> None:
    sitting = sat(db, desk)
    party = cases.parties(cases.case(db, sitting.case_id))[0]
    at = desk.clock.forward(minutes=20)

    event = presiding.replace(
        db, sitting, sitting.hosts[0], OTHER, reason="与对方是亲戚", by=desk.officer, asked_by=party
    )

    assert [(each.name, each.since, each.until, each.until_reason) for each in sitting.presided] == [
        ("杨调解", None, at, "与对方是亲戚"), ("葛玉芳", at, None, ""),
    ]  # fmt: skip
    assert [each.name for each in sitting.hosts] == ["葛玉芳"]
    assert (event.kind, event.text, event.party_id) == (
        Happening.CHANGE_HOST.value, "杨调解不再主持，由葛玉芳接替：与对方是亲戚", party.id,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("track", "new", "reason", "answer"),
    [
        ("RM", OTHER, " ", ("请写明更换的原因。", "reason")),
        ("RM", {}, "回避", ("请选择由谁接替。", "new")),
        ("RM", {"name": "杨调解", "kind": "人民调解员"}, "回避", ("杨调解已经在主持这场调解。", "new")),
        ("RM", {"name": "葛民警", "kind": "民警"}, "回避",
         ("人民调解由人民调解员主持，民警协助（人民调解法 19）。", "new")),
        ("ZA", OTHER, "回避", ("治安调解须由人民警察主持（程序规定 52）。", "new")),
    ],
)  # fmt: skip
def test_replace_refuses_who_may_not_preside(  # noqa: PLR0917 -- fixtures and parameters
    db: Session, desk: Room, track: str, new: dict[str, str], reason: str, answer: tuple[str, str]
) -> None:
    sitting = sat(db, desk, track)

    with pytest.raises(Refusal) as caught:
        presiding.replace(db, sitting, sitting.hosts[0], new, reason=reason, by=desk.officer)

    assert (caught.value.message, caught.value.field) == answer
    assert all(each.until is None for each in sitting.attendances)


def test_replace_by_somebody_invited_lets_her_preside_instead(db: Session, desk: Room) -> None:
    sitting = sat(db, desk, invitees=[{**OTHER, "consent": "同意"}])

    presiding.replace(db, sitting, sitting.hosts[0], OTHER, reason="回避", by=desk.officer)

    here = [(each.name, each.host) for each in sitting.attendances if each.until is None]
    assert here == [("葛玉芳", True)]
    assert [each.name for each in sittings.of_case(db, sitting.case_id)[0].hosts] == ["葛玉芳"]
