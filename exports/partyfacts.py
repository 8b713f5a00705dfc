"""Who is on a paper: the organs, the officers, the parties and whoever stands beside or for them."""

from dataclasses import dataclass
from typing import Literal

_ONE_LINE = 16


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
    """Somebody who acts for the station or the committee; ``times`` says from when, in whose place."""

    name: str = ""
    title: str = ""
    unit: str = ""
    telephone: str = ""
    times: str = ""

    @property
    def long(self) -> str:
        """Say whether name and unit do not stand on one line."""
        return "是" if len(self.name + self.times + self.unit) > _ONE_LINE else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyFacts:
    """Somebody who stands beside or for a party: a guardian, an agent, a representative.

    A ``deputy`` represents a unit without being its legal representative: to a court this is an agent.
    """

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
    deputy: str = ""

    @property
    def document(self) -> str:
        """State kind and number of the identity document."""
        return f"{self.id_kind} {self.id_number}".strip() if self.id_number else ""

    @property
    def power(self) -> str:
        """Name the kind of authority as the power of attorney offers it (民法典 165)."""
        return "特别代理" if "特别" in self.authority else "一般代理" if self.authority else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerFacts:
    """One hand that must sign: in which capacity, who, and for whom."""

    capacity: str = "当事人"
    name: str = ""
    of: str = ""
    stamp: bool = False
    deputy: str = ""
    aids: tuple[str, ...] = ()

    @property
    def caption(self) -> str:
        """Print who signs and for whom, so that ten signatures stay apart."""
        if not self.of:
            return self.name
        link = {
            "监护人": "的监护人",
            "委托代理人": "的代理人",
            "推选代表人": "推选",
            "翻译人员": "的翻译",
            "手语翻译人员": "的手语翻译",
        }.get(self.capacity, "")
        return f"{self.name}（{self.of}{link}）"


# below the signature of somebody who cannot read: who wrote for them and who was there (domain.md 2.1)
READ_ALOUD = ("（已向本人宣读）", "代书人（签名）：", "见证人（签名）：")
UNNOTIFIED = "已满十六周岁，以自己的劳动收入为主要生活来源，本人同意不通知"
INTERPRETERS = {"不通晓当地语言": "翻译人员", "聋哑": "手语翻译人员"}


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
    consent: str = ""
    headcount: int = 1
    present: bool = True
    claim: str = ""
    injury: str = ""
    loss: str = ""
    guardians: tuple[ProxyFacts, ...] = ()
    agents: tuple[ProxyFacts, ...] = ()
    representatives: tuple[ProxyFacts, ...] = ()
    reads: bool = True
    interpreting: str = ""
    interpreter: str = ""
    unnotified: str = ""

    @property
    def label(self) -> str:
        """Name the side and the role: 甲方（申请人）."""
        if self.side and self.role:
            return f"{self.side}（{self.role}）"
        return self.side or self.role

    @property
    def standing(self) -> str:
        """Name the side and the role inside a bracket: 甲方，申请人."""
        return "，".join(part for part in (self.side, self.role) if part)

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
    def consent_boxes(self) -> str:
        """Offer 同意 and 不同意, the one that was said ticked."""
        return "　".join(("☑" if self.consent == word else "☐") + word for word in ("同意", "不同意"))

    @property
    def count(self) -> str:
        """State the number of people of an unnamed group."""
        return f"共{self.headcount}人" if self.headcount > 1 else ""

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
            hands = self.representatives or (ProxyFacts(name=self.legal_representative),)
            return (
                tuple(
                    SignerFacts(
                        capacity="代表人", name=hand.name, of=self.name, stamp=True, deputy=hand.deputy
                    )
                    for hand in hands
                )
                + self._agents()
            )
        own: tuple[SignerFacts, ...] = ()
        stood_for = bool(self.agents or self.representatives) and not self.present
        if self.capacity != "无民事行为能力" and not stood_for:
            group = self.headcount > 1  # 另两名车主: the names are not known, each signs
            aids = () if self.reads else READ_ALOUD
            own = (
                (SignerFacts(of=self.name),) * self.headcount
                if group
                else (SignerFacts(name=self.name, aids=aids),)
            )
        guards = tuple(
            SignerFacts(capacity="监护人", name=guardian.name, of=self.name) for guardian in self.guardians
        )
        if not guards and self.capacity:
            guards = (SignerFacts(capacity="监护人", of=self.name),)
        elected = tuple(
            SignerFacts(capacity="推选代表人", name=person.name, of=self.name)
            for person in self.representatives
        )
        voice = (
            (SignerFacts(capacity=self.interpreting, name=self.interpreter, of=self.name),)
            if self.interpreting
            else ()
        )
        return own + guards + self._agents() + elected + voice

    def _agents(self) -> tuple[SignerFacts, ...]:
        return tuple(
            SignerFacts(capacity="委托代理人", name=agent.name, of=self.name) for agent in self.agents
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendeeFacts:
    """Somebody else who is there: a witness, an invited helper, an interpreter; ``office`` is filled for a unit without a name."""

    name: str = ""
    capacity: str = ""
    unit: str = ""
    address: str = ""
    telephone: str = ""
    office: str = ""

    @property
    def line(self) -> str:
        """State who it is, with address and telephone as 程序规定 184 asks."""
        return with_known(self.name, self.capacity, self.unit, self.address, self.telephone)

    @property
    def brief(self) -> str:
        """State who it is and from where."""
        return with_known(self.name, self.capacity, self.unit)


def with_known(name: str, *known: str) -> str:
    """Put what is known of somebody in one bracket behind the name."""
    inside = "，".join(part for part in known if part)
    return f"{name}（{inside}）" if inside else name
