"""Whose identity does not leave the police: the parties of what is or may be a police case (治安管理处罚法 136, 138)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models import cases, pinyin, tracks
from models.cases import SUSPECTS, Case, Party
from models.identity import mask_name
from models.masking import hide_known, hide_numbers, parts_of_address

CIVIL = "民事"
UNDECIDED = "尚未定性"
POLICE_CASE = "治安案件"
SHORTEST = 2
HIDDEN = "〔不显示〕"
_BLANKS = r"[\s\u3000]*"
_BETWEEN = re.compile(r"([、，,；;\n]+)")


@dataclass(frozen=True, slots=True)
class Shield:
    """What tells who the parties of one case are: names, numbers (with employers and given names), addresses."""

    names: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    kind: str = POLICE_CASE

    @property
    def story(self) -> str:
        """What is told outside in the place of what happened.

        >>> Shield(()).story
        '（治安案件，案情不外送）'
        """
        return f"（{self.kind}，案情不外送）"

    def name(self, names: str) -> str:
        """Keep the surnames of one name or several; words around a party's name stay (甲方 张某).

        >>> Shield(("张三", "张三丰")).name("丙方 张三丰"), Shield(("张三",)).name("李四、张三")
        ('丙方 张某', '李某、张某')
        """
        return "".join(
            each if _BETWEEN.fullmatch(each) else self._one(each) for each in _BETWEEN.split(names) if each
        )

    def _one(self, name: str) -> str:
        known = sorted((each for each in self.names if each and each in name), key=len, reverse=True)
        if not known:
            return mask_name(name)
        for each in known:
            name = name.replace(each, mask_name(each))
        return name

    def free(self, text: str) -> str:
        """Hide in any text whoever is known, where they live, and what may be a number of theirs.

        >>> Shield(("张三",), ("E123",), ("西岔村二组12号",)).free("张　三住二组12号，证号E123")
        '〔不显示〕住〔不显示〕，证号〔不显示〕'
        """
        for name in sorted(self.names, key=len, reverse=True):
            if len(name) >= SHORTEST:
                text = re.sub(_BLANKS.join(map(re.escape, name)), HIDDEN, text)
        parts = (part for address in self.addresses for part in parts_of_address(address))
        known = tuple(each for each in (*self.numbers, *parts) if len(each) >= SHORTEST)
        return hide_numbers(hide_known(text, known))


def guarded(subject: Case) -> bool:
    """Tell whether who the parties are must stay with the police.

    Anything does until it is decided to be civil: what begins as a call may become a case of public order. So
    does a civil case with a suspect among its parties.
    """
    if tracks.is_police(subject.track) or _nature(subject) != CIVIL:
        return True
    return any(party.role in SUSPECTS for party in cases.parties(subject))


def _nature(subject: Case) -> str:
    """Return what a case was decided to be; nothing while it is not."""
    return subject.nature or (tracks.get(subject.track).nature if subject.track else "")


def of(subject: Case) -> Shield | None:
    """Return what stands before the parties of a case; None where they may be named."""
    if not guarded(subject):
        return None
    parties = subject.parties  # a party that was taken off again may still stand in what was written
    return Shield(
        tuple(dict.fromkeys(name for party in parties for name in _names(party))),
        tuple(dict.fromkeys(number for party in parties for number in _numbers(party))),
        tuple(dict.fromkeys(address for party in parties for address in _addresses(party))),
        POLICE_CASE if _nature(subject) else UNDECIDED,
    )


def _names(party: Party) -> Iterator[str]:
    yield party.name
    if party.representative:
        yield party.representative
    for person in (party.person, party.guardian, party.agent):
        if person is not None:
            yield from filter(None, (person.name, person.former_name))


def _numbers(party: Party) -> Iterator[str]:
    for person in (party.person, party.guardian, party.agent):
        if person is not None:
            yield from filter(None, (person.id_number, person.telephone, person.employer))
            yield person.name[len(pinyin.surname(person.name)) :]  # people are called by it
    if party.organisation is not None:
        yield from filter(None, (party.organisation.credit_code, party.organisation.telephone))


def _addresses(party: Party) -> Iterator[str]:
    for person in (party.person, party.guardian, party.agent):
        if person is not None:
            yield from filter(None, (person.address, person.domicile))
    if party.organisation is not None and party.organisation.address:
        yield party.organisation.address
