"""读身份证 on the intake page: the line that says what the reader waits for, and what became of the card."""

import threading
from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.errors import Refusal
from ui import theme
from ui.label import Label
from ui.page import Context
from ui.tasks import Step, Task, Tasks
from ui.widgets.card import Card
from ui.widgets.card_typing import TYPES, CardTyping
from ui.widgets.labels import Muted
from ui.widgets.party_card import PERSON, PartyCard
from ui.widgets.visit_form import VisitForm

if TYPE_CHECKING:
    from ui import ports
    from ui.viewmodels.card import CardOutcome, Difference

WAITING = "请把身份证放到读卡器上…"
OWNERS = ("guardian.", "agent.")


class CardStrip(Card):
    """Reads a card for the party in which the cursor stands, or for the first empty one.

    What it fills is told by the form as if it had been typed, and so is that one more party card is wanted.
    The reading has a thread of its own, so that waiting for a card keeps nobody else's work waiting.
    """

    def __init__(self, context: Context, form: VisitForm, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("intake.card.strip")
        self._context, self._form = context, form
        self._stop = threading.Event()
        self._tasks = Tasks(context.boundary, self)
        self._task: Task | None = None
        self._target: tuple[PartyCard, str] | None = None
        self._read: ports.Card | None = None
        self.title.hide()
        self._lay_out()
        self.hide()
        self.typing = CardTyping(
            form, self._take_typed, today=context.today, parent=self,
            wanted=lambda: bool(context.machine.recall(TYPES, False)),
        )  # fmt: skip
        form.party_typed.connect(self._pass)
        form.fact_typed.connect(self._pass)
        self.destroyed.connect(self._stop.set)
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self._stop.set)

    def _lay_out(self) -> None:
        self.said = Label()
        self.said.setWordWrap(True)
        self.stop_button = QPushButton("取消")
        self.take_button = QPushButton("用证件上的")
        self.keep_button = QPushButton("保留原来的")
        self.close_button = QPushButton("知道了")
        for button, name, deed in (
            (self.stop_button, "stop", self.stop),
            (self.take_button, "take", self._take),
            (self.keep_button, "keep", self._keep),
            (self.close_button, "close", self.hide),
        ):
            button.setObjectName(f"intake.card.{name}")
            button.setProperty(
                "kind", "quiet" if button in {self.stop_button, self.close_button} else "plain"
            )
            button.clicked.connect(deed)
        self._compared = QWidget()
        self._rows = QVBoxLayout(self._compared)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(4))
        self._covered = self._passing = False
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(self.said, 1)
        for button in (self.take_button, self.keep_button, self.stop_button, self.close_button):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)
        self.body.addWidget(self._compared)

    def cover(self, covered: bool) -> None:  # noqa: FBT001 -- told with the one word that changed
        """Show the numbers that are compared to nobody in front of the desk."""
        self._covered = covered
        self._dress()

    def _dress(self) -> None:
        self._compared.setVisible(self._rows.count() > 0 and not self._covered)

    # reading

    @property
    def reading(self) -> bool:
        """Tell whether a card is waited for."""
        return self._task is not None

    def read(self) -> None:
        """Wait for a card and put it on the party; pressed again while it waits, it stops."""
        if self.reading:
            self.stop()
            return
        self._target = self._choose()
        self._stop.clear()
        machine, today, stop = self._context.machine, self._context.today(), self._stop

        def work() -> Generator[Step, None, "ports.Card"]:
            reading = machine.read_card(today=today)
            try:
                while not stop.is_set():
                    try:
                        yield Step(0, 0, next(reading))
                    except StopIteration as end:
                        card: ports.Card = end.value
                        return card
            finally:
                reading.close()
            raise Refusal("读卡已取消。")

        self._show(WAITING, self.stop_button)
        task = Task("读身份证", work)
        self._task = task
        task.progressed.connect(lambda _done, _total, sentence: self.said.setText(sentence))
        task.finished.connect(self._finish)
        self._tasks.start(task, result=self._put_on, failed=self._fail)

    def stop(self) -> None:
        """Give the reading up; what the reader is doing ends within a blink."""
        self._stop.set()
        if self._task is None:
            self.hide()

    def _finish(self) -> None:
        self._task = None

    def _fail(self, trouble: BaseException) -> None:
        if self._stop.is_set():
            self.hide()
        elif isinstance(trouble, Refusal):
            self._show(trouble.message, self.close_button, bad=True)
        else:
            self.hide()
            self._context.boundary.show(trouble)

    def _choose(self) -> tuple[PartyCard, str]:
        """Return the card that is meant, and whose fields of it: the party's, the guardian's or the agent's."""
        focused = QApplication.focusWidget()
        for card in self._form.cards:
            if focused is not None and card.isAncestorOf(focused):
                owner = next((each for each in OWNERS if focused.objectName().startswith(each)), "")
                return card, owner
        for card in self._form.cards:
            if card.party.empty and card.party.kind == PERSON:
                return card, ""
        self._form.person_wanted.emit()
        return self._form.cards[-1], ""

    # what became of it

    def _take_typed(self, shown: PartyCard, field: str, fields: dict[str, str]) -> None:
        """Put on what a reader typed; a reading that waits for a card is given up."""
        from ui import ports  # noqa: PLC0415 -- wanted for a reader that types only

        self.stop()
        self._target = shown, next((each for each in OWNERS if field.startswith(each)), "")
        self._put_on(
            ports.Card(
                fields.get("name", ""), fields["id_number"], sex=fields.get("sex", ""), nation=fields.get("ethnicity", ""),
                born=fields.get("birth", ""), address=fields.get("address", ""),
            )
        )  # fmt: skip

    def _put_on(self, card: "ports.Card") -> None:
        from ui.viewmodels.card import put_on  # noqa: PLC0415 -- first paint loads no SQLAlchemy

        found = self._standing()
        if found is None:
            self.hide()
            return
        shown, owner = found
        self._read = card
        outcome = put_on(shown.party, card, others=[each.party for each in self._form.cards], owner=owner)
        self._tell(outcome)

    def _standing(self) -> tuple[PartyCard, str] | None:
        """Return the card that was meant, unless it was taken away meanwhile."""
        if self._target is None or self._target[0] not in self._form.cards:
            return None
        return self._target

    def _take(self) -> None:
        from ui.viewmodels.card import overwrite  # noqa: PLC0415 -- as above

        found = self._standing()
        if found is not None and self._read is not None:
            self._tell(overwrite(found[0].party, self._read, owner=found[1]))

    def _keep(self) -> None:
        self._read = None
        self.hide()

    def _tell(self, outcome: "CardOutcome") -> None:
        found = self._standing()
        if outcome.filled and found is not None:
            shown, owner = found
            shown.show_party()
            QTimer.singleShot(0, shown, lambda: shown.focus(f"{owner}telephone"))  # once it has its place
            self._form.party_left.emit("id_number")
            self._form.party_typed.emit()
        if outcome.differences and not outcome.elsewhere:
            self._show(outcome.sentence, self.take_button, self.keep_button, bad=True)
        elif outcome.tone == "good":
            self._read = None
            self.hide()
        elif outcome.tone == "warn":
            self._show(outcome.sentence, self.close_button, tone="warn")
            self._passing = True
        else:
            self._show(outcome.sentence, self.close_button, bad=True)
        self._compare(outcome.differences)

    def _pass(self, *_typed: object) -> None:
        """Put a warning away once something else is done."""
        if self._passing:
            self.hide()

    def _show(self, sentence: str, *buttons: QPushButton, bad: bool = False, tone: str = "") -> None:
        self._passing = False
        self.said.setText(sentence)
        self.said.setProperty("kind", "problem" if bad else "when" if tone else "")
        self.said.setProperty("tone", tone)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        for button in (self.take_button, self.keep_button, self.stop_button, self.close_button):
            button.setVisible(button in buttons)
        self._compare(())
        self.show()

    def _compare(self, differences: "tuple[Difference, ...]") -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in differences:
            self._rows.addWidget(Muted(f"{each.label}　已填 {each.here}　证件 {each.card}", wrap=True))
        self._dress()
