"""The panel before a sitting: place, hosts, invitees, recording, what is told, each party's consent."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Check, Choice
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.label import Label
from ui.widgets.card import Card
from ui.widgets.dock_panel import Problem, plain
from ui.widgets.labels import Muted, Tag
from ui.widgets.people_picker import PeoplePicker

if TYPE_CHECKING:
    from uuid import UUID

    from ui.viewmodels.sitting import Preparation

MODES = ("面对面", "背对背", "联席", "线上", "上门")
PLACE = Form(
    "begin",
    (
        Section(
            "场次",
            (
                Field("place", "调解地点", required=True, width=5),
                Field("recorder", "记录人", Kind.NAME, width=2),
                Field("mode", "方式", Kind.CHOICE, width=3, choices=tuple((each, each) for each in MODES)),
                Field("public", "公开", Kind.BOOL, width=2, placeholder="公开进行"),
                Field("recording", "录音录像设备", width=5, placeholder="执法记录仪编号、调解室摄像头"),
                Field("late_reason", "超期原因", width=7, placeholder="超过期限的，如实写明原因"),
            ),
        ),
    ),
)


class PreparationPanel(QWidget):
    """``begun`` asks to start; ``start_values`` gives what was filled in; refusals stand beside their field."""

    begun = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Preparation | None = None
        self.title = Label()
        self.title.setProperty("kind", "heading")
        self.title.setWordWrap(True)
        self.clock = Tag("")
        self.track = Tag("")
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(self.title, 1)
        head.addWidget(self.track)
        head.addWidget(self.clock)
        self.form = Editor(PLACE)
        self.hosts = PeoplePicker("hosts", "主持人（民警、人民调解员）")
        self.invitees = PeoplePicker("invitees", "邀请参加的人", consent=True)
        people = Card("人员")
        both = QHBoxLayout()
        both.setSpacing(theme.px(24))
        both.addWidget(self.hosts, 1, Qt.AlignmentFlag.AlignTop)
        both.addWidget(self.invitees, 1, Qt.AlignmentFlag.AlignTop)
        people.body.addLayout(both)
        self.told = Card("告知（逐项念给当事人听，念一项勾一项）")
        self.parties = Card("各方意愿（是否听清、是否同意调解）")
        self.consent_problem = Problem()
        self.warning = Label()
        self.warning.setProperty("kind", "when")
        self.warning.setProperty("tone", "warn")
        self.warning.setWordWrap(True)
        self._ticks: dict[str, Check] = {}
        self._consents: dict[UUID, Choice] = {}
        self._made: list[QWidget] = []
        self.area = self._scrolling(people)
        self.problem = Problem()
        self.untold = Muted()
        self.back = plain("返回", "begin.back")
        self.go = plain("开始 → 群众先说理", "begin.go", kind="main")
        self.go.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(12))
        whole.addLayout(head)
        whole.addWidget(self.area, 1)
        whole.addLayout(self._foot())
        self.go.clicked.connect(self.begun)
        self.back.clicked.connect(self.left)

    def _scrolling(self, people: Card) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.px(4), 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.form)
        column.addWidget(people)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.told, 3)
        row.addWidget(self.parties, 2)
        column.addLayout(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(10))
        foot.addWidget(self.problem, 100)
        foot.addStretch(1)
        foot.addWidget(self.untold)
        foot.addWidget(self.back)
        foot.addWidget(self.go)
        return foot

    def show_preparation(self, shown: "Preparation", track_name: str) -> None:
        """Show a case that is about to sit."""
        self.shown = shown
        self.title.setText(f"{shown.title}　第 {shown.times} 次调解")
        self.track.show_state(track_name, "accent")
        self.clock.show_state(shown.clock, "bad" if shown.overdue else "warn")
        self.clock.setVisible(bool(shown.clock))
        self.form.load(
            {"place": shown.place, "recorder": shown.recorder, "mode": shown.mode, "public": True, "recording": "",
             "late_reason": ""}
        )  # fmt: skip
        self.hosts.clear()
        self.invitees.clear()
        for host in shown.hosts:
            self.hosts.pick(host)
        for invited, agreed in shown.invited:
            self.invitees.pick(invited)
            self.invitees.agreed[invited.id].setChecked(agreed)
        self._fill()
        self.problem.say("；".join(shown.problems))
        self.area.verticalScrollBar().setValue(0)

    def _fill(self) -> None:
        assert self.shown is not None, "called when a case is shown"
        for made in self._made:
            made.hide()
            made.deleteLater()
        self._made, self._ticks, self._consents = [], {}, {}
        for each in self.shown.told:
            check = Check()
            check.setObjectName(f"told.{each.key}")
            check.setAccessibleName(each.text)
            check.setChecked(each.told)
            check.picked.connect(lambda _on: self._count())
            self._ticks[each.key] = check
            self._add(self.told, check, each.text)
        for party in self.shown.parties:
            choice = Choice([("", "未问"), ("同意", "听清，同意调解"), ("不同意", "不同意调解")])
            choice.setObjectName(f"consent.{party.side}")
            choice.setAccessibleName(f"{party.name}是否同意调解")
            choice.set_value(party.consent if party.consent in {"同意", "不同意"} else "")
            choice.picked.connect(lambda _value: self.consent_problem.say(""))
            self._consents[party.id] = choice
            row = QWidget()
            line = QVBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme.px(2))
            name = Label(party.name)
            line.addWidget(name)
            line.addWidget(choice)
            self.parties.body.addWidget(row)
            self._made.append(row)
        self.warning.setText("；".join(self.shown.warnings))
        self.warning.setVisible(bool(self.shown.warnings))
        self.parties.body.addWidget(self.warning)
        self.parties.body.addWidget(self.consent_problem)
        self.parties.body.addStretch(1)
        self._count()

    def _add(self, card: Card, check: Check, words: str) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        label = Label(words)
        label.setWordWrap(True)
        label.setBuddy(check)
        line.addWidget(check, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label, 1)
        card.body.addWidget(row)
        self._made.append(row)

    def _count(self) -> None:
        left = sum(1 for tick in self._ticks.values() if not tick.isChecked())
        self.untold.setText(f"还有 {left} 项没有告知" if left else "告知完毕")

    def start_values(self) -> dict[str, Any]:
        """Return what was filled in, in the names of ``viewmodels.sitting.Start``."""
        typed = self.form.values()
        return {
            "place": typed["place"], "recorder": typed["recorder"], "device": typed["recording"],
            "late_reason": typed["late_reason"], "mode": typed["mode"], "public": typed["public"],
            "hosts": list(self.hosts.picked), "invitees": list(self.invitees.picked),
            "consents": {key: choice.value() for key, choice in self._consents.items()},
            "welcome": self.invitees.consents(),
            "told": [key for key, tick in self._ticks.items() if tick.isChecked()],
        }  # fmt: skip

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a refusal beside its field."""
        pickers = {"hosts": self.hosts, "invitees": self.invitees}
        if field in pickers:
            pickers[field].problem.say(sentence)
            pickers[field].line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(pickers[field].problem)
            return True
        if field == "consents":
            self.consent_problem.say(sentence)
            self.area.ensureWidgetVisible(self.consent_problem)
            return True
        if self.form.show_problem(field, sentence):
            return True
        self.problem.say(sentence)
        return True
