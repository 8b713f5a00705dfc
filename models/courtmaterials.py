"""What the court is given with an application, and which of it the dossier has already (民诉法解释 354; 法释〔2011〕5号 3)."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models import attachments, cases, courtrules, papers, representation
from models.cases import Case, Party
from models.courtrules import Material

OPTIONAL = "property"


@dataclass(frozen=True, slots=True)
class Held:
    """One material for this case; ``optional`` is handed over only where there is such a thing."""

    key: str
    name: str
    held: bool
    optional: bool = False
    form: str = ""


def of_case(db: Session, subject: Case) -> tuple[Held, ...]:
    """Return the materials of a case in their order, each with whether the dossier has it."""
    people = cases.parties(subject)
    kinds = {each.kind for each in attachments.of_case(db, subject.id)}
    return tuple(
        Held(
            each.key, each.name, _held(db, subject, each, people, kinds), each.whom == OPTIONAL,
            each.forms[0] if each.forms else "",
        )
        for each in courtrules.rules().materials
        if _concerns(each, people)
    )  # fmt: skip


def _concerns(material: Material, people: list[Party]) -> bool:
    if material.whom == "organisation":
        return any(each.organisation_id is not None for each in people)
    if material.whom == "agent":
        return any(representation.by_proxy(each) for each in people)
    return True


def _held(db: Session, subject: Case, material: Material, people: list[Party], kinds: set[str]) -> bool:
    if material.forms:
        return any(papers.latest(db, subject.id, form) is not None for form in material.forms)
    if material.attachment:
        return material.attachment in kinds
    if material.key == "address":
        return all(_reached(each) for each in people)
    return False


def _reached(party: Party) -> bool:
    if party.organisation is not None:
        return bool(party.organisation.address and party.organisation.telephone)
    return party.person is not None and bool(party.person.address and party.person.telephone)
