"""What a sheet carries beside its cells: shapes, controls, comments, charts, pictures, pivots. It is found and named."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from exports.fitting.package import Package

SPREADSHEET_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PROTECTED = re.compile(rb"<(?:\w+:)?sheetProtection[\s>/]")
_COMMENT = re.compile(rb"<(?:\w+:)?comment\s")


@dataclass(frozen=True)
class Extras:
    """How many of each thing; the words are those of the sentence."""

    counts: Counter[str] = field(default_factory=Counter)
    protected: bool = False


def look(package: Package, part: str) -> Extras:
    """Count what hangs on a sheet, by its relationships."""
    counts: Counter[str] = Counter()
    listed = [
        each for each in package.relations(part).values() if not each.external and package.has(each.target)
    ]
    controlled = any(each.kind == "ctrlProp" for each in listed)
    for each in listed:
        if each.kind == "drawing":
            counts.update(_drawn(package, each.target, controlled=controlled))
        elif each.kind == "comments":
            counts["条批注"] += len(_COMMENT.findall(package.read(each.target)))
        elif each.kind in _KINDS:
            counts[_KINDS[each.kind]] += 1
    protected = False
    tail = b""
    for piece in package.pieces(part):
        protected = protected or _PROTECTED.search(tail + piece) is not None
        tail = piece[-32:]
    return Extras(+counts, protected)


_KINDS = {
    "ctrlProp": "个控件", "control": "个控件", "oleObject": "个嵌入对象", "package": "个嵌入对象",
    "pivotTable": "张数据透视表", "table": "个表格区域", "slicer": "个切片器", "image": "张背景图片",
}  # fmt: skip


def _drawn(package: Package, part: str, *, controlled: bool) -> Counter[str]:
    """Count what is drawn on a sheet; a shape that stands for a control is counted there."""
    found: Counter[str] = Counter()
    own = f"{{{SPREADSHEET_DRAWING}}}"
    for each in package.xml(part).iter(*(f"{own}{kind}" for kind in ("sp", "pic", "graphicFrame", "cxnSp"))):
        kind = each.tag.removeprefix(own)
        if _repeated(each, controlled=controlled):
            continue
        if kind == "sp":
            found["个文本框" if each.find(f"{own}txBody") is not None else "个图形"] += 1
        else:
            found[{"pic": "张图片", "graphicFrame": "个图表", "cxnSp": "条连接线"}[kind]] += 1
    return found


def _repeated(shape: Any, *, controlled: bool) -> bool:
    """Tell whether a shape says again what is counted elsewhere: a fallback picture, or the place of a control."""
    for above in shape.iterancestors(f"{COMPATIBLE}Fallback", f"{COMPATIBLE}Choice"):
        if above.tag == f"{COMPATIBLE}Fallback" or (controlled and above.get("Requires") == "a14"):
            return True
    return False


def sentences(found: Extras, number: int, name: str, *, hidden: bool, fillable: bool) -> tuple[str, ...]:
    """Say what is kept of one sheet as it is."""
    place = f"第{number}张表“{name}”"
    told = []
    if not fillable:
        told.append(f"{place}不是普通工作表：原样保留，不能填写。")
    if hidden:
        told.append(f"{place}是隐藏的：原样保留。")
    if found.protected:
        told.append(f"{place}设了保护：照样填写，保护原样保留。")
    if found.counts:
        what = "、".join(f"{count} {words}" for words, count in found.counts.items())
        told.append(f"{place}有 {what}：原样保留。")
    return tuple(told)
