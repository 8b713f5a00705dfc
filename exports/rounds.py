"""The sheet of a round of village visits, and the list of 回头看 of a month: A4 on its side, to be written on."""

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from exports.statforms import Laid
from models.dates import chinese, weekday
from models.statistics import Box, Sheet
from models.visitrules import rules
from models.visits import PERFORMED, SATISFACTION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.lookback import Report
    from models.rounds import Person, Stop

#: (head, width in half-width characters) of the sheet.
_ROUND = (
    ("序", 4.0), ("见谁、住哪里、电话", 32.0), ("什么事", 23.0), ("还没有履行的", 18.0), ("见面问", 18.0),
    ("履行", 12.0), ("满意", 12.0), ("情绪、反复", 23.0), ("谈的情况、新情况", 24.0), ("签名", 10.0),
)  # fmt: skip
_BACK = (
    ("序", 4.0), ("登记编号", 13.0), ("纠纷", 34.0), ("村社", 12.0), ("应看日期", 13.0), ("查看日期", 13.0), ("结论", 11.0),
    ("情况", 52.0), ("责任人", 10.0),
)  # fmt: skip
#: Points below which a list that is read on the way is not set.
_READABLE = 8.4
#: What stands at the foot of the room to write in: when to come again.
AGAIN = "\n\n\n下次：　　月　　日"
KEEP = "这张单子上有住址和电话：带好收好，不拍照、不外传，登记完交回销毁。"
MASKED = "电话已遮盖：有权查看完整号码的人打印才有全号。"


def sheet(
    found: "Sequence[Stop]", *, room: str, by: str, on: date, whole: bool = False, demo: bool = False
) -> bytes:
    """Return the sheet of a round as PDF, its stops in the order they are given, village after village."""
    return _rendered(laid(found, room=room, by=by, on=on, whole=whole, demo=demo))


def laid(
    found: "Sequence[Stop]", *, room: str, by: str, on: date, whole: bool = False, demo: bool = False
) -> Laid:
    """Lay the sheet of a round out; ``whole`` says that its telephone numbers are."""
    boxes = _heads(_ROUND)
    row, serial = 1, 0
    for village, stops in groupby(found, key=lambda each: each.village):
        here = list(stops)
        boxes.append(
            Box(row, 0, 1, len(_ROUND), f"{village}　{len(here)} 户", "side", align="left", strong=True)
        )
        row += 1
        for stop in here:
            serial += 1
            boxes += _line(row, serial, stop, on)
            row += 1
    return Laid(
        title=_title(f"走访回访单（{serial} 户）", demo=demo), subtitle=room,
        heads=((f"走访日期：{chinese(on)}　{weekday(on)}", f"走访人：{by}", "同行人：　　　　　　　　"),),
        sheet=_grid(_ROUND, row, boxes), feet=(), notes=(KEEP if whole else f"{KEEP}{MASKED}",),
    )  # fmt: skip


def lookbacks(
    found: "Sequence[Report]", *, room: str, title: str, by: str, on: date, demo: bool = False
) -> bytes:
    """Return the list of 回头看 as PDF: what was found, and what is still to be looked at."""
    boxes = _heads(_BACK)
    for row, each in enumerate(found, start=1):
        done = chinese(each.done_on) if each.done_on else "还没有看"
        cells = (
            str(row), each.number, each.title, each.village, chinese(each.due_on), done, each.finding, each.text,
            each.owner,
        )  # fmt: skip
        boxes += [
            _box(row, column, text, align="left" if column in {2, 7} else "center")
            for column, text in enumerate(cells)
        ]
    made = sum(1 for each in found if each.done_on)
    return _rendered(
        Laid(
            title=_title(title, demo=demo), subtitle=room,
            heads=((f"共 {len(found)} 件，已看 {made} 件", f"制表人：{by}", f"制表日期：{chinese(on)}"),),
            sheet=_grid(_BACK, len(found) + 1, boxes), feet=(), notes=(),
        )
    )  # fmt: skip


def _rendered(page: Laid) -> bytes:
    from exports import statform_page  # noqa: PLC0415 -- slow import

    return statform_page.render(page, landscape=True, smallest=_READABLE)


def _title(words: str, *, demo: bool) -> str:
    return f"【示范】{words}" if demo else words


def _heads(columns: tuple[tuple[str, float], ...]) -> list[Box]:
    return [Box(0, column, 1, 1, head, "head") for column, (head, _) in enumerate(columns)]


def _grid(columns: tuple[tuple[str, float], ...], rows: int, boxes: list[Box]) -> Sheet:
    return Sheet(tuple(width for _, width in columns), 1, rows, tuple(boxes))


def _line(row: int, serial: int, stop: "Stop", on: date) -> list[Box]:
    late = f"（已晚 {(on - stop.due_on).days} 天）" if stop.due_on < on else ""
    what = f"{stop.title}\n{stop.number}\n{stop.reason}，应在{stop.due_on.month}月{stop.due_on.day}日{late}"
    table = rules()
    boxes = [each.name for each in table.moods] + [each.name for each in table.relapses if each.again]
    cells = (
        str(serial), "\n".join(map(_person, stop.people)), what, "\n".join(stop.dues) or "没有", stop.ask,
        "\n".join(f"□{each}" for each in PERFORMED), "\n".join(f"□{each}" for each in SATISFACTION), _pairs(boxes),
        AGAIN, "",
    )  # fmt: skip
    return [
        _box(row, column, text, align="center" if column == 0 else "left")
        for column, text in enumerate(cells)
    ]


def _pairs(names: list[str]) -> str:
    """Write boxes to tick, two in a line."""
    return "\n".join("　".join(f"□{each}" for each in names[at : at + 2]) for at in range(0, len(names), 2))


def _person(person: "Person") -> str:
    words = "　".join(filter(None, (person.address, person.telephone)))
    who = f"{person.name}（{person.role}）" if person.role else person.name
    return f"{person.side}方 {who}：{words or '没有登记住址电话'}"


def _box(row: int, column: int, text: str, *, align: str = "center") -> Box:
    return Box(row, column, 1, 1, text, "side", align=align)
