"""未履行和处理 of one case: the breach, the ways that stand open, what the law made of it, and what came to light since."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from models import (
    agreements,
    breaches,
    breaching,
    cases,
    dates,
    dispositions,
    escalations,
    joining,
    partners,
    payments,
    referrals,
    settling,
    tracks,
)
from models.cases import Case, State
from models.dispositions import Disposition
from models.errors import Refusal
from models.escalations import Escalation
from models.station import Deed, Identity
from models.store import Store
from ui.viewmodels.board_lines import Urgency

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: In these nothing has come of a mediation yet, and nothing is to be done about it here.
BEFORE = frozenset({State.REGISTERED.value, State.ACCEPTED.value, State.SITTING.value, State.MERGED.value})
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Row:
    """One line: when, what, what was said of it, what is marked, and the keys of what may be done with it."""

    key: str
    when: str
    sentence: str
    note: str = ""
    mark: str = ""
    urgency: Urgency = "muted"
    deeds: tuple[tuple[str, str], ...] = ()

    @property
    def calm(self) -> bool:
        """Say whether nothing of it is near its last day."""
        return self.urgency not in {"bad", "warn"}


@dataclass(frozen=True)
class View:
    """The whole pane; ``both`` says which of two clocks is kept to, and why."""

    headline: str
    may_breach: bool
    may_undo: bool
    ways: tuple[Row, ...]
    both: str
    results: tuple[Row, ...]
    may_record: bool
    findings: tuple[Row, ...]
    may_find: bool
    held: str
    note: str


class Breaching:
    """What the pane shows and does."""

    def __init__(self, store: Store, person: Identity, *, today: Callable[[], date]) -> None:
        self.store, self.person, self.today = store, person, today
        self.case_id: uuid.UUID | None = None
        self._ways: dict[str, breaching.Way] = {}

    def read(self) -> View:
        """Read the pane."""
        with self.store.reading() as db:
            subject = cases.case(db, self._case)
            made = agreements.latest(db, subject.id)
            signed = made is not None and made.signed_on is not None
            decides = self._decides(db, subject)
            ways = breaching.ways(db, subject, today=self.today())
            self._ways = {each.key: each for each in ways}
            found = escalations.of_case(db, subject.id)
            late = sum(clock.due.overdue and not clock.paused for way in ways for clock in way.clocks)
            return View(
                headline=breaching.since(db, subject) or self._standing(db, subject, made),
                may_breach=decides and signed and subject.state in breaches.STANDING,
                may_undo=decides and subject.state == State.BREACHED.value,
                ways=tuple(_way(each, decides=decides) for each in ways),
                both=next((each.both for each in ways if each.both), ""),
                results=tuple(self._result(each) for each in dispositions.of_case(db, subject.id)),
                may_record=bool(dispositions.fitting(subject, self.person)),
                findings=tuple(_finding(db, each, decides=decides) for each in found),
                may_find=decides and escalations.settled(subject),
                held="登记过案情加重：不能不予处罚、不能结案销号，要移送刑侦部门；情况有误的，撤销登记。"
                if settling.held(db, subject) else "",
                note="!" if late else "",
            )  # fmt: skip

    def _standing(self, db: "Session", subject: Case, made: agreements.Agreement | None) -> str:
        """Say in a line what is late of an agreement that still runs."""
        if made is None or subject.state != State.AGREED.value:
            return ""
        owed = [each for each in agreements.obligations(db, made.id) if payments.is_open(each)]
        late = sum(each.due_on is not None and each.due_on < self.today() for each in owed)
        told = f"有 {late} 项过了约定的日期还没有履行。" if late else ""
        return f"{told}对方不履行的在这里登记，办法和期限随后列出。"

    def _result(self, made: Disposition) -> Row:
        kind = dispositions.kinds().get(made.kind)
        deeds: list[tuple[str, str]] = []
        if kind is None or self.person.is_police or not kind.police:
            deeds.append(("unrecord", "撤销"))
            if kind is not None and kind.ends == settling.EXECUTED and made.executed_on is None:
                deeds.append(("executed", "登记执行完毕"))
        done = f"，{dates.chinese(made.executed_on)}执行完毕" if made.executed_on else ""
        number = f"（{made.number}）" if made.number else ""
        return Row(
            str(made.id), dates.chinese(made.on), f"{kind.name if kind else '处理结果'}{number}{done}",
            "　".join(filter(None, (made.text, made.organ, made.by_name))), urgency="good", deeds=tuple(deeds),
        )  # fmt: skip

    def _decides(self, db: "Session", subject: Case) -> bool:
        if tracks.is_police(subject.track) and not self.person.is_police:
            return False
        return cases.may(db, subject.id, self.person, Deed.ACCEPT)

    # what the deeds offer

    def kinds(self) -> Choices:
        """Return the results that may be recorded now."""
        with self.store.reading() as db:
            found = dispositions.fitting(cases.case(db, self._case), self.person)
            return tuple((each.key, each.name) for each in found)

    def people(self) -> Choices:
        """Return the parties that a result may be about."""
        with self.store.reading() as db:
            return tuple(
                (str(each.id), each.name) for each in cases.parties(cases.case(db, self._case)) if each.name
            )

    def grounds(self) -> Choices:
        """Return the grounds on which nobody is punished, where the person at the desk may decide that."""
        if dispositions.SPARED not in dict(self.kinds()):
            return ()
        return tuple((each.key, each.name) for each in dispositions.grounds())

    def result_of(self, way: str) -> str:
        """Return the kind of result that a way leads to, where it may be recorded."""
        wanted = self._ways[way].result if way in self._ways else ""
        return wanted if wanted in dict(self.kinds()) else ""

    def paper_of(self, way: str) -> str:
        """Return the form of the paper that goes with a way."""
        return self._ways[way].paper

    def found_kinds(self) -> Choices:
        """Return the kinds of findings."""
        return tuple((key, key) for key in escalations.kinds())

    def injuries(self) -> Choices:
        """Return the injuries that are a crime."""
        listed = [each for kind in escalations.kinds().values() for each in kind.injuries]
        return tuple((each, each) for each in dict.fromkeys(listed))

    def units(self) -> tuple[Choices, str]:
        """Return the units that a case is handed over to, and the criminal police among them."""
        with self.store.reading() as db:
            first = escalations.unit(db)
            names = [each.name for each in partners.every(db) if each.takes(referrals.Kind.TRANSFER.value)]
            return tuple((each, each) for each in dict.fromkeys([first, *names])), first

    # deeds

    def breach(self, said: dict[str, Any]) -> str:
        """Record that the agreement is not kept."""
        with self.store.unit() as db:
            subject = cases.case(db, self._case)
            breaches.breach(db, subject, text=said.get("text") or "", on=self._past(said["on"]), by=self.by)
        return "已登记未履行，办法和期限列在下面，跟踪回访已安排。"

    def take_back(self, said: dict[str, Any]) -> str:
        """Take a breach back that was recorded by mistake."""
        with self.store.unit() as db:
            breaches.take_back(db, cases.case(db, self._case), reason=said.get("reason") or "", by=self.by)
        return "已撤销，回到登记以前的状态。"

    def record(self, said: dict[str, Any]) -> str:
        """Record a result; says when it has ended the case."""
        executed = said.get("executed_on")
        with self.store.unit() as db:
            subject = cases.case(db, self._case)
            before = subject.ended_on
            dispositions.record(
                db, subject, said.get("kind") or "", on=self._past(said["on"]), by=self.by, text=said.get("text") or "",
                number=said.get("number") or "", organ=said.get("organ") or "",
                executed_on=self._past(executed, "executed_on") if executed else None,
                party_id=uuid.UUID(said["party"]) if said.get("party") else None, ground=said.get("ground") or "",
            )  # fmt: skip
            return _ended(subject, before)

    def executed(self, key: uuid.UUID, said: dict[str, Any]) -> str:
        """Record that a decision was carried out."""
        with self.store.unit() as db:
            subject = cases.case(db, self._case)
            before = subject.ended_on
            dispositions.executed(db, db.get_one(Disposition, key), on=self._past(said["on"]), by=self.by)
            return _ended(subject, before)

    def unrecord(self, key: uuid.UUID, said: dict[str, Any]) -> str:
        """Take a result back."""
        with self.store.unit() as db:
            dispositions.void(db, db.get_one(Disposition, key), reason=said.get("reason") or "", by=self.by)
        return "已撤销，记录留着备查。"

    def find(self, said: dict[str, Any]) -> str:
        """Record what came to light, and hand the case over."""
        with self.store.unit() as db:
            made = escalations.find(
                db, cases.case(db, self._case), said.get("kind") or "", on=self._past(said["on"]),
                text=said.get("text") or "", injury=said.get("injury") or "", to=said.get("to") or "", by=self.by,
            )  # fmt: skip
            sent = db.get_one(referrals.Referral, made.referral_id)
            due = f"，请于{dates.chinese(sent.feedback_by)}前反馈" if sent.feedback_by else ""
            return f"已移送{sent.to}{due}；移送函在“文书”里。"

    def unfind(self, key: uuid.UUID, said: dict[str, Any]) -> str:
        """Take a finding back."""
        with self.store.unit() as db:
            escalations.void(db, db.get_one(Escalation, key), reason=said.get("reason") or "", by=self.by)
        return "已撤销，案件回到登记以前的状态。"

    def again(self, said: dict[str, Any]) -> str:
        """Go on in the next round."""
        with self.store.unit() as db:
            subject = cases.case(db, self._case)
            joining.reopen(db, subject, reason=said.get("reason") or "", by=self.by, on=self.today())
            return f"已开始第 {subject.round} 轮调解，编号不变。"

    @property
    def by(self) -> Identity:
        """Return who is signed in."""
        return self.store.signed_in

    @property
    def _case(self) -> uuid.UUID:
        assert self.case_id is not None, "a pane is shown for a case"
        return self.case_id

    def _past(self, on: date, field: str = "on") -> date:
        if on > self.today():
            raise Refusal("日期在今天之后，请核对。", field)
        return on


def fits(store: Store, case_id: uuid.UUID) -> bool:
    """Tell whether something has come of the case that may not be kept, or has to be handled."""
    with store.reading() as db:
        return cases.case(db, case_id).state not in BEFORE


def _ended(subject: Case, before: date | None) -> str:
    if subject.ended_on is not None and subject.ended_on != before:
        return f"已登记，{dates.chinese(subject.ended_on)}结案（{subject.ended_how}）。"
    return "已登记。"


def _way(way: breaching.Way, *, decides: bool) -> Row:
    tones: dict[str, Urgency] = {"red": "bad", "yellow": "warn"}
    running = [each for each in way.clocks if not each.paused]
    nearest = running[0].due.stage if running else ""
    many = len(running) > 1
    told = "\n".join(f"{'按这个办　' if each.relied and many else ''}{each.words}" for each in way.clocks)
    deeds: list[tuple[str, str]] = []
    if way.paper:
        deeds.append(("paper", "看文书" if way.made else "做文书"))
    if decides or way.deed not in {"again", "dispose"}:
        deeds.append((way.deed, way.words))
    done = f"已办：{way.done}" if way.done else f"《{way.paper_title}》已做。" if way.made else ""
    return Row(
        way.key, way.name, way.sentence, "\n".join(filter(None, (done, way.law))), told,
        "good" if way.done else tones.get(nearest, "accent"), tuple(deeds),
    )  # fmt: skip


def _finding(db: "Session", made: Escalation, *, decides: bool) -> Row:
    sent = db.get(referrals.Referral, made.referral_id) if made.referral_id else None
    told = f"移送{sent.to}" if sent is not None else ""
    if sent is not None and sent.refused:
        told += f"，{sent.feedback}"
    elif sent is not None and sent.answered and sent.feedback_on is not None:
        told += f"，{dates.chinese(sent.feedback_on)}答复：{sent.accepted}"
    elif sent is not None and sent.feedback_by is not None:
        told += f"，{dates.chinese(sent.feedback_by)}前反馈"
    hurt = f"（{made.injury}）" if made.injury else ""
    return Row(
        str(made.id), dates.chinese(made.on), f"{made.kind}{hurt}：{made.text}", "　".join(filter(None, (told, made.by_name))),
        urgency="bad", deeds=(("letter", "移送函"), *((("unfind", "撤销"),) if decides else ())),
    )  # fmt: skip
