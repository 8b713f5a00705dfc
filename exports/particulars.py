"""What a paper may say, already formatted for print: plain frozen values without a word on layout.

They are stored with the paper as JSON, so a reprint says what the first print said. A value that the case lacks
is ``""``; nothing is invented.
"""

import json
from dataclasses import asdict, dataclass, fields, is_dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

from models.errors import Refusal

SCHEMA = 1

PEOPLE_TRACKS = ("RM", "RM-ZA")


@dataclass(frozen=True, slots=True, kw_only=True)
class StationFacts:
    """The police organ and its station."""

    organ: str = ""
    name: str = ""
    room: str = ""
    address: str = ""
    telephone: str = ""
    court: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeFacts:
    """The people's mediation committee."""

    name: str = ""
    address: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerFacts:
    """Somebody who acts for the station or the committee."""

    name: str = ""
    title: str = ""
    unit: str = ""
    badge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyFacts:
    """Somebody who stands beside or for a party: a guardian, an agent, a representative."""

    name: str = ""
    relation: str = ""
    sex: str = ""
    birth: str = ""
    id_kind: str = ""
    id_number: str = ""
    address: str = ""
    telephone: str = ""
    authority: str = ""
    term: str = ""
    present: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerFacts:
    """One hand that must sign: in which capacity, who, and for whom."""

    capacity: str = "当事人"
    name: str = ""
    of: str = ""
    stamp: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFacts:
    """One party, a person or an organisation, on any side."""

    number: str = ""
    side: str = ""
    role: str = ""
    kind: Literal["person", "organisation"] = "person"
    name: str = ""
    former_name: str = ""
    sex: str = ""
    ethnicity: str = ""
    age: str = ""
    birth: str = ""
    id_kind: str = ""
    id_number: str = ""
    employer: str = ""
    occupation: str = ""
    address: str = ""
    domicile: str = ""
    telephone: str = ""
    credit_code: str = ""
    legal_representative: str = ""
    legal_title: str = ""
    capacity: str = ""
    present: bool = True
    claim: str = ""
    injury: str = ""
    loss: str = ""
    guardians: tuple[ProxyFacts, ...] = ()
    agents: tuple[ProxyFacts, ...] = ()
    representatives: tuple[ProxyFacts, ...] = ()

    @property
    def label(self) -> str:
        """Name the side and the role: 甲方（申请人）."""
        if self.side and self.role:
            return f"{self.side}（{self.role}）"
        return self.side or self.role

    @property
    def years(self) -> str:
        """State age and date of birth as far as known: 58岁（1968年5月7日出生）."""
        if self.age and self.birth:
            return f"{self.age}（{self.birth}出生）"
        return self.age or (f"{self.birth}出生" if self.birth else "")

    @property
    def document(self) -> str:
        """State kind and number of the identity document."""
        return f"{self.id_kind} {self.id_number}".strip() if self.id_number else ""

    @property
    def work(self) -> str:
        """State employer and occupation."""
        return "，".join(part for part in (self.employer, self.occupation) if part)

    @property
    def abode(self) -> str:
        """State 单位或住址, as the forms of 人民调解 ask."""
        return "；".join(part for part in (self.employer, self.address) if part)

    @property
    def signers(self) -> tuple[SignerFacts, ...]:
        """List who signs for this party.

        A person without capacity cannot sign (民法典 20, 21, 144), one of limited capacity signs with the guardian
        (19, 22); an absent party signs by agent; an organisation by its representative and its stamp.
        """
        if self.kind == "organisation":
            hands = [person.name for person in self.representatives] or [self.legal_representative]
            return tuple(
                SignerFacts(capacity="代表人", name=name, of=self.name, stamp=True) for name in hands
            ) + self._agents()
        own: tuple[SignerFacts, ...] = ()
        stood_for = bool(self.agents or self.representatives) and not self.present
        if self.capacity != "无民事行为能力" and not stood_for:
            own = (SignerFacts(name=self.name),)
        guards = tuple(
            SignerFacts(capacity="监护人", name=guardian.name, of=self.name) for guardian in self.guardians
        )
        if not guards and self.capacity:
            guards = (SignerFacts(capacity="监护人", of=self.name),)
        elected = tuple(
            SignerFacts(capacity="推选代表人", name=person.name, of=self.name) for person in self.representatives
        )
        return own + guards + self._agents() + elected

    def _agents(self) -> tuple[SignerFacts, ...]:
        return tuple(
            SignerFacts(capacity="委托代理人", name=agent.name, of=self.name) for agent in self.agents
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendeeFacts:
    """Somebody else who is there: a witness, an invited helper, an interpreter."""

    name: str = ""
    capacity: str = ""
    unit: str = ""
    address: str = ""
    telephone: str = ""

    @property
    def line(self) -> str:
        """State who it is in one phrase."""
        known = (self.unit, self.address, self.telephone)
        inside = "，".join(part for part in (self.capacity, *known) if part)
        return f"{self.name}（{inside}）" if inside else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """One line of the record; private lines never become facts."""

    time: str = ""
    speaker: str = ""
    kind: Literal["speech", "event"] = "speech"
    text: str = ""
    struck: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseFacts:
    """One of the three phases: when it ran and what was said."""

    name: str = ""
    time: str = ""
    lines: tuple[LineFacts, ...] = ()


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
    recorder: OfficerFacts = OfficerFacts()
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

    @property
    def host_names(self) -> str:
        """Name the hosts."""
        return "、".join(host.name for host in self.hosts)

    @property
    def attendee_lines(self) -> str:
        """Name the others who are there."""
        return "；".join(person.line for person in self.attendees)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseFacts:
    """One clause as agreed; ``sum`` repeats the amount in figures and 大写 when the words lack either."""

    number: str = ""
    text: str = ""
    sum: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFacts:
    """What the parties agreed."""

    title: str = ""
    number: str = ""
    date: str = ""
    place: str = ""
    facts: str = ""
    issues: str = ""
    responsibility: str = ""
    clauses: tuple[ClauseFacts, ...] = ()
    dues: tuple[DueFacts, ...] = ()
    performance: str = ""
    total: str = ""
    total_words: str = ""
    on_the_spot: bool = False

    @property
    def sum(self) -> str:
        """State the total in 大写 and figures."""
        return f"{self.total_words}（{self.total}）" if self.total and self.total_words else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingFacts:
    """How a mediation ended without an agreement (D18)."""

    ground: str = ""
    explanation: str = ""
    rounds: str = ""
    dates: str = ""
    settled_between: bool = False


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralFacts:
    """To whom a case is sent, why, and by when an answer is asked (D22)."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFacts:
    """The written request not to be punished after an agreement that was performed (D21)."""

    way: str = ""
    agreement_title: str = ""
    agreement_number: str = ""
    agreement_date: str = ""
    proofs: tuple[DueFacts, ...] = ()
    undecided: bool = False
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
    incident: str = ""
    registrar: str = ""
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
    channel: str = ""
    handler: str = ""
    opinion: str = ""
    approver: str = ""
    approved_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """The paper itself: number, date, copies and who keeps one."""

    form: str = ""
    number: str = ""
    date: str = ""
    day: str = ""
    copies: str = ""
    holders: str = ""
    draft: bool = False
    open: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that one paper may say.

    ``told`` holds the keys of what the parties were told; ``by_hand`` leaves gaps free instead of striking them,
    for a form that is filled in with a pen.
    """

    schema: int = SCHEMA
    demo: bool = False
    by_hand: bool = False
    station: StationFacts = StationFacts()
    committee: CommitteeFacts = CommitteeFacts()
    case: CaseFacts = CaseFacts()
    parties: tuple[PartyFacts, ...] = ()
    sitting: SittingFacts = SittingFacts()
    agreement: AgreementFacts = AgreementFacts()
    ending: EndingFacts = EndingFacts()
    refusal: RefusalFacts = RefusalFacts()
    referral: ReferralFacts = ReferralFacts()
    request: RequestFacts = RequestFacts()
    paper: PaperFacts = PaperFacts()
    told: tuple[str, ...] = ()

    @property
    def issuer(self) -> str:
        """Name the organ whose paper it is: the committee on its own tracks, else the police organ."""
        return self.committee.name if self.case.track in PEOPLE_TRACKS else self.station.organ

    @property
    def names(self) -> str:
        """Name all parties."""
        return "、".join(party.name for party in self.parties if party.name)

    @property
    def both(self) -> str:
        """Say 双方 of two parties and 各方 of more."""
        return "双方" if len(self.parties) <= 2 else "各方"  # noqa: PLR2004 -- 双方 means two

    @property
    def signers(self) -> tuple[SignerFacts, ...]:
        """List every hand that signs for a party, in order."""
        return tuple(signer for party in self.parties for signer in party.signers)

    def to_json(self) -> str:
        """Return the facts as they are kept with the paper."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Facts":
        """Read facts that were kept; refused when a later program wrote them."""
        kept = json.loads(text)
        if kept.get("schema", 0) > SCHEMA:
            raise Refusal("这份文书是用更新版本的程序制作的，请升级程序后再打开。")
        kept["schema"] = SCHEMA
        facts: Facts = _read(cls, kept)
        return facts


def _read(kind: Any, kept: Any) -> Any:
    if get_origin(kind) is tuple:
        member = get_args(kind)[0]
        return tuple(_read(member, each) for each in kept)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        known = {field.name for field in fields(kind)}
        return kind(**{name: _read(hints[name], each) for name, each in kept.items() if name in known})
    return kept
