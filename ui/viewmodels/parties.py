"""A party as it stands on the intake page: raw words, what follows from them, and the draft they make."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from models import cases, dates, identity, people, phones
from models.errors import Refusal
from models.intake import PartyDraft
from ui.viewmodels import lines, said, standing, veil

Tone = Literal["", "good", "warn"]
PERSON, ORGANISATION, GROUP = "person", "organisation", "group"
KINDS = ((PERSON, "个人"), (ORGANISATION, "单位"), (GROUP, "人群"))
NO_DOCUMENT = "无证件"
#: Where a number came from when a card reader read it.
READ = "读卡"
DOTS = str.maketrans(dict.fromkeys("•‧・∙⋅", "·"))
#: What officers write into the number field when there is no card at hand.
SPOKEN = frozenset({"口述", "无", "无证", "无证件", "没带", "未带", "不详"})
DERIVING = frozenset({"居民身份证", "临时身份证", "户口簿", "港澳台居民居住证", "外国人永居证"})
_PASTED = 6  # so many characters at once come from the clipboard, not from a key

_PERSON_WORDS = (
    "telephone", "address", "ethnicity", "employer", "occupation", "domicile", "incapacity", "id_source",
)  # fmt: skip
_ORGANISATION_WORDS = ("credit_code", "address", "legal_representative", "legal_title", "telephone")


@dataclass(frozen=True)
class Derived:
    """What the words of a party say beyond themselves; ``sure`` when a checked number says it."""

    sex: str = ""
    birth: str = ""
    age: str = ""
    sure: bool = False
    tag: str = ""
    tone: Tone = ""
    help: str = ""
    guardian: bool = False
    minor: bool = False
    grown: bool = False  # sixteen or seventeen: one's own wages may make one an adult
    untold: bool = False  # lives on own wages, and did not agree that no guardian is told


@dataclass
class Party:
    """One card: the words as typed, under the names that the verbs use for their fields."""

    side: str = "甲"
    kind: str = PERSON
    words: dict[str, Any] = field(default_factory=dict)
    key: str = field(default_factory=lambda: uuid.uuid4().hex)
    party_id: str = ""
    kept: dict[str, Any] = field(default_factory=dict)
    veiled: set[str] = field(default_factory=set)
    known: dict[str, str] = field(default_factory=dict)  # of the person on record who was said to be the same
    others: set[str] = field(default_factory=set)  # people who were said not to be the same
    invented: bool = False  # in a demonstration no number is of a real area

    def put(self, key: str, value: Any) -> None:
        """Take one field's words; what is left of a mask is not a number, and the true one stays."""
        if key in self.veiled:
            if veil.MASK in str(value):
                return
            self.veiled.discard(key)
        if key in {"name", "id_number"} and value != self.words.get(key):
            self.words.pop("id_source", None)  # what was typed over is no longer what the card said
        self.words[key] = value

    def veil(self) -> None:
        """Mask the numbers that stand on the card as they are on record."""
        self.veiled = veil.numbers(self.words, self.kept.get("words", {}) | self.known)

    def seen(self) -> dict[str, Any]:
        """Return the words as they are shown."""
        return {
            key: veil.masked(key, str(value)) if key in self.veiled else value
            for key, value in self.words.items()
        }

    def word(self, key: str) -> str:
        """Return one field's words, stripped."""
        return str(self.words.get(key) or "").strip()

    @property
    def name(self) -> str:
        """Return the name as typed."""
        return self.word("name")

    @property
    def empty(self) -> bool:
        """Say whether nothing has been typed; the choices that a card begins with do not count."""
        return not any(
            value for key, value in self.words.items() if key not in {"role", "consent", "id_kind"}
        )

    @property
    def changed(self) -> bool:
        """Say whether a party that is already on record was corrected on screen."""
        return bool(self.party_id) and self.plain() | {"others": []} != self.kept | {"others": []}

    def plain(self) -> dict[str, Any]:
        """Return what a draft keeps."""
        words = {key: value for key, value in self.words.items() if value not in ("", None, False, [])}
        plain = {"side": self.side, "kind": self.kind, "words": words, "party_id": self.party_id}
        known = {"known": dict(self.known)} if self.known else {}
        return plain | known | ({"others": sorted(self.others)} if self.others else {})

    @classmethod
    def from_plain(cls, content: dict[str, Any]) -> "Party":
        """Return the card that ``plain`` kept."""
        return cls(
            str(content.get("side", "甲")), str(content.get("kind", PERSON)), dict(content.get("words", {})),
            party_id=str(content.get("party_id", "")), known=dict(content.get("known", {})),
            others=set(content.get("others", ())),
        )  # fmt: skip

    def pasted(self, before: str, now: str, *, today: date) -> tuple[dict[str, str], ...]:
        """Return the fields of each person pasted into the name, or nothing for an ordinary name."""
        if len(now) - len(before) < _PASTED:
            return ()
        return lines.read_lines(now, today=today)

    def take(self, found: Mapping[str, str]) -> bool:
        """Take the fields of a pasted line and become the kind that they are of; False where they do not fit."""
        wanted = lines.kind_of(found) or (PERSON if self.kind == GROUP and len(found) > 1 else self.kind)
        if wanted != self.kind and self.party_id:
            return False
        self.kind = wanted
        for key, value in found.items():
            self.put(key, value)
        return True

    def adopt_kind(self, today: date) -> str:
        """Take the kind of document that the number alone tells, while none is chosen, and say so."""
        if self.kind != PERSON or self.word("id_kind") or "id_number" in self.veiled:
            return ""
        told = identity.kind_told(self.word("id_number"), today=today)
        if not told:
            return ""
        self.words["id_kind"] = told
        return f"已按{told}登记，不对请改“证件种类”。"

    def derived(self, today: date) -> Derived:
        """Say what follows from the words: sex, birth and age from the number, and who must be there."""
        if self.kind != PERSON:
            return Derived()
        number = _number(self, today)
        birth = number.birth if number else lines.day(self.word("birth"), today)
        years = dates.age(birth, today) if birth else said.told_years(self.word("stated_age"))
        probe = people.Person(
            birth=birth, stated_age=years, incapacity=self.word("incapacity"),
            self_supporting=bool(self.words.get("self_supporting")),
        )  # fmt: skip
        guardian = people.capacity(probe, today) is not people.Capacity.FULL
        read = self.word("id_source") == READ
        minor = years is not None and years < people.ADULT
        untold = minor and not guardian and not self.words.get("unnotified")
        tag, tone = _tag(number, years, guardian=guardian, read=read, untold=untold)
        return Derived(
            sex=(number.sex if number else "") or self.word("sex"),
            birth=birth.isoformat() if number and birth else self.word("birth"),
            age="" if years is None else str(years),
            sure=number is not None,
            tag=tag,
            tone=tone,
            help="".join(number.warnings) if number else "",
            guardian=guardian,
            minor=minor,
            untold=untold,
            grown=years is not None and people.SELF_SUPPORTING_FROM <= years < people.ADULT,
        )

    def told(self, today: date) -> Derived:
        """Say what follows, masked where the number is: the day of birth stands in the number."""
        found = self.derived(today)
        if "id_number" not in self.veiled:
            return found
        tag = found.tag.partition(" 岁，")[2] or found.tag
        return replace(found, birth=found.birth and veil.DAY, age=found.age and veil.AGE, tag=tag, sure=True)

    @property
    def interpreted(self) -> bool:
        """Say whether the party speaks through somebody else."""
        return standing.interpreted(self.words)

    @property
    def consequence(self) -> str:
        """Say what the needs of the party mean for later steps."""
        return standing.consequence(self.words)

    def passed_over(self, *, minor: bool) -> str:
        """Ask why nearer guardians are passed over; nothing when nobody is."""
        return standing.passed_over(self.words, minor=minor)

    def check(self, key: str, today: date) -> str:
        """Return what is wrong with one field, or what to look at again in it though it is taken; or nothing."""
        wrong = self.draft(today)[1].get(key, "")
        return wrong or "".join(self._doubts(key, today))

    def _doubts(self, key: str, today: date) -> tuple[str, ...]:
        """Say what an officer should compare with the card: own characters of a name, old codes of a number."""
        if key == "name" and self.kind == PERSON:
            return identity.name_warnings(self.name)
        if key == "id_number" and self.kind == PERSON and key not in self.veiled:
            number = _number(self, today)
            return number.warnings if number else ()
        if key == "credit_code" and self.word(key):
            return identity.CreditCode.parse(self.word(key)).warnings
        return ()

    def draft(self, today: date) -> tuple[PartyDraft, dict[str, str]]:
        """Return the draft of this party, and by field what could not be read."""
        reader = _Reader(self, today)
        made = PartyDraft(
            side=self.side, role=self.word("role"), kind=self.kind,
            name=str(self.words.get("name") or ""), consent=self.word("consent"),
            note=standing.note_of(self.words), representative=self.word("representative"),
            representative_title=self.word("representative_title"),
        )  # fmt: skip
        if self.kind == ORGANISATION:
            made.organisation = {key: self.word(key) for key in _ORGANISATION_WORDS}
            reader.number("credit_code", lambda text: identity.CreditCode.parse(text).text)
        elif self.kind == GROUP:
            made.headcount = reader.count()
        else:
            made.person = reader.person()
        if self.kind == PERSON:
            made.person_id = uuid.UUID(self.known["person_id"]) if self.known else None
            made.needs, made.interpreter = standing.needs_of(self.words), self.word("interpreter")
        if self.kind == PERSON and self.word("guardian.name"):
            made.guardian = reader.other("guardian.")
            made.guardian_relation = self.word("guardian_relation")
            made.guardian_notified_on = reader.read("guardian_notified_on", reader.day)
            made.guardian_conflict = bool(self.words.get("guardian_conflict"))
            reader.problems |= standing.problems(self.words, minor=self.derived(today).minor)
        if self.word("agent.name"):
            made.agent = reader.other("agent.")
            made.agent_authority = self.word("agent_authority")
            made.agent_until = reader.read("agent_until", reader.day)
        return made, reader.problems


class _Reader:
    """Reads the fields of one party and collects every problem, so that all are shown at once."""

    def __init__(self, party: Party, today: date) -> None:
        self.party = party
        self.today = today
        self.problems: dict[str, str] = {}

    def read(self, key: str, parse: Callable[[str], Any]) -> Any:
        """Return the parsed field; None when it is empty or cannot be read."""
        if not self.party.word(key):
            return None
        try:
            return parse(self.party.word(key))
        except Refusal as refusal:
            self.problems[key] = refusal.message
        return None

    def day(self, text: str) -> date:
        """Return a day as it was told today."""
        return dates.parse(text, today=self.today)

    def number(self, key: str, parse: Callable[[str], str]) -> str:
        """Return a number as it is kept; the telephone too is read, so that its problem is shown."""
        self.read("telephone", lambda text: phones.Phone.parse(text).text)
        return self.read(key, parse) or ""

    def count(self) -> int | None:
        """Return how many people stand behind the name of a group; None when nobody knows."""
        found: int | None = self.read("headcount", said.people_count)
        return found

    def person(self) -> dict[str, Any]:
        """Return the columns of the person."""
        party, today = self.party, self.today
        found: dict[str, Any] = {key: party.word(key) for key in _PERSON_WORDS if party.word(key)}
        found["self_supporting"] = bool(party.words.get("self_supporting"))
        kind = party.word("id_kind") or identity.ID_KINDS[0]
        if party.word("id_number") in SPOKEN:
            found |= {"id_kind": NO_DOCUMENT, "id_source": "口述"}
        else:
            number = self.number("id_number", lambda text: identity.clean_document(kind, text, today=today))
            found |= {"id_kind": kind, "id_number": number} if number else {}
        self.read("telephone", lambda text: phones.Phone.parse(text).text)
        checked = _number(party, today)
        if checked and not checked.sex:
            found["sex"] = self.read("sex", said.sex) or ""
        if not checked:
            found["sex"] = self.read("sex", said.sex) or ""
            found["birth"] = self.read("birth", lambda text: said.past(dates.parse(text, today=today), today))
            if found["birth"] is None:
                found["stated_age"] = self.read("stated_age", said.years)
        return {key: value for key, value in found.items() if value not in ("", None)}

    def other(self, prefix: str) -> dict[str, Any]:
        """Return the columns of the guardian or the agent."""
        today = self.today
        found = {"name": self.party.word(prefix + "name")}
        number = self.read(
            prefix + "id_number", lambda text: identity.clean_document("居民身份证", text, today=today)
        )
        telephone = self.read(prefix + "telephone", lambda text: phones.Phone.parse(text).text)
        if number:
            found["id_number"] = number
        if telephone:
            found["telephone"] = telephone
        return found


def next_side(cards: list[Party]) -> str:
    """Return the side of the next card: 甲, 乙, then the side of the last one."""
    sides = [card.side for card in cards]
    if not sides:
        return cases.SIDES[0]
    return cases.SIDES[1] if set(sides) == {cases.SIDES[0]} and len(sides) == 1 else sides[-1]


def fresh(side: str) -> Party:
    """Return an empty card with the role that its side usually has."""
    role = cases.Role.APPLICANT if side == cases.SIDES[0] else cases.Role.RESPONDENT
    return Party(side=side, words={"role": role.value})


def shown(row: cases.Party) -> Party:
    """Return the card of a party that is on record."""
    card = Party(side=row.side, party_id=str(row.id))
    words: dict[str, Any] = {
        "name": row.name, "role": row.role, "consent": row.consent,
        "representative": row.representative, "representative_title": row.representative_title,
    } | standing.words_of(row)  # fmt: skip
    if row.organisation is not None:
        card.kind = ORGANISATION
        words |= {key: getattr(row.organisation, key) for key in _ORGANISATION_WORDS}
    elif row.group:
        card.kind = GROUP
        words["headcount"] = "" if row.headcount is None else str(row.headcount)
    elif row.person is not None:
        words |= {key: getattr(row.person, key) for key in _PERSON_WORDS}
        words |= {"id_number": row.person.id_number, "sex": row.person.sex}
        words["id_kind"] = "" if row.person.id_kind == identity.ID_KINDS[0] else row.person.id_kind
        words["birth"] = row.person.birth.isoformat() if row.person.birth else ""
        words["stated_age"] = "" if row.person.stated_age is None else str(row.person.stated_age)
        words["self_supporting"] = row.person.self_supporting
    card.words = {key: value for key, value in words.items() if value not in ("", None, False, [])}
    card.kept = card.plain()
    card.veil()
    return card


def _number(party: Party, today: date) -> identity.IdNumber | None:
    kind = party.word("id_kind") or identity.ID_KINDS[0]
    if kind not in DERIVING or not party.word("id_number"):
        return None
    try:
        found = identity.IdNumber.parse(party.word("id_number"), today=today)
    except Refusal:
        return None
    if party.invented:
        found = replace(found, warnings=tuple(each for each in found.warnings if each != identity.UNLISTED))
    return found if found.kind in identity.NUMBERED[kind] else None


def _tag(
    number: identity.IdNumber | None, years: int | None, *, guardian: bool, read: bool, untold: bool
) -> tuple[str, Tone]:
    if untold:
        return f"{years} 岁，治安调解须通知监护人", "warn"
    if guardian:
        return (
            f"{years} 岁，须有监护人到场" if years is not None and years < people.ADULT else "须有监护人到场"
        ), "warn"
    if number is not None and number.warnings:
        return "号码请与证件核对", "warn"
    if number is None:
        return "", ""
    return ("证件已读 · 与号码一致" if read else "号码校验无误"), "good"
