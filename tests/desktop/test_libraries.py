"""What is said when a system library is missing; the missing one is made by renaming it in a copy of the plugin."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import libraries

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has apt")


def _spoiled(tmp_path: Path) -> Path:
    """Copy the xcb plugin beside Qt's own libraries, wanting a library that nobody has."""
    plugin = libraries.files("xcb")[-1]
    copy = tmp_path / "Qt" / "plugins" / "platforms" / plugin.name
    copy.parent.mkdir(parents=True)
    (tmp_path / "Qt" / "lib").symlink_to(plugin.parents[2] / "lib")
    copy.write_bytes(plugin.read_bytes().replace(b"libxkbcommon-x11.so.0", b"libxkbcommon-xyz.so.0"))
    return copy


def test_missing_finds_the_library_that_is_not_there(tmp_path: Path, require: Callable[[str], str]) -> None:
    require("ldd")
    copy = _spoiled(tmp_path)

    assert [name for name in libraries.missing([copy]) if "xyz" in name] == ["libxkbcommon-xyz.so.0"]


def test_trouble_gives_one_apt_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, require: Callable[[str], str]
) -> None:
    require("ldd")
    copy = _spoiled(tmp_path)
    monkeypatch.setitem(libraries.PACKAGES, "libxkbcommon-xyz.so.0", "libxkbcommon-xyz0")
    monkeypatch.setattr(libraries, "files", lambda _plugin: [copy])

    told = libraries.trouble("xcb")

    assert told == (
        "这台电脑缺少图形界面需要的系统库：libxkbcommon-xyz.so.0。\n"
        "请管理员执行下面这一行，再重新打开：\n"
        "sudo apt-get install -y libxkbcommon-xyz0"
    )


def test_trouble_names_the_one_library_where_there_is_no_ldd(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = _spoiled(tmp_path)
    monkeypatch.setattr(libraries, "files", lambda _plugin: [copy])
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    told = libraries.trouble("xcb")

    assert told is not None
    assert told.splitlines()[0] == "这台电脑缺少图形界面需要的系统库：libxkbcommon-xyz.so.0。"
    assert told.splitlines()[2].split()[3:] == ["-y", *sorted(set(libraries.PACKAGES.values()))]


def test_trouble_is_none_where_qt_loads() -> None:
    assert libraries.trouble("offscreen") is None


@pytest.mark.parametrize(
    ("environment", "name", "display"),
    [
        ({}, "xcb", False),
        ({"DISPLAY": ":0"}, "xcb", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "wayland", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "offscreen", True),
        ({"QT_QPA_PLATFORM": "xcb;wayland", "WAYLAND_DISPLAY": "wayland-0"}, "xcb", True),
    ],
)
def test_platform_is_what_qt_will_choose(
    environment: dict[str, str], name: str, display: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(each, raising=False)
    for each, value in environment.items():
        monkeypatch.setenv(each, value)

    assert (libraries.platform(), libraries.has_display()) == (name, display)
