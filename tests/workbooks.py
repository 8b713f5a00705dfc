"""Whether a workbook is whole: what Excel would ask to repair, found without Excel (ECMA-376 Parts 1 and 2)."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from openpyxl.utils.cell import coordinate_from_string, range_boundaries

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CONTENT_TYPES = "[Content_Types].xml"
BOOK = "xl/workbook.xml"
LONGEST_NAME = 31
LONGEST_TEXT = 32_767
WIDEST, LOWEST = 16_384, 1_048_576
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]|^'|'$")


def sound(path: Path) -> None:
    """Assert that nothing of the workbook at ``path`` needs repair."""
    assert faults(path) == []


def faults(path: Path) -> list[str]:
    """Return what is wrong with the workbook, part by part; an empty list for a whole one."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        damaged = archive.testzip()
        contents = {name: archive.read(name) for name in names if not name.endswith("/")}
    found = [f"{damaged}：校验不符"] if damaged else []
    found += [f"{name}：同名两份" for name in {*names} if names.count(name) > 1]
    parts: dict[str, Any] = {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    for name, content in contents.items():
        if name.endswith((".xml", ".rels", ".vml")):
            try:
                parts[name] = etree.fromstring(content, parser)
            except etree.XMLSyntaxError as trouble:
                found.append(f"{name}：{trouble}")
    if CONTENT_TYPES not in parts or BOOK not in parts:
        return [*found, "缺内容类型表或工作簿"]
    found += _types(contents, parts[CONTENT_TYPES])
    found += _links(contents, parts)
    found += _book(parts)
    return found


def _types(contents: dict[str, bytes], table: Any) -> Iterator[str]:
    """Every part has a type, and every type named for a part has its part."""
    defaults = {each.get("Extension", "").lower() for each in table.iter(f"{TYPES}Default")}
    named = [each.get("PartName", "") for each in table.iter(f"{TYPES}Override")]
    yield from (f"{name}：类型写了两次" for name in {*named} if named.count(name) > 1)
    yield from (f"{name}：有类型而无此件" for name in named if name.removeprefix("/") not in contents)
    for name in contents:
        if name != CONTENT_TYPES and f"/{name}" not in named:
            extension = name.rpartition(".")[2].lower()
            if extension not in defaults:
                yield f"{name}：没有内容类型"


def _links(contents: dict[str, bytes], parts: dict[str, Any]) -> Iterator[str]:
    """Every relationship leads to a part, and every ``r:id`` to a relationship."""
    for name, root in parts.items():
        if name.endswith(".rels"):
            ids = [each.get("Id") for each in root.iter(f"{LINKS}Relationship")]
            yield from (f"{name}：{each} 出现两次" for each in {*ids} if ids.count(each) > 1)
            for each in root.iter(f"{LINKS}Relationship"):
                target = _target(name, each.get("Target", ""))
                if each.get("TargetMode") != "External" and target not in contents:
                    yield f"{name}：{each.get('Target')} 不存在"
        else:
            rels = parts.get(_rels_of(name))
            known = (
                {each.get("Id") for each in rels.iter(f"{LINKS}Relationship")} if rels is not None else set()
            )
            used = {
                value
                for each in root.iter()
                for key, value in each.attrib.items()
                if str(key).startswith(OFFICE)
            }
            yield from (f"{name}：{each} 无此关系" for each in sorted(map(str, used - known)))


def _rels_of(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _target(rels: str, target: str) -> str:
    if target.startswith("/"):
        return target.removeprefix("/")
    folder = posixpath.dirname(posixpath.dirname(rels))
    return posixpath.normpath(posixpath.join(folder, target.partition("#")[0]))


def _book(parts: dict[str, Any]) -> Iterator[str]:
    """The names of the sheets are legal, their styles and shared texts exist, their cells stand in order."""
    sheets = list(parts[BOOK].iter(f"{MAIN}sheet"))
    names = [each.get("name", "") for each in sheets]
    yield from (
        f"工作表名“{each}”不合法"
        for each in names
        if not 0 < len(each) <= LONGEST_NAME or FORBIDDEN.search(each)
    )
    folded = [each.casefold() for each in names]
    yield from (f"工作表名“{each}”重复" for each in names if folded.count(each.casefold()) > 1)
    if all(each.get("state") in {"hidden", "veryHidden"} for each in sheets):
        yield "没有一张看得见的工作表"
    shared = parts.get("xl/sharedStrings.xml")
    texts = len(shared.findall(f"{MAIN}si")) if shared is not None else 0
    styles = parts.get("xl/styles.xml")
    looks = len(styles.findall(f"{MAIN}cellXfs/{MAIN}xf")) if styles is not None else 1
    for name, root in parts.items():
        if root.tag == f"{MAIN}worksheet":
            yield from (f"{name}：{each}" for each in (*_cells(root, texts, looks), *_merges(root)))


def _cells(root: Any, texts: int, looks: int) -> Iterator[str]:
    above = 0
    for row in root.iter(f"{MAIN}row"):
        line = int(row.get("r", above + 1))
        if not above < line <= LOWEST:
            yield f"第 {line} 行不在次序上"
        above = line
        left = 0
        for cell in row.iter(f"{MAIN}c"):
            at = cell.get("r")
            place = _place(at) if at else left + 1
            if not left < place <= WIDEST or (at and int(coordinate_from_string(at)[1]) != line):
                yield f"{at} 不在次序上"
            left = place
            yield from _cell(cell, texts, looks)


def _cell(cell: Any, texts: int, looks: int) -> Iterator[str]:
    at, value = cell.get("r"), cell.findtext(f"{MAIN}v")
    if int(cell.get("s", "0")) >= looks:
        yield f"{at} 的样式不存在"
    kind = cell.get("t", "n")
    if kind == "s" and not 0 <= int(value or "-1") < texts:
        yield f"{at} 的文字不存在"
    if kind == "n" and value and not re.fullmatch(r"-?[0-9.]+(?:[eE][+-]?[0-9]+)?", value):
        yield f"{at} 不是数"
    if kind == "inlineStr" and len("".join(cell.itertext())) > LONGEST_TEXT:
        yield f"{at} 的文字太长"


def _place(at: str) -> int:
    found = range_boundaries(at)[0]
    assert found, "a cell has a column"
    return found


def _merges(root: Any) -> Iterator[str]:
    boxes: list[Any] = [range_boundaries(each.get("ref")) for each in root.iter(f"{MAIN}mergeCell")]
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other_left, other_top, other_right, other_bottom in boxes[number + 1 :]:
            if left <= other_right and other_left <= right and top <= other_bottom and other_top <= bottom:
                yield f"合并的格子重叠：第 {top} 行"
