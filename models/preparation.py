"""准备: what is made ready before a sitting; what stays open that must not be wants its reason (domain.md 5.1)."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from models import (
    alone,
    cases,
    gates,
    invitations,
    papers,
    representation,
    safeguards,
    sittings,
)
from models.cases import Case
from models.errors import Refusal
from models.sittings import Sitting
from models.texts import read_from

HAND, CASE = "hand", "case"
#: The papers that tell the parties their rights.
NOTICES = ("D05", "D04")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the list as a station writes it."""

    key: str
    text: str
    tracks: tuple[str, ...]
    when: str
    derived: str
    required_on: tuple[str, ...]
    always: bool
    device: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to make ready: ticked ``by_hand`` or told by the case, whose ``detail`` says what is missing."""

    key: str
    text: str
    required: bool
    by_hand: bool
    done: bool = False
    detail: str = ""
    device: bool = False  # true only where a device is named


@dataclass(frozen=True)
class _List:
    hot_from: int
    rules: tuple[Rule, ...]


@read_from("texts/preparation.toml")
def _list(table: dict[str, Any]) -> _List:
    rules = tuple(
        Rule(
            row["key"], row["text"], tuple(row.get("tracks", ())), row.get("when", ""), row.get("derived", ""),
            tuple(row.get("required_on", ())), row.get("always", False), row.get("device", False),
        )
        for row in table["item"]
    )  # fmt: skip
    if len({each.key for each in rules}) < len(rules):
        raise Refusal("准备清单里有两项用了同一个 key。")
    for each in rules:
        if each.when and each.when not in _WHEN:
            raise Refusal(f"准备清单“{each.key}”的 when 不认识：{each.when}。")
        if each.derived and each.derived not in _MISSING:
            raise Refusal(f"准备清单“{each.key}”的 derived 不认识：{each.derived}。")
    return _List(int(table["hot_from"]), rules)


def items(db: Session, subject: Case, *, on: date) -> tuple[Item, ...]:
    """Return the list of a case in order, with what the case itself tells."""
    found = []
    for rule in _list().rules:
        if rule.tracks and subject.track not in rule.tracks:
            continue
        if rule.when and not _WHEN[rule.when](db, subject, on):
            continue
        missing = _MISSING[rule.derived](db, subject, on) if rule.derived else ""
        found.append(
            Item(
                rule.key, rule.text, required=rule.always or subject.track in rule.required_on,
                by_hand=not rule.derived, done=bool(rule.derived) and not missing, detail=missing,
                device=rule.device,
            )
        )  # fmt: skip
    return tuple(found)


def still_open(found: tuple[Item, ...], ticked: Mapping[str, datetime]) -> list[Item]:
    """Return what must be done and is not."""
    return [
        each for each in found if each.required and not (each.done or (each.by_hand and each.key in ticked))
    ]


def settle(
    found: tuple[Item, ...], ticked: Mapping[str, datetime], *, reason: str, by: str
) -> dict[str, Any]:
    """Return what the sitting keeps of its list; refused while what must be done is open without a reason."""
    missing = still_open(found, ticked)
    if missing and not reason.strip():
        names = "；".join(each.detail or each.text for each in missing)
        raise Refusal(f"准备清单还有 {len(missing)} 项没有做到：{names}。请补上，或写明原因。", "open_reason")
    return {each.key: _kept(each, ticked, reason if each in missing else "", by) for each in found}


def _kept(item: Item, ticked: Mapping[str, datetime], reason: str, by: str) -> dict[str, Any]:
    at = ticked.get(item.key) if item.by_hand else None
    kept: dict[str, Any] = {"text": item.text, "done": item.done or at is not None}
    if at is not None:
        kept |= {"at": at.isoformat(), "by": by}
    return kept | ({"reason": reason} if reason else {})


def screen_refused(db: Session, sitting_id: uuid.UUID) -> str:
    """Say why the party screen of a sitting stays dark; empty when it may be used (反家庭暴力法 5)."""
    sitting = db.get_one(Sitting, sitting_id)
    subject = cases.case(db, sitting.case_id)
    refused = alone.screen_refused(db, subject, since=last_ended(db, subject.id, before=sitting.number))
    return refused or sittings.together_refused(db, sitting)


def last_ended(db: Session, case_id: uuid.UUID, *, before: int | None = None) -> datetime | None:
    """Return when the latest earlier sitting of the case ended: what was asked before it is asked anew."""
    ended = [
        each.ended_at
        for each in sittings.of_case(db, case_id)
        if each.ended_at is not None and (before is None or each.number < before)
    ]
    return max(ended, default=None)


# when a line is on the list


def _is_hot(_db: Session, subject: Case, _on: date) -> bool:
    return subject.level >= _list().hot_from or safeguards.separate(subject)


def _is_helped(_db: Session, subject: Case, _on: date) -> bool:
    return any(
        party.guardian_id is not None or representation.interpreted(party) for party in cases.parties(subject)
    )


def _has_invited(db: Session, subject: Case, _on: date) -> bool:
    return bool(invitations.of_case(db, subject.id))


def _is_violent(_db: Session, subject: Case, _on: date) -> bool:
    return safeguards.asked_alone(subject)


# what the case says is missing


def _gates_missing(_db: Session, subject: Case, on: date) -> str:
    return gates.open_sentence(subject, on)


def _identities_missing(_db: Session, subject: Case, _on: date) -> str:
    unknown = [
        party.name
        for party in cases.parties(subject)
        if not party.group
        and not (party.person.id_number if party.person else party.organisation and party.organisation.credit_code)
    ]  # fmt: skip
    return f"{'、'.join(unknown)}没有登记证件号码" if unknown else ""


def _notices_missing(db: Session, subject: Case, _on: date) -> str:
    return "" if any(papers.latest(db, subject.id, form) for form in NOTICES) else "告知书还没有做"


def _invited_missing(db: Session, subject: Case, _on: date) -> str:
    open_ones = [
        each.name
        for each in invitations.of_case(db, subject.id)
        if invitations.standing(subject, each) != invitations.AGREES
    ]
    return f"{'、'.join(open_ones)}还没有得到各方同意" if open_ones else ""


def _alone_missing(db: Session, subject: Case, _on: date) -> str:
    since = last_ended(db, subject.id)
    asked = {
        each.party_id
        for each in alone.asked(db, subject)
        if since is None or each.at >= since
    }  # fmt: skip
    unasked = [party.name for party in alone.to_ask(subject) if party.id not in asked]
    return f"还没有单独征询{'、'.join(unasked)}" if unasked else ""


_WHEN: dict[str, Callable[[Session, Case, date], bool]] = {
    "hot": _is_hot, "helped": _is_helped, "invited": _has_invited, "violence": _is_violent,
}  # fmt: skip
_MISSING: dict[str, Callable[[Session, Case, date], str]] = {
    "gates": _gates_missing, "identities": _identities_missing, "notices": _notices_missing,
    "invited": _invited_missing, "alone": _alone_missing,
}  # fmt: skip
