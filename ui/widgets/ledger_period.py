"""Which period a ledger shows: ‹ 2026年11月 ›, the length chosen from the name, and any two days.

chooser = PeriodChooser("registers", context.today)
chooser.changed.connect(guarded(self.show_period))     # carries a models.periods.Period
self.lead.addWidget(chooser)
self.column.addWidget(chooser.strip)                   # the two days, hidden until they are asked for

The view binds and lists ``chooser.keys()``: Alt+Left and Alt+Right.
"""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from models import dates, periods
from models.errors import Refusal
from models.periods import Kind, Period
from ui import icons, theme
from ui.actions import Action
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.dock_panel import Problem, plain

STEP = {Kind.MONTH: "一月", Kind.QUARTER: "一季", Kind.HALF: "半年", Kind.YEAR: "一年", Kind.DAYS: "一段"}


class PeriodChooser(QWidget):
    """The line at the head; ``changed`` carries the period that was chosen, none of which begins after today."""

    changed = Signal(object)

    def __init__(
        self, name: str, today: Callable[[], date], *, kinds: Iterable[Kind] = Kind, parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._name, self._today, self._kinds = name, today, tuple(kinds)
        self.period = periods.of(self._kinds[0], today())
        self.earlier, self.later = self._stepper("‹", -1), self._stepper("›", 1)
        self.button = QPushButton()
        self.button.setObjectName(f"{name}.period")
        self.button.setProperty("kind", "period")
        self.button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.button.clicked.connect(lambda _checked=False: self._offer())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(4))
        for each in (self.earlier, self.button, self.later):
            line.addWidget(each)
        self.strip = DaysStrip(name, today)
        self.strip.taken.connect(self._take)
        self.show_period(self.period)

    def _stepper(self, sign: str, by: int) -> QPushButton:
        button = QPushButton(sign)
        button.setObjectName(f"{self._name}.{'earlier' if by < 0 else 'later'}")
        button.setFixedWidth(theme.px(34))
        button.setStyleSheet("padding-left: 0; padding-right: 0;")
        button.clicked.connect(lambda _checked=False: self.step(by))
        return button

    def keys(self) -> tuple[Action, ...]:
        """Return the shortcuts, for the view that shows the chooser to bind and list."""
        return (
            Action(
                f"{self._name}.earlier", "上一期", shortcut="Alt+Left", deed=lambda: self.step(-1)
            ),
            Action(
                f"{self._name}.later", "下一期", shortcut="Alt+Right", deed=lambda: self.step(1),
                enabled=lambda: not self.is_last,
            ),
        )  # fmt: skip

    def allow(self, kinds: Iterable[Kind]) -> None:
        """Offer other lengths."""
        self._kinds = tuple(kinds)
        self.strip.hide()

    @property
    def is_last(self) -> bool:
        """Tell whether the next period would begin after today."""
        return self.period.moved(1).first > self._today()

    def show_period(self, period: Period) -> None:
        """Show a period, without telling anyone."""
        self.period = period
        self.button.setIcon(icons.icon("down", "muted"))
        self.button.setText(period.name)
        self.button.setAccessibleName(f"时段：{period.name}")
        words = STEP[period.kind]
        self.earlier.setToolTip(f"往前{words}（Alt ←）")
        self.later.setToolTip(f"往后{words}（Alt →）")
        self.later.setEnabled(not self.is_last)

    def step(self, by: int) -> None:
        """Go so many periods later or earlier, never past today."""
        moved = self.period.moved(by)
        if moved.first <= self._today():
            self._take(moved)

    def choose(self, kind: Kind) -> None:
        """Take the period of another length that holds the present one's beginning; two days are asked for."""
        if kind is Kind.DAYS:
            self.strip.ask(self.period)
            return
        self.strip.hide()
        self._take(periods.of(kind, min(self.period.last, self._today())))

    def menu(self) -> QMenu:
        """Make the menu of the lengths."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in self._kinds:
            what = "起止日期…" if kind is Kind.DAYS else f"{kind}　{self._named(kind)}"
            line = made.addAction(what)
            line.setCheckable(True)
            line.setChecked(kind is self.period.kind)
            line.triggered.connect(lambda _checked=False, kind=kind: self.choose(kind))
        return made

    def _named(self, kind: Kind) -> str:
        return periods.of(kind, min(self.period.last, self._today())).name

    def _offer(self) -> None:
        self.menu().popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _take(self, period: Period) -> None:
        self.show_period(period)
        self.changed.emit(period)


class DaysStrip(QWidget):
    """从 … 到 …; Enter takes the days, Esc puts the strip away."""

    taken = Signal(object)

    def __init__(self, name: str, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.since, self.until = self._field(f"{name}.since", "从"), self._field(f"{name}.until", "到")
        self.problem = Problem()
        go = plain("看这几天", f"{name}.days")
        go.clicked.connect(self._take)
        close = plain("收起", f"{name}.days.close", kind="quiet")
        close.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        for word, field in (("从", self.since), ("到", self.until)):
            line.addWidget(Label(word))
            line.addWidget(field)
        line.addWidget(go)
        line.addWidget(self.problem, 1)
        line.addStretch(1)
        line.addWidget(close)
        self.hide()

    def _field(self, name: str, word: str) -> Line:
        made = Line(placeholder="如 11-01")
        made.setObjectName(name)
        made.setAccessibleName(word)
        made.setFixedWidth(theme.px(118))
        made.submitted.connect(self._take)
        return made

    def ask(self, period: Period) -> None:
        """Ask for the days, beginning with those of a period."""
        self.since.setText(period.first.isoformat())
        self.until.setText(min(period.last, self._today()).isoformat())
        self.problem.say("")
        self.show()
        self.since.setFocus(Qt.FocusReason.OtherFocusReason)
        self.since.selectAll()

    def _take(self) -> None:
        found: list[date] = []
        for field in (self.since, self.until):
            try:
                found.append(dates.parse(field.text(), today=self._today()))
            except Refusal as wrong:
                self._refuse(field, wrong.message)
                return
        if found[0] > self._today():
            self._refuse(self.since, "开始的日子还没有到。")
            return
        self.problem.say("")
        self.taken.emit(periods.days(*found))

    def _refuse(self, field: Line, sentence: str) -> None:
        self.problem.say(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the strip away on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
