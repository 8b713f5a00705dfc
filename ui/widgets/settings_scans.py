"""设置 › 扫描文件夹: where the scanner of this machine puts its files."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.widgets.facts import FactsCard
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from ui.forms.editor import Editor
    from ui.page import Page
    from ui.viewmodels.settings import Settings

NOTE = (
    "在扫描仪或高拍仪的软件里，把“保存到”设成这个文件夹（PDF 或 JPG，200 dpi，灰度即可）。"
    "带识别码的页自动归到案件；认不出的到“文书 › 回扫”认领。收好的移到其中的“已收”，没收的移到“未收”并写明原因，都不删除。"
)


class ScansPanel(QWidget):
    """The folder, 换文件夹… and 不再看."""

    def __init__(self, page: "Page", settings: "Settings") -> None:
        super().__init__()
        self._page, self._settings = page, settings
        self.editors: list[Editor] = []
        self.card = FactsCard()
        self.choose = actions.button(Action("settings.scans", "选文件夹…", deed=page.guarded(self._choose)))
        self.stop = actions.button(
            Action("settings.scans.stop", "不再看", deed=page.guarded(self._stop)), quiet=True
        )
        line = QHBoxLayout()
        line.addWidget(self.choose)
        line.addWidget(self.stop)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.card)
        column.addLayout(line)
        column.addWidget(Muted(NOTE, wrap=True))
        column.addStretch(1)

    def read(self) -> None:
        """Show which folder is watched."""
        self.card.show_facts(self._settings.scans())
        self.stop.setVisible(self._settings.machine.scan_folder() is not None)

    def _choose(self) -> None:
        folder = self._page.context.machine.choose_folder("扫描仪存放文件的文件夹")
        if folder is not None:
            self._settings.watch_scans(folder)
            self._page.refresh(frozenset())

    def _stop(self) -> None:
        self._settings.watch_scans(None)
        self._page.refresh(frozenset())
