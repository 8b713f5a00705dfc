"""Who sits together may have to part while they sit: consent taken back, violence come to light (反家庭暴力法 5)."""

import pytest
from sqlalchemy.orm import Session

from models import alone, cases, confidences, offers, preparation, record, sittings
from models.cases import Case
from models.errors import Refusal
from models.sittings import Phase, Sitting
from tests.sample import Room, accepted, begun


def sat(db: Session, desk: Room) -> tuple[Case, Sitting]:
    subject = accepted(db, desk)
    sitting = begun(db, desk, subject)
    sittings.advance(db, sitting, to=Phase.STATEMENTS, by=desk.officer)
    return subject, sitting


def answer(db: Session, desk: Room, subject: Case, value: str) -> None:
    for key in (alone.TOGETHER, alone.SCREEN):
        confidences.keep(
            db, subject, alone.to_ask(subject)[0], key, value=value, place="值班室", by=desk.officer
        )  # fmt: skip


def test_violence_that_comes_to_light_stops_what_is_put_before_both_but_no_typing(
    db: Session, desk: Room
) -> None:
    subject, sitting = sat(db, desk)
    hidden = offers.propose(db, sitting, speaker="赵水生", text="赔三百", by=desk.officer, private=True)
    subject.flags = ["家庭暴力"]
    db.flush()

    assert sittings.together_refused(db, sitting).startswith("家庭暴力：没有张土根单独表示的同意")
    for deed in (
        lambda: sittings.advance(db, sitting, to=Phase.SORTING, by=desk.officer, silence_reason="没说"),
        lambda: offers.propose(db, sitting, speaker="赵水生", text="赔二百", by=desk.officer),
        lambda: offers.show(db, hidden, by=desk.officer),
    ):
        with pytest.raises(Refusal, match="须改为“背对背”"):
            deed()
    assert record.note(db, sitting, "张土根", "我还有话说", by=desk.officer).text == "我还有话说"
    assert preparation.screen_refused(db, sitting.id) != ""


def test_talking_apart_lets_the_sitting_go_on(db: Session, desk: Room) -> None:
    subject, sitting = sat(db, desk)
    subject.flags = ["家庭暴力"]
    db.flush()

    sittings.part(db, sitting, by=desk.officer)
    sittings.advance(db, sitting, to=Phase.SORTING, by=desk.officer, silence_reason="没说")

    assert (sitting.mode, sitting.phase, sittings.together_refused(db, sitting)) == (
        "背对背",
        "民警后梳理",
        "",
    )


def test_consent_recorded_in_the_room_lets_them_sit_and_taken_back_parts_them(
    db: Session, desk: Room
) -> None:
    subject, sitting = sat(db, desk)
    subject.flags = ["家庭暴力"]
    db.flush()
    said = []
    for value in ("同意", "不同意", "同意"):
        desk.clock.forward(minutes=1)
        answer(db, desk, cases.case(db, subject.id), value)
        said.append(sittings.together_refused(db, sitting) == "")

    assert said == [True, False, True]
