"""分流: the first rule that fits a case says its channel, track, body and who works on it (domain.md §4.4)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

import resources
from models import cases, eligibility, law, levels, routing_rules, tracks
from models.cases import Answer, Case
from models.eligibility import NO, YES, Verdict
from models.errors import Refusal
from models.routing_rules import CHANNELS, FORCES, Asked, Book, Rule
from models.station import Deed, Identity

__all__ = ["CHANNELS", "FORCES", "Asked", "Facts", "Passed", "Route", "Rule"]

#: The answer that keeps which rule was followed and why it was not, with who and when.
FOLLOWED = "route"


@dataclass(frozen=True)
class Facts:
    """What the rules look at on a day; articles are those of the day of the event."""

    day: date
    event_day: date | None = None
    dispute_type: str = ""
    injury: str = ""
    flags: frozenset[str] = frozenset()
    answers: Mapping[str, str] = field(default_factory=dict)
    level: int = 1
    factors: frozenset[str] = frozenset()
    verdict: str = "pending"
    failed: frozenset[str] = frozenset()
    spot: bool = False
    words: str = ""
    state: str = ""

    @property
    def violation(self) -> bool | None:
        """Tell whether the conduct breaks the public order; stopping an attack does not (治安管理处罚法 19)."""
        if self.answers.get("V") == NO or self.answers.get("D") == YES:
            return False
        return True if self.answers.get("V") == YES else None


@dataclass(frozen=True)
class Passed:
    """One rule before the one that fits, and why it is not that one."""

    number: str
    name: str
    why: str


@dataclass(frozen=True)
class Route:
    """Where a case goes; ``why`` with its article, ``passed`` why none of the rules before."""

    key: str
    number: str
    name: str
    channel: str
    track: str
    body: str
    force: str
    why: str
    article: str
    passed: tuple[Passed, ...]


def trouble() -> str:
    """Return why the station's own table was refused, empty when the table in use is what it should be."""
    routing_rules.book()
    return resources.troubles().get(routing_rules.FILE, "")


def rules(day: date | None = None) -> tuple[Rule, ...]:
    """Return the rules in their order; those in use on a day."""
    return tuple(each for each in routing_rules.book().rules if day is None or each.in_force(day))


def questions(facts: Facts) -> tuple[Asked, ...]:
    """Return what must be asked of this case, so that the rules can tell."""
    return tuple(each for each in routing_rules.book().asked if _concerns(each, facts))


def route(facts: Facts) -> Route:
    """Return the first rule that fits, and why none of those before it."""
    return _route(routing_rules.book(), facts)


def follow(book: Book, facts: Facts) -> Route:
    """Return what the rules of ``book`` would say, to try a table before it is put to use."""
    return _route(book, facts)


def _route(book: Book, facts: Facts) -> Route:
    passed: list[Passed] = []
    for rule in (each for each in book.rules if each.in_force(facts.day)):
        fits = any(_meets(each, facts) for each in rule.when)
        if fits and not any(_meets(each, facts) for each in rule.unless):
            break
        passed.append(Passed(rule.number, rule.name, rule.otherwise))
    else:
        rule = book.rules[-1]
        passed = passed[:-1]
    code = law.on(facts.event_day or facts.day)
    cited = (
        f"{rule.sentence[:-1]}（{code.cite(rule.article)}）。"
        if code.applies
        else f"{rule.sentence}{law.FORMER}。"
    )
    return Route(
        rule.key, rule.number, rule.name, rule.channel, rule.track, rule.body, _force(book, rule, facts.level), cited,
        rule.article if code.applies else "", tuple(passed),
    )  # fmt: skip


def _force(book: Book, rule: Rule, level: int) -> str:
    if rule.force:
        return rule.force
    by_level = book.force[level]
    ours = tracks.get(rule.track).host == "committee"
    return by_level if ours or by_level != "专职调解员" else "社区民警"


def _answered(key: str, facts: Facts) -> bool:
    return facts.answers.get(key) == YES or bool(facts.answers.get(f"{key}.note", "").strip())


#: What each word of a condition asks of the facts.
_MEANS: Mapping[str, Callable[[Any, Facts], bool]] = {
    "injury": lambda wanted, facts: facts.injury in wanted,
    "flags": lambda wanted, facts: bool(facts.flags & set(wanted)),
    "types": lambda wanted, facts: facts.dispute_type in wanted,
    "factors": lambda wanted, facts: bool(facts.factors & set(wanted)),
    "words": lambda wanted, facts: any(word in facts.words for word in wanted),
    "state": lambda wanted, facts: facts.state in wanted,
    "verdict": lambda wanted, facts: facts.verdict in wanted,
    "failed_only": lambda wanted, facts: bool(facts.failed) and facts.failed <= set(wanted),
    "answers": lambda wanted, facts: all(facts.answers.get(key) == said for key, said in wanted.items()),
    "not_answers": lambda wanted, facts: all(facts.answers.get(key) != said for key, said in wanted.items()),
    "unanswered": lambda wanted, facts: not any(_answered(key, facts) for key in wanted),
    "violation": lambda wanted, facts: (facts.violation is True) is wanted,
    "spot": lambda wanted, facts: facts.spot is wanted,
    "level_from": lambda wanted, facts: facts.level >= wanted,
    "level_to": lambda wanted, facts: facts.level <= wanted,
}
assert set(_MEANS) == set(routing_rules.KINDS), "every word of a condition has its meaning"


def _meets(condition: Mapping[str, Any], facts: Facts) -> bool:
    return all(_MEANS[name](wanted, facts) for name, wanted in condition.items())


def _concerns(asked: Asked, facts: Facts) -> bool:
    if asked.violation is not None and facts.violation is not asked.violation:
        return False
    if not (asked.types or asked.flags or asked.factors):
        return True
    return (
        facts.dispute_type in asked.types
        or bool(facts.flags & set(asked.flags))
        or bool(facts.factors & set(asked.factors))
    )


def stand(verdict: Verdict) -> str:
    """Say in one word of the table where 治安调解 stands: open, pending or shut."""
    if not verdict.track_allowed:
        return "shut"
    return "open" if verdict.complete else "pending"


def facts_of(db: Session, subject: Case, *, today: date) -> Facts:
    """Return what the rules look at in a case on record."""
    said = cases.answers(subject)
    given: dict[str, Any] = {
        "injury": subject.injury, "flags": frozenset(subject.flags), "today": today,
        "event_day": subject.occurred_on, "cause": subject.cause,
    }  # fmt: skip
    verdict = without_later(eligibility.judge(said, **given))
    spot = without_later(eligibility.judge_on_the_spot(said, **given))
    return Facts(
        day=today, event_day=subject.occurred_on, dispute_type=subject.dispute_type, injury=subject.injury,
        flags=frozenset(subject.flags), answers=said, level=subject.level,
        factors=frozenset(key for key, value in levels.factors(db, subject.id).items() if value),
        verdict=stand(verdict), failed=verdict.failed, spot=spot.track_allowed and spot.complete,
        words=f"{subject.brief} {subject.origin} {subject.ground}", state=subject.state,
    )  # fmt: skip


def without_later(verdict: Verdict) -> Verdict:
    """Leave out what can only happen in a sitting and has not (X5, X6)."""
    later = {each.key for each in eligibility.questions() if each.stage == "sitting"}
    return Verdict(
        tuple(each for each in verdict.findings if each.key not in later or each.result == "fails"),
        verdict.suggestions,
    )


def settle(
    db: Session, subject: Case, suggested: Route, *, by: Identity, channel: str = "", body: str = "", force: str = "",
    reason: str = "",
) -> Case:  # fmt: skip
    """Keep where the case goes: the rule, and what a person decided otherwise with the reason.

    The track itself is chosen by ``intake.choose_track``; the channel follows it where nobody says otherwise.
    """
    cases.demand(db, subject.id, by, Deed.RECEIVE, Deed.ACCEPT)
    chosen = (channel or suggested.channel, body or suggested.body, force or suggested.force)
    if chosen[0] not in CHANNELS:
        raise Refusal("请在五种去向里选择。", "channel")
    if chosen[2] not in FORCES:
        raise Refusal("请在四种办理力量里选择。", "force")
    differs = chosen != (suggested.channel, suggested.body, suggested.force)
    if differs and not reason.strip():
        raise Refusal("与建议的去向不同，请写明理由。", "route_reason")
    subject.channel, subject.body, subject.force = chosen
    subject.route = suggested.key
    known = next((each for each in reversed(subject.answers) if each.key == FOLLOWED), None)
    if known is None or (known.value, known.note) != (suggested.key, reason):
        db.add(
            Answer(
                case_id=subject.id, key=FOLLOWED, value=suggested.key, note=reason, by_name=by.name,
                at=db.info["now"](),
            )
        )  # fmt: skip
    db.flush()
    db.refresh(subject, ["answers"])
    return subject


def followed(subject: Case) -> Answer | None:
    """Return who last settled the route of a case, by which rule, and why otherwise."""
    rows = [each for each in subject.answers if each.key == FOLLOWED]
    return max(rows, key=lambda each: each.at) if rows else None
