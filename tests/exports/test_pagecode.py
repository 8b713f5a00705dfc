"""The code, the holder and the hint of the seal stand outside the text area, clear of all else, and are read back."""

import re
from collections.abc import Callable
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp

from exports import pdf
from exports.blocks import Document, Keep, Record, RecordLine, Seal, Signatures, Slot, Text, Title
from exports.compose import compose
from exports.forms import FORMS
from exports.paper import MM, SHEET, names
from exports.paper import page as geometry
from tests.exports.sample_facts import full

Reader = Callable[[bytes], list[str]]
Box = tuple[float, float, float, float]
CODE = "7KQ2M9XBTA"
WORDS = "双方承包地相邻，以老槐树至水口直线为界，未立界桩。" * 60
SEALED = Keep((Seal("西岔村人民调解委员会", "2026年11月21日"),))
SHEETS = [name for name in names() if name != "cards"]


def paper(
    page: str = "gbt9704", *, code: str = CODE, holder: str = "甲方张三 存", demo: bool = True
) -> Document:
    return Document(
        "人民调解协议书",
        (Title("人民调解协议书"), Text(WORDS), SEALED),
        page=page,
        demo=demo,
        code=code,
        holder=holder,
    )


def read_codes(data: bytes, dpi: int = 150) -> list[list[str]]:
    """Return what a reader of codes finds on each page of a scan."""
    kept = pypdfium2.PdfDocument(data)
    found = [
        [each.text for each in zxingcpp.read_barcodes(page.render(scale=dpi / 72).to_pil())] for page in kept
    ]
    kept.close()
    return found


def inked(data: bytes, number: int) -> list[Box]:
    """Return where ink stands on a page: left, lower, right and upper edge of each object in points."""
    kept = pypdfium2.PdfDocument(data)
    boxes = [each.get_bounds() for each in kept[number].get_objects()]
    kept.close()
    return boxes


def code_of(boxes: list[Box]) -> Box:
    """Return the box of the code: the only square of 10.5 millimetres."""
    (found,) = [
        box
        for box in boxes
        if all(abs(side - 10.5 * MM) < 0.6 for side in (box[2] - box[0], box[3] - box[1]))
    ]
    return found


def apart(one: Box, other: Box, by: float = 0.0) -> bool:
    return (
        one[2] + by <= other[0]
        or other[2] + by <= one[0]
        or one[3] + by <= other[1]
        or other[3] + by <= one[1]
    )


@pytest.mark.parametrize("page", SHEETS)
@pytest.mark.parametrize("dpi", [150, 300])
def test_code_of_every_page_is_read_and_says_code_and_page(page: str, dpi: int) -> None:
    found = read_codes(pdf.render(paper(page)), dpi)

    assert len(found) > 1
    assert found == [[f"{CODE}-{number}"] for number in range(1, len(found) + 1)]


def test_code_is_printed_in_letters_too(pdftotext: Reader) -> None:
    pages = pdftotext(pdf.render(paper()))

    assert [f"7KQ2M 9XBTA-{number}" in page for number, page in enumerate(pages, 1)] == [True] * len(pages)


@pytest.mark.parametrize("page", SHEETS)
def test_code_stands_outside_the_text_area_and_its_quiet_zone_is_clear(page: str) -> None:
    sheet = geometry(page)
    boxes = inked(pdf.render(paper(page)), 0)

    code = code_of(boxes)

    quiet = 4 * 0.5 * MM
    assert code[1] - quiet >= SHEET[1] - sheet.top
    assert code[3] + quiet <= SHEET[1] - 7 * MM  # what printers cannot reach
    assert abs(code[2] - sheet.left - sheet.width) < 0.6
    assert [box for box in boxes if box != code and not apart(box, code, quiet - 0.6)] == []


@pytest.mark.parametrize("page", SHEETS)
def test_nothing_outside_the_text_area_meets_anything_else(page: str) -> None:
    hands = ("张某", "赵某", "主持人陈立新", "记录人傅小军")
    lines = tuple(RecordLine("9:10", "张某", "speech", "他把桩往西挪了两犁。" * 3) for _ in range(80))
    document = Document(
        "调解笔录", (Record(lines), Signatures((Slot("签名"),)), SEALED), page=page, demo=True, code=CODE,
        holder="衡" * 60 + " 存", hands=hands,
    )  # fmt: skip
    sheet = geometry(page)
    data = pdf.render(document)
    for number in range(len(read_codes(data))):
        boxes = inked(data, number)
        area = (
            sheet.left,
            SHEET[1] - sheet.top - sheet.height,
            sheet.left + sheet.width,
            SHEET[1] - sheet.top,
        )
        margin = [box for box in boxes if apart(box, area, -1.0) and box[2] - box[0] < SHEET[0] * 0.9]
        marks = [box for box in margin if box[1] >= area[3] or box[0] >= area[2]]
        meets = [
            (one, other)
            for place, one in enumerate(marks)
            for other in margin
            if other is not one and other not in marks[: place + 1] and not apart(one, other, 0.5)
        ]
        framed = [pair for pair in meets if not any(side[3] - side[1] > 15 for side in pair)]
        assert framed == []


@pytest.mark.parametrize(("holder", "shown"), [("张三 存", "张三 存"), ("镇" * 60 + "合作社 存", None)])
def test_holder_is_named_at_the_head_of_each_page(pdftotext: Reader, holder: str, shown: str | None) -> None:
    pages = pdftotext(pdf.render(paper(holder=holder)))

    for page in pages:
        (line,) = [each for each in page.splitlines() if "存" in each]
        said = re.sub(r"7KQ2M.*", "", line).strip()
        assert (
            said == shown
            if shown
            else (said.startswith("镇镇镇") and "…" in said and said.endswith("合作社 存"))
        )


def test_holder_without_a_glyph_stops_a_final_paper() -> None:
    with pytest.raises(Exception, match="U\\+E000"):
        pdf.render(paper(holder="\ue000某 存"))


def test_paper_without_code_and_holder_bears_neither(pdftotext: Reader) -> None:
    data = pdf.render(paper(code="", holder=""))

    assert read_codes(data) == [[] for _ in read_codes(data)]
    assert [word for word in ("7KQ2M", " 存") if word in "".join(pdftotext(data))] == []


def test_sheet_of_cards_bears_no_code() -> None:
    assert read_codes(pdf.render(Document("卡", (Text("一"),), page="cards", code=CODE, footer=False))) == [
        []
    ]


@pytest.mark.parametrize(
    ("long", "sealed", "hinted"), [(True, True, True), (False, True, False), (True, False, False)]
)
def test_seal_over_the_edges_is_hinted_where_a_sealed_paper_has_more_than_one_sheet(
    pdftotext: Reader, *, long: bool, sealed: bool, hinted: bool
) -> None:
    blocks = (Text(WORDS if long else "一"), *((SEALED,) if sealed else ()))

    pages = pdftotext(pdf.render(Document("协议书", blocks)))

    assert [all(sign in page for sign in "骑缝章") for page in pages] == [hinted] * len(pages)


def test_same_facts_give_the_same_bytes() -> None:
    assert pdf.render(paper()) == pdf.render(paper())


def test_facts_of_a_final_paper_bring_code_and_holder() -> None:
    facts = full("D14")
    facts = type(facts).from_plain(
        facts.to_plain()
        | {"paper": facts.to_plain()["paper"] | {"code": CODE, "holder": "张三 存", "draft": False}}
    )

    document = compose(FORMS["D14"], facts)

    assert (document.code, document.holder) == (CODE, "张三 存")
    assert BytesIO(pdf.render(document)).getbuffer().nbytes > 1_000
