"""待审批: what of a case waits for the station leader, and the leader's word on it."""

import uuid
from dataclasses import dataclass

from models import approvals, closure, dates, grading, levels, recognition, station
from models.errors import Refusal
from models.station import Deed
from models.store import Store


@dataclass(frozen=True)
class Waiting:
    """One question that waits: what is asked, why, by whom and when; ``mine`` says that it is for who looks."""

    approval_id: uuid.UUID
    sentence: str
    reason: str
    asked: str
    mine: bool
    levels: tuple[tuple[int, str], ...] = ()  # what the leader may choose instead of the level that is asked


def waiting(store: Store, case_id: uuid.UUID | None, what: str = "") -> tuple[Waiting, ...]:
    """Return what waits in a case on record, of one kind where ``what`` says so; a visit that is being typed has nothing yet."""
    if case_id is None:
        return ()
    mine = store.person is not None and station.may(store.person, Deed.APPROVE)
    with store.reading() as db:
        return tuple(
            Waiting(
                each.id, each.subject, each.reason,
                f"{each.asked_by}　{dates.local(each.asked_at):%m-%d %H:%M}　{approvals.WAITING}", mine,
                tuple((one.level, one.name) for one in grading.levels()) if mine and levels.of_level(each) else (),
            )
            for each in approvals.of_case(db, case_id, what)
            if each.open
        )  # fmt: skip


def decide(
    store: Store, approval_id: uuid.UUID, *, agreed: bool, reason: str, level: int | None = None
) -> None:
    """Decide as the leader who is signed in; on another ``level`` than the one that is asked, where one is told."""
    by = store.person
    if by is None:
        raise Refusal("请先登录，再办理这一步。")
    with store.unit() as db:
        asked = db.get_one(approvals.Approval, approval_id)
        if levels.of_level(asked):
            levels.decide(db, asked, agreed=agreed, reason=reason, by=by, level=level)
        elif asked.what == closure.ASKED:
            closure.decide(db, asked, agreed=agreed, reason=reason, by=by, on=dates.local(store.now()).date())
        else:
            approvals.decide(db, asked, agreed=agreed, reason=reason, by=by)
            recognition.follow(db, asked, by=by)
