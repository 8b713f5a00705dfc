"""A card that was read, put on a party: empty fields are filled, and nothing that was typed is overwritten unasked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from models import identity
from ui.ports import Card
from ui.viewmodels import parties
from ui.viewmodels.parties import Party

Tone = Literal["good", "warn", "bad"]
#: Whose fields of a party card the document fills.
OWNERS = {"": "", "guardian.": "监护人", "agent.": "代理人"}
LABELS = {"name": "姓名", "id_number": "证件号码", "sex": "性别", "birth": "出生", "ethnicity": "民族"}
#: While one of these differs, the card may be somebody else's and nothing is filled.
WHO = ("name", "id_number")
_OF_OTHERS = (*WHO,)
_UNREADABLE = "\ufffd"


@dataclass(frozen=True)
class Difference:
    """A field in which what was typed is not what the card says."""

    key: str
    label: str
    here: str
    card: str


@dataclass(frozen=True)
class CardOutcome:
    """What became of a card: the fields filled, what is to be compared, and the sentence for the officer.

    ``elsewhere`` is the key of the party under whom the same number already stands; then nothing was filled.
    """

    sentence: str
    tone: Tone = "good"
    filled: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    elsewhere: str = ""


def put_on(party: Party, card: Card, *, others: Iterable[Party] = (), owner: str = "") -> CardOutcome:
    """Fill the empty fields of ``party``, or of its guardian or agent; say what differs instead of overwriting it.

    A name or number that differs stops the filling until ``overwrite`` is asked for. So does a card whose number
    stands in the case already: under another name it is to be compared, under the same it was read before.
    """
    if stopped := _elsewhere(party, card, others, owner):
        return stopped
    said = _said(card, owner)
    differences = tuple(
        Difference(key, LABELS[key], str(party.seen().get(owner + key) or ""), words)
        for key, words in said.items()
        if key in LABELS and _differs(key, party.word(owner + key), words)
    )
    who = OWNERS[owner] or f"{party.side}方{party.name}"
    if any(difference.key in WHO for difference in differences):
        words = "、".join(difference.label for difference in differences)
        return CardOutcome(
            f"{who}已填的{words}与证件不同，没有改动。请与证件核对后选一个。", "warn", (), differences,
        )  # fmt: skip
    filled = _fill(party, said, owner)
    if differences:
        words = "、".join(difference.label for difference in differences)
        return CardOutcome(f"证件已读；{who}已填的{words}与证件不同，没有改动。", "warn", filled, differences)
    return _done(party, card, filled)


def overwrite(party: Party, card: Card, *, owner: str = "") -> CardOutcome:
    """Put everything that the card says on the party, because the officer compared and chose the card."""
    said = _said(card, owner)
    for key in LABELS:
        if key in said:
            party.words.pop(owner + key, None)
            party.veiled.discard(owner + key)
    return _done(party, card, _fill(party, said, owner))


def _done(party: Party, card: Card, filled: tuple[str, ...]) -> CardOutcome:
    warnings = [each for each in card.warnings if not (party.invented and each == identity.UNLISTED)]
    until = f"，有效期至{card.valid_until}" if card.valid_until else ""
    sentence = f"已读{card.kind}{until}。{''.join(warnings)}"
    return CardOutcome(sentence, "warn" if warnings else "good", filled)


def _said(card: Card, owner: str) -> dict[str, str]:
    """Return what the card says under the names of the fields; of a guardian or agent only who it is."""
    said = {
        "name": "" if _UNREADABLE in card.name else card.name,
        "id_number": card.number,
        "id_kind": card.kind,
        "sex": card.sex,
        "birth": card.born,
        "ethnicity": card.nation,
        "address": card.address,
        "domicile": card.address,
    }
    return {key: words for key, words in said.items() if words and (not owner or key in _OF_OTHERS)}


def _fill(party: Party, said: Mapping[str, str], owner: str) -> tuple[str, ...]:
    if not owner:
        party.kind = parties.PERSON
    filled = []
    for key, words in said.items():
        if key == "id_kind":
            continue
        if _blank(key, party.word(owner + key)):
            party.put(owner + key, words)
            filled.append(owner + key)
    if not owner:
        party.words["id_kind"] = "" if said["id_kind"] == identity.ID_KINDS[0] else said["id_kind"]
        party.words["id_source"] = parties.READ
    return tuple(filled)


def _blank(key: str, words: str) -> bool:
    return not words or (key == "id_number" and words in parties.SPOKEN)


def _differs(key: str, here: str, card: str) -> bool:
    if _blank(key, here):
        return False
    return _plain(key, here) != _plain(key, card)


def _plain(key: str, words: str) -> str:
    """Return words so that spaces, dots and ways of writing a day make no difference; a name keeps its characters."""
    if key == "id_number":
        return identity.compact(words)
    if key == "name":
        return words.strip().translate(parties.DOTS)
    if key == "birth":
        return "".join(
            f"{int(part):02}"
            for part in words.replace("日", "").replace("年", "-").replace("月", "-").split("-")
            if part.isdecimal()
        )
    return words.removesuffix("族")


def _elsewhere(party: Party, card: Card, others: Iterable[Party], owner: str) -> CardOutcome | None:
    """Find the number of the card on somebody else in the case."""
    number = identity.compact(card.number)
    if not number:
        return None
    for other in others:
        for place, title in OWNERS.items():
            if (other is party and place == owner) or identity.compact(
                other.word(place + "id_number")
            ) != number:
                continue
            name = other.word(place + "name")
            who = f"{other.side}方{title}“{name}”"
            if name and _differs("name", name, card.name):
                return CardOutcome(
                    f"这张证件的号码已经登记在{who}名下，证件上的姓名是“{card.name}”。没有填写，请核对是谁的证件。",
                    "bad",
                    differences=(Difference("name", LABELS["name"], name, card.name),),
                    elsewhere=other.key,
                )
            if not place and not owner:
                return CardOutcome(f"{who}已经读过这张证件，没有再填。", "warn", elsewhere=other.key)
    return None
