"""A published case as an officer would take it in: parties with sides and roles, demands, screening answers."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import resources
from desktop.published import ASIDE, Published
from models import cases, disputes, eligibility, identity
from models.errors import Refusal
from models.intake import DemandDraft, IntakeDraft, PartyDraft
from models.people import ADULT

VIOLATION_ROLES = {"申请人": "被侵害人", "被申请人": "违法嫌疑人", "当事人": cases.Role.MUTUAL.value}
MOST = 6  # digits of a headcount: more is no number of people
DIGITS = "零一二三四五六七八九十"
GROUP = re.compile(
    r"(另?[两二三四五六七八九十百]|\d+)(?:名|个|户|人|位)|(\d+)人|家属|一家|村民小组|三户|子女|双方"
)


@dataclass
class Reading:
    """What was read of the case: the draft, and the people beside the parties."""

    draft: IntakeDraft
    sides: dict[str, int] = field(default_factory=dict)
    dead: list[str] = field(default_factory=list)
    violation: bool = False
    unwilling: bool = False
    violence: bool = False


def table() -> dict[str, Any]:
    """Return the signs by which a report is read."""
    return resources.table("texts/published.toml")


def read_intake(case: Published, *, now: datetime) -> Reading:
    """Turn the report into an intake draft; each leaf that is used is noted in the case's account."""
    reading = Reading(IntakeDraft(source=_source(case), received_at=now))
    _signs(case, reading)
    _parties(case, reading)
    _facts(case, reading)
    _demands(case, reading)
    return reading


def party_of(reading: Reading, name: str) -> int | None:
    """Return the place of the party that a name in the text means; None for 双方, 三户 and helpers."""
    if name in reading.sides:
        return reading.sides[name]
    for known, place in reading.sides.items():
        if name and (name in known or known in name):
            return place
    return None


def _source(case: Published) -> str:
    accepted = case.text("dates.accepted", "登记：来源与原载时间")
    if "信箱" in accepted or "12345" in accepted:
        return "12345"
    if (
        "报警" in accepted
        or "报110" in accepted
        or "报警" in case.story
        or "民警" in str(case.look("mediators"))
    ):
        return "110警情"
    return "来所"


def _parties(case: Published, reading: Reading) -> None:
    roles = table()["role"]
    for place in range(case.count("parties")):
        at = f"parties[{place}]"
        if not case.look(at):
            continue
        name = case.text(f"{at}.name", "当事人 姓名或名称")
        role_text = case.text(f"{at}.role", "当事人 身份")
        note = case.text(f"{at}.note", "当事人 备注")
        sex, age = case.text(f"{at}.sex", "当事人 性别"), case.take(f"{at}.age", "当事人 年龄")
        kind = case.text(f"{at}.kind", "当事人 种类")
        name, note = _entered(name, note, place)
        found = next((each for each in roles if any(word in role_text for word in each["words"])), None)
        role, side = (found["role"], found["side"]) if found else ("申请人", "")
        if role == "当事人" and not reading.violation:
            role = "申请人"
        person = {"sex": sex, "stated_age": age if isinstance(age, int) else None, "occupation": ""}
        if role == "死者":
            told = "，".join(filter(None, (f"死者{name}", sex, f"{age}岁" if age else "", note)))
            reading.dead.append(told)
            continue
        if role == "监护人" and _give_guardian(reading, name, role_text, {**person, "note": note}):
            continue
        party = PartyDraft(
            role=VIOLATION_ROLES.get(role, role) if reading.violation else role,
            name=name,
            note="；".join(filter(None, (role_text, note))),
            person=person,
        )
        party.side = _side(reading, side, name)
        _kind(party, kind, name, note)
        reading.sides[name] = len(reading.draft.parties)
        reading.draft.parties.append(party)
    if not reading.draft.parties:
        raise Refusal("案例里没有可以登记的当事人：只写了死者。")
    _two_sides(reading)
    _by_side(reading)


def _entered(name: str, note: str, place: int) -> tuple[str, str]:
    """Return the name and the note of a party; words that can be no name stand in the note."""
    try:
        identity.clean_name(name)
    except Refusal:
        return f"当事人{place + 1}", "；".join(filter(None, (name, note)))
    return name, note


def _by_side(reading: Reading) -> None:
    """Put the parties in the order in which a case keeps them, by side, so that their places stay theirs."""
    parties = reading.draft.parties
    order = sorted(range(len(parties)), key=lambda place: cases.SIDES.find(parties[place].side))
    places = {before: now for now, before in enumerate(order)}
    reading.draft.parties = [parties[place] for place in order]
    reading.sides = {name: places[place] for name, place in reading.sides.items()}


def _give_guardian(reading: Reading, name: str, relation: str, person: dict[str, Any]) -> bool:
    """Put a guardian beside the minor that stands before; the guardian is not a party of its own."""
    for place, party in enumerate(reading.draft.parties):
        age = party.person.get("stated_age")
        if age is not None and age < ADULT and not party.guardian:
            party.guardian = {"name": name, **{key: value for key, value in person.items() if value}}
            party.guardian_relation = "母亲" if "母" in name else "父亲" if "父" in name else relation
            reading.sides[name] = place
            return True
    return False


def _side(reading: Reading, side: str, name: str) -> str:
    for known, index in reading.sides.items():
        if name.startswith((f"{known}之", f"{known}的")):
            return reading.draft.parties[index].side
    taken = {party.side for party in reading.draft.parties}
    return side or next(each for each in cases.SIDES if each not in taken)


def _two_sides(reading: Reading) -> None:
    """See that there are two sides at least where there are two parties."""
    sides = {party.side for party in reading.draft.parties}
    if len(sides) == 1 and len(reading.draft.parties) > 1:
        for place, party in enumerate(reading.draft.parties):
            party.side = "甲" if place == 0 else "乙"


def _kind(party: PartyDraft, kind: str, name: str, note: str) -> None:
    if kind == "organisation":
        party.kind = "organisation"
        return
    found = GROUP.search(name) or re.search(r"(\d+)人一队", note)
    if not found:
        return
    party.kind, party.headcount = "group", None
    number = re.search(r"(\d+)人", name) or re.search(r"(\d+)人一队", note)
    chinese = re.search(r"[另]?([两二三四五六七八九十])(?:名|个|户|位)", name)
    if number:
        party.headcount = int(number.group(1)[:MOST]) or None
    elif chinese:
        party.headcount = 2 if chinese.group(1) == "两" else DIGITS.index(chinese.group(1))


def _signs(case: Published, reading: Reading) -> None:
    signs, story = table(), case.story
    told = story
    for phrase in signs["violation"]["not"]:
        told = told.replace(phrase, "")
    title = case.text("type_as_published", "登记：纠纷类型（原载）")
    excused = any(phrase in title or phrase in story for phrase in signs["violation"]["excused"])
    reading.violation = not excused and any(sign in told for sign in signs["violation"]["signs"])
    reading.violence = any(sign in title for sign in signs["violence"]["signs"])
    claims = " ".join(str(each.get("text") or "") for each in case.look("claims") or [])
    reading.unwilling = case.outcome == "ineligible" and any(
        sign in claims + story for sign in signs["unwilling"]["signs"]
    )


def _facts(case: Published, reading: Reading) -> None:
    signs = table()
    story = case.story
    kind = str(case.look("type_as_published"))
    leaf = next(
        (
            each["type"]
            for words in (kind, story)
            for each in signs["type"]
            if any(word in words for word in each["words"])
        ),
        "其他",
    )
    injury = ""
    for sign, grade in signs["injury"].items():
        if sign in story:
            injury = grade
            break
    brief = case.text("background", "简要情况")
    if reading.dead:
        brief = "\n".join([brief, "；".join(reading.dead) + "。"])
    cause = next((name for sign, name in signs["violation"]["cause"].items() if sign in story), "")
    place, region = case.text("region", "发生地"), str(case.look("region") or "")
    facts: dict[str, Any] = {
        "brief": brief,
        "occurred_text": case.text("dates.event", "发生时间（原载文字）"),
        "place": place,
        "source_text": f"地区：{region}" if ASIDE.search(region) else "",
        "dispute_type": _code_of(leaf),
        "injury": injury if reading.violation else "",
        "cause": cause if reading.violation else "",
        "flags": _flags(reading),
        "dates_text": {
            key: case.text(f"dates.{key}", "原载时间（文字，不作期限起算）")
            for key in ("accepted", "mediated", "agreed", "performed", "published")
            if case.look(f"dates.{key}") is not None
        },
    }
    sums = [each.get("amount") for each in case.look("offers") or [] if isinstance(each, dict)]
    stated = [round(float(each) * 100) for each in sums if isinstance(each, (int, float)) and each]
    facts["amount"] = max(stated) if stated else None
    counts = [party.headcount for party in reading.draft.parties]
    facts["people_count"] = sum(each or 0 for each in counts) or None
    reading.draft.facts = facts
    reading.draft.answers = _answers(reading)


def _code_of(name: str) -> str:
    return next(leaf.code for leaf in disputes.leaves() if leaf.name == name)


def _flags(reading: Reading) -> list[str]:
    flags = [cases.Flag.VIOLENCE.value] if reading.violence else []
    if any((party.person.get("stated_age") or ADULT) < ADULT for party in reading.draft.parties):
        flags.append(cases.Flag.MINOR.value)
    return flags


def _answers(reading: Reading) -> dict[str, str]:
    """Answer the screening as the report reads; what it does not tell stays unasked."""
    yes, no = eligibility.YES, eligibility.NO
    answers = {"V": yes if reading.violation else no, "E1": yes, "X4": yes if reading.unwilling else no}
    if reading.violation:
        light = no if reading.violence else yes
        answers |= dict.fromkeys(("D", "X1", "X2", "X3", "X7", "G"), no)
        answers |= {"E2": yes, "E3": light, "E4": light, "E5": no if reading.unwilling else yes, "E6": yes}
    return answers


def _demands(case: Published, reading: Reading) -> None:
    for place in range(case.count("claims")):
        who = case.text(f"claims[{place}].by", "诉求 谁")
        text = case.text(f"claims[{place}].text", "诉求 内容")
        party = party_of(reading, who)
        if not text:
            continue
        reading.draft.demands.append(
            DemandDraft(party=party, text=text if party is not None else f"{who}：{text}")
        )
