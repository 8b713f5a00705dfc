"""The agreement and its clauses as typed: words until an edition is made of them."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from models import agreements
from models.agreements import Agreement, Form
from models.blanks import figures

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class PartWords:
    """One instalment as typed."""

    due: str = ""
    amount: str = ""


@dataclass(frozen=True)
class ClauseWords:
    """One clause as typed; one of the library names its ``pattern`` and keeps the other blanks in ``blanks``."""

    text: str = ""
    payer: str = ""
    payee: str = ""
    amount: str = ""
    due: str = ""
    due_text: str = ""
    method: str = ""
    offer_id: str = ""
    parts: tuple[PartWords, ...] = ()
    pattern: str = ""
    blanks: dict[str, str] = field(default_factory=dict)
    sharing: str = ""
    shares: dict[str, str] = field(default_factory=dict)
    schedule: tuple[dict[str, str], ...] = ()
    account: str = ""
    proof: str = ""
    place: str = ""


@dataclass(frozen=True)
class AgreementWords:
    """The agreement as typed."""

    facts: str = ""
    issues: str = ""
    responsibility: str = ""
    performance: str = ""
    perform_by: str = ""
    place: str = ""
    form: str = Form.WRITTEN.value
    on_the_spot: bool = False
    clauses: tuple[ClauseWords, ...] = ()


def read(kept: dict[str, Any]) -> AgreementWords:
    """Return words that were kept, here or in the room."""
    known = {
        key: kept[key] for key in AgreementWords.__dataclass_fields__ if key in kept and key != "clauses"
    }
    return AgreementWords(**known, clauses=tuple(read_clause(each) for each in kept.get("clauses", [])))


def read_clause(kept: dict[str, Any]) -> ClauseWords:
    """Return the words of one clause; what the room keeps of its structure stands under ``more``."""
    more = kept.get("more", {})
    if more and more["text"] == kept.get("text"):
        kept = _of_room(more) | kept
    values = {key: kept[key] for key in ClauseWords.__dataclass_fields__ if key in kept}
    values["parts"] = tuple(PartWords(**part) for part in kept.get("parts", []))
    values["schedule"] = tuple(dict(row) for row in kept.get("schedule", []))
    return ClauseWords(**values)


def _of_room(more: dict[str, Any]) -> dict[str, Any]:
    """Return what the room kept of a clause's structure, as it would be typed."""
    return more | {
        "shares": {name: figures(fen) for name, fen in more["shares"].items()},
        "parts": [{"due": day, "amount": figures(fen)} for day, fen in more["parts"]],
    }


def of_agreement(db: "Session", made: Agreement) -> AgreementWords:
    """Return an edition as it would be typed, one that was replaced too."""
    owed = agreements.obligations(db, made.id, void=not made.valid)
    clauses = []
    for each in made.clauses:
        if not each.valid and made.valid:
            continue
        parts = agreements.terms_of(each, owed).parts
        clauses.append(
            ClauseWords(
                each.text, each.payer, each.payee, "" if each.amount is None else figures(each.amount),
                each.due_on.isoformat() if each.due_on else each.due_text, each.due_text, each.method,
                str(each.offer_id) if each.offer_id else "",
                tuple(PartWords(day.isoformat() if day else "", figures(fen)) for day, fen in parts),
                each.pattern, dict(each.blanks), each.sharing,
                {name: figures(fen) for name, fen in each.shares.items()}, tuple(dict(row) for row in each.schedule),
                each.account, each.proof, each.place,
            )
        )  # fmt: skip
    return AgreementWords(
        made.facts, made.issues, made.responsibility, made.performance,
        made.perform_by.isoformat() if made.perform_by else "", made.place, made.form, made.on_the_spot, tuple(clauses),
    )  # fmt: skip
