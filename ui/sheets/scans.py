"""回扫: signed pages that come back are read and filed by themselves; what could not be waits here for a hand."""

import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.actions import Action
from ui.forms import parsers
from ui.forms.spec import Field, Kind
from ui.widgets.deed_panel import DeedPanel
from ui.widgets.dock_panel import plain
from ui.widgets.empty import EmptyState
from ui.widgets.pdf_view import PdfView
from ui.widgets.scan_guess import ScanGuess
from ui.widgets.scan_lists import ScanLists
from ui.widgets.sheet import Sheet, SheetSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.pages.papers import PapersPage
    from ui.viewmodels.scans import Scans, View, WaitingPage

REASONS = ("空白页", "重复扫描", "不是文书", "别的单位的文书", "已改用现行文书")


class ScansSheet(Sheet):
    """Left what waits and what was done, middle the page itself, right what it may be of."""

    def __init__(self, page: "PapersPage", viewmodel: "Scans", kinds: tuple[str, tuple[str, ...]]) -> None:
        super().__init__(page, "scans")
        self.viewmodel, self._kinds = viewmodel, kinds
        self.title.setText("回扫　签好的文书扫描归档")
        self.folder = plain("扫描文件夹…", "scans.folder", kind="quiet")
        self.folder.clicked.connect(lambda _checked=False: self._guarded(self.choose_folder)())
        self.files = plain("选文件…", "scans.files")
        self.files.clicked.connect(lambda _checked=False: self._guarded(self.choose_files)())
        for button in (self.folder, self.files):
            self.head.addWidget(button)
        self.lists, self.guess = ScanLists(), ScanGuess()
        self.view = PdfView()
        self.view.setAccessibleName("扫描的页")
        self.empty = EmptyState("")
        self.panel = DeedPanel(page.context.boundary, parsers.standard(page.context.today))
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for part in (self.panel, self.view, self.empty):
            column.addWidget(part, 0 if part is self.panel else 1)
        line = QHBoxLayout()
        line.setSpacing(theme.px(16))
        line.addWidget(self.lists)
        line.addWidget(middle, 1)
        line.addWidget(self.guess)
        self.column.addLayout(line, 1)
        self.setAcceptDrops(True)
        self._page_id: uuid.UUID | None = None
        self._view: View | None = None
        self._connect()

    def _connect(self) -> None:
        guarded = self._guarded
        self.lists.chosen.connect(guarded(self.show_page))
        self.lists.opened.connect(guarded(self.open_paper))
        self.lists.back.connect(guarded(self.take_back))
        self.guess.filed.connect(guarded(self.file))
        self.guess.asked.connect(guarded(self.look))
        self.guess.dropped.connect(guarded(self.ask_drop))
        self.guess.turned.connect(guarded(self.turn))
        self.guess.evidence.connect(guarded(self.ask_evidence))
        self.panel.opened.connect(self._panel_opened)
        self.page.watch.told.connect(guarded(self._told))

    def _guarded(self, deed: "Callable[..., Any]") -> "Callable[..., Any]":
        return self.page.guarded(deed)

    def _panel_opened(self, shown: bool) -> None:  # noqa: FBT001 -- what the signal carries
        self.guess.setEnabled(not shown)  # one filled button at a time
        if not shown:
            self.guess.list.setFocus()

    # showing

    def take(self) -> None:
        """Show what waits; the folder is looked at too."""
        self._show()
        self.collect()
        self.guess.list.setFocus()

    def refresh(self) -> None:
        """Read anew; the page that is looked at and what is typed stay."""
        if self.panel.isHidden():
            self._show()

    def keys(self) -> tuple[Action, ...]:
        """List the keys of the sheet."""
        return (
            Action("scans.enter", "归到所选文书", shortcut="Return"),
            Action("scans.r", "把这一页转正", shortcut="R"),
            Action("scans.e", "作为证据归入", shortcut="E"),
            Action("scans.d", "不归档", shortcut="D"),
        )

    @property
    def waiting(self) -> "WaitingPage | None":
        """Return the page that is looked at."""
        rows = self._view.waiting if self._view else ()
        return next((each for each in rows if each.id == self._page_id), None)

    def _show(self) -> None:
        before = [each.id for each in self._view.waiting] if self._view else []
        view = self.viewmodel.read()
        if self._view is not None and view == self._view and self.waiting is not None:
            return
        self._view = view
        self.lists.show_view(view)
        folder = self.viewmodel.folder()
        self.folder.setToolTip(f"正在看：{folder}" if folder else "还没有设，扫描仪存到哪里就设哪里")
        ids = [each.id for each in view.waiting]
        if self._page_id in ids:
            self.lists.light(self._page_id)
            return
        place = before.index(self._page_id) if self._page_id in before else 0
        self.show_page(ids[min(place, len(ids) - 1)] if ids else None)

    def show_page(self, page_id: uuid.UUID | None) -> None:
        """Show a page that waits with what it may be of; None when nothing waits."""
        self.panel.dismiss()
        self._page_id = page_id
        self.lists.light(page_id)
        page = self.waiting
        self.guess.setVisible(page is not None)
        self.view.setVisible(page is not None and page.seen)
        self.empty.setVisible(page is None or not page.seen)
        if page is None:
            self.empty.sentence.setText("都处理完了。把扫描件拖到这里，或者放进扫描文件夹。")
            self.setFocus()
            return
        self.guess.show_page(page)
        self.guess.show_likely(self.viewmodel.likely(page.id), fileable=page.seen)
        if page.seen:
            self._draw()
        else:
            self.empty.sentence.setText(page.note)
        self.guess.list.setFocus()

    def _draw(self) -> None:
        assert self._page_id is not None
        pdf = self.viewmodel.picture(self._page_id)

        def draw(number: int, scale: float) -> QImage:
            wide, high, pixels = self.viewmodel.raster(pdf, number, scale)
            return QImage(pixels, wide, high, wide * 4, QImage.Format.Format_RGB32).copy()

        self.view.show_document(self.viewmodel.sizes(pdf), draw)

    def look(self, words: str) -> None:
        """List the papers of the cases that answer to the words."""
        if (page := self.waiting) is not None:
            self.guess.show_likely(self.viewmodel.likely(page.id, words), fileable=page.seen)

    # taking in

    def choose_files(self) -> None:
        """Take in files that somebody chooses."""
        self.take_files(self.page.context.machine.choose_files("选扫描件", kinds=self._kinds[0]))

    def choose_folder(self) -> None:
        """Choose the folder that the scanner writes to."""
        folder = self.page.context.machine.choose_folder("扫描仪存放文件的文件夹")
        if folder is not None:
            self.viewmodel.watch(folder)
            self.folder.setToolTip(f"正在看：{folder}")
            self.page.context.boundary.notice(
                f"以后放进“{folder}”的扫描件会自动收进来，收好的移到其中的“已收”。"
            )

    def collect(self) -> None:
        """Look into the scanner's folder, unless a look is under way."""
        self.page.watch.look()

    def take_files(self, files: list[Path]) -> None:
        """Take files in."""
        self.page.watch.take(files)

    def _told(self) -> None:
        if not self.isHidden():
            self.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files that were dropped."""
        self.take_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    # settling

    def file(self, paper_id: uuid.UUID, number: int) -> None:
        """File the page, and go on with the next."""
        if self._page_id is not None:
            words = self.viewmodel.settle(self._page_id, paper_id, number)
            self.page.context.boundary.notice(words)
            self._show()

    def turn(self) -> None:
        """Turn the page a quarter."""
        page = self.waiting
        if page is not None and page.seen:
            self.viewmodel.turn(page.id)
            self._show()
            self._draw()

    def take_back(self, page_id: uuid.UUID) -> None:
        """Let a page that was settled wait again, and look at it."""
        self.viewmodel.take_back(page_id)
        self._show()
        self.show_page(page_id)

    def open_paper(self, case_id: uuid.UUID, form: str) -> None:
        """Show a paper of which pages lack."""
        self.page.take(case_id, form)

    def ask_drop(self) -> None:
        """Ask why the page is not filed."""
        page = self.waiting
        if page is None:
            return

        def deed(said: dict[str, Any]) -> None:
            self.viewmodel.drop(page.id, said["other"] or said["reason"] or "")
            self._show()

        fields = (
            Field("reason", "原因", Kind.CHOICE, width=5, choices=tuple((each, each) for each in REASONS)),
            Field("other", "别的原因", width=7),
        )
        reason = "别的单位的文书" if "不是本所" in page.problem else REASONS[0]
        self.panel.ask(
            f"scan:{page.id}", "这一页不归档", fields, deed, words="不归档", values={"reason": reason},
            note="图片和原因都留着，以后可以取回。",
        )  # fmt: skip

    def ask_evidence(self) -> None:
        """Ask what the page shows, and of which case it is evidence."""
        page, case_id = self.waiting, self.page.viewmodel.case_id or self.guess.case_id
        if page is None or not page.seen:
            return
        if case_id is None:
            self.page.context.boundary.refused.emit("请先在右边找到这件纠纷的一份文书，再归为它的证据。")
            return

        def deed(said: dict[str, Any]) -> None:
            self.viewmodel.attach(page.id, case_id, kind=said["kind"], caption=said["caption"] or "")
            self.page.context.boundary.notice("已放进证据页。")
            self._show()

        fields = (
            Field(
                "kind", "种类", Kind.CHOICE, width=4, choices=tuple((each, each) for each in self._kinds[1])
            ),
            Field("caption", "说明", required=True, width=8, placeholder="例如：2026年11月19日门诊收费票据"),
        )
        self.panel.ask(
            f"evidence:{page.id}", "作为证据归入", fields, deed, words="归入证据页", values={"kind": "书证"},
            note=self.viewmodel.case_words(case_id),
        )  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """File with Enter, turn with R, drop with D, evidence with E."""
        deed = {
            Qt.Key.Key_Return: self.guess.file, Qt.Key.Key_Enter: self.guess.file, Qt.Key.Key_R: self.turn,
            Qt.Key.Key_D: self.ask_drop, Qt.Key.Key_E: self.ask_evidence,
        }.get(Qt.Key(event.key()))  # fmt: skip
        plain_key = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if deed is None or not plain_key or not self.panel.isHidden():
            super().keyPressEvent(event)
        else:
            self._guarded(deed)()


def open(page: "PapersPage") -> ScansSheet:  # noqa: A001 -- the name that every sheet gives its maker
    """Make the sheet."""
    from ui.viewmodels import scans  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return ScansSheet(page, page.watch.scans, (scans.KINDS, scans.EVIDENCE))


SHEET = SheetSpec("scans", "回扫", order=30, open=open, shortcut="Ctrl+Shift+R", case=False)
