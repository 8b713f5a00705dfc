"""The keys of the room, as the cheat sheet lists them; those with a deed are bound while the page is shown."""

import functools
from collections.abc import Callable
from typing import Any

from ui.actions import Action
from ui.widgets import room_statements
from ui.widgets.party_screen import PartyDisplay
from ui.widgets.sitting_head import SittingHead

PHASES = ("群众先说理", "民警后梳理", "警民共谈理")


def keys(
    on: Callable[[Callable[[Any], object]], Callable[[], object]], head: SittingHead, display: PartyDisplay
) -> tuple[Action, ...]:
    """List the keys; ``on`` makes a deed of what is done to the open room."""
    return (
        Action("sitting.step-on", "准备：下一步", shortcut="Ctrl+PgDown"),
        Action("sitting.step-back", "准备：上一步", shortcut="Ctrl+PgUp"),
        Action("sitting.enter", "记下一行，光标不动", shortcut="Enter"),
        Action("sitting.voice", "换发言人（也可打 @）", shortcut="F2–F8"),
        Action("sitting.kind", "定这一行的种类（/ 和首字母是常用语）", shortcut="#"),
        Action("sitting.private", "背对背的话（保密）", shortcut="Ctrl+P", deed=on(lambda room: room.line.toggle_private())),
        Action("sitting.find", "在笔录里找", shortcut="Ctrl+F", deed=on(lambda room: room.card.open_find())),
        Action("sitting.up", "到笔录里选一行（输入行为空时）", shortcut="↑"),
        Action("sitting.sort", "归入无争议、争议、焦点（Shift+↑↓ 选几行）", shortcut="1 2 3"),
        Action("sitting.unsorted", "到下一条没有归类的", shortcut="Alt+0", deed=on(lambda room: room.combing.seek())),
        Action("sitting.exhibit", "把一行列为证据", shortcut="4"),
        Action("sitting.relay", "单独谈的一行：可转达或保密", shortcut="5"),
        Action("sitting.demand", "把一行记为诉求（说理时 Ctrl+Enter 记下即为诉求）", shortcut="D"),
        Action("sitting.strike", "划去一行（E 划去并更正）", shortcut="Delete"),
        Action("sitting.events", "现场事件", shortcut="Ctrl+E", deed=on(lambda _room: head.open_events())),
        Action("sitting.pause", "休会、复会", shortcut="Ctrl+Shift+P", deed=on(lambda room: room.closing.pause())),
        Action("sitting.end", "结束这场", shortcut="Ctrl+Shift+E", deed=on(lambda room: room.closing.ask_end())),
        Action("sitting.offer", "把一条发言变成方案", shortcut="Ctrl+Return"),
        Action("sitting.screen", "打开、收起当事人屏", shortcut="F9", deed=display.toggle),
        Action("sitting.blank", "遮住当事人屏", shortcut="Shift+F9", deed=display.blank),
        *(Action(f"sitting.tool.{key}", words, shortcut=keys) for key, words, keys in room_statements.KEYS),
        *(
            Action(f"sitting.phase.{number}", phase, shortcut=f"Alt+{number}", deed=on(functools.partial(_go, phase)))
            for number, phase in enumerate(PHASES, start=1)
        ),
    )  # fmt: skip


def _go(phase: str, room: Any) -> None:
    room.go_to(phase)
