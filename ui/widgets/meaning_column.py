"""The right side of the intake page: what the facts mean, the level, earlier disputes, the limits."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line, Words
from ui.label import Label
from ui.widgets.approval_rows import ApprovalRows
from ui.widgets.card import Card, RowsCard
from ui.widgets.findings import Findings
from ui.widgets.flow import Chips
from ui.widgets.helper_list import HelperSide
from ui.widgets.labels import Elided, Muted, SectionTitle, Strong
from ui.widgets.route_card import RouteCard
from ui.widgets.safeguard_banner import SafeguardBanner
from ui.widgets.sorting_card import SortingCard

if TYPE_CHECKING:
    from ui.viewmodels.approving import Waiting
    from ui.viewmodels.earlier import Earlier
    from ui.viewmodels.level import Level
    from ui.viewmodels.meaning import Meaning
    from ui.viewmodels.sorting import Road, Sorting

TONES = ("", "", "accent", "warn", "bad", "bad")  # the ink of each level, beside its word and dots


class _Ending(QWidget):
    """不予调解 or 移送: the line that asks for the reason, in the place where the deed was pressed."""

    agreed = Signal()

    def __init__(self, word: str, *, asks_to: bool) -> None:
        super().__init__()
        self.to = Line(placeholder="移送到哪个单位")
        self.to.setObjectName("ending.to")
        if (
            not asks_to
        ):  # showing it before it has a parent would make it a window that takes the keyboard away
            self.to.hide()
        self.reason = Words(lines=2, placeholder="理由和依据")
        self.reason.setObjectName("ending.reason")
        self.note = Label()
        self.note.setProperty("kind", "problem")
        self.note.setWordWrap(True)
        self.note.hide()
        sure = QPushButton(word)
        sure.setObjectName("ending.sure")
        back = QPushButton("不办")
        back.setProperty("kind", "quiet")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(back)
        buttons.addWidget(sure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        for part in (self.to, self.reason, self.note):
            column.addWidget(part)
        column.addLayout(buttons)
        sure.clicked.connect(self.agreed)
        self.reason.submitted.connect(self.agreed)
        back.clicked.connect(self.hide)
        self.hide()

    def show_problem(self, field: str, sentence: str) -> None:
        """Show what is missing."""
        self.to.mark(bad=field == "to")
        self.reason.mark(bad=field == "reason")
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def forget(self) -> None:
        """Empty the line and put it away."""
        self.to.clear()
        self.reason.setText("")
        self.show_problem("", "")
        self.hide()


class MeaningColumn(QWidget):
    """The column; every choice in it is the officer's, what it says is only a suggestion."""

    tracked = Signal(str)
    track_reasoned = Signal(str)
    levelled = Signal(int)
    level_reasoned = Signal(str)
    opened = Signal(object)
    declined = Signal(str)
    referred = Signal(str, str)
    sought = Signal(str)
    sorted_ = Signal(str, object)
    approved = Signal(object, bool, str)
    leveled = Signal(object, int, str)

    def __init__(
        self,
        levels: tuple[str, ...],
        channels: tuple[str, ...] = (),
        forces: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._levels = levels
        self._told: dict[str, Any] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self.safeguards = SafeguardBanner()
        self._column.addWidget(self.safeguards)
        self._lay_out_verdict()
        self.approvals_title, self.approvals = SectionTitle("审批"), ApprovalRows()
        self.sorting_title, self.sorting = SectionTitle("分类"), SortingCard()
        self._lay_out_group(self.approvals_title, self.approvals)
        self._lay_out_level()
        self.route_title, self.route = SectionTitle("分流"), RouteCard(channels, forces)
        self.approvals.decided.connect(self.approved)
        self.approvals.leveled.connect(self.leveled)
        self.sorting.classed.connect(self.sorted_)
        self.route.routed.connect(self.sorted_)
        self.earlier_title, self.earlier = SectionTitle("以前的纠纷"), RowsCard()
        self.limits_title, self.limits = SectionTitle("期限"), RowsCard()
        self._lay_out_group(self.earlier_title, self.earlier)
        self._lay_out_group(self.limits_title, self.limits)
        self._lay_out_group(self.route_title, self.route)
        self._lay_out_group(self.sorting_title, self.sorting)
        self.helpers = HelperSide()
        self._column.addWidget(self.helpers)
        self._column.addStretch(1)

    def _lay_out_verdict(self) -> None:
        self._column.addWidget(SectionTitle("这意味着"))
        card = Card(padding=14)
        self.headline = Strong(wrap=True)
        self.sentences, self.warnings = Findings(), Findings("warn")
        self.chips = Chips(single=True)
        self.track = Choice(placeholder="选定轨道")
        self.track.setObjectName("track")
        self.track.setAccessibleName("轨道")
        self.effect = Muted(wrap=True)
        self.track_note = Label()
        self.track_note.setProperty("kind", "problem")
        self.track_note.setWordWrap(True)
        self.track_reason = Line(placeholder="选这条轨道的理由（可不填）")
        self.refuse, self.send = QPushButton("不予调解"), QPushButton("移送")
        self.declining, self.referring = _Ending("不予调解", asks_to=False), _Ending("移送", asks_to=True)
        deeds = QHBoxLayout()
        deeds.setSpacing(0)
        for button, name in ((self.refuse, "decline"), (self.send, "refer")):
            button.setObjectName(f"intake.{name}")
            button.setProperty("kind", "quiet")
            deeds.addWidget(button)
        deeds.addStretch(1)
        for part in (
            self.headline, self.sentences, self.warnings, self.chips, self.track, self.track_note, self.effect,
            self.track_reason,
        ):  # fmt: skip
            card.body.addWidget(part)
        card.body.addLayout(deeds)
        card.body.addWidget(self.declining)
        card.body.addWidget(self.referring)
        self._column.addWidget(card)
        for part in (self.track_note, self.effect, self.track_reason):
            part.hide()
        self.chips.picked.connect(lambda values: self.tracked.emit(values[0] if values else ""))
        self.track.picked.connect(self.tracked)
        self.track_reason.typed.connect(self.track_reasoned)
        for findings in (self.sentences, self.warnings):
            findings.sought.connect(self.sought)
        self.refuse.clicked.connect(lambda: self._end(self.declining, self.referring))
        self.send.clicked.connect(lambda: self._end(self.referring, self.declining))
        self.declining.agreed.connect(lambda: self.declined.emit(self.declining.reason.text()))
        self.referring.agreed.connect(
            lambda: self.referred.emit(self.referring.to.text(), self.referring.reason.text())
        )

    def _lay_out_level(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(6))
        self.level_words, self.level_points = SectionTitle("等级"), SectionTitle("")
        self.dots = Label()
        self.dots.setProperty("kind", "when")
        for part in (self.level_words, self.dots, self.level_points):
            head.addWidget(part)
        head.addStretch(1)
        self._column.addSpacing(theme.px(8))
        self._column.addLayout(head)
        self.points = RowsCard()
        self._column.addWidget(self.points)
        self.level = Choice(
            [("0", "按建议"), *((str(n), name) for n, name in enumerate(self._levels, start=1))]
        )
        self.level.setObjectName("level")
        self.level.setAccessibleName("由你决定的等级")
        self.level.setFixedWidth(theme.px(104))
        self.level_reason = Line(placeholder="为什么不按建议")
        self.level_reason.setObjectName("level_reason")
        self.level_mark = Muted(wrap=True)
        self.level_note = Label()
        self.level_note.setProperty("kind", "problem")
        self.level_note.setWordWrap(True)
        decide = QWidget()
        line = QHBoxLayout(decide)
        line.setContentsMargins(theme.px(14), theme.px(4), theme.px(8), theme.px(4))
        line.addWidget(Muted("由你决定"))
        line.addStretch(1)
        line.addWidget(self.level)
        self._decide = Card(padding=0)
        self._decide.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]  # -- a Card has a layout
        self._decide.body.addWidget(decide)
        for below in (self._decide, self.level_mark, self.level_reason, self.level_note):
            self._column.addWidget(below)
        self.level_mark.hide()
        self.level_reason.hide()
        self.level_note.hide()
        self.level.picked.connect(lambda value: self.levelled.emit(int(value)))
        self.level_reason.typed.connect(self.level_reasoned)

    def _lay_out_group(self, title: SectionTitle, card: QWidget) -> None:
        title.setContentsMargins(0, theme.px(8), 0, 0)
        for part in (title, card):
            self._column.addWidget(part)
            part.hide()

    def _end(self, this: _Ending, other: _Ending) -> None:
        other.hide()
        this.setVisible(this.isHidden())
        (this.to if not this.to.isHidden() else this.reason).setFocus()

    def _new(self, key: str, value: Any) -> bool:
        """Say whether this is another thing than what is shown, so that typing moves nothing."""
        if self._told.get(key) == value:
            return False
        self._told[key] = value
        return True

    def show_meaning(self, told: "Meaning", *, track: str, reason: str) -> None:
        """Show the verdict, the tracks and their limits; whom to ask is sought anew."""
        self.helpers.touch()
        if not self._new("meaning", (told, track, reason)):
            return
        self.headline.setText(told.headline)
        self.sentences.show_findings(told.findings)
        self.warnings.show_findings(told.warnings)
        self.safeguards.show_safeguards(told.banners, told.todo)
        self.chips.offer(told.suggested)
        self.chips.show_on([track])
        self.track.set_choices(told.offered)
        self.track.set_value(track)
        self.effect.setText(told.effect)
        self.effect.setVisible(bool(told.effect))
        self.track_reason.setVisible(bool(track))
        if self.track_reason.text() != reason:
            self.track_reason.setText(reason)
        if track:
            self.show_track_problem("")
        self.limits.clear()
        for name, due in told.limits:
            self.limits.add(_row(name, Strong(due)))
        self.limits_title.setVisible(bool(told.limits))
        self.limits.setVisible(bool(told.limits))

    def show_level(self, told: "Level", *, chosen: int, reason: str) -> None:
        """Show the suggested level with its points, and what the officer decided."""
        if not self._new("level", (told, chosen, reason)):
            return
        self.level_words.setText(f"等级　建议 {told.name}")
        self.level_points.setText(f"{told.points} 分")
        self.dots.setText("●" * told.value + "○" * (len(self._levels) - told.value))
        self.dots.setProperty("tone", TONES[told.value])
        self.dots.style().unpolish(self.dots)
        self.dots.style().polish(self.dots)
        self.points.clear()
        for factor, points in told.rows:
            self.points.add(_row(factor, Strong(str(points))))
        self.points.setVisible(bool(told.rows))
        self.level.set_value(str(chosen))
        self.level_mark.setText(told.mark(chosen))
        self.level_mark.setVisible(bool(told.mark(chosen)))
        differs = bool(chosen) and chosen != told.value
        self.level_reason.setVisible(differs)
        if self.level_reason.text() != reason:
            self.level_reason.setText(reason)
        if not differs or reason.strip():
            self.show_level_problem("")

    def show_sorting(self, told: "Sorting") -> None:
        """Show the classes of 四分."""
        if self._new("sorting", told):
            self.sorting.show_sorting(told)
            self.sorting_title.setVisible(bool(told.rows))

    def show_road(self, told: "Road | None") -> None:
        """Show where the case goes; nothing while nothing is known."""
        if self._new("road", told):
            for part in (self.route_title, self.route):
                part.setVisible(told is not None)
            if told is not None:
                word = "建议" if told.screened else "还没有筛查，暂按"
                self.route_title.setText(f"分流　{word} {told.channel}")
                self.route.show_road(told)

    def show_waiting(self, rows: "tuple[Waiting, ...]") -> None:
        """Show what waits for the leader."""
        if self._new("waiting", rows):
            self.approvals.show_waiting(rows)
            self.approvals_title.setVisible(bool(rows))

    def show_earlier(self, rows: "tuple[Earlier, ...]") -> None:
        """Show earlier disputes of the same people."""
        if not self._new("earlier", rows):
            return
        self.earlier.clear()
        for each in rows:
            look = QPushButton("看")
            look.setProperty("kind", "quiet")
            look.setAccessibleName(f"看{each.title}")
            look.clicked.connect(lambda _checked=False, case=each.case_id: self.opened.emit(case))
            self.earlier.add(_row(f"{each.on:%Y-%m-%d}　{each.title}", look, note=each.words))
        self.earlier_title.setVisible(bool(rows))
        self.earlier.setVisible(bool(rows))

    def show_track_problem(self, sentence: str) -> None:
        """Show why a track is missing or cannot be taken."""
        self.track.mark(bad=bool(sentence))
        self.track_note.setText(sentence)
        self.track_note.setVisible(bool(sentence))

    def show_level_problem(self, sentence: str) -> None:
        """Show that a decision wants its reason."""
        self.level_reason.mark(bad=bool(sentence))
        self.level_note.setText(sentence)
        self.level_note.setVisible(bool(sentence))

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a sentence that is about the track, the level or the road and go there; False for any other."""
        if field in {"track", "track_reason"}:
            self.show_track_problem(sentence)
            self.track.setFocus()
        elif field in {"level", "level_reason"}:
            self.show_level_problem(sentence)
            (self.level if self.level_reason.isHidden() else self.level_reason).setFocus()
        elif field == "route_reason":
            self.route.show_problem(sentence)
            self.route.reason.setFocus()
        elif field == "cause":
            return self.sorting.focus(field)
        else:
            return False
        return True

    def show_ending_problem(self, field: str, sentence: str) -> bool:
        """Show what is missing for 不予调解 or 移送, whichever is open."""
        if field not in {"to", "reason"}:
            return False
        (self.declining if not self.declining.isHidden() else self.referring).show_problem(field, sentence)
        return True

    def show_endings(self, *, shown: bool) -> None:
        """Offer 不予调解 and 移送, or not for a case that is past them."""
        self.refuse.setVisible(shown)
        self.send.setVisible(shown)

    def forget(self) -> None:
        """Put away what was half written in the endings."""
        self.declining.forget()
        self.referring.forget()
        self.route.forget()
        self.show_track_problem("")
        self.show_level_problem("")


def _row(text: str, at_right: QWidget, *, note: str = "") -> QWidget:
    made = QWidget()
    made.setMinimumHeight(theme.px(36))
    line = QHBoxLayout(made)
    line.setContentsMargins(theme.px(14), theme.px(4), theme.px(14), theme.px(4))
    line.setSpacing(theme.px(8))
    words = Elided(text) if note else Label(text)
    words.setWordWrap(not note)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(words)
    if note:
        column.addWidget(Muted(note))
    line.addLayout(column, 1)
    line.addWidget(at_right)
    return made
