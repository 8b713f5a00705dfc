"""From the rows of a case to the particulars of a paper, formatted."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from exports import sittingfacts
from exports.particulars import CaseFacts
from exports.partyfacts import INTERPRETERS, UNNOTIFIED, PartyFacts, ProxyFacts
from models import (
    cases,
    demands,
    disputes,
    grading,
    money,
    papers,
    people,
    representation,
    station,
    tracks,
)
from models.cases import Flag
from models.cases import Role as PartyRole
from models.dates import chinese, chinese_moment
from models.formheads import PEOPLE_TRACKS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.cases import Case, Party
    from models.people import Person
    from models.sittings import Sitting

# personal attributes serve safety and support, and are never printed (domain.md 4.3)
PRINTED_FLAGS = (Flag.VIOLENCE.value, Flag.MINOR.value, Flag.BULLYING.value)
_DIGITS = "零一二三四五六七八九"
_TEN = 10


def numeral(number: int) -> str:
    """Write a small number in Chinese, as clauses and copies are counted.

    >>> numeral(3), numeral(10), numeral(14), numeral(21)
    ('三', '十', '十四', '二十一')
    """
    tens, ones = divmod(number, _TEN)
    if not tens:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


def case(db: "Session", subject: "Case") -> CaseFacts:
    """Return the case as received."""
    names = {party.id: party.name for party in subject.parties}
    source = disputes.source(subject.source)
    asked = [
        (names.get(demand.party_id, "") if demand.party_id else "", demand.text)
        for demand in demands.of_case(db, subject.id)
        if demand.text
    ]
    return CaseFacts(
        number=subject.number,
        track=subject.track,
        track_name=tracks.get(subject.track).name if subject.track else "",
        title=subject.title,
        received=chinese_moment(subject.received_at),
        accepted=said_day(subject.accepted_on),
        source=subject.source,
        entry=_entry(source) if source else "",
        incident=subject.alarm_number,
        police_number=subject.platform_number,
        registrar=subject.received_by,
        registrar_police="是" if _is_police(db, subject.received_by) else "",
        happened=subject.occurred_text or said_day(subject.occurred_on),
        place=subject.place,
        kind=disputes.leaf(subject.dispute_type).name if subject.dispute_type else "",
        nature=subject.nature,
        offence=subject.cause,
        cause=subject.origin,
        ground=subject.ground,
        summary=subject.brief,
        claims="；".join(f"{name}：{text}" if name else text for name, text in asked),
        people=f"{subject.people_count}人" if subject.people_count else "",
        amount=money.digits(subject.amount) if subject.amount is not None else "",
        injury=subject.injury,
        loss=subject.damage,
        flags=tuple(flag for flag in PRINTED_FLAGS if flag in subject.flags),
        repeats="是" if subject.source == "重复警情" else "",
        level=grading.name(subject.level),
        level_reason=subject.level_reason,
        channel=subject.channel,
        handler=subject.handler_name,
        opinion=subject.track_reason,
    )


def _is_police(db: "Session", name: str) -> bool:
    return any(each.name == name and station.identity(each).is_police for each in station.people(db))


def parties(db: "Session", subject: "Case", sitting: "Sitting | None", today: date) -> tuple[PartyFacts, ...]:
    """Return every valid party in order of sides, with whoever stands for it."""
    missing = set(sittingfacts.absent(db, sitting)) if sitting else set()
    civil = subject.track in PEOPLE_TRACKS
    asked = [each for each in demands.of_case(db, subject.id) if each.text]
    return tuple(
        _party(
            party, numeral(place), today, present=party.id not in missing,
            role=civil_role(party.role, first=place == 1) if civil else party.role,
            claim="；".join(each.text.rstrip("。；") for each in asked if each.party_id == party.id),
        )
        for place, party in enumerate(cases.parties(subject), 1)
    )  # fmt: skip


def civil_role(role: str, *, first: bool) -> str:
    """Name a party as 人民调解 does, which knows no suspect and no victim; of equals the first is the applicant.

    >>> civil_role("违法嫌疑人", first=True), civil_role("第三人", first=False)
    ('被申请人', '第三人')
    """
    if role == PartyRole.MUTUAL.value:
        return (PartyRole.APPLICANT if first else PartyRole.RESPONDENT).value
    return {
        PartyRole.SUSPECT.value: PartyRole.RESPONDENT.value,
        PartyRole.VICTIM.value: PartyRole.APPLICANT.value,
    }.get(role, role)


def told_by(db: "Session", subject: "Case") -> str:
    """Name the notice of rights that was made for the parties, with its date."""
    paper = papers.latest(db, subject.id, "D05") or papers.latest(db, subject.id, "D04")
    return f"《{paper.title}》（{chinese(paper.issued_on)}）" if paper else ""


def _party(party: "Party", number: str, today: date, *, present: bool, role: str, claim: str) -> PartyFacts:
    represented: tuple[ProxyFacts, ...] = ()
    if party.representative:
        deputy = "是" if representation.deputised(party) else ""
        represented = (
            ProxyFacts(name=party.representative, relation=party.representative_title, deputy=deputy),
        )
    known = PartyFacts(
        number=number,
        side=f"{party.side}方" if party.side else "",
        role=role,
        name=party.name,
        headcount=party.headcount or 1,  # a group of a number not known signs on one line
        present=present,
        consent=party.consent,
        guardians=_guardians(party),
        agents=_agents(party),
        representatives=represented,
        reads=not representation.reads_aloud(party),
        interpreting=next((words for need, words in INTERPRETERS.items() if need in party.needs), ""),
        interpreter=party.interpreter,
        claim=claim,
        unnotified=UNNOTIFIED if representation.unnotified(party, today) and party.guardian is None else "",
    )
    if (organisation := party.organisation) is not None:
        return replace(
            known,
            kind="organisation",
            headcount=1,
            address=organisation.address,
            telephone=organisation.telephone,
            credit_code=organisation.credit_code,
            legal_representative=organisation.legal_representative,
            legal_title=organisation.legal_title,
        )
    person = party.person
    if person is None:
        return known
    age, able = people.age(person, today), people.capacity(person, today)
    return replace(
        known,
        former_name=person.former_name,
        sex=person.sex,
        ethnicity=person.ethnicity,
        age=f"{age}岁" if age is not None else "",
        birth=said_day(person.birth),
        id_kind=person.id_kind,
        id_number=person.id_number,
        employer=person.employer,
        occupation=person.occupation,
        address=person.address,
        domicile=person.domicile,
        telephone=person.telephone,
        capacity="" if able is people.Capacity.FULL else able.value,
    )


def _guardians(party: "Party") -> tuple[ProxyFacts, ...]:
    return (_proxy(party.guardian, relation=party.guardian_relation),) if party.guardian else ()


def _agents(party: "Party") -> tuple[ProxyFacts, ...]:
    if party.agent is None:
        return ()
    return (_proxy(party.agent, authority=party.agent_authority, term=said_day(party.agent_until)),)


def _proxy(person: "Person", *, relation: str = "", authority: str = "", term: str = "") -> ProxyFacts:
    return ProxyFacts(
        name=person.name,
        relation=relation,
        sex=person.sex,
        birth=said_day(person.birth),
        id_kind=person.id_kind,
        id_number=person.id_number,
        address=person.address,
        telephone=person.telephone,
        authority=authority,
        term=f"至{term}" if term else "",
    )


def _entry(source: disputes.Source) -> str:
    """Name 案件来源 as D03 offers it."""
    if source.statistics == "依申请调解":
        return "当事人申请"
    if source.statistics == "主动调解":
        return "人民调解委员会主动调解"
    return f"{source.referred}委托移送" if source.referred != "其他部门" else source.name


def said_day(day: date | None) -> str:
    """Write a day as papers do; no day says nothing."""
    return chinese(day) if day else ""
