"""The list of whom to ask, off screen."""

import uuid
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.helpers import Suggestion
from ui.label import Label
from ui.widgets.helper_list import REST, HelperList, HelperSide

KIN = Suggestion(
    uuid.UUID(int=1), "赵某贵", "五老乡贤", "西岔村", "", -20, ("本村",), ("与乙方赵水生同姓同村",), "今天空", busy=False, load=0
)  # fmt: skip


def words(widget: Any) -> list[str]:
    return [each.text() for each in widget.findChildren(Label) if each.text()]


@pytest.mark.usefixtures("light")
def test_reasons_and_warnings_stand_beside_the_name(qtbot: QtBot) -> None:
    made = HelperList(asks=True)
    qtbot.addWidget(made)
    asked: list[object] = []
    made.asked.connect(asked.append)

    made.show_suggestions([KIN])
    made.buttons[0].click()

    assert words(made) == ["赵某贵", "五老乡贤", "今天空", "本村", "与乙方赵水生同姓同村"]
    assert asked == [KIN.mediator_id]


def test_side_seeks_when_typing_rests_and_hides_when_nobody_fits(qtbot: QtBot, light: QApplication) -> None:
    del light
    side = HelperSide()
    qtbot.addWidget(side)
    sought: list[int] = []

    def seek() -> tuple[Suggestion, ...]:
        sought.append(1)
        return (KIN,) if len(sought) == 1 else ()

    side.seek = seek
    for _ in range(3):
        side.touch()
    qtbot.waitUntil(lambda: len(sought) == 1, timeout=20 * REST)
    assert not side.isHidden()
    side.look()
    assert side.isHidden()
