"""四分: the classes of the dispute (T2 to T6), where it goes, and what of it is kept when the page is saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from models import (
    approvals,
    causes,
    confidences,
    dates,
    disputes,
    grading,
    levels,
    routing,
    safeguards,
    station,
    tracks,
)
from models.cases import Case
from models.station import Deed, Identity
from ui.viewmodels import facts, meaning
from ui.viewmodels.level import Level
from ui.viewmodels.parties import Party

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ui.viewmodels.intake import Intake

NATURES = ("治安", "民事", "行政", "刑事")
DERIVED = ("four_class", "key_field", "nature")
ALARMS = frozenset({"110警情", "重复警情"})
#: What a person decides otherwise than suggested of where the case goes.
DECIDED = ("channel", "body", "force")


@dataclass(frozen=True)
class ClassRow:
    """One class: what is suggested, what was chosen (empty: as suggested), what may be chosen."""

    key: str
    label: str
    suggested: str
    chosen: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Sorting:
    """The classes as they stand; 案由 only of 治安, the kind of alarm only of an alarm."""

    rows: tuple[ClassRow, ...]
    cause: tuple[str, tuple[tuple[str, str], ...]] | None = None
    alarm_kind: str | None = None


@dataclass(frozen=True)
class Road:
    """Where the case goes: suggested, decided, and why."""

    name: str
    channel: str
    track: str
    body: str
    force: str
    why: str
    passed: tuple[tuple[str, str], ...]
    chosen: Mapping[str, str]
    reason: str
    trouble: str = ""
    screened: bool = True

    @property
    def differs(self) -> bool:
        """Say whether a person decided otherwise, which wants a reason."""
        suggested = {"channel": self.channel, "body": self.body, "force": self.force}
        return any(self.chosen.get(key) and self.chosen[key] != value for key, value in suggested.items())


def types(words: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Suggest up to three types (T1) from the story, 诉因 and 诉由, while none is chosen."""
    if words.get("dispute_type"):
        return ()
    grounds = " ".join(facts.word(words, key) for key in ("origin", "ground"))
    found = disputes.suggest(facts.word(words, "brief"), grounds)
    return tuple((code, disputes.leaf(code).name) for code in found[:3])


def classes(words: Mapping[str, Any], answers: Mapping[str, str]) -> Sorting:
    """Suggest the classes from the type, 诉因, 诉由 and whether there is a violation."""
    code = facts.word(words, "dispute_type")
    if not code:
        return Sorting(())
    violation = routing.Facts(day=date.max, answers=answers).violation
    grounds = " ".join(facts.word(words, key) for key in ("origin", "ground", "brief"))
    nature = disputes.nature(code, violation=violation)
    found = {
        "four_class": disputes.four_class(code, grounds, violation=violation is True),
        "key_field": disputes.key_field(code, grounds),
        "nature": nature,
    }
    offered = {"four_class": disputes.classes(), "key_field": disputes.key_fields(), "nature": NATURES}
    labels = {"four_class": "四分类别", "key_field": "重点领域", "nature": "性质"}
    rows = tuple(
        ClassRow(
            key,
            labels[key],
            found[key] or "无",
            facts.word(words, key),
            tuple((each, each) for each in offered[key]),
        )
        for key in DERIVED
    )
    public = (facts.word(words, "nature") or nature) == "治安"
    cause = facts.word(words, "cause")
    told = facts.word(words, "alarm_kind")
    return Sorting(
        rows,
        (cause, _causes(cause)) if public or cause else None,
        told if facts.word(words, "source") in ALARMS or told else None,
    )


def _causes(said: str) -> tuple[tuple[str, str], ...]:
    known = causes.known(said)
    own = ((said, said),) if said and known is None else ()
    return (*own, *((name, name) for name in causes.names()))


def columns(words: Mapping[str, Any], answers: Mapping[str, str], track: str) -> dict[str, str]:
    """Return the classes to keep: what was chosen, else what is suggested; the 性质 else follows a chosen track."""
    rows = {row.key: row for row in classes(words, answers).rows}
    found = {key: row.chosen or ("" if row.suggested == "无" else row.suggested) for key, row in rows.items()}
    if track and not facts.word(words, "nature"):
        found["nature"] = tracks.get(track).nature
    return found


def road(
    words: Mapping[str, Any],
    answers: Mapping[str, str],
    cards: Sequence[Party],
    *,
    scored: Level,
    level: int,
    today: date,
    state: str = "",
) -> Road:
    """Route what is typed: the first rule that fits, and why none of those before it."""
    found = routing.route(_facts(words, answers, cards, scored=scored, level=level, today=today, state=state))
    return Road(
        name=found.name, channel=found.channel, track=found.track, body=found.body, force=found.force,
        why=found.why, passed=tuple((f"{each.number} {each.name}", each.why) for each in found.passed),
        chosen={key: facts.word(words, key) for key in DECIDED}, reason=facts.word(words, "route_reason"),
        trouble=routing.trouble(), screened=bool(answers.get(meaning.VIOLATION)),
    )  # fmt: skip


def _facts(
    words: Mapping[str, Any],
    answers: Mapping[str, str],
    cards: Sequence[Party],
    *,
    scored: Level,
    level: int,
    today: date,
    state: str,
) -> routing.Facts:
    verdict = routing.without_later(meaning.judge(words, answers, cards, today=today))
    spot = routing.without_later(meaning.judge(words, answers, cards, today=today, spot=True))
    return routing.Facts(
        day=today, event_day=facts.occurred_on(facts.word(words, "occurred"), today),
        dispute_type=facts.word(words, "dispute_type"), injury=facts.word(words, "injury"),
        flags=frozenset(words.get("flags") or []), answers=meaning.with_consents(answers, cards),
        level=level or scored.value, factors=frozenset(key for key, value in scored.told.items() if value),
        verdict=routing.stand(verdict), failed=verdict.failed, spot=spot.track_allowed and spot.complete,
        words=" ".join(facts.word(words, key) for key in ("brief", "origin", "ground")), state=state,
    )  # fmt: skip


def own_answers(answers: Mapping[str, str]) -> dict[str, str]:
    """Return what the page itself answers: what a leader decided or a rule followed is written by others."""
    others = {routing.FOLLOWED, confidences.SEPARATE}
    ends = (".approved", ".approver")
    return {key: value for key, value in answers.items() if key not in others and not key.endswith(ends)}


def remember(db: "Session", page: "Intake", subject: Case) -> None:
    """Put onto the page what the last look knew, and what was decided otherwise of the road."""
    known = levels.factors(db, subject.id)
    hidden = set() if sees_people(page.store.person) else grading.person_factors()
    asked = {each.key for each in grading.factors()} - hidden
    page.facts["factors"] = [key for key, value in known.items() if key in asked and value == 1]
    page.facts[levels.PRIVATE] = known.get(levels.PRIVATE, 0)
    page.facts[levels.TOLD_BY_EVENTS] = {
        key: known[key] for key in ("repeats", "amount") if key in known
    } or None
    followed = routing.followed(subject)
    if followed is not None and followed.note:
        page.facts |= {key: getattr(subject, key) for key in DECIDED} | {"route_reason": followed.note}


def settle(db: "Session", page: "Intake", subject: Case, scored: Level, *, decided: int, reason: str, by: Identity) -> None:  # fmt: skip
    """Keep the look at the level, the road, what goes before the leader, and the visits that violence asks for."""
    now = dates.local(db.info["now"]()).date()
    told = {key: float(value) for key, value in scored.told.items() if value}
    if not sees_people(by):
        before = levels.factors(db, subject.id)
        told |= {key: before[key] for key in grading.person_factors() if key in before}
    said, otherwise = subject.level_reason, bool(decided) and decided != scored.value
    asked = levels.rising(db, subject.id) if page.opened else None
    if asked is not None and decided == asked.decided:  # nobody has answered the suggestion on this page
        levels.raise_by(db, subject, told, occasion="更正", by=by)
    else:
        levels.review(
            db,
            subject,
            told,
            occasion="更正" if page.opened else "接待",
            by=by,
            decided=decided or None,
            reason=reason if otherwise else "",
        )
    subject.level_reason = said
    subject.nature = facts.word(page.facts, "nature") or subject.nature
    approvals.follow_answers(db, subject, by=by, on=now)
    _settle_road(db, page.facts, subject, by=by, today=now)
    safeguards.plan_visits(db, subject, on=now, by=by)


def _settle_road(
    db: "Session", words: Mapping[str, Any], subject: Case, *, by: Identity, today: date
) -> None:
    """Keep the road; a track that was chosen otherwise takes its channel with it, and its reason."""
    found = routing.route(routing.facts_of(db, subject, today=today))
    told = {key: facts.word(words, key) for key in DECIDED}
    reason = facts.word(words, "route_reason")
    if subject.track and subject.track != found.track:
        told["channel"] = told["channel"] or tracks.get(subject.track).channel
        told["body"] = told["body"] or _host(subject.track)
        reason = reason or subject.track_reason or f"选定{tracks.get(subject.track).name}。"
    routing.settle(db, subject, found, by=by, reason=reason, **told)


def _host(track: str) -> str:
    hosts = {"police": "本所", "committee": "驻所调委会", "none": "有权处理的单位"}
    return hosts[tracks.get(track).host]


def sees_people(person: Identity | None) -> bool:
    """Tell whether somebody may know what a person is like (治安管理处罚法 138)."""
    return person is not None and station.may(person, Deed.READ_ALL)
