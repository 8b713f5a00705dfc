"""The bar over the room: which case, which track, whether it is being recorded, and the quiet deeds."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.labels import Elided, Tag, Tone

SCREEN = {"": "当事人屏 F9", "open": "收起屏 F9", "covered": "屏已遮住 ⇧F9"}


class SittingHead(QWidget):
    """Stands in the place of the top bar while a sitting is open."""

    paused = Signal()
    ending = Signal()
    left = Signal()
    happened = Signal(str)
    bared = Signal()
    screened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = Elided()
        self.title.mode = Qt.TextElideMode.ElideMiddle  # the kind of dispute stands at its end
        self.track, self.level, self.times, self.recording = Tag(""), Tag(""), Tag(""), Tag("")
        self.saved = Label()
        self.saved.setObjectName("saved")
        self.events = _button("现场事件", "sitting.events")
        self.menu = QMenu(self.events)
        self.events.setMenu(self.menu)
        self.pause = _button("休会", "sitting.pause")
        self.end = _button("结束", "sitting.end")
        self.back = _button("‹", "sitting.back", quiet=True)
        self.back.setToolTip("回到场次列表，本场不结束")
        self.back.setAccessibleName("回到场次列表")
        self.screen_button = _button(SCREEN[""], "sitting.screen")
        self.screen_button.setToolTip("给当事人看的一屏：阶段、没有争议的事、方案。Shift F9 立即遮住")
        self.bare = _button("F11", "sitting.bare", quiet=True)
        self.bare.setToolTip("只看本页")
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(8), 0, theme.px(20), 0)
        line.setSpacing(theme.px(12))
        line.addWidget(self.back)
        line.addWidget(self.title, 100)
        for tag in (self.track, self.level, self.times, self.recording):
            line.addWidget(tag)
        line.addStretch(1)
        for part in (self.saved, self.events, self.pause, self.end, self.screen_button, self.bare):
            line.addWidget(part)
        self.pause.clicked.connect(self.paused)
        self.end.clicked.connect(self.ending)
        self.back.clicked.connect(self.left)
        self.bare.clicked.connect(self.bared)
        self.screen_button.clicked.connect(self.screened)

    def open_events(self) -> None:
        """Open the list of events for the keyboard, under its button; it never blocks the room."""
        self.menu.popup(self.events.mapToGlobal(self.events.rect().bottomLeft()))
        if actions := self.menu.actions():
            self.menu.setActiveAction(actions[0])

    def offer_events(self, kinds: Iterable[str]) -> None:
        """List what may be marked as having happened."""
        self.menu.clear()
        for kind in kinds:
            self.menu.addAction(kind).triggered.connect(lambda _on=False, kind=kind: self.happened.emit(kind))

    def show_case(self, title: str, track: str, level: str, *, serious: bool, times: int) -> None:
        """Show which case sits."""
        self.title.setText(title)
        self.title.setFont(theme.font(18, bold=True))
        wide = self.title.fontMetrics().horizontalAdvance(title) + theme.px(4)
        self.title.setMaximumWidth(wide)
        self.track.show_state(track, "accent")
        self.level.show_state(level, "warn" if serious else "")
        self.level.setVisible(bool(level))
        self.times.show_state(f"第 {times} 次")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the name of the dispute its room: what is said elsewhere too goes first."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out, one after the other, what the room can do without, until the name can be read."""
        needed = min(self.title.maximumWidth(), theme.px(220))
        spare: list[QLabel] = [self.saved, self.times, self.level]
        for part in spare:
            part.setVisible(bool(part.text()) or part is not self.level)
        line = self.layout()
        assert line is not None, "the head lays out"
        kept = [
            self.back,
            self.track,
            self.recording,
            self.events,
            self.pause,
            self.end,
            self.screen_button,
            self.bare,
        ]
        for part in spare:
            others: list[QWidget] = [*kept, *(each for each in spare if not each.isHidden())]
            taken = sum(each.sizeHint().width() + line.spacing() for each in others)
            if self.width() - taken - theme.px(40) >= needed:
                return
            part.hide()

    def show_recording(self, words: str, tone: Tone) -> None:
        """Show how the recording stands."""
        if words != self.recording.text():
            self.recording.show_state(words, tone)

    def show_paused(self, *, paused: bool) -> None:
        """Offer to go on, or to pause."""
        self.pause.setText("复会" if paused else "休会")

    def show_screen(self, state: str) -> None:
        """Say whether the parties' screen is open, and whether it is covered."""
        self.screen_button.setText(SCREEN[state])

    def show_saved(self, words: str) -> None:
        """Say when the last line became durable."""
        self.saved.setText(words)


def _button(text: str, name: str, *, quiet: bool = False) -> QPushButton:
    made = QPushButton(text)
    made.setObjectName(name)
    made.setProperty("kind", "quiet" if quiet else "plain")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
