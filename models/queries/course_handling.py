"""How a case was handled, for the 时间线: received, graded, given, decided, asked about, joined with others."""

from collections.abc import Iterator

from sqlalchemy import select

from models import approvals, grading
from models.alarms import Alarm
from models.alarms import visible as visible_alarms
from models.approvals import Approval
from models.assignments import Assignment
from models.contacts import Contact
from models.levels import Grading
from models.outreach import Outreach
from models.queries.course_changes import track_name
from models.queries.moments import Kind, Line, Moment, joined


def told(line: Line) -> Iterator[Moment]:
    """Tell what was done with the case as a whole."""
    yield from _case(line)
    yield from _alarms(line)
    yield from _gradings(line)
    yield from _assignments(line)
    yield from _approvals(line)
    yield from _contacts(line)


def _case(line: Line) -> Iterator[Moment]:
    it, here = line.subject, line.go("intake")
    track = track_name(it.track)
    yield from line.past(("received", "000"), it.received_at, Kind.HANDLING, f"登记{it.number}", joined(it.source, it.title), by=it.received_by, go=here)  # fmt: skip
    yield from line.past(
        ("filed", line.case_id), it.filed_on, Kind.HANDLING, "受（立）案", go=here, column="filed_on"
    )
    yield from line.past(
        ("accepted", line.case_id),
        it.accepted_on,
        Kind.HANDLING,
        "受理",
        track,
        go=here,
        column="accepted_on",
    )
    if it.split_from_id is not None:
        yield from line.past(("split", "000"), it.received_at, Kind.HANDLING, "由另一件纠纷分出", go=("intake", {"case": it.split_from_id}))  # fmt: skip
    yield from line.past(("concluded", "~1"), it.concluded_on, Kind.HANDLING, f"调解{'结果' if it.outcome else '终止'}：{it.outcome or it.state}", go=here, column="concluded_on")  # fmt: skip
    yield from line.past(("ended", "~2"), it.ended_on, Kind.HANDLING, "法定结案", it.ended_how, go=line.go("visits", pane="closing"))  # fmt: skip


def _alarms(line: Line) -> Iterator[Moment]:
    for each in line.db.execute(
        select(Alarm.id, Alarm.at, Alarm.origin, Alarm.kind, Alarm.place, Alarm.officer, Alarm.outcome).where(
            Alarm.case_id == line.case_id, *visible_alarms(line.db)
        )
    ):
        yield from line.past(
            ("alarm", each.id), each.at, Kind.HANDLING, joined(each.origin, each.kind).replace("；", "："),
            joined(each.place, each.outcome), by=each.officer, go=line.go("intake", pane="hands"),
        )  # fmt: skip


def _gradings(line: Line) -> Iterator[Moment]:
    before = 0
    rows = line.rows(
        Grading.id,
        Grading.at,
        Grading.by_name,
        Grading.occasion,
        Grading.suggested,
        Grading.decided,
        Grading.reason,
    )
    for each in sorted(rows, key=lambda row: (row.at, row.id)):
        name, was = grading.name(each.decided), grading.name(before)
        if each.decided == before and each.suggested <= each.decided:
            continue
        title = f"等级由{was}改为{name}" if was and each.decided != before else f"定级：{name}"
        raised = f"建议{grading.name(each.suggested)}" if each.suggested != each.decided else ""
        yield from line.past(
            ("level", each.id), each.at, Kind.HANDLING, title,
            joined(each.occasion, raised, each.reason if line.police else ""), by=each.by_name, go=line.go("intake"),
        )  # fmt: skip
        before = each.decided


def _assignments(line: Line) -> Iterator[Moment]:
    go = line.go("intake", pane="hands")
    for each in line.rows(
        Assignment.id, Assignment.number, Assignment.to_name, Assignment.force, Assignment.by_name, Assignment.at,
        Assignment.due_on, Assignment.instruction, Assignment.accepted_at, Assignment.returned_at,
        Assignment.return_reason, Assignment.done_on, Assignment.result, Assignment.voided_at, Assignment.void_reason,
    ):  # fmt: skip
        yield from line.past(
            ("given", each.id), each.at, Kind.HANDLING, f"交办给{each.to_name}",
            joined(each.number, each.force, each.instruction), by=each.by_name, go=go, voided=each.voided_at,
            why=each.void_reason,
        )  # fmt: skip
        yield from line.past(
            ("taken", each.id), each.accepted_at, Kind.HANDLING, "接收交办", by=each.to_name, go=go
        )
        yield from line.past(("back", each.id), each.returned_at, Kind.HANDLING, "退回交办", each.return_reason, by=each.to_name, go=go)  # fmt: skip
        yield from line.past(("slipdone", each.id), each.done_on, Kind.HANDLING, "办结交办", each.result, by=each.to_name, go=go)  # fmt: skip
        if each.done_on is None and each.returned_at is None and each.voided_at is None and line.stands:
            yield from line.ahead(("slipdue", each.id), each.due_on, Kind.LIMITS, "交办到期", each.number, by=each.to_name, go=go)  # fmt: skip


def _approvals(line: Line) -> Iterator[Moment]:
    for each in line.rows(
        Approval.id, Approval.what, Approval.subject, Approval.reason, Approval.asked_by, Approval.asked_at,
        Approval.decision, Approval.decision_reason, Approval.decided_by, Approval.decided_at, Approval.voided_at,
        Approval.void_reason,
    ):  # fmt: skip
        if not line.police and each.what.startswith((approvals.GATE, approvals.LEVEL)):
            continue  # says what somebody did before, or is like
        waits = approvals.WAITING if each.decided_at is None and each.voided_at is None else ""
        yield from line.past(
            ("asked", each.id), each.asked_at, Kind.HANDLING, f"请示：{each.subject}", joined(waits, each.reason),
            by=each.asked_by, voided=each.voided_at, why=each.void_reason, go=line.go("intake"),
        )  # fmt: skip
        yield from line.past(
            ("decided", each.id), each.decided_at, Kind.HANDLING, f"所领导审批：{each.decision}",
            joined(each.subject, each.decision_reason), by=each.decided_by, go=line.go("intake"),
        )  # fmt: skip


def _contacts(line: Line) -> Iterator[Moment]:
    for each in line.rows(
        Contact.id, Contact.whom, Contact.how, Contact.at, Contact.answered, Contact.said, Contact.by_name,
        Contact.voided_at, Contact.void_reason,
    ):  # fmt: skip
        yield from line.past(
            ("contact", each.id), each.at, Kind.HANDLING, f"联系{each.whom}（{each.how}）",
            joined("" if each.answered else "没有联系上", each.said), by=each.by_name, voided=each.voided_at,
            why=each.void_reason, go=line.go("intake", pane="helpers"),
        )  # fmt: skip
    for each in line.rows(
        Outreach.id, Outreach.kind, Outreach.on, Outreach.place, Outreach.topic, Outreach.by_name,
        Outreach.voided_at, Outreach.void_reason,
    ):  # fmt: skip
        yield from line.past(
            ("outreach", each.id), each.on, Kind.HANDLING, each.kind, joined(each.place, each.topic), by=each.by_name,
            voided=each.voided_at, why=each.void_reason,
        )  # fmt: skip
