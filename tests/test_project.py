"""The project as a whole: its two commands, its lock, what may not stand in a file, and the binding it trusts."""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
SETUP = "python3.11 -m venv .venv && "
FOLDERS = ("desktop", "ui", "models", "exports", "resources", "tests", ".ci")


def _texts() -> Iterator[tuple[Path, str]]:
    """Read every text file of the project but the lock."""
    files = [file for file in ROOT.iterdir() if file.is_file() and file.name != "uv.lock"]
    for folder in FOLDERS:
        files += [file for file in (ROOT / folder).rglob("*") if file.is_file()]
    for file in files:
        try:
            yield file, file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_readme_has_the_two_commands_each_on_one_line() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()

    commands = [line for line in lines if line.startswith(SETUP)]

    assert len(commands) == 2
    assert commands[0].endswith(" && .venv/bin/python -m desktop demo")
    assert commands[1].endswith(" && .venv/bin/python -m pytest -n auto")
    assert commands[0].rsplit(" && ", 1)[0] == commands[1].rsplit(" && ", 1)[0]


def test_readme_names_only_files_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    named = re.findall(r"`((?:desktop|ui|models|exports|resources|tests)/[\w/.-]+)`", readme)

    assert [name for name in named if not (ROOT / name).exists()] == []


def _as_locked(lines: list[str]) -> set[tuple[str, str, frozenset[str], str]]:
    wanted = [Requirement(line) for line in lines]
    return {(w.name.lower(), str(w.specifier), frozenset(w.extras), str(w.marker or "")) for w in wanted}


def _from_lock(rows: list[dict[str, Any]]) -> set[tuple[str, str, frozenset[str], str]]:
    def marker(row: dict[str, Any]) -> str:
        # uv writes python_full_version where a pyproject says python_version; for X.Y the two agree
        plain = row.get("marker", "").replace("python_full_version", "python_version")
        return str(Marker(plain)) if plain else ""

    return {
        (
            row["name"],
            str(Requirement("x" + row.get("specifier", "")).specifier),
            frozenset(row.get("extras", ())),
            marker(row),
        )
        for row in rows
    }


def test_lock_was_made_from_this_pyproject() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))

    ours = next(package for package in lock["package"] if package["name"] == project["project"]["name"])

    assert _from_lock(ours["metadata"]["requires-dist"]) == _as_locked(project["project"]["dependencies"])
    assert _from_lock(ours["metadata"]["requires-dev"]["dev"]) == _as_locked(
        project["dependency-groups"]["dev"]
    )


def test_no_file_names_a_place_on_one_machine() -> None:
    place = re.compile(r"(?<![\w.:/-])/(?:work|opt|root|home/\w+)/\w|[A-Z]:\\\\?Users\\\\?\w")

    found = {
        str(file.relative_to(ROOT)): place.findall(text)
        for file, text in _texts()
        if place.search(text) and file != Path(__file__)
    }

    assert found == {}


def test_no_file_is_left_unfinished() -> None:
    mark = re.compile(r"\b(?:TODO|FIXME|XXX)\b")

    found = [
        str(file.relative_to(ROOT))
        for file, text in _texts()
        if file.suffix == ".py" and file != Path(__file__) and mark.search(text)
    ]

    assert found == []


@pytest.mark.parametrize("folder", ["desktop", "ui", "models", "exports", "resources"])
def test_modules_stay_under_400_lines(folder: str) -> None:
    long = {
        str(file.relative_to(ROOT)): lines
        for file in (ROOT / folder).rglob("*.py")
        if file.parent.name != "versions"  # a migration is as long as what it makes
        and (lines := len(file.read_text(encoding="utf-8").splitlines())) >= 400
    }

    assert long == {}


def test_qt_binding_keeps_its_references_to_none() -> None:
    """PySide6 6.12.0 loses one reference to None per void call below Python 3.12, and then aborts."""
    from PySide6.QtGui import QPen  # noqa: PLC0415 -- only this test needs Qt

    pen = QPen()
    before = sys.getrefcount(None)
    for _ in range(1000):
        pen.setWidthF(1.0)
    lost = before - sys.getrefcount(None)

    assert lost < 100
