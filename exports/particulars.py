"""What a paper may say, already formatted for print: plain frozen values without a word on layout.

They are stored with the paper as JSON, so a reprint says what the first print said. A value that the case lacks
is ``""``; nothing is invented.
"""

from dataclasses import dataclass
from typing import Literal

from exports.partyfacts import AttendeeFacts, OfficerFacts

NOBODY = OfficerFacts()
_STOPS = "。．.！!？?；;：:…”’」』"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """One line of the record; private lines never become facts.

    ``mark`` says what kind of line it is, where its words need it; ``led`` who presided then. What is struck by hand
    of the recorder is initialled at the place.
    """

    time: str = ""
    speaker: str = ""
    kind: Literal["speech", "event"] = "speech"
    text: str = ""
    struck: bool = False
    mark: str = ""
    led: tuple[str, ...] = ()

    @property
    def initial(self) -> str:
        """Say that whoever it is about presses a finger here: the words were struck."""
        return "捺印" if self.struck else ""

    @property
    def leaders(self) -> str:
        """Name who presided then, one a line."""
        return "\n".join(self.led)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseFacts:
    """One of the three phases: when it ran and what was said."""

    name: str = ""
    time: str = ""
    lines: tuple[LineFacts, ...] = ()
    led: tuple[str, ...] = ()

    @property
    def leaders(self) -> str:
        """Name who presided when it began, one a line."""
        return "\n".join(self.led)


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingFacts:
    """One sitting with its phases in the order of the record."""

    ordinal: str = ""
    date: str = ""
    time: str = ""
    start: str = ""
    end: str = ""
    place: str = ""
    mode: str = ""
    open: str = ""
    hosts: tuple[OfficerFacts, ...] = ()
    recorder: OfficerFacts = NOBODY
    parties_present: str = ""
    parties_absent: str = ""
    attendees: tuple[AttendeeFacts, ...] = ()
    opening: tuple[LineFacts, ...] = ()
    phases: tuple[PhaseFacts, ...] = ()
    agreed_facts: tuple[str, ...] = ()
    disputed_facts: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    recording: str = ""
    outcome: str = ""
    result: str = ""
    presided: tuple[OfficerFacts, ...] = ()
    timed: tuple[str, ...] = ()
    withheld: str = ""

    @property
    def leaders(self) -> tuple[OfficerFacts, ...]:
        """Return everyone who presided: each signs, whoever was replaced too."""
        return self.presided or self.hosts

    @property
    def timed_text(self) -> str:
        """Join how long each side spoke."""
        return _sentences(self.timed)

    @property
    def host_names(self) -> str:
        """Name the hosts, one who came in the place of another with the time."""
        return "、".join(f"{host.name}{host.times}" for host in self.hosts)

    @property
    def agreed_text(self) -> str:
        """Join what nobody disputes."""
        return _sentences(self.agreed_facts)

    @property
    def disputed_text(self) -> str:
        """Join what is disputed."""
        return _sentences(self.disputed_facts)

    @property
    def evidence_text(self) -> str:
        """Join the evidence."""
        return _sentences(self.evidence)

    @property
    def attendee_names(self) -> str:
        """Name the others who are there."""
        return "；".join(person.brief for person in self.attendees)

    @property
    def attendee_lines(self) -> str:
        """Name the others who are there, with address and telephone."""
        return "；".join(person.line for person in self.attendees)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseFacts:
    """One clause as agreed; ``sum`` repeats the amount in figures and 大写 when the words lack either.

    ``plain`` says it in everyday words; ``head`` and ``rows`` are its schedule, a household or a worker a line.
    """

    number: str = ""
    text: str = ""
    sum: str = ""
    plain: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def seven(self) -> bool:
        """Tell whether its schedule has the seven columns that the forms give widths for."""
        return len(self.head) == 7  # noqa: PLR2004 -- the widths in the forms are seven


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFacts:
    """One thing to be done: who, to whom, what, by when, how, and whether it has been."""

    number: str = ""
    clause: str = ""
    debtor: str = ""
    creditor: str = ""
    deed: str = ""
    amount: str = ""
    words: str = ""
    due: str = ""
    method: str = ""
    done: str = ""
    proof: str = ""

    @property
    def line(self) -> str:
        """State the due in one line."""
        sum_of = f"{self.words}（{self.amount}）" if self.amount and self.words else self.amount
        who = f"{self.debtor}向{self.creditor}履行" if self.creditor else self.debtor
        parts = (who, sum_of, self.due and f"期限：{self.due}", self.method and f"方式：{self.method}")
        return f"{self.deed}：" + "，".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFacts:
    """What the parties agreed."""

    title: str = ""
    number: str = ""
    date: str = ""
    place: str = ""
    occasion: str = ""
    facts: str = ""
    issues: str = ""
    responsibility: str = ""
    clauses: tuple[ClauseFacts, ...] = ()
    dues: tuple[DueFacts, ...] = ()
    performance: str = ""
    total: str = ""
    total_words: str = ""
    on_the_spot: bool = False
    otherwise: str = ""
    spared: str = ""
    all_spared: bool = False

    @property
    def tabled(self) -> tuple[ClauseFacts, ...]:
        """Return all clauses where any has a schedule: each is then set with what stands under it."""
        return self.clauses if any(clause.rows for clause in self.clauses) else ()

    @property
    def issues_said(self) -> str:
        """State what is disputed as a sentence."""
        return stopped(self.issues)

    @property
    def responsibility_said(self) -> str:
        """State who answers for what as a sentence."""
        return stopped(self.responsibility)

    @property
    def facts_said(self) -> str:
        """State the facts as sentences."""
        return stopped(self.facts)

    @property
    def clause_lines(self) -> str:
        """Print the clauses as numbered lines of one cell."""
        return "\n".join(
            line
            for clause in self.clauses
            for line in (
                f"{clause.number}、{clause.text}" + (f"（{clause.sum}）" if clause.sum else ""),
                *("　".join(row).strip() for row in (clause.head, *clause.rows) if row),
            )
        )

    @property
    def performance_lines(self) -> str:
        """Print manner and time of performance as lines of one cell."""
        lines = [self.performance] if self.performance else []
        return "\n".join(lines + [due.line for due in self.dues])

    @property
    def sum(self) -> str:
        """State the total in 大写 and figures."""
        return f"{self.total_words}（{self.total}）" if self.total and self.total_words else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingFacts:
    """How a mediation ended without an agreement (D18); ``kind`` is 未达成, 撤回 or 自行和解."""

    kind: str = ""
    ground: str = ""
    explanation: str = ""
    rounds: str = ""
    dates: str = ""

    @property
    def said(self) -> str:
        """State the explanation as a sentence."""
        return stopped(self.explanation)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingFacts:
    """One reason with its article, or one route with what to bring."""

    text: str = ""
    law: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalFacts:
    """Why the case is not mediated here, and where it may go (D19)."""

    unmet: tuple[FindingFacts, ...] = ()
    exclusions: tuple[FindingFacts, ...] = ()
    explanation: str = ""
    routes: tuple[FindingFacts, ...] = ()

    @property
    def said(self) -> str:
        """State the explanation as a sentence."""
        return stopped(self.explanation)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralFacts:
    """To whom a case is sent, why, and by when an answer is asked (D22, D23); ``criminal`` where a crime came to light."""

    kind: str = ""
    to: str = ""
    done: str = ""
    reason: str = ""
    basis: str = ""
    attachments: tuple[str, ...] = ()
    advice: str = ""
    feedback_due: str = ""
    contact: str = ""
    telephone: str = ""
    consent: str = ""
    criminal: str = ""

    @property
    def attachment_lines(self) -> str:
        """Number the attachments."""
        return "".join(f"{place}．{name}；" for place, name in enumerate(self.attachments, 1)).rstrip("；")


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFacts:
    """The written request not to be punished after an agreement that was performed (D21)."""

    way: str = ""
    agreement_title: str = ""
    agreement_number: str = ""
    agreement_date: str = ""
    proofs: tuple[DueFacts, ...] = ()
    performed: str = ""
    proof: str = ""
    undecided: bool = False
    opinion: str = ""
    finding: str = ""
    reason: str = ""
    handler: str = ""
    approver: str = ""
    approved_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """The case as received."""

    number: str = ""
    track: str = ""
    track_name: str = ""
    title: str = ""
    received: str = ""
    accepted: str = ""
    source: str = ""
    entry: str = ""
    incident: str = ""
    police_number: str = ""
    registrar: str = ""
    registrar_police: str = ""
    happened: str = ""
    place: str = ""
    kind: str = ""
    nature: str = ""
    offence: str = ""
    cause: str = ""
    ground: str = ""
    summary: str = ""
    claims: str = ""
    people: str = ""
    amount: str = ""
    injury: str = ""
    loss: str = ""
    risks: str = ""
    flags: tuple[str, ...] = ()
    repeats: str = ""
    level: str = ""
    level_reason: str = ""
    channel: str = ""
    handler: str = ""
    opinion: str = ""
    approver: str = ""
    approved_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """The paper itself: number, date, copies and who keeps one; ``code`` and ``holder`` stand outside the text."""

    form: str = ""
    number: str = ""
    date: str = ""
    day: str = ""
    copies: str = ""
    holders: str = ""
    draft: bool = False
    open: str = ""
    code: str = ""
    holder: str = ""


def stopped(text: str) -> str:
    """End a text with a full stop where its writer left it out; only print does so.

    >>> stopped("损失的数额"), stopped("损失多少？"), stopped("")
    ('损失的数额。', '损失多少？', '')
    """
    said = text.rstrip()
    return f"{said}。" if said and said[-1] not in _STOPS else text


def _sentences(texts: tuple[str, ...]) -> str:
    return "；".join(text.rstrip("。；") for text in texts) + "。" if texts else ""
