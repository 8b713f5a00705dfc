"""交办与期限 of one case: who has it, which clocks run, what is still to be done, and how it joins with others."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from models import (
    assignments,
    cases,
    clocks,
    confirmation,
    dates,
    demands,
    extensions,
    followups,
    joining,
    jointtasks,
    levels,
    limits,
    station,
    tracks,
    workdays,
)
from models.assignments import Proposal, Stage
from models.errors import Refusal
from models.queries import joinable
from models.station import Deed, Identity
from models.store import Store
from ui.viewmodels import case_alarms
from ui.viewmodels.board_lines import Urgency, nearness

STAY, GO, BOTH = "留在原案", "分出去", "两案都在"
FORCES = tuple(dict.fromkeys(assignments.FORCES.values()))
_TONES: dict[Stage, Urgency] = {
    Stage.SENT: "accent", Stage.ACCEPTED: "good", Stage.RETURNED: "warn", Stage.OVERDUE: "warn",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One line: its words, how it stands, and the keys of what may be done with it."""

    key: str
    when: str
    sentence: str
    note: str = ""
    urgency: Urgency = "muted"
    deeds: tuple[str, ...] = ()
    mark: str = ""  # in red after the note: what makes the day uncertain


@dataclass(frozen=True)
class View:
    """The whole pane; ``joins`` holds the keys of what may be done with the case as a whole."""

    slips: tuple[Row, ...]
    clocks: tuple[Row, ...]
    tasks: tuple[Row, ...]
    history: tuple[str, ...]
    joins: tuple[str, ...]
    may_assign: bool
    parties: tuple[tuple[str, str], ...]
    note: str
    level: Row | None = None
    alarms: tuple[Row, ...] = ()
    joint: tuple[Row, ...] = ()


class Hands:
    """What the pane shows and does."""

    def __init__(
        self, store: Store, person: Identity, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> None:
        self.store, self.person, self.today, self.now = store, person, today, now
        self.case_id: uuid.UUID | None = None

    def read(self) -> View:
        """Read the pane in a fixed number of queries."""
        day = self.today()
        with self.store.reading() as db:
            subject = cases.case(db, self._case)
            slips = assignments.of_case(db, subject.id, replaced=True)
            tasks = followups.of_case(db, subject.id)
            joint = jointtasks.of_case(db, subject.id)
            calendar = workdays.standard()
            rows = clocks.of_case(db, subject.id)
            mine = self.person.id
            decides = station.may(self.person, Deed.ACCEPT)
            longer = _extended(
                extensions.of_case(db, subject.id), {str(each.id): each.name for each in subject.parties}
            )
            shown = tuple(
                _clock_row(each, day, calendar, decides=decides, longer=longer.get(each.id, ""))
                for each in rows
                if _shown(each)
            )
            asked = levels.rising(db, subject.id)
            veiled = not station.may(self.person, Deed.READ_ALL)
            late = sum(each.urgency == "bad" for each in shown)
            return View(
                slips=tuple(_slip_row(each, day, mine) for each in reversed(slips)),
                clocks=shown,
                tasks=tuple(_task_row(each, day) for each in tasks),
                joint=tuple(_joint_row(each, day) for each in joint),
                history=_history(subject, joinable.number_of(db, subject.merged_into_id), joinable.number_of(db, subject.split_from_id)),
                joins=_joins(subject, clocks.paused(db, subject)) if decides else (),
                may_assign=decides and subject.state in assignments.LIVING,
                parties=tuple((str(each.id), f"{each.side}方 {each.name}") for each in cases.parties(subject)),
                note=str(late + sum(each.stage(day) in {Stage.SENT, Stage.RETURNED, Stage.OVERDUE} for each in slips) + bool(asked) or ""),
                level=_level_row(asked, veiled=veiled) if asked else None,
                alarms=tuple(Row("", *told) for told in case_alarms.lines(db, subject.id)),
            )  # fmt: skip

    def proposal(self) -> Proposal:
        """Propose whom to give the case to."""
        with self.store.reading() as db:
            return assignments.propose(db, cases.case(db, self._case), today=self.today())

    def people(self) -> tuple[tuple[str, str], ...]:
        """Return (id, name and role) of who can handle a case."""
        with self.store.reading() as db:
            return tuple(
                (str(each.id), f"{each.name}（{each.role}）")
                for each in station.people(db)
                if station.may(station.identity(each), Deed.RECEIVE)
            )

    def others(self) -> tuple[tuple[str, str], ...]:
        """Return (number, words) of cases that this one may be merged into, those of the same people first."""
        with self.store.reading() as db:
            return joinable.others(db, cases.case(db, self._case))

    def assign(self, values: dict[str, Any]) -> str:
        """Give the case; returns the number of the slip."""
        with self.store.unit(by=self.person) as db:
            to = station.identity(db.get_one(station.Officer, uuid.UUID(str(values["to"]))))
            units = tuple(filter(None, str(values.get("units") or "").replace("，", "、").split("、")))
            return assignments.assign(
                db, cases.case(db, self._case), to, force=str(values["force"]), due_on=values["due_on"],
                instruction=str(values.get("instruction") or ""), units=units, by=self.person,
            ).number  # fmt: skip

    def slip(self, key: str, deed: str, words: str = "") -> None:
        """Accept a slip, send it back with ``words``, or report it done with them."""
        with self.store.unit(by=self.person) as db:
            slip = assignments.get(db, uuid.UUID(key))
            if deed == "take":
                assignments.take(db, slip, by=self.person)
            elif deed == "back":
                assignments.send_back(db, slip, reason=words, by=self.person)
            else:
                assignments.finish(db, slip, on=self.today(), result=words, by=self.person)

    def task(self, what: str, due_on: date, origin: str) -> None:
        """Plan a task of the case for oneself."""
        with self.store.unit(by=self.person) as db:
            subject = cases.case(db, self._case)
            followups.plan(
                db, what=what, owner=None, due_on=due_on, origin=origin, by=self.person, case=subject
            )

    def do_task(self, key: str, result: str) -> None:
        """Record a task as done today."""
        with self.store.unit(by=self.person) as db:
            followups.done(
                db, followups.get(db, uuid.UUID(key)), on=self.today(), result=result, by=self.person
            )

    def feed_back(self, key: str, words: str) -> None:
        """Record what came back on a task of the joint list."""
        with self.store.unit(by=self.person) as db:
            task = db.get_one(jointtasks.JointTask, uuid.UUID(key))
            jointtasks.feed_back(db, task, words, on=self.today(), by=self.person)

    def extends_by(self, key: str) -> str:
        """Return how a clock is extended: parties or organ."""
        with self.store.reading() as db:
            return extensions.may_extend(db.get_one(clocks.Deadline, uuid.UUID(key)))

    def extend(self, key: str, values: dict[str, Any], *, confirmed: frozenset[str] = frozenset()) -> date:
        """Extend a clock; returns its new last day."""
        signed = {
            uuid.UUID(name[5:]): day for name, day in values.items() if name.startswith("sign.") and day
        }
        with self.store.unit(by=self.person) as db:
            return extensions.extend(
                db, db.get_one(clocks.Deadline, uuid.UUID(key)), reason=str(values.get("reason") or ""),
                on=values.get("on") or self.today(), today=self.today(), until=values.get("until"), signed=signed,
                by=self.person, decided_by=str(values.get("decided_by") or ""),
                number=str(values.get("number") or ""), late_reason=str(values.get("late_reason") or ""),
                confirmed=confirmed,
            ).until  # fmt: skip

    def met(self, key: str, on: date) -> None:
        """Record on which true day a clock was met by what happened outside the room."""
        with self.store.unit(by=self.person) as db:
            row = db.get_one(clocks.Deadline, uuid.UUID(key))
            subject = cases.case(db, row.case_id)
            if row.key == "court-accept":
                confirmation.court_accepts(
                    db, confirmation.of_case(db, subject.id)[-1], on=on, by=self.person
                )
            else:
                clocks.meet_by_hand(db, subject, row, on=on, today=self.today())

    def by_hand(self) -> tuple[tuple[str, str], ...]:
        """Return (key, name) of the clocks that a person starts."""
        return tuple((key, limit.name) for key, limit in limits.every().items() if limit.hand)

    def begin(self, key: str, on: date) -> None:
        """Start such a clock on the day of its event."""
        with self.store.unit(by=self.person) as db:
            cases.demand_decision(db, cases.case(db, self._case), self.person)
            clocks.start(db, cases.case(db, self._case), key, on=on)

    def pause(self, what: str, on: date) -> None:
        """Let the clocks of a police case stand still."""
        with self.store.unit(by=self.person) as db:
            extensions.pause(db, cases.case(db, self._case), what, on=on, by=self.person)

    def resume(self, on: date, injury: str) -> None:
        """Let them go on."""
        with self.store.unit(by=self.person) as db:
            extensions.resume(db, cases.case(db, self._case), on=on, by=self.person, injury=injury)

    def split(self, places: dict[str, str], reason: str) -> uuid.UUID:
        """Split a case off by where each party goes; what a leaving party asked for goes along."""
        with self.store.unit(by=self.person) as db:
            subject = cases.case(db, self._case)
            there = cases.parties(subject)
            moved = [each for each in there if places.get(str(each.id)) == GO]
            shared = [each for each in there if places.get(str(each.id)) == BOTH]
            leaving = {each.id for each in moved}
            asked = [each for each in demands.of_case(db, subject.id) if each.party_id in leaving]
            return joining.split(
                db,
                subject,
                moved=moved,
                shared=shared,
                asked=asked,
                reason=reason,
                by=self.person,
                now=self.now(),
            ).id

    def merge(self, number: str, reason: str, *, confirmed: frozenset[str] = frozenset()) -> uuid.UUID:
        """Merge the case into the one of that number."""
        with self.store.unit(by=self.person) as db:
            into = joinable.numbered(db, number.split("　", maxsplit=1)[0].strip())
            if into is None:
                raise Refusal("没有找到这个登记编号，或者不是您能看的案件。", "into")
            return joining.merge(
                db, cases.case(db, self._case), into, reason=reason, by=self.person, now=self.now(),
                confirmed=confirmed,
            ).id  # fmt: skip

    def confirm_level(self, *, raised: bool, reason: str = "") -> None:
        """Raise the level as an event suggests, or leave it as it is with the reason."""
        with self.store.unit(by=self.person) as db:
            subject = cases.case(db, self._case)
            asked = levels.rising(db, subject.id)
            if asked is None:
                raise Refusal("等级已经有人确认过了。")
            level = asked.suggested if raised else asked.decided
            levels.confirm(db, subject, level=level, reason=reason, by=self.person)

    def reopen(self, reason: str) -> None:
        """Take the case into its next round."""
        with self.store.unit(by=self.person) as db:
            joining.reopen(db, cases.case(db, self._case), reason=reason, by=self.person, on=self.today())

    @property
    def _case(self) -> uuid.UUID:
        assert self.case_id is not None, "a pane is shown for a case"
        return self.case_id


def _shown(row: clocks.Deadline) -> bool:
    return row.cancelled != "重新起算" and not (row.key == "limitation" and row.met_on is not None)


def _slip_row(slip: assignments.Assignment, today: date, mine: uuid.UUID) -> Row:
    stage = slip.stage(today)
    at = dates.local(slip.at)
    deeds: tuple[str, ...] = ()
    if slip.to_id == mine and stage in {Stage.SENT, Stage.OVERDUE} and slip.accepted_at is None:
        deeds = ("back", "take")
    elif slip.to_id == mine and stage in {Stage.ACCEPTED, Stage.OVERDUE}:
        deeds = ("finish",)
    told = slip.return_reason or slip.result or slip.void_reason or slip.instruction
    sentence = f"{at.month}月{at.day}日 {slip.by_name}交{slip.to_name}（{slip.force}），{slip.due_on.month}月{slip.due_on.day}日前办结"
    return Row(
        str(slip.id),
        stage.value,
        sentence,
        f"{slip.number}　{told}".replace("\n", "　"),
        _TONES.get(stage, "muted"),
        deeds,
    )


def _level_row(asked: levels.Rising, *, veiled: bool) -> Row:
    return Row(
        asked.sentence, "待确认", asked.sentence, "" if veiled else asked.occasion, "warn", ("keep", "raise")
    )


def _extended(rows: list[extensions.Extension], names: dict[str, str]) -> dict[uuid.UUID, str]:
    """Tell by clock each extension: from when to when, why, by whose decision and whose signatures."""
    told: dict[uuid.UUID, list[str]] = {}
    for row in rows:
        signed = "、".join(
            f"{names.get(key, '当事人')} {day}" for key, day in row.signed.items() if key != extensions.ENDED
        )
        if row.reason.endswith(extensions.NOT_COUNTED):
            ended = row.signed.get(extensions.ENDED, "")
            words = f"{row.reason}：{row.on.isoformat()} 起" + (f"，{ended} 止" if ended else "")
        else:
            words = f"{row.on.isoformat()} 延期（{row.before.isoformat()} 延至 {row.until.isoformat()}）：{row.reason}"
        parts = (words, f"签字：{signed}" if signed else f"决定：{row.decided_by}")
        told.setdefault(row.deadline_id, []).append("，".join(parts))
    return {key: "；".join(lines) for key, lines in told.items()}


def _clock_row(
    row: clocks.Deadline, today: date, calendar: workdays.Calendar, *, decides: bool, longer: str
) -> Row:
    due = clocks.told(row, "", today, calendar)
    limit = limits.every().get(row.key)
    span = f"{row.started_on.isoformat()} 起算，{row.due_on.isoformat()} 到期" + (
        f"　{longer}" if longer else ""
    )
    if row.met_on is not None:
        late = f"，超期：{row.late_reason or '未写原因'}" if row.met_on > row.due_on else ""
        return Row(str(row.id), "已办到", row.name, f"{span}，{row.met_on.isoformat()} 办到{late}", "good")
    if row.cancelled:
        return Row(
            str(row.id),
            "已暂停" if row.cancelled.startswith(clocks.PAUSED) else "已停止",
            row.name,
            f"{span}　{row.cancelled}",
        )
    tones: dict[str, Urgency] = {"red": "bad", "yellow": "warn"}
    deeds = []
    if decides and limit is not None and limit.extend:
        deeds.append("extend")
    if decides and limit is not None and (limit.hand or row.key == "court-accept"):
        deeds.append("met")
    lapsed = limit is not None and limit.lapses and due.overdue
    return Row(
        str(row.id), "权利已过期" if lapsed else due.words, row.name, span,
        "muted" if lapsed else tones.get(due.stage, "accent"), tuple(deeds),
        "节假日安排未导入，只按周末和法定节日推算" if due.rough and not lapsed else "",
    )  # fmt: skip


def _task_row(task: followups.FollowUp, today: date) -> Row:
    note = "　".join(filter(None, (task.origin, task.owner_name, task.result)))
    if task.done_on is not None:
        return Row(str(task.id), "已办结", task.what, f"{task.done_on.isoformat()}　{note}", "good")
    days = (task.due_on - today).days
    deed = "report" if task.origin == followups.LOOK_BACK else "task"
    return Row(str(task.id), nearness(days), task.what, note, "warn" if days < 0 else "accent", (deed,))


def _joint_row(task: jointtasks.JointTask, today: date) -> Row:
    note = "　".join(filter(None, (f"{task.unit} {task.person}".strip(), task.feedback.replace("\n", "；"))))
    if task.fed_back_on is not None or task.due_on is None:
        return Row(str(task.id), "已反馈", task.deed, note, "good", ("feedback",))
    days = (task.due_on - today).days
    return Row(str(task.id), nearness(days), task.deed, note, "warn" if days < 0 else "accent", ("feedback",))


def _history(subject: cases.Case, into: str, out_of: str) -> tuple[str, ...]:
    told = [
        f"第 {subject.round} 轮" if subject.round > 1 else "",
        f"由 {out_of} 分出" if out_of else "",
        f"已并入 {into}" if into else "",
    ]
    marks = ("重新调解（", "分出", "并入")
    lines = [line for line in subject.remarks.splitlines() if any(mark in line for mark in marks)]
    return tuple(filter(None, (*told, *lines)))


def _joins(subject: cases.Case, paused: list[clocks.Deadline]) -> tuple[str, ...]:
    found = ["split", "merge"] if subject.state in joining.JOINABLE else []
    if subject.state in joining.REOPENABLE:
        found.append("reopen")
    if tracks.is_police(subject.track) and subject.state in assignments.LIVING and subject.accepted_on:
        found.append("resume" if paused else "pause")
    return tuple(found)
