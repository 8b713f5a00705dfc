"""What the law asks before a sitting begins: hosts, guardians, the gates of 程序规定 178-179, video, limits."""

import itertools
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from models import cases, clocks, eligibility, law, representation, roster, station, tracks
from models.cases import Case
from models.clocks import Event
from models.errors import Refusal
from models.station import Deed, Role

#: The option of the station that turns the warning about the place off.
PLACE_WARNING = "warn_of_place"
#: What a sitting that is to go on another day has for its outcome.
ADJOURNED = "休会"
TWICE = 2
#: Words of a place inside the station or a room set up for it.
INDOORS = ("调解室", "派出所", "办案", "本所", "公安局", "执法")


def refuse_before_the_door(
    subject: Case, *, place: str, hosts: list[dict[str, Any]], recording: dict[str, Any] | None,
    on: date,
) -> None:  # fmt: skip
    """Refuse a sitting that the law does not let begin: place, hosts, guardians, gates, video."""
    if not place.strip():
        raise Refusal("请填写调解地点。", "place")
    if not hosts:
        raise Refusal("请登记主持人。", "hosts")
    for _, sentence in representation.problems_of_parties(subject, on):
        raise Refusal(sentence, "parties")
    for _, sentence in representation.problems(subject):
        raise Refusal(sentence, "parties")
    if subject.track in cases.GATED:
        _refuse_outside_the_law(subject, on)
    refuse_hosts(subject, hosts, recording)


def refuse_hosts(subject: Case, hosts: list[dict[str, Any]], recording: dict[str, Any] | None) -> None:
    """Refuse those who may not preside on the track of the case, at its beginning or when one replaces another."""
    if tracks.is_police(subject.track):
        _refuse_unlawful_host(hosts, recording)
    elif not _has_lawful_mediator(subject, hosts):
        raise Refusal(station.REFUSED[Deed.HOST_PEOPLE], "hosts")


def refuse_false_officers(db: Session, hosts: list[dict[str, Any]]) -> None:
    """Refuse as 民警 whoever signs in here as somebody else: an auxiliary is no police officer (程序规定 52).

    A name that nobody of the station has is an officer from elsewhere.
    """
    for host in hosts:
        if host.get("kind") != Role.POLICE.value:
            continue
        known = station.named(db, str(host.get("name", "")), officer_id=host.get("officer_id"))
        if known and not any(station.identity(each).is_police for each in known):
            raise Refusal(
                f"{known[0].name}在本所登记的岗位是{known[0].role}，不是人民警察，不能作为民警主持（程序规定 52）。",
                "hosts",
            )


def _has_lawful_mediator(subject: Case, hosts: list[dict[str, Any]]) -> bool:
    """Tell whether a people's mediator presides, where the committee's track asks for one."""
    committee = subject.track and tracks.get(subject.track).host == "committee"
    return not committee or any(host.get("kind") in roster.HOSTS for host in hosts)


def refuse_silent_lateness(db: Session, subject: Case, event: Event, *, on: date, reason: str) -> bool:
    """Ask for the reason of a late sitting; the true day itself is never refused."""
    last = clocks.late_for(db, subject, event, on)
    if last is not None and not reason.strip():
        raise Refusal(
            f"这次调解晚于 {last.month}月{last.day}日 的期限，可以如实登记，请写明超期原因。", "late_reason"
        )
    return last is not None


def refuse_third(subject: Case, outcomes: Sequence[str], *, reason: str) -> None:
    """Ask why a 治安 case sits a third time in one go: once is the rule, a second time the exception (程序规定 183)."""
    row = list(itertools.takewhile(lambda outcome: outcome == ADJOURNED, reversed(outcomes)))
    if subject.track in cases.GATED and len(row) >= TWICE and not reason.strip():
        raise Refusal(
            f"治安调解一般一次，必要时再调解一次，这已是第 {len(row) + 1} 次。请写明原因。", "late_reason"
        )


def _refuse_unlawful_host(hosts: list[dict[str, Any]], recording: dict[str, Any] | None) -> None:
    police = sum(1 for host in hosts if host.get("kind") == "民警")
    if not police:
        raise Refusal("治安调解须由人民警察主持（程序规定 52）。", "hosts")
    filmed = recording or {}
    if police == 1 and not str(filmed.get("device", "")).strip():
        raise Refusal(
            "只有一名民警主持时须全程同步录音录像，请先填写录像设备（治安管理处罚法 108）。", "recording"
        )
    if police == 1 and not filmed.get("video", True):
        raise Refusal(
            "只有一名民警主持时须有全程录像，只录音不行，请换能录像的设备（治安管理处罚法 108）。",
            "recording",
        )


def _refuse_outside_the_law(subject: Case, day: date) -> None:
    """Refuse when a gate of 程序规定 178, 179 fails, or has not been asked before the sitting."""
    if sentence := open_sentence(subject, day):
        raise Refusal(sentence, "track")


def open_sentence(subject: Case, day: date) -> str:
    """Return what a gate of 程序规定 178, 179 says that fails or was not asked before the sitting; empty when all stand."""
    said = cases.answers(subject)
    flags = frozenset(subject.flags)
    judge = eligibility.judge_on_the_spot if subject.track == "ZA-X" else eligibility.judge
    found = judge(
        said,
        injury=subject.injury,
        flags=flags,
        today=day,
        event_day=subject.occurred_on,
        cause=subject.cause,
    )
    before = {
        question.key
        for question in eligibility.questions(flags, subject.injury)
        if question.stage != "sitting" and not question.optional
    }
    for finding in found.findings:
        if finding.result == "fails" or (finding.key in before and finding.key not in said):
            return finding.sentence
    return ""


def place_warning(
    subject: Case, *, place: str, hosts: list[dict[str, Any]], options: Mapping[str, Any], on: date
) -> str:
    """Warn of one officer who hosts outside the station (治安管理处罚法 108); never a reason to refuse.

    A station that has settled the matter turns the warning off (``PLACE_WARNING`` of its options).
    """
    police = sum(1 for host in hosts if host.get("kind") == "民警")
    if not options.get(PLACE_WARNING, True) or not tracks.is_police(subject.track) or police != 1:
        return ""
    if not place.strip() or any(word in place for word in INDOORS):
        return ""
    code = law.on(on)
    cited = f"（{code.cite('za-single')}）" if code.applies else ""
    return (
        f"“{place.strip()}”不是派出所的执法办案场所：只有一名民警主持的，请带辅警并全程同步录音录像，"
        f"或者再请一名民警{cited}；可以继续。"
    )
