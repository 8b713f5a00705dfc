"""What is ticked, read and answered before a sitting, and what the sitting keeps of it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from models import cases, confidences, notices, sittings
from models.errors import Refusal
from models.sittings import Sitting
from models.store import Store
from tests.room_station import MORNING, TODAY, Clock, add_case, open_station
from ui.viewmodels import opening
from ui.viewmodels.agreement_draft import ClauseWords, DraftWords
from ui.viewmodels.opening import Alone, Ready
from ui.viewmodels.sitting import Preparation, Start, ViewModel
from ui.viewmodels.sitting_parts import Parts

EARLY = MORNING - timedelta(minutes=9)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = open_station(tmp_path, clock)
    yield opened
    opened.close()


@pytest.fixture
def viewmodel(store: Store, clock: Clock) -> ViewModel:
    return ViewModel(store, lambda: TODAY, clock)


def whole(viewmodel: ViewModel, shown: Preparation, **more: Any) -> Start:
    """Everything ticked, read and answered, the first passage nine minutes ago."""
    start = Start(
        place="调解室",
        recorder="傅小军",
        device="执法记录仪 3 号",
        hosts=list(shown.hosts),
        ready=Ready(),
        **more,
    )
    listed = viewmodel.read_aloud(shown, start)
    assert start.ready is not None
    start.ready.read = {each.key: EARLY + timedelta(seconds=20 * place) for place, each in enumerate(listed)}
    start.ready.ticked = {each.key: EARLY for each in shown.items if each.by_hand}
    start.consents = {each.id: "同意" for each in shown.parties}
    start.ready.answered = {each.id: MORNING - timedelta(minutes=1) for each in shown.parties}
    return start


def sitting_of(store: Store, viewmodel: ViewModel, shown: Preparation, start: Start) -> Sitting:
    number = viewmodel.begin(shown, start)
    with store.reading() as db:
        return db.get_one(Sitting, number)


def with_numbers(store: Store, case_id: Any) -> None:
    with store.unit() as db:
        for number, party in enumerate(cases.parties(cases.case(db, case_id))):
            assert party.person is not None
            party.person.id_number = f"62012319710506{number:04}"


def test_begin_keeps_list_opening_and_answers_and_notes_them(
    store: Store, viewmodel: ViewModel, clock: Clock
) -> None:
    case_id = add_case(store, track="ZA")
    with_numbers(store, case_id)
    shown = viewmodel.prepare(case_id)

    kept = sitting_of(store, viewmodel, shown, whole(viewmodel, shown))

    assert kept.started_at == EARLY
    assert {key for key, each in kept.checklist.items() if each["done"]} == {
        "gates", "identities", "facts", "recording", "sober", "seats", "tea",
    }  # fmt: skip
    assert kept.opening["unread"] == []
    assert [each["name"] for each in kept.opening["answers"]] == ["张某", "赵某", "赵某之子"]
    with store.reading() as db:
        told = notices.told(cases.case(db, case_id))
    assert sorted(told) == sorted(each.key for each in shown.told)
    parts = Parts.open(store, kept.id, today=lambda: TODAY, now=clock)
    first, *answers = parts.record.lines
    assert first.text.startswith("宣读开场白（问候，表明身份；到场的人；")
    assert "。已告知：主持人的身份和申请回避的权利；" in first.text
    assert [(each.speaker, each.text, each.at) for each in answers] == [
        (name, "听清了，同意调解。", MORNING - timedelta(minutes=1)) for name in ("张某", "赵某", "赵某之子")
    ]


def test_begin_asks_why_something_required_is_open_and_keeps_the_reason(
    store: Store, viewmodel: ViewModel
) -> None:
    case_id = add_case(store, track="ZA")
    shown = viewmodel.prepare(case_id)
    start = whole(viewmodel, shown)
    assert start.ready is not None
    start.ready.ticked.pop("sober")

    with pytest.raises(
        Refusal, match=r"还有 2 项没有做到：张某、赵某、赵某之子没有登记证件号码；没有人酒后"
    ) as refused:
        viewmodel.begin(shown, start)
    start.ready.reason = "证件在家，已请社区辨认"
    kept = sitting_of(store, viewmodel, shown, start)

    assert refused.value.field == "open_reason"
    assert {key: each.get("reason") for key, each in kept.checklist.items() if not each["done"]} == {
        "identities": "证件在家，已请社区辨认", "sober": "证件在家，已请社区辨认", "notices": None,
    }  # fmt: skip


def test_closed_sitting_says_why(store: Store, viewmodel: ViewModel, clock: Clock) -> None:
    shown = viewmodel.prepare(add_case(store))
    mediator = [each for each in shown.candidates if each.name == "杨学礼"]
    start = Start(place="调解室", hosts=mediator, public=False, private_reason="涉及个人隐私")
    start.ready = Ready(reason="当事人熟悉程序")

    kept = sitting_of(store, viewmodel, shown, start)

    parts = Parts.open(store, kept.id, today=lambda: TODAY, now=clock)
    assert kept.opening["private_reason"] == "涉及个人隐私"
    assert [each.text for each in parts.record.lines] == ["不公开进行：涉及个人隐私。"]


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ({}, MORNING),
        ({"a": MORNING - timedelta(minutes=5), "b": MORNING}, MORNING - timedelta(minutes=5)),
        ({"a": MORNING - timedelta(hours=3)}, MORNING),
        ({"a": MORNING + timedelta(minutes=1)}, MORNING),
    ],
)
def test_sitting_began_with_the_first_passage_that_was_just_read(
    read: dict[str, datetime], expected: datetime
) -> None:
    assert opening.began(Start(ready=Ready(read=read)), MORNING) == expected
    assert opening.began(Start(), MORNING) == MORNING


def test_what_was_kept_comes_back_the_same_day_alone(
    store: Store, viewmodel: ViewModel, clock: Clock
) -> None:
    case_id = add_case(store)
    shown = viewmodel.prepare(case_id)
    party = shown.parties[0].id
    ready = {
        "ticked": {"facts": EARLY}, "read": {"greeting": EARLY, "people": EARLY - timedelta(days=1)},
        "wording": {"rules": "短一点"}, "answered": {party: EARLY}, "reason": "急",
    }  # fmt: skip
    viewmodel.keep(case_id, shown.title, {"ready": opening.as_kept(ready), "form": {"place": "村委会"}})

    again = viewmodel.prepare(case_id)
    later = ViewModel(store, lambda: TODAY + timedelta(days=1), clock).prepare(case_id)

    assert viewmodel.kept_ready(again) == Ready(
        {"facts": EARLY}, {"greeting": EARLY}, {"rules": "短一点"}, {party: EARLY}, "急"
    )
    assert again.kept["form"] == {"place": "村委会"}
    assert later.kept == {}


def test_what_was_kept_is_gone_once_the_sitting_has_begun(store: Store, viewmodel: ViewModel) -> None:
    case_id = add_case(store)
    shown = viewmodel.prepare(case_id)
    viewmodel.keep(case_id, shown.title, {"ready": {}})
    mediator = [each for each in shown.candidates if each.name == "杨学礼"]

    viewmodel.begin(shown, Start(place="调解室", hosts=mediator))

    assert viewmodel.prepare(case_id).kept == {}


def violent(store: Store, viewmodel: ViewModel) -> Preparation:
    case_id = add_case(store, flags=["家庭暴力"])
    with store.unit() as db:
        cases.parties(cases.case(db, case_id))[0].role = "被侵害人"
    return viewmodel.prepare(case_id)


def test_who_was_hurt_is_asked_alone_and_then_the_sides_may_meet(store: Store, viewmodel: ViewModel) -> None:
    shown = violent(store, viewmodel)
    mediator = [each for each in shown.candidates if each.name == "杨学礼"]
    start = Start(place="调解室", hosts=mediator, mode="面对面")
    said = Alone(
        shown.alone[0].party_id, {"together": "同意", "screen": "不同意"}, words="我要当面问他", place="值班室",
        asker="葛玉芳", at="14:30",
    )  # fmt: skip

    with pytest.raises(Refusal, match="没有张某单独表示的同意") as refused:
        viewmodel.begin(shown, start)
    after = viewmodel.ask_alone(shown, said)
    kept = sitting_of(store, viewmodel, shown, start)

    assert refused.value.field == "mode"
    assert [(each.name, each.asked) for each in shown.alone] == [("张某", "")]
    assert [each.asked for each in after.alone] == ["11-20 14:30　值班室　葛玉芳单独征询"]
    assert kept.alone == {
        str(said.party_id): {
            "together": {
                "at": datetime(2026, 11, 20, 6, 30, tzinfo=UTC).isoformat(), "by": "葛玉芳", "place": "值班室",
            }
        }
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"answers": {"together": "同意"}}, "answers"),
        ({"words": " "}, "words"),
        ({"place": ""}, "place"),
        ({"at": "刚刚"}, "at"),
        ({"at": "23:59"}, "at"),
    ],
)
def test_question_at_the_door_is_refused_beside_its_field(
    store: Store, viewmodel: ViewModel, change: dict[str, Any], field: str
) -> None:
    shown = violent(store, viewmodel)
    typed: dict[str, Any] = {
        "answers": {"together": "同意", "screen": "同意"}, "words": "愿意", "place": "值班室",
    } | change  # fmt: skip

    with pytest.raises(Refusal) as refused:
        viewmodel.ask_alone(shown, Alone(shown.alone[0].party_id, **typed))

    assert refused.value.field == field
    with store.reading() as db:
        assert confidences.asked(db, shown.case_id) == []
        assert sittings.running(db, shown.case_id) is None


def alone_with(store: Store, viewmodel: ViewModel, clock: Clock) -> Parts:
    """One officer's sitting, in 警民共谈理 with one clause written."""
    case_id = add_case(store, track="ZA")
    shown = viewmodel.prepare(case_id)
    number = viewmodel.begin(shown, Start(place="调解室", device="执法记录仪", hosts=list(shown.hosts)))
    parts = Parts.open(store, number, today=lambda: TODAY, now=clock)
    for party in parts.room.parties:
        parts.demand(party.id, "当面道歉", "")
    parts.deeds.advance("民警后梳理")
    parts.deeds.advance("警民共谈理", root_cause="口角")
    parts.draft.keep(DraftWords(clauses=(ClauseWords("赵某当面向张某道歉，张某表示谅解。"),)))
    return parts


def test_closing_takes_the_start_of_the_video_as_typed(
    store: Store, viewmodel: ViewModel, clock: Clock
) -> None:
    parts = alone_with(store, viewmodel, clock)
    clock.at += timedelta(minutes=30)

    with pytest.raises(
        Refusal, match=r"录像从 14:50 开始，晚于调解开始的.*相关证据不能作为处罚的根据"
    ) as refused:
        parts.agree(parts.ending(outcome="", file_number="V-1", started_at="14:50"))
    parts.agree(parts.ending(outcome="", file_number="V-1", started_at="14:39"))

    assert refused.value.field == "recording"
    assert parts.room.phase == "结束"


def test_lost_video_lets_the_sitting_end_with_its_reason_and_no_false_time(
    store: Store, viewmodel: ViewModel, clock: Clock
) -> None:
    parts = alone_with(store, viewmodel, clock)

    with pytest.raises(Refusal, match="请写明中断原因"):
        parts.agree(parts.ending(outcome="", continuous=False))
    parts.agree(parts.ending(outcome="", file_number="缺失", continuous=False, interruption="存储卡损坏"))

    kept = parts.room.recording
    assert kept is not None
    assert (kept.broken, kept.file_number, parts.room.phase) == (True, "缺失", "结束")
    assert parts.recording() == ("录像中断：不能作为处罚的根据", "bad")
