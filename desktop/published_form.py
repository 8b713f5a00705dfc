"""The form of a published case: which keys are read, and as what. What does not fit is not read as anything."""

import math
import unicodedata
from datetime import date
from typing import Any

from models import money

OLDEST = 130
_LAYOUT = frozenset("\n\t")


def text(value: Any) -> str | None:
    """Return words as they stand, without control characters; None for what is no words."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float, date)):
        return None
    said = str(value)
    return "".join(mark for mark in said if mark in _LAYOUT or unicodedata.category(mark) not in {"Cc", "Cs"})


def yuan(value: Any) -> int | float | None:
    """Return a sum in yuan that can stand on paper; None for any other number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return None
    return value if 0 <= value < money.LIMIT // money.FEN else None


def years(value: Any) -> int | None:
    """Return the age of a person; None for any other number."""
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= OLDEST
    return value if fits else None


_SAID = [{"by": text, "text": text}]
FORM: dict[str, Any] = {
    **dict.fromkeys(
        ("type_as_published", "jurisdiction", "region", "background", "performance", "followup", "remarks", "outcome"),
        text,
    ),
    "dates": dict.fromkeys(("event", "accepted", "mediated", "agreed", "performed", "published"), text),
    "parties": [{**dict.fromkeys(("name", "role", "kind", "sex", "note"), text), "age": years}],
    "mediators": [{"kind": text, "note": text}],
    "claims": _SAID,
    "phase1_statements": _SAID,
    "phase2_findings": {
        **{key: [text] for key in ("agreed", "disputed", "evidence", "law_cited")}, "crux": text,
    },
    "phase3_talk": _SAID,
    "offers": [{"by": text, "text": text, "amount": yuan}],
    "agreement_clauses": [
        {**dict.fromkeys(("text", "payer", "payee", "due", "method"), text), "amount_yuan": yuan}
    ],
}  # fmt: skip


def shaped(value: Any, form: Any) -> Any:
    """Return what of ``value`` fits the form, each entry of a list in its place."""
    if isinstance(form, dict):
        told = value if isinstance(value, dict) else {}
        return {key: shaped(told[key], below) for key, below in form.items() if key in told}
    if isinstance(form, list):
        return [shaped(each, form[0]) for each in value] if isinstance(value, list) else []
    return None if value is None else form(value)
