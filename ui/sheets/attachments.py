"""证据页: copies of identity cards, photographs and chats of a case, set on pages for its dossier (D31)."""

import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui import theme
from ui.forms import parsers
from ui.forms.spec import Field, Kind
from ui.tasks import Step, Steps, Task, steps
from ui.widgets.card import RowsCard
from ui.widgets.deed_panel import DeedPanel
from ui.widgets.dock_panel import plain
from ui.widgets.empty import EmptyState
from ui.widgets.pdf_view import PdfView
from ui.widgets.scan_rows import ArrowKeys, TwoLineRow
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Sheet, SheetSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.pages.papers import PapersPage
    from ui.viewmodels.attachments import Attachments, Page

NOTHING = (
    "还没有证据页。把身份证、现场照片、聊天截图、转账凭证的图片或 PDF 拖到这里，或点“选文件…”。"
    "高拍仪拍的也可以：存进扫描文件夹，到“回扫”里按 E 归入。"
)


class AttachmentsSheet(Sheet):
    """Left the pictures in their order, middle the pages they become, right what the chosen one is."""

    def __init__(
        self, page: "PapersPage", viewmodel: "Attachments", words: tuple[str, tuple[str, ...]]
    ) -> None:
        super().__init__(page, "attachments")
        self.viewmodel, self._words = viewmodel, words
        self.print = plain("打印", "attachments.print")
        self.save = plain("保存 PDF…", "attachments.save", kind="quiet")
        self.files = plain("选文件…", "attachments.files")
        for button, deed in (
            (self.save, self.save_pdf),
            (self.print, self.print_pdf),
            (self.files, self.choose_files),
        ):
            button.clicked.connect(lambda _checked=False, deed=deed: self._guarded(deed)())
            self.head.addWidget(button)
        self.card = RowsCard()
        self.list = ArrowKeys()
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list.setAccessibleName("证据页目录")
        self.list.moved.connect(self._guarded(self.step))
        self.view = PdfView()
        self.view.setAccessibleName("证据页")
        self.empty = EmptyState(NOTHING)
        self.panel = DeedPanel(page.context.boundary, parsers.standard(page.context.today))
        self.asks = DeedPanel(page.context.boundary, parsers.standard(page.context.today))
        self.up = plain("上移", "attachments.up", kind="quiet")
        self.down = plain("下移", "attachments.down", kind="quiet")
        self.out = plain("撤下…", "attachments.out", kind="quiet")
        self._shape()
        self.up.clicked.connect(lambda _checked=False: self._guarded(self.move_page)(-1))
        self.down.clicked.connect(lambda _checked=False: self._guarded(self.move_page)(1))
        self.out.clicked.connect(lambda _checked=False: self._guarded(self.ask_void)())
        self.panel.out.hide()
        self.panel.done.connect(self._guarded(self._next_open))
        self.setAcceptDrops(True)
        self.rows: dict[uuid.UUID, TwoLineRow] = {}
        self._pages: tuple[Page, ...] = ()
        self._chosen: uuid.UUID | None = None
        self._pdf, self._wanted = b"", 0
        self._begins: dict[uuid.UUID, int] = {}

    def _shape(self) -> None:
        inside = QVBoxLayout(self.list)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.card)
        inside.addStretch(1)
        left = Scroll(self.list)
        left.setFixedWidth(min(theme.px(262), 300))
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
        self.side = QWidget()
        self.side.setFixedWidth(min(theme.px(330), 380))
        right = QVBoxLayout(self.side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.px(8))
        more = QHBoxLayout()
        for button in (self.up, self.down, self.out):
            more.addWidget(button)
        more.addStretch(1)
        right.addWidget(self.panel)
        right.addLayout(more)
        right.addWidget(self.asks)
        right.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(theme.px(16))
        line.addWidget(left)
        line.addWidget(middle, 1)
        line.addWidget(self.side)
        self.column.addLayout(line, 1)
        self.left_part = left

    def _guarded(self, deed: "Callable[..., Any]") -> "Callable[..., Any]":
        return self.page.guarded(deed)

    @property
    def case_id(self) -> uuid.UUID:
        """Return the case of the page."""
        assert self.page.viewmodel.case_id is not None, "the sheet is offered under a case"
        return self.page.viewmodel.case_id

    def take(self) -> None:
        """Show the pictures of the case."""
        self._pages, self._pdf = (), b""
        self.title.setText(f"证据页　{self.viewmodel.title(self.case_id)}")
        self._show(anew=True)
        self.list.setFocus()

    def refresh(self) -> None:
        """Read anew; what is typed stays."""
        self._show()

    def _show(self, *, anew: bool = False) -> None:
        pages = self.viewmodel.read(self.case_id)
        if pages == self._pages and not anew:
            return
        known = {each.id for each in self._pages}
        fresh = [each.id for each in pages if each.id not in known]
        self._pages = pages
        self.card.clear()
        self.rows = {}
        for each in pages:
            done = each.compared != "未核对"
            row = TwoLineRow(each.caption, each.whose, tag=each.compared, tone="good" if done else "warn")
            row.pressed.connect(lambda which=each.id: self._guarded(self.choose)(which))
            self.card.add(row)
            self.rows[each.id] = row
        for part in (self.left_part, self.side, self.view):
            part.setVisible(bool(pages))
        for button in (self.print, self.save):
            button.setEnabled(bool(pages))
        self.empty.setVisible(not pages)
        ids = [each.id for each in pages]
        if anew or self._chosen not in ids or (fresh and known):
            self._chosen = next(iter(fresh if known else ids), next(iter(ids), None))
        self._ask()
        self._light()
        self._draw()

    @property
    def chosen(self) -> "Page | None":
        """Return the picture that is chosen."""
        return next((each for each in self._pages if each.id == self._chosen), None)

    def choose(self, page_id: uuid.UUID) -> None:
        """Choose a picture: its page is shown, and what it is at the right."""
        self.asks.dismiss()
        self._chosen = page_id
        self._light()
        self._ask()
        self._go()

    def step(self, by: int) -> None:
        """Choose the next picture up or down."""
        ids = [each.id for each in self._pages]
        if self._chosen in ids:
            self.choose(ids[max(0, min(len(ids) - 1, ids.index(self._chosen) + by))])

    def _light(self) -> None:
        for each, row in self.rows.items():
            row.choose(chosen=each == self._chosen)

    def _ask(self) -> None:
        """Show what the chosen picture is, to be corrected."""
        page = self.chosen
        if page is None:
            self.panel.dismiss()
            return

        def deed(said: dict[str, Any]) -> None:
            self.viewmodel.correct(
                page.id, kind=said["kind"], caption=said["caption"] or "", party=said["party"] or "",
                exhibit=said["exhibit"] or "", compared=bool(said["compared"]),
            )  # fmt: skip

        fields = (
            Field(
                "caption",
                "材料说明",
                Kind.LONG,
                width=12,
                placeholder="例如：赵水生身份证正反面。不写就只印种类",
            ),
            Field(
                "kind", "种类", Kind.CHOICE, width=6, choices=tuple((each, each) for each in self._words[1])
            ),
            Field("party", "提供人", Kind.CHOICE, width=6, choices=self.viewmodel.parties(self.case_id)),
            Field(
                "exhibit", "证据目录", Kind.CHOICE, width=12, choices=self.viewmodel.exhibits(self.case_id)
            ),
            Field("compared", "核对", Kind.BOOL, width=12, placeholder="与原件核对一致"),
        )
        self.panel.ask(
            f"attachment:{page.id}", "这一件", fields, deed, words="保存", values=dict(page.values)
        )
        self.list.setFocus()

    def _next_open(self, key: str) -> None:
        """Go on with the next picture that nobody has compared, once one was saved."""
        self._show()
        page_id = uuid.UUID(key.partition(":")[2])
        ids = [each.id for each in self._pages]
        behind = self._pages[ids.index(page_id) + 1 :] if page_id in ids else ()
        self.choose(next((each.id for each in behind if each.compared == "未核对"), page_id))

    # the pages

    def _draw(self) -> None:
        self._wanted += 1
        wanted, case_id = self._wanted, self.case_id
        if not self._pages:
            self._pdf, self._begins = b"", {}
            self.view.clear()
            return

        def work() -> Steps[tuple[bytes, dict[uuid.UUID, int]]]:
            yield Step(0, 0, "正在排证据页")
            return self.viewmodel.pdf(case_id)

        def done(made: tuple[bytes, dict[uuid.UUID, int]]) -> None:
            if not isValid(self) or wanted != self._wanted:
                return
            self._pdf, self._begins = made

            def draw(number: int, scale: float) -> QImage:
                wide, high, pixels = self.viewmodel.raster(self._pdf, number, scale)
                return QImage(pixels, wide, high, wide * 4, QImage.Format.Format_RGB32).copy()

            self.view.show_document(self.viewmodel.sizes(self._pdf), draw)
            self._go()

        self.page.context.tasks.start(Task("正在排证据页", work), result=done)

    def _go(self) -> None:
        if self._chosen in self._begins:
            self.view.go_to(self._begins[self._chosen])

    def print_pdf(self) -> None:
        """Print the pages."""
        pdf, machine = self._pdf, self.page.context.machine

        def work() -> Steps[None]:
            yield Step(0, 0, "正在打印证据页")
            machine.print_pdf(pdf, title="证据页")

        def done(_nothing: object) -> None:
            self.page.context.boundary.notice("证据页已送打印机。")

        if pdf:
            self.page.context.tasks.start(Task("正在打印证据页", work), result=done)

    def save_pdf(self) -> None:
        """Save the pages as a file."""
        path = (
            self.page.context.machine.save_path(self.viewmodel.file_name(self.case_id)) if self._pdf else None
        )
        if path is not None:
            path.write_bytes(self._pdf)
            self.page.context.boundary.notice(f"已保存到 {path}")

    # deeds

    def choose_files(self) -> None:
        """Put in files that somebody chooses."""
        self.add_files(self.page.context.machine.choose_files("选图片或 PDF", kinds=self._words[0]))

    def add_files(self, files: list[Path]) -> None:
        """Put files in."""
        case_id = self.case_id

        def done(refused: list[str]) -> None:
            if refused:
                self.page.context.boundary.refused.emit("".join(refused))
            if isValid(self) and not self.isHidden():
                self._show()

        if files:
            self.page.context.tasks.start(
                Task("正在放入证据页", lambda: steps(lambda: self.viewmodel.add(case_id, files))), result=done
            )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put in the files that were dropped."""
        self.add_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def move_page(self, by: int) -> None:
        """Move the chosen picture up or down."""
        if self._chosen is not None:
            self.viewmodel.move(self._chosen, by)
            self._show()

    def ask_void(self) -> None:
        """Ask why the chosen picture is taken out."""
        page = self.chosen
        if page is None:
            return

        def deed(said: dict[str, Any]) -> None:
            self.viewmodel.void(page.id, said["reason"] or "")
            self._show()

        self.asks.ask(
            f"void:{page.id}", "撤下这一件", (Field("reason", "原因", width=12, placeholder="例如：放错了案件"),), deed,
            words="撤下", grave=True,
        )  # fmt: skip


def open(page: "PapersPage") -> AttachmentsSheet:  # noqa: A001 -- the name that every sheet gives its maker
    """Make the sheet."""
    from ui.viewmodels import attachments  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    viewmodel = attachments.Attachments(page.viewmodel.store, page.context.today)
    return AttachmentsSheet(page, viewmodel, (attachments.FILES, attachments.KINDS))


SHEET = SheetSpec("attachments", "证据页", order=25, open=open, shortcut="Ctrl+Shift+T")
