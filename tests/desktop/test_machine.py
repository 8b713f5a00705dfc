"""What windows ask of this workstation."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop import printing
from desktop.machine import ThisMachine
from desktop.settings import Settings
from models.errors import Refusal

if TYPE_CHECKING:
    from ui.ports import Machine


@pytest.fixture
def machine(tmp_path: Path) -> ThisMachine:
    (tmp_path / "config").mkdir()
    return ThisMachine(Settings(tmp_path / "config"))


def test_machine_fulfils_the_protocol(machine: ThisMachine) -> None:
    asked: Machine = machine

    machine.remember("reader", "off")
    with pytest.raises(Refusal, match="没有启用读卡器。"):
        next(asked.read_card(today=date(2026, 11, 21)))


def test_machine_keeps_settings_and_preferences(machine: ThisMachine, tmp_path: Path) -> None:
    machine.remember("theme", "dark")
    machine.remember("today.widths", [1, 2])

    again = ThisMachine(Settings(tmp_path / "config"))
    assert (again.recall("theme"), again.recall("today.widths"), again.recall("no", 3)) == ("dark", [1, 2], 3)
    assert again.settings.get("theme") == "dark"


def test_machine_prints_with_its_own_printer_and_sides(
    machine: ThisMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[object, dict[str, object]]] = []
    monkeypatch.setattr(printing, "send", lambda source, **how: sent.append((source, how)))
    machine.remember("printer", "desk")

    machine.print_pdf(b"%PDF", copies=2, title="D15")
    machine.print_pdf(b"%PDF", printer="office", duplex=False, tray="Tray2")

    told = [tuple(how[key] for key in ("printer", "copies", "duplex", "tray", "title")) for _, how in sent]
    assert told == [("desk", 2, True, "", "D15"), ("office", 1, False, "Tray2", "")]


def test_machine_begins_where_the_last_file_was_chosen(
    qtbot: QtBot, machine: ThisMachine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def answer(_parent: object, _title: str, start: str, kinds: str) -> tuple[str, str]:
        asked.append((start, kinds))
        return str(tmp_path / "a.pdf"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))

    assert machine.save_path("协议书.pdf") == tmp_path / "a.pdf"
    assert machine.save_path("台账.xlsx") == tmp_path / "a.pdf"
    assert machine.choose_file("选文件") is None
    assert asked[1] == (str(tmp_path / "台账.xlsx"), "Excel 工作簿 (*.xlsx)")


def test_machine_opens_what_is_there_and_says_what_is_not(
    qtbot: QtBot, machine: ThisMachine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def take(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    machine.open_folder(tmp_path)
    assert opened == [str(tmp_path)]

    with pytest.raises(Refusal, match="找不到文件“"):
        machine.open_file(tmp_path / "gone.pdf")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    with pytest.raises(Refusal, match="没有能打开它的程序"):
        machine.open_folder(tmp_path)
