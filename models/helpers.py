"""可请谁来: whom of the roster to ask to a dispute, with the reasons shown (reports 0.19, 2.16, 4.14, 4.15).

What a suggestion weighs, and how it says it, is data (``texts/helpers.toml``). It is a suggestion only: a warning
puts somebody further down and is shown, the officer decides.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models import areas, cases, dates, disputes, people, pinyin, roster
from models.areas import Village
from models.cases import Case, Flag, Need, Party
from models.invitations import Invitation
from models.queries import loads, ties
from models.roster import Mediator
from models.texts import read_from

OFFERED = 3
WEEK = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Side:
    """A party as far as a suggestion needs it; ``address`` tells the village."""

    side: str
    name: str
    sex: str = ""
    address: str = ""
    minor: bool = False
    telephone: str = ""
    person_id: uuid.UUID | None = None

    @property
    def words(self) -> str:
        """Name the side: 乙方赵水生."""
        return f"{self.side}方{self.name}"


@dataclass(frozen=True, slots=True)
class Matter:
    """What a suggestion goes by: of a case, or of a visit that is still a draft."""

    dispute_type: str = ""
    place: str = ""
    brief: str = ""
    level: int = 1
    violence: bool = False
    language: bool = False
    sides: tuple[Side, ...] = ()
    case_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody to ask; ``warnings`` are reasons against, ``free`` says 今天空 or what stands in the way."""

    mediator_id: uuid.UUID
    name: str
    kind: str
    unit: str
    telephone: str
    points: int
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]
    free: str
    busy: bool
    load: int


@dataclass(frozen=True)
class _Rules:
    points: Mapping[str, int]
    words: Mapping[str, str]
    fits: tuple[Mapping[str, Any], ...]


@dataclass
class _Seen:
    """What was read once for everybody."""

    matter: Matter
    village: Village | None
    villages: dict[str, Village]
    homes: dict[str, Village | None]
    near: frozenset[str]
    load: dict[uuid.UUID, int]
    done: dict[uuid.UUID, int]
    met: frozenset[uuid.UUID]
    sided: dict[str, str]
    booked: frozenset[Any]
    when: str
    day: date
    fits: dict[str, int]
    experts: dict[str, str] = field(default_factory=dict)


@read_from("texts/helpers.toml")
def _rules(table: dict[str, Any]) -> _Rules:
    return _Rules(table["points"], table["words"], tuple(table["fit"]))


def matter(subject: Case, today: date) -> Matter:
    """Return what a suggestion needs of a case."""
    valid = cases.parties(subject)
    return Matter(
        dispute_type=subject.dispute_type, place=f"{subject.village} {subject.place}",
        brief=f"{subject.brief} {subject.origin} {subject.ground}", level=subject.level,
        violence=Flag.VIOLENCE.value in subject.flags,
        language=Flag.LANGUAGE.value in subject.flags
        or any(Need.INTERPRETER.value in party.needs for party in valid),
        sides=tuple(_side(party, today) for party in valid), case_id=subject.id,
    )  # fmt: skip


def suggest(
    db: Session, about: Case | Matter, *, today: date, at: datetime | None = None, count: int = OFFERED
) -> tuple[Suggestion, ...]:
    """Return the ``count`` people who fit best, each with the reasons for and against.

    Left out are who is not offered on this day, who is asked already, and a party by name and number. With
    ``at`` the answer says who is free then, else who is free today.
    """
    told = matter(about, today) if isinstance(about, Case) else about
    helpers = _helpers(db, told, today)
    seen = _look(db, told, today, at, [each.name for each in helpers])
    found = [made for each in helpers if (made := _weigh(each, seen)) is not None]
    return tuple(sorted(found, key=lambda each: (-each.points, each.load, each.name))[:count])


def _helpers(db: Session, told: Matter, today: date) -> Sequence[Any]:
    """Read who may be asked as bare columns: five hundred rows of the roster in a few milliseconds."""
    seat = Mediator
    query = select(
        seat.id, seat.name, seat.kind, seat.unit, seat.title, seat.fields, seat.village, seat.dialect, seat.sex,
        seat.telephone, seat.area_id, seat.available, seat.related, seat.officer_id,
    ).where(
        seat.voided_at.is_(None), or_(seat.term_until.is_(None), seat.term_until >= today),
        or_(seat.term_from.is_(None), seat.term_from <= today),
        or_(
            seat.kind != roster.Kind.ASSISTANT.value, seat.duty.in_(["", roster.Duty.MEDIATION.value])
        ),
    )  # fmt: skip
    if told.case_id is not None:
        asked = select(Invitation.mediator_id).where(
            Invitation.case_id == told.case_id,
            Invitation.voided_at.is_(None),
            Invitation.mediator_id.is_not(None),
        )
        query = query.where(seat.id.not_in(asked))
    return db.execute(query).all()


def _look(db: Session, told: Matter, today: date, at: datetime | None, names: Sequence[str]) -> _Seen:
    known = areas.villages(db)
    village = areas.match(known, told.place)
    by_name = {word: each for each in known for word in each.words}
    day = dates.local(at).date() if at else today
    whose = {each.person_id: each.words for each in told.sides if each.person_id}
    earlier = ties.earlier(db, whose, told.case_id) if whose else set()
    return _Seen(
        told, village, by_name, {each.name: areas.match(known, each.address) for each in told.sides},
        frozenset(areas.parts(village.near)) if village else frozenset(), loads.recent(db, today=today),
        loads.of_type(db, told.dispute_type), ties.met(db, earlier),
        ties.sided(db, earlier, whose, frozenset(names)), ties.booked(db, day, at, told.case_id),
        _when(at, today), day, _fits(told),
    )  # fmt: skip


@dataclass
class _Score:
    """The points of one helper, with what speaks for and against."""

    rules: _Rules
    points: int = 0
    reasons: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def add(self, key: str, *words: object, against: bool = False) -> None:
        """Count one reason and say it."""
        self.points += self.rules.points[key]
        (self.warnings if against else self.reasons).append(self.rules.words[key].format(*words))

    def capped(self, key: str, times: int) -> None:
        """Count so much for each time, and no more than the most."""
        each, most = self.rules.points[key], self.rules.points[f"{key}_most"]
        self.points += max(each * times, most) if most < 0 else min(each * times, most)


def _when(at: datetime | None, today: date) -> str:
    """Say the hour as short as a tag wants it: 今天, 14:00, 23日14:00."""
    if at is None:
        return "今天"
    here = dates.local(at)
    return f"{here:%H:%M}" if here.date() == today else f"{here.day}日{here:%H:%M}"


def _weigh(who: Any, seen: _Seen) -> Suggestion | None:
    told, score = seen.matter, _Score(_rules())
    if any(
        side.name == who.name and side.telephone and side.telephone == who.telephone for side in told.sides
    ):
        return None
    _weigh_ties(who, seen, score)
    if who.fields not in seen.experts:
        seen.experts[who.fields] = _expert(who.fields, told)
    if expert := seen.experts[who.fields]:
        score.add("field", expert)
    if done := seen.done.get(who.id, 0):
        score.capped("done", done)
        score.reasons.append(score.rules.words["done"].format(disputes.leaf(told.dispute_type).name, done))
    _weigh_nearness(who, seen, score)
    _weigh_person(who, told, score)
    if who.id in seen.met:
        score.add("met")
    score.points += seen.fits.get(who.kind, 0)
    load = seen.load.get(who.id, 0)
    score.capped("load", load)
    if load:
        score.reasons.append(score.rules.words["load"].format(load))
    free, against = _free(who, seen, score.rules)
    score.points += score.rules.points[against] if against else 0
    unit = " ".join(filter(None, (who.unit, who.title)))
    return Suggestion(
        who.id, who.name, who.kind, unit, who.telephone, score.points, tuple(score.reasons),
        tuple(score.warnings), free, bool(against), load,
    )  # fmt: skip


def _weigh_ties(who: Any, seen: _Seen, score: _Score) -> None:
    """Weigh what could make somebody partial; each is said, none decides."""
    for side in seen.matter.sides:
        if side.name == who.name:
            score.add("namesake", side.words, against=True)
        elif side.name and side.name in who.related:
            score.add("related", side.words, against=True)
        elif _kin(who, side, seen):
            score.add("kin", side.words, against=True)
    same = any(side.name == who.name for side in seen.matter.sides)
    if who.name in seen.sided and not same:
        score.add("sided", seen.sided[who.name], against=True)


def _weigh_person(who: Any, told: Matter, score: _Score) -> None:
    """Weigh the dialect, and a woman beside a woman or a minor."""
    if who.dialect:
        score.add("dialect", who.dialect)
        score.points += score.rules.points["dialect_needed"] if told.language else 0
    if who.sex == "女" and (whom := _soft(told)):
        score.add("woman", whom)
        more = score.rules.points["woman_violence"] - score.rules.points["woman"]
        score.points += more if told.violence else 0


def _weigh_nearness(who: Any, seen: _Seen, score: _Score) -> None:
    """Weigh how near they live: the village, one beside it, the same area."""
    here, home = seen.village, _home(who.village, seen)
    if here is None:
        if who.village and who.village in seen.matter.place:
            score.add("village")
        return
    if home is here:
        score.add("village")
    elif home is not None and (home.name in seen.near or here.name in areas.parts(home.near)):
        score.add("near")
    elif here.area_id is not None and here.area_id in {who.area_id, home.area_id if home else None}:
        score.add("area")


def _home(village: str, seen: _Seen) -> Village | None:
    return seen.villages.get(village.strip()) if village else None


def _kin(who: Any, side: Side, seen: _Seen) -> bool:
    """Tell whether surname and village are the same: in a village that is often one family."""
    if not who.village or pinyin.surname(side.name) != pinyin.surname(who.name):
        return False
    home = seen.homes.get(side.name)
    return who.village in side.address if home is None else home is _home(who.village, seen)


def _expert(fields: str, told: Matter) -> str:
    """Return the field of the helper that the dispute belongs to: its type's name, else its keywords, else its words."""
    if not told.dispute_type:
        return next((word for word in areas.parts(fields) if len(word) > 1 and word in told.brief), "")
    leaf = disputes.leaf(told.dispute_type)
    names = (leaf.name, leaf.statistics, leaf.t3)
    for word in areas.parts(fields):
        bare = word.removesuffix("纠纷").removesuffix("类")
        if bare and (any(bare in name or (name and name in bare) for name in names) or bare in leaf.keywords):
            return word
    return ""


def _soft(told: Matter) -> str:
    """Return whom a woman should talk with: a minor, or a woman; of several the first."""
    minor = next((each.words for each in told.sides if each.minor), "")
    return minor or next((each.words for each in told.sides if each.sex == "女"), "")


def _fits(told: Matter) -> dict[str, int]:
    """Return what each kind of helper counts in a dispute of this type and level."""
    found: dict[str, int] = {}
    for rule in _rules().fits:
        if told.level >= rule.get("level", 1) and {"all", told.dispute_type} & set(rule["types"]):
            for kind in rule["kinds"]:
                found[kind] = found.get(kind, 0) + rule["points"]
    return found


def _free(who: Any, seen: _Seen, rules: _Rules) -> tuple[str, str]:
    """Say whether they are free, and which points count against: booked elsewhere, or not one of their days."""
    if who.id in seen.booked or who.name in seen.booked:
        return rules.words["booked"].format(seen.when), "booked"
    if not on_their_days(who.available, seen.day):
        return rules.words["away"].format(who.available), "away"
    return rules.words["free"].format(seen.when), ""


def on_their_days(available: str, day: date) -> bool:
    """Tell whether the words of 可到时间 have this day; words without days have every day.

    >>> on_their_days("周一至周三上午", date(2026, 11, 22)), on_their_days("周末", date(2026, 11, 22))
    (False, True)
    """
    if not available.strip():
        return True
    text = available.replace("星期", "周").replace("天", "日")
    if "周末" in text and day.weekday() in {5, 6}:
        return True
    if "工作日" in text and day.weekday() not in {5, 6}:
        return True
    named = [WEEK.index(sign) for sign in WEEK if f"周{sign}" in text]
    through = [pair for pair in ("至", "到", "-", "—") if f"{pair}周" in text]
    if through and len(named) > 1:
        named = list(range(min(named), max(named) + 1))
    if not named and "周末" not in text and "工作日" not in text:
        return True
    return day.weekday() in named


def _side(party: Party, today: date) -> Side:
    person = party.person
    if person is None:
        return Side(party.side, party.name)
    return Side(
        party.side, party.name, person.sex, f"{person.address} {person.domicile}",
        people.is_minor(person, today), person.telephone, person.id,
    )  # fmt: skip
