"""Fonts, icons, styles, templates and texts, read through one door.

A station's own folder may override any file of the same relative name (``override``).
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
_overrides: list[Path] = []


def override(folder: Path) -> None:
    """Let files in ``folder`` stand before the built-in ones of the same name."""
    if folder not in _overrides:
        _overrides.insert(0, folder)
        table.cache_clear()


def restore() -> None:
    """Forget every override, so that only the built-in files are read."""
    _overrides.clear()
    table.cache_clear()


def path(name: str) -> Path:
    """Return the file called ``name``, such as ``texts/law.toml``; the station's own comes first.

    Raises ``ValueError`` for a name that leaves the folder and ``FileNotFoundError`` for a missing file.
    """
    relative = Path(name)
    if relative.is_absolute() or ".." in relative.parts:
        raise ValueError(f"not a resource name: {name}")
    for root in (*_overrides, ROOT):
        if (root / relative).exists():
            return root / relative
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


def text(name: str) -> str:
    """Return a text resource as it stands in the file, UTF-8."""
    return path(name).read_text(encoding="utf-8")


@cache
def table(name: str) -> dict[str, Any]:
    """Return a TOML or JSON resource, parsed once; callers must not change what they are given."""
    if name.endswith(".json"):
        parsed: dict[str, Any] = json.loads(text(name))
        return parsed
    import tomllib  # noqa: PLC0415 -- not before the first paint, which reads JSON only

    return tomllib.loads(text(name))
