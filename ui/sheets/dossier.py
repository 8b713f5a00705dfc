"""卷宗: what the dossier has and lacks, what its cover says, and the bound file page by page."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from models.errors import Refusal
from ui import actions, theme
from ui.actions import Action
from ui.forms import parsers
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.tasks import Step, Steps, Task
from ui.widgets.autosave import DraftSaver
from ui.widgets.card import Card
from ui.widgets.deed_panel import DeedPanel
from ui.widgets.dossier_rows import DossierRows
from ui.widgets.labels import Muted
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Sheet, SheetSpec
from ui.widgets.turned_pages import TurnedPages

if TYPE_CHECKING:
    from ui.pages.papers import PapersPage
    from ui.viewmodels.dossier import Dossiers, Pages, RowView, View

#: Where pages that no form makes are put in.
EVIDENCE = "attachments"
SHOWN_CHANGES = 4


class DossierSheet(Sheet):
    """Left the meter, middle the pages as they would be bound, right what the cover says and the deeds."""

    def __init__(self, page: "PapersPage", viewmodel: "Dossiers") -> None:
        super().__init__(page, "dossier")
        self.viewmodel = viewmodel
        self.view: View | None = None
        self.pages: Pages | None = None
        self._wanted = 0
        self.rows = DossierRows()
        self.rows.setFixedWidth(min(theme.px(340), 400))
        self.panel = DeedPanel(page.context.boundary, parsers.standard(page.context.today))
        self.editor = Editor(
            _form(viewmodel.terms()), parsers=parsers.standard(page.context.today), cards=False
        )
        self.saver = DraftSaver(viewmodel.keep, parent=self, boundary=page.context.boundary)
        self._shape()
        guarded = page.guarded
        self.rows.chosen.connect(guarded(self.show_row))
        self.rows.asked.connect(guarded(self.ask))
        self.editor.changed.connect(
            lambda _key, _value: self.saver.touch(viewmodel.draft_key, self.editor.values())
        )
        self.editor.left.connect(guarded(lambda _key: self.describe()))

    def _shape(self) -> None:
        self.preview = TurnedPages("dossier", self.viewmodel.raster)
        self.preview.view.setAccessibleName("卷宗预览")
        self.preview.column.insertWidget(1, self.panel)
        self.preview.say("正在排页…")
        self.state = Muted(wrap=True)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.rows)
        line.addWidget(self.preview, 1)
        line.addWidget(self._side())
        self.column.addLayout(line, 1)

    def _side(self) -> QWidget:
        card = Card("封面和情况说明")
        card.body.addWidget(self.editor)
        self.buttons = [actions.button(each) for each in self._deeds()]
        for button in self.buttons:
            button.setText(button.action.text)
            button.setToolTip(actions.shown(button.action.shortcut))
        more = QHBoxLayout()
        for button in self.buttons[1:]:
            more.addWidget(button)
        self.panel.opened.connect(
            lambda shown: self.buttons[0].setVisible(not shown)
        )  # one filled button at a time
        inside = QWidget()
        scrolled = QVBoxLayout(inside)
        scrolled.setContentsMargins(0, 0, 0, 0)
        scrolled.addWidget(card)
        scrolled.addStretch(1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.buttons[0])
        column.addLayout(more)
        column.addWidget(self.state)
        column.addWidget(Scroll(inside), 1)
        side.setFixedWidth(min(theme.px(310), 380))
        return side

    def _deeds(self) -> tuple[Action, ...]:
        guarded = self.page.guarded
        return (
            Action("dossier.bind", "装订成册", shortcut="Ctrl+Return", deed=guarded(self.bind), main=True),
            Action("dossier.print", "打印", shortcut="Ctrl+P", deed=guarded(self.print)),
            Action("dossier.save", "保存 PDF…", shortcut="Ctrl+Shift+S", deed=guarded(self.save)),
        )

    def keys(self) -> tuple[Action, ...]:
        """List the keys of the sheet; it takes them itself, before the papers under it would."""
        return self._deeds()

    # showing

    def take(self) -> None:
        """Show the dossier of the page's case."""
        if self.viewmodel.case_id != self.page.viewmodel.case_id:
            self.saver.flush()
            self.panel.dismiss()
            self.rows.key = ""
            self.pages = None
            self.preview.say("正在排页…")
        self.viewmodel.case_id = self.page.viewmodel.case_id
        self._read()
        assert self.view is not None, "it was just read"
        self.editor.load(self.view.said)

    def refresh(self) -> None:
        """Read anew; what is typed stays."""
        if self.viewmodel.case_id is not None:
            self._read()

    def _read(self) -> None:
        view = self.view = self.viewmodel.read()
        self.title.setText(f"{view.title}　{view.kind}")
        self.rows.show_view(view)
        if self.pages is not None:
            self.rows.show_spans(self.pages.spans)
        self._tell_state()
        self._set()

    def _set(self) -> None:
        """Set the pages off the window's thread, and show them when they are still wanted."""
        self._wanted += 1
        wanted, viewmodel = self._wanted, self.viewmodel

        def work() -> "Steps[Pages]":
            yield Step(0, 0, "正在排卷宗的页")
            volume, old = viewmodel.gather()
            yield Step(0, 0, "正在排卷宗的页")
            return viewmodel.set_pages(volume, old)

        def done(pages: "Pages") -> None:
            if isValid(self) and wanted == self._wanted:
                self._show_pages(pages)

        self.page.context.tasks.start(Task("正在排卷宗的页", work), result=done)

    def _show_pages(self, pages: "Pages") -> None:
        same = self.pages is not None and self.pages.pdf == pages.pdf
        self.pages = pages
        self.rows.show_spans(pages.spans)
        self._tell_state()
        if not same:
            self.preview.show_pdf(pages.pdf, pages.sizes)

    def _tell_state(self) -> None:
        view, pages = self.view, self.pages
        if view is None:
            return
        said = [view.bound or ("按编号装订，不单独立卷。" if view.loose else "还没有装订。")]
        if view.bound and pages is not None and pages.changes:
            more = f"等 {len(pages.changes)} 处" if len(pages.changes) > SHOWN_CHANGES else ""
            said.append(
                "装订以后有改动：" + "；".join(pages.changes[:SHOWN_CHANGES]) + more + "。请重新装订。"
            )
        if view.lacking:
            said.append(f"还缺 {len(view.lacking)} 件，装订时写进卷宗情况说明。")
        self.state.setText("\n".join(said))
        fresh = bool(view.bound) and pages is not None and not pages.changes
        self.buttons[0].setText("重新装订" if view.bound else "装订成册")
        self.buttons[0].setEnabled(not fresh)
        for button in self.buttons[1:]:
            button.setEnabled(bool(view.bound))

    def show_row(self, key: str) -> None:
        """Turn to the page on which a row begins."""
        if self.pages is not None and key in self.pages.starts:
            self.preview.view.go_to(self.pages.starts[key])

    # the rows

    def ask(self, deed: str, key: str) -> None:
        """Do what was asked of a row."""
        assert self.view is not None, "a row is shown"
        row = next(each for each in self.view.rows if each.key == key)
        {"add": self._add, "put": self._put, "out": self._out, "back": self._back}[deed](row)

    def _add(self, row: "RowView") -> None:
        """Go to the paper that fills the row, or to where its pages are put in."""
        items = self.page.viewmodel.read().items
        wanted = [each for each in items if each.form in row.forms and each.needed and not each.final]
        if wanted:
            self.go_back()
            self.page.choose(wanted[0].key)
            return
        if row.attached and any(each.key == EVIDENCE for each in self.page.place.specs):
            self.page.open_sheet(EVIDENCE)
            return
        if row.forms:
            self.go_back()
            self.page.types.ask_add()
            return
        raise Refusal("这一项要粘贴或者扫描后放入。")

    def _put(self, row: "RowView") -> None:
        def deed(said: dict[str, Any]) -> None:
            self.viewmodel.put_in(row.key, said["pages"])

        self.panel.ask(
            f"dossier.put:{self.viewmodel.case_id}:{row.key}", f"{row.name}　手工放入",
            (Field("pages", "共几页", Kind.NUMBER, required=True, width=3),), deed, words="放入",
            note="页号给它留着；装订的文件里先放插页，换上打印的原件。", values={"pages": str(row.put or 1)},
        )  # fmt: skip

    def _out(self, row: "RowView") -> None:
        def deed(said: dict[str, Any]) -> None:
            self.viewmodel.leave_out(row.key, said["reason"] or "")

        self.panel.ask(
            f"dossier.out:{self.viewmodel.case_id}:{row.key}", f"{row.name}　不需要",
            (Field("reason", "理由", Kind.TEXT, required=True, width=12),), deed, words="记下理由",
            note="理由写进卷宗情况说明。",
        )  # fmt: skip

    def _back(self, row: "RowView") -> None:
        self.viewmodel.take_back(row.key)

    # the dossier

    def describe(self) -> None:
        """Write what was typed on the record."""
        if self.view is None or not self._typed():
            return
        self.saver.flush()
        try:
            self.viewmodel.describe(self.editor.values())
        except Refusal as refusal:
            if not refusal.field or not self.editor.show_problem(refusal.field, refusal.message):
                raise

    def _typed(self) -> bool:
        assert self.view is not None, "asked only while shown"
        known = self.view.said
        return (
            any((value or "") != known.get(key, "") for key, value in self.editor.values().items())
            or self.saver.pending
        )

    def flush(self) -> None:
        """Put what was typed in safety."""
        self.saver.flush()
        self.panel.dismiss()
        if self.viewmodel.case_id is not None:
            self.page.guarded(self.describe)()

    def bind(self) -> None:
        """Bind the dossier as it stands: what is missing is named in its 备考表, never silently."""
        if not self.panel.isHidden():
            self.panel.submit()
            return
        self.describe()
        viewmodel, boundary = self.viewmodel, self.page.context.boundary

        def work() -> "Steps[Pages]":
            yield Step(0, 3, "正在读卷内材料")
            volume, old = viewmodel.gather()
            yield Step(1, 3, "正在排页、编页号")
            pages = viewmodel.set_pages(volume, old)
            yield Step(2, 3, "正在保存卷宗")
            viewmodel.bind(pages)
            return pages

        def done(pages: "Pages") -> None:
            lacking = self.view.lacking if isValid(self) and self.view is not None else ()
            without = f"缺 {len(lacking)} 件，已写进情况说明。" if lacking else ""
            boundary.notice(f"已装订，{pages.made.pages} 页。{without}")
            if isValid(self):
                self.take()

        self.page.context.tasks.start(Task("正在装订卷宗", work), result=done)

    def print(self) -> None:
        """Print the bound file, the very bytes that are kept."""
        pdf, title, context = self._bound(), self.title.text(), self.page.context

        def work() -> "Steps[None]":
            yield Step(0, 0, "正在打印卷宗")
            context.machine.print_pdf(pdf, copies=1, title=title)

        def done(_nothing: object) -> None:
            context.boundary.notice("卷宗已送打印机。")

        context.tasks.start(Task("正在打印卷宗", work), result=done)

    def save(self) -> None:
        """Save the bound file."""
        pdf = self._bound()
        assert self.view is not None, "a bound dossier is shown"
        path = self.page.context.machine.save_path(self.viewmodel.file_name(self.view))
        if path is not None:
            path.write_bytes(pdf)
            self.page.context.boundary.notice(f"已保存到 {path}")

    def _bound(self) -> bytes:
        if self.view is None or not self.view.bound:
            raise Refusal("卷宗还没有装订，请先按“装订成册”。")
        return self.viewmodel.content()

    # keys

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the sheet from the paper under it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._deed_of(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the deed of a key; Esc leaves."""
        if (deed := self._deed_of(event)) is not None:
            deed()
        else:
            super().keyPressEvent(event)

    def _deed_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        pressed = event.keyCombination()
        for button in self.buttons:
            if QKeySequence(button.action.shortcut) == QKeySequence(pressed):
                return button.click
        return None


def _form(terms: tuple[str, ...]) -> Form:
    return Form(
        "dossier",
        (
            Section(
                "",
                (
                    Field("number", "卷号", width=12),
                    Field(
                        "kept_for",
                        "保管期限",
                        Kind.CHOICE,
                        width=6,
                        choices=tuple((each, each) for each in terms),
                    ),
                    Field("filed_on", "立卷日期", Kind.DATE, width=6, placeholder="装订那天"),
                    Field("filed_by", "立卷人", width=6),
                    Field("checked_by", "审核人", width=6),
                    Field("situation", "卷宗情况说明", Kind.LONG, width=12, lines=4),
                    Field("remarks", "封面备注", width=12),
                ),
            ),
        ),
    )


def open_sheet(page: "PapersPage") -> DossierSheet:
    """Open the sheet."""
    from ui.viewmodels import dossier  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return DossierSheet(page, dossier.Dossiers(page.viewmodel.store, page.context.today))


SHEET = SheetSpec("dossier", "卷宗", order=20, open=open_sheet, shortcut="Ctrl+Shift+J")
