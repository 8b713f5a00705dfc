"""签署: the steps of the signing, each told with time and person (peers.md N4).

Who needs which step is derived from what the case knows of a party; the steps themselves are data (signing.toml).
Nothing here ever keeps a true signature from being recorded: what was left out is told, and asks for the reason.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, dates, people, representation, safeguards
from models.agreements import Agreement
from models.base import Row, Voidable, label, link
from models.cases import SUSPECTS, Case, Need, Party
from models.errors import Refusal
from models.sittings import Sitting
from models.station import Deed, Identity
from models.texts import read_from

#: Why steps were left out, as a row of its own beside the steps.
UNMET = "unmet"
ALL, PROTECTED = "all", "protected"
_HEARING = frozenset({Need.HEARING.value, Need.SIGN.value})
_CARE = ("reads", "hearing", "interpreted", "guardian", "sheltered")


class SigningStep(Row, Voidable):
    """One step that was done with one party, or by a witness; ``late_reason`` where it was noted on a later day."""

    __tablename__ = "signing_steps"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    agreement_id: Mapped[uuid.UUID] = link("agreements.id")
    party_id: Mapped[uuid.UUID | None] = link("parties.id", default=None)
    key: Mapped[str] = mapped_column(info={"label": "步骤"})
    at: Mapped[datetime]
    person: Mapped[str] = label("由谁")
    words: Mapped[str] = label("原话或说明")
    count: Mapped[int | None] = mapped_column("copies", default=None, info={"label": "份数"})
    late_reason: Mapped[str] = label("补记原因")
    by_name: Mapped[str] = label("记录人")


@dataclass(frozen=True)
class Kind:
    """What one step is: what is asked, of whom, and for whom it must not be left out without a reason."""

    key: str
    title: str
    hint: str
    who: str
    whose: str
    words: str
    choices: tuple[str, ...]
    say: bool
    counted: bool
    together: bool
    apart: bool
    when: frozenset[str]
    must: frozenset[str]


@dataclass(frozen=True)
class Wanted:
    """A step that a party should go through; ``strict`` asks for a reason where it is left out, ``why`` says for whom."""

    kind: Kind
    strict: bool
    why: str = ""


@dataclass(frozen=True)
class Lack:
    """A step of a party that is not on record."""

    party_id: uuid.UUID
    name: str
    wanted: Wanted

    @property
    def sentence(self) -> str:
        """Say what is missing."""
        why = f"（{self.wanted.why}）" if self.wanted.why else ""
        return f"{self.name}{why}：还没有记“{self.wanted.kind.title}”。"


@dataclass(frozen=True)
class _Texts:
    kinds: tuple[Kind, ...]
    conditions: Mapping[str, str]


@read_from("texts/signing.toml")
def _texts(table: dict[str, Any]) -> _Texts:
    kinds = tuple(
        Kind(
            key=row["key"], title=row["title"], hint=row["hint"], who=row["who"], whose=row.get("whose", ""),
            words=row.get("words", ""), choices=tuple(row.get("choices", ())), say=row.get("say", False),
            counted=row.get("counted", False), together=row.get("together", False), apart=row.get("apart", False),
            when=frozenset(row["when"]), must=frozenset(row.get("must", ())),
        )
        for row in table["step"]
    )  # fmt: skip
    return _Texts(kinds, dict(table["conditions"]))


def kinds() -> tuple[Kind, ...]:
    """Return the steps in their order."""
    return _texts().kinds


def kind(key: str) -> Kind:
    """Return one step by its key."""
    return next(each for each in kinds() if each.key == key)


def conditions(subject: Case, party: Party, on: date) -> frozenset[str]:
    """Return what of a party decides about its steps, by the names that signing.toml uses."""
    person = party.person
    limited = person is not None and people.capacity(person, on) is not people.Capacity.FULL
    young = person is not None and people.is_minor(person, on) and not representation.unnotified(party, on)
    held = {
        "reads": representation.reads_aloud(party),
        "hearing": bool(_HEARING & set(party.needs)),
        "interpreted": representation.interpreted(party),
        "guardian": party.guardian_id is not None or limited or young,
        "agent": party.agent_id is not None,
        "organisation": party.organisation_id is not None,
        "sheltered": party.organisation_id is None
        and party.role not in SUSPECTS
        and bool(safeguards.of_case(subject)),
    }
    found = {name for name, true in held.items() if true}
    return frozenset(found | {ALL} | ({PROTECTED} if found & set(_CARE) else set()))


def wanted(subject: Case, party: Party, on: date) -> tuple[Wanted, ...]:
    """Return the steps a party should go through, in order."""
    texts, true = _texts(), conditions(subject, party, on)
    found = []
    for each in texts.kinds:
        if not each.when & true:
            continue
        reasons = each.must & true
        named = [
            name for name in texts.conditions if name in true and (name in reasons or PROTECTED in reasons)
        ]
        found.append(Wanted(each, bool(reasons), "、".join(texts.conditions[name] for name in named)))
    return tuple(found)


def usual_person(each: Kind, party: Party, *, me: str) -> str:
    """Return who usually does a step: the party, whoever signs for it, its guardian, or who writes this."""
    guardian = party.guardian.name if party.guardian else ""
    named = {
        "me": me, "party": party.name, "signer": party.signer, "guardian": guardian,
        "interpreter": party.interpreter, "representative": party.representative,
        "agent": party.agent.name if party.agent else "", "teller": party.name,
    }  # fmt: skip
    return named.get(each.whose, "")


def record(
    db: Session, made: Agreement, key: str, party: Party, *, at: datetime, by: Identity, person: str = "",
    words: str = "", count: int | None = None, late_reason: str = "",
) -> SigningStep:  # fmt: skip
    """Record a step that was done with a party; one of an earlier day asks why it is noted only now."""
    cases.demand(db, made.case_id, by, Deed.NOTE)
    each = kind(key)
    if party.case_id != made.case_id or not party.valid:
        raise Refusal("这不是本案的当事人。")
    if done(db, made, party.id, key) is not None:
        raise Refusal(f"{party.name}的“{each.title}”已经记下；记错了请先撤销。")
    person = person.strip()
    if not person:
        raise Refusal(f"请填写{each.who}。", "person")
    if each.say and not words.strip():
        raise Refusal(f"请填写{each.words}。", "words")
    if each.counted and (count is None or count < 1):
        raise Refusal("请填写份数。", "count")
    if each.apart and person in _not_witnesses(db, made):
        raise Refusal("见证人不能是主持人、记录人或者当事人，请另请一人。", "person")
    return _keep(
        db, made, key, party, at=at, by=by, person=person, words=words, count=count if each.counted else None,
        late_reason=late_reason,
    )  # fmt: skip


def record_together(
    db: Session, made: Agreement, key: str, parties: Iterable[Party], *, at: datetime, by: Identity,
    person: str = "", words: str = "", late_reason: str = "",
) -> int:  # fmt: skip
    """Record a step done once before several parties, such as the reading; return for how many it was new."""
    if not kind(key).together:
        raise Refusal(f"“{kind(key).title}”要逐人来做。")
    new = [party for party in parties if done(db, made, party.id, key) is None]
    for party in new:
        record(db, made, key, party, at=at, by=by, person=person, words=words, late_reason=late_reason)
    return len(new)


def undo(db: Session, step: SigningStep, *, reason: str, by: Identity) -> None:
    """Take back a step that was noted wrongly, with the reason; it stays on record as taken back."""
    cases.demand(db, step.case_id, by, Deed.NOTE)
    if not reason.strip():
        raise Refusal("请写明撤销原因。", "reason")
    if step.voided_at is None:
        step.voided_at, step.void_reason = db.info["now"](), reason
        db.flush()


def explain(db: Session, made: Agreement, reason: str, *, at: datetime, by: Identity) -> SigningStep:
    """Keep why required steps are missing at a signature that was given all the same."""
    cases.demand(db, made.case_id, by, Deed.NOTE)
    if not reason.strip():
        raise Refusal("请写明没有做的原因。", "unmet_reason")
    return _keep(
        db, made, UNMET, None, at=at, by=by, person=by.name, words=reason, count=None, late_reason=""
    )


def of_agreement(db: Session, agreement_id: uuid.UUID) -> list[SigningStep]:
    """Return every step of an agreement in the order it was done, those taken back too."""
    return list(
        db.scalars(
            select(SigningStep)
            .where(SigningStep.agreement_id == agreement_id)
            .order_by(SigningStep.at, SigningStep.id)
        )
    )


def done(db: Session, made: Agreement, party_id: uuid.UUID, key: str) -> SigningStep | None:
    """Return a party's standing step, if it was done."""
    return db.scalar(
        select(SigningStep).where(
            SigningStep.agreement_id == made.id, SigningStep.party_id == party_id, SigningStep.key == key,
            SigningStep.voided_at.is_(None),
        )
    )  # fmt: skip


def lacking(db: Session, subject: Case, made: Agreement, *, on: date) -> list[Lack]:
    """Return the steps that should be on record and are not, party by party."""
    have = {(each.party_id, each.key) for each in of_agreement(db, made.id) if each.valid}
    return [
        Lack(party.id, party.name, want)
        for party in cases.parties(subject)
        for want in wanted(subject, party, on)
        if (party.id, want.kind.key) not in have
    ]


def lacking_strictly(db: Session, subject: Case, made: Agreement, *, on: date) -> list[Lack]:
    """Return what asks for a reason when the signature is recorded; nothing once the reason is on record."""
    if any(each.key == UNMET and each.valid for each in of_agreement(db, made.id)):
        return []
    return [each for each in lacking(db, subject, made, on=on) if each.wanted.strict]


def handed(db: Session, made: Agreement) -> int:
    """Return how many copies have been handed to parties."""
    return sum(each.count or 0 for each in of_agreement(db, made.id) if each.valid)


def copies_sentence(given: int, due: int) -> str:
    """Say where more or fewer copies were handed out than the parties are due; empty when it is right.

    >>> copies_sentence(2, 2), copies_sentence(1, 2)
    ('', '交给当事人的应是 2 份，现记 1 份。')
    """
    return "" if given == due else f"交给当事人的应是 {due} 份，现记 {given} 份。"


def _not_witnesses(db: Session, made: Agreement) -> frozenset[str]:
    subject = cases.case(db, made.case_id)
    names = {name for party in cases.parties(subject) for name in (party.name, party.signer)}
    if made.sitting_id is not None:
        held = db.get_one(Sitting, made.sitting_id)
        names |= {host.name for host in held.hosts} | {held.recorder}
    return frozenset(names)


def _keep(
    db: Session, made: Agreement, key: str, party: Party | None, *, at: datetime, by: Identity, person: str,
    words: str, count: int | None, late_reason: str,
) -> SigningStep:  # fmt: skip
    now = db.info["now"]()
    if at > now:
        raise Refusal("这个时间还没有到，请核对。", "at")
    late = dates.local(at).date() < dates.local(now).date()
    if late and not late_reason.strip():
        raise Refusal("这是以前做的，请写明为什么现在才记。", "late_reason")
    step = SigningStep(
        case_id=made.case_id, agreement_id=made.id, party_id=party.id if party else None, key=key, at=at,
        person=person, words=words, count=count, late_reason=late_reason if late else "", by_name=by.name,
    )  # fmt: skip
    db.add(step)
    db.flush()
    return step
