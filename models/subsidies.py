"""以案定补: what may be claimed for a case, what is still missing, and the claim (domain.md 3.5).

One dispute is claimed once (一案一补), by who mediated it (谁调解补谁), for cases of the people's committee only. Whether and
what is paid is decided outside: the program stops at the claim sheet.
"""

import uuid
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import Index, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import agreements, cases, dossiermeter, performance, sittings, subsidyrates, tracks
from models.agreements import AgreementState, Form
from models.base import Row, Versioned, Voidable, day, label, link, money
from models.cases import Case, Outcome, Party, State
from models.errors import Refusal
from models.roster import Mediator
from models.sittings import Attendance
from models.station import Deed, Identity
from models.subsidyrates import FAILED, ORAL, WRITTEN, Tier

REACHED = frozenset({Outcome.AGREED.value, Outcome.ORAL.value, Outcome.ON_THE_SPOT.value})
PERFORMED = "已履行"
_VALID = text("voided_at IS NULL")


class ClaimState(StrEnum):
    """Where a claim stands."""

    DRAWN = "拟申报"
    SENT = "已申报"
    BACK = "退回"


class Where(StrEnum):
    """The page on which something missing is mended."""

    INTAKE = "intake"
    SITTING = "sitting"
    PAPERS = "papers"
    DOSSIER = "dossier"
    VISITS = "visits"
    CLAIMS = "claims"


class Claim(Row, Versioned, Voidable):
    """One case claimed for one person."""

    __tablename__ = "claims"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    tier: Mapped[str] = label("等级")
    tier_reason: Mapped[str] = label("等级理由")
    form: Mapped[str] = label("协议形式")
    amount: Mapped[int | None] = money("申报额")
    payee: Mapped[str] = label("调解员")
    payee_id: Mapped[uuid.UUID | None] = link("mediators.id", default=None)
    certificate: Mapped[str] = label("证号")
    score: Mapped[str] = label("卷宗得分")
    state: Mapped[str] = label("状态", default=ClaimState.DRAWN.value)
    drawn_on: Mapped[date] = mapped_column(index=True, info={"label": "申报日期"})
    sent_on: Mapped[date | None] = day("报出日期")
    by_name: Mapped[str] = label("填报人")
    reason: Mapped[str] = label("说明")
    back_reason: Mapped[str] = label("退回理由")

    __table_args__ = (
        Index("uq_claims_case", "case_id", unique=True, sqlite_where=_VALID, postgresql_where=_VALID),
    )


@dataclass(frozen=True, slots=True)
class Lack:
    """Something missing for a claim and where it is mended; a ``firm`` one cannot be answered for by a reason."""

    sentence: str
    where: Where
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Payee:
    """Who mediated and may be paid; ``doubt`` says what they are where such people have a salary in some places."""

    name: str
    certificate: str = ""
    mediator_id: uuid.UUID | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may be claimed for a case; ``amount`` in fen, ``reasons`` say why this tier."""

    tier: Tier
    reasons: tuple[str, ...]
    form: str
    amount: int
    payees: tuple[Payee, ...]
    score: str
    lacks: tuple[Lack, ...]

    @property
    def ready(self) -> bool:
        """True when nothing is missing."""
        return not self.lacks


def concerns(subject: Case) -> bool:
    """Tell whether a case can be claimed at all: one of the committee, not of the police or an administration."""
    return bool(subject.track) and tracks.get(subject.track).host == "committee" and subject.valid


def of_case(db: Session, case_id: uuid.UUID) -> Claim | None:
    """Return the claim of a case."""
    return db.scalar(select(Claim).where(Claim.case_id == case_id, Claim.voided_at.is_(None)))


def states(db: Session) -> dict[uuid.UUID, str]:
    """Return where the claim of each claimed case stands."""
    rows = db.execute(
        select(Claim.case_id, Claim.state).where(
            Claim.voided_at.is_(None), *cases.of_visible(db, Claim.case_id)
        )
    )
    return {case_id: state for case_id, state in rows}  # noqa: C416 -- rows are no pairs to the type checker


def propose(db: Session, subject: Case, *, tier: str = "") -> Proposal:
    """Say what may be claimed for a case and what is missing; ``tier`` takes another tier than the one suggested."""
    suggested, reasons = subsidyrates.tier_of(subject)
    chosen = subsidyrates.tier(tier) if tier else suggested
    form = _form(db, subject)
    rate = subsidyrates.rate(chosen.key, subject.concluded_on) if subject.concluded_on else None
    amount = rate.pays(form) if rate else 0
    payees = _payees(db, subject)
    meter = dossiermeter.meter(db, subject)
    lacks = [*_lacks(db, subject, form, meter), *_lacks_of_money(subject, chosen, form, amount, payees)]
    if payees and all(each.doubt for each in payees):
        told = f"{payees[0].name}是{payees[0].doubt}，领固定工资的不补，请向司法所核对"
        lacks.append(Lack(told, Where.CLAIMS, firm=False))
    lacks += _claimed_before(db, subject)
    return Proposal(
        chosen, reasons if chosen == suggested else (), form, amount, payees, f"{meter.have}/{meter.must}",
        tuple(lacks),
    )  # fmt: skip


def draw(
    db: Session, subject: Case, *, by: Identity, on: date, tier: str = "", payee: str = "", reason: str = ""
) -> Claim:
    """Claim a case; what is missing and not firm is answered for by a written reason, and so is another tier.

    Refused where something firm is missing, and for a case that is claimed already.
    """
    cases.demand(db, subject.id, by, Deed.ISSUE)
    known = of_case(db, subject.id)
    if known is not None and known.state != ClaimState.BACK.value:
        raise Refusal(f"{subject.number} 已经在申报表里（{known.state}），一案只补一次。")
    made = propose(db, subject, tier=tier)
    firm = [each.sentence for each in made.lacks if each.firm]
    if firm:
        raise Refusal(f"{subject.number} 现在不能申报：{'；'.join(firm)}。")
    soft = [each.sentence for each in made.lacks if not each.firm]
    if soft and not reason.strip():
        raise Refusal(f"{subject.number}：{'；'.join(soft)}。仍要申报的，请写明理由。", "reason")
    if made.tier != subsidyrates.tier_of(subject)[0] and not reason.strip():
        raise Refusal("改了等级的，请写明理由。", "reason")
    whom = next((each for each in made.payees if each.name == payee), None) if payee else made.payees[0]
    if whom is None:
        raise Refusal("补贴只能发给调解这件纠纷的人，请在列表中选择。", "payee")
    claim = known or Claim(case_id=subject.id)
    claim.tier, claim.tier_reason, claim.form = made.tier.name, "；".join(made.reasons), made.form
    claim.amount, claim.score, claim.reason = made.amount, made.score, reason.strip()
    claim.payee, claim.payee_id, claim.certificate = whom.name, whom.mediator_id, whom.certificate
    claim.state, claim.drawn_on, claim.sent_on, claim.by_name = ClaimState.DRAWN.value, on, None, by.name
    claim.back_reason = ""
    db.add(claim)
    db.flush()
    return claim


def send(db: Session, claim: Claim, *, on: date, by: Identity) -> None:
    """Mark a claim 已申报: the sheet has gone to the 司法所."""
    cases.demand(db, claim.case_id, by, Deed.ISSUE)
    _refuse_unless(claim, ClaimState.DRAWN)
    if on < claim.drawn_on:
        raise Refusal("报出日期早于申报日期，请核对。", "sent_on")
    claim.state, claim.sent_on = ClaimState.SENT.value, on
    db.flush()


def send_back(db: Session, claim: Claim, *, reason: str, by: Identity) -> None:
    """Record that the claim came back, with the reason; it may be claimed anew."""
    cases.demand(db, claim.case_id, by, Deed.ISSUE)
    _refuse_unless(claim, ClaimState.SENT)
    if not reason.strip():
        raise Refusal("请写明退回的理由。", "back_reason")
    claim.state, claim.back_reason = ClaimState.BACK.value, reason.strip()
    db.flush()


def drop(db: Session, claim: Claim, *, reason: str, by: Identity) -> None:
    """Take a claim off the sheet before it has gone out, with the reason."""
    cases.demand(db, claim.case_id, by, Deed.ISSUE)
    if claim.state == ClaimState.SENT.value:
        raise Refusal("已经报出，不能撤下；被退回的，请登记退回。")
    if not reason.strip():
        raise Refusal("请写明撤下的理由。", "reason")
    claim.voided_at, claim.void_reason = db.info["now"](), reason.strip()
    db.flush()


# what is missing


def _form(db: Session, subject: Case) -> str:
    if subject.outcome not in REACHED:
        return FAILED
    made = agreements.latest(db, subject.id)
    return ORAL if made is not None and made.form != Form.WRITTEN.value else WRITTEN


def _lacks(db: Session, subject: Case, form: str, meter: dossiermeter.Meter) -> list[Lack]:
    found: list[Lack] = []
    if not concerns(subject):
        return [Lack("不是人民调解委员会调解的案件，治安、行政、司法调解不补", Where.INTAKE)]
    if subject.concluded_on is None:
        return [Lack("还没有办结", Where.SITTING)]
    if form != FAILED:
        made = agreements.latest(db, subject.id)
        if made is None or made.state != AgreementState.SIGNED.value:
            found.append(Lack("协议还没有登记签订", Where.PAPERS))
        elif (stands := performance.words(db, subject)) != PERFORMED:
            found.append(Lack(f"协议还没有履行完（{stands}）", Where.VISITS))
    elif subject.state in {State.REFERRED.value, State.DECLINED.value}:
        found.append(Lack("移送或者不予调解的不补", Where.INTAKE))
    elif not subject.measures.strip():
        found.append(Lack("没有达成协议，稳控措施还没有写", Where.INTAKE))
    if gone := [each.row.name for each in meter.lacking]:
        found.append(Lack(f"卷宗缺 {len(gone)} 项：{'、'.join(gone)}", Where.DOSSIER, firm=False))
    if not subject.dossier_number:
        found.append(Lack("还没有卷号（一案一卷）", Where.DOSSIER, firm=False))
    return found


def _lacks_of_money(
    subject: Case, tier: Tier, form: str, amount: int, payees: tuple[Payee, ...]
) -> list[Lack]:
    if not concerns(subject) or subject.concluded_on is None:
        return []
    found = []
    if not payees:
        found.append(Lack("没有可以领补贴的调解员：主持和参加的人都领财政工资，或者没有记名", Where.SITTING))
    if not amount:
        what = "没有达成协议的不补" if form == FAILED else "标准表里没有这一天的钱数"
        found.append(Lack(f"{tier.name}档{what}", Where.CLAIMS))
    return found


def _payees(db: Session, subject: Case) -> tuple[Payee, ...]:
    """Return who mediated and is not on public salary: who presided first, then the mediators who helped."""
    salaried, doubtful = subsidyrates.table().salaried, subsidyrates.table().doubtful
    seats = [one for sitting in sittings.of_case(db, subject.id) for one in sitting.attendances]
    seats = [one for one in seats if one.kind not in salaried and (one.host or one.mediator_id is not None)]
    ids = [one.mediator_id for one in seats if one.mediator_id]
    logins = [one.officer_id for one in seats if one.officer_id]
    rows = db.scalars(select(Mediator).where(Mediator.id.in_(ids) | Mediator.officer_id.in_(logins))).all()
    by_id: dict[uuid.UUID | None, Mediator] = {each.id: each for each in rows}
    by_id |= {each.officer_id: each for each in rows if each.officer_id}
    found: dict[str, Payee] = {}
    for one in sorted(seats, key=lambda each: not each.host):
        known = _known(one, by_id)
        kind = known.kind if known is not None else one.kind
        if kind not in salaried:
            number, mediator_id = (known.certificate, known.id) if known is not None else ("", None)
            doubt = kind if kind in doubtful else ""
            found.setdefault(one.name, Payee(one.name, number, mediator_id, doubt))
    return tuple(sorted(found.values(), key=lambda each: bool(each.doubt)))


def _known(one: Attendance, by_id: dict[uuid.UUID | None, Mediator]) -> Mediator | None:
    return by_id.get(one.mediator_id) or by_id.get(one.officer_id)


def _claimed_before(db: Session, subject: Case) -> list[Lack]:
    """Find the claims of the same dispute: the same two sides about the same kind of thing, in another case."""
    sides = _sides(cases.parties(subject))
    if len(sides) < 2:  # noqa: PLR2004 -- a dispute has two sides
        return []
    marks = set().union(*sides.values())
    people = [each for each in marks if isinstance(each, uuid.UUID)]
    names = [each for each in marks if isinstance(each, str)]
    near = select(Party.case_id).where(
        Party.voided_at.is_(None), Party.person_id.in_(people) | Party.name.in_(names)
    )
    rows = db.execute(
        select(Case, Claim.state)
        .join(Claim, Claim.case_id == Case.id)
        .where(
            Claim.voided_at.is_(None), Case.id != subject.id, Case.dispute_type == subject.dispute_type,
            Case.id.in_(near),
        )
        .order_by(Claim.drawn_on, Case.id)
    )  # fmt: skip
    seen = cases.visible(db)
    found = []
    for other, state in rows:
        theirs = _sides(cases.parties(other))
        if sum(1 for mine in sides.values() if any(mine & each for each in theirs.values())) > 1:
            shown = not seen or db.scalar(select(Case.id).where(Case.id == other.id, *seen)) is not None
            which = (
                f"与 {other.number} 是同一双方的同类纠纷，那件{state}"
                if shown
                else "同一双方的同类纠纷已经申报过"
            )
            found.append(Lack(f"{which}；同一纠纷只补一次", Where.CLAIMS, firm=False))
    return found


def _sides(parties: list[Party]) -> dict[str, set[uuid.UUID | str]]:
    """Return what the people of each side are told by: the person on record, else a full name."""
    found: dict[str, set[uuid.UUID | str]] = {}
    for party in parties:
        mark = party.person_id or (party.name if party.name and "某" not in party.name else None)
        if mark:
            found.setdefault(party.side, set()).add(mark)
    return found


def _refuse_unless(claim: Claim, state: ClaimState) -> None:
    if claim.state != state.value:
        raise Refusal(f"这一件现在是“{claim.state}”，不能这样办。")
