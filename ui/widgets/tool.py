"""A tool of the room's dock, and how it is found.

To add one, write ``ui/tools/thing.py``; nothing else changes:

    from ui.widgets.tool import Tool, ToolSpec

    class Thing(Tool):
        def show_room(self) -> None: ...          # show what is true now; called whenever anything changed

    def open(room: Room) -> Thing:
        from ui.viewmodels import thing           # here, never at the top: first paint loads no SQLAlchemy
        return Thing(room, thing.Things(room.parts))

    TOOL = ToolSpec("thing", "事项", order=35, open=open, phases=("民警后梳理",))

A tool is made when its tab is first pressed.  It stands as a tab in the phases it names, and under 更多 in the
others.  ``room.parts`` has the store, the sitting and what was read of it; ``room.do(deed, problem)`` does a deed,
shows what is true then and lands refusals in ``problem(field, sentence)``.  Nothing here ever opens a dialog, and
a tool never takes the cursor from the input line by itself.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.widgets.dock_panel import Panel

if TYPE_CHECKING:
    from ui.actions import Action
    from ui.viewmodels.sitting_parts import Parts
    from ui.widgets.sitting_room import Room


class Tool(Panel):
    """The base of every tool: a scrolling column (``self.column``) and the room it stands in.

    ``keys`` lists what has a shortcut while the room is open.
    """

    def __init__(self, room: "Room", name: str) -> None:
        super().__init__(name)
        self.room = room
        self.keys: tuple[Action, ...] = ()

    def show_room(self) -> None:
        """Show what is true now."""

    def arrive(self) -> None:
        """Be ready for the hand: called when the tool was asked for by its tab."""

    def flush(self) -> None:
        """Put unfinished words in safety: called when another tool comes and when the room is left."""


@dataclass(frozen=True)
class ToolSpec:
    """What the dock knows of a tool before opening it; one not ``offered`` for a sitting has no tab."""

    key: str
    title: str
    order: int
    open: Callable[["Room"], Tool]
    phases: tuple[str, ...] = ()
    offered: "Callable[[Parts], bool]" = lambda _parts: True
    #: How many there are of what the tool keeps: its tab says so (证据 4), also before the tool was opened.
    count: "Callable[[Parts], int] | None" = None


def discover() -> list[ToolSpec]:
    """List the tools of ``ui/tools`` in their order."""
    folder = importlib.import_module("ui.tools")
    modules = [
        importlib.import_module(f"ui.tools.{found.name}") for found in pkgutil.iter_modules(folder.__path__)
    ]
    specs = [module.TOOL for module in modules if hasattr(module, "TOOL")]
    return sorted(specs, key=lambda spec: spec.order)
