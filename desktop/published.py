"""A published case (公开案例): one YAML file read as it stands, with the account of where each leaf ended.

The form is that of ``resources/demo/cases/*.yaml``: facts of a real report, messy as life is.  What can be
read is used; what cannot stays as text; what is missing is a gap and is never invented.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from desktop.published_form import FORM, shaped
from models.errors import Refusal

MISSING = "原文未载"
OUTCOMES = frozenset({"agreed", "oral", "failed", "withdrawn", "ineligible", "referred"})
ABSENT: Any = object()
ASIDE = re.compile(
    r"[(（][^()（）]*(?:页面|原文|摘录|未写|未载|未分列)[^()（）]*[)）]"
)  # the reporter's own words
_MARKS = str.maketrans(",;:?!()", "，；：？！（）")
_BESIDE = re.compile(r"(?<=[㐀-鿿”》）%])[,;:?!]|[,;:?!](?=[㐀-鿿“《（])|\([^()]*[㐀-鿿][^()]*\)")
_QUOTED = re.compile(r'"([^"]*)"')


@dataclass
class Published:
    """The tree of one file and, leaf by leaf, where it went (``parties[0].name`` → ``当事人甲 姓名``)."""

    key: str
    tree: dict[str, Any]
    placed: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the tree by the form of a published case; what does not fit the form is left for ``rest``."""
        self._told = shaped(self.tree, FORM)

    def take(self, path: str, where: str) -> Any:
        """Return the value at ``path`` and note where it is used; one that cannot be read is left for ``rest``."""
        value, there = self.look(path), _at(self.tree, path)
        if there is None or there in ([], {}):
            self.placed.setdefault(path, MISSING)
        elif value is not None and there is not ABSENT:
            self.placed.setdefault(path, where)
        return value

    def text(self, path: str, where: str) -> str:
        """Return the leaf at ``path`` as a paper would write it, empty when the source does not say.

        The remarks of who wrote the report down are left out.
        """
        value = self.take(path, where)
        return "" if value is None else chinese(ASIDE.sub("", str(value))).strip()

    def look(self, path: str) -> Any:
        """Return the value at ``path`` without noting anything; None when there is none."""
        found = _at(self._told, path)
        return None if found is ABSENT else found

    def count(self, path: str) -> int:
        """Return how many entries the list at ``path`` has."""
        value = self.look(path)
        return len(value) if isinstance(value, list) else 0

    def said(self, key: str, where: str) -> Iterator[tuple[str, str]]:
        """Yield (speaker, words) of the statements at ``key``."""
        for place in range(self.count(key)):
            yield self.text(f"{key}[{place}].by", f"{where} 发言人"), self.text(f"{key}[{place}].text", where)

    def rest(self) -> list[tuple[str, Any]]:
        """Return the leaves that nothing has taken yet."""
        return [(leaf, content) for leaf, content in leaves(self.tree, "") if leaf not in self.placed]

    @property
    def outcome(self) -> str:
        """How the story went: agreed, oral, failed, withdrawn, ineligible or referred."""
        return str(self.look("outcome") or "")

    @property
    def road(self) -> str:
        """The outcome that the walk heads for: what is none of the six ends without an agreement."""
        return self.outcome if self.outcome in OUTCOMES else "failed"

    @property
    def story(self) -> str:
        """All that the report tells of the dispute, for reading signs in."""
        told = [
            self.look("type_as_published"), self.look("background"), self.look("remarks"),
            *(each.get("text") for each in self.look("phase1_statements") or []),
            *(self.look("phase2_findings.agreed") or []),
        ]  # fmt: skip
        return "\n".join(str(each) for each in told if each)


def read(path: Path) -> Published:
    """Read one file; refused by a sentence when it is no such case."""
    try:
        tree = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as trouble:
        raise Refusal(f"案例文件读不出来：{path.name}。请确认文件存在且为 UTF-8 编码。") from trouble
    except yaml.YAMLError as trouble:
        line = getattr(getattr(trouble, "problem_mark", None), "line", None)
        place = f"第 {line + 1} 行附近" if line is not None else "文件中"
        raise Refusal(f"案例文件 {path.name} 的格式有误（{place}），没有读入。") from trouble
    return checked(path.stem, tree, name=path.name)


def checked(key: str, tree: Any, *, name: str = "这个文件") -> Published:
    """Take a tree as a case; refused by a sentence when it tells of no party that could be named."""
    case = Published(key, tree) if isinstance(tree, dict) else None
    if case is None or not any(each.get("name") for each in case.look("parties") or []):
        raise Refusal(f"{name} 不是公开案例文件：没有 parties（当事人）。")
    return case


def chinese(text: str) -> str:
    """Write the marks of a page as Chinese writes them; what stands between figures stays.

    >>> chinese('赔1,200元,道歉(当面):"算了"')
    '赔1,200元，道歉（当面）：“算了”'
    """
    quoted = _QUOTED.sub(r"“\1”", text)
    return _BESIDE.sub(_full, _BESIDE.sub(_full, quoted))


def _full(found: re.Match[str]) -> str:
    words = found.group()
    return words.translate(_MARKS) if len(words) == 1 else f"（{words[1:-1]}）"


def _at(tree: Any, path: str) -> Any:
    """Return what stands at a path; ABSENT where there is no such place."""
    found = tree
    for part in _parts(path):
        if isinstance(part, int):
            found = found[part] if isinstance(found, list) and part < len(found) else ABSENT
        else:
            found = found.get(part, ABSENT) if isinstance(found, dict) else ABSENT
    return found


def leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield (path, content) of every leaf; an empty list or mapping is a leaf of its own."""
    if isinstance(value, dict) and value:
        for key, below in value.items():
            yield from leaves(below, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list) and value:
        for place, below in enumerate(value):
            yield from leaves(below, f"{path}[{place}]")
    else:
        yield path, (None if value in ([], {}) else value)


def _parts(path: str) -> Iterator[str | int]:
    for part in path.split("."):
        name, *places = part.split("[")
        if name:
            yield name
        yield from (int(place.rstrip("]")) for place in places)
