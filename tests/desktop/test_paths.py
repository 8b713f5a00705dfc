"""Where this machine keeps things."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

import resources
from desktop import paths
from models.errors import Refusal


def test_paths_of_a_given_folder(tmp_path: Path) -> None:
    found = paths.standing(str(tmp_path / "data"), remembered="elsewhere")

    assert (found.data, found.place, found.server) == (tmp_path / "data", str(tmp_path / "data"), False)
    assert found.backups == tmp_path / "data" / "backups"


def test_paths_of_a_server_keep_the_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    found = paths.standing(None, remembered="postgresql://room@server/sanli")

    assert (found.place, found.server) == ("postgresql://room@server/sanli", True)
    assert found.data != Path("postgresql://room@server/sanli")


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_paths_are_made_for_the_owner_alone(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from desktop import paths;"
        "paths.close_to_others(); f = paths.make_private(Path(sys.argv[1])); (f / 'note').write_text('x')"
    )

    subprocess.run([sys.executable, "-c", code, str(tmp_path / "a" / "b")], check=True)

    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a", "a/b", "a/b/note")]
    assert modes == [0o700, 0o700, 0o600]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_paths_leave_a_standing_folder_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)

    paths.make_private(tmp_path)

    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert list(tmp_path.iterdir()) == []


def test_paths_refuse_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")

    with pytest.raises(Refusal) as refused:
        paths.make_private(tmp_path / "data")

    assert refused.value.message == (
        f"文件夹“{tmp_path / 'data'}”不能写入（已有同名文件）。请换一个文件夹，或请管理员开放权限。"
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [(28, "磁盘已满"), (13, "没有权限"), (30, "磁盘是只读的"), (5, "磁盘读写出错")],
)
def test_reason_is_said_in_chinese(number: int, words: str) -> None:
    assert paths.reason(OSError(number, "whatever")) == words


def test_the_stations_own_tables_stand_before_the_built_in_ones(tmp_path: Path) -> None:
    own = tmp_path / "own" / "texts"
    own.mkdir(parents=True)
    (own / "visits.toml").write_text("[agreed.1]\ndays = [1]\non_site_from_level = 1\n", encoding="utf-8")
    try:
        paths.prepare(paths.Paths(data=tmp_path, config=tmp_path, log=tmp_path, place=str(tmp_path)))

        assert resources.table("texts/visits.toml")["agreed"]["1"]["days"] == [1]
    finally:
        resources.restore()
