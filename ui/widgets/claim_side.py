"""One case before 以案定补: its tier with the reasons, each missing thing with the way to it, and what may be done."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.spec import Field, Form, Kind, Section
from ui.label import Label
from ui.widgets.card import RowsCard
from ui.widgets.dock_panel import plain
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import Muted, SectionTitle, Strong, Tag
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from models.queries.claimable import Standing
    from ui.viewmodels.claims import Claims, Way

Do = Callable[..., None]
_TONES: dict[str, Any] = {"可申报": "good", "拟申报": "accent", "退回": "bad"}
NOTHING = "这里列出可以申报的案件；选中一件，右边写着等级的理由、缺什么、到哪里补。"


class LackRow(QWidget):
    """One missing thing, and the button that goes where it is mended."""

    def __init__(self, way: "Way", go: Callable[..., None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label(way.sentence)
        self.words.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(12), theme.px(6), theme.px(6), theme.px(6))
        line.setSpacing(theme.px(6))
        line.addWidget(self.words, 1)
        self.button = plain(way.words, "claims.mend", kind="quiet")
        self.button.clicked.connect(lambda _checked=False: go(way.page, **dict(way.args)))
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.setVisible(bool(way.page))


class ClaimSide(QWidget):
    """``do`` is called with the verb of the view-model and what it is told."""

    def __init__(
        self, viewmodel: "Claims", go: Callable[..., None], do: Do, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.viewmodel, self._go, self._do = viewmodel, go, do
        self.row: Standing | None = None
        self.title, self.tag = Strong(wrap=True), Tag("")
        self.facts = Muted(wrap=True)
        self.lacks_title = SectionTitle("还缺")
        self.lacks = RowsCard()
        barred = "" if viewmodel.may_claim else "申报由民警、内勤、调解员或所领导办理。"
        self.draw = InlineForm(
            Form(
                "claims.one",
                (
                    Section(
                        "",
                        (
                            Field("tier", "等级", Kind.CHOICE, required=True, width=6, choices=viewmodel.tiers()),
                            Field("payee", "发给", Kind.CHOICE, width=6),
                            Field("reason", "理由（改等级、材料不齐时写）", Kind.LONG, width=12, lines=2),
                        ),
                    ),
                ),
            ),
            "列入申报表", self._draw, barred=barred,
        )  # fmt: skip
        self.back = self._asked("claims.back", "退回理由", "登记退回", self._send_back, barred)
        self.off = self._asked("claims.off", "撤下理由", "从申报表撤下", self._drop, barred)
        self._lay_out()
        self.look(None)

    def _asked(
        self, key: str, label: str, text: str, do: Callable[[dict[str, Any]], object], barred: str
    ) -> InlineForm:
        fields = (Field("reason", label, Kind.LONG, required=True, width=12, lines=2),)
        return InlineForm(Form(key, (Section("", fields),)), text, do, barred=barred)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, theme.px(6), 0)
        column.setSpacing(theme.px(10))
        column.addLayout(head)
        for part in (self.facts, self.lacks_title, self.lacks, self.draw, self.back, self.off):
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolled(column))

    def look(self, row: "Standing | None") -> None:
        """Show a case, or that none is chosen."""
        again = self.row is not None and row is not None and self.row.case_id == row.case_id
        self.row = row
        self.title.setText(row.title if row else "")
        self.tag.setVisible(row is not None)
        ways = self.viewmodel.ways(row) if row else ()
        self.lacks.clear()
        for way in ways:
            self.lacks.add(LackRow(way, self._go))
        self.lacks_title.setText(
            "补齐以后才能申报" if any(way.firm for way in ways) else "还缺，补齐或者写明理由"
        )
        self.lacks_title.setVisible(bool(ways))
        self.lacks.setVisible(bool(ways))
        state = row.state if row else ""
        firm = any(way.firm for way in ways)
        self.draw.setVisible(row is not None and state not in {"拟申报", "已申报"} and not firm)
        self.back.setVisible(state == "已申报")
        self.off.setVisible(state == "拟申报")
        if row is None:
            self.facts.setText(NOTHING)
            return
        self.tag.show_state(state, _TONES.get(state, "warn" if ways else ""))
        self.facts.setText(self._facts(row))
        choice = self.draw.editor.input("payee").inner
        assert isinstance(choice, Choice), "it is declared as a choice"
        choice.set_choices(tuple((each.name, each.name) for each in row.payees))
        if not again:
            self.draw.editor.load({"tier": self.viewmodel.tier_key(row), "payee": row.payee, "reason": ""})
            for form in (self.back, self.off):
                form.clear()

    def _facts(self, row: "Standing") -> str:
        paid = (
            f"{row.tier}，{row.form}，{row.amount / 100:,.2f} 元" if row.amount else f"{row.tier}，{row.form}"
        )
        why = f"等级理由：{'；'.join(row.reasons)}" if row.reasons else ""
        ended = f"{row.number}　{row.concluded_on} 办结" if row.concluded_on else row.number
        claimed = f"{row.drawn_on} 列入，发给{row.payee}" if row.drawn_on else ""
        back = f"退回理由：{row.back_reason}" if row.back_reason else ""
        said = f"说明：{row.reason}" if row.reason else ""
        return "\n".join(filter(None, (ended, paid, why, claimed, said, back)))

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a sentence beside the field that is asked for now."""
        shown = next((each for each in (self.draw, self.back, self.off) if each.isVisibleTo(self)), None)
        wanted = {"back_reason": "reason"}.get(field, field)
        return shown is not None and shown.editor.show_problem(wanted, sentence)

    def _draw(self, said: dict[str, Any]) -> None:
        self._do(
            self.viewmodel.draw,
            self.row,
            tier=said["tier"] or "",
            payee=said["payee"] or "",
            reason=said["reason"] or "",
        )

    def _send_back(self, said: dict[str, Any]) -> None:
        self._do(self.viewmodel.send_back, self.row, said["reason"])

    def _drop(self, said: dict[str, Any]) -> None:
        self._do(self.viewmodel.drop, self.row, said["reason"])
