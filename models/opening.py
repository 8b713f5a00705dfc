"""开场白: the opening statement made from the case, point by point, each ticked as it is read (domain.md 5.1).

What must be told by law (``notices.must_tell``) is part of a point, so that nothing stands on two lists.
"""

import hashlib
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from string import Formatter
from typing import Any

from sqlalchemy.orm import Session

from models import cases, dates, disputes, notices, station, tracks
from models.cases import Case, Party
from models.errors import Refusal
from models.texts import read_from

HEARD = "听清了，同意调解。"
UNWILLING = "不同意调解。"
PRIVATE_REASONS = ("涉及个人隐私", "涉及商业秘密", "涉及国家秘密", "各方都要求不公开")
MINUTES = 10
_NAMES = frozenset(
    {
        "host",
        "post",
        "others",
        "recorder",
        "people",
        "matter",
        "private_reason",
        "device",
        "minutes",
        "change",
    }
)
_WHEN = frozenset({"", "open", "closed", "filmed", "sounded", "unfilmed"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One passage as a station writes it."""

    key: str
    title: str
    text: str
    tracks: tuple[str, ...]
    when: str
    tells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One passage to read aloud; ``law`` are the sentences of what must be told that go with it."""

    key: str
    title: str
    text: str
    tells: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    required: bool = False

    @property
    def mark(self) -> str:
        """Return the mark of its words: a passage that was read and says something else now is not read."""
        return hashlib.sha256("\n".join((self.text, *self.law)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody at the table who is no party."""

    name: str
    kind: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the panel says of the sitting that is about to begin."""

    hosts: tuple[Seat, ...] = ()
    invitees: tuple[Seat, ...] = ()
    recorder: str = ""
    public: bool = True
    private_reason: str = ""
    device: str = ""
    video: bool = True
    minutes: int = MINUTES


@dataclass(frozen=True, slots=True)
class Said:
    """What one party answered, and when."""

    party_id: uuid.UUID
    name: str
    agrees: bool
    at: datetime


@dataclass(frozen=True)
class _Book:
    required_on: tuple[str, ...]
    told_on: tuple[str, ...]
    rules: tuple[Rule, ...]


@read_from("texts/opening.toml")
def _book(table: dict[str, Any]) -> _Book:
    rules = tuple(
        Rule(
            row["key"], row["title"], row["text"], tuple(row.get("tracks", ())), row.get("when", ""),
            tuple(row.get("tells", ())),
        )
        for row in table["point"]
    )  # fmt: skip
    for each in rules:
        if each.when not in _WHEN:
            raise Refusal(f"开场白“{each.title}”的 when 不认识：{each.when}。")
        _refuse_unknown_names(each.text)
    return _Book(tuple(table["required_on"]), tuple(table.get("told_on", ())), rules)


def _refuse_unknown_names(text: str) -> None:
    for _, name, form, conversion in Formatter().parse(text):
        if name is not None and (name not in _NAMES or form or conversion):
            raise Refusal(f"开场白里没有“{{{name}}}”这一项。")


def points(db: Session, subject: Case, scene: Scene, *, on: date) -> tuple[Point, ...]:
    """Return what is read aloud before this sitting, in order; what no passage tells follows before the question."""
    book = _book()
    told = {row.key: row for row in notices.must_tell(subject.track, (), on)}
    names = _filled(db, subject, scene)
    required, of_told = subject.track in book.required_on, subject.track in book.told_on
    found: dict[str, Point] = {}
    for rule in book.rules:
        if rule.key in found or not _fits(rule, subject.track, scene):
            continue
        tells = tuple(key for key in rule.tells if key in told)
        law = tuple(told.pop(key).text for key in tells)
        found[rule.key] = Point(
            rule.key, rule.title, rule.text.format(**names), tells, law, required or (of_told and bool(tells))
        )
    rest = [
        Point(f"told.{row.key}", row.short, row.text, (row.key,), (), required or of_told)
        for row in told.values()
    ]
    listed = list(found.values())
    return (*listed[:-1], *rest, *listed[-1:])


def reworded(listed: Iterable[Point], wording: Mapping[str, str]) -> tuple[Point, ...]:
    """Return the points with what the host changed for this sitting; the sentences of law stay."""
    return tuple(
        replace(each, text=wording[each.key]) if wording.get(each.key, "").strip() else each
        for each in listed
    )


def still_read(
    listed: Iterable[Point], read: Mapping[str, datetime], heard: Mapping[str, str]
) -> dict[str, datetime]:
    """Return the ticks of passages that say what they said when they were read; ``heard`` has their marks."""
    marks = {each.key: each.mark for each in listed}
    return {key: at for key, at in read.items() if heard.get(key) in {None, marks.get(key)}}


def told_keys(listed: Iterable[Point], read: Mapping[str, datetime]) -> list[str]:
    """Return which of what must be told was told by what has been read."""
    return [key for each in listed if each.key in read for key in each.tells]


def settle(
    listed: tuple[Point, ...], read: Mapping[str, datetime], answers: Iterable[Said], *, reason: str = ""
) -> dict[str, Any]:
    """Return what the sitting keeps of its opening; refused while what must be read is not, without a reason."""
    unread = [each for each in listed if each.key not in read]
    missing = [each for each in unread if each.required]
    if missing and not reason.strip():
        names = "、".join(each.title for each in missing)
        raise Refusal(f"开场白还有 {len(missing)} 段没有念：{names}。请念完，或写明原因。", "open_reason")
    kept: dict[str, Any] = {
        "points": [
            {"key": each.key, "title": each.title, "text": each.text, "at": read[each.key].isoformat()}
            for each in listed
            if each.key in read
        ],
        "unread": [each.title for each in unread],
        "answers": [
            {"party": str(each.party_id), "name": each.name, "agrees": each.agrees, "at": each.at.isoformat()}
            for each in answers
        ],
    }
    return kept | ({"reason": reason} if unread and reason else {})


def record_words(listed: Iterable[Point], read: Mapping[str, datetime], shorts: Iterable[str]) -> str:
    """Return the line of the record that says what was read and told.

    >>> record_words((Point("a", "问候", "各位好"),), {"a": datetime(2026, 11, 20)}, ("录音录像",))
    '宣读开场白（问候）。已告知：录音录像。'
    """
    titles = [each.title for each in listed if each.key in read]
    said = [f"宣读开场白（{'；'.join(titles)}）。"] if titles else []
    told = list(shorts)
    return "".join([*said, *([f"已告知：{'；'.join(told)}。"] if told else [])])


def _fits(rule: Rule, track: str, scene: Scene) -> bool:
    taken = ("filmed" if scene.video else "sounded") if scene.device.strip() else "unfilmed"
    now = {"", "open" if scene.public else "closed", taken}
    return rule.when in now and (not rule.tracks or track in rule.tracks)


def _filled(db: Session, subject: Case, scene: Scene) -> dict[str, str]:
    house = station.current(db)
    first, *more = scene.hosts or (Seat("（主持人）"),)
    police = tracks.is_police(subject.track)
    others = f"{'、'.join(each.name for each in more)}和我一起主持，" if more else ""
    writer = scene.recorder.strip()
    return {
        "host": first.name,
        "post": _post(first, house.name),
        "others": others,
        "recorder": f"{writer}做记录" if writer and writer != first.name else "我自己做记录",
        "people": _people(subject, scene.invitees),
        "matter": _matter(subject),
        "private_reason": scene.private_reason or PRIVATE_REASONS[0],
        "device": scene.device.strip(),
        "minutes": str(scene.minutes),
        "change": "回避" if police else "更换",
    }  # fmt: skip


def _post(seat: Seat, house: str) -> str:
    """Say where somebody serves: 西岔派出所副所长、民警."""
    if seat.kind == "民警":
        return f"{house}{seat.unit}，人民警察" if seat.unit else f"{house}民警"
    return (
        f"{seat.unit}的{seat.kind}" if seat.unit and seat.kind else seat.unit or seat.kind or "这次的主持人"
    )


def _people(subject: Case, invitees: tuple[Seat, ...]) -> str:
    sides: dict[str, list[str]] = {}
    for party in cases.parties(subject):
        sides.setdefault(party.side, []).append(_party(party))
    said = [f"{side}方：{'、'.join(names)}" for side, names in sides.items()]
    if invitees:
        said.append(f"请来帮助调解的：{'、'.join(_guest(each) for each in invitees)}")
    return "；".join(said)


def _party(party: Party) -> str:
    near = [
        f"监护人{party.guardian.name}" if party.guardian else "",
        f"代理人{party.agent.name}" if party.agent else "",
        f"代表{party.representative}" if party.representative else "",
        f"翻译{party.interpreter}" if party.interpreter.strip() else "",
    ]
    beside = "、".join(filter(None, near))
    return f"{party.name}（{beside}）" if beside else party.name


def _guest(seat: Seat) -> str:
    known = " ".join(filter(None, (seat.unit, seat.kind)))
    return f"{seat.name}（{known}）" if known else seat.name


def _matter(subject: Case) -> str:
    day = dates.chinese(subject.occurred_on) if subject.occurred_on else ""
    kind = disputes.leaf(subject.dispute_type).name if subject.dispute_type else "纠纷"
    kind = kind if kind.endswith("纠纷") else f"{kind}纠纷"
    where = f"在{subject.place}" if subject.place else ""
    if day or where:
        return f"{day}{where}发生的{kind}"
    return f"各方之间的{kind}"
