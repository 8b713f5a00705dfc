"""The three boxes of 简易: who says what, the root cause, what is agreed.  Each tells ``changed`` and ``done``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.card import Card
from ui.forms.choices import Check, Choice
from ui.forms.line import Line, Words
from ui.label import Label
from ui.widgets.dock_panel import Problem, labelled, plain
from ui.widgets.labels import Muted, Tag
from ui.widgets.record_paint import ink

if TYPE_CHECKING:
    from models.queries.room import PartyCard

_HEADS = ("当事人", "证件", "听清、同意调解", "事实（一句话）", "诉求（金额写在里面）")
_STRETCH = (0, 0, 0, 3, 2)


class Box(Card):
    """One of the three: lit, done or still to come; its deed is the one filled button while it is lit."""

    changed = Signal()
    done = Signal()

    def __init__(self, number: int, name: str, deed: str, parent: QWidget | None = None) -> None:
        super().__init__(f"{number}　{name}", parent, padding=14)
        self.setObjectName(f"simple.{number}")
        self.state = Tag("")
        self.title_line.addWidget(self.state)
        self.deed = plain(deed, f"simple.{number}.deed")
        self.deed.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.deed.clicked.connect(self.done)
        self.problem = Problem()
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme.px(10))
        self.foot.addWidget(self.problem, 100)
        self.foot.addStretch(1)
        self.foot.addWidget(self.deed)

    def light(self, *, lit: bool, passed: bool) -> None:
        """Show whether this box is the one to fill in."""
        self.title.setStyleSheet(f"color: {theme.color('accent' if lit else 'text').name()};")
        self.state.setVisible(passed)
        if passed:
            self.state.show_state("已记入笔录", "good")
        kind = "main" if lit else "plain"
        if self.deed.property("kind") != kind:
            self.deed.setProperty("kind", kind)
            self.deed.style().unpolish(self.deed)
            self.deed.style().polish(self.deed)
        self.deed.setVisible(lit or not passed)


class PartyLine:
    """The widgets of one party in the grid of box one."""

    def __init__(self, party: "PartyCard", document: str) -> None:
        key = str(party.id)
        self.party_id = key
        self.name = Label(f"{party.side}　{party.name}")
        self.name.setProperty("kind", "strong")
        self.name.setStyleSheet(f"color: {theme.color(ink(party.side)).name()};")
        self.document = Tag(document or "未登记", "" if document else "warn")
        self.agrees = Check()
        self.agrees.setObjectName(f"said.{key}.agrees")
        self.agrees.setAccessibleName(f"{party.name}听清、同意调解")
        self.facts = Line(placeholder="发生了什么")
        self.facts.setObjectName(f"said.{key}.facts")
        self.facts.setAccessibleName(f"{party.name}说的事实")
        self.asks = Line(placeholder="要什么；没有诉求就空着")
        self.asks.setObjectName(f"said.{key}.asks")
        self.asks.setAccessibleName(f"{party.name}的诉求")


class SayingBox(Box):
    """群众先说理: place, recording where the law asks for one, the notice, a line a party."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(1, "群众先说理", "说理完毕 → 梳理", parent)
        self.host, self.second = Choice(placeholder="请选择"), Choice(placeholder="没有")
        self.host.setObjectName("host")
        self.second.setObjectName("second")
        self.second_row = QWidget()
        beside = QVBoxLayout(self.second_row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addLayout(labelled("另一名民警", self.second))
        self.place = Line(placeholder="调解地点")
        self.place.setObjectName("place")
        self.device = Line(placeholder="只有一名民警主持，须全程录像")
        self.device.setObjectName("device")
        self.told = Check("已当面告知权利义务")
        self.told.setObjectName("told")
        self.device_row = QWidget()
        inside = QVBoxLayout(self.device_row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(labelled("录音录像设备", self.device))
        self.door = QWidget()
        top = QHBoxLayout(self.door)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(theme.px(12))
        top.addLayout(labelled("主持人", self.host), 2)
        top.addWidget(self.second_row, 2)
        top.addLayout(labelled("调解地点", self.place), 3)
        top.addWidget(self.device_row, 3)
        top.addWidget(self.told, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addWidget(self.door)
        self.begun = Muted()
        self.title_line.insertWidget(1, self.begun)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(theme.px(12))
        self.grid.setVerticalSpacing(theme.px(6))
        self.body.addLayout(self.grid)
        self.body.addLayout(self.foot)
        self.lines: list[PartyLine] = []
        for part in (self.place, self.device):
            part.typed.connect(lambda _text: self._touched())
            part.submitted.connect(self.focusNextChild)
        self.told.picked.connect(lambda _on: self._touched())
        for choice in (self.host, self.second):
            choice.picked.connect(lambda _value: self._touched())

    def show_hosts(self, hosts: Sequence[tuple[str, str]], *, police: bool) -> None:
        """List who may preside; a second officer is asked for on the tracks of the police alone."""
        self.host.set_choices(hosts)
        self.second.set_choices([("", "没有"), *hosts])
        self.second_row.setVisible(police)

    def show_begun(self, words: str) -> None:
        """Say in one line what was asked at the door; nothing while it may still be changed."""
        self.begun.setText(words)
        self.begun.setVisible(bool(words))
        self.door.setVisible(not words)

    def show_parties(self, parties: "Sequence[PartyCard]", documents: Sequence[str], points: int) -> None:
        """Make a line for each party."""
        self.told.setText(f"已当面告知权利义务（{points} 项）")
        for column, (words, stretch) in enumerate(zip(_HEADS, _STRETCH, strict=True)):
            head = Label(words)
            head.setProperty("kind", "label")
            self.grid.addWidget(head, 0, column)
            self.grid.setColumnStretch(column, stretch)
        for row, (party, document) in enumerate(zip(parties, documents, strict=True), start=1):
            line = PartyLine(party, document)
            parts = (line.name, line.document, line.agrees, line.facts, line.asks)
            for column, part in enumerate(parts):
                self.grid.addWidget(part, row, column)
            line.agrees.picked.connect(lambda _on: self._touched())
            for field in (line.facts, line.asks):
                field.typed.connect(lambda _text: self._touched())
            line.facts.submitted.connect(lambda line=line: line.asks.setFocus(Qt.FocusReason.TabFocusReason))
            line.asks.submitted.connect(lambda line=line: self._after(line))
            self.lines.append(line)

    def _after(self, line: PartyLine) -> None:
        """Go to the next party, or to the deed after the last."""
        place = self.lines.index(line) + 1
        if place < len(self.lines):
            self.lines[place].facts.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.done.emit()

    def _touched(self) -> None:
        self.problem.say("")
        self.changed.emit()


class CauseBox(Box):
    """民警后梳理: the root cause."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(2, "民警后梳理", "症结清楚 → 共谈理", parent)
        self.cause = Line(placeholder="根本原因（症结）：双方到底为什么争")
        self.cause.setObjectName("root_cause")
        self.cause.setAccessibleName("根本原因（症结）")
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        line.addWidget(self.cause, 1)
        line.addWidget(self.deed)
        self.body.addLayout(line)
        self.body.addWidget(self.problem)
        self.cause.typed.connect(lambda _text: self._touched())
        self.cause.submitted.connect(self.done)

    def _touched(self) -> None:
        self.problem.say("")
        self.cause.mark(bad=False)
        self.changed.emit()


class SettlingBox(Box):
    """警民共谈理: the result, who pays whom, what else is agreed, and the recording where one officer stands alone."""

    chosen = Signal(str)

    def __init__(self, methods: Sequence[str], phrases: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(3, "警民共谈理", "办结，去打印", parent)
        self.results: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(8))
        self._row.addWidget(Muted("结果"))
        self.body.addLayout(self._row)
        self.payer, self.payee = Choice(editable=True), Choice(editable=True)
        self.amount = Line(placeholder="没有金额可空着")
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.due = Line(placeholder="如 12月1日、下周三")
        self.method = Choice([(each, each) for each in methods], editable=True)
        self.due_part = QWidget()
        self.payment = self._payment()
        self.terms = Words(lines=2, placeholder="还约定什么，一行一条")
        self.terms.setObjectName("terms")
        self.terms.setAccessibleName("还约定什么")
        self.agreed = QWidget()
        column = QVBoxLayout(self.agreed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.payment)
        column.addWidget(self.terms)
        column.addLayout(self._phrases(phrases))
        self.reason = Line(placeholder="没有达成的原因，和各方最后的意见")
        self.reason.setObjectName("reason")
        self.reason.setAccessibleName("没有达成的原因")
        self.routes_told = Check("已告知各方其他解决途径（起诉、仲裁等）")
        self.routes_told.setObjectName("routes_told")
        self.video = self._video()
        for part in (self.agreed, self.reason, self.routes_told, self.video):
            self.body.addWidget(part)
        self.body.addLayout(self.foot)
        for field in (self.amount, self.due, self.file, self.interruption, self.reason):
            field.typed.connect(lambda _text: self._touched())
        self.terms.typed.connect(lambda _text: self._touched())
        self.terms.submitted.connect(self.done)
        self.reason.submitted.connect(self.done)
        for choice in (self.payer, self.payee, self.method, self.continuous):
            choice.picked.connect(lambda _value: self._touched())
        self.continuous.picked.connect(lambda value: self.interruption.setVisible(value == "有中断"))
        self.routes_told.picked.connect(lambda _on: self._touched())
        self.amount.submitted.connect(lambda: self.terms.setFocus(Qt.FocusReason.TabFocusReason))

    def _payment(self) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(10))
        inside = QVBoxLayout(self.due_part)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(labelled("什么时候", self.due))
        parts = (("谁给", self.payer, 3), ("给谁", self.payee, 3), ("多少", self.amount, 3))
        for words, field, stretch in parts:
            line.addLayout(labelled(words, field), stretch)
        line.addWidget(self.due_part, 3)
        line.addLayout(labelled("怎么给", self.method), 3)
        for name, field in (("payer", self.payer), ("payee", self.payee), ("amount", self.amount),
                            ("due", self.due), ("method", self.method)):  # fmt: skip
            field.setObjectName(name)
        return made

    def _phrases(self, phrases: Sequence[str]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        self.chips: list[QPushButton] = []
        for place, words in enumerate(phrases):
            chip = plain(words.split("，", maxsplit=1)[0].rstrip("。"), f"phrase.{place}", kind="tab")
            chip.setToolTip(words)
            chip.clicked.connect(lambda _on=False, words=words: self._add(words))
            line.addWidget(chip)
            self.chips.append(chip)
        line.addStretch(1)
        return line

    def _add(self, words: str) -> None:
        before = self.terms.text().rstrip()
        if words not in before:
            self.terms.setText("\n".join(filter(None, (before, words))))
            self._touched()

    def _video(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        self.file = Line(placeholder="执法记录仪或系统的文件号")
        self.file.setObjectName("file_number")
        self.continuous = Choice(
            [(each, each) for each in ("全程连续", "有中断")], placeholder="看过录像再选"
        )
        self.continuous.setObjectName("continuous")
        self.interruption = Line(placeholder="中断原因；缺失的，相关证据不能作为处罚的根据")
        self.interruption.setObjectName("interruption")
        self.interruption.setAccessibleName("中断原因")
        line = QHBoxLayout()
        line.setSpacing(theme.px(10))
        line.addLayout(labelled("录像文件号", self.file), 3)
        line.addLayout(labelled("录像是否连续", self.continuous), 2)
        line.addWidget(self.interruption, 3, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(line)
        return made

    def offer(self, results: Sequence[tuple[str, str]], names: Sequence[str]) -> None:
        """List the results and who may owe and be owed."""
        for key, words in results:
            button = plain(words, f"result.{key}", kind="tab")
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, key=key: self._choose(key))
            self._group.addButton(button)
            self._row.addWidget(button)
            self.results[key] = button
        self._row.addStretch(1)
        for choice in (self.payer, self.payee):
            choice.set_choices([(name, name) for name in names])

    def _choose(self, key: str) -> None:
        self.chosen.emit(key)
        self._touched()

    def show_result(self, key: str, *, failed: bool, spot: bool, video: bool) -> None:
        """Show what this result asks for."""
        self.results[key].setChecked(True)
        self.agreed.setVisible(not failed)
        self.reason.setVisible(failed)
        self.due_part.setVisible(not spot)
        self.routes_told.setVisible(failed)
        self.video.setVisible(video)
        self.interruption.setVisible(self.continuous.value() == "有中断")

    @property
    def result(self) -> str:
        """Return the result that is lit."""
        return next((key for key, button in self.results.items() if button.isChecked()), "")

    def _touched(self) -> None:
        self.problem.say("")
        self.changed.emit()
