from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

import resources
from models import notices, opening
from models.errors import Refusal
from models.opening import Point, Said, Scene, Seat
from tests.sample import TODAY, Room, accepted

HOST = Seat("葛民警", "民警", "社区民警")
AT = datetime(2026, 11, 20, 6, 40, tzinfo=UTC)


def listed(db: Session, desk: Room, track: str = "ZA", **scene: Any) -> tuple[Point, ...]:
    subject = accepted(db, desk, track=track)
    return opening.points(db, subject, Scene(hosts=(HOST,), **scene), on=TODAY)


@pytest.mark.parametrize("track", ["ZA", "ZA-X", "RM", "RM-ZA", "MS", "QJ"])
def test_everything_that_must_be_told_is_in_exactly_one_point(db: Session, desk: Room, track: str) -> None:
    subject = accepted(db, desk, track="RM")
    subject.track = track

    found = opening.points(db, subject, Scene(), on=TODAY)

    told = [key for each in found for key in each.tells]
    wanted = [row.key for row in notices.must_tell(track, (), TODAY)]
    assert sorted(told) == sorted(wanted)
    assert len({each.key for each in found}) == len(found)
    assert not [each for each in found if each.key.startswith("told.")]
    assert found[-1].key == "ask"
    law_words = {row.text for row in notices.must_tell(track, (), TODAY)}
    assert {words for each in found for words in each.law} == law_words


def test_points_are_made_from_the_case(db: Session, desk: Room) -> None:
    found = {each.key: each.text for each in listed(db, desk, recorder="傅小军", device="执法记录仪 3 号")}

    assert found["greeting"] == (
        "各位好，请坐。我叫葛民警，是西岔派出所社区民警，人民警察，这是我的证件。今天由我主持，傅小军做记录。"
    )
    assert found["people"].startswith("先对一下到场的人。甲方：张土根；乙方：赵水生。")
    assert found["matter"].startswith("今天请大家坐下来，是为了2026年11月19日在西岔村二组老槐树地头发生的")
    assert found["recording"] == "这次调解录音录像，从头录到尾，用的是执法记录仪 3 号。"
    assert found["rights"].endswith("可以要求回避。")


def test_scene_chooses_the_passage(db: Session, desk: Room) -> None:
    shut = {
        each.key: each.text
        for each in listed(db, desk, "RM", public=False, private_reason="涉及商业秘密", minutes=5)
    }

    assert shut["publicity"] == "这次调解不公开进行，因为涉及商业秘密。"
    assert shut["recording"].startswith("这次调解不录音录像")
    assert "每方大约5分钟" in shut["phases"]
    assert "由调解员梳理" in shut["phases"]
    assert shut["rights"].endswith("可以要求更换。")


def test_host_changes_the_words_of_a_point_and_never_the_law(db: Session, desk: Room) -> None:
    found = listed(db, desk)

    changed = opening.reworded(found, {"voluntary": "咱们自愿。", "rules": "  "})

    before, after = (next(each for each in these if each.key == "voluntary") for these in (found, changed))
    assert (after.text, after.law) == ("咱们自愿。", before.law)
    assert next(each for each in changed if each.key == "rules").text != "  "


def test_unread_point_of_a_police_track_wants_a_reason(db: Session, desk: Room) -> None:
    found = listed(db, desk)
    read = {each.key: AT for each in found[:-2]}

    with pytest.raises(Refusal, match=r"还有 2 段没有念：您的权利、问一句") as refused:
        opening.settle(found, read, ())
    kept = opening.settle(found, read, (), reason="当事人要求马上开始")

    assert refused.value.field == "open_reason"
    assert (kept["unread"], kept["reason"]) == (["您的权利", "问一句"], "当事人要求马上开始")
    assert [each["key"] for each in kept["points"]] == [each.key for each in found[:-2]]


def test_unread_point_of_peoples_mediation_wants_its_reason_where_the_law_has_it_told(
    db: Session, desk: Room
) -> None:
    found = listed(db, desk, "RM")
    told = {each.key: AT for each in found if each.tells}
    said = Said(accepted(db, desk).id, "张土根", agrees=True, at=AT)

    with pytest.raises(Refusal) as refused:
        opening.settle(found, {key: at for key, at in told.items() if key != "rights"}, ())
    kept = opening.settle(found, told, (said,))

    assert str(refused.value) == "开场白还有 1 段没有念：您的权利。请念完，或写明原因。"
    assert kept["unread"] == [each.title for each in found if not each.tells]
    assert kept["answers"] == [
        {"party": str(said.party_id), "name": "张土根", "agrees": True, "at": AT.isoformat()}
    ]


def test_sound_alone_is_never_called_video(db: Session, desk: Room) -> None:
    found = {each.key: each.text for each in listed(db, desk, device="录音笔", video=False)}

    assert found["recording"] == "这次调解只录音、不录像，从头录到尾，用的是录音笔。"


def test_tick_of_a_passage_that_says_something_else_is_dropped(db: Session, desk: Room) -> None:
    before, after = listed(db, desk), listed(db, desk, device="执法记录仪 3 号")
    heard = {each.key: each.mark for each in before}

    still = opening.still_read(after, dict.fromkeys(heard, AT), heard)

    assert set(heard) - set(still) == {"recording"}


def test_what_is_read_tells_the_keys_of_the_notice(db: Session, desk: Room) -> None:
    found = listed(db, desk)

    told = opening.told_keys(found, {"voluntary": AT, "greeting": AT})

    assert told == ["voluntary", "rounds"]


def test_what_no_passage_tells_gets_a_point_of_its_own(
    db: Session, desk: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = resources.table("texts/opening.toml")
    less = {**table, "point": [row for row in table["point"] if row["key"] != "privacy"]}
    book = opening._book.__wrapped__(less)  # type: ignore[attr-defined]  # -- the reader under its memory
    monkeypatch.setattr(opening, "_book", lambda: book)

    found = listed(db, desk)

    assert [each.key for each in found][-2:] == ["told.privacy", "ask"]


@pytest.mark.parametrize("text", ["{secret}", "{host.name}", "{host!r}", "{host:>9}"])
def test_station_table_that_asks_for_what_there_is_not_is_refused(text: str) -> None:
    table = {"required_on": [], "point": [{"key": "a", "title": "甲", "text": text}]}

    with pytest.raises(Refusal, match="开场白里没有"):
        opening._book.__wrapped__(table)  # type: ignore[attr-defined]  # -- the reader under its memory


def test_line_of_the_record_names_what_was_read() -> None:
    points = (Point("a", "问候", "各位好"), Point("b", "保密", "不外传"))

    assert opening.record_words(points, {"a": AT}, ("录音录像",)) == "宣读开场白（问候）。已告知：录音录像。"
    assert opening.record_words(points, {}, ()) == ""
