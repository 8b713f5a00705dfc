"""What the sheet of the signing says: party by party the steps with time, person and the party's own words."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from models import cases, dates, signings

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from models.agreements import Agreement
    from models.cases import Case, Party
    from models.signings import SigningStep, Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """One step: done with time and person, or not on record."""

    title: str = ""
    time: str = ""
    person: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CeremonyPartyFacts:
    """One party with its steps; ``why`` says what care it needs."""

    name: str = ""
    why: str = ""
    steps: tuple[StepFacts, ...] = ()

    @property
    def heading(self) -> str:
        """Name the party with what it needs."""
        return f"{self.name}（{self.why}）" if self.why else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class CeremonyFacts:
    """The signing of one agreement: its parties, how many copies went to them, why something was left out."""

    parties: tuple[CeremonyPartyFacts, ...] = ()
    given: str = ""
    unmet: str = ""
    witnesses: tuple[str, ...] = ()
    readers: str = ""
    withheld: str = ""

    @property
    def handed(self) -> str:
        """State how many copies went to the parties."""
        return f"{self.given}份" if self.given else ""


def ceremony(db: "Session", subject: "Case", made: "Agreement", today: date) -> CeremonyFacts:
    """Return the steps of the signing as they stand; those taken back are left out."""
    steps = [each for each in signings.of_agreement(db, made.id) if each.valid]
    kept = {(each.party_id, each.key): each for each in steps}
    reasons = [each.words for each in steps if each.key == signings.UNMET]
    on = made.signed_on or today
    return CeremonyFacts(
        parties=tuple(_party(subject, party, kept, on) for party in cases.parties(subject)),
        given=str(signings.handed(db, made) or ""),
        unmet="；".join(reasons),
        witnesses=tuple(dict.fromkeys(each.person for each in steps if each.key == "witness")),
        readers="、".join(dict.fromkeys(each.person for each in steps if each.key == "read")),
    )


def _party(
    subject: "Case", party: "Party", kept: "dict[tuple[uuid.UUID | None, str], SigningStep]", on: date
) -> CeremonyPartyFacts:
    listed = signings.wanted(subject, party, on)
    extra = [
        each
        for each in signings.kinds()
        if (party.id, each.key) in kept and each not in [want.kind for want in listed]
    ]
    rows = [_step(want.kind.title, kept.get((party.id, want.kind.key))) for want in listed]
    rows += [_step(each.title, kept[party.id, each.key]) for each in extra]
    return CeremonyPartyFacts(name=party.name, why=_why(listed), steps=tuple(rows))


def _why(listed: "tuple[Wanted, ...]") -> str:
    return max((want.why for want in listed), key=len, default="")


def _step(title: str, step: "SigningStep | None") -> StepFacts:
    if step is None:
        return StepFacts(title=title)
    said = [step.words]
    if step.count:
        said.insert(0, f"{step.count}份")
    if step.late_reason:
        said.append(f"补记：{step.late_reason}")
    return StepFacts(
        title=title, time=_moment(step.at), person=step.person, words="；".join(filter(None, said))
    )


def _moment(at: datetime) -> str:
    here = dates.local(at)
    return f"{here.month}-{here.day} {here.hour}:{here.minute:02}"
