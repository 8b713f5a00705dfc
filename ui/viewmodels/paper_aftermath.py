"""What follows the agreement of a case: 司法确认, the answer to a referral, and 销号 with what is still in its way."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from models import agreements, cases, clocks, closure, confirmation, dates, referrals, station
from models.cases import Case, State
from models.confirmation import Confirmation
from models.referrals import Referral
from models.station import Identity
from models.store import Store

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


TAKEN = "court-accept"


@dataclass(frozen=True)
class Aftermath:
    """The blocks under the problems; an empty sentence is not shown.

    ``confirm`` says whether the court can be asked, by ``confirmation`` in words; ``pending`` is the application
    that waits for its ruling (``untaken``: the court has not said yet whether it takes it), ``referral`` the letter that waits for its answer.
    """

    confirmation: str = ""
    confirm: bool = False
    pending: uuid.UUID | None = None
    untaken: bool = False
    court: str = ""
    referred: str = ""
    referral: uuid.UUID | None = None
    closed: str = ""
    closing: tuple[str, ...] = ()


@dataclass
class Deeds:
    """The deeds after the agreement."""

    store: Store
    today: Callable[[], date]

    @property
    def by(self) -> Identity:
        """Return who is signed in."""
        return self.store.signed_in

    def apply(self, case_id: uuid.UUID, *, court: str, on: date) -> None:
        """Record the joint application to the court."""
        with self.store.unit() as db:
            confirmation.apply(db, cases.case(db, case_id), court=court, on=on, by=self.by)

    def court_accepts(self, pending: uuid.UUID, *, on: date) -> None:
        """Record that the court has taken the application; its days for the ruling run from then."""
        with self.store.unit() as db:
            confirmation.court_accepts(db, db.get_one(Confirmation, pending), on=on, by=self.by)

    def rule(self, pending: uuid.UUID, *, on: date, ruling: str, number: str) -> None:
        """Record the court's ruling."""
        with self.store.unit() as db:
            found = db.get_one(Confirmation, pending)
            confirmation.rule(db, found, on=on, ruling=ruling, number=number, by=self.by)

    def hear(self, referral: uuid.UUID, *, on: date, accepted: str, feedback: str) -> None:
        """Record what the other body answered."""
        with self.store.unit() as db:
            found = db.get_one(Referral, referral)
            referrals.hear(db, found, on=on, accepted=accepted, feedback=feedback, by=self.by)

    def close(self, case_id: uuid.UUID) -> None:
        """Strike the case off, today."""
        with self.store.unit() as db:
            closure.close(db, cases.case(db, case_id), on=self.today(), by=self.by)


def read(db: "Session", subject: Case, *, today: date) -> Aftermath:
    """Read the blocks of one case."""
    made = agreements.latest(db, subject.id)
    asked = [each for each in confirmation.of_case(db, subject.id) if made and each.agreement_id == made.id]
    last = asked[-1] if asked else None
    why_not = confirmation.refusal(db, subject, on=today) if made else ""
    sent = referrals.of_case(db, subject.id)
    pending = last.id if last is not None and last.ruled_on is None else None
    taken_on = _taken_on(db, subject) if last is not None else None
    waiting = next((each for each in sent if each.feedback_on is None), None)
    found = closure.conditions(db, subject, today=today)
    return Aftermath(
        confirmation=_told(last, taken_on) if last else why_not or _can(made is not None),
        confirm=bool(made) and not why_not and last is None,
        pending=pending,
        untaken=pending is not None and taken_on is None,
        court=station.current(db).court,
        referred="\n".join(_answer(each) for each in sent),
        referral=waiting.id if waiting else None,
        closed=f"{dates.chinese(subject.closed_on)}销号" if subject.closed_on else "",
        closing=() if subject.state == State.CLOSED.value else tuple(each.sentence for each in found if each.state == "open"),
    )


def _can(made: bool) -> str:  # noqa: FBT001 -- one fact
    return "可以由各方当事人共同向人民法院申请司法确认（民事诉讼法 205）。" if made else ""


def _taken_on(db: "Session", subject: Case) -> date | None:
    """Return the day on which the court took the last application, told by its clock."""
    return next((each.met_on for each in reversed(clocks.of_case(db, subject.id)) if each.key == TAKEN), None)


def _told(asked: Confirmation, taken_on: date | None) -> str:
    said = f"{dates.chinese(asked.applied_on)}向{asked.court}申请司法确认"
    if asked.ruled_on is None and taken_on is None:
        return said + "，等待法院决定是否受理（三日内）。"
    if asked.ruled_on is None and taken_on is not None:
        return f"{said}，{dates.chinese(taken_on)}法院受理，等待裁定（十五日内）。"
    assert asked.ruled_on is not None, "told above"
    number = f"（{asked.ruling_number}）" if asked.ruling_number else ""
    return f"{said}，{dates.chinese(asked.ruled_on)}{asked.ruling}{number}。"


def _answer(sent: Referral) -> str:
    said = f"{dates.chinese(sent.on)}{sent.kind}{sent.to}"
    if sent.refused:
        return f"{said}，{dates.chinese(sent.feedback_on or sent.on)}退回：{sent.refused_reason}"
    if sent.feedback_on is None:
        limit = f"，应在{dates.chinese(sent.feedback_by)}前反馈" if sent.feedback_by else ""
        return said + limit
    return f"{said}，{dates.chinese(sent.feedback_on)}反馈：{sent.accepted} {sent.feedback}".strip()
