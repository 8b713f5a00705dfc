"""Workbooks made by hand: the parts of a good one, some of them replaced, added or left out."""

import zipfile
from io import BytesIO

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CELLS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>序号</t></is></c><c r="B1" t="inlineStr"><is><t>金额</t></is></c></row>'
    '<row r="2"><c r="A2"/><c r="B2"/></row><row r="3"><c r="A3"/><c r="B3"/></row><row r="4"><c r="A4"/><c r="B4"/></row>'
    '<row r="5"><c r="A5" t="inlineStr"><is><t>合计</t></is></c><c r="B5"><f>SUM(B2:B4)</f><v>0</v></c></row>'
)


def sheet(cells: str = CELLS, before: str = "", after: str = "", more: str = "") -> str:
    """Return the XML of a sheet; ``more`` are namespaces of its root."""
    return f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"{more}>{before}<sheetData>{cells}</sheetData>{after}</worksheet>'


def relations(*listed: tuple[str, str, str], mode: str = "") -> str:
    """Return a part of relationships: (id, kind, target)."""
    external = f' TargetMode="{mode}"' if mode else ""
    told = "".join(
        f'<Relationship Id="{i}" Type="{OFFICE}/{k}" Target="{t}"{external}/>' for i, k, t in listed
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{told}</Relationships>'


def workbook(
    *sheets: str, more: str = "", types: str = "", links: str = "", main: str = SHEET_TYPE
) -> dict[str, str | bytes]:
    """Return the parts of a workbook of these sheets, called 表1, 表2 …; ``more`` follows the list of sheets."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="表{at}" sheetId="{at}" r:id="s{at}"/>' for at in numbers)
    rels = "".join(
        f'<Relationship Id="s{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in numbers
    )
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for at in numbers
    )
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="{main}"/>{overrides}{types}</Types>',
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets>{more}</workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rels}{links}</Relationships>',
        **{f"xl/worksheets/sheet{at}.xml": each for at, each in zip(numbers, sheets, strict=True)},
    }


def packed(parts: dict[str, str | bytes], **change: str | bytes | None) -> bytes:
    """Return the zip of parts; ``change`` replaces parts, or leaves them out."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**parts, **change}.items():
            if content is not None:
                archive.writestr(name, content)
    return made.getvalue()


def good(**change: str | bytes | None) -> bytes:
    """Return a small form of one sheet, changed as is said."""
    return packed(workbook(sheet()), **change)


def override(part: str, kind: str) -> str:
    """Return the content type of one part."""
    return f'<Override PartName="/{part}" ContentType="{kind}"/>'
