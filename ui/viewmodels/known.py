"""像是以前来过的: who on record a card may be, and taking that person onto it."""

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models import identity, people, samepeople
from models.errors import Refusal
from models.samepeople import Known, Told
from ui.viewmodels import lines, veil
from ui.viewmodels.parties import PERSON, Party

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from models.store import Store

LABELS = {"name": "姓名", "sex": "性别", "id_number": "证件号码", "telephone": "电话", "address": "现住址"}
_TAKEN = (
    "name",
    "sex",
    "id_number",
    "telephone",
    "address",
    "ethnicity",
    "employer",
    "occupation",
    "domicile",
)


@dataclass(frozen=True)
class Compared:
    """One line of the two columns: what the card says and what is on record."""

    label: str
    here: str
    kept: str


@dataclass(frozen=True)
class Asked:
    """What is asked of the record for one card, taken from it so that it can be asked on another thread."""

    told: Told
    but: frozenset[uuid.UUID]


def ask(party: Party, *, others: "Iterable[Party]", today: "date") -> Asked | None:
    """Return what to ask; nothing for somebody on record already, or who is no natural person."""
    if party.kind != PERSON or party.party_id or party.known:
        return None
    told = Told(
        party.name,
        party.word("id_number"),
        party.word("telephone"),
        lines.day(party.derived(today).birth, today),
    )
    taken = {each.known["person_id"] for each in others if each.known} | party.others
    return Asked(told, frozenset(map(uuid.UUID, taken)))


def find(store: "Store", asked: Asked) -> tuple[Known, ...]:
    """Return who on record the card may be, the surest first."""
    with store.reading() as db:
        return samepeople.find(db, asked.told, but=asked.but)


def compare(party: Party, known: Known) -> tuple[Compared, ...]:
    """Set the card and the record side by side, numbers masked."""
    here = {key: party.word(key) for key in LABELS}
    here["id_number"] = identity.mask_id(here["id_number"])
    kept = {
        "name": known.name, "sex": known.sex, "id_number": known.number, "telephone": known.telephone,
        "address": known.address,
    }  # fmt: skip
    return tuple(Compared(LABELS[key], here[key], kept[key]) for key in LABELS if here[key] or kept[key])


def take(store: "Store", party: Party, person_id: uuid.UUID) -> None:
    """Link the person to the card and fill what is empty there; the name is the one on record."""
    with store.reading() as db:
        if not samepeople.may_take(db, person_id):
            raise Refusal("只能关联自己经办的纠纷里的人。")
        person = people.person(db, person_id)
        words = {key: str(getattr(person, key) or "") for key in _TAKEN}
        if person.birth and not person.id_number:
            words["birth"] = person.birth.isoformat()
        if person.id_kind != identity.ID_KINDS[0]:
            words["id_kind"] = person.id_kind
        if person.self_supporting:
            party.words.setdefault("self_supporting", True)
    party.words["name"] = words.pop("name")
    for key, value in words.items():
        if value and not party.word(key):
            party.words[key] = value
    numbers = {key: words.get(key, "") for key in ("id_number", "telephone")}
    party.known = {"person_id": str(person_id), **{key: value for key, value in numbers.items() if value}}
    party.veil()


def refuse(party: Party, person_id: uuid.UUID) -> None:
    """Remember that the person on record is somebody else."""
    party.others.add(str(person_id))


def reveal(store: "Store", party: Party, keys: set[str]) -> None:
    """Show numbers of a card, and leave in the audit that they were read."""
    if party.party_id:
        veil.reveal(store, uuid.UUID(party.party_id), keys)
    else:
        veil.reveal_person(store, uuid.UUID(party.known["person_id"]), keys)
    party.veiled -= keys
