"""The left and the right of 文书: the papers of a case with the dossier's meter, and what stands beside the paper."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label, tip
from ui.widgets.card import Card, RowsCard
from ui.widgets.labels import Elided, Muted, SectionTitle
from ui.widgets.meters import Meter
from ui.widgets.problem_panel import ProblemPanel
from ui.widgets.rows import ChoiceRow
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.checks import Gap
    from ui.viewmodels.papers import View


class PaperList(QWidget):
    """``chosen`` carries the key of a paper; ``other`` asks for another case, ``dossier`` for the dossier."""

    chosen = Signal(str)
    other = Signal()
    dossier = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Elided()
        self.title.setProperty("kind", "section")
        away = QPushButton("换一件")
        away.setObjectName("papers.other")
        away.setProperty("kind", "quiet")
        away.setStyleSheet(f"padding: {theme.px(2)}px {theme.px(6)}px;")
        away.clicked.connect(lambda _checked=False: self.other.emit())
        self.card = RowsCard()
        self.rows: dict[str, ChoiceRow] = {}
        self._chosen = ""
        self.lacking = SectionTitle("卷宗")
        self.meter = Meter()
        self.count = Muted(wrap=True)
        dossier = _DossierCard()
        dossier.pressed.connect(self.dossier)
        dossier.body.addWidget(self.meter)
        dossier.body.addWidget(self.count)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(away)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.card)
        column.addSpacing(theme.px(12))
        column.addWidget(self.lacking)
        column.addWidget(dossier)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(4))
        whole.addLayout(head)
        whole.addWidget(Scroll(inside), 1)

    def show_view(self, view: "View") -> None:
        """Show the papers of a case."""
        self.title.setText(f"{view.title}　文书")
        focused = next((key for key, row in self.rows.items() if row.hasFocus()), "")
        self.card.clear()
        self.rows = {}
        for each in view.items:
            row = ChoiceRow(each.title, tag=each.tag, tone=each.tone, wrap=True)
            row.setObjectName(f"paper.{each.key}")
            row.setToolTip(tip(each.title))
            row.choose(chosen=view.chosen is not None and each.key == view.chosen.key)
            row.pressed.connect(lambda key=each.key: self.chosen.emit(key))
            self.card.add(row)
            self.rows[each.key] = row
        if focused in self.rows:
            self._focus(focused)
        self.lacking.setText(f"卷宗　还缺 {view.lacking} 件" if view.lacking else "卷宗　已齐")
        self.meter.show_done(view.have, view.must)
        self.count.setText(f"必备 {view.must} 件，已有 {view.have} 件")
        self._chosen = view.chosen.key if view.chosen is not None else ""

    def take_focus(self) -> None:
        """Put the keyboard on the paper that is shown."""
        if self._chosen in self.rows:
            self._focus(self._chosen)

    def _focus(self, key: str) -> None:
        self.rows[key].show()  # what the layout would show later takes no focus now
        self.rows[key].setFocus()


class _DossierCard(Card):
    """The card of the meter, which opens the dossier."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__(padding=12)
        self.setObjectName("papers.meter")
        self.setAccessibleName("打开卷宗")
        self.setToolTip("打开卷宗，看缺什么、为什么")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


#: What follows the agreement: the key of its line, its title, and the button that leads there.
AFTER = (
    ("confirming", "司法确认", "去司法确认"), ("recognising", "不予处罚", "去不予处罚"), ("referral", "移送", "看移送"),
    ("closing", "销号", "去结案销号"),
)  # fmt: skip


class PaperSide(QWidget):
    """Problems, who keeps a copy, and a line each of 司法确认, 不予处罚, the referral and 销号; ``deed`` carries which one to go to.

    ``copy`` carries the place of the copy to look at.
    """

    deed = Signal(str)
    copy = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = SectionTitle("")
        self.note = Muted(wrap=True)
        self.note.setObjectName("papers.problems.note")
        self.note.hide()
        self.problems = ProblemPanel()
        self.holders_title = SectionTitle("")
        self.holders = RowsCard()
        self.copies: list[ChoiceRow] = []
        self.unsafe = Muted(wrap=True)
        self.signing = _Block("签署", "signing", "逐步签署  Ctrl G")
        self.blocks = tuple(
            _Block(title, key, words) for key, title, words in AFTER
        )  # what ``deed`` tells of
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        parts = (
            self.title,
            self.note,
            self.problems,
            self.holders_title,
            self.holders,
            self.unsafe,
            self.signing,
        )
        for part in (*parts, *self.blocks):
            column.addWidget(part)
        column.insertSpacing(3, theme.px(8))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(inside))
        for block in self.blocks:
            block.button.clicked.connect(lambda _checked=False, block=block: self.deed.emit(block.key))

    def show_view(self, view: "View") -> None:
        """Show what belongs to the chosen paper and its case."""
        self.show_problems(view)
        self.holders_title.setText(f"{view.copies_word}份各给谁" if view.copies > 1 else "这一份给谁")
        self._show_holders(view)
        self.signing.show_block(view.ceremony, able=bool(view.ceremony))
        for block in self.blocks:
            block.show_block(getattr(view.aftermath, block.key), able=True)

    def _show_holders(self, view: "View") -> None:
        """List who keeps a copy; of a final paper each copy can be looked at, and says whether it was printed."""
        self.holders.clear()
        self.copies = []
        if view.final and len(view.sheets) > 1:
            for place, each in enumerate(view.sheets):
                row = ChoiceRow(each.words, tag="" if each.missing else "已打印", tone="good")
                row.setObjectName(f"papers.copy.{place}")
                row.setToolTip(tip(each.words))
                row.pressed.connect(lambda place=place: self.copy.emit(place))
                self.holders.add(row)
                self.copies.append(row)
        else:
            for words in view.holders:
                line = Label(words)
                line.setWordWrap(True)
                line.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
                self.holders.add(line)
        for part in (self.holders_title, self.holders):
            part.setVisible(bool(self.holders.rows))
        self.unsafe.setText(view.unsafe)
        self.unsafe.setVisible(bool(view.unsafe))
        self.light_copy(next((place for place, each in enumerate(view.sheets) if each.ours), -1))

    def light_copy(self, place: int) -> None:
        """Mark the copy that is looked at."""
        for at, row in enumerate(self.copies):
            row.choose(chosen=at == place)

    def show_problems(self, view: "View") -> None:
        """Show the problems of the paper."""
        self._say_note("")
        if view.chosen is None or view.chosen.final or view.chosen.void:
            self.title.setText("文书体检")
            self.problems.show_problems((), nothing="已定稿，内容不再改动。" if view.chosen else "")
            return
        name = "协议体检" if view.chosen.form in {"D12", "D13", "D14", "D15"} else "文书体检"
        nothing = "这件纠纷不需要这份文书。" if not view.chosen.needed else "没有发现问题。"
        self._tell(name, view.problems, view.ticks, nothing, answering=True)

    def show_trial(self, problems: "Sequence[Gap]", *, note: str = "") -> None:
        """Show the problems of what is being typed; ``note`` says what could not be read."""
        self._tell("协议体检", problems, (), "其余条款没有发现问题。" if note else "没有发现问题。")
        self._say_note(note)
        if note and not problems:
            self.title.setText("协议体检　条款未写完")

    def grey_trial(self, note: str) -> None:
        """Say that the problems shown are those of what stood before; they lead nowhere."""
        self._say_note(note)
        self.problems.setEnabled(False)

    def _say_note(self, note: str) -> None:
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.problems.setEnabled(True)

    def _tell(
        self,
        name: str,
        problems: "Sequence[Gap]",
        ticks: "Sequence[str]",
        nothing: str,
        *,
        answering: bool = False,
    ) -> None:
        red = sum(1 for each in problems if each.severity == "red")
        kept = sum(1 for each in problems if each.kept)
        counts = [(red, "要改"), (len(problems) - red - kept, "提醒"), (kept, "已保留")]
        told = "，".join(f"{count} 项{words}" for count, words in counts if count)
        self.title.setText(f"{name}　{told or '可以定稿'}")
        self.problems.show_problems(problems, ticks, nothing=nothing, answering=answering)


class _Block(QFrame):
    """A sentence with one deed."""

    def __init__(self, title: str, key: str, words: str) -> None:
        super().__init__()
        self.key = key
        self.title = SectionTitle(title)
        self.card = Card(padding=12)
        self.words = Label()
        self.words.setWordWrap(True)
        self.words.setStyleSheet(f"font-size: {theme.px(13)}px;")
        self.button = QPushButton(words)
        self.button.setObjectName(f"papers.{key}")
        self.card.body.addWidget(self.words)
        line = QHBoxLayout()
        line.addWidget(self.button)
        line.addStretch(1)
        self.card.body.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.title)
        column.addWidget(self.card)

    def show_block(self, words: str, *, able: bool) -> None:
        """Show other words, with the deed where it can be done; nothing at all without words."""
        self.words.setText(words)
        self.button.setVisible(able)
        self.setVisible(bool(words))
