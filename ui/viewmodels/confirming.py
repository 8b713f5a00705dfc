"""司法确认 of one case: may the court be asked, what it was asked and answered, and what comes after."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from exports import courtlist
from models import (
    agreements,
    cases,
    civilpart,
    clocks,
    confirmable,
    confirmation,
    courtanswers,
    courtmaterials,
    courtrules,
    courts,
    dates,
    tracks,
)
from models.cases import State
from models.confirmation import Confirmation
from models.findings import FAILS, Finding
from models.station import Identity
from models.store import Store
from ui.viewmodels.standings import Standing, standing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.cases import Case

DEEDS = {
    "accept": "登记受理",
    "rule": "登记裁定",
    "withdraw": "撤回申请",
    "enforce": "登记执行",
    "undo": "登记有误",
}
_TONES = {"确认有效": "good", "驳回申请": "bad", "不予受理": "warn"}


@dataclass(frozen=True)
class Asked:
    """One application: what was asked when, how it stands, what was answered, and the deeds that may follow."""

    id: uuid.UUID
    sentence: str
    state: str
    tone: str
    notes: tuple[str, ...]
    deeds: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """What the pane shows; ``civil`` is said where the police mediated, with the case that was made of it."""

    headline: str
    tone: str
    may_apply: bool
    conditions: tuple[Standing, ...] = ()
    asked: tuple[Asked, ...] = ()
    materials: tuple[Standing, ...] = ()
    civil: str = ""
    may_make: bool = False
    made: uuid.UUID | None = None
    note: str = ""


class Confirming:
    """What the pane shows and does."""

    def __init__(
        self, store: Store, person: Identity, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> None:
        self.store, self.person, self.today, self.now = store, person, today, now
        self.case_id: uuid.UUID | None = None

    def read(self) -> View:
        """Read the case."""
        with self.store.reading() as db:
            subject = cases.case(db, self._case)
            if subject.track and tracks.get(subject.track).host == "police":
                return self._police(db, subject)
            return self._committee(db, subject)

    def _police(self, db: "Session", subject: "Case") -> View:
        made, why_not = civilpart.of(db, subject), civilpart.refusal(db, subject)
        done = agreements.latest(db, subject.id)
        performed = done is not None and done.performed_on is not None
        said = (
            f"已另做人民调解 {made.number}，现在是“{made.state}”。签了人民调解协议书以后，在那一件里申请司法确认。"
            if made is not None
            else why_not
            or "民事条款带过去作草稿；双方重新申请、调委会受理、签字盖章以后，再一起申请司法确认。"
            + ("这份协议已经履行完毕，一般不用再做。" if performed else "")
        )
        return View(confirmable.POLICE, "warn", may_apply=False, civil=said, may_make=not why_not,
                    made=made.id if made else None)  # fmt: skip

    def _committee(self, db: "Session", subject: "Case") -> View:
        today = self.today()
        found = confirmation.eligibility(db, subject, on=today)
        asked = tuple(self._asked(db, subject, each) for each in confirmation.of_case(db, subject.id))
        failed = [each for each in found if each.state == FAILS]
        running = any(each.key == "unasked" for each in failed)
        if running:
            waits = any(each.pending for each in confirmation.of_case(db, subject.id))
            materials = self._materials(db, subject) if waits else ()
            return View("", "", may_apply=False, asked=asked, materials=materials)
        if failed:
            headline, tone = f"不能申请司法确认：{failed[0].sentence}", "warn"
        else:
            headline, tone = _left(found), "accent"
        return View(
            headline, tone, may_apply=not failed, asked=asked,
            conditions=tuple(standing(each.name, each.state, each.sentence) for each in found if each.key != "unasked"),
            materials=() if failed else self._materials(db, subject),
            note=self._lost(found),
        )  # fmt: skip

    @staticmethod
    def _lost(found: tuple[Finding, ...]) -> str:
        late = any(each.key == "term" and each.state == FAILS for each in found)
        return "协议仍有约束力；对方不履行的，可以向人民法院起诉，或者重新调解另签协议。" if late else ""

    @staticmethod
    def _materials(db: "Session", subject: "Case") -> tuple[Standing, ...]:
        last = next(reversed(confirmation.of_case(db, subject.id)), None)
        sent = last is not None and not last.again
        given = set(last.materials) if last is not None and sent else set()
        return tuple(
            Standing(
                each.name,
                "已交法院"
                if each.key in given
                else "卷内有"
                if each.held
                else "有的才交"
                if each.optional
                else "还没有",
                "good"
                if each.key in given or (each.held and not sent)
                else "muted"
                if each.optional
                else "warn",
                "",
            )
            for each in courtmaterials.of_case(db, subject)
        )

    def _asked(self, db: "Session", subject: "Case", each: Confirmation) -> Asked:
        said = f"{_day(each.applied_on)} 向{each.court}{'口头' if each.manner.startswith('口头') else ''}申请"
        notes = []
        if each.accepted_on is not None:
            notes.append(f"{_day(each.accepted_on)} 法院受理。")
        if each.withdrawn_on is not None:
            notes.append(f"{_day(each.withdrawn_on)} 撤回：{each.withdrawn_reason}。三十日内可以再申请。")
        if each.ruled_on is not None:
            number = f"，{each.ruling_number}" if each.ruling_number else ""
            kind = courtrules.ruling(each.ruling)
            notes.append(f"{_day(each.ruled_on)} {each.ruling}{number}。{kind.next if kind else ''}")
        elif each.pending:
            notes.append(_waiting(db, subject, taken=each.accepted_on is not None))
        notes += confirmation.enforcement(db, each) if each.enforced_on is None else ()
        if each.enforced_on is not None:
            notes.append(f"{_day(each.enforced_on)} 申请强制执行：{each.enforcement}")
        return Asked(each.id, said, *_state(each), tuple(filter(None, notes)), _deeds(db, subject, each))

    # what the deeds ask

    def courts(self) -> tuple[tuple[str, str], ...]:
        """Return the courts to choose from."""
        with self.store.reading() as db:
            return tuple((each.name, each.name) for each in courts.every(db))

    def manners(self) -> tuple[tuple[str, str], ...]:
        """Return how an application is made."""
        return tuple((each, each) for each in courtrules.rules().manners)

    def rulings(self) -> tuple[tuple[str, str], ...]:
        """Return the answers of the court."""
        return tuple((each.name, each.name) for each in courtrules.rules().rulings)

    def held(self) -> tuple[tuple[str, str, bool], ...]:
        """Return (key, name, whether the dossier has it) of the materials."""
        with self.store.reading() as db:
            subject = cases.case(db, self._case)
            return tuple((each.key, each.name, each.held) for each in courtmaterials.of_case(db, subject))

    # deeds

    def apply(self, said: dict[str, Any], *, confirmed: frozenset[str] = frozenset()) -> None:
        """Record the joint application; ``confirmed`` are the questions that were answered with yes."""
        with self.store.unit(by=self.person) as db:
            confirmation.apply(
                db, cases.case(db, self._case), court=str(said["court"] or ""), on=said["applied_on"],
                manner=str(said["manner"] or ""), by=self.person, confirmed=confirmed,
                materials={key[2:]: bool(value) for key, value in said.items() if key.startswith("m.")},
            )  # fmt: skip

    def accept(self, found: uuid.UUID, said: dict[str, Any]) -> None:
        """Record that the court has taken it."""
        with self.store.unit(by=self.person) as db:
            confirmation.court_accepts(
                db, db.get_one(Confirmation, found), on=said["accepted_on"], by=self.person
            )

    def rule(self, found: uuid.UUID, said: dict[str, Any]) -> None:
        """Record what the court answered."""
        with self.store.unit(by=self.person) as db:
            confirmation.rule(
                db, db.get_one(Confirmation, found), on=said["ruled_on"], ruling=str(said["ruling"] or ""),
                number=str(said["number"] or ""), by=self.person,
            )  # fmt: skip

    def withdraw(self, found: uuid.UUID, said: dict[str, Any]) -> None:
        """Record that the parties took it back."""
        with self.store.unit(by=self.person) as db:
            confirmation.withdraw(
                db, db.get_one(Confirmation, found), on=said["withdrawn_on"], reason=str(said["reason"] or ""),
                by=self.person,
            )  # fmt: skip

    def enforce(self, found: uuid.UUID, said: dict[str, Any]) -> None:
        """Record the application for enforcement, or how it goes."""
        with self.store.unit(by=self.person) as db:
            confirmation.enforce(
                db, db.get_one(Confirmation, found), on=said["enforced_on"], text=str(said["enforcement"] or ""),
                by=self.person,
            )  # fmt: skip

    def undo(self, found: uuid.UUID, said: dict[str, Any]) -> None:
        """Take back what was put down last of the court by mistake."""
        with self.store.unit(by=self.person) as db:
            courtanswers.take_back(
                db, db.get_one(Confirmation, found), reason=str(said["reason"] or ""), by=self.person
            )

    def make(self, reason: str) -> uuid.UUID:
        """Register the civil part as a case of the committee."""
        with self.store.unit(by=self.person) as db:
            return civilpart.make(
                db, cases.case(db, self._case), reason=reason, by=self.person, now=self.now()
            ).id

    def pdf(self) -> bytes:
        """Return the list of materials."""
        with self.store.reading() as db:
            asked = next(reversed(confirmation.of_case(db, self._case)), None)
            court = asked.court if asked is not None else next((each.name for each in courts.every(db)), "")
            return courtlist.pdf(db, self._case, court=court, today=self.today(), by=self.person)

    @property
    def _case(self) -> uuid.UUID:
        assert self.case_id is not None, "a pane is shown for a case"
        return self.case_id


def fits(store: Store, case_id: uuid.UUID) -> bool:
    """Tell whether 司法确认 has a place in a case: it was agreed upon, or the court was asked."""
    with store.reading() as db:
        agreement = agreements.latest(db, case_id)
        return (agreement is not None and agreement.signed_on is not None) or bool(
            confirmation.of_case(db, case_id)
        )


def _day(on: date) -> str:
    return dates.chinese(on)


def _left(found: tuple[Finding, ...]) -> str:
    term = next((each.sentence for each in found if each.key == "term"), "")
    return f"可以申请司法确认。{term}"


def _waiting(db: "Session", subject: "Case", *, taken: bool) -> str:
    key = "court-confirm" if taken else "court-accept"
    until = next((each.due_on for each in clocks.running(db, subject, key)), None)
    words = "等法院裁定" if taken else "等法院决定是否受理"
    return f"{words}，到 {until.isoformat()}。" if until is not None else f"{words}。"


def _state(each: Confirmation) -> tuple[str, str]:
    if each.ruled_on is not None:
        kind = courtrules.ruling(each.ruling)
        name = kind.name if kind is not None else each.ruling
        return name, _TONES.get(name, "")
    if each.withdrawn_on is not None:
        return "已撤回", ""
    return ("待裁定", "accent") if each.accepted_on is not None else ("待受理", "accent")


def _deeds(db: "Session", subject: "Case", each: Confirmation) -> tuple[str, ...]:
    """Name what may be done with an application; what was put down last of the newest one may be taken back."""
    newest = confirmation.of_case(db, subject.id)[-1] is each and subject.state != State.CLOSED.value
    undo = ("undo",) if newest and courtanswers.last(each) else ()
    if each.pending:
        return (*undo, "withdraw", "rule") if each.accepted_on is not None else ("withdraw", "rule", "accept")
    if each.granted and (each.enforced_on is not None or confirmation.enforcement(db, each)):
        return (*undo, "enforce")
    return undo
