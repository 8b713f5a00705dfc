"""联系记录 of one case: whom to call, and every attempt."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from models import audit, cases, contacts, dates, invitations, people, station
from models.base import Row
from models.contacts import Contact, How, Reach
from models.errors import Refusal
from models.phones import mask_phone
from models.station import Deed, Identity
from models.store import Store

WAYS = tuple((each.value, each.value) for each in How)


@dataclass(frozen=True)
class Call:
    """One attempt; the number is masked, ``withdrawn`` says why it no longer counts."""

    id: uuid.UUID
    when: str
    whom: str
    how: str
    number: str
    answered: bool
    said: str
    by: str
    withdrawn: str

    @property
    def words(self) -> str:
        """Say it in a line."""
        reached = (
            "已通知"
            if self.answered and self.how != How.TELEPHONE
            else "接通"
            if self.answered
            else "没有接通"
        )
        return "　".join(filter(None, (self.whom, self.how, self.number, reached, self.said)))


class CaseContacts:
    """The attempts to reach somebody about one case."""

    def __init__(self, store: Store, person: Identity, *, now: Callable[[], datetime]) -> None:
        self.store, self.person, self.now = store, person, now
        self.case_id: uuid.UUID | None = None
        self.reaches: tuple[Reach, ...] = ()

    def whom(self) -> tuple[tuple[str, str], ...]:
        """Return (place, words with the masked number) of who can be called."""
        with self.store.reading() as db:
            self.reaches = contacts.whom(db, cases.case(db, self._case))
        return tuple(
            (
                str(place),
                f"{each.name}（{each.part}）　{mask_phone(each.number) if each.number else '没有号码'}",
            )
            for place, each in enumerate(self.reaches)
        )

    def calls(self) -> tuple[Call, ...]:
        """Return the attempts, newest first."""
        with self.store.reading() as db:
            return tuple(_call(each) for each in contacts.of_case(db, self._case))

    def log(self, place: str, *, answered: bool, said: str, how: str) -> None:
        """Record an attempt to reach somebody of the list, now."""
        if not place:
            raise Refusal("请选择联系谁。", "whom")
        reach = self.reaches[int(place)]
        with self.store.unit(by=self.person) as db:
            contacts.log(
                db, cases.case(db, self._case), whom=f"{reach.name}（{reach.part}）", answered=answered,
                said=said.strip(), how=how, number=reach.number, party_id=reach.party_id,
                invitation_id=reach.invitation_id, by=self.person, at=self.now(),
            )  # fmt: skip

    def number(self, place: str) -> str:
        """Return the whole number of somebody, to be dialled; the audit tells that it was read."""
        station.demand(self.person, Deed.REVEAL)
        reach = self.reaches[int(place)]
        if not reach.number:
            raise Refusal(f"没有{reach.name}的号码。", "whom")
        with self.store.unit(by=self.person) as db:
            row: Row = (
                db.get_one(invitations.Invitation, reach.invitation_id)
                if reach.invitation_id
                else _holder(db.get_one(cases.Party, reach.party_id), reach.number)
            )
            return audit.reveal(db, row, "telephone", reason="联系")

    @property
    def no_reveal(self) -> str:
        """Say why the whole number may not be seen; empty when it may."""
        return "" if station.may(self.person, Deed.REVEAL) else f"{self.person.role}不能查看完整号码。"

    def withdraw(self, contact_id: uuid.UUID, reason: str) -> None:
        """Mark an attempt as wrong."""
        with self.store.unit(by=self.person) as db:
            contacts.withdraw(db, db.get_one(Contact, contact_id), reason=reason, by=self.person)

    @property
    def _case(self) -> uuid.UUID:
        assert self.case_id is not None, "the pane shows a case"
        return self.case_id


def _holder(party: cases.Party, number: str) -> Row:
    """Return the row on which a number of this party stands."""
    holders: list[people.Person | people.Organisation | None] = [
        party.person, party.organisation, party.guardian, party.agent,
    ]  # fmt: skip
    return next(each for each in holders if each is not None and each.telephone == number)


def _call(row: Contact) -> Call:
    at = dates.local(row.at)
    return Call(
        row.id, f"{at.month}月{at.day}日 {at:%H:%M}", row.whom, row.how, mask_phone(row.number) if row.number else "",
        row.answered, row.said, row.by_name, row.void_reason,
    )  # fmt: skip
