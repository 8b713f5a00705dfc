from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import endings, recordings
from models.cases import Outcome
from models.errors import Refusal
from models.recordings import Recording
from models.sittings import Phase
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
        ({"file_number": ""}, "须登记录像文件号和起止时间后才能结束"),
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
