"""What the other side must not read on a record of domestic violence: where somebody lives and can be reached."""

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from models import masking, sheltered

if TYPE_CHECKING:
    from collections.abc import Callable

    from exports.ceremony import CeremonyFacts, CeremonyPartyFacts
    from exports.facts import Facts
    from exports.particulars import LineFacts, SittingFacts
    from exports.partyfacts import PartyFacts

WITHHELD = "按规定隐去被害人住址、联系方式。"


# what of a paper is no free text: who we are, whom it is about, the paper itself
_NO_TEXT = frozenset({"station", "committee", "parties", "about", "recipient", "maker", "paper", "pasted"})


def texts(known: "Facts", words: tuple[str, ...], *, agreed: bool = False) -> "Facts":
    """Hide them in every free text: what happened, what is asked for, what was agreed and typed.

    ``agreed`` is for the paper of the agreement itself, whose own words stay as they are on every copy; that they
    lead to nobody's door is seen to before 定稿.
    """

    def veiled(thing: Any) -> Any:
        if isinstance(thing, str):
            return sheltered.hide(thing, words)
        if isinstance(thing, tuple):
            return tuple(map(veiled, thing))
        if isinstance(thing, dict):
            return {key: veiled(each) for key, each in thing.items()}
        if is_dataclass(thing) and not isinstance(thing, type):
            return replace(thing, **{each.name: veiled(getattr(thing, each.name)) for each in fields(thing)})
        return thing

    found = {each.name: getattr(known, each.name) for each in fields(known) if each.name not in _NO_TEXT}
    if agreed:
        own = found.pop("agreement")
        return replace(
            known, **veiled(found), agreement=replace(own, occasion=sheltered.hide(own.occasion, words))
        )
    return replace(known, **veiled(found))


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
        return masking.hide_numbers(sheltered.hide(text, words))

    def said(line: "LineFacts") -> "LineFacts":
        return replace(line, text=veil(line.text))

    hidden = replace(
        told,
        place=sheltered.hide(told.place, words),
        opening=tuple(map(said, told.opening)),
        phases=tuple(replace(phase, lines=tuple(map(said, phase.lines))) for phase in told.phases),
        agreed_facts=tuple(map(veil, told.agreed_facts)),
        disputed_facts=tuple(map(veil, told.disputed_facts)),
        evidence=tuple(map(veil, told.evidence)),
        result=veil(told.result),
    )
    return hidden if hidden == told else replace(hidden, withheld=WITHHELD)


def signing(told: "CeremonyFacts", words: tuple[str, ...]) -> "CeremonyFacts":
    """Hide them in the steps of the signing: in the own words of a party every number, else what is known."""

    def party(each: "CeremonyPartyFacts") -> "CeremonyPartyFacts":
        steps = tuple(
            replace(step, words=_veil(own=step.person == each.name)(step.words)) for step in each.steps
        )
        return replace(each, steps=steps)

    def _veil(*, own: bool) -> "Callable[[str], str]":
        def veil(text: str) -> str:
            shown = sheltered.hide(text, words)
            return masking.hide_numbers(shown) if own else shown

        return veil

    hidden = replace(told, parties=tuple(map(party, told.parties)), unmet=sheltered.hide(told.unmet, words))
    return hidden if hidden == told else replace(hidden, withheld=WITHHELD)
