"""What follows the agreement of a case, a line each on 文书: each is done in one place, and the line leads there."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from models import agreements, clocks, closure, confirmation, dates, recognition, referrals
from models.findings import failing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.cases import Case
    from models.confirmation import Confirmation
    from models.referrals import Referral
    from models.station import Identity


@dataclass(frozen=True)
class Aftermath:
    """The lines under the problems; an empty one is not shown."""

    confirming: str = ""
    recognising: str = ""
    referral: str = ""
    closing: str = ""


def read(db: "Session", subject: "Case", *, today: date, by: "Identity | None") -> Aftermath:
    """Read the lines of one case; what stands in the way of 不予处罚, such as an injury, is told to the police only."""
    return Aftermath(
        confirming=_confirming(db, subject, today), recognising=_recognising(db, subject, today) if by is not None and by.is_police else "",
        referral=_referral(referrals.of_case(db, subject.id)), closing=_closing(db, subject, today),
    )  # fmt: skip


def _confirming(db: "Session", subject: "Case", today: date) -> str:
    made = agreements.latest(db, subject.id)
    if made is None or made.signed_on is None:
        return ""
    asked = [each for each in confirmation.of_case(db, subject.id) if each.agreement_id == made.id]
    if asked and not asked[-1].again:
        return _asked(asked[-1])
    why_not = confirmation.refusal(db, subject, on=today)
    if why_not:
        return why_not.partition("；")[0].rstrip("。") + "。"
    last = next((each.due_on for each in clocks.running(db, subject, "rm-confirm")), None)
    term = f"，到{dates.chinese(last)}为止" if last is not None else ""
    return f"各方可以一起申请司法确认{term}。"


def _asked(asked: "Confirmation") -> str:
    said = f"{dates.chinese(asked.applied_on)}已申请"
    if asked.ruled_on is not None:
        return f"{said}，{dates.chinese(asked.ruled_on)}{asked.ruling}。"
    return f"{said}，等法院{'裁定' if asked.accepted_on is not None else '决定是否受理'}。"


def _recognising(db: "Session", subject: "Case", today: date) -> str:
    if not recognition.fits(subject):
        return ""
    found = recognition.latest(db, subject.id)
    if found is not None:
        if found.decided_on is None:
            return f"{dates.chinese(found.applied_on)}双方已申请，等所领导审批。"
        return f"{dates.chinese(found.decided_on)}{found.decided_by}{found.decision}。"
    failed = failing(recognition.conditions(db, subject, on=today))
    return failed[0].sentence if failed else "双方可以书面申请不予处罚。"


def _referral(sent: "list[Referral]") -> str:
    return _answer(sent[-1]) if sent else ""


def _answer(sent: "Referral") -> str:
    said = f"{dates.chinese(sent.on)}{sent.kind}{sent.to}"
    if sent.refused:
        return f"{said}，{dates.chinese(sent.feedback_on or sent.on)}退回：{sent.refused_reason}"
    if sent.feedback_on is None:
        limit = f"，应在{dates.chinese(sent.feedback_by)}前反馈" if sent.feedback_by else ""
        return said + limit
    return f"{said}，{dates.chinese(sent.feedback_on)}反馈：{sent.accepted} {sent.feedback}".strip()


def _closing(db: "Session", subject: "Case", today: date) -> str:
    if subject.closed_on is not None:
        return f"{dates.chinese(subject.closed_on)}销号。"
    waits = [each for each in closure.conditions(db, subject, today=today) if each.state == "open"]
    if not waits:
        return "条件都具备，可以销号。"
    more = f"（还有 {len(waits) - 1} 项）" if len(waits) > 1 else ""
    return f"{waits[0].sentence.rstrip('。')}{more}。"
