"""How a case left the room without a plain agreement: ended (D18), refused (D19), sent on (D22), recognised (D21)."""

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import resources
from exports import terms
from exports.particulars import EndingFacts, FindingFacts, ReferralFacts, RefusalFacts, RequestFacts
from exports.walk import said_day
from models import (
    agreements,
    approvals,
    cases,
    dispositions,
    eligibility,
    escalations,
    papers,
    recognition,
    referrals,
    sittings,
    visits,
)
from models.cases import Outcome
from models.dates import chinese, local
from models.formheads import PEOPLE_TRACKS
from models.sittings import Happening

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.agreements import Agreement
    from models.cases import Case
    from models.referrals import Referral
    from models.sittings import Sitting
    from models.station import Station

# outcome or event → the ground as D18 offers it: on the tracks of 人民调解, and on those of the police
GROUNDS = {
    Happening.NEW_VIOLATION.value: ("不适宜继续调解", "当事人在调解过程中又针对对方实施违反治安管理行为"),
    Happening.FLED.value: ("不适宜继续调解", "违法嫌疑人在调解过程中逃跑"),
    Happening.UNWILLING.value: ("一方当事人明确拒绝或者放弃调解", "一方当事人明确表示不愿意调解"),
    Outcome.WITHDRAWN.value: ("当事人撤回调解申请", "当事人撤回调解请求"),
    Outcome.RECONCILED.value: ("当事人自行和解", "当事人自行和解"),
    Outcome.INELIGIBLE.value: ("不适宜继续调解", "不宜调解处理"),
    Outcome.FAILED.value: ("当事人未能达成调解协议", "当事人未能达成协议"),
}
_PAUSE = re.compile("[；。]+")
BREACH = "达成协议后不履行"
# the question put to the leader on D21, and the two answers as the form has them
RECOGNITION = "recognition"
FINDINGS = {approvals.AGREED: "认可，不予处罚", approvals.REFUSED: "不认可，依法作出处理"}
_KINDS = {Outcome.WITHDRAWN.value: "撤回", Outcome.RECONCILED.value: "自行和解"}


def ending(db: "Session", subject: "Case", held: "Sitting | None") -> EndingFacts:
    """Return how the mediation ended, empty while it has not or ended in an agreement that was not broken.

    A finding after the agreement (案情加重) ends it before anything else does: such a case is not to be mediated.
    """
    made = agreements.latest(db, subject.id)
    found = escalations.of_case(db, subject.id)
    breach = not found and made is not None and made.breached_on is not None and made.performed_on is None
    if subject.outcome not in GROUNDS and not breach and not found:
        return EndingFacts()
    happened = {event.kind for event in sittings.events(db, held.id) if event.valid} if held else set()
    every = sittings.of_case(db, subject.id)
    police = subject.track not in PEOPLE_TRACKS
    key = Outcome.INELIGIBLE.value if found else subject.outcome
    if key == Outcome.FAILED.value:
        key = next((kind for kind in GROUNDS if kind in happened), key)
    said = held.outcome_text if held else ""
    if found:
        said = f"{chinese(found[-1].on)}发现{found[-1].kind}：{found[-1].text}"
    elif breach and made is not None:
        said = made.breach_text
    return EndingFacts(
        kind=_KINDS.get(subject.outcome, "未达成"),
        ground=BREACH if breach else GROUNDS[key][police],
        explanation=said or (subject.remarks if subject.outcome in _KINDS else ""),
        rounds=str(len(every)) if every else "",
        dates="、".join(chinese(local(each.started_at).date()) for each in every),
    )


def refusal(subject: "Case", today: date) -> RefusalFacts:
    """Return why the case is not mediated here: each gate that fails, the officer's reason, and where to go."""
    verdict = eligibility.judge(
        cases.answers(subject), injury=subject.injury, flags=frozenset(subject.flags), today=today,
        event_day=subject.occurred_on, cause=subject.cause,
    )  # fmt: skip
    failing = [finding for finding in verdict.findings if finding.result == "fails"]
    people = subject.track in PEOPLE_TRACKS
    unwilling = tuple(
        FindingFacts(text=f"{party.name}明确表示不愿意调解")
        for party in cases.parties(subject)
        if party.consent == "不同意"
    )
    stated = [(each.key, eligibility.for_paper(each.sentence)) for each in ([] if people else failing)]
    return RefusalFacts(
        unmet=tuple(FindingFacts(text=text) for key, text in stated if not key.startswith("X")),
        exclusions=(*unwilling, *(FindingFacts(text=text) for key, text in stated if key.startswith("X"))),
        explanation=_typed(subject.track_reason, [each.sentence for each in failing]),
        routes=routes(subject),
    )


def _typed(reason: str, listed: list[str]) -> str:
    """Leave out of a reason the findings of the gates that stand in the list above it."""
    known = {sentence.rstrip("。") for sentence in listed}
    left = reason
    for sentence in sorted(known, key=len, reverse=True):
        left = left.replace(sentence, "")
    return left if left == reason else "；".join(part for part in _PAUSE.split(left) if part.strip("。；"))


def routes(subject: "Case") -> tuple[FindingFacts, ...]:
    """Return the other ways that fit the type of the dispute, its flags and the track (程序规定 178; 人民调解法 26)."""
    return tuple(
        FindingFacts(text=row["text"], law=row["law"])
        for row in resources.table("texts/notices.toml")["routes"]
        if subject.dispute_type in row.get("types", [subject.dispute_type])
        and subject.track not in row.get("not_on", [])
        and (not row.get("flags") or set(row["flags"]) & set(subject.flags))
        and not set(row.get("not_flags", [])) & set(subject.flags)
    )


def referral(
    db: "Session", subject: "Case", here: "Station", wanted: "Referral | None" = None
) -> ReferralFacts:
    """Return the wanted referral of the case, else the latest, empty when there is none."""
    sent = wanted or next(reversed(referrals.of_case(db, subject.id)), None)
    if sent is None:
        return ReferralFacts()
    found = escalations.of_case(db, subject.id)
    return ReferralFacts(
        kind=sent.kind,
        to=sent.to,
        done=sent.done or _done(db, subject),
        reason=eligibility.for_paper(sent.reason),
        attachments=tuple(line.strip() for line in sent.attachments.splitlines() if line.strip()),
        advice=sent.suggestion,
        feedback_due=said_day(sent.feedback_by),
        contact=sent.contact,
        telephone=here.telephone,
        consent=sent.consent,
        criminal="是" if any(each.referral_id == sent.id for each in found) else "",
    )


def _done(db: "Session", subject: "Case") -> str:
    """Say from the sittings and visits what was done before the case was sent on."""
    held = [
        f"{chinese(local(each.started_at).date())}" + (f"（{each.outcome}）" if each.outcome else "")
        for each in sittings.of_case(db, subject.id)
    ]
    seen = [
        f"{chinese(each.done_on)}{each.mode}回访" + (f"：{each.text.rstrip('。')}" if each.text else "")
        for each in visits.of_case(db, subject.id)
        if each.done_on
    ]
    parts = [f"已调解{len(held)}次：{'、'.join(held)}"] if held else []
    return "；".join(parts + seen) + "。" if parts or seen else ""


def request(db: "Session", subject: "Case", made: "Agreement | None") -> RequestFacts:
    """Return what supports the request not to be punished: the agreement and the proof of its performance."""
    between = subject.outcome == Outcome.RECONCILED.value
    facts = terms.agreement(db, subject, made) if made else None
    paper = papers.latest(db, subject.id, "D14") or papers.latest(db, subject.id, "D15")
    known = RequestFacts(
        way="当事人自行和解" if between else "经人民调解委员会调解" if facts else "",
        agreement_title="和解协议" if between else facts.title if facts else "",
        agreement_number=(facts.number if facts else "") or (paper.number if paper else ""),
        agreement_date=(facts.date if facts else "") or (said_day(subject.concluded_on) if between else ""),
        proofs=facts.dues if facts else (),
        handler=subject.handler_name,
        undecided=dispositions.decided(db, subject.id) is None,
    )
    return replace(known, **_opinion(db, subject), **_applied(db, subject))


def _applied(db: "Session", subject: "Case") -> dict[str, Any]:
    """Return what both sides applied with, and the officer's opinion; empty until they did."""
    found = recognition.latest(db, subject.id)
    if found is None:
        return {}
    return {
        "performed": said_day(found.performed_on), "proof": found.proof.rstrip("。"), "opinion": found.opinion,
        "handler": found.by_name,
        "undecided": found.decided_on is not None or dispositions.decided(db, subject.id) is None,
    }  # fmt: skip


def _opinion(db: "Session", subject: "Case") -> dict[str, Any]:
    """Return what the leader decided on the request, empty until it was (程序规定 186)."""
    asked = approvals.latest(db, subject.id, RECOGNITION)
    if asked is None or asked.decided_at is None:
        return {}
    return {
        "finding": FINDINGS[asked.decision],
        "reason": asked.decision_reason,
        "approver": asked.decided_by,
        "approved_on": chinese(local(asked.decided_at).date()),
    }
