"""Fonts, icons, styles, templates and texts, read through one door.

A station's own folder may override any file of the same relative name (``override``).  An own file that cannot
be read is refused: the built-in one stands in its place, and ``troubles`` says why, until the file is changed.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
EMPTY = "是空的"
_overrides: list[Path] = []
_refused: dict[str, tuple[Path, float, str]] = {}


def override(folder: Path) -> None:
    """Let files in ``folder`` stand before the built-in ones of the same name."""
    if folder not in _overrides:
        _overrides.insert(0, folder)
        table.cache_clear()


def restore() -> None:
    """Forget every override, so that only the built-in files are read."""
    _overrides.clear()
    _refused.clear()
    table.cache_clear()


def path(name: str) -> Path:
    """Return the file called ``name``, such as ``texts/law.toml``; the station's own comes first.

    Raises ``ValueError`` for a name that leaves the folder and ``FileNotFoundError`` for a missing file.
    """
    relative = Path(name)
    if relative.is_absolute() or ".." in relative.parts:
        raise ValueError(f"not a resource name: {name}")
    for root in (*_overrides, ROOT):
        file = root / relative
        if file.exists() and not _is_refused(name, file):
            return file
    raise FileNotFoundError(name)


def names(folder: str, suffix: str) -> list[str]:
    """List the stems of the files with ``suffix`` in ``folder``, built-in and overriding, sorted.

    >>> "law" in names("texts", ".toml")
    True
    """
    found = {
        file.stem
        for root in (ROOT, *_overrides)
        if (root / folder).is_dir()
        for file in (root / folder).iterdir()
        if file.suffix == suffix
    }
    return sorted(found)


def own_names(folder: str, suffix: str = ".toml") -> list[str]:
    """List the names of the station's own files in ``folder`` that take the place of a built-in one, sorted."""
    return [
        f"{folder}/{stem}{suffix}"
        for stem in names(folder, suffix)
        if (ROOT / folder / f"{stem}{suffix}").exists()
        and any((root / folder / f"{stem}{suffix}").exists() for root in _overrides)
    ]


def text(name: str) -> str:
    """Return a text resource as it stands in the file, UTF-8."""
    return path(name).read_text(encoding="utf-8")


@cache
def table(name: str) -> dict[str, Any]:
    """Return a TOML or JSON resource, parsed once; callers must not change what they are given."""
    file = path(name)
    try:
        return _parsed(file)
    except (ValueError, OSError) as trouble:
        if not (ROOT / name).exists() or not refuse(name, trouble):
            raise
        return _parsed(path(name))


def refuse(name: str, trouble: Exception | str) -> bool:
    """Let the built-in file stand for the station's own one, and remember why; False when it is none of theirs."""
    file = path(name)
    if file == ROOT / name or not (ROOT / name).exists():
        return False
    reason = trouble if isinstance(trouble, str) else _reason(file, trouble)
    whole = reason if reason.endswith("。") else f"本所的 {name} {reason}，没有采用。"
    _refused[name] = (file, file.stat().st_mtime, f"{whole}仍用程序自带的。")
    table.cache_clear()
    return True


def built_in(name: str) -> dict[str, Any]:
    """Return the table that the program brings, whatever the station has put before it."""
    return _parsed(ROOT / name)


def troubles() -> dict[str, str]:
    """Return why each of the station's own files that cannot be read was refused, a sentence for each name."""
    return {name: said for name, (_file, _at, said) in sorted(_refused.items())}


def _is_refused(name: str, file: Path) -> bool:
    """Tell whether this very state of a file was refused; one that was changed since is tried again."""
    kept = _refused.get(name)
    if kept is None or kept[0] != file:
        return False
    if kept[1] == file.stat().st_mtime:
        return True
    del _refused[name]
    return False


def _parsed(file: Path) -> dict[str, Any]:
    said = file.read_text(encoding="utf-8-sig")
    if not said.strip():
        raise ValueError(EMPTY)
    if file.suffix == ".json":
        parsed: dict[str, Any] = json.loads(said)
        return parsed
    import tomllib  # noqa: PLC0415 -- not before the first paint, which reads JSON only

    return tomllib.loads(said)


def _reason(file: Path, trouble: Exception) -> str:
    """Say in words what is wrong with a file, with the line where it is known."""
    if isinstance(trouble, UnicodeDecodeError):
        line = file.read_bytes()[: trouble.start].count(b"\n") + 1
        return f"第 {line} 行不是 UTF-8 编码（可能是 GBK），请另存为 UTF-8"
    said, line = str(trouble), _wrong_day(file)
    missing = re.search(r"missing .*?: '(\w+)'", said)
    place = re.search(r"line (\d+)", said)
    found = (
        (isinstance(trouble, OSError), "打不开"),
        (isinstance(trouble, KeyError), f"缺少“{'、'.join(map(str, trouble.args))}”"),
        (missing, f"缺少“{missing[1] if missing else ''}”"),
        (said == EMPTY, EMPTY),
        (place, f"第 {place[1] if place else ''} 行写法不对"),
        ("at end of document" in said, "最后一行写法不对"),
        (line, f"第 {line} 行的日期不对"),
    )
    return next((words for fits, words in found if fits), "里有一项写法不对")


def _wrong_day(file: Path) -> int:
    """Return the first line with a date that is none, 0 where there is none such."""
    if not file.is_file():
        return 0
    from datetime import date  # noqa: PLC0415 -- wanted only for a wrong file

    for number, line in enumerate(file.read_text(encoding="utf-8-sig", errors="replace").splitlines(), 1):
        for said in re.findall(r"\b\d{4}-\d{1,2}-\d{1,2}\b", line.partition("#")[0]):
            try:
                date.fromisoformat(said)
            except ValueError:
                return number
    return 0
