"""Which papers a case has and needs, each with its state: the list at the left of 文书 and the dossier's meter."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from exports import errands
from exports.errands import Errand
from models import (
    agreements,
    alone,
    breaches,
    cases,
    dossiermeter,
    formheads,
    papers,
    recognition,
    referrals,
    sittings,
    tracks,
)
from models.agreements import Agreement, AgreementState
from models.cases import Case, Outcome, State
from models.checks import AGREEMENT_FORMS, Gap
from models.formheads import FormHead
from models.papers import Paper, PaperState
from models.sittings import Phase, Sitting

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Tone = Literal["", "good", "warn", "bad", "accent"]

MISSING, DRAFT, UNNEEDED = "未生成", "草稿", "不需要"
ENDED_WITHOUT = frozenset({Outcome.FAILED.value, Outcome.WITHDRAWN.value, Outcome.RECONCILED.value})
NO_AGREEMENT = frozenset({*ENDED_WITHOUT, Outcome.INELIGIBLE.value, Outcome.REFERRED.value})
# when the case has come to an end, well or not: the committee reports on it
OVER = frozenset({
    State.PERFORMED.value, State.CLOSED.value, State.FAILED.value, State.BREACHED.value, State.WITHDRAWN.value, State.DECLINED.value,
    State.REFERRED.value,
})  # fmt: skip
CLOSED_AGREEMENT = frozenset({AgreementState.FINAL.value, AgreementState.SIGNED.value})
#: It is read before anything is signed, so that it is there as soon as there is a draft.
READING_COPY = "J11"
TONES: dict[str, Tone] = {
    PaperState.FINAL.value: "accent", PaperState.SIGNED.value: "good", PaperState.SCANNED.value: "good",
    PaperState.VOID.value: "bad",
}  # fmt: skip


@dataclass(frozen=True)
class Item:
    """One paper of the list: to be made, or made."""

    key: str
    form: str
    title: str
    tag: str
    tone: Tone
    required: bool
    paper_id: uuid.UUID | None = None
    sitting_id: uuid.UUID | None = None
    about: uuid.UUID | None = None

    @property
    def final(self) -> bool:
        """Say whether a valid final paper stands behind it."""
        return self.paper_id is not None and self.tag != PaperState.VOID.value

    @property
    def void(self) -> bool:
        """Say whether it is a paper that was voided."""
        return self.tag == PaperState.VOID.value

    @property
    def needed(self) -> bool:
        """Say whether the case asks for it."""
        return self.tag != UNNEEDED and not self.void

    @property
    def composed(self) -> bool:
        """Say whether there is something to look at."""
        return self.paper_id is not None or self.tag not in {MISSING, UNNEEDED}


@dataclass(frozen=True)
class Around:
    """What of a case decides which papers it needs; ``errands`` are the persons a form is made for, one paper each."""

    subject: Case
    agreement: Agreement | None
    sittings: list[Sitting]
    referred: bool
    papers: list[Paper]
    errands: dict[str, list[Errand]] = field(default_factory=dict)

    @property
    def over(self) -> bool:
        """Say whether the mediation came to nothing, or what it came to is not kept."""
        return self.subject.outcome in ENDED_WITHOUT or breaches.ends_mediation(self.subject, self.agreement)


def around(db: "Session", subject: Case) -> Around:
    """Read what decides about the papers of a case."""
    return Around(
        subject, agreements.latest(db, subject.id), sittings.of_case(db, subject.id),
        bool(referrals.of_case(db, subject.id)), papers.of_case(db, subject.id),
        {head.id: errands.of_form(db, subject, head) for head in _heads(subject) if head.per},
    )  # fmt: skip


def items(here: Around) -> tuple[Item, ...]:
    """Return the papers of a case in the order of their codes, those not needed and the void ones last."""
    found: list[Item] = []
    for head in _heads(here.subject):
        if head.per:
            found += _of_errands(here, head)
        elif "sitting" in head.needs:
            found += _of_sittings(here, head)
        else:
            tag = _tag(here, head)
            if tag:
                found.append(_item(here, head, tag))
    return (
        *(each for each in found if each.needed),
        *(each for each in found if not each.needed),
        *_void(here.papers),
    )


def _heads(subject: Case) -> list[FormHead]:
    if subject.track:
        found = formheads.heads(subject.track)
        if not recognition.fits(subject):
            return found
        known = {head.id for head in found}
        return [head for head in formheads.heads() if head.id in known or "request" in head.needs]
    return [formheads.head(form) for form in ("D01", "D19", "D22", "D26", "J01")]


def _kept(subject: Case) -> bool:
    """Tell whether what was agreed has been kept, as far as the papers ask: performed, or made up between the parties."""
    return (
        subject.state in {State.PERFORMED.value, State.CLOSED.value}
        or subject.outcome == Outcome.RECONCILED.value
    )


def agreement_form(subject: Case, agreement: Agreement | None) -> str:
    """Return the form of the agreement's paper: by track, and by how the agreement is kept."""
    if not subject.track or subject.track == "QJ":
        return ""
    if tracks.get(subject.track).host == "committee":
        oral = agreement is not None and agreement.form == agreements.Form.ORAL.value
        return "D15" if oral else "D14"
    spot = agreement is not None and agreement.on_the_spot and subject.track == "ZA-X"
    return "D13" if spot else "D12"


def metered(db: "Session", subject: Case) -> tuple[int, int]:
    """Return how many things the dossier must have, and how many of these it has."""
    found = dossiermeter.meter(db, subject)
    return found.must, found.have


def needs(here: Around, item: Item) -> list[Gap]:
    """Return what must exist before the paper can be made at all."""
    found = []
    if item.form in AGREEMENT_FORMS and item.form != agreement_form(here.subject, here.agreement):
        return [Gap("needs", "这件纠纷不用这种协议书。")]
    for need in formheads.head(item.form).needs:
        if need == "sitting":
            held = next((each for each in here.sittings if each.id == item.sitting_id), None)
            if held is None:
                found.append(Gap("sitting", "还没有调解过，没有可以记录的内容。", "sitting", mend="去调解"))
            elif held.phase != Phase.ENDED.value:
                found.append(Gap("sitting", "这次调解还没有结束，记录不能定稿。", "sitting", mend="回到调解"))
        elif need == "ending" and not here.over:
            found.append(Gap("needs", "调解还没有终止。", "sitting", mend="去调解"))
        elif need == "refusal" and here.subject.state != State.DECLINED.value:
            found.append(Gap("needs", "还没有作出不予调解的决定。", "intake", mend="去接待"))
        elif need == "referral" and not here.referred:
            found.append(Gap("needs", "还没有移送。", "intake", mend="去接待"))
        elif need == "request" and not _kept(here.subject):
            found.append(
                Gap("needs", "协议履行后才能申请不予处罚（程序规定 186）。", "visits", mend="登记履行")
            )
    return found


def apart(here: Around, item: Item) -> list[Gap]:
    """Warn before the record of a sitting whose parties did not meet is read and signed by both of them."""
    held = next((each for each in here.sittings if each.id == item.sitting_id), None)
    if held is None or held.mode != alone.APART or "sitting" not in formheads.head(item.form).needs:
        return []
    told = (
        "这次是背对背调解，记录印着各方分别说的话。定稿前请逐条核对：不便让对方看到的，在调解时应记为不公开；"
        "签字时分别核对，不要让对方翻看。"
    )
    return [Gap("apart", told, severity="orange")]


def _tag(here: Around, head: FormHead) -> str:
    """Say how far a paper is that does not belong to a sitting; nothing when it has no place in this case."""
    subject = here.subject
    if head.id in AGREEMENT_FORMS:
        signed = here.agreement is not None and here.agreement.state == AgreementState.SIGNED.value
        without = subject.outcome in NO_AGREEMENT and not signed  # what was signed is kept
        if without or head.id != agreement_form(subject, here.agreement):
            return UNNEEDED
        if here.agreement is None:
            return MISSING
        return f"{DRAFT} {here.agreement.edition}"
    told = {
        "终止": here.over,
        "不予调解": subject.state == State.DECLINED.value,
        "移送": here.referred,
        "接待": True,
        "受理": subject.accepted_on is not None,
        "达成": here.agreement is not None
        and (head.id == READING_COPY or here.agreement.state in CLOSED_AGREEMENT),
        "司法确认": here.agreement is not None and here.agreement.state == AgreementState.SIGNED.value,
        "结案": subject.state in OVER,
    }
    if head.stage == "履行后":
        return DRAFT if _kept(subject) else MISSING if here.agreement else UNNEEDED
    if head.stage == "受理" and not told["受理"]:
        return UNNEEDED if subject.state == State.DECLINED.value else MISSING
    return DRAFT if told.get(head.stage) else ""


def _item(here: Around, head: FormHead, tag: str) -> Item:
    made = next((each for each in reversed(here.papers) if each.form == head.id and each.valid), None)
    if made is not None:
        return _made(made, head, _name(head))
    return Item(head.id, head.id, _name(head), tag, _tone(tag), head.required)


def _of_sittings(here: Around, head: FormHead) -> list[Item]:
    if not here.sittings:
        over = here.subject.state in {State.DECLINED.value, State.REFERRED.value, State.WITHDRAWN.value}
        tag = UNNEEDED if over else MISSING
        return [Item(head.id, head.id, _name(head), tag, _tone(tag), head.required)]
    found = []
    for held in here.sittings:
        name = f"{_name(head)}（第 {held.number} 次）" if len(here.sittings) > 1 else _name(head)
        made = next(
            (
                each
                for each in reversed(here.papers)
                if each.form == head.id and each.valid and each.sitting_id in {held.id, None}
            ),
            None,
        )
        if made is not None:
            found.append(_made(made, head, name, held.id))
        else:
            key = f"{head.id}/{held.id}"
            found.append(Item(key, head.id, name, DRAFT, _tone(DRAFT), head.required, sitting_id=held.id))
    return found


def _of_errands(here: Around, head: FormHead) -> list[Item]:
    """Return one paper for each whom the form is made for; one made before papers knew whom they are for is the first's."""
    found = []
    for place, errand in enumerate(here.errands.get(head.id, ())):
        known = {errand.about} if place else {errand.about, None}
        made = next(
            (
                each
                for each in reversed(here.papers)
                if each.form == head.id and each.valid and each.about in known
            ),
            None,
        )
        title = errand.title or _name(head)
        name = f"{title}　{errand.words}" if errand.words else title
        key = f"{head.id}/{errand.about}"
        if made is not None:
            found.append(replace(_made(made, head, name), key=key, about=errand.about))
        else:
            found.append(Item(key, head.id, name, DRAFT, _tone(DRAFT), head.required, about=errand.about))
    return found + _left_over(here, head)


def _left_over(here: Around, head: FormHead) -> list[Item]:
    """Return the final papers whose occasion was taken back: they count until somebody voids them."""
    wanted = {None, *(errand.about for errand in here.errands.get(head.id, ()))}
    return [
        replace(
            _made(each, head, " ".join(filter(None, (short(each.title), each.number, "所记事项已撤销，请作废")))),
            key=f"{head.id}/{each.about}", about=each.about, tone="warn", required=False,
        )
        for each in here.papers
        if each.form == head.id and each.valid and each.about not in wanted
    ]  # fmt: skip


def _made(made: Paper, head: FormHead, name: str, sitting_id: uuid.UUID | None = None) -> Item:
    many = f" ×{made.copies}" if made.copies > 1 and head.id not in AGREEMENT_FORMS else ""
    key = f"{head.id}/{sitting_id}" if sitting_id else head.id
    return Item(
        key, head.id, name + many, made.state, TONES.get(made.state, ""), head.required, made.id, sitting_id
    )


def _void(made: Sequence[Paper]) -> list[Item]:
    state = PaperState.VOID.value
    return [
        Item(
            f"void/{each.id}", each.form, f"{short(each.title)} {each.number}".strip(), state, TONES[state],
            False, each.id, each.sitting_id, each.about,
        )
        for each in made
        if not each.valid
    ]  # fmt: skip


def _name(head: FormHead) -> str:
    return short(head.title)


def short(title: str) -> str:
    """Return the name of a form as the list shows it; agreements keep theirs whole.

    >>> short("人民调解当事人权利义务告知书"), short("人民调解记录"), short("人民调解协议书")
    ('权利义务告知书', '调解记录', '人民调解协议书')
    """
    if title.endswith("协议书"):
        return title
    if title.endswith("调查记录"):
        return "调查记录"
    if title.endswith("记录"):
        return title.removeprefix("人民")
    for words in ("矛盾纠纷", "人民调解当事人", "人民调解"):
        title = title.removeprefix(words)
    return title


def _tone(tag: str) -> Tone:
    return "warn" if tag.startswith(DRAFT) else ""


def editable(here: Around, item: Item) -> bool:
    """Say whether the item is the agreement's paper and its clauses may still be changed."""
    return (
        item.form in AGREEMENT_FORMS
        and not item.void
        and item.form == agreement_form(here.subject, here.agreement)
        and item.needed
        and (here.agreement is None or here.agreement.state not in CLOSED_AGREEMENT)
        and bool(cases.parties(here.subject))
    )
