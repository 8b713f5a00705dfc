"""Facts: all that one paper may say, made from a case, kept with the paper as JSON, and read back the same."""

import json
import uuid
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from exports import endings, errands, shelter, sittingfacts, terms, walk
from exports.afterfacts import AfterFacts
from exports.ceremony import CeremonyFacts, ceremony
from exports.dossierfacts import DossierFacts
from exports.films import FilmsFacts
from exports.outgoing import (
    AssignmentFacts,
    HandoverFacts,
    InvitationFacts,
    JointFacts,
    MeetingFacts,
    RecipientFacts,
    TasksFacts,
)
from exports.particulars import (
    AgreementFacts,
    CaseFacts,
    EndingFacts,
    PaperFacts,
    ReferralFacts,
    RefusalFacts,
    RequestFacts,
    SittingFacts,
)
from exports.partyfacts import (
    CommitteeFacts,
    OfficerFacts,
    PartyFacts,
    SignerFacts,
    StationFacts,
    with_known,
)
from exports.pastedfacts import PastedFacts
from exports.petitions import ElectionFacts, ExtensionFacts, PleaFacts, SecondFacts, pleas
from exports.sums import CalculationFacts
from models import agreements, formheads, notices, sheltered, sittings, station
from models.cases import Flag
from models.checks import AGREEMENT_FORMS
from models.dates import chinese
from models.errors import Refusal
from models.formheads import PEOPLE_TRACKS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.agreements import Agreement
    from models.cases import Case
    from models.sittings import Sitting
    from models.station import Identity, Station

SCHEMA = 1
SIGNING_FORM = "J08"
_STATION = StationFacts()
_FILMS = FilmsFacts()
_COMMITTEE = CommitteeFacts()
_CASE = CaseFacts()
_SITTING = SittingFacts()
_AGREEMENT = AgreementFacts()
_ENDING = EndingFacts()
_REFUSAL = RefusalFacts()
_REFERRAL = ReferralFacts()
_REQUEST = RequestFacts()
_PAPER = PaperFacts()
_NOBODY = PartyFacts()
_RECIPIENT = RecipientFacts()
_MEETING = MeetingFacts()
_INVITATION = InvitationFacts()
_ASSIGNMENT = AssignmentFacts()
_HANDOVER = HandoverFacts()
_JOINT = JointFacts()
_TASKS = TasksFacts()
_CALCULATION = CalculationFacts()
_MAKER = OfficerFacts()
_SIGNING = CeremonyFacts()
_DOSSIER = DossierFacts()
_AFTER = AfterFacts()
_SECOND = SecondFacts()
_EXTENSION = ExtensionFacts()
_ELECTION = ElectionFacts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that one paper may say.

    ``told`` holds the keys of what the parties were told, ``told_by`` the paper that told them; ``by_hand`` leaves gaps free instead of striking them,
    for a form that is filled in with a pen. ``about`` is the one party that a paper is about, ``recipient`` whom it
    is for, ``maker`` who makes it; ``typed`` is what the form asked its writer.
    """

    schema: int = SCHEMA
    demo: bool = False
    by_hand: bool = False
    station: StationFacts = _STATION
    committee: CommitteeFacts = _COMMITTEE
    case: CaseFacts = _CASE
    parties: tuple[PartyFacts, ...] = ()
    sitting: SittingFacts = _SITTING
    agreement: AgreementFacts = _AGREEMENT
    ending: EndingFacts = _ENDING
    refusal: RefusalFacts = _REFUSAL
    referral: ReferralFacts = _REFERRAL
    request: RequestFacts = _REQUEST
    paper: PaperFacts = _PAPER
    about: PartyFacts = _NOBODY
    recipient: RecipientFacts = _RECIPIENT
    meeting: MeetingFacts = _MEETING
    invitation: InvitationFacts = _INVITATION
    assignment: AssignmentFacts = _ASSIGNMENT
    handover: HandoverFacts = _HANDOVER
    joint: JointFacts = _JOINT
    tasks: TasksFacts = _TASKS
    calculation: CalculationFacts = _CALCULATION
    films: FilmsFacts = _FILMS
    maker: OfficerFacts = _MAKER
    signing: CeremonyFacts = _SIGNING
    dossier: DossierFacts = _DOSSIER
    after: AfterFacts = _AFTER
    second: SecondFacts = _SECOND
    extension: ExtensionFacts = _EXTENSION
    election: ElectionFacts = _ELECTION
    pasted: tuple[PastedFacts, ...] = ()
    typed: dict[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    told_by: str = ""

    @property
    def issuer(self) -> str:
        """Name the organ whose paper it is: the committee on its own tracks, else the police organ."""
        return self.committee.name if self.case.track in PEOPLE_TRACKS else self.station.organ

    @property
    def names(self) -> str:
        """Name all parties."""
        return "、".join(party.name for party in self.parties if party.name)

    @property
    def nothing(self) -> str:
        """Give a form a place that is always empty: struck, or left free for the pen."""
        return ""

    @property
    def given_to(self) -> str:
        """Name whom one copy is handed to."""
        return self.recipient.name or self.invitation.to or self.assignment.to or self.about.name

    @property
    def agent(self) -> str:
        """Name whom a power of attorney appoints."""
        return "、".join(agent.name for agent in self.about.agents)

    @property
    def toward(self) -> str:
        """Name to whom a promise is made or whom a party forgives, else who gives the paper."""
        return self.typed.get("toward", "") or self.about.name

    @property
    def delegates(self) -> str:
        """Name those who were chosen to speak."""
        return "、".join(person.name for person in self.election.delegates)

    @property
    def party_lines(self) -> str:
        """Name every party with role, address and telephone."""
        return "；".join(
            with_known(party.name, party.standing, party.count, party.address, party.telephone)
            for party in self.parties
        )

    @property
    def proper_names(self) -> tuple[str, ...]:
        """List the names of people and places, which a paper sets in one face each."""
        found: list[str] = []
        for party in self.parties:
            found += [party.name, party.address]
            for person in (*party.guardians, *party.agents, *party.representatives):
                found += [person.name, person.address]
        found += [host.name for host in self.sitting.hosts] + [self.sitting.recorder.name]
        found += [person.name for person in self.sitting.attendees]
        found += [self.case.place, self.sitting.place]
        return tuple(dict.fromkeys(name for name in found if name))

    @property
    def applicants(self) -> tuple[PartyFacts, ...]:
        """List who applies; where nobody is said to, the first party does."""
        named = tuple(party for party in self.parties if party.role == "申请人")
        return named or self.parties[:1]

    @property
    def respondents(self) -> tuple[PartyFacts, ...]:
        """List everyone else."""
        return tuple(party for party in self.parties if party not in self.applicants)

    @property
    def pleas(self) -> tuple[PleaFacts, ...]:
        """List what the applicants ask for."""
        return pleas(self.typed.get("plea", ""), self.applicants)

    @property
    def both(self) -> str:
        """Say 双方 of two parties and 各方 of more."""
        return "双方" if self.heads <= 2 else "各方"  # noqa: PLR2004 -- 双方 means two

    @property
    def heads(self) -> int:
        """Count the parties, each member of a group for one."""
        return sum(party.headcount for party in self.parties)

    @property
    def signers(self) -> tuple[SignerFacts, ...]:
        """List every hand that signs for a party, in order."""
        return tuple(signer for party in self.parties for signer in party.signers)

    def to_plain(self) -> dict[str, Any]:
        """Return the facts as plain values that JSON can hold."""
        return asdict(self)

    def to_json(self) -> str:
        """Return the facts as they are kept with the paper."""
        return json.dumps(self.to_plain(), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Facts":
        """Read facts that were kept; refused when a later program wrote them."""
        return cls.from_plain(json.loads(text))

    @classmethod
    def from_plain(cls, kept: dict[str, Any]) -> "Facts":
        """Read facts from plain values; what a later program would know more of is refused, not dropped."""
        if kept.get("schema", 0) > SCHEMA:
            raise Refusal("这份文书是用更新版本的程序制作的，请升级程序后再打开。")
        facts: Facts = _read(cls, kept | {"schema": SCHEMA})
        return facts


def of(
    db: "Session", subject: "Case", form: str, *, today: date, sitting: "Sitting | None" = None,
    agreement: "Agreement | None" = None, number: str = "", draft: bool = True, about: uuid.UUID | None = None,
    whole: bool = False,
) -> Facts:  # fmt: skip
    """Return what ``form`` says of a case on ``today``: the only place that walks a case.

    The sitting is the latest and the agreement the valid one unless given; ``number`` is empty until the paper
    is final. ``about`` is the party, invitation, referral … that a form is made for, one paper each. ``whole`` is for
    the copy that the other side does not get.
    """
    head = formheads.head(form)
    here = station.current(db)
    held = sitting or next(reversed(sittings.of_case(db, subject.id)), None)
    made = agreement or agreements.latest(db, subject.id)
    if agreement is None and "sitting" in head.needs:
        made = terms.of_sitting(db, subject, held)
    known = Facts(
        demo=here.demo,
        station=_station(here),
        committee=CommitteeFacts(name=here.committee, address=here.address, telephone=here.telephone),
        case=walk.case(db, subject),
        parties=walk.parties(db, subject, held, today),
        sitting=sittingfacts.sitting(db, subject, held) if held else _SITTING,
        agreement=terms.agreement(db, subject, made) if made else _AGREEMENT,
        signing=ceremony(db, subject, made, today) if made and form == SIGNING_FORM else _SIGNING,
        ending=endings.ending(db, subject, held),
        refusal=endings.refusal(subject, today),
        referral=endings.referral(db, subject, here),
        request=endings.request(db, subject, made),
        told=notices.told(subject),
        told_by=walk.told_by(db, subject),
    )  # fmt: skip
    known = replace(known, **errands.of(db, subject, head, about, parties=known.parties))
    if errands.hides(subject, head):
        known = _sheltered(subject, head, known, whole=whole)
    copies = head.copies_for(known.heads)
    open_word = known.sitting.open or ("不公开" if Flag.PRIVATE.value in subject.flags else "")
    return replace(
        known,
        paper=PaperFacts(
            form=form, number=number, date=chinese(today), day=today.isoformat(), copies=walk.numeral(copies),
            holders=_holders(known, head), draft=draft, open=open_word,
        ),
    )  # fmt: skip


def _sheltered(subject: "Case", head: formheads.FormHead, known: Facts, *, whole: bool) -> Facts:
    """Return what everyone may read of a case of domestic violence; the words of an agreement are the same for all."""
    words, agreed = sheltered.words(subject), head.id in AGREEMENT_FORMS
    if whole:
        return shelter.texts(known, words, agreed=True) if agreed else known
    hidden = errands.sheltered(subject, known.parties)
    same = zip(known.parties, hidden, strict=True)
    known = replace(
        known, parties=hidden, about=next((each for was, each in same if was is known.about), known.about)
    )
    if "sitting" in head.needs:
        known = replace(known, sitting=shelter.sitting(known.sitting, words))
    known = replace(known, signing=shelter.signing(known.signing, words))
    return shelter.texts(known, words, agreed=agreed)


def blank(db: "Session", form: str, *, today: date, number: str = "", by: "Identity | None" = None) -> Facts:
    """Return the facts of a form that is filled in by hand: the organ, the number, and room for two parties.

    ``by`` is whose name and telephone a card for the villages gives.
    """
    head = formheads.head(form)
    copies = walk.numeral(head.copies_for(2))
    return replace(
        of_desk(db, form, today=today, by=by),
        by_hand=True,
        case=CaseFacts(track=next(iter(head.tracks), "")),
        parties=(PartyFacts(number="一"), PartyFacts(number="二")),
        paper=PaperFacts(form=form, number=number, day=today.isoformat(), copies=copies),
    )


def of_desk(db: "Session", form: str, *, today: date, by: "Identity | None" = None, **more: Any) -> Facts:
    """Return the facts of a paper of the room that belongs to no case: who we are, who makes it, and ``more``."""
    here = station.current(db)
    return Facts(
        demo=here.demo,
        station=_station(here),
        committee=CommitteeFacts(name=here.committee),
        maker=errands.officer(db, by.id) if by else _MAKER,
        paper=PaperFacts(form=form, date=chinese(today), day=today.isoformat()),
        **more,
    )


def _station(here: "Station") -> StationFacts:
    return StationFacts(
        organ=here.organ or here.name, name=here.name, room=here.room, address=here.address,
        telephone=here.telephone, court=here.court,
    )  # fmt: skip


def _holders(facts: Facts, head: formheads.FormHead) -> str:
    """Say who keeps a copy."""
    keepers = {
        "parties": facts.names and f"{facts.names}各一份",
        "station": f"{facts.station.name}一份",
        "committee": f"{facts.committee.name}一份",
        "organ": f"{facts.issuer}一份",
        "receiver": facts.referral.to and f"{facts.referral.to}一份",
        "recipient": facts.given_to and f"{facts.given_to}一份",
        "court": facts.station.court and f"{facts.station.court}一份",
        "agent": facts.agent and f"{facts.agent}一份",
        "toward": facts.toward and f"{facts.toward}一份",
        "delegates": facts.delegates and f"{facts.delegates}一份",
    }
    return "，".join(keepers[holder] for holder in head.holders if keepers[holder])


def _read(kind: Any, kept: Any) -> Any:
    if get_origin(kind) is tuple:
        member = get_args(kind)[0]
        return tuple(_read(member, each) for each in kept)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        known = {field.name for field in fields(kind)}
        return kind(**{name: _read(hints[name], each) for name, each in kept.items() if name in known})
    return kept
