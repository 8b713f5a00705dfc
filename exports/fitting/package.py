"""A workbook as a zip of parts (ECMA-376 Part 2), looked through for what is unsafe before any of it is used."""

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import unquote
from zlib import MAX_WBITS

from isal import isal_zlib
from lxml import etree

from exports import books
from exports.targets import sentence
from models.errors import Refusal

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
STRICT = b"http://purl.oclc.org/ooxml/"
CONTENT_TYPES = "[Content_Types].xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

PIECE = 1 << 20
LEVEL = 2
MOST_PARTS = 2_000
MOST_FILE = 64 << 20
MOST_PART = 384 << 20
MOST_TOTAL = 768 << 20
SMALL = 32 << 20
MOST_RATIO = 400
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_OVERLAP = 16

SAVE_AS = "请在 Excel 或 WPS 里打开它，用“另存为”存成“Excel 工作簿（*.xlsx）”，再选存好的那一份。"
OLD = "“{name}”是 .xls 或 .et 老格式，不能原样填写。" + SAVE_AS
OPEN_DOCUMENT = "“{name}”是 .ods 格式，不能原样填写。" + SAVE_AS
BINARY = "“{name}”是 .xlsb 二进制格式，不能原样填写。" + SAVE_AS
STRICT_BOOK = "“{name}”是“严格 Open XML”格式，不能原样填写。" + SAVE_AS
TEMPLATE_BOOK = "“{name}”是模板文件（.xltx），不能直接填写。" + SAVE_AS
MACROS = "“{name}”里有宏程序，本程序不带着宏填写。" + SAVE_AS
TOO_BIG = "“{name}”展开后太大，不像一张空白表，为安全起见没有打开。请向发表单位要一份新的空白表。"
MANY_PARTS = "“{name}”里有 {count} 个部件，不像一张空白表，为安全起见没有打开。请向发表单位要一份新的空白表。"
ODD_PARTS = "“{name}”里面的文件名有重复或不正常，为安全起见没有打开。请用 Excel 或 WPS 打开，另存一份再选。"
DEFINITIONS = "“{name}”里藏有外部实体定义（DTD），为安全起见没有打开。请向发表单位要一份新的空白表。"
EXTERNAL = "“{name}”链接着外部文件“{what}”，填写后会带出或引用别的文件的内容。请在 Excel 的“数据－编辑链接”里断开链接，另存后再选。"
CONNECTED = "“{name}”带有外部数据连接“{what}”。请在 Excel 的“数据－查询和连接”里删除它，另存后再选。"
SIGNED = "“{name}”带有数字签名，填写后签名就失效。请另存一份不带签名的再选。"
SHARED = "“{name}”是共享工作簿，带有修订记录，不能原样填写。请取消共享，另存后再选。"
CUT = books.CUT
UNRULY = "“{name}”里有不合规范的内容，为免填错没有打开。请用 Excel 或 WPS 打开它，另存一份再选。"
_FORBIDDEN = (
    (re.compile(r"(?i)vbaproject|/macrosheets/|/vbadata\.|/intlmacrosheets/"), MACROS),
    (re.compile(r"(?i)^_xmlsignatures/"), SIGNED),
    (re.compile(r"(?i)/revisions/"), SHARED),
)
_PARSER: dict[str, Any] = {
    "resolve_entities": False, "no_network": True, "load_dtd": False, "dtd_validation": False,
    "huge_tree": False, "remove_blank_text": False,
}  # fmt: skip


@dataclass(frozen=True)
class Relation:
    """One relationship of a part; ``target`` is a part's name, or any address when ``external``."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """The parts of a workbook, each read when it is wanted; ``name`` is what the file is called in sentences."""

    def __init__(self, content: bytes, name: str) -> None:
        """Look through every part of ``content``; raises Refusal for what may not or cannot be filled."""
        self.content, self.name = content, name
        self._types_known: dict[str, str] | None = None
        try:
            self.zip = zipfile.ZipFile(BytesIO(content))
        except _BROKEN as bad:
            raise Refusal(CUT.format(name=name)) from bad
        self._measure()
        self._look_for_definitions()
        self._look_for_strangers()

    @contextmanager
    def ruled(self) -> Iterator[None]:
        """Turn whatever a number, reference or name against the rules leads to into a refusal of the file."""
        try:
            yield
        except (ValueError, TypeError, LookupError, AttributeError, OverflowError) as bad:
            raise self.refuse(UNRULY) from bad

    def refuse(self, words: str, **told: object) -> Refusal:
        """Return the refusal of this file."""
        return Refusal(words.format(name=self.name, **told))

    @cached_property
    def names(self) -> dict[str, str]:
        """The parts by their lower-case name: part names are compared without case."""
        return {info.filename.lower(): info.filename for info in self.zip.infolist() if not info.is_dir()}

    def has(self, part: str) -> bool:
        """Tell whether there is such a part."""
        return part.lower() in self.names

    def size(self, part: str) -> int:
        """Return how long a part is."""
        return self.zip.getinfo(self.names[part.lower()]).file_size

    def stream(self, part: str) -> BinaryIO:
        """Open a part to be read piece by piece."""
        try:
            return cast("BinaryIO", self.zip.open(self.names[part.lower()]))
        except (KeyError, *_BROKEN) as bad:
            raise self.refuse(CUT) from bad

    def pieces(self, part: str) -> Iterator[bytes]:
        """Give a part piece by piece."""
        with self.stream(part) as source:
            try:
                while piece := source.read(PIECE):
                    yield piece
            except _BROKEN as bad:
                raise self.refuse(CUT) from bad

    def read(self, part: str) -> bytes:
        """Return the bytes of a part; refused when it is larger than any part but a sheet ever is."""
        if self.has(part) and self.size(part) > SMALL:
            raise self.refuse(TOO_BIG)
        return b"".join(self.pieces(part))

    def xml(self, part: str) -> Any:
        """Return the root of a part, read without entities, network or DTD."""
        return self.parsed(self.read(part))

    def parsed(self, content: bytes) -> Any:
        """Parse the XML of a part."""
        try:
            root = etree.fromstring(content, etree.XMLParser(**_PARSER))
        except (etree.XMLSyntaxError, ValueError) as bad:
            raise self.refuse(CUT) from bad
        if root.getroottree().docinfo.doctype:
            raise self.refuse(DEFINITIONS)
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the relationships of a part by their id; of the package itself for an empty name."""
        file = relations_name(part)
        if not self.has(file):
            return {}
        folder = posixpath.dirname(part)
        found = {}
        for each in self.xml(file).iter(f"{{{RELATIONSHIPS}}}Relationship"):
            external = each.get("TargetMode") == "External"
            target = each.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            found[each.get("Id", "")] = Relation(
                each.get("Id", ""), each.get("Type", "").rsplit("/", 1)[-1], target, external
            )
        return found

    def content_type(self, part: str) -> str:
        """Return the content type of a part."""
        if self._types_known is None:
            self._types_known = {}
            for each in self.xml(CONTENT_TYPES):
                if each.tag == f"{{{TYPES}}}Override":
                    self._types_known[each.get("PartName", "").lower()] = each.get("ContentType", "")
                elif each.tag == f"{{{TYPES}}}Default":
                    self._types_known["." + each.get("Extension", "").lower()] = each.get("ContentType", "")
        suffix = posixpath.splitext(part)[1].lower()
        return self._types_known.get("/" + part.lower()) or self._types_known.get(suffix, "")

    def rewritten(
        self, changed: Mapping[str, bytes | Iterable[bytes]], dropped: frozenset[str] = frozenset()
    ) -> bytes:
        """Return the package with some parts replaced and some left out; every other keeps its bytes."""
        made = BytesIO()
        new = {part.lower(): content for part, content in changed.items()}
        gone = {part.lower() for part in dropped}
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
            for info in self.zip.infolist():
                key = info.filename.lower()
                if key in gone:
                    continue
                kept = zipfile.ZipInfo(info.filename, info.date_time)
                kept.compress_type = info.compress_type
                kept.external_attr = info.external_attr
                content = b"" if info.is_dir() else new.get(key)
                pieces = self.pieces(info.filename) if content is None else content
                with target.open(kept, "w") as out:
                    if info.compress_type == zipfile.ZIP_DEFLATED:
                        vars(out)["_compressor"] = isal_zlib.compressobj(
                            LEVEL, isal_zlib.DEFLATED, -MAX_WBITS
                        )
                    for piece in (pieces,) if isinstance(pieces, bytes) else pieces:
                        out.write(piece)
        return made.getvalue()

    def _measure(self) -> None:
        """Refuse what is too much, and names that no program writes."""
        infos = self.zip.infolist()
        if len(infos) > MOST_PARTS:
            raise self.refuse(MANY_PARTS, count=len(infos))
        total = sum(info.file_size for info in infos)
        largest = max((info.file_size for info in infos), default=0)
        ratio = total / max(1, sum(info.compress_size for info in infos))
        if largest > MOST_PART or total > MOST_TOTAL or (total > SMALL and ratio > MOST_RATIO):
            raise self.refuse(TOO_BIG)
        if any(info.flag_bits & 1 for info in infos):
            raise self.refuse(books.LOCKED)
        odd = any(
            info.filename.startswith(("/", "\\")) or ".." in info.filename.split("/") or "\\" in info.filename
            for info in infos
        )
        files = [info for info in infos if not info.is_dir()]
        if odd or len(self.names) != len(files) or any(i.compress_type not in _PACKED for i in infos):
            raise self.refuse(ODD_PARTS)
        if not self.has(CONTENT_TYPES):
            raise self.refuse(OPEN_DOCUMENT if self.has("content.xml") else CUT)

    def _look_for_definitions(self) -> None:
        """Refuse a DTD in any part, whether or not that part will be parsed; every part is read through."""
        for name in self.names.values():
            tail = b""
            for piece in self.pieces(name):
                if _wordy(name):
                    text = tail + piece
                    if text[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0<" in text[:200] or b"<\0" in text[:200]:
                        text = text.replace(b"\0", b"")
                    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                        raise self.refuse(DEFINITIONS)
                    tail = piece[-_OVERLAP:]

    def _look_for_strangers(self) -> None:
        """Refuse macros, signatures, data connections and what links to another file."""
        for name in self.names.values():
            for pattern, words in _FORBIDDEN:
                if pattern.search(name):
                    raise self.refuse(words)
        for name in self.names.values():
            if name.lower().endswith(".rels"):
                self._look_at_relations(name)
        for name in self.names.values():
            if "/externallinks/" in name.lower() and name.lower().endswith(".xml"):
                told = [
                    f"{key}={value}"
                    for each in self.xml(name)
                    for key, value in each.items()
                    if "}" not in key
                ]
                raise self.refuse(EXTERNAL, what="、".join(told) or name)
        connections = next((name for low, name in self.names.items() if low == "xl/connections.xml"), "")
        if connections:
            named = [each.get("name", "") for each in self.xml(connections)]
            raise self.refuse(CONNECTED, what="、".join(filter(None, named)) or "未命名")

    def _look_at_relations(self, file: str) -> None:
        folder, base = posixpath.split(file)
        part = posixpath.join(posixpath.dirname(folder), base[: -len(".rels")])
        for each in self.relations(part).values():
            if each.external and each.kind != "hyperlink":
                raise self.refuse(EXTERNAL, what=unquote(each.target))


_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, RuntimeError, ValueError, IndexError,
)  # fmt: skip


def opened(source: bytes | Path, name: str = "") -> Package:
    """Open the zip of a workbook; a path is read whole. Refused with what to do when it is no .xlsx."""
    name = name or (source.name if isinstance(source, Path) else "这个文件")
    content = _content(source, name) if isinstance(source, Path) else source
    _refuse_others(content, name)
    package = Package(content, name)
    main = package.content_type(workbook_part(package))
    if "macroEnabled" in main or "addin" in main:
        raise package.refuse(MACROS)
    if "binary" in main:
        raise package.refuse(BINARY)
    if "template" in main:
        raise package.refuse(TEMPLATE_BOOK)
    if main != WORKBOOK_TYPE:
        raise package.refuse(books.OTHER, what="别的文档")
    if STRICT in package.read(workbook_part(package)):
        raise package.refuse(STRICT_BOOK)
    return package


def _content(file: Path, name: str) -> bytes:
    try:
        if file.stat().st_size > MOST_FILE:
            raise Refusal(TOO_BIG.format(name=name))
        return file.read_bytes()
    except FileNotFoundError as missing:
        raise Refusal(books.MISSING.format(name=name)) from missing
    except OSError as trouble:
        words = sentence(trouble, file) if file.is_dir() else books.UNREADABLE.format(name=name)
        raise Refusal(words) from trouble


def workbook_part(package: Package) -> str:
    """Return the name of the part that lists the sheets."""
    for each in package.relations("").values():
        if each.kind == "officeDocument" and package.has(each.target):
            return each.target
    raise package.refuse(CUT)


def relations_name(part: str) -> str:
    """Return the name of the part that holds the relationships of ``part``.

    >>> relations_name("xl/workbook.xml"), relations_name("")
    ('xl/_rels/workbook.xml.rels', '_rels/.rels')
    """
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", base + ".rels")


def serialised(root: Any) -> bytes:
    """Return a part as it is written, with the declaration that spreadsheets write."""
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _wordy(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def _refuse_others(content: bytes, name: str) -> None:
    """Refuse by its first bytes what is no zip."""
    if not content.strip(b"\0 \r\n\t"):
        raise Refusal(books.EMPTY.format(name=name))
    if len(content) > MOST_FILE:
        raise Refusal(TOO_BIG.format(name=name))
    if content.startswith(books.OLE):
        raise Refusal((books.LOCKED if books.LOCKED_PACKAGE in content else OLD).format(name=name))
    for sign, what in books.OTHERS:
        if content.startswith(sign):
            raise Refusal(books.OTHER.format(name=name, what=what) + SAVE_AS)
    if not content.startswith(b"PK"):
        what = "网页或文本" if content[:1] in b"<{\xef" or content[:200].isascii() else "别的文件"
        raise Refusal(f"“{name}”其实是{what}，不是 .xlsx 表格。" + SAVE_AS)
