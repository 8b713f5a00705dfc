"""交接班 on the screen: what the next shift takes over, block by block, with a way to each case."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.widgets.card import RowsCard
from ui.widgets.labels import Muted, SectionTitle
from ui.widgets.rows import ListRow

if TYPE_CHECKING:
    from models.handover import Duty, Sheet

SHOWN = 30


class HandoverSheet(QWidget):
    """The sheet with its line of figures; ``go`` opens a case, ``done`` leads back to the day."""

    def __init__(
        self,
        sheet: "Sheet",
        *,
        go: Callable[[Any], None],
        print_: Callable[[], object],
        done: Callable[[], object],
    ) -> None:
        super().__init__()
        self._go = go
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        line = QHBoxLayout()
        self.words = Muted(sheet.words, wrap=True)
        line.addWidget(self.words, 1)
        self.print = actions.button(Action("handover.print", "打印交接班单", deed=print_, main=True))
        self.back = actions.button(Action("handover.back", "回到今日", deed=done), quiet=True)
        line.addWidget(self.back)
        line.addWidget(self.print)
        column.addLayout(line)
        for title, duties in (
            ("超期", sheet.overdue), ("正在调解", sheet.running), ("今日排期", sheet.sittings),
            ("等候处理", sheet.waiting), ("在办", sheet.cases),
        ):  # fmt: skip
            if duties:
                column.addWidget(SectionTitle(f"{title}　{len(duties)}"))
                column.addWidget(self._card(duties))
        column.addStretch(1)

    def _card(self, duties: "tuple[Duty, ...]") -> RowsCard:
        card = RowsCard()
        for duty in duties[:SHOWN]:
            card.add(self._row(duty))
        if len(duties) > SHOWN:
            more = Muted(f"还有 {len(duties) - SHOWN} 件，打印的单子上都有。")
            more.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8))
            card.add(more)
        return card

    def _row(self, duty: "Duty") -> ListRow:
        when = duty.time or (f"{duty.due} 到期" if duty.due else "没有期限")
        told = "　".join(filter(None, (duty.who, duty.place, duty.state, duty.next)))
        row = ListRow(
            duty.title or duty.number, when=when, urgency="bad" if duty.overdue else "muted", note=told
        )
        if duty.case_id is not None:
            row.opened.connect(lambda case=duty.case_id: self._go(case))
        return row
