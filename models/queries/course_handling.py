"""How a case was handled, for the 时间线: received, graded, given, decided, asked about, joined with others."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select

from models import approvals, grading, tracks
from models.alarms import Alarm
from models.alarms import visible as visible_alarms
from models.approvals import Approval
from models.assignments import Assignment
from models.audit import AuditEntry
from models.cases import Case
from models.contacts import Contact
from models.errors import Refusal
from models.levels import Grading
from models.outreach import Outreach
from models.queries.moments import Kind, Line, Moment, joined


def told(line: Line) -> Iterator[Moment]:
    """Tell what was done with the case as a whole."""
    yield from _case(line)
    yield from _alarms(line)
    yield from _gradings(line)
    yield from _assignments(line)
    yield from _approvals(line)
    yield from _contacts(line)


def changes(line: Line) -> list[Any]:
    """Return the entries of the audit about the case, the cases joined with it, and the visits, oldest first."""
    related = select(Case.id).where(
        or_(Case.id == line.case_id, Case.merged_into_id == line.case_id, Case.split_from_id == line.case_id)
    )
    return list(
        line.db.execute(
            select(
                AuditEntry.at, AuditEntry.by_name, AuditEntry.deed, AuditEntry.table_name, AuditEntry.row_id,
                AuditEntry.case_id, AuditEntry.changes,
            )
            .where(AuditEntry.case_id.in_(related), AuditEntry.table_name.in_(("cases", "visits")))
            .order_by(AuditEntry.seq)
        ).all()
    )  # fmt: skip


def entered(line: Line, entries: list[Any]) -> dict[str, datetime]:
    """Return when each column of the case was filled in last."""
    return {
        column: each.at
        for each in entries
        if each.table_name == "cases" and each.case_id == line.case_id and each.deed != "新增"
        for column in each.changes
    }


def of_changes(line: Line, entries: list[Any]) -> Iterator[Moment]:
    """Tell what only the audit remembers: the track chosen and changed, a visit put off, cases joined and parted."""
    for place, each in enumerate(entries):
        changed = each.changes
        if each.table_name == "visits":
            yield from _put_off(line, place, each)
        elif each.case_id != line.case_id:
            yield from _joined(line, place, each)
        elif each.deed != "新增":
            if "track" in changed and changed["track"][1]:
                before, after = (_track(code) for code in changed["track"])
                reason = (changed.get("track_reason") or ["", ""])[1] or ""
                yield from line.past(
                    (f"track{place}", each.row_id), each.at, Kind.HANDLING,
                    f"改换轨道：{before} → {after}" if before else f"确定轨道：{after}", reason, by=each.by_name,
                    go=line.go("intake"),
                )  # fmt: skip
            if "round" in changed:
                yield from line.past(
                    (f"round{place}", each.row_id), each.at, Kind.HANDLING, f"重新调解，第{changed['round'][1]}轮",
                    _reopened(changed), by=each.by_name, go=line.go("intake", pane="hands"),
                )  # fmt: skip


def _reopened(changed: dict[str, Any]) -> str:
    """Take why a case was reopened from the remark that was added with it."""
    remarks = str((changed.get("remarks") or ["", ""])[1] or "")
    last = remarks.rpartition("\n")[2]
    return last.partition("）：")[2] if "轮重新调解" in last else ""


def _put_off(line: Line, place: int, each: Any) -> Iterator[Moment]:
    moved = each.changes.get("due_on")
    if each.case_id != line.case_id or each.deed == "新增" or not moved:
        return
    why = (each.changes.get("late_reason") or ["", ""])[1] or ""
    yield from line.past(
        (f"putoff{place}", each.row_id), each.at, Kind.VISITING, f"回访改期：{moved[0]} → {moved[1]}", str(why),
        by=each.by_name, go=line.go("visits", pane="visiting"),
    )  # fmt: skip


def _joined(line: Line, place: int, each: Any) -> Iterator[Moment]:
    changed, other = each.changes, ("intake", {"case": each.case_id})
    if each.deed == "新增" and changed.get("split_from_id") == str(line.case_id):
        yield from line.past(
            (f"split{place}", each.row_id), each.at, Kind.HANDLING, "分出一件新案", str(changed.get("title", "")),
            by=each.by_name, go=other,
        )  # fmt: skip
    elif (changed.get("merged_into_id") or ["", ""])[1] == str(line.case_id):
        yield from line.past(
            (f"merged{place}", each.row_id),
            each.at,
            Kind.HANDLING,
            "另一件纠纷并入本案",
            by=each.by_name,
            go=other,
        )


def _track(code: str | None) -> str:
    try:
        return tracks.get(code).name if code else ""
    except Refusal:
        return code or ""


def _case(line: Line) -> Iterator[Moment]:
    it, here = line.subject, line.go("intake")
    track = _track(it.track)
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
    yield from line.past(("ended", "~2"), it.ended_on, Kind.HANDLING, "法定结案", it.ended_how, go=line.go("visits", pane="closing"), column="ended_on")  # fmt: skip


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
