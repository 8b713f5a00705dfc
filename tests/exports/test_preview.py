import pytest

from exports import pdf, preview
from exports.blocks import Document, PageBreak, Text

TWO_PAGES = pdf.render(Document("试", (Text("字" * 300), PageBreak(), Text("乙"))))


def test_pages_are_counted_and_measured() -> None:
    assert preview.page_count(TWO_PAGES) == 2
    assert preview.sizes(TWO_PAGES) == [pytest.approx((595.28, 841.89), abs=0.01)] * 2


def test_page_is_shown_dark_on_white() -> None:
    width, height, pixels = preview.raster(TWO_PAGES, 0, 0.37)

    assert len(pixels) == width * height * 4
    assert (width, height) == (221, 312)
    assert pixels[:3] == b"\xff\xff\xff"
    assert min(pixels[0::4]) < 150


def test_all_pages_are_shown_at_so_many_dots_an_inch() -> None:
    shown = list(preview.pages(TWO_PAGES, dpi=36, longest=1000))

    assert [(width, height) for width, height, _ in shown] == [(298, 421)] * 2
    assert shown[1] == preview.raster(TWO_PAGES, 1, 0.5)


def test_no_page_is_drawn_larger_than_wanted_and_others_are_shown_between_two() -> None:
    shown = preview.pages(TWO_PAGES, dpi=3000, longest=210)
    first = next(shown)

    assert max(first[:2]) == 210
    assert preview.page_count(TWO_PAGES) == 2
    assert [max(each[:2]) for each in shown] == [210]


def test_page_that_cannot_be_drawn_is_told_plainly() -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        list(preview.pages(b"%PDF-1.7 torn", longest=100))
