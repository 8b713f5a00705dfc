"""Find the faces of papers, and fall back character by character, so that no name becomes □."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import resources
from exports.facefiles import FaceFiles
from exports.fastfont import Face, NotTrueType
from exports.linebreak import OPENING
from models.errors import Refusal

GETA = "〓"  # stands for a character that no face has, in drafts only
ROLES = ("title", "body", "label", "kai", "song")
_HALF = 0.5
_HAN_PLANES = range(0x20000, 0x3FFFE)  # also where Han characters newer than this Python's Unicode stand


class _Advances(dict[str, float]):
    """Width in em of each character, measured when first asked."""

    def __init__(self, chain: "Chain") -> None:
        super().__init__()
        self._chain = chain

    def __missing__(self, char: str) -> float:
        width = self[char] = self._chain.measured(char)
        return width


class _Blanks(dict[str, float]):
    """The empty part of each full-width mark in em: behind a closing one, before an opening one."""

    def __init__(self, chain: "Chain") -> None:
        super().__init__()
        self._chain = chain

    def __missing__(self, mark: str) -> float:
        blank = self[mark] = self._chain.blank(mark)
        return blank


class _Places(dict[str, int]):
    """Which face of the chain prints each character; -1 when none does."""

    def __init__(self, faces: tuple[Face, ...]) -> None:
        super().__init__()
        self._faces = faces

    def __missing__(self, char: str) -> int:
        kind = unicodedata.category(char)
        private = kind in {"Co", "Cs"} or (kind == "Cn" and ord(char) not in _HAN_PLANES)
        found = (index for index, face in enumerate(self._faces) if face.glyph(char))
        place = self[char] = -1 if private else next(found, -1)
        return place


class Chain:
    """The faces of one role in the order they are asked."""

    def __init__(self, role: str, faces: tuple[Face, ...]) -> None:
        """Keep the faces; nothing is measured before it is asked for."""
        self.role, self.faces = role, faces
        self.places = _Places(faces)
        self.widths = _Advances(self)
        self.blanks = _Blanks(self)
        self._plain: set[str] = set()

    def measured(self, char: str) -> float:
        """Return the advance of a character in em, in the face that prints it."""
        place = self.places[char]
        if place < 0:
            return 1.0 if char == GETA else self.widths[GETA]
        return self.faces[place].advance(char)

    def blank(self, mark: str) -> float:
        """Return the blank of a full-width mark, at most half an em and never its ink."""
        width = self.widths[mark]
        if self.places[mark] < 0 or width <= _HALF:
            return 0.0
        left, right = self.faces[self.places[mark]].ink(mark)
        return max(0.0, min(width - _HALF, left if mark in OPENING else width - right))

    def runs(self, text: str, whole: re.Pattern[str] | None = None) -> list[tuple[int, int, int]]:
        """Split a text into (place of the face, start, end); what ``whole`` matches stays in one face.

        A place of -1 means that no face has the characters.
        """
        plain = self._plain
        if whole is None and plain.issuperset(text):
            return [(0, 0, len(text))]
        places = [self.places[char] for char in text]
        plain.update(char for char, place in zip(text, places, strict=True) if place == 0)
        for name in whole.finditer(text) if whole else ():
            common = self._common(name.group())
            places[name.start() : name.end()] = (
                [common] * len(name.group()) if common >= 0 else places[name.start() : name.end()]
            )
        runs: list[tuple[int, int, int]] = []
        for index, place in enumerate(places):
            if runs and runs[-1][0] == place:
                runs[-1] = (place, runs[-1][1], index + 1)
            else:
                runs.append((place, index, index + 1))
        return runs

    def mixed(self, names: Iterable[str]) -> re.Pattern[str] | None:
        """Return a pattern of the names that would mix faces, None when none does."""
        found = {name for name in names if len({self.places[char] for char in name}) > 1}
        longest_first = sorted(found, key=lambda name: (-len(name), name))
        return re.compile("|".join(map(re.escape, longest_first))) if found else None

    @cache  # noqa: B019 -- a chain lives as long as the program
    def _common(self, name: str) -> int:
        """Return the first face that has every character of a name, -1 when none has."""
        return next((n for n, face in enumerate(self.faces) if all(face.glyph(char) for char in name)), -1)


class Library:
    """The faces at hand: the station's own licensed ones first, then the bundled ones."""

    def __init__(self, station: Path | None = None, machine: Iterable[Path] = ()) -> None:
        """Look for the station's own faces below ``station``, then below the folders of the machine."""
        self._own = FaceFiles(station, machine)
        self._faces: dict[Path, Face] = {}
        self._chains: dict[str, Chain] = {}

    def chain(self, role: str) -> Chain:
        """Return the faces of a role (``title body label kai song``), opened when first asked.

        Refused when none can be read: a paper is not printed with the faces that a viewer happens to have.
        """
        if role not in self._chains:
            table = resources.table("styles/paper.toml")["faces"]
            own = [face for name in table[role]["station"] if (face := self._own.face(name))]
            names = dict.fromkeys([table[role]["bundled"], *table["fallback"]])
            bundled = [face for name in names if (face := self._open(name))]
            if not own and not bundled:
                raise Refusal(
                    "文书字体一个也读不出来，不能出文书。请重新安装本程序，或把字库放进本所文件夹的 fonts 目录。"
                )
            more = [face for face in self._own.more() if face not in own[:1]]
            self._chains[role] = Chain(role, (*own[:1], *bundled, *more))
        return self._chains[role]

    def lacking(self) -> list[str]:
        """List the bundled faces that cannot be read: damaged, or lost from the program."""
        table = resources.table("styles/paper.toml")["faces"]
        names = dict.fromkeys([*(table[role]["bundled"] for role in ROLES), *table["fallback"]])
        return [name for name in names if self._open(name) is None]

    def passed_over(self) -> list[str]:
        """Say of each face of the station or the machine that cannot be used why not."""
        return self._own.passed_over()

    def used(self) -> dict[str, str]:
        """Return, for each role by its Chinese label, the name of the face that prints it."""
        table = resources.table("styles/paper.toml")["faces"]
        return {table[role]["label"]: self.chain(role).faces[0].name for role in ROLES}

    def missing(self, text: str) -> list[str]:
        """List the characters of ``text`` that no face has, each once, in their order.

        A paper that holds one must not be made final: a □ on a signed agreement is no name.
        """
        places = self.chain("body").places
        every = printable("".join(dict.fromkeys(text)))
        return [char for char in every if char not in "\n\t" and places[char] < 0]

    def _open(self, name: str) -> Face | None:
        try:
            path = resources.path(f"fonts/{name}.ttf")
            if path not in self._faces:
                self._faces[path] = Face(path)
        except (NotTrueType, OSError):
            return None
        return self._faces[path]


def printable(text: str) -> str:
    """Leave out what has no shape: format characters such as a zero-width space, and carriage returns.

    >>> printable("张\u200b三")
    '张三'
    """
    if text.isprintable():
        return text
    return "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in {"Cf", "Cc"})


def missing(text: str, station: Path | None = None) -> list[str]:
    """List the characters of ``text`` that cannot be printed; see ``Library.missing``."""
    return library(station).missing(text)


def look_in(station: Path | None, *machine: Path) -> None:
    """Say where this program looks for licensed faces; nothing is read before a paper is set."""
    _Where.station, _Where.machine = station, machine
    library.cache_clear()


class _Where:
    station: Path | None = None
    machine: tuple[Path, ...] = ()


@cache
def library(station: Path | None = None) -> Library:
    """Return the faces at hand, with the station's own from a folder; opened once in a process."""
    return Library(station or _Where.station, _Where.machine)
