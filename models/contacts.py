"""联系记录: every attempt to reach someone about a case: when, at which number, answered or not, what was said.

It is the evidence that someone was told (通知), so it is withdrawn with a reason and never changed.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases
from models.base import Row, Voidable, label, link
from models.cases import Case, Party
from models.errors import Refusal
from models.invitations import Invitation
from models.station import Deed, Identity


class How(StrEnum):
    """The way somebody was reached for."""

    TELEPHONE = "电话"
    MESSAGE = "短信"
    CHAT = "微信"
    VISIT = "上门"
    LETTER = "书面"


class Contact(Row, Voidable):
    """One attempt to reach a party, a helper or another body."""

    __tablename__ = "contacts"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    party_id: Mapped[uuid.UUID | None] = link("parties.id", default=None)
    invitation_id: Mapped[uuid.UUID | None] = link("invitations.id", default=None)
    whom: Mapped[str] = label("联系对象")
    how: Mapped[str] = label("方式", default="电话")
    number: Mapped[str] = label("号码")
    at: Mapped[datetime] = mapped_column(info={"label": "时间"})
    answered: Mapped[bool] = mapped_column(default=False, info={"label": "是否接通"})
    said: Mapped[str] = label("内容")
    by_name: Mapped[str] = label("联系人")


@dataclass(frozen=True, slots=True)
class Reach:
    """Someone of the case who can be called, and in what part."""

    name: str
    part: str
    number: str
    party_id: uuid.UUID | None = None
    invitation_id: uuid.UUID | None = None


def log(
    db: Session, subject: Case, *, whom: str, answered: bool, by: Identity, at: datetime, said: str = "",
    number: str = "", how: str = How.TELEPHONE.value, party_id: uuid.UUID | None = None,
    invitation_id: uuid.UUID | None = None,
) -> Contact:  # fmt: skip
    """Record one attempt to reach somebody, answered or not."""
    cases.demand(db, subject.id, by, Deed.NOTE)
    if not whom.strip():
        raise Refusal("请选择联系谁。", "whom")
    if how not in {each.value for each in How}:
        raise Refusal("请选择联系方式。", "how")
    contact = Contact(
        case_id=subject.id, whom=whom.strip(), answered=answered, said=said, number=number, how=how, at=at,
        party_id=party_id, invitation_id=invitation_id, by_name=by.name,
    )  # fmt: skip
    db.add(contact)
    db.flush()
    return contact


def withdraw(db: Session, contact: Contact, *, reason: str, by: Identity) -> None:
    """Mark an entry as wrong, with the reason; it stays."""
    cases.demand(db, contact.case_id, by, Deed.NOTE)
    if not reason.strip():
        raise Refusal("请写明撤销原因。", "reason")
    contact.voided_at, contact.void_reason = db.info["now"](), reason
    db.flush()


def of_case(db: Session, case_id: uuid.UUID) -> list[Contact]:
    """Return the attempts about a case, newest first, withdrawn ones too."""
    seen = cases.of_visible(db, Contact.case_id)
    query = select(Contact).where(Contact.case_id == case_id, *seen)
    return list(db.scalars(query.order_by(Contact.at.desc(), Contact.id.desc())))


def whom(db: Session, subject: Case) -> tuple[Reach, ...]:
    """Return everybody of the case who can be called: parties, who acts for them, and the invited."""
    found: list[Reach] = []
    for party in cases.parties(subject):
        found += _of_party(party)
    invited = db.scalars(
        select(Invitation)
        .where(Invitation.case_id == subject.id, Invitation.voided_at.is_(None))
        .order_by(Invitation.asked_at)
    )
    found += [Reach(each.name, each.kind, each.telephone, invitation_id=each.id) for each in invited]
    return tuple(found)


def _of_party(party: Party) -> list[Reach]:
    own = party.person or party.organisation
    found = [Reach(party.name, f"{party.side}方", own.telephone if own else "", party.id)]
    for person, part in ((party.guardian, party.guardian_relation or "监护人"), (party.agent, "代理人")):
        if person is not None:
            found.append(Reach(person.name, f"{party.name}的{part}", person.telephone, party.id))
    return found
