"""A form of the program as a Word file with its placeholders, for a station to make its own of (``wordform`` fills it)."""

import io
from collections.abc import Iterable
from typing import Any

from exports.forms import FORMS, Spec
from exports.placeholders import Condition, Field, Span, Template, Test
from exports.walk import numeral

STRUCK = "/"
BODY, TITLE, LABEL = "仿宋_GB2312", "方正小标宋简体", "黑体"
_BODY_SIZE, _TITLE_SIZE, _LINE_SPACING = 14, 22, 1.4
_MARGINS = (3.7, 2.6, 3.5, 2.8)
_LINE = "＿＿＿＿＿＿＿＿"


def sample(form: str) -> bytes:
    """Return the form as .docx: what it says, in its order, each field a placeholder.

    The look is plain; the station sets it in Word. Filled at once it says what the PDF says.
    """
    made = _Writer()
    made.blocks(FORMS[form].blocks)
    target = io.BytesIO()
    made.document.save(target)
    return target.getvalue()


class _Writer:
    """Writes one form, block after block."""

    def __init__(self) -> None:
        import docx  # noqa: PLC0415 -- slow import, wanted only by a station with Word forms
        from docx.shared import Cm, Mm, Pt  # noqa: PLC0415 -- as above

        self.document: Any = docx.Document()
        page = self.document.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.top_margin, page.right_margin, page.bottom_margin, page.left_margin = map(Cm, _MARGINS)
        style: Any = self.document.styles["Normal"]
        style.font.size = Pt(_BODY_SIZE)
        style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.line_spacing = _LINE_SPACING
        _face(style, BODY)

    def blocks(self, specs: Iterable[Spec]) -> None:
        """Write blocks in order, each within its loop and its condition."""
        for spec in specs:
            opening, closing = _around(spec, "p")
            for words in opening:
                self.line(words)
            self.block(spec)
            for words in closing:
                self.line(words)

    def block(self, spec: Spec) -> None:  # noqa: C901, PLR0912 -- one arm a kind of block
        """Write one block."""
        said = spec.values
        match spec.kind:
            case "keep" | "group":
                self.blocks(said["blocks"])
            case "title":
                self.line(_text(said["text"]), align="center", face=TITLE, size=_TITLE_SIZE)
            case "subtitle":
                self.line(_text(said["text"]), align="center")
            case "number":
                self.line(_text(said["text"]), align=said.get("align", "right"))
            case "heading":
                self.line(_text(said["text"]), face=LABEL)
            case "text":
                lead = _text(said["lead"]) if "lead" in said else ""
                indent = said.get("indent", True) and said.get("align", "justify") == "justify"
                self.line(_text(said["text"]), lead=lead, align=said.get("align", "left"), indent=indent)
            case "note":
                self.line(_text(said["text"]))
            case "choice":
                self.line(_choices(said), lead=_text(said["label"]) if "label" in said else "")
            case "clauses":
                self.clauses(spec)
            case "fields":
                self.fields(said["rows"])
            case "grid":
                self.grid(spec)
            case "record":
                self.parts(said["lines"], lambda values: "　".join(
                    _text(values[key]) for key in ("time", "speaker", "text") if key in values
                ))  # fmt: skip
            case "signatures":
                self.parts(said["slots"], _slot)
            case "seal":
                self.line(_text(said["organ"]), align="right")
                self.line(_text(said["date"]), align="right")
            case "cards":
                self.line(_text(said["title"]), align="center", face=LABEL)
                self.parts(said["lines"], lambda values: _text(values["text"]))
            case "rule":
                self.line(f"──────　{said.get('text', '')}　──────", align="center")
            case "break":
                self.document.add_page_break()
            case "blank":
                self.line("（以下空白）", align="center")

    def parts(self, parts: Iterable[Spec], words: Any) -> None:
        """Write parts a line each, each within its loop and its condition."""
        for part in parts:
            opening, closing = _around(part, "p")
            for line in (*opening, words(part.values), *closing):
                self.line(line)

    def clauses(self, spec: Spec) -> None:
        """Write numbered clauses; those of a loop are counted by it."""
        for place, item in enumerate(spec.values["items"], 1):
            opening, closing = _around(item, "p")
            number = _number(item) if item.each else f"{numeral(place)}、"
            for line in (*opening, number + _text(item.values["text"]), *closing):
                self.line(line, indent=not line.startswith("{%"))

    def fields(self, rows: Iterable[Spec]) -> None:
        """Write a form table: a label and its value in each row."""
        table = self.table(2)

        def write(each: Iterable[Spec]) -> None:
            for row in each:
                opening, closing = _around(row, "tr")
                _control(table, opening)
                for cell in row.values.get("cells", ()):
                    before, after = _around(cell, "tr")
                    _control(table, before)
                    value = (
                        _choices(cell.values) if "options" in cell.values else _text(cell.values.get("value"))
                    )
                    _row(table, (_text(cell.values.get("label")), value))
                    _control(table, after)
                write(row.values.get("rows", ()))
                _control(table, closing)

        write(rows)

    def grid(self, spec: Spec) -> None:
        """Write a ruled list with its head."""
        head = [_inline(item) for item in spec.values["head"]]
        table = self.table(len(head))
        _row(table, head)
        for row in spec.values["rows"]:
            opening, closing = _around(row, "tr")
            _control(table, opening)
            _row(table, [_inline(cell) for cell in row.values["cells"]])
            _control(table, closing)

    def table(self, columns: int) -> Any:
        """Begin a ruled table without rows."""
        return self.document.add_table(rows=0, cols=columns, style="Table Grid")

    def line(
        self,
        words: str,
        *,
        lead: str = "",
        align: str = "left",
        face: str = "",
        size: float = 0,
        indent: bool = False,
    ) -> None:
        """Write a paragraph; ``lead`` stands before it in the face of labels."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 -- as above
        from docx.shared import Pt  # noqa: PLC0415 -- as above

        paragraph = self.document.add_paragraph()
        aligned = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
        paragraph.alignment = aligned.get(align)
        if indent:
            paragraph.paragraph_format.first_line_indent = Pt(2 * _BODY_SIZE)
        if lead:
            _face(paragraph.add_run(lead), LABEL)
        run: Any = paragraph.add_run(words)
        if face:
            _face(run, face)
        if size:
            run.font.size = Pt(size)


def _face(thing: Any, name: str) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 -- as above

    thing.font.name = name
    thing.element.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), name)


def _control(table: Any, words: Iterable[str]) -> None:
    """Write rows that only begin or end a loop or a condition; they are gone once the form is filled."""
    for each in words:
        _row(table, (each,))


def _row(table: Any, texts: Iterable[str]) -> None:
    cells = table.add_row().cells
    for cell, text in zip(cells, texts, strict=False):
        cell.text = text


def _around(spec: Spec, what: str) -> tuple[list[str], list[str]]:
    """Return what stands before and behind a part that is repeated or printed only when."""
    opening = [f"{{%{what} for {each.name} in {each.path} %}}" for each in spec.each]
    closing = [f"{{%{what} endfor %}}" for _ in spec.each]
    if spec.when is not None:
        opening.append(f"{{%{what} if {_condition(spec.when)} %}}")
        closing.insert(0, f"{{%{what} endif %}}")
    return opening, closing


def _number(item: Spec) -> str:
    """Count what a loop writes: clauses by their own numbers, the rest by the loop."""
    last = item.each[-1]
    return f"{{{{ {last.name}.number }}}}、" if last.path.endswith(".clauses") else "{{ loop.index }}．"


def _inline(spec: Spec) -> str:
    """Write a cell; of one that is repeated, all that it stands for."""
    text = _text(spec.values["text"]) + ("　" if spec.each else "")
    if spec.when is not None:
        text = f"{{% if {_condition(spec.when)} %}}{text}{{% endif %}}"
    for each in reversed(spec.each):
        text = f"{{% for {each.name} in {each.path} %}}{text}{{% endfor %}}"
    return text


def _condition(test: Condition) -> str:
    return " or ".join(" and ".join(_test(each) for each in row) for row in test.alternatives)


def _test(test: Test) -> str:
    if test.relation == "filled":
        words = test.path
    elif test.relation == "holds":
        words = f"{_quoted(test.words[0])} in {test.path}"
    else:
        words = f"{test.path} in [{', '.join(map(_quoted, test.words))}]"
    return f"not ({words})" if test.negated else words


def _text(given: Template | None) -> str:
    return "".join(_part(part) for part in given.parts) if given is not None else ""


def _part(part: str | Field | Span) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Field):
        default = STRUCK if part.default is None else part.default
        return f"{{{{ {part.path} or {_quoted(default)} }}}}" if default else f"{{{{ {part.path} }}}}"
    needed = [each.path for each in part.parts if isinstance(each, Field) and each.default is None]
    inside = "".join(_part(each) for each in part.parts)
    return f"{{% if {' and '.join(needed)} %}}{inside}{{% endif %}}" if needed else inside


def _choices(values: Any) -> str:
    return "　".join(_option(option, values.get("of", "")) for option in values["options"])


def _option(option: Spec, of: str) -> str:
    test = option.values.get("chosen")
    words = _text(option.values["text"])
    if test is None and not of:
        return f"☐{words}"
    chosen = _condition(test) if test is not None else f"{_quoted(words)} in [{of}]"
    return f"{{% if {chosen} %}}☑{{% else %}}☐{{% endif %}}{words}"


def _slot(values: Any) -> str:
    label, name = _text(values.get("label")), _text(values.get("name")).replace(" or '/'", "")
    dated = "　年　月　日" if values.get("dated", True) else ""
    return f"{label}{'：' if label else ''}{name}{_LINE}{dated}"


def _quoted(words: str) -> str:
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'"
