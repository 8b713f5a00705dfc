"""Find the licensed faces that a station or its machine has, and say why one cannot be used."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from struct import error as struct_error

import resources
from exports.fastfont import Face, NotTrueType

_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_KINDS = {b"OTTO": "是 PostScript（CFF）轮廓", b"ttcf": "是多个字体合成的一个文件（TTC）"}
_MAY_NOT = "不许嵌入文书"
#: What a torn or odd file of a face may raise, wherever it is read.
_DAMAGED = (
    NotTrueType,
    OSError,
    LookupError,
    ValueError,
    ArithmeticError,
    TypeError,
    MemoryError,
    struct_error,
)


class FaceFiles:
    """The files among which the names of ``styles/paper.toml`` are looked up.

    In ``own``, the folder of the station, a face goes by its file name or its PostScript name; in the folders of the
    ``machine``, which hold hundreds, by its file name alone. The station's own stands first.
    """

    def __init__(self, own: Path | None = None, machine: Iterable[Path] = ()) -> None:
        """List the files that may be meant; none is opened but the station's own."""
        roles = resources.table("styles/paper.toml")["faces"]
        wanted = {
            _fold(name) for role in roles.values() if isinstance(role, dict) for name in role["station"]
        }
        wanted |= {_fold(name) for name in roles["rare"]}
        self._files: dict[str, Path] = {}
        for folder in (own, *machine):
            for path in _faces_in(folder):
                for name in _names(path, wanted, look=folder is own):
                    self._keep(name, path)
        self._faces: dict[Path, Face | str] = {}
        named = set(self._files.values())
        self._more = [path for path in _faces_in(own) if path not in named]

    def more(self) -> list[Face]:
        """Return what else the station has, for characters that no other face has."""
        rare = (self.face(name) for name in resources.table("styles/paper.toml")["faces"]["rare"])
        own = (self._opened(path) for path in self._more)
        return [face for face in (*own, *rare) if isinstance(face, Face)]

    def face(self, name: str) -> Face | None:
        """Return the face of this name, None when there is none or it cannot be embedded."""
        path = self._files.get(_fold(name))
        found = self._opened(path) if path else None
        return found if isinstance(found, Face) else None

    def passed_over(self) -> list[str]:
        """Say of each file that bears a wanted name or is the station's own, and cannot be used, why not."""
        opened = {path: self._opened(path) for path in (*self._files.values(), *self._more)}
        return [f"{path.name} {why}，未采用" for path, why in sorted(opened.items()) if isinstance(why, str)]

    def _keep(self, name: str, path: Path) -> None:
        """Keep the first file of a name; TrueType stands before what may only look like it."""
        known = self._files.get(name)
        if known is None or (known.suffix.casefold() != ".ttf" and path.suffix.casefold() == ".ttf"):
            self._files[name] = path

    def _opened(self, path: Path) -> Face | str:
        if path not in self._faces:
            self._faces[path] = _opened(path)
        return self._faces[path]


def _opened(path: Path) -> Face | str:
    """Return a face that may be embedded, else why not."""
    try:
        face = Face(path)
        face.subset([0, face.glyph("一")])
        face.ink("（")
        face.name.encode("ascii")
        embedded = face.may_be_embedded
    except _DAMAGED:
        return _KINDS.get(_first_bytes(path), "无法读取或已损坏")
    return face if embedded else _MAY_NOT


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4)
    except OSError:
        return b""


def _fold(name: str) -> str:
    """Return a name as it is compared: FangSong_GB2312 is written in several ways."""
    return name.casefold().replace("_", "")


def _names(path: Path, wanted: set[str], *, look: bool) -> Iterator[str]:
    """Yield under which of the wanted names a file goes; ``look`` also inside it."""
    stem = _fold(path.stem)
    if stem in wanted:
        yield stem
    elif look:
        try:
            inside = _fold(Face(path).name)
        except _DAMAGED:
            return
        if inside in wanted:
            yield inside


def _faces_in(folder: Path | None) -> Iterator[Path]:
    """Yield the files of faces below a folder; one that cannot be read has none."""
    if folder is None:
        return
    try:
        for place, below, files in os.walk(folder):
            below.sort()
            yield from (
                Path(place, name) for name in sorted(files) if Path(name).suffix.casefold() in _SUFFIXES
            )
    except OSError:
        return
