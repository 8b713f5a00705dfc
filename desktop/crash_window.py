"""What the officer is told about a bug: what was saved, what was not, and the two ways on."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

SAVED = "以前各步的内容都在：每一步要么全部存下，要么一点不存。"
UNSAVED = "没有存下的只有刚才这一步；正在输入的文字每秒存一次草稿，最多少最后一秒。"


class CrashWindow(QObject):
    """Shows one dialog at a time; what is raised while it stands is in the log only."""

    _raised = Signal(object)

    def __init__(self, restart: Callable[[], object], parent: QObject | None = None) -> None:
        """Take what 重新启动 does: note the wish and end the event loop."""
        super().__init__(parent)
        self._restart = restart
        self.dialog: QMessageBox | None = None
        self._heard = False

    def tell(self, report: Path | None) -> None:
        """Ask for the dialog, from any thread."""
        if not self._heard:  # not sooner: naming Qt builds its enums, which would cost the first paint 15 ms
            self._heard = True
            self._raised.connect(self._show, QtCore.Qt.ConnectionType.QueuedConnection)
        self._raised.emit(report)

    def _show(self, report: Path | None) -> None:
        if self.dialog is not None:
            return
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 -- its enums cost 20 ms, wanted only now

        where = f"报告写在：{report}" if report else "报告没能写下，磁盘可能已满。"
        self.dialog = QMessageBox(
            QMessageBox.Icon.Warning, "程序遇到一处缺陷", "程序遇到一处缺陷，刚才这一步没有做成。"
        )
        self.dialog.setObjectName("crash")
        self.dialog.setInformativeText(
            f"{SAVED}\n\n{UNSAVED}\n\n{where}\n报告里没有姓名、证件号码和电话，可以交给维护人员。"
        )
        self.dialog.setTextInteractionFlags(QtCore.Qt.TextInteractionFlag.TextSelectableByMouse)
        go_on = self.dialog.addButton("继续", QMessageBox.ButtonRole.AcceptRole)
        again = self.dialog.addButton("重新启动", QMessageBox.ButtonRole.DestructiveRole)
        go_on.setObjectName("crash.continue")
        again.setObjectName("crash.restart")
        self.dialog.setDefaultButton(go_on)
        self.dialog.setEscapeButton(go_on)
        self.dialog.buttonClicked.connect(lambda button: self._answer(restart=button is again))
        self.dialog.setWindowModality(QtCore.Qt.WindowModality.ApplicationModal)
        self.dialog.show()

    def _answer(self, *, restart: bool) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        if restart:
            self._restart()
