"""案件办理时间线 on A4: what happened in a case and what is still to be done, for the front of a dossier or the leader."""

import uuid
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from exports import printouts
from exports.blocks import Block, Document, Grid, Heading, Note, Subtitle, Text, Title
from models import cases, dates, grading, station, tracks
from models.dates import chinese
from models.queries import timeline
from models.queries.moments import Kind, Moment
from models.station import Deed, demand

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.cases import Case
    from models.station import Identity

TITLE = "案件办理时间线"
OVER, OVER_WIDTHS, OVER_ALIGN = ("日期", "类别", "事项", "经办"), (3.3, 1.4, 9.7, 2.0), "lcll"
DUE, DUE_WIDTHS, DUE_ALIGN = ("日期", "类别", "事项", "经办", "情况"), (3.3, 1.4, 7.7, 2.0, 2.0), "lclll"


def pdf(
    db: "Session", case_id: uuid.UUID, *, today: date, by: "Identity", kinds: Collection[Kind] | None = None,
    ahead: bool = False, words: str = "",
) -> bytes:  # fmt: skip
    """Return the line of a case as PDF, narrowed as on the screen; nothing of it is kept."""
    return printouts.rendered(
        document(db, case_id, today=today, by=by, kinds=kinds, ahead=ahead, words=words)
    )


def document(
    db: "Session", case_id: uuid.UUID, *, today: date, by: "Identity", kinds: Collection[Kind] | None = None,
    ahead: bool = False, words: str = "",
) -> Document:  # fmt: skip
    """Compose the line; refused for whoever may not see the case."""
    demand(by, Deed.READ)
    here, subject = station.current(db), cases.case(db, case_id)
    moments = timeline.narrowed(
        timeline.course(db, case_id, today=today, kinds=kinds), ahead=ahead, words=words
    )
    blocks: list[Block] = [Title(TITLE), Subtitle(here.name), Text(_about(subject), indent=False)]
    if narrowed := _narrowed(kinds, words, ahead=ahead):
        blocks.append(Text(narrowed, indent=False))
    blocks += _parts(moments, today)
    blocks.append(Note(f"{chinese(today)} {by.name} 打印。内部材料，号码已遮盖；未到的日期按打印当日推算。"))
    return Document(
        title=f"{TITLE}　{subject.number}", blocks=tuple(blocks), page="single", draft=False, demo=here.demo,
        meta={"author": here.name},
    )  # fmt: skip


def _about(subject: "Case") -> str:
    track = tracks.get(subject.track).name if subject.track else ""
    told = (
        subject.number, subject.title, track, grading.name(subject.level), subject.state,
        f"第{subject.round}轮" if (subject.round or 1) > 1 else "",
        f"承办人 {subject.handler_name}" if subject.handler_name else "",
    )  # fmt: skip
    return "　".join(filter(None, told))


def _narrowed(kinds: Collection[Kind] | None, words: str, *, ahead: bool) -> str:
    told = (
        "只列" + "、".join(kinds) if kinds else "", "只列还没有办的" if ahead else "",
        f"只列含“{words.strip()}”的" if words.strip() else "",
    )  # fmt: skip
    said = "；".join(filter(None, told))
    return f"（{said}）" if said else ""


def _parts(moments: list[Moment], today: date) -> Iterator[Block]:
    """Give each part its heading and list: what is over by rounds, then what is due, then what is to come."""
    laid = timeline.stretches(moments, today)
    over = [each for each in laid if each.place == timeline.PAST]
    several = len({each.round for each in over}) > 1
    for turn, group in groupby(over, key=lambda each: each.round):
        told = [moment for each in group for moment in each.moments]
        yield Heading(f"第{turn}轮　{len(told)} 项" if several else f"已经发生　{len(told)} 项")
        yield Grid(OVER, tuple(_over(told)), OVER_WIDTHS, OVER_ALIGN)
    for place, title in (
        (timeline.LATE, "过期还没有办"),
        (timeline.NOW, "今天要办"),
        (timeline.AHEAD, "接下来要办"),
    ):
        due = [moment for each in laid if each.place == place for moment in each.moments]
        if due:
            yield Heading(f"{title}　{len(due)} 项")
            yield Grid(DUE, tuple(_due(each, today) for each in due), DUE_WIDTHS, DUE_ALIGN)
    if not moments:
        yield Text("没有可列的事项。", indent=False)


def _over(moments: Iterable[Moment]) -> Iterator[tuple[str, ...]]:
    return ((_when(each), each.kind.value, _words(each), each.by) for each in moments)


def _due(each: Moment, today: date) -> tuple[str, ...]:
    left = (each.day - today).days
    state = f"过期 {-left} 天" if left < 0 else f"还有 {left} 天" if left else "今天"
    return (_when(each), each.kind.value, _words(each), each.by, state)


def _when(each: Moment) -> str:
    return f"{dates.local(each.at):%Y-%m-%d %H:%M}" if isinstance(each.at, datetime) else each.day.isoformat()


def _words(each: Moment) -> str:
    return f"{each.title}　{each.text}" if each.text else each.title
