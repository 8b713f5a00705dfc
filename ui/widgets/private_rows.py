"""单独询问: the questions of one party, each with its answers; nothing on screen tells which was given."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.card import Card, RowsCard
from ui.widgets.labels import Muted, Strong, Tag

if TYPE_CHECKING:
    from ui.viewmodels.private import Opened, PartyAlone, QuestionRow


class PrivateRows(RowsCard):
    """``answered(key, value, note)`` when an answer is pressed; the row then says 已问 and no more."""

    answered = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notes: dict[str, Line] = {}
        self._shown: object = None

    def show_party(self, told: "PartyAlone") -> None:
        """Show the questions of a party; what is half written stays where nothing has changed."""
        if told == self._shown:
            return
        same = getattr(self._shown, "party_id", None) == told.party_id
        kept = {key: line.text() for key, line in self.notes.items()} if same else {}
        before = {row.key: row.asked for row in getattr(self._shown, "rows", ())}
        self._shown = told
        self.clear()
        self.notes.clear()
        for row in told.rows:
            self.add(self._row(row))
            if before.get(row.key) == row.asked:
                self.notes[row.key].setText(kept.get(row.key, ""))

    def _row(self, told: "QuestionRow") -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8))
        column.setSpacing(theme.px(4))
        first = QHBoxLayout()
        words = Label(told.question)
        words.setWordWrap(True)
        words.setToolTip(told.help)
        first.addWidget(words, 1)
        if told.asked:
            first.addWidget(Muted(told.asked))
        state = Tag("已问" if told.asked else "未问", "good" if told.asked else "")
        state.setObjectName(f"private.{told.key}.state")
        first.addWidget(state)
        column.addLayout(first)
        column.addLayout(self._answers(told))
        return made

    def _answers(self, told: "QuestionRow") -> QHBoxLayout:
        note = self.notes[told.key] = Line(placeholder="原话、情况（可不填），再按回答")
        note.setObjectName(f"private.{told.key}.note")
        note.setAccessibleName(f"{told.question}的说明")
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        line.addWidget(note, 1)
        for value in told.answers:
            button = QPushButton(value)
            button.setObjectName(f"private.{told.key}.{value}")
            button.setAccessibleName(f"{told.question}{value}")
            button.setProperty("kind", "tab")
            button.clicked.connect(
                lambda _checked=False, value=value: self.answered.emit(told.key, value, note.text())
            )
            line.addWidget(button)
        return line


class OpenedCard(Card):
    """What was opened, on the ground of private words, until it is put away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("打开的回答", parent)
        self.setProperty("tone", "private")
        self.away = QPushButton("收起")
        self.away.setObjectName("private.away")
        self.away.setProperty("kind", "quiet")
        self.title_line.addWidget(self.away)
        self.away.clicked.connect(self.put_away)
        self._made: list[QWidget] = []
        self.hide()

    def show_opened(self, rows: "tuple[Opened, ...]") -> None:
        """Show the answers that were opened."""
        self._clear()
        for each in rows:
            head, words = Strong(f"{each.value}　{each.note}".rstrip(), wrap=True), Muted(wrap=True)
            words.setText(f"{each.question}　{each.asked}")
            self._made += [words, head]
            self.body.addWidget(words)
            self.body.addWidget(head)
        self.show()

    def put_away(self) -> None:
        """Take the answers off the screen."""
        self._clear()
        self.hide()

    def _clear(self) -> None:
        for each in self._made:
            self.body.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._made.clear()
