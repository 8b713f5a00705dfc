"""What only the audit remembers of a case, for the 时间线: its track changed, visits put off, rounds, cases joined."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import or_, select

from models import dates, tracks
from models.audit import AuditEntry
from models.cases import Case
from models.errors import Refusal
from models.queries.moments import Kind, Line, Moment


def entries(line: Line) -> list[Any]:
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


def entered(line: Line, found: list[Any]) -> dict[str, datetime]:
    """Return when each column of the case was filled in last."""
    return {
        column: each.at
        for each in found
        if each.table_name == "cases" and each.case_id == line.case_id and each.deed != "新增"
        for column in each.changes
    }


def told(line: Line, found: list[Any]) -> Iterator[Moment]:
    """Tell what only the audit remembers: the track chosen and changed, a visit put off, cases joined and parted."""
    for place, each in enumerate(found):
        changed = each.changes
        if each.table_name == "visits":
            yield from _put_off(line, place, each)
        elif each.case_id != line.case_id:
            yield from _joined(line, place, each)
        elif each.deed != "新增":
            if "track" in changed and changed["track"][1]:
                before, after = (track_name(code) for code in changed["track"])
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
            if into := (changed.get("merged_into_id") or ("", ""))[1]:
                yield from line.past(
                    (f"merge{place}", each.row_id), each.at, Kind.HANDLING, "并入另一件纠纷", by=each.by_name,
                    go=("intake", {"case": uuid.UUID(into)}),
                )  # fmt: skip
            yield from _undone(line, place, each)


def _reopened(changed: dict[str, Any]) -> str:
    """Take why a case was reopened from the remark that was added with it."""
    remarks = str((changed.get("remarks") or ["", ""])[1] or "")
    last = remarks.rpartition("\n")[2]
    return last.partition("）：")[2] if "轮重新调解" in last else ""


def _undone(line: Line, place: int, each: Any) -> Iterator[Moment]:
    """Tell how an earlier round ended, and an end that was undone since: the case itself knows the newest only."""
    for column, was in (("concluded_on", line.subject.concluded_on), ("ended_on", line.subject.ended_on)):
        value = (each.changes.get(column) or (None, None))[1]
        on = date.fromisoformat(value) if value else None
        if on is None or on == was:
            continue
        outcome = (each.changes.get("outcome") or each.changes.get("state") or ("", ""))[1]
        title = (
            "法定结案（后来撤销）"
            if column == "ended_on"
            else f"调解结果：{outcome}"
            if outcome
            else "调解终止"
        )
        entered = dates.local(each.at)
        for moment in line.past(
            (column.removesuffix("_on"), f"{each.row_id}{place}"), on, Kind.HANDLING, title, by=each.by_name,
            go=line.go("intake"),
        ):  # fmt: skip
            yield replace(moment, clock=entered.time()) if entered.date() == on else moment


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


def rounds(line: Line, found: list[Any]) -> list[tuple[date, time]]:
    """Return when the second and each later round began."""
    moments: list[datetime] = [
        dates.local(each.at)
        for each in found
        if each.table_name == "cases"
        and each.case_id == line.case_id
        and each.deed != "新增"
        and "round" in each.changes
    ]
    return sorted((each.date(), each.time()) for each in moments)


def track_name(code: str | None) -> str:
    """Return the name of a track, of an unknown one its code; nothing where none is chosen."""
    try:
        return tracks.get(code).name if code else ""
    except Refusal:
        return code or ""
