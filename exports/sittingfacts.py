"""From the rows of a sitting to what a paper says of it; private lines and talks apart never pass."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from exports import recordfacts
from exports.particulars import SittingFacts
from exports.partyfacts import AttendeeFacts, OfficerFacts
from exports.told import clock
from models import (
    cases,
    caucuses,
    endings,
    evidence,
    happenings,
    record,
    recordings,
    roster,
    sittings,
    turns,
)
from models.dates import chinese, chinese_moment, local
from models.sittings import Happening

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.cases import Case
    from models.recordings import Recording
    from models.sittings import Attendance, Sitting

_OFFICE = re.compile("(法庭|法院|司法所|派出所|委员会|妇联|工会|公司|中心|政府|站|所)$")
_MINUTE_S = 60


def sitting(db: "Session", subject: "Case", held: "Sitting") -> SittingFacts:
    """Return one sitting: who was there and the record in the order of its phases, without private lines."""
    missing = absent(db, held)
    kept = [
        line
        for line in record.lines(db, held.id)
        if not line.private and line.caucus_id is None and line.struck_at is None
    ]
    opening, phases = recordfacts.of_sitting(db, subject, held)
    return SittingFacts(
        ordinal=f"第{held.number}次调解",
        date=chinese(local(held.started_at).date()),
        time=_time(db, held),
        start=clock(held.started_at),
        end=clock(held.ended_at) if held.ended_at else "",
        place=held.place,
        mode=held.mode,
        open="公开" if held.public else "不公开",
        hosts=tuple(
            OfficerFacts(
                name=each.name,
                title="" if each.kind in each.unit else each.kind,
                unit=each.unit,
                times=_presided(held, each),
            )
            for each in held.hosts
        ),
        presided=tuple(
            OfficerFacts(name=each.name, unit=each.unit, times=_when(each)) for each in held.presided
        ),
        timed=_timed(db, subject, held),
        recorder=OfficerFacts(name=held.recorder, unit=held.recorder_unit or _unit_of(held, held.recorder)),
        parties_present="、".join(party.name for party in cases.parties(subject) if party.id not in missing),
        parties_absent="、".join(party.name for party in cases.parties(subject) if party.id in missing),
        attendees=tuple(_attendee(each) for each in held.attendances if not each.host),
        opening=opening,
        phases=phases,
        agreed_facts=_sorted_to(kept, record.Column.AGREED, held),
        disputed_facts=(
            *_sorted_to(kept, record.Column.DISPUTED, held), *_sorted_to(kept, record.Column.FOCUS, held)
        ),
        evidence=_evidence(db, subject, held, kept),
        recording="；".join(_recording(each) for each in recordings.of_sitting(db, held.id)),
        outcome=held.outcome,
        result=_result(held),
    )  # fmt: skip


def _result(held: "Sitting") -> str:
    """Say what the sitting came to; of one that goes on another day why, and when."""
    if held.outcome != endings.ADJOURNED:
        return held.outcome_text or held.outcome
    parts = [
        f"本次调解休会{'：' if held.outcome_text else ''}{held.outcome_text.rstrip('。；')}",
        f"再次调解的缘由：{held.again}" if held.again else "",
        f"下次调解时间：{chinese_moment(held.next_at) if held.next_at else '另行通知'}",
        f"晚于规定期限的原因：{held.next_late_reason.rstrip('。；')}" if held.next_late_reason else "",
    ]
    return "。".join(part for part in parts if part) + "。"


def _sorted_to(kept: list[record.Line], column: record.Column, held: "Sitting") -> tuple[str, ...]:
    """Return what stands in one column of 梳理 in its own order, with who said it; who presides sums up for all."""
    ours = {"", caucuses.HOST, held.recorder, *(host.name for host in held.presided)}
    found = [line for line in kept if line.column == column.value]
    return tuple(
        line.text if line.speaker in ours else f"{line.speaker}称：{line.text}"
        for line in sorted(found, key=lambda line: (line.place, line.seq))
    )


def _timed(db: "Session", subject: "Case", held: "Sitting") -> tuple[str, ...]:
    """Say of a sitting with a clock how long each side spoke, and how often it was broken in on."""
    stood = turns.standing(db, held, held.ended_at or db.info["now"]())
    if not stood.used:
        return ()
    side_of = {party.id: party.side for party in subject.parties}
    broken: Counter[str] = Counter()
    for turn in turns.of_sitting(db, held.id):
        broken[side_of.get(turn.party_id, "")] += len(turn.interruptions)
    return tuple(
        f"{turns.name_of(subject, each.side)}方发言{_minutes(each.spoken_s)}"
        + (f"，被打断 {broken[each.side]} 次" if broken[each.side] else "")
        for each in stood.shares
    )


def _minutes(seconds: float) -> str:
    if not seconds:
        return " 0 分钟"
    return f" {round(seconds / _MINUTE_S)} 分钟" if seconds >= _MINUTE_S else "不到 1 分钟"


def _evidence(db: "Session", subject: "Case", held: "Sitting", kept: list[record.Line]) -> tuple[str, ...]:
    """Return the catalogue as far as it was made in this sitting, then what was only noted as evidence."""
    entries = [each for each in evidence.of_case(db, subject.id) if each.sitting_id == held.id]
    names = {party.side: party.name for party in reversed(cases.parties(subject))}
    listed = {each.line_id for each in entries}
    noted = (line for line in kept if line.kind == record.Kind.EVIDENCE.value and line.id not in listed)
    return (*(evidence.sentence(each, names) for each in entries), *(line.text for line in noted))


def _unit_of(held: "Sitting", name: str) -> str:
    """Return the unit of somebody at the sitting by name."""
    return next((each.unit for each in held.attendances if each.unit and each.name == name), "")


def _attendee(each: "Attendance") -> AttendeeFacts:
    """Return one of the others who are there; a kind that says nothing or says it twice is left out."""
    known = f"{each.name}　{each.unit}"
    return AttendeeFacts(
        name=each.name,
        capacity="" if each.kind == roster.Kind.OTHER.value or each.kind in known else each.kind,
        unit="" if each.unit == each.name else each.unit,
        address=each.address,
        telephone=each.telephone,
        office="是" if (each.kind and each.kind == each.name) or _OFFICE.search(each.name) else "",
    )


def absent(db: "Session", held: "Sitting") -> set[object]:
    """Return the parties who never came: who was late came after all, and who left had been there."""
    told = [each for each in sittings.events(db, held.id) if each.valid and each.party_id]
    came: set[object] = {each.party_id for each in told if Happening(each.kind) in happenings.HERE}
    absent: set[object] = {each.party_id for each in told if each.kind == Happening.ABSENT.value}
    return absent - came


def _presided(held: "Sitting", each: "Attendance") -> str:
    """Say of a host who came in the place of another from when, and who presided before."""
    if each.since is None:
        return ""
    before = "、".join(one.name for one in held.presided if one.until == each.since)
    return f"（{clock(each.since)}起主持，此前由{before}主持）" if before else ""


def _when(each: "Attendance") -> str:
    """Say from when to when somebody presided who did not all the time."""
    begun = f"{clock(each.since)}起" if each.since else ""
    return begun + (f"至{clock(each.until)}" if each.until else "")


def _recording(each: "Recording") -> str:
    span = (each.started_at, each.ended_at)
    times = "至".join(clock(moment) for moment in span if moment)
    whole = "连续" if each.continuous else f"有中断（{each.interruption}）"
    parts = (each.device, each.file_number and f"文件号{each.file_number}", times, whole)
    return "，".join(part for part in parts if part)


def _time(db: "Session", held: "Sitting") -> str:
    """Say when the sitting began and ended, by its first and last mark where the clock was set back."""
    start = chinese_moment(held.started_at)
    if held.ended_at is None:
        return f"{start}开始"
    adjusted = recordfacts.set_back(db, held)
    ended = (recordfacts.last_moment(db, held) if adjusted else None) or held.ended_at
    same = local(held.started_at).date() == local(ended).date()
    end = chinese_moment(ended)
    said = f"{start}至{end.removeprefix(chinese(local(ended).date())) if same else end}"
    return said + (recordfacts.SET_BACK if adjusted else "")
