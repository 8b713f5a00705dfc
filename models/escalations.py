"""案情加重: a 轻伤 or worse, a death or a new victim that comes to light after the agreement (程序规定 90, 179; 刑诉法 288)."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import (
    agreements,
    cases,
    closingrules,
    closure,
    dates,
    law,
    levels,
    money,
    partners,
    payments,
    referrals,
    settling,
    station,
)
from models.base import Row, Versioned, Voidable, as_plain, label, link
from models.cases import Case, Injury, Outcome, State
from models.closure import Closure
from models.errors import Refusal
from models.referrals import Referral
from models.station import Deed, Identity
from models.texts import read_from

#: A finding is one only in these states; before the agreement the gates of the mediation stop it.
_SETTLED = frozenset({State.AGREED.value, State.PERFORMED.value, State.BREACHED.value, State.CLOSED.value})
GRAVE = frozenset({Injury.MINOR_2.value, Injury.MINOR_1.value, Injury.SERIOUS.value})
INJURED = "轻伤以上"
#: What is kept of a 销号 that a finding undid.
UNDONE = "案情加重"
#: How a case without an agreement stands when it is not struck off.
_WITHOUT = {
    Outcome.FAILED.value: State.FAILED, Outcome.RECONCILED.value: State.WITHDRAWN, Outcome.WITHDRAWN.value: State.WITHDRAWN,
}  # fmt: skip
_DAYS = ("concluded_on", "resolved_on", "ended_on", "closed_on")
_STOOD = ("state", "outcome", "channel", "injury", "ended_how", *_DAYS)


class Escalation(Row, Versioned, Voidable):
    """One finding that takes a case out of mediation; ``before`` is how the case stood."""

    __tablename__ = "escalations"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    kind: Mapped[str] = label("情形")
    on: Mapped[date] = mapped_column("found_on", info={"label": "发现日期"})
    injury: Mapped[str] = label("伤情")
    text: Mapped[str] = label("说明")
    referral_id: Mapped[uuid.UUID | None] = link("referrals.id", default=None)
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)
    by_name: Mapped[str] = label("登记人")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding: the injuries that it asks for, and what the letter of hand-over says of it."""

    key: str
    injuries: tuple[str, ...]
    text: str
    law: tuple[str, ...]
    verified: str


@dataclass(frozen=True)
class _Book:
    kinds: dict[str, Kind]
    word: str
    unit: str


@read_from("texts/breaching.toml")
def _book(table: dict[str, Any]) -> _Book:
    found = [
        Kind(row["key"], tuple(row["injuries"]), row["text"], tuple(row["law"]), row["verified"])
        for row in table["finding"]
    ]
    unknown = {injury for kind in found for injury in kind.injuries} - {injury.value for injury in Injury}
    if unknown:
        raise ValueError(f"没有“{min(unknown)}”这种伤情")
    return _Book({kind.key: kind for kind in found}, table["unit"]["word"], table["unit"]["name"])


def kinds() -> Mapping[str, Kind]:
    """Return every kind of finding by its key."""
    return _book().kinds


def unit(db: Session) -> str:
    """Name the criminal police whom a finding is handed over to: the station's own unit, else the usual one."""
    book = _book()
    return next((each.name for each in partners.every(db) if book.word in each.name), book.unit)


def find(
    db: Session, subject: Case, kind: str, *, on: date, text: str, by: Identity, injury: str = "", to: str = ""
) -> Escalation:  # fmt: skip
    """Record a finding after the agreement: the case leaves mediation at once and goes to the criminal police.

    不予处罚 and 销号 are stopped, an end that was there is undone (a 销号 stays in its history), the hand-over is made
    with its reason, its law, what was paid so far and a day for the answer. Nothing that was paid is taken back.
    """
    cases.demand_decision(db, subject, by)
    found = _checked(db, subject, kind, on=on, text=text, injury=injury)
    made = Escalation(
        case_id=subject.id, kind=kind, on=on, injury=injury, text=text, by_name=by.name,
        before={name: as_plain(getattr(subject, name)) for name in _STOOD},
    )  # fmt: skip
    if subject.state == State.CLOSED.value:
        _open_again(db, subject, made, by)
    settling.undo(db, subject)
    db.add(made)
    if injury:
        subject.injury = injury
        _raise(db, subject, made, by)
    db.flush()
    made.referral_id = _hand_over(db, subject, found, made, to=to, by=by).id
    db.flush()
    return made


def void(db: Session, made: Escalation, *, reason: str, by: Identity) -> None:
    """Take back a finding that was wrong: its hand-over is taken back, and the case stands as it stood before.

    One that the criminal police have not taken up is back already; it may then end and be struck off again. What they
    have taken up is theirs: only the leader says that it was put down by mistake.
    """
    subject = cases.case(db, made.case_id)
    cases.demand_decision(db, subject, by)
    if not made.valid:
        raise Refusal("这次案情加重已经撤销。")
    if not reason.strip():
        raise Refusal("请写明撤销原因。", "reason")
    now = db.info["now"]()
    sent = db.get(Referral, made.referral_id) if made.referral_id else None
    if sent is not None and _taken(sent) and not station.may(by, Deed.APPROVE):
        raise Refusal(
            f"{sent.to}已经答复“{sent.accepted}”，案件由他们办理；确实登记错了的，请所领导登录后撤销。"
        )
    made.voided_at, made.void_reason = now, reason
    db.flush()
    away = subject.state == State.REFERRED.value
    if sent is not None and sent.valid and not sent.refused:
        referrals.void(db, sent, reason=reason, by=by, at=now)
    if of_case(db, subject.id):
        return
    _lower(db, subject, reason, by)
    before, closed = made.before, made.before["state"] == State.CLOSED.value
    if subject.injury == made.injury:
        subject.injury = before["injury"]
    if not away and subject.state != (_unclosed(db, subject) if closed else before["state"]):
        settling.settle(db, subject)  # it has gone its way since: only what it is now counts
        return
    _put_back(db, subject, before)


def of_case(db: Session, case_id: uuid.UUID) -> list[Escalation]:
    """Return the findings of a case that stand, by day."""
    rows = select(Escalation).where(
        Escalation.case_id == case_id, Escalation.voided_at.is_(None),
        *cases.of_visible(db, Escalation.case_id),
    )  # fmt: skip
    return list(db.scalars(rows.order_by(Escalation.on, Escalation.id)))


def settled(subject: Case) -> bool:
    """Tell whether the sides are agreed, before the police or between themselves, so that a finding is one."""
    made_up = subject.state == State.WITHDRAWN.value and subject.outcome == Outcome.RECONCILED.value
    return subject.state in _SETTLED or made_up


def asked_of(subject: Case, injury: str) -> bool:
    """Tell whether an injury that is typed elsewhere is a finding: grave, new, and after the agreement."""
    return injury in GRAVE and subject.injury not in GRAVE and settled(subject)


def refuse_elsewhere(subject: Case, injury: str) -> None:
    """Refuse to write an injury down as a mere correction where it is a finding that takes the case out of mediation."""
    if asked_of(subject, injury):
        raise Refusal(
            f"达成协议以后才知道是{injury}的，请到“回访”的“未履行和处理”里登记案情加重，移送函会一起做好。",
            "injury",
        )


def _checked(db: Session, subject: Case, kind: str, *, on: date, text: str, injury: str) -> Kind:
    found = kinds().get(kind)
    if found is None:
        raise Refusal("请选择是哪一种情形。", "kind")
    if not settled(subject):
        raise Refusal("还没有达成协议的，请在“接待”里更正伤情，办不了调解的就在那里移送。")
    if found.injuries and injury not in found.injuries:
        raise Refusal("请选择鉴定的伤情。", "injury")
    if not text.strip():
        raise Refusal("请写明怎样发现的、有什么材料。", "text")
    made = agreements.latest(db, subject.id)
    if made is not None and made.signed_on is not None and on < made.signed_on:
        raise Refusal(f"这一天早于协议签订日 {made.signed_on.isoformat()}，请核对。", "on")
    if on > dates.local(db.info["now"]()).date():
        raise Refusal("日期在今天之后，请核对。", "on")
    return found


def _hand_over(
    db: Session, subject: Case, found: Kind, made: Escalation, *, to: str, by: Identity
) -> Referral:
    code = law.on(made.on)
    cited = "、".join(code.cite(key) for key in found.law)
    hurt = f"，伤情：{made.injury}" if made.injury else ""
    return referrals.send(
        db, subject, to=to or unit(db), on=made.on, by=by,
        reason=f"{dates.chinese(made.on)}发现：{made.text.strip().rstrip('。')}{hurt}。{found.text}（{cited}）",
        done=_done(db, subject), suggestion="依法审查处理，并书面反馈是否立案；已付的款项请一并核对。",
    )  # fmt: skip


def _raise(db: Session, subject: Case, made: Escalation, by: Identity) -> None:
    """Suggest the level that follows, and keep what it was: a finding that was wrong takes the suggestion back."""
    looks, suggested = levels.of_case(db, subject.id), subject.level_suggested
    seen = levels.raise_by(db, subject, {"injury": 1}, occasion=UNDONE, by=by)
    if seen is not None:
        earlier = str(looks[-1].id) if looks else ""
        made.before = {
            **made.before,
            "look": {"made": str(seen.id), "earlier": earlier, "suggested": suggested},
        }


def _lower(db: Session, subject: Case, reason: str, by: Identity) -> None:
    """Take back what the findings of the case suggested of its level, where nobody has looked at it since."""
    for each in db.scalars(select(Escalation).where(Escalation.case_id == subject.id)).all():
        if look := each.before.get("look"):
            earlier = uuid.UUID(look["earlier"]) if look["earlier"] else None
            levels.take_back(
                db, subject, uuid.UUID(look["made"]), earlier, suggested=look["suggested"], reason=reason, by=by
            )  # fmt: skip


def _done(db: Session, subject: Case) -> str:
    """Tell what was agreed and what was paid of it: it stays recorded whatever becomes of the case."""
    made = agreements.latest(db, subject.id)
    if made is None or made.signed_on is None:
        return ""
    number = f"（编号：{made.number}）" if made.number else ""
    paid = sum(each.amount or 0 for each in payments.payments(db, subject.id))
    whole = agreements.total(made)
    sums = f"，约定给付{money.digits(whole)}" if whole else ""
    had = f"，已付{money.digits(paid)}" if paid else "，尚未付款" if whole else ""
    broken = f"；{dates.chinese(made.breached_on)}登记未履行" if made.breached_on else ""
    return f"{dates.chinese(made.signed_on)}经调解达成协议{number}{sums}{had}{broken}。"


def _taken(sent: Referral) -> bool:
    refused = {"", *closingrules.rules().refused_answers}
    return sent.valid and sent.answered and not sent.refused and sent.accepted not in refused


def _open_again(db: Session, subject: Case, made: Escalation, by: Identity) -> None:
    """Undo the 销号 before the case is sent: it would stand struck off if it were sent back.

    What the leader allowed goes with it: should the finding be taken back, the leader is asked anew.
    """
    closure.forget_leave(db, subject, reason=UNDONE)
    subject.state, subject.closed_on = _unclosed(db, subject), None
    db.add(
        Closure(
            case_id=subject.id, kind=UNDONE, on=made.on, round=subject.round, by_name=by.name,
            reason=f"{made.kind}：{made.text}",
        )
    )  # fmt: skip


def _unclosed(db: Session, subject: Case) -> str:
    """Return how the case stands when it is not struck off."""
    made = agreements.latest(db, subject.id)
    if made is None or made.signed_on is None:
        return _WITHOUT.get(subject.outcome, State.ACCEPTED).value
    if made.breached_on is not None:
        return State.BREACHED.value
    return (State.PERFORMED if made.performed_on is not None else State.AGREED).value


def _put_back(db: Session, subject: Case, before: Mapping[str, str]) -> None:
    days = {name: date.fromisoformat(before[name]) if before[name] else None for name in _DAYS}
    subject.state, subject.outcome, subject.channel = before["state"], before["outcome"], before["channel"]
    for name, on in days.items():
        setattr(subject, name, on)
    if days["closed_on"] is not None:  # struck off anew, once its conditions hold again
        subject.state, subject.closed_on = _unclosed(db, subject), None
    if days["ended_on"] is not None:
        settling.end(db, subject, on=days["ended_on"], how=before["ended_how"])
    db.flush()
