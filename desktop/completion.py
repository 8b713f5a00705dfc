"""What a mediator would ask and write by hand to complete a published case: who the people are, the full clauses.

One TOML file beside the case in ``resources/demo/completions``. Everything in it is invented for the
demonstration: the ID numbers carry an area code that was never issued.
"""

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from models.errors import Refusal
from models.intake import DemandDraft, IntakeDraft, PartyDraft

AREA = "990124"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK = "10X98765432"


def read(path: Path) -> dict[str, Any]:
    """Read a completion; refused with the place when the file is wrong."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as trouble:
        raise Refusal(f"补充资料 {path.name} 的格式有误：{trouble}") from trouble


def number(birth: date, serial: int) -> str:
    """Return an ID number of the never-issued area code with its right check digit.

    >>> number(date(1968, 5, 7), 1)
    '990124196805070016'
    """
    body = f"{AREA}{birth:%Y%m%d}{serial:03d}"
    return body + CHECK[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11]


def moment(value: Any) -> datetime:
    """Return a moment of the file as an aware one."""
    found = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return found.astimezone(UTC)


def complete(draft: IntakeDraft, known: dict[str, Any]) -> IntakeDraft:
    """Return the draft with its persons, organisations and members of groups filled in."""
    parties: list[PartyDraft] = []
    moved: dict[int, int] = {}
    for place, party in enumerate(draft.parties):
        moved[place] = len(parties)
        parties += _members(party, known) if party.kind == "group" else [_one(party, known)]
    demands = [
        DemandDraft(None if each.party is None else moved[each.party], each.text, each.amount, each.topic)
        for each in draft.demands
    ]
    facts = {**draft.facts, **known.get("facts", {})}
    return replace(
        draft, parties=parties, demands=demands, facts=facts, occurred_on=known.get("occurred_on"),
        answers={**draft.answers, **known.get("answers", {})},
    )  # fmt: skip


def place(draft: IntakeDraft, known: dict[str, Any], before: int) -> int:
    """Return where a party of the uncompleted ``draft`` stands when its groups are named one by one."""
    return sum(
        len(_members(replace(each), known)) if each.kind == "group" else 1 for each in draft.parties[:before]
    )


def person(values: dict[str, Any]) -> dict[str, Any]:
    """Return the columns of a person; ``serial`` becomes an ID number of the invented area."""
    columns = {key: value for key, value in values.items() if key not in {"serial", "role", "name"}}
    if "serial" in values:
        columns["id_number"] = number(values["birth"], values["serial"])
        columns["id_source"] = "示范"
    return columns


def _one(party: PartyDraft, known: dict[str, Any]) -> PartyDraft:
    if party.kind == "organisation":
        told = dict(known.get("organisations", {}).get(party.name, {}))
        party.representative = told.pop("representative", "")
        party.representative_title = told.pop("representative_title", "")
        party.organisation = {**party.organisation, **told}
        return party
    told = known.get("persons", {}).get(party.name, {})
    party.name = told.get("name", party.name)
    party.person = {**{key: value for key, value in party.person.items() if value}, **person(told)}
    party.person.pop("stated_age" if "serial" in told else "", None)
    party.role = told.get("role", party.role)
    party.consent = "同意"
    if party.guardian:
        guardian = known.get("persons", {}).get(party.guardian["name"], {})
        party.guardian = {"name": party.guardian["name"], **person(guardian)}
    return party


def _members(party: PartyDraft, known: dict[str, Any]) -> list[PartyDraft]:
    told = known.get("groups", {}).get(party.name)
    if told is None:
        return [party]
    if isinstance(told, dict):
        return [replace(party, representative=told["representative"], consent="同意")]
    return [
        replace(party, kind="person", name=each["name"], headcount=1, consent="同意", note=party.name,
                role=each.get("role", party.role), person=person({key: value for key, value in each.items() if key != "name"}))
        for each in told
    ]  # fmt: skip
