"""From the rows of a case to the particulars of a paper, formatted; private lines never pass."""

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from exports import recordfacts
from exports.particulars import CaseFacts, SittingFacts
from exports.partyfacts import INTERPRETERS, UNNOTIFIED, AttendeeFacts, OfficerFacts, PartyFacts, ProxyFacts
from exports.recordfacts import clock
from models import (
    cases,
    demands,
    disputes,
    evidence,
    grading,
    happenings,
    money,
    papers,
    people,
    record,
    recordings,
    representation,
    roster,
    sittings,
    station,
    tracks,
)
from models.cases import Flag
from models.cases import Role as PartyRole
from models.dates import chinese, chinese_moment, local
from models.formheads import PEOPLE_TRACKS
from models.sittings import Happening

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.cases import Case, Party
    from models.people import Person
    from models.recordings import Recording
    from models.sittings import Attendance, Sitting

# personal attributes serve safety and support, and are never printed (domain.md 4.3)
PRINTED_FLAGS = (Flag.VIOLENCE.value, Flag.MINOR.value, Flag.BULLYING.value)
_DIGITS = "零一二三四五六七八九"
_TEN = 10
_OFFICE = re.compile("(法庭|法院|司法所|派出所|委员会|妇联|工会|公司|中心|政府|站|所)$")


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
        level=grading.level(subject.level).name if subject.level else "",
        level_reason=subject.level_reason,
        channel=subject.channel,
        handler=subject.handler_name,
        opinion=subject.track_reason,
    )


def _is_police(db: "Session", name: str) -> bool:
    return any(each.name == name and station.identity(each).is_police for each in station.people(db))


def parties(db: "Session", subject: "Case", sitting: "Sitting | None", today: date) -> tuple[PartyFacts, ...]:
    """Return every valid party in order of sides, with whoever stands for it."""
    missing = set(_absent(db, sitting)) if sitting else set()
    civil = subject.track in PEOPLE_TRACKS
    return tuple(
        _party(
            party, numeral(place), today, present=party.id not in missing,
            role=civil_role(party.role, first=place == 1) if civil else party.role,
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


def sitting(db: "Session", subject: "Case", held: "Sitting") -> SittingFacts:
    """Return one sitting: who was there and the record in the order of its phases, without private lines."""
    missing = _absent(db, held)
    kept = [
        line
        for line in record.lines(db, held.id)
        if not line.private and line.caucus_id is None and line.struck_at is None
    ]
    opening, phases = recordfacts.of_sitting(db, subject, held)
    return SittingFacts(
        ordinal=f"第{held.number}次调解",
        date=chinese(local(held.started_at).date()),
        time=_time(held),
        start=clock(held.started_at),
        end=clock(held.ended_at) if held.ended_at else "",
        place=held.place,
        mode=held.mode,
        open="公开" if held.public else "不公开",
        hosts=tuple(
            OfficerFacts(
                name=each.name,
                title="" if each.kind in each.unit else each.kind,
                unit=each.unit,
                times=_presided(held, each),
            )
            for each in held.hosts
        ),
        recorder=OfficerFacts(name=held.recorder, unit=held.recorder_unit or _unit_of(held, held.recorder)),
        parties_present="、".join(party.name for party in cases.parties(subject) if party.id not in missing),
        parties_absent="、".join(party.name for party in cases.parties(subject) if party.id in missing),
        attendees=tuple(_attendee(each) for each in held.attendances if not each.host),
        opening=opening,
        phases=phases,
        agreed_facts=_sorted_to(kept, record.Column.AGREED),
        disputed_facts=(*_sorted_to(kept, record.Column.DISPUTED), *_sorted_to(kept, record.Column.FOCUS)),
        evidence=_evidence(db, subject, held, kept),
        recording="；".join(_recording(each) for each in recordings.of_sitting(db, held.id)),
        outcome=held.outcome,
        result=held.outcome_text or held.outcome,
    )


def _sorted_to(kept: list[record.Line], column: record.Column) -> tuple[str, ...]:
    """Return the words of one column of 梳理 in its own order."""
    found = [line for line in kept if line.column == column.value]
    return tuple(line.text for line in sorted(found, key=lambda line: (line.place, line.seq)))


def _evidence(db: "Session", subject: "Case", held: "Sitting", kept: list[record.Line]) -> tuple[str, ...]:
    """Return the catalogue as far as it was made in this sitting, then what was only noted as evidence."""
    entries = [each for each in evidence.of_case(db, subject.id) if each.sitting_id == held.id]
    names = {party.side: party.name for party in reversed(cases.parties(subject))}
    listed = {each.line_id for each in entries}
    noted = (line for line in kept if line.kind == record.Kind.EVIDENCE.value and line.id not in listed)
    return (*(evidence.sentence(each, names) for each in entries), *(line.text for line in noted))


def _unit_of(held: "Sitting", name: str) -> str:
    """Return the unit of somebody at the sitting by name."""
    return next((each.unit for each in held.attendances if each.unit and each.name == name), "")


def _attendee(each: "Attendance") -> AttendeeFacts:
    """Return one of the others who are there; a kind that says nothing or says it twice is left out."""
    known = f"{each.name}　{each.unit}"
    return AttendeeFacts(
        name=each.name,
        capacity="" if each.kind == roster.Kind.OTHER.value or each.kind in known else each.kind,
        unit="" if each.unit == each.name else each.unit,
        address=each.address,
        telephone=each.telephone,
        office="是" if (each.kind and each.kind == each.name) or _OFFICE.search(each.name) else "",
    )


def told_by(db: "Session", subject: "Case") -> str:
    """Name the notice of rights that was made for the parties, with its date."""
    paper = papers.latest(db, subject.id, "D05") or papers.latest(db, subject.id, "D04")
    return f"《{paper.title}》（{chinese(paper.issued_on)}）" if paper else ""


def _party(party: "Party", number: str, today: date, *, present: bool, role: str) -> PartyFacts:
    represented: tuple[ProxyFacts, ...] = ()
    if party.representative:
        represented = (ProxyFacts(name=party.representative, relation=party.representative_title),)
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


def _absent(db: "Session", held: "Sitting") -> set[object]:
    """Return the parties who never came: who was late came after all, and who left had been there."""
    told = [each for each in sittings.events(db, held.id) if each.valid and each.party_id]
    came: set[object] = {each.party_id for each in told if Happening(each.kind) in happenings.HERE}
    absent: set[object] = {each.party_id for each in told if each.kind == Happening.ABSENT.value}
    return absent - came


def _presided(held: "Sitting", each: "Attendance") -> str:
    """Say of a host who came in the place of another from when, and who presided before."""
    if each.since is None:
        return ""
    before = "、".join(one.name for one in held.presided if one.until == each.since)
    return f"（{clock(each.since)}起主持，此前由{before}主持）" if before else ""


def _recording(each: "Recording") -> str:
    span = (each.started_at, each.ended_at)
    times = "至".join(clock(moment) for moment in span if moment)
    whole = "连续" if each.continuous else f"有中断（{each.interruption}）"
    parts = (each.device, each.file_number and f"文件号{each.file_number}", times, whole)
    return "，".join(part for part in parts if part)


def _time(held: "Sitting") -> str:
    start = chinese_moment(held.started_at)
    if held.ended_at is None:
        return f"{start}开始"
    same = local(held.started_at).date() == local(held.ended_at).date()
    end = chinese_moment(held.ended_at)
    return f"{start}至{end.removeprefix(chinese(local(held.ended_at).date())) if same else end}"


def said_day(day: date | None) -> str:
    """Write a day as papers do; no day says nothing."""
    return chinese(day) if day else ""
