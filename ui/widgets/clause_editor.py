"""The agreement beside its live preview: facts, clauses, performance, as typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Check, Choice
from ui.forms.line import Line, Words
from ui.label import Label
from ui.widgets.clause_card import ClauseCard, Desk, Values
from ui.widgets.clause_fields import labelled, quiet
from ui.widgets.clause_picker import ClausePicker
from ui.widgets.labels import SectionTitle
from ui.widgets.scroll import Scroll
from ui.widgets.tab_order import in_reading_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.viewmodels.clause_library import Lack, Offered
    from ui.viewmodels.clauses import AgreementWords

    Read = Callable[[dict[str, Any]], AgreementWords]

_TEXTS = (
    ("facts", "主要事实", 5, "时间、地点、人员、起因、经过、结果"),
    ("issues", "争议事项", 2, "各方对什么有争议"),
    ("responsibility", "各方责任", 2, "有约定时写"),
)


_LAID_MS = 250


@dataclass(frozen=True)
class Library:
    """The clause library of the case: what answers to a search, what is needed, and a new clause of a pattern."""

    offered: "Callable[[str, Values], Sequence[Offered]]"
    lacking: "Callable[[Values], Sequence[Lack]]"
    begin: Callable[[str], Any]


class ClauseEditor(QWidget):
    """``changed`` after each key; ``values`` gives the words; ``saved`` and ``left`` are its two buttons.

    ``read`` makes words of values, ``desk`` answers what a clause asks, ``library`` has the clauses to choose from.
    """

    changed = Signal()
    saved = Signal()
    left = Signal()

    def __init__(
        self, read: "Read", *, methods: "Sequence[str]", forms: "Sequence[tuple[str, str]]", desk: Desk,
        library: Library, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._read, self._methods, self._desk, self._library = read, tuple(methods), desk, library
        self._names: tuple[str, ...] = ()
        self.title = SectionTitle("编辑条款")
        self.save = _button("存为新稿", "clauses.save", "main", self.saved.emit)
        self.out = _button("收起", "clauses.leave", "quiet", self.left.emit)
        self.texts = {key: Words(lines=lines, placeholder=hint) for key, _label, lines, hint in _TEXTS}
        self.performance = Words(lines=2, placeholder="例如：2026年11月22日前一次付清，现金，当面点清")
        self.perform_by, self.place = Line(placeholder="最后一天，可不写"), Line(placeholder="可不写")
        self.form = Choice(forms)
        self.spot = Check("当场履行")
        self.cards: list[ClauseCard] = []
        self._clauses = QVBoxLayout()
        self._clauses.setSpacing(theme.px(8))
        self._needs = QVBoxLayout()
        self._needs.setSpacing(theme.px(2))
        self._lacks: tuple[Lack, ...] = ()
        self.picker = ClausePicker(lambda words: self._library.offered(words, dict(self.values())))
        self.picker.chosen.connect(self.add_pattern)
        self.picker.left.connect(self.close_library)
        self._lay_out()
        self._fields: dict[str, Line | Words] = {
            **self.texts, "performance": self.performance, "perform_by": self.perform_by, "place": self.place,
        }  # fmt: skip
        for key, field in self._fields.items():
            field.setObjectName(f"agreement.{key}")
            field.typed.connect(lambda _text: self.changed.emit())
        self.form.picked.connect(lambda _value: self.changed.emit())
        self.spot.picked.connect(lambda _on: self.changed.emit())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.out)
        head.addWidget(self.save)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.px(6), 0)
        column.setSpacing(theme.px(10))
        for key, label, _lines, _hint in _TEXTS:
            self.texts[key].setAccessibleName(label)
            column.addLayout(labelled(label, self.texts[key]))
        column.addLayout(self._clauses)
        column.addLayout(self._needs)
        self.library = _button("从条款库加…", "clauses.library.open", "", self.open_library)
        self.library.setToolTip("Ctrl+Shift+L")
        more = QHBoxLayout()
        more.addWidget(self.library)
        more.addWidget(_button("自己写一条", "clauses.add", "quiet", self.add_clause))
        more.addStretch(1)
        column.addLayout(more)
        column.addLayout(labelled("履行方式和时限", self.performance))
        pair = QHBoxLayout()
        for label, field in (("履行期限", self.perform_by), ("履行地点", self.place)):
            field.setAccessibleName(label)
            pair.addLayout(labelled(label, field), 1)
        column.addLayout(pair)
        last = QHBoxLayout()
        last.addLayout(labelled("协议形式", self.form), 1)
        last.addWidget(self.spot, 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(last)
        column.addStretch(1)
        self._scroll = Scroll(inside)
        self._wanted: ClauseCard | None = None
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._laid())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.picker)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)

    def show_words(self, words: "AgreementWords", names: "Sequence[str]", edition: int) -> None:
        """Show the words."""
        self._names = tuple(names)
        self.title.setText(f"编辑条款　第 {edition} 稿")
        self.save.setText(f"存为第 {edition} 稿")
        for key, field in self.texts.items():
            field.setText(getattr(words, key))
        self.performance.setText(words.performance)
        self.perform_by.setText(words.perform_by)
        self.place.setText(words.place)
        self.form.set_value(words.form)
        self.spot.setChecked(words.on_the_spot)
        self._stack.setCurrentWidget(self._scroll)
        self._show_clauses(words.clauses)
        self.show_needs()

    def open_library(self) -> None:
        """Show the clause library in the place of the clauses."""
        self._stack.setCurrentWidget(self.picker)
        self.picker.begin()

    def close_library(self) -> None:
        """Put the clauses back."""
        self._stack.setCurrentWidget(self._scroll)
        self.library.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_pattern(self, pattern: str) -> None:
        """Put a clause of the library at the end, filled from the case, with the cursor in its first field."""
        self._stack.setCurrentWidget(self._scroll)
        blank = len(self.cards) == 1 and not any(map(_filled, self.cards[0].values().values()))
        if blank:
            self._show_clauses(())
        self._append(self._library.begin(pattern))
        in_reading_order([self])
        self._go_to(self.cards[-1], "")
        self.changed.emit()

    def show_needs(self) -> None:
        """Tell in quiet lines what a dispute of the kind still needs, each with a button that adds it."""
        lacks = tuple(self._library.lacking(dict(self.values())))
        if lacks == self._lacks:
            in_reading_order([self])
            return
        self._lacks = lacks
        while self._needs.count():
            item = self._needs.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in lacks:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            label = Label(f"{each.name}，通常要写“{each.titles}”")
            label.setWordWrap(True)
            label.setProperty("kind", "when")
            label.setProperty("tone", "warn")
            line.addWidget(label, 1)
            add = partial(self.add_pattern, each.ids[0])
            line.addWidget(quiet("加上", f"clauses.need.{each.ids[0]}", add))
            self._needs.addWidget(row)
        in_reading_order([self])

    def _show_clauses(self, clauses: "Sequence[Any]") -> None:
        self._wanted = None
        for card in self.cards:
            self._clauses.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for words in clauses:
            self._append(words)
        in_reading_order([self])

    def _append(self, words: Any) -> None:
        card = ClauseCard(len(self.cards), words, names=self._names, methods=self._methods, desk=self._desk)
        card.typed.connect(self.changed)
        card.freed.connect(lambda: self._free(card))
        card.removed.connect(lambda: self._rearrange(lambda cards: cards.remove(card)))
        card.moved.connect(lambda step: self._rearrange(lambda cards: _move(cards, card, step)))
        self._clauses.addWidget(card)
        self.cards.append(card)

    def _free(self, card: ClauseCard) -> None:
        """Make a clause of the library a text to be written in."""
        place = self.cards.index(card)
        values = [each.free_values() if each is card else each.values() for each in self.cards]
        self._show_clauses(self._read({"clauses": values}).clauses)
        self._go_to(self.cards[place], "text")
        self.changed.emit()

    def add_clause(self) -> None:
        """Put an empty clause at the end, with the cursor in it."""
        self._append(self._read({"clauses": [{}]}).clauses[0])
        in_reading_order([self])
        self.cards[-1].focus()
        self.changed.emit()

    def _rearrange(self, change: Callable[[list[ClauseCard]], object]) -> None:
        cards = list(self.cards)
        change(cards)
        kept = self._read({"clauses": [card.values() for card in cards]}).clauses
        self._show_clauses(kept)
        for card, before in zip(self.cards, cards, strict=True):
            card.touched = before.touched
        self.changed.emit()

    def _go_to(self, card: ClauseCard, part: str) -> None:
        card.focus(part)
        self._bring(card)
        self._wanted = card
        self._laid()
        QTimer.singleShot(_LAID_MS, card, self._settle)

    def _laid(self) -> None:
        """Bring the card that was asked for when the layout has given it its place."""
        if (card := self._wanted) is not None:
            QTimer.singleShot(0, card, lambda: self._bring(card))

    def _settle(self) -> None:
        if (card := self._wanted) is not None:
            self._wanted = None
            self._bring(card)

    def _bring(self, card: ClauseCard) -> None:
        """Scroll a card into sight, and surely the field that has the cursor."""
        self._scroll.ensureWidgetVisible(card, 0, theme.px(20))
        field = card.focusWidget()
        if field is not None and card.isAncestorOf(field) and field.hasFocus():
            self._scroll.ensureWidgetVisible(field, 0, theme.px(40))

    def values(self) -> Mapping[str, Any]:
        """Return the words as typed."""
        return {
            **{key: field.text() for key, field in self.texts.items()},
            "performance": self.performance.text(), "perform_by": self.perform_by.text(), "place": self.place.text(),
            "form": self.form.value(), "on_the_spot": self.spot.isChecked(),
            "clauses": [card.values() for card in self.cards],
        }  # fmt: skip

    def tell(self, field: str, sentence: str) -> bool:
        """Say what is wrong in the clause it is about (``clauses.0.amount``), leaving the cursor where it is.

        Of a clause that nobody has typed in since it was put there nothing is said yet.
        """
        card = self._card_of(field)
        if card is not None and card.touched:
            card.say(sentence)
        return card is not None

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a refusal in its clause and go there."""
        card = self._card_of(field)
        if card is None:
            return False
        card.say(sentence)
        self.focus(field)
        return True

    def _card_of(self, field: str) -> ClauseCard | None:
        parts = field.split(".")
        if parts[0] != "clauses" or len(parts) == 1 or int(parts[1]) >= len(self.cards):
            return None
        return self.cards[int(parts[1])]

    def clear_problems(self) -> None:
        """Take the sentences in the clauses away."""
        for card in self.cards:
            card.say("")

    def focus(self, field: str) -> None:
        """Put the cursor into a field, named as problems name it."""
        head, _, rest = field.partition(".")
        number, _, part = rest.partition(".")
        if head == "clauses" and self.cards:
            self._stack.setCurrentWidget(self._scroll)
            self._go_to(self.cards[min(int(number or 0), len(self.cards) - 1)], part)
            return
        named = {
            **self.texts,
            "performance": self.performance,
            "perform_by": self.perform_by,
            "place": self.place,
        }
        widget = named.get(head, self.texts["facts"])
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(widget, 0, theme.px(40))


def _filled(value: object) -> bool:
    return any(map(_filled, value.values())) if isinstance(value, dict) else bool(value)


def _move(cards: list[ClauseCard], card: ClauseCard, step: int) -> None:
    place = cards.index(card)
    cards.insert(max(0, min(len(cards) - 1, place + step)), cards.pop(place))


def _button(words: str, name: str, kind: str, deed: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setProperty("kind", kind)
    button.clicked.connect(lambda _checked=False: deed())
    return button
