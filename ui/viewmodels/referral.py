"""移送与委托 of one case: the letters sent elsewhere with what came back, and the ways the parties were told of."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from exports import endings
from models import cases, contacts, dates, papers, partners, referrals, tracks
from models.errors import Refusal
from models.referrals import Kind, Referral
from models.station import Identity
from models.store import Store

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.cases import Case
    from models.contacts import Contact

Tone = Literal["", "good", "warn", "bad", "accent"]
TONES: dict[str, Tone] = {
    "待签收": "warn", "待反馈": "accent", "超期未反馈": "bad", "已退回": "bad", "已反馈": "good",
}  # fmt: skip
FORMS = {Kind.TRANSFER.value: "D22", Kind.SUPPORT.value: "D22", Kind.ENTRUST.value: "D23"}
ANSWERS = ("已受理", "已办结", "达成协议并履行", "达成协议", "未达成协议", "不予受理")


@dataclass(frozen=True)
class Row:
    """One letter: where it went, where it stands, and what may be entered of it."""

    id: uuid.UUID
    kind: str
    to: str
    state: str
    tone: Tone
    sent: str
    came: tuple[str, ...]
    call: str
    paper: str
    receivable: bool
    awaited: bool

    @property
    def title(self) -> str:
        """Say what was asked of whom."""
        return f"{self.kind}　{self.to}"


@dataclass(frozen=True)
class View:
    """The whole pane."""

    rows: tuple[Row, ...]
    kinds: tuple[str, ...]
    routes: tuple[str, ...]
    told: str
    declined: bool

    @property
    def note(self) -> str:
        """Count the answers that are awaited, for the tab."""
        awaited = sum(each.awaited for each in self.rows)
        return str(awaited) if awaited else ""


@dataclass
class Referrals:
    """The state and the deeds of the pane."""

    store: Store
    today: Callable[[], date]
    now: Callable[[], datetime]
    case_id: uuid.UUID | None = None

    @property
    def by(self) -> Identity:
        """Return who is signed in."""
        return self.store.signed_in

    def read(self) -> View:
        """Read everything that the pane shows."""
        with self.store.reading() as db:
            subject = self._case(db)
            calls = contacts.of_case(db, subject.id)
            rows = tuple(
                _row(db, each, calls, self.today()) for each in reversed(referrals.of_case(db, subject.id))
            )
            refusal = papers.latest(db, subject.id, "D19")
            return View(
                rows=rows,
                kinds=_kinds(subject),
                routes=tuple(f"{route.text}（{route.law}）" for route in endings.routes(subject)),
                told=_told(refusal),
                declined=subject.state == cases.State.DECLINED.value,
            )

    def units(self, kind: str) -> list[tuple[str, str]]:
        """Return (name, words) of the units offered for a kind of letter, those of the station first."""
        with self.store.reading() as db:
            found = [each for each in partners.every(db) if each.takes(kind)]
        return [
            (each.name, "　".join(part for part in (each.name, each.telephone, each.note) if part))
            for each in found
        ]

    def begun(self, kind: str) -> dict[str, str]:
        """Return what a new letter begins with."""
        with self.store.reading() as db:
            subject = self._case(db)
            agreed = [party.name for party in cases.parties(subject) if party.consent == "同意"]
            known = len(agreed) == len(cases.parties(subject)) > 0
            reason = subject.track_reason if kind == Kind.TRANSFER.value else ""
        return {
            "on": self.today().isoformat(), "pace": partners.COMPLEX, "contact": self.by.name, "reason": reason,
            "consent": f"{'、'.join(agreed)}均同意。" if kind == Kind.ENTRUST.value and known else "",
        }  # fmt: skip

    def paces(self) -> list[tuple[str, str]]:
        """Return (pace, words) with the days each gives."""
        return [(pace, f"{pace}（{partners.days(pace)} 天内反馈）") for pace in partners.paces()]

    # deeds

    def send(self, kind: str, said: Mapping[str, Any]) -> Row:
        """Send a letter; returns it with the key of its paper."""
        if said["on"] > self.today():
            raise Refusal("移送日期在今天之后，请核对。", "on")
        words = {key: str(said.get(key) or "") for key in _WORDS}
        with self.store.unit() as db:
            sent = referrals.send(
                db, self._case(db), to=str(said["to"] or ""), on=said["on"], reason=str(said["reason"] or ""),
                by=self.by, kind=kind, pace=str(said.get("pace") or partners.COMPLEX),
                feedback_by=said.get("feedback_by"), **words,
            )  # fmt: skip
            return _row(db, sent, [], self.today())

    def receive(self, row: uuid.UUID, *, on: date, received_by: str) -> None:
        """Record the receipt."""
        with self.store.unit() as db:
            referrals.receipt(db, self._letter(db, row), on=on, received_by=received_by, by=self.by)

    def refuse(self, row: uuid.UUID, *, on: date, reason: str) -> None:
        """Record that it was not taken; the case comes back with a task."""
        with self.store.unit() as db:
            referrals.refuse(db, self._letter(db, row), on=on, reason=reason, by=self.by)

    def hear(self, row: uuid.UUID, *, on: date, accepted: str, feedback: str) -> None:
        """Record the answer."""
        with self.store.unit() as db:
            referrals.hear(db, self._letter(db, row), on=on, accepted=accepted, feedback=feedback, by=self.by)

    def call(self, row: uuid.UUID, *, answered: bool, number: str, said: str) -> None:
        """Record a telephone call to the other body."""
        with self.store.unit() as db:
            letter = self._letter(db, row)
            contacts.log(
                db, self._case(db), whom=letter.to, answered=answered, by=self.by, at=self.now(), said=said,
                number=number,
            )  # fmt: skip

    def number(self, row: uuid.UUID) -> str:
        """Return the telephone of the other body, if it is known."""
        with self.store.reading() as db:
            return partners.find(db, self._letter(db, row).to).telephone

    def void(self, row: uuid.UUID, *, reason: str) -> None:
        """Take back a letter that was entered by mistake."""
        with self.store.unit() as db:
            referrals.void(db, self._letter(db, row), reason=reason, by=self.by, at=self.now())

    def keep_unit(self, said: Mapping[str, Any]) -> None:
        """Write down a unit with its telephone."""
        with self.store.unit() as db:
            kinds = tuple(kind for kind in (str(said.get("kind") or ""),) if kind)
            partners.keep(
                db, str(said["name"] or ""), by=self.by, telephone=str(said.get("telephone") or ""),
                contact=str(said.get("contact") or ""), kinds=kinds, call=bool(said.get("call")),
            )  # fmt: skip

    def _case(self, db: "Session") -> "Case":
        assert self.case_id is not None, "a case was opened"
        return cases.case(db, self.case_id)

    def _letter(self, db: "Session", row: uuid.UUID) -> Referral:
        letter = db.get_one(Referral, row)
        cases.case(db, letter.case_id)
        return letter


_WORDS = ("done", "suggestion", "attachments", "consent", "contact")


def _kinds(subject: "Case") -> tuple[str, ...]:
    """Return the letters that the case may send: only the police entrust, and a closed case sends none."""
    if subject.state in {cases.State.CLOSED.value, cases.State.MERGED.value}:
        return ()
    entrust = (Kind.ENTRUST.value,) if tracks.is_police(subject.track) else ()
    away = (Kind.TRANSFER.value,) if cases.State.REFERRED in cases.NEXT[cases.State(subject.state)] else ()
    return (*away, *entrust, Kind.SUPPORT.value)


def _row(db: "Session", sent: Referral, calls: "list[Contact]", today: date) -> Row:
    state = sent.state(today)
    due = f"，应在 {_day(sent.feedback_by)} 前反馈" if sent.feedback_by and not sent.answered else ""
    came = []
    if sent.received_on and not sent.refused:
        came.append(f"{_day(sent.received_on)} {sent.received_by} 签收".replace("  ", " "))
    if sent.refused:
        came.append(f"{_day(sent.feedback_on)} 退回：{sent.refused_reason}")
    elif sent.answered:
        came.append(f"{_day(sent.feedback_on)} 反馈：{sent.accepted} {sent.feedback}".strip())
    called = [each for each in calls if each.whom == sent.to and each.voided_at is None]
    if called:
        last = called[0]
        when = dates.local(last.at)
        came.insert(
            0,
            f"{_day(when.date())} {when:%H:%M} 电话{'已通知' if last.answered else '未接通'} {last.said}".strip(),
        )
    ask = partners.find(db, sent.to).call and not any(each.answered for each in called) and not sent.answered
    return Row(
        id=sent.id,
        kind=sent.kind,
        to=sent.to,
        state=state,
        tone=TONES[state],
        sent=f"{_day(sent.on)} 发函{due}。{sent.reason}",
        came=tuple(came),
        call="还要打电话告知（电话和书面双告知）" if ask else "",
        paper=f"{FORMS.get(sent.kind, 'D22')}/{sent.id}",
        receivable=sent.received_on is None and not sent.answered,
        awaited=not sent.answered,
    )


def _told(refusal: "papers.Paper | None") -> str:
    if refusal is None:
        return ""
    signed = (
        f"，{_day(refusal.signed_on)}{refusal.served_how or '签收'}" if refusal.signed_on else "，还没有签收"
    )
    return f"《{refusal.title}》{refusal.number} 已于 {_day(refusal.issued_on)} 出具{signed}。"


def _day(day: date | None) -> str:
    return f"{day.month}月{day.day}日" if day else ""
