"""更换调解员: who presides from now on, asked for by a party or by the station (人民调解法 23; 治安管理处罚法 95)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from models import cases, gates, recordings, sittings
from models.cases import Party
from models.errors import Refusal
from models.recordings import Recording
from models.sittings import Attendance, Happening, Phase, Sitting, SittingEvent
from models.station import Deed, Identity


def replace(
    db: Session, sitting: Sitting, old: Attendance, new: dict[str, Any], *, reason: str, by: Identity,
    asked_by: Party | None = None,
) -> SittingEvent:  # fmt: skip
    """Let ``new`` (columns of an attendance) preside from now on in the place of ``old``.

    Both stay in the sitting with their times. Refused when those who then preside may not on this track: a police
    officer on a 治安 one, with the video where one stands alone; a people's mediator on the committee's.
    """
    cases.demand(db, sitting.case_id, by, Deed.NOTE)
    if sitting.phase == Phase.ENDED.value:
        raise Refusal("这场调解已经结束，不能再更换调解员。")
    if old not in sitting.hosts:
        raise Refusal(f"{old.name}现在不主持这场调解。", "old")
    name = str(new.get("name", "")).strip()
    if not name:
        raise Refusal("请选择由谁接替。", "new")
    if any(each.name == name for each in sitting.hosts):
        raise Refusal(f"{name}已经在主持这场调解。", "new")
    if not reason.strip():
        raise Refusal("请写明更换的原因。", "reason")
    subject = cases.case(db, sitting.case_id)
    staying = [{"kind": each.kind} for each in sitting.hosts if each is not old]
    kept = recordings.of_sitting(db, sitting.id)
    try:
        gates.refuse_false_officers(db, [new])
        gates.refuse_hosts(subject, [*staying, new], _filmed(kept))
    except Refusal as refused:
        raise Refusal(refused.message, "new") from refused
    at = db.info["now"]()
    old.until, old.until_reason = at, reason
    for each in sitting.attendances:
        if each.name == name and each.until is None:  # was among the invited, and presides now
            each.until, each.until_reason = at, "接替主持"
    known = {"officer_id": sittings.login_of(db, new), **new}
    position = max(each.position for each in sitting.attendances) + 1
    made = Attendance(
        case_id=sitting.case_id, sitting_id=sitting.id, position=position, host=True, since=at, **known
    )
    db.add(made)
    db.flush()
    db.refresh(sitting, ["attendances"])
    words = f"{old.name}不再主持，由{name}接替：{reason.strip()}"
    return sittings.tell(db, sitting, Happening.CHANGE_HOST, words, by=by, party=asked_by)


def _filmed(kept: Sequence[Recording]) -> dict[str, Any] | None:
    """Return what records this sitting as the gate asks for it: a video before anything that is sound alone."""
    if not kept:
        return None
    first = next((each for each in kept if each.video), kept[0])
    return {"device": first.device, "video": first.video}
