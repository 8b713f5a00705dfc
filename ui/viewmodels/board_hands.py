"""今日: what people hand to each other: given to me, given by me, tasks, and what waits for the leader."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from models import approvals, assignments, followups, jointtasks, levels, recognition, station
from models.assignments import Stage, Told
from models.followups import DueTask
from models.queries import today as today_queries
from models.station import Deed, Identity
from ui.viewmodels.board_lines import Group, Line, Step, Urgency, nearness

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.approvals import Waiting
    from models.levels import Rising

SOON = timedelta(days=1)
PANE = "hands"
_STAGES: dict[Stage, Urgency] = {Stage.RETURNED: "warn", Stage.OVERDUE: "warn"}


def read(
    db: "Session", by: Identity | None, *, today: date, limit: Callable[[str], int]
) -> tuple[Group, Group, Group, Group]:
    """Return inbox, what waits for the leader, what was given out, and tasks; one bounded query each."""
    if by is None:
        return (
            Group("inbox", "", (), 0),
            Group("asked", "", (), 0),
            Group("watch", "", (), 0),
            Group("tasks", "", (), 0),
        )
    counts = today_queries.hand_counts(db, by, until=today + SOON)
    inbox = assignments.inbox(db, by, today=today, limit=limit("inbox"))
    watched = assignments.watched(db, by, today=today, limit=limit("watch"))
    tasks = followups.due(db, until=today + SOON, by=by, limit=limit("tasks"))
    joint = jointtasks.due(db, until=today + SOON, limit=limit("tasks"))
    awaited = jointtasks.count(db, until=today + SOON) if len(joint) == limit("tasks") else len(joint)
    told = (*(task_line(each, today) for each in tasks), *(joint_line(each, today) for each in joint))
    asked = approvals.waiting(db, limit=limit("asked")) if station.may(by, Deed.APPROVE) else []
    rising = levels.waiting(db, limit=limit("asked")) if station.may(by, Deed.RECEIVE) else []
    veiled = not station.may(by, Deed.READ_ALL)
    waiting = (
        *(asked_line(each) for each in asked),
        *(rising_line(each, veiled=veiled) for each in rising),
    )
    return (
        Group("inbox", "交给我的", tuple(inbox_line(each, today) for each in inbox), counts.inbox),
        Group("asked", "待审批和确认" if rising else "待审批", waiting, len(waiting)),
        Group("watch", "交办情况", tuple(watched_line(each, today) for each in watched), counts.watched),
        Group("tasks", "任务", told, counts.tasks + awaited),
    )


def urgent(groups: tuple[Group, ...]) -> int:
    """Count what waits for the person: not what others are busy with."""
    inbox, asked, watched, tasks = groups
    late = sum(line.urgency in {"bad", "warn"} for line in watched.lines)
    return inbox.count + asked.count + tasks.count + late


def inbox_line(row: Told, today: date) -> Line:
    """Tell a case that was given to the person and waits to be accepted."""
    days = (row.due_on - today).days
    return Line(
        str(row.assignment_id),
        f"{row.title}　{row.by}交办，{row.due_on.month}月{row.due_on.day}日前办结",
        Step("接收", "", deed="take"),
        nearness(days),
        "warn" if days <= 1 else "accent",
        row.instruction.replace("\n", "　"),
        more=(Step("退回", "", quiet=True, deed="send_back"),),
    )


def watched_line(row: Told, today: date) -> Line:
    """Tell how a case that was given out stands."""
    case = {"case": row.case_id, "pane": PANE}
    if row.stage is Stage.RETURNED:
        sentence, note = f"{row.title}　{row.to}退回", row.return_reason
        return Line(str(row.assignment_id), sentence, Step("改交", "intake", case), "已退回", "warn", note)
    days = (row.due_on - today).days
    taken = {Stage.SENT: "还没有接收", Stage.ACCEPTED: "办理中", Stage.OVERDUE: "逾期未办结"}[row.stage]
    return Line(
        str(row.assignment_id),
        f"{row.title}　{row.to}{taken}",
        Step("查看", "intake", case, quiet=row.stage is not Stage.OVERDUE),
        nearness(days),
        _STAGES.get(row.stage, "muted"),
        row.number,
    )


def task_line(row: DueTask, today: date) -> Line:
    """Tell a task of the person, or of anyone to the leader; a late one is no breach of law, so never red.

    A 回头看 of a case is reported in its pane: what was found there offers another round.
    """
    days = (row.due_on - today).days
    step = Step("办结", "", quiet=days > 0, deed="task")
    if row.case_id is not None and row.origin == followups.LOOK_BACK:
        args = {"case": row.case_id, "pane": "visiting", "deed": "report", "about": row.task_id}
        step = Step("登记", "visits", args, quiet=days > 0)
    about = f"{row.title}　" if row.title else ""
    return Line(
        str(row.task_id),
        f"{about}{row.what}",
        step,
        nearness(days),
        "warn" if days < 0 else "accent" if days == 0 else "muted",
        f"{row.origin}　{row.owner}",
    )


def joint_line(row: jointtasks.Open, today: date) -> Line:
    """Tell a task of another unit whose feedback is awaited; it is written down in the case."""
    days = (row.due_on - today).days
    return Line(
        f"joint/{row.task_id}",
        f"{row.title}　{row.unit}{row.person}：{row.deed}",
        Step("登记反馈", "intake", {"case": row.case_id, "pane": PANE}, quiet=days > 0),
        nearness(days),
        "warn" if days < 0 else "accent" if days == 0 else "muted",
        "大调解任务，等待反馈",
    )


def asked_line(row: "Waiting") -> Line:
    """Tell what waits for the leader's decision; 不予处罚 is decided where both sides applied for it."""
    there = {"case": row.case_id}
    recognising = row.what == recognition.WHAT
    return Line(
        str(row.approval_id),
        f"{row.title}　{row.subject}",
        Step("去审批", "visits", there | {"pane": "recognising"})
        if recognising
        else Step("去审批", "intake", there),
        "待审批",
        "accent",
        f"{row.asked_by}请示：{row.reason}",
    )


def rising_line(row: "Rising", *, veiled: bool) -> Line:
    """Tell a level that an event suggests; what the event was is not told to who may not see 警情."""
    return Line(
        f"level/{row.case_id}",
        f"{row.title}　{row.sentence}",
        Step("去确认", "intake", {"case": row.case_id, "pane": PANE}),
        "待确认",
        "accent",
        "" if veiled else row.occasion,
    )
