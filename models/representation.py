"""Who speaks and signs for a party: guardians in the order of the law, agents, interpreters.

The order is 民法典 27 for minors and 28 for adults; interpreters and guardians at a sitting are 程序规定 181 and 52.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from models import cases, people, tracks
from models.cases import SUSPECTS, Case, Flag, Need, Party, Role
from models.texts import read_from

#: Whoever has one of these speaks through somebody else, who signs the record and the agreement too.
INTERPRETED = frozenset({Need.INTERPRETER.value, Need.SIGN.value})
#: To whoever has one of these every paper is read aloud before they sign, and a witness signs.
READ_ALOUD = frozenset({Need.READING.value, Need.SIGHT.value})
#: Stands among the needs of a party of sixteen or seventeen who agreed that no guardian is told (程序规定 181).
UNNOTIFIED = "同意不通知监护人"


@dataclass(frozen=True)
class _Order:
    law: str
    whose: str
    ranks: tuple[tuple[str, ...], ...]


@read_from("texts/guardians.toml")
def _orders(table: dict[str, Any]) -> Mapping[str, _Order]:
    return {
        key: _Order(table[key]["law"], table[key]["whose"], tuple(map(tuple, table[key]["order"])))
        for key in ("minor", "adult")
    }


def _order(*, minor: bool) -> _Order:
    return _orders()["minor" if minor else "adult"]


def relations(*, minor: bool) -> tuple[str, ...]:
    """Return who may be a guardian, the nearest by law first.

    >>> relations(minor=True)[:3]
    ('父亲', '母亲', '祖父母')
    """
    return tuple(each for rank in _order(minor=minor).ranks for each in rank)


def passed_over(relation: str, *, minor: bool) -> tuple[str, ...]:
    """Return those who stand before a guardian by law; nothing for the nearest and for a relation not listed.

    >>> passed_over("祖父母", minor=True)
    ('父亲', '母亲')
    """
    before: tuple[str, ...] = ()
    for rank in _order(minor=minor).ranks:
        if relation in rank:
            return before
        before += rank
    return ()


def order_sentence(relation: str, *, minor: bool) -> str:
    """Ask why those who stand before a guardian are passed over; nothing when nobody is."""
    before = passed_over(relation, minor=minor)
    if not before:
        return ""
    order = _order(minor=minor)
    return f"{order.whose}的监护人先是{'、'.join(before)}，越过的请写明原因（{order.law}）。"


def unnotified(party: Party, on: date) -> bool:
    """Tell whether a minor's guardian may be left untold: sixteen, living on own wages, and agreed (程序规定 181)."""
    person = party.person
    return (
        person is not None
        and people.is_minor(person, on)
        and people.capacity(person, on) is people.Capacity.FULL
        and UNNOTIFIED in party.needs
    )


def untold(name: str) -> str:
    """Ask for the guardian of a minor who lives on own wages and did not agree that nobody is told."""
    return f"{name}未满十八周岁，须通知监护人到场；本人同意不通知的，请在其卡片上勾选（程序规定 181）。"


def problems_of_parties(subject: Case, on: date) -> list[tuple[str, str]]:
    """Return (party id, sentence) of what the law asks of the parties and is missing or forbidden."""
    found: list[tuple[str, str]] = []
    police = tracks.is_police(subject.track)
    for party in cases.parties(subject):
        person = party.person
        if police and party.agent_id is not None and party.role in SUSPECTS:
            found.append((str(party.id), "违法嫌疑人不得委托他人参加调解（程序规定 181）。"))
        if person is None:
            continue
        if party.guardian_id is not None:
            continue
        if people.capacity(person, on) is people.Capacity.FULL:
            if police and people.is_minor(person, on) and not unnotified(party, on):
                found.append((str(party.id), untold(party.name)))
        else:
            found.append(
                (
                    str(party.id),
                    f"{party.name}须有父母或其他监护人到场，请登记监护人（程序规定 181、民法典 27、28）。",
                )
            )
    return found


def deputised(party: Party) -> bool:
    """Tell whether somebody acts for a unit who is not its legal representative: only with a power of attorney (民法典 61, 165)."""
    unit = party.organisation
    if unit is None or not party.representative.strip() or not unit.legal_representative.strip():
        return False
    return not party.representative.strip().startswith(unit.legal_representative.strip())


def by_proxy(party: Party) -> bool:
    """Tell whether an agent acts for a party: one appointed, or a unit's representative who is not its legal one."""
    return party.agent_id is not None or deputised(party)


def reads_aloud(party: Party) -> bool:
    """Tell whether papers are read aloud to the party, and a witness signs that they were."""
    return bool(READ_ALOUD & set(party.needs))


def interpreted(party: Party) -> bool:
    """Tell whether the party speaks through an interpreter, who signs the record and the agreement."""
    return bool(INTERPRETED & set(party.needs))


def problems(subject: Case) -> list[tuple[str, str]]:
    """Return (party id, sentence) of what keeps a sitting from beginning, beside guardians that are missing."""
    found: list[tuple[str, str]] = []
    for party in cases.parties(subject):
        if interpreted(party) and not party.interpreter.strip():
            needed = [need for need in party.needs if need in INTERPRETED]
            found.append(
                (str(party.id), f"{party.name}{'、'.join(needed)}，请先登记翻译（手语）人员，再开始调解。")
            )
        if against := _guardian_against(subject, party):
            found.append((str(party.id), against))
    return found


def warnings(subject: Case, on: date) -> list[str]:
    """Return what is said at a sitting of agents whose term is over."""
    return [
        f"{party.agent.name}代{party.name}的委托期限到 {party.agent_until.isoformat()} 为止，请补委托手续。"
        for party in cases.parties(subject)
        if party.agent is not None and party.agent_until is not None and party.agent_until < on
    ]


def agent_sentence(role: str, track: str) -> str:
    """Say why a party may not send an agent to the police; nothing when it may."""
    if tracks.is_police(track) and role in SUSPECTS:
        return "违法嫌疑人不得委托他人参加调解（程序规定 181）。"
    return ""


def _guardian_against(subject: Case, party: Party) -> str:
    """Say that a guardian is the one who did it: nobody stands for the person they hurt (民法典 36)."""
    if party.guardian is None:
        return ""
    against = SUSPECTS | ({Role.RESPONDENT.value} if Flag.VIOLENCE.value in subject.flags else frozenset())
    other = any(
        each.person_id == party.guardian_id and each.side != party.side and each.role in against
        for each in cases.parties(subject)
    )
    return conflict_sentence(party.guardian.name) if party.guardian_conflict or other else ""


def conflict_sentence(name: str) -> str:
    """Refuse a guardian who is said to have done it."""
    return f"{name}是加害人，不得作为监护人到场，请改请其他监护人，或者请居（村）委会、民政部门派人到场。"
