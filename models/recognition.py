"""不予处罚的申请和认可: after 人民调解 or 自行和解, performed, before a decision (治安管理处罚法 9(4), 程序规定 186; D21)."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import agreements, approvals, cases, dates, dispositions, eligibility, people, settling
from models.agreements import Agreement
from models.approvals import Approval
from models.base import Row, Versioned, Voidable, day, label, link
from models.cases import Case, Outcome, Party, Role
from models.errors import Refusal
from models.findings import FAILS, MET, OPEN, Finding, failing
from models.people import Capacity
from models.station import Identity
from models.texts import read_from

#: What the leader is asked (models.approvals).
WHAT = "recognition"
RECOGNISED, REFUSED = "认可", "不认可"


class Recognition(Row, Versioned, Voidable):
    """One application of both sides; ``applicants`` are party ids with the day on which each signed, and by whom."""

    __tablename__ = "recognitions"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    agreement_id: Mapped[uuid.UUID | None] = link("agreements.id", default=None)
    way: Mapped[str] = label("达成方式")
    applied_on: Mapped[date] = mapped_column(info={"label": "申请日"})
    applicants: Mapped[dict[str, Any]] = mapped_column(default=dict)
    performed_on: Mapped[date | None] = day("履行完毕日期")
    proof: Mapped[str] = label("履行证明")
    opinion: Mapped[str] = label("承办意见")
    approval_id: Mapped[uuid.UUID | None] = link("approvals.id", default=None)
    decided_on: Mapped[date | None] = day("审批日期")
    decision: Mapped[str] = label("审查意见")
    decided_by: Mapped[str] = label("审批人")
    reason: Mapped[str] = label("理由")
    by_name: Mapped[str] = label("承办人")


@dataclass(frozen=True, slots=True)
class _Rules:
    tracks: tuple[str, ...]
    reconciled_tracks: tuple[str, ...]
    ways: Mapping[str, str]
    beside: frozenset[str]
    after_agreement: frozenset[str]
    said: Mapping[str, str]


@read_from("texts/recognition.toml")
def _rules(table: dict[str, Any]) -> _Rules:
    return _Rules(
        tuple(table["tracks"]), tuple(table["reconciled_tracks"]), dict(table["ways"]), frozenset(table["beside"]),
        frozenset(table["after_agreement"]), dict(table["said"]),
    )  # fmt: skip


def tracks() -> tuple[str, ...]:
    """Name the tracks on which the whole case waits for the recognition."""
    return _rules().tracks


def fits(subject: Case) -> bool:
    """Tell whether the case is one in which both sides may apply: RM-ZA, or a police case they made up themselves."""
    if subject.track in _rules().tracks:
        return True
    return subject.track in _rules().reconciled_tracks and subject.outcome == Outcome.RECONCILED.value


def outside(subject: Case, *, today: date) -> str:
    """Say why the case does not lie within art 9(1), as far as the answers go; nothing while nothing is known."""
    failed = failing(_scope(subject, today, asked=False))
    return failed[0].sentence if failed else ""


def conditions(db: Session, subject: Case, *, on: date) -> tuple[Finding, ...]:
    """Return what the law asks for before both sides may apply, each with its state."""
    said = _rules().said
    if not fits(subject):
        police = subject.track in _rules().reconciled_tracks
        return (Finding("track", "治安案件", FAILS, said["police" if police else "track"], "za-recognition"),)
    found = [*_scope(subject, on, asked=True), *_performed(db, subject)]
    made = dispositions.decided(db, subject.id)
    if made is None:
        found.append(Finding("undecided", "未作处理决定", MET, said["undecided"], "za-recognition"))
    else:
        told = said["decided"].format(on=made.on.isoformat(), what=dispositions.kinds()[made.kind].name)
        found.append(Finding("undecided", "未作处理决定", FAILS, told, "za-recognition"))
    held = settling.held(db, subject)
    told = said["escalated" if held else "unescalated"]
    found.append(Finding("escalation", "没有案情加重", FAILS if held else MET, told, "criminal-settlement"))
    found.append(_signers(subject, on))
    return tuple(found)


def refusal(db: Session, subject: Case, *, on: date) -> tuple[str, ...]:
    """Return the sentences that stand in the way of the application; none when it may be made."""
    return tuple(each.sentence for each in failing(conditions(db, subject, on=on)))


def signers(subject: Case, on: date) -> tuple[tuple[Party, str], ...]:
    """Return (party, who signs for it): every party but third ones; for a ward the guardian, empty where none is known."""
    return tuple(
        (party, _hand(party, on)) for party in cases.parties(subject) if party.role != Role.THIRD.value
    )


def apply(
    db: Session, subject: Case, *, signed: Mapping[uuid.UUID, date | None], opinion: str, by: Identity,
    performed_on: date | None = None, proof: str = "",
) -> Recognition:  # fmt: skip
    """Store the written application of both sides with the officer's opinion, and ask the leader.

    ``performed_on`` and ``proof`` are asked for only where the parties made it up themselves; under an agreement
    of the committee they are those on record.
    """
    cases.demand_decision(db, subject, by)
    if not by.is_police:
        raise Refusal("不予处罚的申请由公安机关审查，须由民警登记。")
    today = dates.local(db.info["now"]()).date()
    if why_not := refusal(db, subject, on=today):
        raise Refusal(why_not[0])
    standing = latest(db, subject.id)
    if standing is not None and standing.decided_on is None:
        raise Refusal("已经申请过，正在等所领导审批。")
    agreement = _agreement(db, subject)
    if agreement is None:
        if performed_on is None:
            raise Refusal("请填写履行完毕的日期。", "performed_on")
        if performed_on > today:
            raise Refusal("这一天还没有到，请填写真实的日期。", "performed_on")
        if not proof.strip():
            raise Refusal("请写明履行的证明（收条、转账凭证、谅解书等）。", "proof")
    else:
        performed_on, proof = agreement.performed_on, proof.strip() or _proofs(db, agreement)
    assert performed_on is not None, "the conditions have seen it"
    applicants = _applicants(subject, signed, performed_on, today)
    if not opinion.strip():
        raise Refusal("请写明承办意见。", "opinion")
    found = Recognition(
        case_id=subject.id, agreement_id=agreement.id if agreement else None, way=_way(subject),
        applied_on=max(date.fromisoformat(each["on"]) for each in applicants.values()), applicants=applicants,
        performed_on=performed_on, proof=proof, opinion=opinion, by_name=by.name,
    )  # fmt: skip
    db.add(found)
    db.flush()
    sentence = _rules().said["asked"].format(
        on=found.applied_on.isoformat(), who="、".join(each["by"] for each in applicants.values()), way=found.way,
        performed=performed_on.isoformat(),
    )  # fmt: skip
    asked = approvals.ask(db, subject, WHAT, sentence=sentence, reason=opinion, by=by)
    found.approval_id = asked.id
    db.flush()
    follow(db, asked, by=by)
    return found


def decide(db: Session, found: Recognition, *, agreed: bool, reason: str, by: Identity) -> None:
    """Decide as the leader: 认可 spares and ends the case, 不认可 lets it go on by law."""
    if found.decided_on is not None or not found.valid or found.approval_id is None:
        raise Refusal("这份申请已经审批过或者已经收回。")
    asked = db.get_one(Approval, found.approval_id)
    approvals.decide(db, asked, agreed=agreed, reason=reason, by=by)
    follow(db, asked, by=by)


def follow(db: Session, asked: Approval, *, by: Identity) -> None:
    """Let what the leader decided take its effect; nothing while it waits, or where no application stands on it.

    An application is recognised only while its conditions still hold: what came to light since then refuses it.
    """
    found = db.scalar(
        select(Recognition).where(Recognition.approval_id == asked.id, Recognition.voided_at.is_(None))
    )
    if found is None or found.decided_on is not None or asked.decided_at is None:
        return
    subject = cases.case(db, found.case_id)
    agreed = asked.decision == approvals.AGREED
    on = dates.local(asked.decided_at).date()
    if agreed and (why_not := refusal(db, subject, on=on)):
        raise Refusal(why_not[0])
    found.decided_on, found.decided_by = on, asked.decided_by
    found.decision, found.reason = RECOGNISED if agreed else REFUSED, asked.decision_reason
    if agreed:
        text = f"{found.way}，{found.performed_on} 履行完毕，双方书面申请，经{asked.decided_by}认可。"
        dispositions.spare(db, subject, on=on, by=by, text=text)
    db.flush()


def take_back(db: Session, found: Recognition, *, reason: str, by: Identity) -> None:
    """Take an application back before the leader has decided, with the reason."""
    cases.demand_decision(db, cases.case(db, found.case_id), by)
    if found.decided_on is not None or not found.valid:
        raise Refusal("这份申请已经审批过或者已经收回。")
    if not reason.strip():
        raise Refusal("请写明收回的原因。", "reason")
    now = db.info["now"]()
    found.voided_at, found.void_reason = now, reason
    asked = db.get(Approval, found.approval_id) if found.approval_id else None
    if asked is not None and asked.open:
        asked.voided_at, asked.void_reason = now, reason
    db.flush()


def of_case(db: Session, case_id: uuid.UUID) -> list[Recognition]:
    """Return the applications of a case that stand, oldest first."""
    query = select(Recognition).where(
        Recognition.case_id == case_id,
        Recognition.voided_at.is_(None),
        *cases.of_visible(db, Recognition.case_id),
    )
    return list(db.scalars(query.order_by(Recognition.applied_on, Recognition.id)))


def latest(db: Session, case_id: uuid.UUID) -> Recognition | None:
    """Return the last application of a case."""
    return next(reversed(of_case(db, case_id)), None)


def _scope(subject: Case, today: date, *, asked: bool) -> list[Finding]:
    """Judge the gates of art 9(1); with ``asked`` what nobody has asked stands in the way too."""
    rules = _rules()
    verdict = eligibility.judge(
        cases.answers(subject), injury=subject.injury, flags=frozenset(subject.flags), today=today,
        event_day=subject.occurred_on, cause=subject.cause,
    )  # fmt: skip
    waits = {
        each.key for each in eligibility.questions(frozenset(subject.flags), subject.injury) if each.pending
    }
    said = cases.answers(subject)
    found = []
    for each in verdict.findings:
        if each.key in rules.beside or each.result == "ok":
            continue
        if each.result == "fails":
            found.append(Finding(each.key, "调解范围", FAILS, each.sentence, each.article_key))
        elif each.key in waits and said.get(each.key) in {eligibility.YES, eligibility.NO}:
            found.append(Finding(each.key, "调解范围", OPEN, each.sentence, each.article_key))
        elif asked and each.key not in rules.after_agreement:
            words = (
                f"{each.sentence}{rules.said['unasked']}" if each.sentence.endswith("？") else each.sentence
            )
            found.append(Finding(each.key, "调解范围", FAILS, words, each.article_key))
    return found or [Finding("scope", "调解范围", MET, rules.said["scope"], "za-mediation")]


def _performed(db: Session, subject: Case) -> Iterable[Finding]:
    said, agreement = _rules().said, _agreement(db, subject)
    if agreement is None:
        if subject.outcome == Outcome.RECONCILED.value and subject.concluded_on is not None:
            told = said["agreed"].format(on=subject.concluded_on.isoformat(), what="和解")
            yield Finding("agreed", "已达成协议", MET, told, "za-recognise")
            yield Finding("performed", "全部履行", OPEN, said["reconciled"], "za-recognise")
        else:
            yield Finding("agreed", "已达成协议", FAILS, said["no_agreement"], "za-recognise")
        return
    assert agreement.signed_on is not None, "it is a signed one"
    told = said["agreed"].format(on=agreement.signed_on.isoformat(), what="人民调解协议")
    yield Finding("agreed", "已达成协议", MET, told, "za-recognise")
    bare = next(
        (each for each in agreements.obligations(db, agreement.id) if not each.evidence.strip()), None
    )
    if agreement.performed_on is None:
        yield Finding("performed", "全部履行", FAILS, said["unperformed"], "za-recognise")
    elif bare is not None:
        yield Finding(
            "performed",
            "全部履行",
            FAILS,
            said["unproved"].format(what=bare.text.rstrip("。")),
            "za-recognise",
        )
    else:
        told = said["performed"].format(on=agreement.performed_on.isoformat())
        yield Finding("performed", "全部履行", MET, told, "za-recognise")


def _signers(subject: Case, on: date) -> Finding:
    said, every = _rules().said, signers(subject, on)
    lacking = next((party.name for party, hand in every if not hand), "")
    if lacking:
        return Finding("signers", "双方书面申请", FAILS, said["ward"].format(name=lacking), "za-recognise")
    names = "、".join(_named(party, hand) for party, hand in every)
    return Finding("signers", "双方书面申请", OPEN, said["signers"].format(names=names), "za-recognise")


def _applicants(
    subject: Case, signed: Mapping[uuid.UUID, date | None], performed_on: date, today: date
) -> dict[str, Any]:
    """Return party id → day and hand; refused at the party that has not signed, or not on a day that can be."""
    found = {}
    for party, hand in signers(subject, today):
        field, on = f"sign.{party.id}", signed.get(party.id)
        if on is None:
            raise Refusal(f"{_named(party, hand)}还没有在申请书上签名，双方都要书面申请。", field)
        if on > today:
            raise Refusal("这一天还没有到，请填写真实的日期。", field)
        if on < performed_on:
            raise Refusal(f"签名日期早于履行完毕（{performed_on.isoformat()}），履行以后才能申请。", field)
        found[str(party.id)] = {"on": on.isoformat(), "by": hand, "name": party.name}
    return found


def _hand(party: Party, on: date) -> str:
    """Return who signs: the party, for a ward the guardian; nothing where the guardian is not known."""
    if party.person is None or people.capacity(party.person, on) is Capacity.FULL:
        return party.name
    return party.guardian.name if party.guardian is not None else ""


def _named(party: Party, hand: str) -> str:
    return party.name if hand == party.name else f"{party.name}（监护人{hand}）"


def _agreement(db: Session, subject: Case) -> Agreement | None:
    """Return the signed agreement that the application stands on; what was made up privately has none here."""
    made = agreements.latest(db, subject.id)
    reconciled = subject.outcome == Outcome.RECONCILED.value
    return made if made is not None and made.signed_on is not None and not reconciled else None


def _way(subject: Case) -> str:
    return _rules().ways["reconciled" if subject.outcome == Outcome.RECONCILED.value else "mediated"]


def _proofs(db: Session, agreement: Agreement) -> str:
    return "、".join(
        dict.fromkeys(each.evidence for each in agreements.obligations(db, agreement.id) if each.evidence)
    )
