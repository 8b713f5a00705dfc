"""人和地点: where, who presides, who was asked to come, what films."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.label import Label
from ui.widgets.card import Card
from ui.widgets.people_picker import PeoplePicker
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from uuid import UUID

    from ui.viewmodels.sitting import Preparation

MODES = ("面对面", "背对背", "联席", "线上", "上门")
VIDEO, SOUND = "录像", "只录音"
#: Offered first; other words may be typed.
CLOSED = ("涉及个人隐私", "涉及商业秘密", "涉及国家秘密", "各方都要求不公开")
USUAL = frozenset({"place", "recorder", "mode", "public", "recording", "film"})
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
                Field("film", "录什么", Kind.CHOICE, width=2, choices=((VIDEO, VIDEO), (SOUND, SOUND))),
                Field(
                    "private_reason", "不公开的原因", Kind.CHOICE, width=5, editable=True,
                    choices=tuple((each, each) for each in CLOSED),
                ),
                Field("late_reason", "超期原因", width=12, placeholder="超过期限的，如实写明原因"),
            ),
        ),
    ),
)  # fmt: skip


class PlaceStep(QWidget):
    """The form of the sitting and its people; ``changed`` after anything was filled in."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Editor(PLACE)
        self.hosts = PeoplePicker("hosts", "主持人（民警、人民调解员）")
        self.invitees = PeoplePicker("invitees", "邀请参加的人", consent=True)
        self.warning = Label()
        self.warning.setProperty("kind", "when")
        self.warning.setProperty("tone", "warn")
        self.warning.setWordWrap(True)
        people = Card("人员")
        both = QHBoxLayout()
        both.setSpacing(theme.px(24))
        both.addWidget(self.hosts, 1, Qt.AlignmentFlag.AlignTop)
        both.addWidget(self.invitees, 1, Qt.AlignmentFlag.AlignTop)
        people.body.addLayout(both)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, theme.px(4), 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.warning)
        column.addWidget(self.form)
        column.addWidget(people)
        column.addStretch(1)
        self.area = Scrolled(column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self._late, self._films = False, False
        self.form.changed.connect(lambda _key, _value: self._change())
        self.hosts.changed.connect(self.changed)
        self.invitees.changed.connect(self.changed)

    def show_case(self, shown: "Preparation") -> None:
        """Show a case that is about to sit, with what was filled in when the panel was left."""
        kept = shown.kept.get("form", {})
        usual = {
            "place": shown.place, "recorder": shown.recorder, "mode": shown.mode,
            "public": not shown.closed, "recording": "", "film": VIDEO, "private_reason": shown.closed or CLOSED[0],
            "late_reason": "",
        }  # fmt: skip
        self._late, self._films = shown.overdue or bool(kept.get("late_reason")), shown.police
        self.form.load({**usual, **kept})
        self.warning.setText("；".join(shown.warnings))
        self.warning.setVisible(bool(shown.warnings))
        self._pick(shown)
        self._show_fields()
        self.area.verticalScrollBar().setValue(0)

    def _pick(self, shown: "Preparation") -> None:
        self.hosts.clear()
        self.invitees.clear()
        by_id = {str(each.id): each for each in shown.candidates}
        by_id |= {str(each.id): each for each, _ in shown.invited}

        def known(keys: Iterable[str]) -> "list[Any]":
            return [by_id[key] for key in keys if key in by_id]

        kept = shown.kept
        for host in known(kept["hosts"]) if "hosts" in kept else shown.hosts:
            self.hosts.pick(host)
        agreed = {str(each.id) for each, agreed in shown.invited if agreed} | set(kept.get("welcome", ()))
        came = known(kept["invitees"]) if "invitees" in kept else [each for each, _ in shown.invited]
        for each in came:
            self.invitees.pick(each)
            self.invitees.agreed[each.id].setChecked(str(each.id) in agreed)

    def _change(self) -> None:
        self._show_fields()
        self.changed.emit()

    def _show_fields(self) -> None:
        more = {"private_reason"} if not self.form.value("public") else set()
        self.form.show_only(USUAL | more | ({"late_reason"} if self._late else set()))

    def values(self) -> dict[str, Any]:
        """Return what was filled in, in the names of ``viewmodels.sitting.Start``."""
        typed = self.form.values()
        public = bool(typed["public"])
        return {
            "place": typed["place"], "recorder": typed["recorder"], "device": typed["recording"],
            "video": typed["film"] != SOUND, "late_reason": typed["late_reason"], "mode": typed["mode"],
            "public": public, "private_reason": "" if public else typed["private_reason"],
            "hosts": list(self.hosts.picked), "invitees": list(self.invitees.picked),
            "welcome": self.invitees.consents(),
        }  # fmt: skip

    def kept(self) -> dict[str, Any]:
        """Return what is kept while it is filled in."""
        welcome: dict[UUID, bool] = self.invitees.consents()
        return {
            "form": self.form.values(),
            "hosts": [str(each.id) for each in self.hosts.picked],
            "invitees": [str(each.id) for each in self.invitees.picked],
            "welcome": [str(key) for key, agreed in welcome.items() if agreed],
        }

    @property
    def films(self) -> bool:
        """Say whether a device is named."""
        return bool(str(self.form.value("recording")).strip())

    def note(self) -> str:
        """Say in a few words who presides; nothing while nobody does."""
        return "、".join(each.name for each in self.hosts.picked) + "主持" if self.hosts.picked else ""

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a refusal beside its field."""
        pickers = {"hosts": self.hosts, "invitees": self.invitees}
        if field in pickers:
            pickers[field].problem.say(sentence)
            pickers[field].line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(pickers[field].problem)
            return True
        if field == "late_reason":
            self._late = True
            self._show_fields()
        return self.form.show_problem(field, sentence)

    def arrive(self) -> None:
        """Put the cursor where the hand is needed first."""
        if self.hosts.picked:
            self.form.focus("recording" if self._films and not self.form.value("recording") else "place")
        else:
            self.hosts.line.setFocus(Qt.FocusReason.OtherFocusReason)
