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

from models import cases, dates, papers, people, representation, safeguards, sittings
from models.agreements import Agreement, AgreementState
from models.base import Row, Voidable, label, link
from models.cases import SUSPECTS, Case, Need, Party
from models.checks import AGREEMENT_FORMS
from models.errors import Refusal
from models.station import Deed, Identity
from models.texts import read_from

#: Why steps were left out, as a row of its own beside the steps.
UNMET = "unmet"
ALL, PROTECTED = "all", "protected"
_HEARING = frozenset({Need.HEARING.value, Need.SIGN.value})
#: Who helps a party through the signing: nobody of the other side, and whom the case names, unless there is a reason.
_HELPING = frozenset({"interpreter", "guardian", "alone", "witness", "teachback"})
_WRITING = "书写"
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
    words: str = "", count: int | None = None, late_reason: str = "", reason: str = "",
) -> SigningStep:  # fmt: skip
    """Record a step that was done with a party; one of an earlier day asks why it is noted only now.

    Refused for whoever may not do it: the other side, who presided, somebody else than the party for its own words,
    a ward without the guardian. ``reason`` says why another guardian or interpreter came than the case names.
    """
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
    if each.apart and _bare(person) in _not_witnesses(db, made):
        raise Refusal("见证人不能是主持人、记录人或者当事人一方的人，请另请一人。", "person")
    _refuse_person(
        db, made, each, party, person=person, words=words, reason=reason, on=dates.local(at).date()
    )
    if each.counted:
        _refuse_copies(db, made, party, count or 0)
    words = "；".join(filter(None, (words.strip(), reason.strip()))) if reason.strip() else words
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


def _bare(name: str) -> str:
    return "".join(name.split())


def _people_of(party: Party) -> frozenset[str]:
    """Return everybody who is a party or stands for it, by name."""
    named = (
        party.name, party.signer, party.representative, party.interpreter,
        party.guardian.name if party.guardian else "", party.agent.name if party.agent else "",
    )  # fmt: skip
    return frozenset(filter(None, map(_bare, named)))


def _not_witnesses(db: Session, made: Agreement) -> frozenset[str]:
    """Return who is of a side, or has presided or kept the record at any time of the case."""
    names = {name for party in cases.parties(cases.case(db, made.case_id)) for name in _people_of(party)}
    for held in sittings.of_case(db, made.case_id):
        names |= {_bare(host.name) for host in held.presided} | {_bare(held.recorder)}
    return frozenset(names)


def _refuse_person(
    db: Session, made: Agreement, each: Kind, party: Party, *, person: str, words: str, reason: str, on: date
) -> None:  # fmt: skip
    """Refuse whoever may not do this step with the party, and ask why it was another than the case names."""
    subject, name = cases.case(db, made.case_id), _bare(person)
    against = {
        one for other in cases.parties(subject) if other.side != party.side for one in _people_of(other)
    }
    if each.key in _HELPING and name in against:
        raise Refusal(f"{person}是对方当事人或者对方的人，不能由其来做“{each.title}”。", "person")
    ward = "guardian" in conditions(subject, party, on)
    guardian = _bare(party.guardian.name) if party.guardian else ""
    if each.key == "teachback" and name != _bare(party.name) and not (ward and name == guardian):
        raise Refusal(f"要由{party.name}本人用自己的话说，不能由别人代说。", "person")
    if each.key == "alone" and name in _people_of(party):
        raise Refusal("单独问的人应是主持人或者其他工作人员，不能是当事人一方的人。", "person")
    if each.key in {"guardian", "interpreter"} and name == _bare(party.name):
        raise Refusal(f"{each.who}不能是{party.name}本人。", "person")
    if each.key == "guardian" and name != guardian:
        _ask_reason("监护人", guardian, reason)
    if each.key == "interpreter":
        _ask_of_interpreter(party, name, words, reason)
    alone = name != guardian and done(db, made, party.id, "guardian") is None
    if each.key == "sign" and ward and alone:
        raise Refusal(
            f"{party.name}不能独自签名：监护人要在场并签名。请先记“{kind('guardian').title}”。", "person"
        )


def _ask_of_interpreter(party: Party, name: str, words: str, reason: str) -> None:
    if _WRITING not in words:
        if name != _bare(party.interpreter):
            _ask_reason("翻译（手语）人员", party.interpreter, reason)
    elif not reason.strip() and words.strip("；。 ").endswith((_WRITING, f"{_WRITING}交流")):
        raise Refusal("听力困难的应请手语翻译；用书写交流的，请写明原因。", "reason")


def _ask_reason(who: str, registered: str, reason: str) -> None:
    if reason.strip():
        return
    stands = f"登记的{who}是{registered}" if registered else f"本案没有登记{who}"
    raise Refusal(f"{stands}。请核对；确由别人来的，请写明原因。", "reason")


def _refuse_copies(db: Session, made: Agreement, party: Party, count: int) -> None:
    """Refuse copies before the signature, and more than were made."""
    signed = made.state == AgreementState.SIGNED.value or done(db, made, party.id, "sign") is not None
    if not signed:
        raise Refusal(f"{party.name}还没有签名，签名以后再交付协议书。", "count")
    paper = next(
        (each for form in sorted(AGREEMENT_FORMS) if (each := papers.latest(db, made.case_id, form))), None
    )
    if paper is not None and handed(db, made) + count > paper.copies:
        raise Refusal(
            f"这份协议书一共 {paper.copies} 份，已交付 {handed(db, made)} 份，请核对份数。", "count"
        )


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
