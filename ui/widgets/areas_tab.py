"""警务区 of the roster: the areas with their 1+1+N, the villages of one, and the form of what is chosen."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.spec import Field, Form, Kind, Section
from ui.page import Page
from ui.tables import Column, Table
from ui.widgets.card import RowsCard
from ui.widgets.empty import EmptyState
from ui.widgets.entry_card import EntryCard
from ui.widgets.labels import Muted, SectionTitle
from ui.widgets.rows import ChoiceRow
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from ui.viewmodels.areas import AreaRow, Areas, VillageRow

COLUMNS = (
    Column("村（社区）", lambda row: row.name, width=130, bold=True),
    Column(
        "警务区", lambda row: row.area or "未划入", width=110, ink=lambda row: "text" if row.area else "warn"
    ),
    Column("别名", lambda row: row.aliases, width=140),
    Column("相邻", lambda row: row.near, width=120),
)
NONE = "把辖区的村和社区划进警务区，登记纠纷时就能认出是哪个村、该谁管。"


def _area_form(areas: "Areas") -> Form:
    return Form(
        "area",
        (
            Section(
                "",
                (
                    Field("name", "警务区", required=True, width=12),
                    Field("officer_id", "社区民警", Kind.CHOICE, width=6, choices=areas.police()),
                    Field("auxiliary_id", "辅警", Kind.CHOICE, width=6, choices=areas.auxiliaries()),
                    Field("police_room", "警务室地址", width=12),
                ),
            ),
        ),
    )


def _village_form() -> Form:
    return Form(
        "village",
        (
            Section(
                "",
                (
                    Field("name", "村（社区）", required=True, width=6),
                    Field("township", "乡镇（街道）", width=6),
                    Field("area_id", "警务区", Kind.CHOICE, width=12),
                    Field("aliases", "别名", width=12, placeholder="自然村、俗称，用顿号分开"),
                    Field("near", "相邻村社", width=12, placeholder="请人时“邻村”按这里算"),
                ),
            ),
        ),
    )


class AreasTab(QWidget):
    """Areas left, villages in the middle, what is chosen right."""

    def __init__(self, page: Page, areas: "Areas") -> None:
        super().__init__()
        self._page, self._areas = page, areas
        self._area = ""
        self._told: tuple[AreaRow, ...] = ()
        self.table = Table("roster.villages", COLUMNS, machine=page.context.machine)
        self.table.stretch(2)
        self.table.chosen.connect(self._choose_village)
        self.area = EntryCard(
            page, _area_form(areas), "警务区", add=areas.add_area, amend=areas.amend_area,
            retire=areas.retire_area, done=self._area_written, barred=areas.barred,
        )  # fmt: skip
        self.village = EntryCard(
            page, _village_form(), "村社", add=areas.add_village, amend=areas.amend_village,
            retire=areas.retire_village, done=self._village_written, barred=areas.barred,
        )  # fmt: skip
        self.editors = [*self.area.editors, *self.village.editors]
        self.none = EmptyState(NONE)
        self.team = Muted(wrap=True)
        self._rows = RowsCard()
        self._lay_out()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.px(8))
        self.new_area, self.new_village = QPushButton("加警务区"), QPushButton("加村社")
        for button, name, deed in (
            (self.new_area, "areas.new", self._new_area), (self.new_village, "villages.new", self._new_village),
        ):  # fmt: skip
            button.setObjectName(name)
            button.setEnabled(not self._areas.barred)
            button.clicked.connect(lambda _checked=False, deed=deed: deed())
        left.addWidget(SectionTitle("警务区"))
        left.addWidget(self._rows)
        left.addWidget(self.new_area)
        left.addStretch(1)
        side = Scrolled(left)
        side.setFixedWidth(min(theme.px(176), 220))
        middle = QVBoxLayout()
        middle.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.addWidget(self.team, 1)
        head.addWidget(self.new_village)
        middle.addLayout(head)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.none, 1)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.area)
        beside.addWidget(self.village)
        beside.addStretch(1)
        right = Scrolled(beside)
        right.setFixedWidth(min(theme.px(300), 350))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(16))
        across.addWidget(side)
        across.addLayout(middle, 1)
        across.addWidget(right)
        self._side("area")

    def refresh(self) -> None:
        """Read areas and villages anew."""
        self._told = self._areas.areas()
        choices = (("", "未划入"), *((str(each.id), each.name) for each in self._told))
        inner: Any = self.village.editor.input("area_id").inner
        inner.set_choices(choices)
        if self._area not in {"", *(str(each.id) for each in self._told)}:
            self._area = ""
        self._list_areas()
        self._list_villages()

    def _list_areas(self) -> None:
        self._rows.clear()
        for key, name, count in (("", "全部", None), *((str(e.id), e.name, e.villages) for e in self._told)):
            row = ChoiceRow(name, note="" if count is None else f"{count} 村")
            row.pressed.connect(lambda key=key: self._choose_area(key))
            row.choose(chosen=key == self._area)
            self._rows.add(row)
        chosen = self._chosen()
        self.team.setText(f"1+1+N：{chosen.team}" if chosen else "")

    def _list_villages(self) -> None:
        every = self._areas.villages()
        kept = tuple(each for each in every if self._area in {"", each.area_id})
        self.table.show_rows(kept)
        self.none.setVisible(not every and not self._told)
        self.table.setVisible(bool(every or self._told))
        ids = [each.id for each in self.table.rows.shown]
        if self.village.shown in ids:
            self.table.selectRow(ids.index(self.village.shown))

    def _chosen(self) -> "AreaRow | None":
        return next((each for each in self._told if str(each.id) == self._area), None)

    def _choose_area(self, key: str) -> None:
        self._area = key
        self._page.guarded(self.refresh)()
        chosen = self._chosen()
        self.area.show_entry(chosen.id if chosen else None, chosen.values() if chosen else {})
        self._side("area")

    def _choose_village(self, row: "VillageRow") -> None:
        if row.id != self.village.shown or self.village.isHidden():
            self.village.show_entry(row.id, row.values())
            self._side("village")

    def _new_area(self) -> None:
        self.area.show_entry(None, {})
        self._side("area")
        self.area.editor.focus("name")

    def _new_village(self) -> None:
        self.table.clearSelection()
        self.village.show_entry(None, {"area_id": self._area})
        self._side("village")
        self.village.editor.focus("name")

    def _side(self, which: str) -> None:
        self.area.setVisible(which == "area")
        self.village.setVisible(which == "village")

    def _area_written(self, key: Any) -> None:
        self._area = str(key or "")
        self.refresh()
        chosen = self._chosen()
        if chosen is None or self.area.shown != chosen.id:
            self.area.show_entry(chosen.id if chosen else None, chosen.values() if chosen else {})

    def _village_written(self, key: Any) -> None:
        new = self.village.shown is None
        kept = {
            "area_id": self.village.editor.value("area_id"),
            "township": self.village.editor.value("township"),
        }
        self.refresh()
        if key is None or new:  # the next village of the same area is typed at once
            self.village.show_entry(None, kept if new else {})
            self.village.editor.focus("name")
