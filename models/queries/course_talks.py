"""What was said and agreed, for the 时间线: places booked, helpers asked, sittings, recordings, proposals, agreements."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from models import dates, money
from models.agreements import Agreement, AgreementState, Form
from models.cases import Party
from models.caucuses import Caucus
from models.invitations import Invitation
from models.offers import Offer
from models.queries.moments import Kind, Line, Moment, State, joined
from models.readings import Reading
from models.recordings import Recording
from models.rooms import Booking
from models.sittings import Attendance, Happening, Phase, Sitting, SittingEvent

if TYPE_CHECKING:
    import uuid


def told(line: Line) -> Iterator[Moment]:
    """Tell the talks and what came of them."""
    yield from _bookings(line)
    yield from _invitations(line)
    yield from _sittings(line)
    yield from _offers(line)
    yield from _agreements(line)


def _bookings(line: Line) -> Iterator[Moment]:
    """Tell the places booked from today on, and those given up; one of the past is told by its sitting."""
    for each in line.rows(
        Booking.id, Booking.starts_at, Booking.ends_at, Booking.place, Booking.purpose, Booking.joint, Booking.host,
        Booking.by_name, Booking.voided_at, Booking.void_reason,
    ):  # fmt: skip
        title = f"约定调解：{each.joint or each.place}"
        text = joined(each.place if each.joint else "", each.purpose, each.host and f"主持人 {each.host}")
        go = line.go("intake", pane="helpers")
        if each.voided_at is not None or dates.local(each.ends_at).date() < line.today:
            yield from line.past(
                ("booking", each.id), each.starts_at, Kind.TALKING, title, text, by=each.by_name, go=go,
                voided=each.voided_at, why=each.void_reason,
            )  # fmt: skip
        else:
            yield from line.ahead(
                ("booking", each.id), each.starts_at, Kind.TALKING, title, text, by=each.by_name, go=go
            )


def _invitations(line: Line) -> Iterator[Moment]:
    go = line.go("intake", pane="helpers")
    for each in line.rows(
        Invitation.id, Invitation.name, Invitation.kind, Invitation.purpose, Invitation.asked_at, Invitation.asked_by,
        Invitation.reply, Invitation.reply_note, Invitation.replied_at, Invitation.voided_at, Invitation.void_reason,
    ):  # fmt: skip
        yield from line.past(
            ("invited", each.id), each.asked_at, Kind.TALKING, f"邀请{each.name}（{each.kind}）", each.purpose,
            by=each.asked_by, go=go, voided=each.voided_at, why=each.void_reason,
        )  # fmt: skip
        if each.voided_at is None and each.reply:
            yield from line.past(
                ("replied", each.id), each.replied_at, Kind.TALKING, f"{each.name}答复：{each.reply}", each.reply_note,
                go=go,
            )  # fmt: skip


def _sittings(line: Line) -> Iterator[Moment]:
    names = {each.id: each.name for each in line.rows(Party.id, Party.name)}
    hosts: defaultdict[uuid.UUID, list[str]] = defaultdict(list)
    for each in line.rows(
        Attendance.id, Attendance.sitting_id, Attendance.name, Attendance.host, Attendance.position
    ):
        if each.host:
            hosts[each.sitting_id].append(each.name)
    held = line.rows(
        Sitting.id, Sitting.number, Sitting.place, Sitting.mode, Sitting.phase, Sitting.started_at, Sitting.ended_at,
        Sitting.outcome, Sitting.outcome_text, Sitting.next_at, Sitting.voided_at, Sitting.void_reason,
    )  # fmt: skip
    events = sorted(
        line.rows(
            SittingEvent.id, SittingEvent.sitting_id, SittingEvent.at, SittingEvent.kind, SittingEvent.text,
            SittingEvent.party_id, SittingEvent.by_name, SittingEvent.voided_at, SittingEvent.void_reason,
        ),
        key=lambda row: (row.at, row.id),
    )  # fmt: skip
    phases: defaultdict[uuid.UUID, list[str]] = defaultdict(list)
    for each in events:
        go = line.go("sitting", sitting=each.sitting_id)
        if each.kind == Happening.PHASE.value:
            if each.voided_at is None:
                phases[each.sitting_id].append(f"{dates.local(each.at):%H:%M} {each.text}")
            continue
        who = names.get(each.party_id, "")
        yield from line.past(
            ("event", each.id), each.at, Kind.TALKING, f"{each.kind}{f'（{who}）' if who else ''}", each.text,
            by=each.by_name, go=go, voided=each.voided_at, why=each.void_reason,
        )  # fmt: skip
    last = max((each.number for each in held if each.voided_at is None), default=0)
    for each in held:
        yield from _sitting(line, each, phases[each.id], "、".join(hosts[each.id]), last=each.number == last)
    yield from _recordings(line)
    for each in line.rows(
        Caucus.id,
        Caucus.sitting_id,
        Caucus.party_id,
        Caucus.at,
        Caucus.by_name,
        Caucus.voided_at,
        Caucus.void_reason,
    ):
        yield from line.past(  # that it was held stands on the record; what was said in it is told to nobody
            ("apart", each.id), each.at, Kind.TALKING, f"单独谈话：{names.get(each.party_id, '')}", by=each.by_name,
            go=line.go("sitting", sitting=each.sitting_id), voided=each.voided_at, why=each.void_reason,
        )  # fmt: skip


def _sitting(line: Line, each: Any, phases: list[str], hosts: str, *, last: bool) -> Iterator[Moment]:
    go, nth = line.go("sitting", sitting=each.id), f"第{each.number}次调解"
    text = joined(each.place, each.mode, hosts and f"主持人 {hosts}")
    over = each.phase == Phase.ENDED.value
    if not over and each.voided_at is None:
        state = "准备中" if each.phase == Phase.PREPARATION.value else each.phase
        begun = line.past(
            ("sitting", each.id),
            each.started_at,
            Kind.TALKING,
            f"{nth}：{state}",
            joined(text, "，".join(phases)),
            go=go,
        )
        yield from (_now(line, each) for each in begun)
        return
    yield from line.past(
        ("sitting", each.id),
        each.started_at,
        Kind.TALKING,
        f"{nth}开始",
        joined(text, "，".join(phases)),
        go=go,
        voided=each.voided_at,
        why=each.void_reason,
    )
    if each.voided_at is None:
        yield from line.past(
            ("over", each.id),
            each.ended_at,
            Kind.TALKING,
            f"{nth}结束：{each.outcome or '休会待续'}",
            each.outcome_text,
            go=go,
        )
        if last and each.next_at is not None and line.stands and not line.subject.outcome:
            yield from line.ahead(
                ("next", each.id),
                each.next_at,
                Kind.TALKING,
                "约定再次调解",
                each.place,
                go=line.go("sitting"),
            )


def _now(line: Line, begun: Moment) -> Moment:
    """Tell a sitting that goes on as something of today; one that was left open longer as overdue."""
    return replace(begun, state=State.TODAY if begun.day >= line.today else State.LATE)


def _recordings(line: Line) -> Iterator[Moment]:
    for each in line.rows(
        Recording.id, Recording.sitting_id, Recording.device,  Recording.started_at,
        Recording.continuous, Recording.interruption, Recording.custodian, Recording.video, Recording.voided_at,
        Recording.void_reason,
    ):  # fmt: skip
        broken = "" if each.continuous else f"有中断：{each.interruption}"
        yield from line.past(
            ("film", each.id), each.started_at, Kind.TALKING, "录音录像" if each.video else "录音",
            joined(each.device, broken), by=each.custodian, voided=each.voided_at, why=each.void_reason,
            go=line.go("sitting", sitting=each.sitting_id) if each.sitting_id else line.go("intake"),
        )  # fmt: skip


def _offers(line: Line) -> Iterator[Moment]:
    """Tell the proposals that both sides took, and the agreement as it was read out; a private one is told to nobody."""
    for each in line.rows(
        Offer.id, Offer.sitting_id, Offer.at, Offer.speaker, Offer.text, Offer.amount, Offer.answers, Offer.accepted,
        Offer.private, Offer.voided_at,
    ):  # fmt: skip
        if not each.accepted or each.private or each.voided_at is not None:
            continue
        times = [
            datetime.fromisoformat(one["at"])
            for one in each.answers.values()
            if isinstance(one, dict) and one.get("at")
        ]
        sum_ = money.digits(each.amount) if each.amount is not None else ""
        yield from line.past(
            ("offer", each.id), max(times, default=each.at), Kind.TALKING, f"双方接受方案{f'：{sum_}' if sum_ else ''}", each.text,
            by=each.speaker, go=line.go("sitting", sitting=each.sitting_id),
        )  # fmt: skip
    for each in line.rows(
        Reading.id, Reading.sitting_id, Reading.at, Reading.reader, Reading.voided_at, Reading.void_reason
    ):
        yield from line.past(
            ("reading", each.id), each.at, Kind.TALKING, "宣读协议", by=each.reader,
            go=line.go("sitting", sitting=each.sitting_id), voided=each.voided_at, why=each.void_reason,
        )  # fmt: skip


def _agreements(line: Line) -> Iterator[Moment]:
    rows = line.db.execute(
        select(
            Agreement.id, Agreement.edition, Agreement.form, Agreement.state, Agreement.number, Agreement.signed_on,
            Agreement.effective_on, Agreement.performed_on, Agreement.breached_on, Agreement.breach_text,
            Agreement.on_the_spot, Agreement.voided_at, Agreement.void_reason,
        ).where(Agreement.case_id == line.case_id)
    ).all()  # fmt: skip
    many = len({each.edition for each in rows}) > 1
    for each in rows:
        if each.state == AgreementState.DRAFT.value and each.signed_on is None:
            continue
        nth, go = f"（第{each.edition}稿）" if many else "", line.go("papers", edit=False)
        oral = each.form != Form.WRITTEN.value
        spot = "当场履行" if each.on_the_spot else ""
        yield from line.past(
            ("agreed", each.id), each.signed_on, Kind.TALKING, f"{'达成口头协议' if oral else '签订协议'}{nth}",
            joined(each.number, spot), go=go, voided=each.voided_at, why=each.void_reason,
        )  # fmt: skip
        if each.voided_at is not None:
            continue
        if each.effective_on != each.signed_on:
            yield from line.past(
                ("effective", each.id), each.effective_on, Kind.TALKING, f"协议生效{nth}", each.number, go=go
            )
        yield from line.past(
            ("kept", f"~0{each.id}"),
            each.performed_on,
            Kind.PERFORMING,
            f"协议履行完毕{nth}",
            each.number,
            go=line.go("visits", pane="performing"),
        )
        yield from line.past(
            ("broken", f"~0{each.id}"),
            each.breached_on,
            Kind.PERFORMING,
            f"登记未履行{nth}",
            each.breach_text,
            go=line.go("visits", pane="breaching"),
        )
