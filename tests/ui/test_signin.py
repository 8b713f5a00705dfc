"""Sign-in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.signin import SignIn


@pytest.fixture
def signin(qtbot: QtBot, light: QApplication) -> SignIn:
    made = SignIn()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_name_and_password_are_handed_on_by_enter(signin: SignIn) -> None:
    heard: list[tuple[str, str]] = []
    signin.signed.connect(lambda login, password: heard.append((login, password)))
    signin.show_people([("ge", "葛某某"), ("yang", "杨某")])
    signin.editor.set_value("login", "yang")
    signin.start()
    QTest.keyClicks(signin.focusWidget(), "secret")
    QTest.keyClick(signin.focusWidget(), Qt.Key.Key_Return)

    assert heard == [("yang", "secret")]


def test_a_login_may_be_typed(signin: SignIn) -> None:
    heard: list[tuple[str, str]] = []
    signin.signed.connect(lambda login, password: heard.append((login, password)))
    QTest.keyClicks(signin.editor.input("login").focusWidget() or signin.focusWidget(), "ge")
    signin.editor.set_value("password", "secret")
    QTest.mouseClick(signin.button, Qt.MouseButton.LeftButton)

    assert heard == [("ge", "secret")]


def test_nothing_is_handed_on_without_a_password(signin: SignIn) -> None:
    heard: list[str] = []
    signin.signed.connect(lambda login, _password: heard.append(login))
    signin.editor.set_value("login", "ge")
    QTest.mouseClick(signin.button, Qt.MouseButton.LeftButton)

    assert heard == []
    assert signin.editor.problems() == {"password": "请填写口令。"}


def test_the_only_person_is_chosen_already(signin: SignIn) -> None:
    signin.show_people([("ge", "葛某某")])

    assert signin.editor.value("login") == "ge"


def test_a_wrong_password_is_said_under_it_and_emptied(signin: SignIn) -> None:
    signin.editor.load({"login": "ge", "password": "x"})
    signin.refuse("姓名或口令不对。")

    assert signin.editor.problems() == {"password": "姓名或口令不对。"}
    assert signin.editor.values() == {"login": "ge", "password": ""}


def test_waiting_keeps_the_door_shut(signin: SignIn) -> None:
    signin.wait("正在打开数据库…")
    shut = (signin.note.text(), signin.button.isEnabled())
    signin.wait("")

    assert (shut, signin.button.isEnabled()) == (("正在打开数据库…", False), True)


def test_a_first_run_panel_takes_the_place_of_the_form(signin: SignIn) -> None:
    panel = QLabel("建站")
    signin.set_first_run(panel)
    first = (panel.isVisible(), signin.card.isVisible())
    signin.set_first_run(None)

    assert (first, signin.card.isVisible()) == ((True, False), True)
