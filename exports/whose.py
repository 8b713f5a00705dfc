"""Whose name each name on a paper is, to say where a character that no face has stands."""

from collections.abc import Iterator

from exports.facts import Facts
from exports.partyfacts import PartyFacts

_SIDES = (("guardians", "监护人"), ("agents", "代理人"), ("representatives", "代表人"))


def owners(facts: Facts) -> tuple[tuple[str, str], ...]:
    """Return (whose field, its text) of the names and places of a paper that somebody typed."""
    return tuple((whose, text) for whose, text in _fields(facts) if text)


def _fields(facts: Facts) -> Iterator[tuple[str, str]]:
    for number, party in enumerate(facts.parties, 1):
        yield from _of_party(party, party.side or f"当事人{number}")
    sitting = facts.sitting
    for host in sitting.hosts:
        yield "主持人（调解员）的姓名", host.name
        yield "主持人（调解员）的单位", host.unit
    yield "记录人的姓名", sitting.recorder.name
    for person in sitting.attendees:
        yield "参加人的姓名", person.name
    yield "发生地点", facts.case.place
    yield "调解地点", sitting.place
    yield "公安机关的名称", facts.station.organ
    yield "派出所的名称", facts.station.name
    yield "调委会的名称", facts.committee.name


def _of_party(party: PartyFacts, side: str) -> Iterator[tuple[str, str]]:
    yield f"{side}的{'姓名' if party.kind == 'person' else '名称'}", party.name
    yield f"{side}的曾用名", party.former_name
    yield f"{side}的法定代表人姓名", party.legal_representative
    yield f"{side}的住址", party.address
    yield f"{side}的户籍地", party.domicile
    yield f"{side}的工作单位", party.employer
    for people, what in _SIDES:
        for person in getattr(party, people):
            yield f"{side}的{what}姓名", person.name
            yield f"{side}的{what}住址", person.address
