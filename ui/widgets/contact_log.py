"""联系记录: one key opens the line, whom and answered or not, and the attempt is kept with its time."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.card import Card, RowsCard
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ui.viewmodels.contacts import CaseContacts


class ContactLog(QWidget):
    """The card of calls; ``done`` is called after each write, ``guarded`` wraps a deed with where its refusal goes."""

    def __init__(
        self, contacts: "CaseContacts", ways: "Iterable[tuple[str, str]]", guarded: "Callable[..., Callable[..., object]]",
        done: "Callable[[], None]",
    ) -> None:  # fmt: skip
        super().__init__()
        self._contacts, self._done = contacts, done
        self.card = Card("联系记录")
        self.open_button = QPushButton("记一次联系  F7")
        self.open_button.setObjectName("contact.open")
        self.open_button.clicked.connect(lambda _checked: self.open())
        self.card.title_line.addWidget(self.open_button)
        self.whom = Choice(placeholder="联系谁")
        self.whom.setObjectName("contact.whom")
        self.whom.setAccessibleName("联系谁")
        ways = list(ways)
        self.how = Choice(ways)
        self.how.set_value(ways[0][0])
        self.how.setObjectName("contact.how")
        self.how.setAccessibleName("方式")
        self.how.setFixedWidth(theme.px(92))
        self.said = Line(placeholder="说了什么；没有接通可不填")
        self.said.setObjectName("contact.said")
        self.said.setAccessibleName("内容")
        self.dial = QPushButton("显示号码")
        self.dial.setObjectName("contact.number")
        self.dial.setProperty("kind", "quiet")
        self.dial.setToolTip(contacts.no_reveal or "查看会记入日志")
        self.dial.setEnabled(not contacts.no_reveal)
        self.problem = Label()
        self.problem.setProperty("kind", "problem")
        self.problem.hide()
        self.reached, self.missed = QPushButton("接通了"), QPushButton("没有接通")
        for button, name, answered in ((self.reached, "reached", True), (self.missed, "missed", False)):
            button.setObjectName(f"contact.{name}")
            button.clicked.connect(
                lambda _checked=False, answered=answered: guarded(self._log, self._show_problem)(answered)
            )
        self.dial.clicked.connect(lambda _checked: guarded(self._reveal, self._show_problem)())
        self.whom.picked.connect(lambda _value: self._show_problem("whom", ""))
        self.said.submitted.connect(lambda: guarded(self._log, self._show_problem)(True))
        self.line = self._laid_line()
        self.rows = RowsCard()
        self.rows.setProperty("kind", "")
        self.card.body.addWidget(self.line)
        self.card.body.addWidget(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.line.hide()

    def _laid_line(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(theme.px(8))
            column.addLayout(line)
        first.addWidget(self.whom, 1)
        first.addWidget(self.how)
        first.addWidget(self.dial)
        second.addWidget(self.said, 1)
        second.addWidget(self.reached)
        second.addWidget(self.missed)
        column.addWidget(self.problem)
        return made

    def open(self) -> None:
        """Show the line and go to it; F7 again puts it away."""
        self.line.setVisible(self.line.isHidden())
        if not self.line.isHidden():
            self.whom.setFocus()

    def show_calls(self) -> None:
        """Read who can be called, and every attempt."""
        self.whom.set_choices(self._contacts.whom())
        self.rows.clear()
        calls = self._contacts.calls()
        for each in calls:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, theme.px(6), 0, theme.px(6))
            line.setSpacing(theme.px(10))
            when = Muted(each.when)
            when.setMinimumWidth(theme.px(104))
            line.addWidget(when)
            words = Label(each.words if not each.withdrawn else f"{each.words}（已撤销：{each.withdrawn}）")
            words.setWordWrap(True)
            line.addWidget(words, 1)
            line.addWidget(Muted(each.by))
            self.rows.add(row)
        if not calls:
            self.rows.add(Muted("打过的每一个电话都记在这里，是已经通知的凭据。", wrap=True))

    def _log(self, answered: bool) -> None:  # noqa: FBT001 -- a signal's argument
        self._contacts.log(self.whom.value(), answered=answered, said=self.said.text(), how=self.how.value())
        self.said.clear()
        self._show_problem("", "")
        self._done()

    def _reveal(self) -> None:
        if not self.whom.value():
            self._show_problem("whom", "请选择联系谁。")
            return
        self.dial.setText(self._contacts.number(self.whom.value()))

    def _show_problem(self, _field: str, sentence: str) -> bool:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.whom.mark(bad=bool(sentence))
        if not sentence:
            self.dial.setText("显示号码")
        return True
