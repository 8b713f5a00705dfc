"""What the papers that go out of the room say: to whom, when to come, what is asked of a helper or a colleague."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientFacts:
    """Whom a notice is for; ``relation`` names those for whom a guardian is asked to come."""

    name: str = ""
    kind: str = ""
    relation: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """When and where a mediation is held."""

    date: str = ""
    time: str = ""
    place: str = ""
    purpose: str = ""
    host: str = ""

    @property
    def moment(self) -> str:
        """State day and time in one."""
        return self.date + self.time


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFacts:
    """What one party says to a helper who is to be asked (人民调解法 20)."""

    name: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationFacts:
    """A helper asked to a mediation; ``brief`` and the consents name no party in full."""

    to: str = ""
    kind: str = ""
    unit: str = ""
    purpose: str = ""
    date: str = ""
    time: str = ""
    place: str = ""
    brief: str = ""
    consents: tuple[ConsentFacts, ...] = ()
    reply: str = ""

    @property
    def consent_line(self) -> str:
        """State what each party said."""
        return "；".join(f"{each.name}：{each.word}" for each in self.consents)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentFacts:
    """A case given to somebody to handle."""

    number: str = ""
    to: str = ""
    force: str = ""
    by: str = ""
    at: str = ""
    due: str = ""
    instruction: str = ""
    accepted: str = ""
    returned: str = ""
    return_reason: str = ""
    done: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyFacts:
    """One line of a list for the next shift or for a day of sittings."""

    number: str = ""
    time: str = ""
    title: str = ""
    who: str = ""
    state: str = ""
    next: str = ""
    due: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverFacts:
    """What one shift leaves to the next: open cases by handler, today's sittings, who waits."""

    summary: str = ""
    from_shift: str = ""
    to_shift: str = ""
    by: str = ""
    to: str = ""
    at: str = ""
    cases: tuple[DutyFacts, ...] = ()
    sittings: tuple[DutyFacts, ...] = ()
    waiting: tuple[DutyFacts, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JointFacts:
    """A day on which several cases are mediated one after another (集中调解)."""

    name: str = ""
    date: str = ""
    place: str = ""
    rows: tuple[DutyFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacts:
    """One line of the task list that ends a joint mediation."""

    number: str = ""
    unit: str = ""
    person: str = ""
    deed: str = ""
    due: str = ""
    feedback: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFacts:
    """A unit that signs for its tasks, by those who answer for them."""

    name: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TasksFacts:
    """Which unit does what by when (大调解任务清单), and who signs."""

    rows: tuple[TaskFacts, ...] = ()
    units: tuple[UnitFacts, ...] = ()
    host: str = ""
