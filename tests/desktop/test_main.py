"""Start-up in real processes: exit codes and sentences."""

import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from desktop import crash, showcase
from desktop import main as module
from desktop.main import main
from desktop.options import Exit
from models import schema, station
from models.errors import Refusal
from models.store import open_store


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


def _call(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        timeout=120,
        check=False,
    )


def _found(folder: Path) -> None:
    store = open_store(folder)
    with store.unit() as db:
        station.found(db, by_name="葛某", login="ge", password="long enough", name="西岔派出所")
    store.close()


def _demo(folder: Path) -> None:
    store = open_store(folder)
    showcase.found(store, today=date(2026, 11, 21))
    store.close()


def test_backup_restore_and_check_from_the_command_line(tmp_path: Path) -> None:
    data, copy = tmp_path / "data", tmp_path / "copy.sanli.zip"
    _found(data)

    made = _call("--data", data, "backup", copy)
    assert (made.returncode, made.stdout, made.stderr) == (
        Exit.DONE, f"备份已做好并验证可以打开：{copy}\n", "",
    )  # fmt: skip
    back = _call("restore", copy, "--data", data)
    assert (back.returncode, back.stderr) == (Exit.DONE, "")
    assert back.stdout.startswith(f"已恢复。原来的数据保存在：{data / 'before-restore-'}")
    checked = _call("check", "--data", data, "--today", "2026-11-21")
    assert (checked.returncode, checked.stderr) == (Exit.DONE, "")
    assert (
        checked.stdout.splitlines()[3] == f"通过　数据库：完整，结构 {schema.HEAD} 是最新，操作日志首尾相连"
    )


def test_check_that_fails_ends_with_code_1(tmp_path: Path) -> None:
    (tmp_path / "sanli.db").write_bytes(b"rubbish" * 1000)

    done = _call("check", "--data", tmp_path)

    assert (done.returncode, done.stdout.splitlines()[-1]) == (
        Exit.CHECK_FAILED,
        "自检未通过：10 项，失败 1 项",
    )


def test_wrong_usage_ends_with_code_2() -> None:
    assert _call("nonsense").returncode == Exit.USAGE


def test_data_folder_that_cannot_be_written_ends_with_code_3(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    done = _call("backup", "--data", tmp_path / "file")

    assert (done.returncode, done.stdout) == (Exit.REFUSED, "")
    assert done.stderr == (
        f"文件夹“{tmp_path / 'file'}”不能写入（已有同名文件）。请换一个文件夹，或请管理员开放权限。\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("backup",),
        ("export", "R3", "--month", "2026-11", "--out", "r.xlsx"),
        ("print-form", "D15", "--out", "f.pdf"),
    ],
)
def test_data_folder_that_is_not_there_is_refused_and_not_made(
    tmp_path: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "写错"

    assert main([*words, "--data", str(wrong)]) == Exit.REFUSED

    assert capsys.readouterr().err.startswith(f"没有找到数据文件夹“{wrong}”。")
    assert not wrong.exists()


def test_results_that_have_nowhere_to_go_end_with_code_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    inside = str(tmp_path / "file" / "out")
    _demo(tmp_path / "data")

    codes = [
        main(
            [
                "export",
                "R3",
                "--month",
                "2026-11",
                "--out",
                f"{inside}.xlsx",
                "--data",
                str(tmp_path / "data"),
            ]
        ),
        main(["tour", "--out", inside]),
    ]

    told = capsys.readouterr().err.splitlines()
    assert codes == [Exit.REFUSED, Exit.REFUSED]
    assert told == [
        "“out.xlsx”没有写成：文件夹不存在，请先建好或换一个文件夹再导出。",
        f"文件夹“{inside}”不能写入（它不是文件夹）。请换一个文件夹，或请管理员开放权限。",
    ]


def test_damaged_and_newer_databases_each_have_their_sentence(tmp_path: Path) -> None:
    _found(tmp_path / "newer")
    database = sqlite3.connect(tmp_path / "newer" / "sanli.db")
    database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.commit()
    database.close()
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "sanli.db").write_bytes(b"rubbish" * 1000)

    newer = _call("backup", "--data", tmp_path / "newer")
    damaged = _call("backup", "--data", tmp_path / "damaged")

    assert (newer.returncode, damaged.returncode) == (Exit.REFUSED, Exit.REFUSED)
    assert newer.stderr == "数据库由更新版本的三理写成，请安装新版本后再打开；本程序没有改动它。\n"
    assert damaged.stderr.startswith("数据库文件已损坏")


def test_a_database_damaged_in_the_middle_fails_check_and_export_with_a_sentence(tmp_path: Path) -> None:
    _demo(tmp_path)
    database = sqlite3.connect(tmp_path / "sanli.db")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    root = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'cases'").fetchone()[0]
    database.close()
    with (tmp_path / "sanli.db").open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)

    check = _call("check", "--data", tmp_path)
    export = _call("export", "R3", "--month", "2026-11", "--out", tmp_path / "r3.xlsx", "--data", tmp_path)

    assert (check.returncode, export.returncode) == (Exit.CHECK_FAILED, Exit.REFUSED)
    assert "失败　数据库：数据库" in check.stdout
    assert export.stderr.startswith("数据库文件已损坏")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_log_on_a_full_disk_does_not_stop_the_program(tmp_path: Path) -> None:
    log = tmp_path / "XDG_STATE_HOME" / "sanli" / "log"
    log.mkdir(parents=True)
    (log / "sanli.log").symlink_to("/dev/full")

    (tmp_path / "data").mkdir()

    assert _call("check", "--data", tmp_path / "data").returncode == Exit.DONE


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_window_without_a_display_is_refused(tmp_path: Path) -> None:
    done = _call("--data", tmp_path, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")

    assert (done.returncode, done.stderr) == (
        Exit.REFUSED,
        "没有找到显示器。请在桌面环境中打开；演示可用 demo，它会在后台走完一件纠纷。\n",
    )


def test_bug_ends_with_code_70_and_a_report(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(_: object) -> int:
        raise LookupError("张三")

    monkeypatch.setitem(module.CALLS, "check", fail)

    assert main(["check"]) == Exit.BUG

    [report] = (tmp_path / "XDG_STATE_HOME" / "sanli" / "log").glob("crash-*.txt")
    assert capsys.readouterr().err == f"程序遇到一处缺陷，这一步没有做成；报告已写到 {report}。\n"
    assert "张三" not in report.read_text(encoding="utf-8")
    assert [record.levelname for record in caplog.records if record.levelname == "ERROR"] == ["ERROR"]


def test_refusal_ends_with_code_3_and_its_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> int:
        raise Refusal("不能照办。")

    monkeypatch.setitem(module.CALLS, "check", fail)

    assert main(["check"]) == Exit.REFUSED
    assert capsys.readouterr().err == "不能照办。\n"


def test_store_that_is_open_is_not_restored_over(tmp_path: Path) -> None:
    from desktop import single  # noqa: PLC0415 -- only here

    _found(tmp_path / "data")
    copy = tmp_path / "copy.sanli.zip"
    assert _call("--data", tmp_path / "data", "backup", copy).returncode == Exit.DONE
    open_window = single.lock(tmp_path / "data", str(tmp_path / "data"))
    assert open_window is not None

    done = _call("restore", copy, "--data", tmp_path / "data")

    open_window.unlock()
    assert (done.returncode, done.stderr) == (Exit.REFUSED, "三理正开着，请先关闭窗口再恢复备份。\n")


def test_second_copy_ends_and_the_data_folder_is_remembered(tmp_path: Path) -> None:
    from desktop.settings import Settings  # noqa: PLC0415 -- only here

    data = tmp_path / "data"
    _found(data)
    config = tmp_path / "XDG_CONFIG_HOME" / "sanli"
    with subprocess.Popen([sys.executable, "-m", "desktop", "--data", str(data)]) as first:
        try:
            for _ in range(200):
                if Settings(config).get("data"):
                    break
                assert first.poll() is None
                _call("--help")  # a process that touches nothing takes its time
            again = _call()
        finally:
            first.kill()

    assert (again.returncode, again.stderr) == (Exit.DONE, "三理已经打开，已请它到前面来。\n")
    assert Settings(config).get("data") == str(data)


def test_missing_library_is_told_before_qt_is_loaded(tmp_path: Path) -> None:
    """A copy of the Qt binding whose platform plugin wants a library that nobody has."""
    from desktop import libraries  # noqa: PLC0415 -- only here

    if shutil.which("ldd") is None:
        pytest.skip("this machine has no ldd")
    real = libraries.files("offscreen")[0].parent
    copy = tmp_path / "site" / "PySide6"
    (copy / "Qt").mkdir(parents=True)
    for entry in real.iterdir():
        if entry.name != "Qt":
            (copy / entry.name).symlink_to(entry)
    for entry in (real / "Qt").iterdir():
        if entry.name != "plugins":
            (copy / "Qt" / entry.name).symlink_to(entry)
    plugins = copy / "Qt" / "plugins" / "platforms"
    plugins.mkdir(parents=True)
    raw = (real / "Qt" / "plugins" / "platforms" / "libqxcb.so").read_bytes()
    (plugins / "libqxcb.so").write_bytes(raw.replace(b"libxkbcommon-x11.so.0", b"libxkbcommon-xyz.so.0"))
    shiboken = real.parent / "shiboken6"
    (tmp_path / "site" / "shiboken6").symlink_to(shiboken)

    done = _call(
        "--data", tmp_path / "data", PYTHONPATH=os.pathsep.join([str(tmp_path / "site"), *sys.path]), DISPLAY=":9", WAYLAND_DISPLAY="",
        QT_QPA_PLATFORM="",
    )  # fmt: skip

    assert done.returncode == Exit.REFUSED, done.stderr
    lines = done.stderr.splitlines()
    assert "libxkbcommon-xyz.so.0" in lines[0]
    assert [line.startswith("sudo apt-get install -y ") for line in lines] == [False, False, True]


def test_bug_behind_a_window_that_has_ended_is_told_on_stderr(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: object) -> int:
        hooks = crash.installed()
        assert hooks is not None
        hooks.listener = print
        raise LookupError("x")

    monkeypatch.setitem(module.CALLS, "check", fail)

    assert main(["check"]) == Exit.BUG
    said = capsys.readouterr()
    assert (said.out, said.err.split("；")[0]) == ("", "程序遇到一处缺陷，这一步没有做成")
    assert caplog.records[-1].levelname == "ERROR"
