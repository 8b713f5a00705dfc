"""The first run: whose room this is, and its first administrator."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.boundary import Boundary
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.widgets.card import Card
from ui.widgets.labels import Muted

FORM = Form(
    "founding",
    (
        Section(
            "",
            (
                Field("name", "派出所名称", required=True, width=6, placeholder="某某派出所"),
                Field(
                    "organ",
                    "公安机关名称",
                    required=True,
                    width=6,
                    placeholder="某某县公安局",
                    help="文书落款",
                ),
                Field("number_word", "公安文号代字", width=6, placeholder="某公（西）"),
                Field("case_word", "登记编号前缀", width=6),
                Field("committee", "人民调解委员会", width=6, placeholder="某某镇人民调解委员会"),
                Field("room", "调解室名称", width=6, placeholder="某某派出所调解室"),
                Field("by_name", "管理员姓名", Kind.NAME, required=True, width=4),
                Field("login", "登录名", required=True, width=4, placeholder="如 admin"),
                Field("password", "口令", Kind.SECRET, required=True, width=4, placeholder="至少 8 位"),
            ),
        ),
    ),
)
WIDE = 640


class Founding(QWidget):
    """The panel that stands in place of sign-in until there is a station."""

    founded = Signal(str, str)

    def __init__(self, found: Callable[[dict[str, Any]], None], boundary: Boundary) -> None:
        """Take what founds the station from the values typed; a refusal is shown beside its field."""
        super().__init__()
        self.setObjectName("founding")
        self._found = found
        self.editor = Editor(FORM, cards=False)
        self.button = QPushButton("建立并登录")
        self.button.setObjectName("founding.do")
        self.button.setProperty("kind", "main")
        do = boundary.guarded(self._do, problem=self.editor.show_problem)
        self.button.clicked.connect(lambda _checked: do())
        title = QLabel("第一次使用，请填写本所资料")
        title.setProperty("kind", "heading")
        card = Card(padding=24)
        card.setFixedWidth(theme.px(WIDE))
        card.body.addWidget(title)
        card.body.addWidget(Muted("都可以以后在“设置”里改。", wrap=True))
        card.body.addWidget(self.editor)
        card.body.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _do(self) -> None:
        if not self.editor.check():
            return
        values = {key: str(value).strip() for key, value in self.editor.values().items() if key != "password"}
        password = str(self.editor.value("password"))
        self._found({**values, "password": password})
        self.founded.emit(values["login"], password)
