"""Pages that come from a scanner: their code is read however they lie, and bad files get a sentence."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from exports import pictures, preview, scancode
from models.errors import Refusal
from models.papers import CODE_SIGNS
from tests import scanner

CODE = "7QK2M9XRTA"
MODULE = 0.5 / 25.4


def sheet(payload: str = f"{CODE}-3", dpi: int = 200) -> Image.Image:
    """Return a page of lines with a code of 0.5 mm a module at its head, at the right."""
    page = Image.new("L", (round(8.27 * dpi), round(11.69 * dpi)), 255)
    for line in range(12, 100, 3):
        page.paste(90, (dpi, line * dpi // 10, page.width - dpi, line * dpi // 10 + dpi // 20))
    out = BytesIO()
    segno.make_qr(payload, error="q", boost_error=False).save(out, kind="png", border=0, scale=10)
    with Image.open(out) as code:
        side = round(code.width / 10 * MODULE * dpi)
        page.paste(
            code.convert("L").resize((side, side), Image.Resampling.BOX),
            (page.width - side - dpi, dpi * 4 // 10),
        )
    return page


def read(content: bytes) -> list[tuple[str, int, int, bool]]:
    return [(page.code, page.number, page.turned, page.blurred) for page in scancode.pages(content)]


@given(st.text(alphabet=CODE_SIGNS, min_size=10, max_size=10), st.integers(1, 999))
def test_what_is_printed_is_read(code: str, page: int) -> None:
    assert scancode.parse(f"{code}-{page}") == (code, page)


@given(st.text())
def test_anything_else_is_none_of_ours(payload: str) -> None:
    found = scancode.parse(payload)
    assert found is None or f"{found[0]}-{found[1]}" == payload


@pytest.mark.parametrize(
    "payload",
    ["", "-", f"{CODE}", f"{CODE}-", f"{CODE}-0", f"{CODE}-01", f"{CODE}-1000", f"{CODE}-１", f" {CODE}-1", f"{CODE}-1\n",
     f"{CODE.lower()}-1", "0QK2M9XRTA-1", f"https://x.cn/{CODE}-1"],
)  # fmt: skip
def test_a_code_that_only_looks_like_ours_is_not_taken(payload: str) -> None:
    assert scancode.parse(payload) is None


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("skew", [-3.0, 0.0, 3.0])
@pytest.mark.parametrize(("dpi", "quality"), [(150, 35), (200, 50), (300, 60)])
def test_a_page_is_read_however_it_was_laid_in(turned: int, skew: float, dpi: int, quality: int) -> None:
    shot = scanner.scan(sheet(dpi=dpi), turned=turned, skew=skew, quality=quality, noise=0.15)

    assert read(shot) == [(CODE, 3, -turned % 360, False)]
    assert read(scanner.bundle([shot], dpi)) == [(CODE, 3, -turned % 360, False)]


def test_another_code_on_the_page_does_not_hide_ours() -> None:
    page = sheet()
    page.paste(sheet("https://hospital.example/bill/1").crop((1200, 60, 1500, 260)), (100, 1500))
    assert read(scanner.scan(page)) == [(CODE, 3, 0, False)]
    assert read(scanner.scan(sheet("https://hospital.example/bill/1"))) == [("", 0, 0, False)]


def test_a_page_without_a_code_and_one_whose_code_is_torn_are_told_apart() -> None:
    torn = sheet()
    code = torn.width - 200 - round(21 * MODULE * 200)
    torn.paste(0, (code + 26, 106, code + 80, 152))
    assert read(scanner.scan(Image.new("L", (1654, 2339), 255))) == [("", 0, 0, False)]
    assert [found[0] for found in read(scanner.scan(torn))] == [""]


def test_the_turned_page_stands_upright_as_pdf() -> None:
    (page,) = scancode.pages(scanner.scan(sheet(), turned=90))
    upright = scancode.turned(page.pdf, page.turned)
    ((wide, high),) = preview.sizes(upright)

    assert (page.media, page.turned) == ("图片", 270)
    assert wide < high
    assert read(upright) == [(CODE, 3, 0, False)]


def test_a_tiff_of_several_pages_gives_each() -> None:
    out = BytesIO()
    first, second = sheet(f"{CODE}-1").convert("1"), sheet(f"{CODE}-2").convert("1")
    first.save(out, "TIFF", save_all=True, append_images=[second], dpi=(200, 200), compression="group4")
    assert read(out.getvalue()) == [(CODE, 1, 0, False), (CODE, 2, 0, False)]


def encrypted() -> bytes:
    out = BytesIO()
    with pikepdf.new() as whole:
        whole.add_blank_page()
        whole.save(out, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return out.getvalue()


def empty_pdf() -> bytes:
    out = BytesIO()
    with pikepdf.new() as whole:
        whole.save(out)
    return out.getvalue()


def huge_inside() -> bytes:
    """Return a PDF whose one picture says that it is 40,000 dots square."""
    out = BytesIO()
    with pikepdf.new() as whole:
        page = whole.add_blank_page()
        image = pikepdf.Stream(whole, b"\x00")
        image.Type, image.Subtype, image.Width, image.Height = (
            pikepdf.Name.XObject, pikepdf.Name.Image, 40_000, 40_000,
        )  # fmt: skip
        image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceGray, 8
        page.add_resource(image, pikepdf.Name.XObject)
        whole.save(out)
    return out.getvalue()


def bomb() -> bytes:
    out = BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    return out.getvalue()


def torn_jpeg() -> bytes:
    shot = scanner.scan(sheet())
    return shot[: len(shot) // 3]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "文件是空的"),
        (b"%PDF-1.7 nothing", "已损坏"),
        (b"hello", "认不出这个文件"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(40), "HEIC"),
        (b"PK\x03\x04" + bytes(60), "认不出这个文件"),
    ],
)
def test_a_file_that_cannot_be_taken_says_why(content: bytes, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        read(content)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (encrypted, "有密码"),
        (empty_pdf, "没有页面"),
        (huge_inside, "大得不正常"),
        (bomb, "8000 万像素"),
        (torn_jpeg, "已损坏"),
    ],
)
def test_a_file_that_means_harm_is_refused(make: Any, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        read(make())


@pytest.mark.parametrize("size", [(1, 1), (1, 20_000), (20_000, 1), (2, 2)])
def test_a_picture_that_is_no_sheet_is_refused(size: tuple[int, int]) -> None:
    out = BytesIO()
    Image.new("L", size, 255).save(out, "PNG")

    with pytest.raises(Refusal, match="图片已损坏"):
        read(out.getvalue())


def test_a_page_that_is_no_sheet_waits_unread() -> None:
    out = BytesIO()
    with pikepdf.new() as whole:
        whole.add_blank_page(page_size=(14_000, 3))
        whole.add_blank_page(page_size=(595, 842))
        whole.save(out)

    assert read(out.getvalue()) == [("", 0, 0, False)] * 2


def test_a_file_of_too_many_bytes_or_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    shot = scanner.scan(sheet())
    whole = scanner.bundle([shot, shot])
    monkeypatch.setattr(scancode, "MOST_PAGES", 1)
    with pytest.raises(Refusal, match="一个文件超过 1 页"):
        read(whole)
    monkeypatch.setattr(scancode, "MOST_BYTES", 10)
    monkeypatch.setattr(pictures, "MOST_BYTES", 10)
    for content in (whole, shot):
        with pytest.raises(Refusal, match="200 MB"):
            read(content)


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.4\n", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"BM"]),
)
def test_no_bytes_bring_it_down(tail: bytes, head: bytes) -> None:
    try:
        read(head + tail)
    except Refusal as refused:
        assert refused.message  # noqa: PT017 -- either it is read or it says why


def test_the_bytes_of_a_jpeg_are_kept_as_they_came() -> None:
    shot = scanner.scan(sheet())
    (page,) = scancode.pages(shot)
    with pikepdf.open(BytesIO(page.pdf)) as whole:
        (image,) = whole.pages[0].get_images().values()
        assert image.read_raw_bytes() == shot
