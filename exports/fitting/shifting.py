"""Rows put into a sheet or taken out: everything that points at a row below moves along, in every part."""

import re
from typing import Any

from exports.fitting import anchors
from exports.fitting.draft import Draft
from exports.fitting.package import relations_name
from exports.fitting.references import GONE, Shift, area, areas, formula, slid
from exports.fitting.sheetpart import SheetPart, place, q

XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
#: Attributes of a sheet's own elements that name ranges of it.
_RANGES = {
    "dimension": "ref", "pane": "topLeftCell", "sheetView": "topLeftCell", "selection": "sqref",
    "protectedRange": "sqref", "inputCells": "r", "autoFilter": "ref", "sortState": "ref", "sortCondition": "ref",
    "conditionalFormatting": "sqref", "dataValidation": "sqref", "cellWatch": "r", "ignoredError": "sqref",
}  # fmt: skip
_REMOVED_WHEN_GONE = frozenset({"conditionalFormatting", "dataValidation", "protectedRange", "cellWatch", "ignoredError", "sortCondition", "inputCells"})  # fmt: skip
_WORDS = frozenset({"formula", "formula1", "formula2"})
_COUNTED = frozenset({"mergeCells", "dataValidations", "rowBreaks"})


def apply(draft: Draft, shift: Shift) -> None:
    """Move everything in the whole workbook that is below the place of the shift."""
    target = draft.sheet(shift.sheet)
    for sheet in draft.sheets():
        if sheet is target or _mentions(sheet, shift.sheet):
            _expand_shared(sheet)
        if _formulas(sheet, shift) | _rules(sheet, shift):
            draft.touched.add(sheet.part)
    _move_rows(target, shift)
    _move_ranges(target, shift)
    draft.touched.add(target.part)
    for sheet in draft.sheets():
        _attached(draft, sheet, shift)
        _linked(draft, sheet, shift)
    _workbook(draft, shift)
    draft.forget_chain()


def _mentions(sheet: SheetPart, name: str) -> bool:
    """Tell whether a formula that is shared might point into the sheet that moves."""
    return any(
        found.get("t") == "shared" and name in (found.text or "").replace("''", "'")
        for found in sheet.data.iter(q("f"))
    )


def _expand_shared(sheet: SheetPart) -> None:
    """Give every cell that shares a formula its own: what is shared may be parted by the shift."""
    masters: dict[str, tuple[int, int, str]] = {}
    for found in sheet.data.iter(q("f")):
        if found.get("t") != "shared":
            continue
        at = place(found.getparent().get("r"))
        if found.text:
            masters[found.get("si")] = (*at, found.text)
        elif found.get("si") in masters:
            row, column, words = masters[found.get("si")]
            found.text = slid(words, at[0] - row, at[1] - column)
        for key in ("t", "si", "ref"):
            found.attrib.pop(key, None)


def _formulas(sheet: SheetPart, shift: Shift) -> bool:
    changed = False
    for found in sheet.data.iter(q("f")):
        row = place(found.getparent().get("r"))[0]
        if found.text:
            to = formula(found.text, sheet.name, shift, row=row)
            changed = changed or to != found.text
            found.text = to
        if found.get("ref") and sheet.name == shift.sheet:
            found.set("ref", _one(area(found.get("ref"), shift)))
    return changed


def _rules(sheet: SheetPart, shift: Shift) -> bool:
    """Move the formulas of conditional formats, validations, links and sparklines."""
    changed = False
    for each in sheet.root.iter():
        if not isinstance(each.tag, str):
            continue
        tag = each.tag.rpartition("}")[2]
        own = each.tag == q(tag)
        if (own and tag in _WORDS) or each.tag == f"{XM}f":
            changed = _text(each, sheet.name, shift, row=_rule_row(each)) or changed
        elif own and tag == "hyperlink" and each.get("location"):
            changed = _attribute(each, "location", sheet.name, shift) or changed
        elif own and tag == "cfvo" and each.get("type") == "formula":
            changed = _attribute(each, "val", sheet.name, shift) or changed
    return changed


def _rule_row(words: Any) -> int:
    """Return the first row of the cells that a rule is about."""
    above = words.getparent()
    while above is not None and not above.get("sqref"):
        above = above.getparent()
    try:
        return place(above.get("sqref").split()[0].partition(":")[0])[0] if above is not None else 0
    except ValueError:
        return 0


def _text(each: Any, own: str, shift: Shift, row: int = 0) -> bool:
    to = formula(each.text or "", own, shift, row=row)
    changed = bool(to != (each.text or ""))
    if changed:
        each.text = to
    return changed


def _attribute(each: Any, key: str, own: str, shift: Shift) -> bool:
    words = each.get(key)
    if not words or not re.search(r"[A-Za-z]\$?\d", words):
        return False
    sign = words[0] if words[0] in "#=" else ""
    to = sign + formula(words[len(sign) :], own, shift)
    each.set(key, to)
    return bool(to != words)


def _move_rows(sheet: SheetPart, shift: Shift) -> None:
    for row in list(sheet.data):
        number = int(row.get("r"))
        to = shift.row(number)
        if to is None:
            sheet.data.remove(row)
        elif to != number:
            row.set("r", str(to))
            for cell in row:
                cell.set("r", cell.get("r").rstrip("0123456789") + str(to))
    sheet.forget_rows()


def _move_ranges(sheet: SheetPart, shift: Shift) -> None:
    for each in list(sheet.root.iter()):
        if not isinstance(each.tag, str):
            continue
        tag = each.tag.rpartition("}")[2]
        if each.tag == f"{XM}sqref":
            each.text = areas(each.text or "", shift)
        elif each.tag == q(tag):
            _RANGE_MOVES.get(tag, _move_range)(each, shift)
    _count(sheet)


def _move_range(each: Any, shift: Shift) -> None:
    tag = each.tag.rpartition("}")[2]
    key = _RANGES.get(tag)
    if not key or not each.get(key):
        return
    to = areas(each.get(key), shift)
    if to:
        each.set(key, to)
    elif tag in _REMOVED_WHEN_GONE:
        each.getparent().remove(each)
    if tag == "selection" and each.get("activeCell"):
        each.set("activeCell", areas(each.get("activeCell"), _plain(shift)) or "A1")


def _count(sheet: SheetPart) -> None:
    """Let the lists say how many things are still in them."""
    for tag in _COUNTED:
        for each in list(sheet.root.iter(q(tag))):
            if not len(each):
                each.getparent().remove(each)
                continue
            each.set("count", str(len(each)))
            if tag == "rowBreaks" and each.get("manualBreakCount"):
                by_hand = sum(one.get("man") in {"1", "true"} for one in each)
                each.set("manualBreakCount", str(by_hand))


def _plain(shift: Shift) -> Shift:
    return Shift(shift.sheet, shift.at, shift.count)


def _one(reference: str) -> str:
    first, _, last = reference.partition(":")
    return first if first == last else reference


def _move_exactly(each: Any, shift: Shift) -> None:
    """Move a merged range or a link: one in the only row of data does not grow down with it."""
    to = area(each.get("ref"), _plain(shift))
    if to == GONE or (each.tag == q("mergeCell") and _one(to).count(":") == 0):
        each.getparent().remove(each)
    else:
        each.set("ref", to)


def _move_break(each: Any, shift: Shift) -> None:
    if each.getparent().tag != q("rowBreaks"):
        return
    to = shift.row(int(each.get("id") or 0))
    if to is None:
        each.getparent().remove(each)
    else:
        each.set("id", str(to))


_RANGE_MOVES = {
    "mergeCell": _move_exactly, "hyperlink": _move_exactly, "brk": _move_break, "anchor": anchors.move,
}  # fmt: skip


def _attached(draft: Draft, sheet: SheetPart, shift: Shift) -> None:
    """Move what hangs on a sheet: drawings, comments, tables, pivots, controls."""
    own = sheet.name == shift.sheet
    for each in draft.relations(sheet.part):
        if each.kind == "vmlDrawing":
            content = draft.raw.get(each.target) or draft.package.read(each.target)
            to = anchors.moved_vml(content, sheet.name, shift, own=own)
            if to != content:
                draft.raw[each.target] = to
            continue
        change = _PARTS.get(each.kind)
        if change and change(draft.tree(each.target), sheet.name, shift, own):
            draft.touched.add(each.target)


def _linked(draft: Draft, sheet: SheetPart, shift: Shift) -> None:
    """Move links to places in the file that are written as if they led out of it (``#表1!A9``)."""
    inward = {
        each.id for each in draft.package.relations(sheet.part).values() if each.external and each.target[:1] == "#"
    }  # fmt: skip
    if inward:
        file = relations_name(sheet.part)
        found = [each for each in draft.tree(file) if each.get("Id") in inward]
        if sum(_attribute(each, "Target", sheet.name, shift) for each in found):
            draft.touched.add(file)


def _comments(root: Any, _name: str, shift: Shift, own: bool) -> bool:  # noqa: FBT001 -- one shape for all parts
    for each in list(root.iter()) if own else ():
        if isinstance(each.tag, str) and each.tag.rpartition("}")[2] in {
            "comment",
            "threadedComment",
            "singleXmlCell",
        }:
            key = "r" if each.get("r") else "ref"
            each.set(key, area(each.get(key), shift))
    return own


def _table(root: Any, name: str, shift: Shift, own: bool) -> bool:  # noqa: FBT001 -- as above
    changed = own
    for each in root.iter():
        tag = str(each.tag).rpartition("}")[2]
        if own and tag in {"table", "autoFilter", "sortState", "sortCondition"} and each.get("ref"):
            each.set("ref", area(each.get("ref"), shift))
        elif tag in {"calculatedColumnFormula", "totalsRowFormula"}:
            changed = _text(each, name, shift) or changed
    return changed


def _pivot(root: Any, _name: str, shift: Shift, own: bool) -> bool:  # noqa: FBT001 -- as above
    found = root.find(q("location"))
    if own and found is not None:
        found.set("ref", area(found.get("ref"), shift))
    return own


def _control(root: Any, name: str, shift: Shift, _own: bool) -> bool:  # noqa: FBT001 -- as above
    keys = ("fmlaLink", "fmlaRange", "fmlaGroup", "fmlaTxbx")
    return sum(_attribute(root, key, name, shift) for key in keys) > 0


_PARTS = {
    "drawing": anchors.move_drawing, "comments": _comments, "threadedComment": _comments,
    "tableSingleCells": _comments, "table": _table, "pivotTable": _pivot, "ctrlProp": _control,
}  # fmt: skip


def _workbook(draft: Draft, shift: Shift) -> None:
    """Move what points at rows from outside of sheets: names, charts, and where pivots take their rows."""
    main = draft.template.workbook_part
    names = [each.name for each in draft.template.sheets]
    for each in draft.tree(main).iter(q("definedName")):
        local = each.get("localSheetId")
        own = names[int(local)] if local and int(local) < len(names) else ""
        if _text(each, own, shift):
            draft.touched.add(main)
    for part in draft.parts_of_type("chart"):
        if part.lower().endswith(".xml"):
            root = draft.tree(part)
            found = [
                one for one in root.iter() if isinstance(one.tag, str) and one.tag.rpartition("}")[2] == "f"
            ]
            if sum(_text(one, "", shift) for one in found):
                draft.touched.add(part)
    for part in draft.parts_of_type("pivotCacheDefinition"):
        for each in draft.tree(part).iter(q("worksheetSource")):
            if each.get("sheet") == shift.sheet and each.get("ref"):
                each.set("ref", area(each.get("ref"), shift))
                draft.touched.add(part)
