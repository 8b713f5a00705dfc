"""单独征询: consent to sit together, recorded or taken back while the sitting goes on."""

from typing import TYPE_CHECKING, Any

from ui.widgets.labels import Muted
from ui.widgets.preparation_alone import AloneCard
from ui.widgets.tool import Tool, ToolSpec

if TYPE_CHECKING:
    from ui.viewmodels.alone import Consents
    from ui.viewmodels.opening import AloneRow
    from ui.widgets.sitting_room import Room

NOBODY = "这件纠纷没有标明家庭暴力，没有要单独征询的人。"


class Alone(Tool):
    """Those whose own consent is needed, each with the questions of the door."""

    def __init__(self, room: "Room", consents: "Consents") -> None:
        super().__init__(room, "alone")
        self.consents = consents
        self.nobody = Muted(NOBODY, wrap=True)
        self.card = AloneCard()
        self._rows: tuple[AloneRow, ...] = ()
        self.column.addWidget(self.nobody)
        self.column.addWidget(self.card)
        self.column.addStretch(1)
        self.card.kept.connect(self._keep)

    def show_room(self) -> None:
        """Show who is asked; what is half typed stays."""
        rows = self.consents.rows()
        if rows != self._rows:
            self._rows = rows
            self.card.show_rows(rows)
        self.nobody.setVisible(not rows)

    def _keep(self, typed: dict[str, Any]) -> None:
        self.room.do(lambda: self.consents.keep(typed), self.card.show_problem)


def open(room: "Room") -> Alone:  # noqa: A001 -- the name the dock calls
    """Make the tool."""
    from ui.viewmodels.alone import Consents  # noqa: PLC0415 -- no SQLAlchemy before the first paint

    return Alone(room, Consents(room.parts))


TOOL = ToolSpec("alone", "单独征询", order=92, open=open)
