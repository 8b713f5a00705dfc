"""Numbers of people on record: masked on the intake page until somebody asks, and that is written down.

What is typed anew is shown while it is typed; a masked number is never kept over the true one.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from models import audit, people, station
from models.cases import Party
from models.errors import Refusal
from models.identity import mask_id
from models.phones import mask_phone
from models.station import Deed
from models.store import Store

if TYPE_CHECKING:
    import uuid

_OWNERS = {"": "person", "guardian.": "guardian", "agent.": "agent"}
#: Field of a party card → (whose number it is, its column).
NUMBERS = {
    owner + column: (row, column) for owner, row in _OWNERS.items() for column in ("id_number", "telephone")
}
MASK = "*"
#: What stands for a day of birth and for an age that a masked number tells.
DAY, AGE = "****-**-**", "**"


def numbers(words: Mapping[str, Any], kept: Mapping[str, Any]) -> set[str]:
    """Return the fields whose number is on record as it stands on the card."""
    return {key for key in NUMBERS if words.get(key) and words[key] == kept.get(key)}


def masked(key: str, number: str) -> str:
    """Return a number as it is shown to whoever has not asked for it."""
    return mask_phone(number) if key.endswith("telephone") else mask_id(number)


def barred(store: Store) -> str:
    """Say why the person on duty may not see a whole number; empty when they may."""
    person = store.person
    may = person is not None and station.may(person, Deed.REVEAL)
    return "" if may else f"{person.role if person else '未登录的人'}不能查看完整号码。"


def reveal_person(store: Store, person_id: "uuid.UUID", keys: set[str]) -> None:
    """Leave in the audit that numbers of a person on record, not yet in the case, were read."""
    by = store.person
    if by is None:
        raise Refusal("请先登录，再办理这一步。")
    station.demand(by, Deed.REVEAL)
    with store.unit(by=by) as db:
        for key in sorted(keys):
            audit.reveal(db, people.person(db, person_id), NUMBERS[key][1], reason="接待")


def reveal(store: Store, party_id: "uuid.UUID", keys: set[str]) -> None:
    """Leave in the audit, number by number, that the numbers of a party were read; refused without the right."""
    by = store.person
    if by is None:
        raise Refusal("请先登录，再办理这一步。")
    station.demand(by, Deed.REVEAL)
    with store.unit(by=by) as db:
        party = db.get_one(Party, party_id)
        for key in sorted(keys):
            owner, column = NUMBERS[key]
            row = party.organisation if owner == "person" and party.organisation else getattr(party, owner)
            audit.reveal(db, row, column, reason="接待")
