"""不予处罚 of one case: the conditions of art 9(4), the application of both sides, and what the leader said of it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from models import cases, dates, recognition, station
from models.cases import Outcome
from models.findings import FAILS
from models.recognition import Recognition
from models.station import Deed, Identity
from models.store import Store
from ui.viewmodels.standings import Standing, standing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SIGN = "sign."
_TONES = {"认可": "good", "不认可": "bad"}


@dataclass(frozen=True)
class Applied:
    """One application: who signed when, on what it stands, and what the leader said; ``deeds`` may follow."""

    id: uuid.UUID
    sentence: str
    state: str
    tone: str
    notes: tuple[str, ...]
    deeds: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """What the pane shows."""

    headline: str
    may_apply: bool
    conditions: tuple[Standing, ...]
    applied: tuple[Applied, ...]


class Recognising:
    """What the pane shows and does."""

    def __init__(self, store: Store, person: Identity, *, today: Callable[[], date]) -> None:
        self.store, self.person, self.today = store, person, today
        self.case_id: uuid.UUID | None = None

    def read(self) -> View:
        """Read the case."""
        with self.store.reading() as db:
            subject = cases.case(db, self._case)
            found = recognition.conditions(db, subject, on=self.today())
            applied = tuple(self._applied(db, each) for each in reversed(recognition.of_case(db, subject.id)))
            standing_one = next((each for each in applied if each.state != recognition.REFUSED), None)
            failed = [each for each in found if each.state == FAILS]
            if standing_one is not None:
                return View("", may_apply=False, conditions=(), applied=applied)
            headline = (
                f"还不能申请：{failed[0].sentence}"
                if failed
                else "双方在《不予处罚申请书》上签名以后，登记申请，报所领导认可。"
            )
            rows = tuple(standing(each.name, each.state, each.sentence) for each in found)
            return View(headline, may_apply=not failed, conditions=rows, applied=applied)

    def _applied(self, db: "Session", each: Recognition) -> Applied:
        signed = "、".join(
            _signed(one["name"], one["by"], date.fromisoformat(one["on"])) for one in each.applicants.values()
        )
        notes = [
            f"签名：{signed}",
            f"{each.way}，{dates.chinese(each.performed_on)}履行完毕，证明：{each.proof}。"
            if each.performed_on
            else "",
            f"承办意见（{each.by_name}）：{each.opinion}",
        ]
        deeds: tuple[str, ...] = ()
        if each.decided_on is not None:
            told = f"：{each.reason}" if each.reason else ""
            notes.append(f"{dates.chinese(each.decided_on)} {each.decided_by}{each.decision}{told}")
            if each.decision == recognition.REFUSED:
                notes.append("案件依法继续办理，办案期限见“交办与期限”。")
        elif station.may(self.person, Deed.APPROVE):
            deeds = ("refuse", "agree")
        else:
            deeds = ("back",)
        state = each.decision or "待审批"
        subject = cases.case(db, each.case_id)
        if each.decision == recognition.RECOGNISED and subject.ended_on is not None:
            notes.append(f"{dates.chinese(subject.ended_on)} 结案：{subject.ended_how}。")
        return Applied(
            each.id, f"{dates.chinese(each.applied_on)} 双方申请不予处罚", state, _TONES.get(state, "accent"),
            tuple(filter(None, notes)), deeds,
        )  # fmt: skip

    # what the deeds ask

    def signers(self) -> tuple[tuple[str, str], ...]:
        """Return (field, label) of everybody who signs, guardians named."""
        with self.store.reading() as db:
            subject = cases.case(db, self._case)
            return tuple(
                (f"{SIGN}{party.id}", party.name if hand in {party.name, ""} else f"{party.name}（{hand}代）")
                for party, hand in recognition.signers(subject, self.today())
            )

    def proves(self) -> bool:
        """Tell whether the day and the proof of the performance are asked for: they made it up themselves."""
        with self.store.reading() as db:
            return cases.case(db, self._case).outcome == Outcome.RECONCILED.value

    # deeds

    def apply(self, said: dict[str, Any]) -> None:
        """Store the application and ask the leader."""
        signed = {uuid.UUID(key[len(SIGN) :]): on for key, on in said.items() if key.startswith(SIGN)}
        with self.store.unit(by=self.person) as db:
            recognition.apply(
                db, cases.case(db, self._case), signed=signed, opinion=str(said["opinion"] or ""), by=self.person,
                performed_on=said.get("performed_on"), proof=str(said.get("proof") or ""),
            )  # fmt: skip

    def decide(self, found: uuid.UUID, reason: str, *, agreed: bool) -> None:
        """Decide as the leader."""
        with self.store.unit(by=self.person) as db:
            recognition.decide(
                db, db.get_one(Recognition, found), agreed=agreed, reason=reason, by=self.person
            )

    def take_back(self, found: uuid.UUID, reason: str) -> None:
        """Take the application back."""
        with self.store.unit(by=self.person) as db:
            recognition.take_back(db, db.get_one(Recognition, found), reason=reason, by=self.person)

    @property
    def _case(self) -> uuid.UUID:
        assert self.case_id is not None, "a pane is shown for a case"
        return self.case_id


def fits(store: Store, case_id: uuid.UUID) -> bool:
    """Tell whether both sides of a case may ask to be spared at all."""
    with store.reading() as db:
        return recognition.fits(cases.case(db, case_id)) or bool(recognition.of_case(db, case_id))


def _signed(name: str, hand: str, on: date) -> str:
    return f"{name}{'' if hand == name else f'（监护人{hand}）'} {on.month}月{on.day}日"
