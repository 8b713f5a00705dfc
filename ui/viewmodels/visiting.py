"""回访 of one case: what is planned, what was found, when to sit down again, and 回头看 after 销号."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from models import cases, dates, followups, joining, levels, lookback, station, visits
from models.cases import State
from models.followups import FollowUp
from models.station import Deed, Identity
from models.store import Store
from models.visitrules import rules
from models.visits import Visit
from ui.viewmodels.board_lines import Urgency, nearness


@dataclass(frozen=True)
class Row:
    """One line: when, what, what was said, what is marked, and the keys of what may be done with it."""

    key: str
    when: str
    sentence: str
    note: str = ""
    mark: str = ""
    urgency: Urgency = "muted"
    deeds: tuple[str, ...] = ()


@dataclass(frozen=True)
class View:
    """The whole pane; ``advice`` is what the last visit leads on to."""

    title: str
    planned: tuple[Row, ...]
    made: tuple[Row, ...]
    advice: tuple[Row, ...]
    chances: tuple[Row, ...]
    lookbacks: tuple[Row, ...]
    names: tuple[str, ...]
    unresolved: bool
    closed: bool
    may_reopen: bool
    note: str


class Visiting:
    """What the pane shows and does."""

    def __init__(self, store: Store, person: Identity, *, today: Callable[[], date]) -> None:
        self.store, self.person, self.today = store, person, today
        self.case_id: uuid.UUID | None = None

    def read(self) -> View:
        """Read the pane in a fixed number of queries."""
        day = self.today()
        with self.store.reading() as db:
            subject = cases.case(db, self._case)
            known = visits.of_case(db, subject.id)
            back = lookback.of_case(db, subject.id)
            planned = [each for each in known if each.open]
            made = [each for each in known if each.done_on is not None]
            made.sort(key=lambda each: (each.done_on or date.min, each.id), reverse=True)
            names = [name for party in cases.parties(subject) for name in (party.name, party.signer) if name]
            unresolved = subject.state in visits.UNRESOLVED
            leads = station.may(self.person, Deed.APPROVE)
            late = sum(each.due_on <= day for each in planned)
            late += sum(each.due_on <= day for each in back if each.done_on is None)
            return View(
                title=subject.title,
                planned=tuple(_planned(each, day, leads=leads) for each in planned), made=tuple(_made(each, leads=leads) for each in made),
                advice=tuple(self._advice(db, subject, known, made)),
                chances=tuple(
                    Row(str(each.visit_id), dates.chinese(each.on), each.text, each.by_name)
                    for each in visits.chances(db, subject.id)
                ) if unresolved else (),
                lookbacks=tuple(_back(each, day, mine=followups.may(db, each, self.person)) for each in back), names=tuple(dict.fromkeys(names)),
                unresolved=unresolved, closed=subject.state == State.CLOSED.value,
                may_reopen=unresolved and station.may(self.person, Deed.ACCEPT), note=str(late or ""),
            )  # fmt: skip

    def _advice(self, db: Any, subject: cases.Case, known: list[Visit], made: list[Visit]) -> list[Row]:
        """Return what the last visit asks for: the breach, the level, another visit."""
        found: list[Row] = []
        last = made[0] if made else None
        if last is not None and last.performed == visits.BROKEN and subject.state == State.AGREED.value:
            told = f"{last.visited or '当事人'}说没有履行，登记以后列出能走的路和期限。"
            found.append(Row("breach", "没有履行", told, urgency="warn", deeds=("breach",)))
        asked = levels.rising(db, subject.id)
        if asked is not None and asked.occasion == visits.OCCASION:
            found.append(
                Row(
                    "level",
                    "等级",
                    asked.sentence,
                    urgency="warn",
                    deeds=("keep", "raise") if asked.decided else ("grade",),
                )
            )
        again = visits.suggested(known)
        if again is not None and subject.state in {*visits.UNRESOLVED, *visits.KEPT}:
            told = f"上次回访有新情况，建议{dates.near(again, self.today())}前再去一次。"
            found.append(Row("again", "再访", told, urgency="warn", deeds=("again",)))
        return found

    def again(self) -> date | None:
        """Return the day that is proposed for another visit."""
        with self.store.reading() as db:
            return visits.suggested(visits.of_case(db, self._case))

    def visit(self, key: uuid.UUID) -> dict[str, Any]:
        """Return what is known of a visit, as the form shows it."""
        with self.store.reading() as db:
            row = db.get_one(Visit, key)
            on = row.done_on or self.today()
            known = {name: str(getattr(row, name)) for name in (*visits.SAID, "text")}
            mode = row.mode or ("上门" if row.on_site else "电话")
            return {**known, "on": on.isoformat(), "mode": mode, "reason": row.reason, "due_on": row.due_on}

    def meant(self) -> uuid.UUID | None:
        """Return the planned visit that a call of today is for; None where it stands for itself."""
        with self.store.reading() as db:
            visit = visits.meant(db, self._case, on=self.today())
            return visit.id if visit is not None else None

    def early(self, key: uuid.UUID) -> str:
        """Say why a planned visit cannot be made yet; nothing where it can."""
        with self.store.reading() as db:
            visit = db.get_one(Visit, key)
            if not visit.open or not visits.early(db, visit, on=self.today()):
                return ""
            return f"{visit.reason}要等到期以后办。这次另记一次，原来的安排不变。"

    def paper(self) -> str:
        """Return the record of the visit that was made last, as 文书 knows it."""
        with self.store.reading() as db:
            made = [each for each in visits.of_case(db, self._case) if each.done_on is not None]
            last = max(made, key=lambda each: (each.done_on or date.min, each.id), default=None)
            return "D17" if last is None else f"D17/{last.id}"

    # deeds

    def record(self, key: uuid.UUID | None, said: dict[str, Any]) -> str:
        """Record a visit on its true day, planned or not; returns what follows."""
        with self.store.unit(by=self.person) as db:
            subject = cases.case(db, self._case)
            visit = (
                visits.unplanned(db, subject, on=said["on"], by=self.person)
                if key is None else db.get_one(Visit, key)
            )  # fmt: skip
            visits.record(db, visit, by=self.person, **_typed(said))
            left = [each for each in visits.of_case(db, subject.id) if each.open]
            if late := [each.reason for each in left if each.due_on < self.today()]:
                return f"已记下这次回访。已经过期、还没有记的：{'、'.join(late)}；一起问过的，请逐项记录。"
            if not left:
                return "已记下这次回访。"
            return f"已记下这次回访，下一次在{dates.near(left[0].due_on, self.today())}。"

    def correct(self, key: uuid.UUID, said: dict[str, Any]) -> None:
        """Record a visit anew that was recorded wrongly."""
        with self.store.unit(by=self.person) as db:
            visits.correct(
                db,
                db.get_one(Visit, key),
                reason=str(said.get("reason") or ""),
                by=self.person,
                **_typed(said),
            )

    def undo(self, key: uuid.UUID, reason: str) -> None:
        """Take a record back: the visit is to be made again, or was none."""
        with self.store.unit(by=self.person) as db:
            row = db.get_one(Visit, key)
            if row.reason in {visits.OWN, visits.AGAIN}:
                visits.void(db, row, reason=reason, by=self.person)
            else:
                visits.undo(db, row, reason=reason, by=self.person)

    def postpone(self, key: uuid.UUID, *, to: date, reason: str) -> None:
        """Move a visit to another day."""
        with self.store.unit(by=self.person) as db:
            visits.postpone(db, db.get_one(Visit, key), to=to, reason=reason, by=self.person)

    def give_up(self, key: uuid.UUID, reason: str) -> None:
        """Give up a planned visit, with the reason."""
        with self.store.unit(by=self.person) as db:
            visits.void(db, db.get_one(Visit, key), reason=reason, by=self.person)

    def add(self, on: date, reason: str, *, on_site: bool) -> None:
        """Plan one more visit."""
        with self.store.unit(by=self.person) as db:
            subject = cases.case(db, self._case)
            visits.add(db, subject, due_on=on, reason=reason or "加一次回访", by=self.person, on_site=on_site)

    def confirm_level(self, *, raised: bool, reason: str = "") -> None:
        """Raise the level as the visit suggests, or leave it with the reason."""
        with self.store.unit(by=self.person) as db:
            subject = cases.case(db, self._case)
            asked = levels.rising(db, subject.id)
            if asked is not None:
                level = asked.suggested if raised else asked.decided
                levels.confirm(db, subject, level=level, reason=reason, by=self.person)

    def reopen(self, reason: str) -> int:
        """Take the case into its next round; returns which one it is."""
        with self.store.unit(by=self.person) as db:
            subject = joining.reopen(
                db, cases.case(db, self._case), reason=reason, by=self.person, on=self.today()
            )
            return subject.round

    def report(self, key: uuid.UUID, said: dict[str, Any]) -> bool:
        """Report a 回头看; returns whether another round is offered."""
        with self.store.unit(by=self.person) as db:
            task = lookback.report(
                db, followups.get(db, key), on=said["on"], finding=str(said.get("finding") or ""),
                text=str(said.get("text") or ""), seen=str(said.get("seen") or ""), by=self.person,
            )  # fmt: skip
            return lookback.again(task)

    def move(self, key: uuid.UUID, *, to: date, reason: str) -> None:
        """Move a 回头看 to another day."""
        with self.store.unit(by=self.person) as db:
            followups.postpone(db, followups.get(db, key), to=to, reason=reason, by=self.person)

    @property
    def _case(self) -> uuid.UUID:
        assert self.case_id is not None, "a pane is shown for a case"
        return self.case_id


def _typed(said: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed as the verb takes it."""
    words = {key: str(said[key] or "") for key in visits.SAID if key in said}
    return {
        "on": said["on"], "mode": said.get("mode") or "", "text": said.get("text") or "",
        "next_on": said.get("next_on"), **words,
    }  # fmt: skip


def _planned(visit: Visit, today: date, *, leads: bool) -> Row:
    asked = visit.reason.startswith(visits.PLANNED)  # given up by the leader alone
    days = (visit.due_on - today).days
    note = "　".join(
        filter(
            None,
            (
                "上门" if visit.on_site else "电话",
                f"{dates.near(visit.due_on, today)} {dates.weekday(visit.due_on)}",
                visit.late_reason and f"改期：{visit.late_reason}",
            ),
        )
    )
    urgency: Urgency = "warn" if days < 0 else "accent" if days == 0 else "muted"
    return Row(
        str(visit.id),
        nearness(days),
        visit.reason,
        note,
        urgency=urgency,
        deeds=("later", "record") if asked and not leads else ("drop", "later", "record"),
    )


def _made(visit: Visit, *, leads: bool) -> Row:
    assert visit.done_on is not None, "only visits that were made are told"
    risk, told = visits.risk(visit), rules().relapse(visit.relapse)
    again = told is not None and told.again
    mark = "　".join(
        filter(None, (
            visit.relapse if again else "", risk and f"新情况：{risk}",
            f"晚了 {(visit.done_on - visit.due_on).days} 天" if visits.late(visit) else "",
        ))
    )  # fmt: skip
    head = [
        visit.mode,
        visit.visited,
        visit.performed,
        visit.satisfaction,
        visit.mood and f"情绪{visit.mood}",
    ]
    said = "。".join(
        part.rstrip("。") for part in (visit.text, visit.measures and f"措施：{visit.measures}") if part
    )
    note = "　".join(
        filter(None, (said, visit.sued and f"起诉：{visit.sued}", visit.by_name, visit.late_reason))
    )
    when = f"{visit.done_on.year}-{visit.done_on:%m-%d}"
    tone: Urgency = "warn" if mark else "good"
    alone = visit.reason in {visits.OWN, visits.AGAIN} and visits.troubled(visit) and not leads
    deeds = ("correct",) if alone else ("undo", "correct")
    return Row(str(visit.id), when, " · ".join(filter(None, head)), note, mark, tone, deeds)


def _back(task: FollowUp, today: date, *, mine: bool) -> Row:
    if task.done_on is not None:
        tone: Urgency = "warn" if task.finding and lookback.again(task) else "good"
        deeds = ("reopen",) if lookback.again(task) else ()
        head = task.finding or "已办"
        return Row(
            str(task.id),
            f"{task.done_on:%Y-%m-%d}",
            head,
            f"{task.result}　{task.owner_name}",
            "",
            tone,
            deeds,
        )
    days = (task.due_on - today).days
    note = f"{dates.near(task.due_on, today)}　{task.owner_name}"
    return Row(
        str(task.id),
        nearness(days),
        task.what,
        note,
        urgency="warn" if days < 0 else "muted",
        deeds=("move", "report") if mine else (),
    )
