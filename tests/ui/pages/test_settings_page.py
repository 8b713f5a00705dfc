"""设置 in real widgets, off screen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from models import workdays
from models.station import Identity
from tests.sample import PASSWORD, Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui import theme
from ui.label import Label
from ui.page import Context
from ui.pages import settings
from ui.ports import Card, Checked


def opened(context: Context, here: Room, person: Identity) -> Iterator[Any]:
    context.store, context.person = here.store, person
    return rooms.standing(settings.PAGE.open(context))


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    yield from opened(context, here, here.administrator)


@pytest.mark.parametrize(
    "key",
    [
        "station",
        "series",
        "forms",
        "people",
        "password",
        "courts",
        "holidays",
        "tables",
        "fonts",
        "copies",
        "printers",
        "scans",
        "reader",
        "look",
        "check",
    ],
)
def test_every_subject_has_a_state_line_and_fits(page: Any, key: str) -> None:
    page.choose(key)

    assert page._state.text().endswith("。") or key == "check"
    assert page.panel.minimumSizeHint().width() < 1000
    assert page.context.machine.recall("settings.section") == key


def test_a_court_is_written_down_changed_and_taken_off(page: Any) -> None:
    page.choose("courts")
    panel = page.panel
    assert [line.whence for line in panel.table.rows.shown] == ["本所资料里的"]
    assert not panel.drop.isEnabled()

    panel.form.editor.load({"name": "东川人民法庭", "telephone": "0123-7654321"})
    panel.form.submit()
    panel.table.selectRow(1)
    panel.form.editor.set_value("address", "东川镇1号")
    panel.form.submit()
    assert [(line.name, line.address, line.telephone) for line in panel.table.rows.shown] == [
        ("西岔县人民法院", "", ""), ("东川人民法庭", "东川镇1号", "0123-7654321"),
    ]  # fmt: skip
    assert page._state.text() == "司法确认可选西岔县人民法院、东川人民法庭。"

    panel.table.selectRow(1)
    panel.drop.click()
    assert [line.name for line in panel.table.rows.shown] == ["西岔县人民法院"]


def test_field_of_the_station_is_kept_when_it_is_left(page: Any, machine: FakeMachine) -> None:
    page.panel.editor.set_value("address", "新路9号")
    page.panel.editor.left.emit("address")

    assert page.viewmodel.station_words()["address"] == "新路9号"
    assert machine.asked[-1][0] == "saved"


def test_empty_name_of_the_station_is_refused_beside_it(page: Any) -> None:
    page.panel.editor.set_value("name", "")
    page.panel.editor.left.emit("name")

    assert page.panel.editor.problems() == {"name": "请填写派出所名称。"}


def test_person_is_added_and_retired_in_the_page(page: Any) -> None:
    page.choose("people")
    panel = page.panel
    panel.enrol.editor.load({"name": "聂静", "login": "nei", "role": "内勤", "password": PASSWORD})
    panel.enrol.submit()
    names = [each.name for each in panel.table.rows.shown]
    assert "聂静" in names

    panel.table.selectRow(names.index("聂静"))
    panel.retire.submit()
    assert panel.retire.editor.problems() == {"reason": "请填写停用原因。"}
    panel.retire.editor.load({"reason": "调离"})
    panel.retire.submit()
    assert "聂静" not in [each.name for each in panel.table.rows.shown]


def test_series_follows_the_paper_book(page: Any) -> None:
    page.choose("series")
    page.panel.last.editor.load({"last": "40"})
    page.panel.last.submit()

    assert page.panel.series.rows.row(0).following == "西调2026-41"


def test_officer_reads_why_settings_are_not_for_him(context: Context, here: Room) -> None:
    for page in opened(context, here, here.officer):
        assert not page.panel.editor.isEnabled()
        page.choose("people")
        assert (page.panel.enrol.button.isEnabled(), page.panel.enrol.why.text()) == (
            False,
            "只有管理员能改设置。",
        )


def test_copy_is_made_in_a_task(page: Any, context: Context, machine: FakeMachine, qtbot: QtBot) -> None:
    page.choose("copies")
    with qtbot.waitSignal(context.boundary.noticed, timeout=5_000):
        page.panel.button.click()

    assert [name for name, _ in machine.asked].count("back up") == 1
    assert page._rows["copies"].tag.isVisible() is False


def test_self_check_shows_its_lines(page: Any, machine: FakeMachine, qtbot: QtBot) -> None:
    machine.lines = [Checked("通过", "字体", "齐全"), Checked("失败", "数据库", "损坏")]
    page.choose("check")
    page.panel.button.click()

    qtbot.waitUntil(lambda: page.panel.note.text() == "自检未通过：2 项，失败 1 项。", timeout=5_000)


def test_dark_is_put_on_at_once_and_remembered(
    page: Any, context: Context, machine: FakeMachine, qtbot: QtBot, light: QApplication
) -> None:
    heard: list[str] = []
    context.restyle = lambda: heard.append("restyled")
    page.choose("look")
    page.panel.editor.changed.emit("theme", "dark")

    qtbot.waitUntil(lambda: heard == ["restyled"])
    assert (theme.current().mode, machine.memory["theme"]) == ("dark", "dark")
    theme.apply(light)


def test_minutes_to_the_lock_hold_from_now_on(page: Any, context: Context, machine: FakeMachine) -> None:
    heard: list[float] = []
    context.lock_after = heard.append
    page.choose("look")
    page.panel.editor.changed.emit("lock_minutes", "5")

    assert (heard, machine.memory["lock_minutes"]) == ([5], 5)
    assert page._state.text() == "浅色，标准字号，离开 5 分钟后锁屏。"


def test_test_reading_shows_the_card_masked_and_a_missing_card_as_a_sentence(
    page: Any, machine: FakeMachine, qtbot: QtBot
) -> None:
    page.choose("reader")
    panel = page.panel
    panel.button.click()
    qtbot.waitUntil(panel.button.isEnabled)
    assert panel.said.text() == "没有放卡，读卡已停下。"

    machine.card = Card("葛土根", "110105196805070031", valid_until="2036-03-01", warnings=("请核对。",))
    panel.button.click()
    qtbot.waitUntil(panel.button.isEnabled)

    assert panel.said.text() == "读卡器工作正常，读到的内容没有保存。"
    words = [label.text() for label in panel.card.findChildren(Label)]
    assert words == [
        "证件", "居民身份证", "读到", "姓名", "葛某", "号码", "1101**********0031", "有效期至", "2036-03-01",
        "请注意", "请核对。", "注意",
    ]  # fmt: skip


def test_reader_chosen_is_kept_and_only_its_choices_may_be_made(page: Any, machine: FakeMachine) -> None:
    page.choose("reader")
    panel = page.panel
    usable = {key: panel.editor.input(key).isEnabled() for key in ("reader_port", "reader_sample")}
    assert usable == {"reader_port": True, "reader_sample": False}

    panel.editor.changed.emit("reader", "simulated")

    assert machine.memory["reader"] == "simulated"
    usable = {key: panel.editor.input(key).isEnabled() for key in ("reader_port", "reader_sample")}
    assert usable == {"reader_port": False, "reader_sample": True}
    assert page._rows["reader"].tag.text() == "模拟"


def test_reader_that_types_is_off_until_it_is_ticked(page: Any, machine: FakeMachine) -> None:
    page.choose("reader")
    assert (page.viewmodel.machine.recall("reader_types"), page.panel.editor.value("reader_types")) == (
        None,
        False,
    )

    page.panel.editor.input("reader_types").inner.click()

    assert machine.memory["reader_types"] is True
    assert page.panel.editor.value("reader_types") is True


LINES = [f"2027-01-{day:02d}" for day in range(1, 13)]


def notice_file(folder: Path, name: str) -> Path:
    file = folder / name
    if file.suffix == ".xlsx":
        book = openpyxl.Workbook()
        assert book.active is not None
        book.active.append(["日期", "安排"])
        for line in LINES:
            book.active.append([date.fromisoformat(line), "休"])
        book.save(file)
    elif file.suffix == ".csv":
        file.write_text("\n".join(["日期,安排", *(f"{line},休" for line in LINES)]), "gbk")
    elif file.suffix == ".txt":
        file.write_text("\n".join(f"{line} 休" for line in LINES), "utf-8")
    else:
        off = f'[["{LINES[0]}", "{LINES[-1]}", "元旦"]]'
        file.write_text(f"[[year]]\nyear = 2027\noff = {off}\nwork = []\n", "utf-8")
    return file


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.txt", "a.toml"])
def test_holidays_are_read_from_a_file_and_then_taken_in(
    page: Any, machine: FakeMachine, tmp_path: Path, name: str
) -> None:
    page.choose("holidays")
    machine.path = notice_file(tmp_path, name)
    page.panel.findChild(QPushButton, "holidays.file").click()
    assert machine.asked[-1][0] == "choose"

    page.panel.form.submit()

    facts = {each.what: each.tag for each in page.viewmodel.holidays()}
    assert facts["2027 年"] == "已导入"
    workdays.adopt({})


def test_a_file_of_holidays_that_is_none_changes_nothing(
    page: Any, machine: FakeMachine, tmp_path: Path
) -> None:
    page.choose("holidays")
    machine.path = tmp_path / "x.toml"
    machine.path.write_bytes(b"\xff\xfe\x00")
    page.panel.findChild(QPushButton, "holidays.file").click()
    assert page.panel.form.editor.values()["text"] in {"", None}


def test_folder_of_the_scanner_is_chosen_and_given_up(
    page: Any, machine: FakeMachine, tmp_path: Path
) -> None:
    page.choose("scans")
    assert page.panel.stop.isHidden()
    machine.path = tmp_path
    page.panel.choose.click()
    assert machine.memory["scan_folder"] == str(tmp_path)
    assert page._state.text() == f"{tmp_path}，放进去的扫描件自动归档。"
    page.panel.stop.click()
    assert page._state.text() == "没有设；签好的文书扫描后要到“文书 › 回扫”里选文件。"
