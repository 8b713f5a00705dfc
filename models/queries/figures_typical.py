"""典型案例 for the report: one or two that were settled and weigh, told without anybody who could be known by it."""

import re
import uuid
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import agreements, disputes, tracks
from models.cases import Case, Flag, Outcome, State
from models.periods import Period
from models.queries import anonymous, known
from models.queries.figures_slices import REACHED, counted, marked
from models.queries.figures_stock import ended_in
from models.queries.known import Known
from models.sittings import Sitting

OFFERED = 2
_LOOKED_AT = 40
_LEAST_BRIEF = 20
_TERMS = 150  # characters of the agreement
#: Whose case is not told at all, however well it is hidden.
SPARED = (Flag.VIOLENCE, Flag.MINOR, Flag.BULLYING, Flag.MENTAL, Flag.PRIVATE)
_WAYS = {Outcome.ON_THE_SPOT.value: "当场达成协议并履行", Outcome.ORAL.value: "达成口头协议"}


@dataclass(frozen=True, slots=True)
class Typical:
    """A case that may be told, and how."""

    case_id: uuid.UUID
    text: str


def typical(db: Session, period: Period) -> tuple[Typical, ...]:
    """Propose up to two cases that ended well in the period: the gravest first, performed before promised."""
    query = (
        select(Case)
        .where(
            *counted(db), *ended_in(period), Case.outcome.in_(REACHED), func.length(Case.brief) >= _LEAST_BRIEF,
            *(~marked(Case.flags, flag.value) for flag in SPARED),
        )
        .order_by(Case.level.desc(), Case.resolved_on.is_(None), Case.received_at)
        .limit(_LOOKED_AT)
    )  # fmt: skip
    found: list[Typical] = []
    kinds: set[str] = set()
    for subject in db.scalars(query):
        if subject.dispute_type not in kinds and (words := told(db, subject)):
            found.append(Typical(subject.id, words))
            kinds.add(subject.dispute_type)
        if len(found) == OFFERED:
            break
    return tuple(found)


def told(db: Session, subject: Case) -> str:
    """Tell a settled case in a paragraph: what it was about, what was done, what came of it; nobody can be known.

    Empty when what it was about cannot be told without saying who or where.
    """
    who = known.of(db, subject)
    brief = anonymous.hidden(f"{_sentence(subject.brief)}。", who)
    if not brief:
        return ""
    kind = disputes.leaf(subject.dispute_type).name if subject.dispute_type else "矛盾"
    sat = db.scalar(
        select(func.count())
        .select_from(Sitting)
        .where(Sitting.case_id == subject.id, Sitting.voided_at.is_(None))
    )
    name = tracks.get(subject.track).name if subject.track else "调解"
    cause = anonymous.hidden(_sentence(subject.root_cause), who) if _known(subject.root_cause) else ""
    agreement = agreements.latest(db, subject.id)
    clauses = [_sentence(each.text) for each in agreement.clauses if each.valid] if agreement else []
    terms = [words for each in clauses if (words := _clause(each, who))]
    parts = [
        f"{kind}纠纷。{brief}",
        f"调解中查明症结在于{_sentence(cause)}。" if cause else "",
        f"经{name}{f'{sat}次' if sat else ''}，双方{_WAYS.get(subject.outcome, '达成协议')}",
        f"：{_few(terms, whole=len(terms) == len(clauses))}。" if terms else "。",
        "协议已经履行完毕。" if subject.state in {State.PERFORMED.value, State.CLOSED.value} else "",
    ]
    return "".join(parts)


def _clause(text: str, who: Known) -> str:
    """Return a clause that may be told whole: half of what was agreed is not what was agreed."""
    said = anonymous.hidden(text, who)
    kept = len(re.findall("[。！？；;!?\n]", said)) == len(re.findall("[。！？；;!?\n]", text))
    return said if kept else ""


def masked(db: Session, subject: Case, text: str) -> str:
    """Return the sentences of a text that may be told, with everybody in them hidden."""
    return anonymous.hidden(text, known.of(db, subject))


def _known(cause: str) -> bool:
    return bool(cause.strip()) and not cause.strip().startswith(("未", "不明"))


def _few(terms: list[str], *, whole: bool) -> str:
    """Return the first clauses, as many as a reader takes in."""
    kept: list[str] = []
    for each in terms:
        if kept and len("；".join((*kept, each))) > _TERMS:
            return "；".join(kept) + "等内容"
        kept.append(each)
    return "；".join(kept) + ("" if whole else "等内容")


def _sentence(text: str) -> str:
    """Return a text as one run of words without its end."""
    joined = re.sub(r"([。！？；，])?\s*\n\s*", lambda found: found[1] or "，", text.strip())
    return joined.rstrip("。；，,. ")
