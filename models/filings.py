"""立案: the number and the day that a police case has in the police system, typed once and kept on the case.

A paper of 治安调解 belongs to a case of that system; the on-the-spot kind (现场调解) is not filed there.
"""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import cases, clocks, numbershapes
from models.cases import Case
from models.clocks import Event
from models.errors import Refusal
from models.formheads import FormHead
from models.numbering import PLATFORM_CASE, NumberRule
from models.station import Deed, Identity

TRACK = "ZA"
SYSTEM = "执法办案平台"


def asked(subject: Case, head: FormHead) -> bool:
    """Tell whether a paper of the case waits for its number and day in the police system."""
    return head.platform and subject.track == TRACK


def lacking(subject: Case, head: FormHead, *, today: date) -> tuple[str, ...]:
    """Say what keeps a paper from being final: no number, no day of 立案, or a day that cannot be."""
    if not asked(subject, head):
        return ()
    found = []
    if not subject.platform_number.strip():
        found.append(f"还没有填写{SYSTEM}的案件编号，治安调解的文书不能定稿。")
    if subject.filed_on is None:
        found.append("还没有填写立案日期，治安调解的文书不能定稿。")
    elif wrong := wrong_day(subject, subject.filed_on, today=today):
        found.append(wrong)
    return tuple(found)


def wrong_day(subject: Case, on: date, *, today: date) -> str:
    """Say why the case cannot have been filed on this day; empty when it can."""
    if on > today:
        return f"立案日期（{on.month}月{on.day}日）在今天或者文书日期之后，请核对。"
    if subject.occurred_on is not None and on < subject.occurred_on:
        return f"立案日期早于案发（{subject.occurred_on.month}月{subject.occurred_on.day}日），请核对。"
    return ""


def shape(db: Session) -> str:
    """Return the shape that the station's case numbers have; empty where none is set."""
    return db.scalar(select(NumberRule.shape).where(NumberRule.key == PLATFORM_CASE)) or ""


def file(db: Session, subject: Case, *, number: str, on: date, today: date, by: Identity) -> Case:
    """Keep the number and the day of 立案; the limit of the case runs from that day (程序规定).

    Refused for a day after today or before the event, and for a number unlike the station's.
    """
    cases.demand(db, subject.id, by, Deed.ISSUE_POLICE)
    if wrong := wrong_day(subject, on, today=today):
        raise Refusal(wrong, "on")
    if not number.strip():
        raise Refusal("请填写平台给的案件编号。", "number")
    numbershapes.refuse_unlike(number, shape(db), year=on.year)
    subject.platform_number = number.strip()
    if on != subject.filed_on:
        subject.filed_on = on
        if clocks.running(db, subject, "za-case"):
            clocks.happened(db, subject, Event.FILED, on=on)
    db.flush()
    return subject
