"""单独征询: who was hurt at home says alone whether to sit with the other side (反家庭暴力法 5; domain.md 1.6)."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models import cases, confidences, dates, law, safeguards
from models.cases import Case, Party, Role
from models.errors import Refusal

TOGETHER, SCREEN = "together", "screen"
#: How those talk who are not to meet.
APART = "背对背"
_HURT = frozenset({Role.VICTIM.value, Role.MUTUAL.value})
_NOT_ASKED = frozenset({Role.SUSPECT.value, Role.THIRD.value})


@dataclass(frozen=True)
class Standing:
    """What one party consented to, asked alone; what was refused or left unsaid looks the same."""

    party_id: uuid.UUID
    name: str
    together: confidences.Asked | None = None
    screen: confidences.Asked | None = None


def to_ask(subject: Case) -> list[Party]:
    """Return whose own consent is needed: who was hurt; where no role tells it, each who is not known as violent."""
    if not safeguards.asked_alone(subject):
        return []
    people = [party for party in cases.parties(subject) if party.organisation_id is None]
    hurt = [party for party in people if party.role in _HURT]
    return hurt or [party for party in people if party.role not in _NOT_ASKED]


def standing(db: Session, subject: Case, *, since: datetime | None = None) -> list[Standing]:
    """Return what stands of everybody's own consent; one from before ``since`` (an earlier sitting) no longer does."""
    asked = to_ask(subject)
    given = {
        (each.party_id, each.key): each
        for each in (confidences.consents(db, subject.id) if asked else [])
        if since is None or each.at >= since
    }
    return [
        Standing(party.id, party.name, given.get((party.id, TOGETHER)), given.get((party.id, SCREEN)))
        for party in asked
    ]


def asked(db: Session, subject: Case) -> list[confidences.Asked]:
    """Return that the questions at the door were asked, of whom, where and by whom; never what was answered."""
    door = {each.key for each in confidences.at_the_door()}
    return [each for each in confidences.asked(db, subject.id) if each.key in door]


def together_refused(db: Session, subject: Case, *, mode: str, since: datetime | None = None) -> str:
    """Say why the parties may not sit together; empty when they may, or talk apart (背对背)."""
    if mode == APART:
        return ""
    missing = [each.name for each in standing(db, subject, since=since) if each.together is None]
    if not missing:
        return ""
    return (
        f"家庭暴力：没有{'、'.join(missing)}单独表示的同意，不得面对面、联席调解。"
        f"须改为“{APART}”；或者避开对方单独征询，本人同意的记下{_cited(db)}。"
    )


def screen_refused(db: Session, subject: Case, *, since: datetime | None = None) -> str:
    """Say why the party screen stays dark; empty when it may be used."""
    missing = [each.name for each in standing(db, subject, since=since) if each.screen is None]
    if not missing:
        return ""
    return f"家庭暴力：没有{'、'.join(missing)}单独表示的同意，不开当事人屏。"


def refuse_together(
    db: Session, subject: Case, *, mode: str, since: datetime | None = None
) -> dict[str, Any]:
    """Refuse to bring the parties together without consent; return what the sitting keeps of it, without words."""
    if said := together_refused(db, subject, mode=mode, since=since):
        raise Refusal(said, "mode")
    return kept(db, subject, since=since)


def kept(db: Session, subject: Case, *, since: datetime | None = None) -> dict[str, Any]:
    """Return what a sitting keeps: to what each consented, when and where they were asked, and by whom."""
    return {
        str(each.party_id): {
            key: {"at": asked.at.isoformat(), "by": asked.by_name, "place": asked.place}
            for key, asked in ((TOGETHER, each.together), (SCREEN, each.screen))
            if asked is not None
        }
        for each in standing(db, subject, since=since)
    }


def _cited(db: Session) -> str:
    code = law.on(dates.local(db.info["now"]()).date())
    return f"（{code.cite('violence-will')}）" if code.applies else ""
