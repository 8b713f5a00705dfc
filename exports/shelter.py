"""What the other side must not read on a record of domestic violence: where somebody lives and can be reached."""

from dataclasses import replace
from typing import TYPE_CHECKING

from models import cases, masking
from models.cases import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from exports.ceremony import CeremonyFacts, CeremonyPartyFacts
    from exports.particulars import AgreementFacts, LineFacts, SittingFacts
    from exports.partyfacts import PartyFacts
    from models.cases import Case

WITHHELD = "按规定隐去被害人住址、联系方式。"


def known(subject: "Case") -> tuple[str, ...]:
    """Return addresses and numbers of everyone who is not known to be the violent one, and of who stands by them."""
    found: list[str] = []
    for party in cases.parties(subject):
        if party.role == Role.SUSPECT.value or party.person is None:
            continue
        for person in (party.person, party.guardian, party.agent):
            if person is not None:
                found += [person.id_number, person.telephone]
                for address in (person.address, person.domicile, person.employer):
                    found += masking.parts_of_address(address)
    return tuple(dict.fromkeys(each for each in found if each))


def hidden(known: "PartyFacts", word: str) -> "PartyFacts":
    """Leave out where to find a party and who stands by it, with ``word`` in the place of each."""

    def away(text: str) -> str:
        return word if text else ""

    near = tuple(
        replace(each, address=away(each.address), telephone=away(each.telephone))
        for each in (*known.guardians, *known.agents, *known.representatives)
    )
    first, second = len(known.guardians), len(known.guardians) + len(known.agents)
    return replace(
        known, address=away(known.address), domicile=away(known.domicile), telephone=away(known.telephone),
        employer="", guardians=near[:first], agents=near[first:second], representatives=near[second:],
    )  # fmt: skip


def sitting(told: "SittingFacts", words: tuple[str, ...]) -> "SittingFacts":
    """Hide them in all that was said; any number that may be a person's is hidden too."""

    def veil(text: str) -> str:
        return masking.hide_numbers(masking.hide_known(text, words))

    def said(line: "LineFacts") -> "LineFacts":
        return replace(line, text=veil(line.text))

    hidden = replace(
        told,
        place=masking.hide_known(told.place, words),
        opening=tuple(map(said, told.opening)),
        phases=tuple(replace(phase, lines=tuple(map(said, phase.lines))) for phase in told.phases),
        agreed_facts=tuple(map(veil, told.agreed_facts)),
        disputed_facts=tuple(map(veil, told.disputed_facts)),
        evidence=tuple(map(veil, told.evidence)),
        result=veil(told.result),
    )
    return hidden if hidden == told else replace(hidden, withheld=WITHHELD)


def agreement(made: "AgreementFacts", words: tuple[str, ...]) -> "AgreementFacts":
    """Hide them in the clauses; a number there may be where to pay."""
    return replace(
        made,
        clauses=tuple(replace(each, text=masking.hide_known(each.text, words)) for each in made.clauses),
    )


def signing(told: "CeremonyFacts", words: tuple[str, ...]) -> "CeremonyFacts":
    """Hide them in the steps of the signing: in the own words of a party every number, else what is known."""

    def party(each: "CeremonyPartyFacts") -> "CeremonyPartyFacts":
        steps = tuple(
            replace(step, words=_veil(own=step.person == each.name)(step.words)) for step in each.steps
        )
        return replace(each, steps=steps)

    def _veil(*, own: bool) -> "Callable[[str], str]":
        def veil(text: str) -> str:
            shown = masking.hide_known(text, words)
            return masking.hide_numbers(shown) if own else shown

        return veil

    hidden = replace(
        told, parties=tuple(map(party, told.parties)), unmet=masking.hide_known(told.unmet, words)
    )
    return hidden if hidden == told else replace(hidden, withheld=WITHHELD)
