"""A form on its way to be filled: the parts that are read so far, and those that will be written anew."""

from collections.abc import Iterable
from typing import Any

from exports.fitting.package import Relation, relations_name, serialised
from exports.fitting.sheetpart import SheetPart, q
from exports.fitting.template import Template

#: What must follow calcPr in a workbook (ECMA-376 Part 1, 18.2.27).
_AFTER_CALC = (
    "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
    "fileRecoveryPr", "webPublishObjects", "extLst",
)  # fmt: skip
_PROPERTIES = frozenset({"core-properties", "extended-properties"})
_MAKERS = frozenset({"creator", "lastModifiedBy", "Manager", "Company"})


class Draft:
    """The trees of the parts, each read once; a part is written anew only when it was touched."""

    def __init__(self, template: Template) -> None:
        """Begin with nothing changed."""
        self.template = template
        self.package = template.package
        self.styles = template.new_styles()
        self.touched: set[str] = set()
        self.dropped: set[str] = set()
        self.raw: dict[str, bytes] = {}
        self.markers: dict[str, tuple[Any, int]] = {}
        self._trees: dict[str, Any] = {}
        self._sheets: dict[str, SheetPart] = {}

    def tree(self, part: str) -> Any:
        """Return the root of a part."""
        if part not in self._trees:
            self._trees[part] = self.package.xml(part)
        return self._trees[part]

    def sheet(self, name: str) -> SheetPart:
        """Return a sheet to be changed."""
        if name not in self._sheets:
            self._sheets[name] = self.template.part(name)
        return self._sheets[name]

    def sheets(self) -> Iterable[SheetPart]:
        """Give every sheet that has cells."""
        return [self.sheet(each.name) for each in self.template.sheets if each.fillable]

    def relations(self, part: str) -> list[Relation]:
        """Return what hangs on a part, within the file."""
        found = self.package.relations(part).values()
        return [each for each in found if not each.external and self.package.has(each.target)]

    def parts_of_type(self, word: str) -> list[str]:
        """Name the parts whose content type has a word in it."""
        names = self.package.names.values()
        return [each for each in names if word in self.package.content_type(each)]

    def recalculate(self) -> None:
        """Let the form be computed when it is opened."""
        part = self.template.workbook_part
        root = self.tree(part)
        found = root.find(q("calcPr"))
        if found is None:
            found = root.makeelement(q("calcPr"))
            after = [each for each in root if each.tag in {q(tag) for tag in _AFTER_CALC}]
            root.insert(root.index(after[0]) if after else len(root), found)
        found.set("fullCalcOnLoad", "1")
        self.touched.add(part)

    def forget_chain(self) -> None:
        """Drop the order of calculation, which names cells that have moved; it is made anew on opening."""
        main = self.template.workbook_part
        for each in self.relations(main):
            if each.kind != "calcChain":
                continue
            self.dropped.add(each.target)
            links = self.tree(relations_name(main))
            for link in [one for one in links if one.get("Id") == each.id]:
                links.remove(link)
            self.touched.add(relations_name(main))
            types = self.tree("[Content_Types].xml")
            for one in [one for one in types if one.get("PartName", "").lower() == "/" + each.target.lower()]:
                types.remove(one)
            self.touched.add("[Content_Types].xml")

    def personal(self) -> list[Any]:
        """Return the properties of the file that say who made it and where."""
        found = []
        for each in self.relations(""):
            if each.kind in _PROPERTIES:
                found += [
                    (each.target, one)
                    for one in self.tree(each.target).iter()
                    if isinstance(one.tag, str) and one.tag.rpartition("}")[2] in _MAKERS and one.text
                ]
        return found

    def written(self) -> bytes:
        """Return the file: what was touched anew, everything else as it was, without the names of its makers."""
        for part, property_ in self.personal():
            property_.text = None
            self.touched.add(part)
        changed: dict[str, Any] = dict(self.raw)
        named = {sheet.part: sheet for sheet in self._sheets.values()}
        for part in self.touched:
            if part in named:
                marker, last = self.markers.get(named[part].name, (None, 0))
                changed[part] = named[part].written(marker, last)
            else:
                changed[part] = serialised(self.tree(part))
        if self.styles.changed:
            changed[self.styles.part] = self.styles.written()
        return self.package.rewritten(changed, frozenset(self.dropped))
