import os
from pathlib import Path
from typing import Any

import pytest

import resources
from models import texts
from models.texts import read_from

DAYS = '[[year]]\nyear = 2027\noff = ["2027-01-01", "2027-13-01"]\nwork = []\n'


def test_table_is_turned_into_values_once_and_again_after_an_override(tmp_path: Path) -> None:
    seen = []

    @read_from("texts/grading.toml")
    def count(table: dict[str, Any]) -> int:
        seen.append(table)
        return len(table["level"])

    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "grading.toml").write_text("level = []\n", encoding="utf-8")

    assert (count(), count(), len(seen)) == (5, 5, 1)
    resources.override(tmp_path)
    try:
        assert (count(), len(seen)) == (0, 2)
    finally:
        resources.restore()
    assert count() == 5


@pytest.mark.parametrize(
    ("name", "said", "reason"),
    [
        ("holidays", DAYS.encode(), "第 3 行的日期不对"),
        ("holidays", b"[[year]]\nyear = 2027\noff = [2027-13-01]\n", "第 3 行写法不对"),
        ("limits", b"[[limit]]\nkey = 'x'\n", "缺少“"),
        ("disputes", b"[[type]]\ncode = 'x'\n", "缺少“"),
        ("alarms", b"windows = [30]\n", "缺少“"),
        ("notices", b"other = 1\n", "缺少“"),
        ("visits", b"other = 1\n", "缺少“"),
        ("law", b"this is no table\n", "第 1 行写法不对"),
        ("grading", b"[[level]\n", "第 1 行写法不对"),
        ("causes", '# 案由\nname = "劳资"\n'.encode("gbk"), "第 1 行不是 UTF-8 编码（可能是 GBK），请另存为 UTF-8"),
        ("tracks", b"\n", "是空的"),
        ("eligibility", b"", "是空的"),
        ("routing", b"[[rule]\n", "第 1 行写法不对"),
    ],
)  # fmt: skip
def test_bad_table_of_a_station_is_refused_and_the_built_in_one_stays(
    tmp_path: Path, name: str, said: bytes, reason: str
) -> None:
    file = f"texts/{name}.toml"
    (tmp_path / "texts").mkdir()
    (tmp_path / file).write_bytes(said)
    resources.override(tmp_path)
    try:
        found = texts.prove()
        whole = found[file]
        stands = resources.table(file)
    finally:
        resources.restore()

    assert list(found) == [file]
    assert whole.startswith(f"本所的 {file} {reason}")
    assert whole.endswith("，没有采用。仍用程序自带的。")
    assert stands == resources.table(file)


def test_refused_table_is_tried_again_once_it_is_changed(tmp_path: Path) -> None:
    file = tmp_path / "texts" / "grading.toml"
    file.parent.mkdir()
    file.write_text("level = [", encoding="utf-8")
    resources.override(tmp_path)
    try:
        assert "texts/grading.toml" in texts.prove()
        file.write_bytes((resources.ROOT / "texts" / "grading.toml").read_bytes() + b"\n# ours\n")
        os.utime(file, (1, 1))
        resources.table.cache_clear()
        assert texts.prove() == {}
        assert resources.path("texts/grading.toml") == file
    finally:
        resources.restore()
