"""分流 on the intake page: where the case goes, why, why not elsewhere, and a person's other decision."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.card import Card
from ui.widgets.labels import Muted, Strong

if TYPE_CHECKING:
    from ui.viewmodels.sorting import Road


FIRST = 5  # of the rules that were passed over, shown before 更多


class RouteCard(Card):
    """``routed(key, value)`` when a person decides otherwise; an empty value is 按建议."""

    routed = Signal(str, object)

    def __init__(
        self, channels: tuple[str, ...], forces: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(padding=14)
        if parent is not None:
            self.setParent(parent)
        self.headline = Strong(wrap=True)
        self.where, self.why = Label(), Muted(wrap=True)
        self.where.setWordWrap(True)
        self.trouble = Label()
        self.trouble.setProperty("kind", "problem")
        self.trouble.setWordWrap(True)
        self.passed = Muted(wrap=True)
        self._rows: list[str] = []
        self._all = False
        self.rest = QPushButton("更多")
        self.rest.setProperty("kind", "quiet")
        self.ask_why, self.change = self._link("为什么不是别的"), self._link("改")
        links = QHBoxLayout()
        links.setSpacing(0)
        links.addWidget(self.ask_why)
        links.addWidget(self.change)
        links.addStretch(1)
        self.channel = Choice((("", "去向按建议"), *((each, each) for each in channels)))
        self.force = Choice((("", "力量按建议"), *((each, each) for each in forces)))
        self.unit = Line(placeholder="承接单位按建议")
        self.reason = Line(placeholder="为什么不按建议")
        self.note = Label()
        self.note.setProperty("kind", "problem")
        self.note.setWordWrap(True)
        self.deciding = self._decision()
        for part in (self.headline, self.where, self.why, self.trouble):
            self.body.addWidget(part)
        self.body.addLayout(links)
        for below in (self.passed, self.rest, self.deciding, self.note):
            self.body.addWidget(below)
            below.hide()
        self.trouble.hide()
        self.ask_why.toggled.connect(lambda _on: self._show_passed())
        self.rest.clicked.connect(self._show_all)
        self.change.toggled.connect(self.deciding.setVisible)

    def _show_passed(self) -> None:
        """Show the first rules that were passed over, or all of them, once it is asked."""
        asked = self.ask_why.isChecked()
        self.passed.setText("\n".join(self._rows if self._all else self._rows[:FIRST]))
        self.passed.setVisible(asked)
        self.rest.setVisible(asked and not self._all and len(self._rows) > FIRST)

    def _show_all(self) -> None:
        self._all = True
        self._show_passed()

    def _link(self, text: str) -> QPushButton:
        made = QPushButton(text)
        made.setProperty("kind", "quiet")
        made.setCheckable(True)
        return made

    def _decision(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        both = QHBoxLayout()
        both.setSpacing(theme.px(6))
        both.addWidget(self.channel)
        both.addWidget(self.force)
        column.addLayout(both)
        column.addWidget(self.unit)
        column.addWidget(self.reason)
        for key, choice in (("channel", self.channel), ("force", self.force)):
            choice.picked.connect(lambda value, key=key: self.routed.emit(key, value))
        for key, line in (("body", self.unit), ("route_reason", self.reason)):
            line.typed.connect(lambda text, key=key: self.routed.emit(key, text))
        named = (
            (self.channel, "channel", "去向"), (self.force, "force", "办理力量"), (self.unit, "body", "承接单位"),
            (self.reason, "route_reason", "不按建议的理由"),
        )  # fmt: skip
        for field, key, label in named:
            field.setObjectName(f"route.{key}")
            field.setAccessibleName(label)
        return made

    def show_road(self, told: "Road") -> None:
        """Show the road; what a person decided stands in its own fields and in the head line."""
        chosen = told.chosen
        channel, force = chosen.get("channel") or told.channel, chosen.get("force") or told.force
        self.headline.setText(f"{channel} · {force}")
        self.where.setText(chosen.get("body") or told.body)
        self.why.setText(told.why)
        self.trouble.setText(told.trouble)
        self.trouble.setVisible(bool(told.trouble))
        self.ask_why.setVisible(bool(told.passed))
        rows = [f"{name}：{why}。" for name, why in told.passed]
        if rows != self._rows:
            self._rows, self._all = rows, False
            self._show_passed()
        self.channel.set_value(chosen.get("channel", ""))
        self.force.set_value(chosen.get("force", ""))
        for line, words in ((self.unit, chosen.get("body", "")), (self.reason, told.reason)):
            if line.text() != words:
                line.setText(words)
        if told.differs:
            self.change.setChecked(True)
        if not told.differs or told.reason.strip():
            self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Show that another decision wants its reason."""
        if sentence:
            self.change.setChecked(True)
        self.reason.mark(bad=bool(sentence))
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def forget(self) -> None:
        """Fold what was opened."""
        self.ask_why.setChecked(False)
        self.change.setChecked(False)
        self.show_problem("")
