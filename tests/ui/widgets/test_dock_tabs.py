from pytestqt.qtbot import QtBot

from ui.widgets.dock_tabs import DockTabs, Tab

TABS = (
    Tab("demands", "诉求", 10, ("说理",)),
    Tab("sorting", "事实与焦点", 20, ("梳理", "谈理")),
    Tab("offers", "方案", 15, ("谈理",)),
    Tab("events", "事件", 90, ("说理",)),
    Tab("recordings", "录像", 95),
)


def front(tabs: DockTabs) -> list[str]:
    return [key for key, button in tabs.buttons.items() if not button.isHidden()]


def menu(tabs: DockTabs) -> list[str]:
    return [action.text() for action in tabs.menu.actions()]


def made(qtbot: QtBot, wide: int = 430) -> DockTabs:
    tabs = DockTabs(TABS)
    qtbot.addWidget(tabs)
    tabs.resize(wide, 40)
    tabs.show_phase("谈理")
    tabs.show_current("offers")
    tabs.show()
    return tabs


def test_the_tabs_of_the_phase_stand_in_front_and_the_others_under_more(qtbot: QtBot) -> None:
    tabs = made(qtbot)

    assert front(tabs) == ["offers", "sorting"]
    assert menu(tabs) == ["诉求", "事件", "录像"]


def test_a_tab_from_the_menu_comes_to_the_front_while_it_is_lit(qtbot: QtBot) -> None:
    tabs = made(qtbot)
    asked: list[str] = []
    tabs.chosen.connect(asked.append)
    next(action for action in tabs.menu.actions() if action.text() == "录像").trigger()

    tabs.show_current(asked[0])

    assert (front(tabs), tabs.buttons["recordings"].isChecked()) == (
        ["offers", "sorting", "recordings"],
        True,
    )


def test_a_tab_without_room_goes_under_more_but_never_the_lit_one(qtbot: QtBot) -> None:
    tabs = made(qtbot, wide=150)

    assert (front(tabs), menu(tabs)) == (["offers"], ["诉求", "事实与焦点", "事件", "录像"])
