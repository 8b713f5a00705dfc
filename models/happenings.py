"""What happens in the room (domain.md 5.1): who is late, who leaves, who presides; and how a wrong mark is withdrawn."""

import uuid
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from models import cases, endings, levels, sittings, tracks
from models.cases import Outcome, Party, Role
from models.errors import Refusal
from models.sittings import Happening, Phase, Sitting, SittingEvent
from models.station import Deed, Identity

if TYPE_CHECKING:
    from models.record import Line

#: What ends a police case by law (程序规定 179).
FATAL = frozenset({Happening.NEW_VIOLATION, Happening.FLED})
#: Of whom that is never told: it is what a suspect does.
NEVER_FATAL = frozenset({Role.VICTIM.value, Role.THIRD.value})
#: What is told of somebody: of a party, or of whoever the words name.
OF_SOMEBODY = frozenset(
    {
        Happening.ABSENT, Happening.LATE, Happening.DRUNK, Happening.LEAVE, Happening.RETURN, Happening.UNWILLING,
        Happening.OUTBURST, Happening.NEW_EVIDENCE, *FATAL,
    }
)  # fmt: skip
#: What has a verb of its own.
BY_ITSELF = {
    Happening.PHASE: "换阶段请用阶段自己的步骤。",
    Happening.CHANGE_HOST: "更换调解员请写明由谁接替。",
}
GONE = frozenset({Happening.ABSENT, Happening.LEAVE, Happening.FLED})
HERE = frozenset({Happening.LATE, Happening.DRUNK, Happening.RETURN})
STOPS = frozenset({Happening.PAUSE, Happening.DRUNK})
assert {*OF_SOMEBODY, *BY_ITSELF, Happening.PAUSE, Happening.RESUME} == set(Happening), (
    "every event is asked for"
)


def happen(
    db: Session, sitting: Sitting, kind: Happening, *, text: str, by: Identity, party: Party | None = None
) -> SittingEvent:
    """Record what happened in the room.

    Pausing and resuming stop and go on. A new violation and a flight (程序规定 179) end the 治安 track:
    they need a police officer who says who did what.
    """
    cases.demand(db, sitting.case_id, by, Deed.NOTE)
    if told := BY_ITSELF.get(kind):
        raise Refusal(told)
    if sitting.phase == Phase.ENDED.value:
        raise Refusal("这场调解已经结束，不能再记现场事件。")
    if kind in FATAL:
        _refuse_untrue_end(kind, text, party, by)
    if kind in OF_SOMEBODY and party is None and not text.strip():
        raise Refusal("请选择是谁；不是当事人的，写明是谁。", "party")
    _refuse_twice(db, sitting, kind, party)
    subject = cases.case(db, sitting.case_id)
    before = endings.standing(db, subject) if kind in FATAL else {}
    event = sittings.tell(db, sitting, kind, text, by=by, party=party)
    if kind in STOPS:
        sitting.paused = True
    if kind is Happening.RESUME:
        sitting.paused = False
    if kind in FATAL:
        ends = tracks.is_police(subject.track)
        if ends:
            who = party.name if party else ""
            endings.close(
                db, sitting, Outcome.FAILED, text=f"{who}{kind.value}：{text.strip()}", by=by,
                at=db.info["now"](), by_mark=True,
            )  # fmt: skip
        levels.raise_by(db, subject, {endings.GRUDGE: 1}, occasion=kind.value, by=by)
        db.flush()
        event.undo = {"ended": ends, "before": before, "after": endings.standing(db, subject)}
    db.flush()
    return event


def withdraw(db: Session, event: SittingEvent, *, reason: str, by: Identity) -> None:
    """Take back a wrong mark, with the reason; both stay in the record.

    Where the mark had ended the sitting, the sitting is taken up again in the phase it was in.
    """
    cases.demand(db, event.case_id, by, Deed.NOTE)
    kind = Happening(event.kind)
    if kind in BY_ITSELF:
        raise Refusal("这一项不能撤销。记错了的，请再换一次，写明原因。")
    if not event.valid:
        raise Refusal("这个标记已经撤销。")
    if not reason.strip():
        raise Refusal("请写明撤销原因。", "reason")
    if kind in FATAL and not by.is_police:
        raise Refusal("这一项须由民警撤销。")
    sitting = db.get_one(Sitting, event.sitting_id)
    reopens = event.undo.get("ended") and sitting.phase == Phase.ENDED.value
    if reopens:
        endings.refuse_reopening(db, event)
    event.voided_at, event.void_reason = db.info["now"](), reason
    if reopens:
        endings.reopen(db, sitting, event, reason=reason, by=by)
    elif kind in FATAL and event.undo:
        endings.lower(db, event, reason=reason, by=by)
    if sitting.phase != Phase.ENDED.value and (reopens or kind in {*STOPS, Happening.RESUME}):
        sitting.paused = _paused(sittings.events(db, sitting.id))
    db.flush()


def away(told: Iterable[SittingEvent]) -> dict[uuid.UUID, SittingEvent]:
    """Return which parties are not in the room now, and the mark that says so."""
    gone: dict[uuid.UUID, SittingEvent] = {}
    for event in told:
        if not event.valid or event.party_id is None:
            continue
        if Happening(event.kind) in GONE:
            gone[event.party_id] = event
        elif Happening(event.kind) in HERE:
            gone.pop(event.party_id, None)
    return gone


def said(kind: str, who: str, text: str, *, police: bool) -> str:
    """Say a mark as the record has it: what, of whom, and the words; of who presides, at whose request."""
    if kind == Happening.CHANGE_HOST.value:
        return f"{changed(who, police=police)}：{text}"
    about = f"{kind}（{who}）" if who else kind
    return f"{about}：{text}" if text else about


def changed(who: str, *, police: bool) -> str:
    """Say that another presides, and at whose request.

    >>> changed("张某", police=True), changed("", police=False)
    ('应张某申请，更换主持人', '更换调解员')
    """
    asked = f"应{who}申请，" if who else ""
    return f"{asked}更换{'主持人' if police else '调解员'}"


def behind(event: SittingEvent, lines: Sequence["Line"]) -> int:
    """Return the number of the line behind which a mark stands; one from before numbers were kept goes by its time."""
    if event.after is not None:
        return event.after
    return max((line.seq for line in lines if line.at <= event.at), default=0)


def _refuse_untrue_end(kind: Happening, text: str, party: Party | None, by: Identity) -> None:
    """Refuse what ends a case by law unless an officer says which suspect did what (程序规定 179)."""
    if not by.is_police:
        raise Refusal("这一项须由民警确认。")
    if party is None or not text.strip():
        raise Refusal("请写明是谁、做了什么。", "text" if party else "party")
    if party.role in NEVER_FATAL:
        told = f"{party.name}是{party.role}。“{kind.value}”只记违法嫌疑人一方的行为，请核对是谁。"
        raise Refusal(told, "party")


def _refuse_twice(db: Session, sitting: Sitting, kind: Happening, party: Party | None) -> None:
    """Refuse what is already so: another workstation may have marked it a moment ago."""
    if kind is Happening.PAUSE and sitting.paused:
        raise Refusal("已经在休会。")
    if kind is Happening.RESUME and not sitting.paused:
        raise Refusal("现在没有休会。")
    if party is None or kind not in {Happening.LEAVE, Happening.RETURN}:
        return
    gone = party.id in away(sittings.events(db, sitting.id))
    if kind is Happening.LEAVE and gone:
        raise Refusal(f"{party.name}已经不在场。", "party")
    if kind is Happening.RETURN and not gone:
        raise Refusal(f"{party.name}没有离席。", "party")


def _paused(told: Iterable[SittingEvent]) -> bool:
    paused = False
    for event in told:
        if event.valid and Happening(event.kind) in {*STOPS, Happening.RESUME}:
            paused = Happening(event.kind) in STOPS
    return paused
