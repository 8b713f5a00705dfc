from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models import endings, filming, happenings, recordings
from models.cases import Outcome
from models.errors import Refusal
from models.recordings import Recording
from models.sittings import Happening, Phase
from tests.sample import NOW, Room, accepted, begun

LATER = NOW + timedelta(hours=1)


def index(db: Session, desk: Room, **fields: object) -> Recording:
    sitting = begun(db, desk, accepted(db, desk))
    return recordings.index(db, case_id=sitting.case_id, sitting_id=sitting.id, by=desk.officer, **fields)


def test_a_recording_is_entered_and_completed_when_it_has_ended(here: Room) -> None:
    with here.store.unit() as db:
        made = index(db, here, device="调解室摄像机", started_at=NOW)
        assert (made.complete, made.custodian) == (False, "葛民警")
        assert made.sitting_id is not None
        assert recordings.of_sitting(db, made.sitting_id) == [made]
        made.custodian = ""
        recordings.finish(db, made, by=here.leader, file_number="D-1", ended_at=LATER)
        assert (made.complete, made.custodian) == (True, "索所长")


@pytest.mark.parametrize("missing", ["file_number", "started_at", "ended_at", "video"])
def test_a_recording_stands_in_for_the_second_officer_only_when_complete(missing: str) -> None:
    whole: dict[str, Any] = {"video": True, "file_number": "D-1", "started_at": NOW, "ended_at": LATER}
    assert Recording(**whole).complete is True
    assert Recording(**whole | {missing: None}).complete is False


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"device": " "}, "device", "请填写录音录像设备。"),
        (
            {"device": "摄像机", "continuous": False, "interruption": " "},
            "interruption",
            "录音录像不连续的，请写明中断原因；相关证据不能作为处罚的根据。",
        ),
        (
            {"device": "摄像机", "started_at": LATER, "ended_at": NOW},
            "ended_at",
            "录音录像的结束时间早于开始时间。",
        ),
    ],
)
def test_a_faulty_entry_is_refused(
    db: Session, desk: Room, fields: dict[str, object], field: str, sentence: str
) -> None:
    with pytest.raises(Refusal) as refused:
        index(db, desk, **fields)
    assert (refused.value.field, refused.value.message) == (field, sentence)


def test_a_break_with_its_reason_is_kept(db: Session, desk: Room) -> None:
    made = index(db, desk, device="摄像机", started_at=NOW, custodian="老周")
    recordings.finish(db, made, by=desk.officer, continuous=False, interruption="停电")
    assert (made.continuous, made.interruption, made.custodian) == (False, "停电", "老周")
    with pytest.raises(Refusal, match="结束时间早于开始时间"):
        recordings.finish(db, made, by=desk.officer, ended_at=NOW - timedelta(minutes=1))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"file_number": ""}, recordings.UNTOLD),
        (
            {"started_at": NOW + timedelta(minutes=5)},
            "录像从 10:35 开始，晚于调解开始的 10:30，须有全程录像才能结束",
        ),
        (
            {"ended_at": NOW + timedelta(minutes=20)},
            "录像到 10:50 结束，早于调解结束的 11:00，须有全程录像才能结束",
        ),
        ({"video": False}, "这份只有录音，须有全程录像才能结束"),
    ],
)
def test_one_officer_ends_a_police_sitting_only_with_a_video_of_all_of_it(
    db: Session, desk: Room, fields: dict[str, object], said: str
) -> None:
    sitting = begun(db, desk, accepted(db, desk, track="ZA"))
    kept = recordings.of_sitting(db, sitting.id)[0]
    right = {key: getattr(kept, key) for key in fields}
    end = NOW + timedelta(minutes=30)
    recordings.finish(db, kept, by=desk.officer, **fields)
    with pytest.raises(Refusal) as refused:
        endings.close(db, sitting, Outcome.AGREED, by=desk.officer, at=end)
    recordings.finish(db, kept, by=desk.officer, **right)
    endings.close(db, sitting, Outcome.AGREED, by=desk.officer, at=end)

    assert refused.value.message == f"一名民警主持的，{said}；缺失的，相关证据不能作为处罚的根据。"
    assert sitting.phase == Phase.ENDED.value


TEN = datetime(2026, 11, 20, 2, tzinfo=UTC)


def at(minute: float) -> datetime:
    return TEN + timedelta(minutes=minute)


def film(start: float, end: float, **more: Any) -> Recording:
    return Recording(
        **{"video": True, "continuous": True, "interruption": "", "file_number": "V", "started_at": at(start), "ended_at": at(end)}
        | more
    )  # fmt: skip


SPANS = st.lists(
    st.tuples(st.integers(-20, 80), st.integers(0, 40)).map(lambda it: (it[0], it[0] + it[1])), max_size=6
)


@given(SPANS, SPANS, st.integers(1, 60))
def test_gaps_are_the_minutes_that_no_file_and_no_break_covers(
    spans: list[tuple[int, int]], breaks: list[tuple[int, int]], end: int
) -> None:
    gaps = recordings.missing(
        [(at(a), at(b)) for a, b in spans], at(0), at(end), breaks=[(at(a), at(b)) for a, b in breaks]
    )

    bare = {
        minute
        for minute in range(end)
        if not any(a <= minute and minute + 1 <= b for a, b in (*spans, *breaks))
    }
    inside = {
        minute for minute in bare if {minute - 1, minute + 1}.isdisjoint(bare) and 0 < minute < end - 1
    }  # a single minute between two files is their seam
    found = [
        range(int((a - TEN).total_seconds()) // 60, int((b - TEN).total_seconds()) // 60) for a, b in gaps
    ]
    assert {minute for each in found for minute in each} == bare - inside
    assert all(one.stop < other.start for one, other in pairwise(found))


@given(st.integers(1, 59), st.integers(0, 30), st.integers(0, 30))
def test_two_files_that_together_cover_the_sitting_satisfy(cut: int, before: int, after: int) -> None:
    both = [film(-before, cut, file_number="V-1"), film(cut, 60 + after, file_number="V-2")]

    assert recordings.lacking(both, at(0), at(60)) == ""
    assert recordings.lacking(both[::-1], at(0), at(60)) == ""
    assert recordings.lacking(both[:1], at(0), at(60)) != ""
    assert recordings.lacking(both[1:], at(0), at(60)) != ""


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ([], recordings.UNTOLD),
        ([film(0, 60, file_number="")], recordings.UNTOLD),
        ([film(0, 60, video=False)], "这份只有录音，须有全程录像才能结束"),
        ([film(0, 60, video=False, continuous=False, interruption="没电")], "这份只有录音，须有全程录像才能结束"),
        ([film(0, 20), film(30, 60)], "10:20 到 10:30 没有录像，须有全程录像才能结束"),
        (
            [film(5, 20), film(30, 50)],
            "录像从 10:05 开始，晚于调解开始的 10:00；10:20 到 10:30 没有录像；录像到 10:50 结束，早于调解结束的 11:00，须有全程录像才能结束",
        ),
        ([film(70, 80)], "10:00 到 11:00 没有录像，须有全程录像才能结束"),
        ([film(0, 20), film(21, 60)], ""),
        ([film(0, 20, video=False), film(0, 60)], ""),
        ([film(0, 60, continuous=False)], "录像不连续，须写明中断原因后才能结束"),
        ([film(0, 20, continuous=False, interruption="没电")], ""),
    ],
)  # fmt: skip
def test_what_is_missing_of_the_sitting_is_said(kept: list[Recording], said: str) -> None:
    assert recordings.lacking(kept, at(0), at(60)) == said


def test_break_that_is_told_lets_the_sitting_end_with_its_consequence(db: Session, desk: Room) -> None:
    sitting = begun(db, desk, accepted(db, desk, track="ZA"))
    kept = recordings.of_sitting(db, sitting.id)[0]
    recordings.finish(
        db,
        kept,
        by=desk.officer,
        ended_at=NOW + timedelta(minutes=5),
        continuous=False,
        interruption="电池没电",
    )

    endings.close(db, sitting, Outcome.AGREED, by=desk.officer, at=NOW + timedelta(minutes=30))

    assert kept.broken
    assert recordings.CONSEQUENCE == "相关证据不能作为处罚的根据"


def test_recess_needs_no_film(db: Session, desk: Room) -> None:
    sitting = begun(db, desk, accepted(db, desk, track="ZA"))
    kept = recordings.of_sitting(db, sitting.id)[0]
    recordings.finish(db, kept, by=desk.officer, ended_at=NOW + timedelta(minutes=10))
    for kind in (Happening.PAUSE, Happening.RESUME):
        desk.clock.forward(minutes=10)
        happenings.happen(db, sitting, kind, text="", by=desk.officer)
    recordings.index(
        db, case_id=sitting.case_id, sitting_id=sitting.id, by=desk.officer, device="摄像机", file_number="D-2",
        started_at=NOW + timedelta(minutes=20), ended_at=NOW + timedelta(minutes=40),
    )  # fmt: skip

    said = [filming.lacking(db, sitting, until=NOW + timedelta(minutes=end)) for end in (40, 45)]

    assert said[0] == ""
    assert said[1].startswith("录像到 11:10 结束，早于调解结束的 11:15")
    assert filming.gaps(db, sitting, until=NOW + timedelta(minutes=40)) == []


def test_voided_entry_no_longer_counts_and_stays_in_the_index(db: Session, desk: Room) -> None:
    sitting = begun(db, desk, accepted(db, desk, track="ZA"))
    kept = recordings.of_sitting(db, sitting.id)[0]

    with pytest.raises(Refusal, match="请写明作废的原因"):
        recordings.void(db, kept, reason=" ", by=desk.officer)
    recordings.void(db, kept, reason="登记错了", by=desk.officer)

    assert recordings.of_sitting(db, sitting.id) == []
    assert [each.void_reason for each in recordings.every_of_sitting(db, sitting.id)] == ["登记错了"]
    assert recordings.of_case(db, sitting.case_id) == []
    assert filming.lacking(db, sitting, until=NOW + timedelta(minutes=1)) == recordings.UNTOLD
