"""Evidence pages (D31): pictures upright, in their size, in colour, and not compressed anew."""

import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from sqlalchemy.orm import Session

from exports import evidence_pages, pictures, preview
from models import attachments
from models.cases import Case
from models.errors import Refusal
from tests import sample, scanner
from tests.sample import Room

MM = 72 / 25.4


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    opened = sample.room(str(tmp_path / "data"))
    yield opened
    opened.store.close()


def shot(size: tuple[int, int], *, turned: int = 1, kind: str = "JPEG", mode: str = "RGB") -> bytes:
    """Return a picture whose left half is red and whose right half is blue, as it is looked at untold of EXIF."""
    image = Image.new(mode, size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").resize(size))
    told = Image.Exif()
    told[274] = turned
    out = BytesIO()
    image.save(out, kind, **({"exif": told, "quality": 80} if kind == "JPEG" else {}))
    return out.getvalue()


def put(
    db: Session, here: Room, subject: Case, content: bytes, *, kind: str = "照片", caption: str = "现场"
) -> None:
    attachments.add(
        db,
        subject.id,
        content,
        media="图片",
        pages=1,
        source="x",
        kind=kind,
        caption=caption,
        by=here.officer,
    )


def pasted(here: Room, *shots: bytes, kind: str = "照片") -> bytes:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        for place, each in enumerate(shots):
            put(db, here, subject, each, kind=kind, caption=f"第{place + 1}张")
        return evidence_pages.pages(db, subject)


def images(pdf: bytes) -> list[list[bytes]]:
    with pikepdf.open(BytesIO(pdf)) as whole:
        return [[image.read_raw_bytes() for image in page.get_images().values()] for page in whole.pages]


def test_a_jpeg_is_passed_on_byte_for_byte_and_each_picture_has_a_page(here: Room) -> None:
    first, second = shot((900, 600)), shot((600, 900))
    pdf = pasted(here, first, second)

    assert images(pdf) == [[first], [second]]


def test_front_and_back_of_a_card_share_a_page_in_their_true_size(
    here: Room, require: Callable[[str], str]
) -> None:
    pdf = pasted(here, shot((1012, 638)), shot((1010, 637)), shot((1000, 640)), kind="身份证明")
    assert [len(page) for page in images(pdf)] == [2, 1]
    listed = subprocess.run(
        [require("pdfimages"), "-list", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    across = [int(line.split()[12]) for line in listed.splitlines()[2:]]
    assert across == [
        round(1012 / (85.6 / 25.4)),
        round(1010 / (85.6 / 25.4)),
        round(1000 / (1000 / 640 * 54 / 25.4)),
    ]


@pytest.mark.parametrize("turned", [1, 3, 6, 8, 5])
def test_the_turn_that_a_camera_notes_is_honoured(here: Room, turned: int) -> None:
    pdf = pasted(here, shot((900, 600), turned=turned))
    wide, high, pixels = preview.raster(pdf, 0, 1.0)
    page = Image.frombytes("RGB", (wide, high), pixels, "raw", "BGRX")
    box = page.convert("HSV").getchannel("S").point(lambda level: 255 if level > 120 else 0).getbbox()
    assert box is not None
    left, top, right, bottom = box
    ends = {
        1: ((left + 9, (top + bottom) // 2), (right - 9, (top + bottom) // 2)),
        3: ((right - 9, (top + bottom) // 2), (left + 9, (top + bottom) // 2)),
        6: (((left + right) // 2, top + 9), ((left + right) // 2, bottom - 9)),
        8: (((left + right) // 2, bottom - 9), ((left + right) // 2, top + 9)),
        5: (((left + right) // 2, top + 9), ((left + right) // 2, bottom - 9)),
    }[turned]
    red, blue = (page.crop((*end, end[0] + 1, end[1] + 1)).tobytes() for end in ends)
    assert (red[0] > red[2], blue[2] > blue[0]) == (True, True)


def test_what_is_transparent_is_white_and_what_is_too_fine_is_set_at_200_dots(here: Room) -> None:
    pdf = pasted(here, shot((400, 300), kind="PNG", mode="RGBA"), shot((5000, 3600)))
    with pikepdf.open(BytesIO(pdf)) as whole:
        (clear,), (large,) = (list(page.get_images().values()) for page in whole.pages)
        assert (str(clear.Filter), str(large.Filter)) == ("/FlateDecode", "/DCTDecode")
        assert "/SMask" not in clear
        assert (int(large.Width), int(large.Height)) == (1780, 1282)


def test_each_page_of_a_pdf_has_a_page_that_says_which(
    here: Room, require: Callable[[str], str], tmp_path: Path
) -> None:
    grey = [Image.new("L", size, 200) for size in ((827, 1169), (800, 1100))]
    source = scanner.bundle([scanner.scan(each) for each in grey])
    pdf = pasted(here, source)
    text = subprocess.run(
        [require("pdftotext"), "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    assert [f"（第 {page} 页，共 2 页）" in text for page in (1, 2)] == [True, True]
    (tmp_path / "pages.pdf").write_bytes(pdf)
    subprocess.run([require("qpdf"), "--check", tmp_path / "pages.pdf"], capture_output=True, check=True)


def test_the_same_attachments_give_the_same_bytes(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        put(db, here, subject, shot((300, 200)))
        assert evidence_pages.pages(db, subject) == evidence_pages.pages(db, subject)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "I;16", "CMYK"])
def test_every_kind_of_picture_becomes_a_page(mode: str) -> None:
    out = BytesIO()
    Image.new(mode, (120, 80)).save(out, "TIFF", dpi=(200, 200))
    (image,) = pictures.opened(out.getvalue())
    page = pictures.page_of(pictures.picture(image, out.getvalue()))

    ((wide, high),) = preview.sizes(page)
    assert (round(wide, 1), round(high, 1)) == (43.2, 28.8)


def test_a_photograph_with_a_preview_behind_it_is_one_page_and_kept_as_it_is() -> None:
    out = BytesIO()
    Image.new("RGB", (400, 300), "red").save(
        out, "MPO", save_all=True, append_images=[Image.new("RGB", (80, 60), "blue")]
    )
    (image,) = pictures.opened(out.getvalue())
    assert pictures.picture(image, out.getvalue()).data == out.getvalue()


def test_a_pdf_of_huge_pages_is_drawn_no_finer_than_paper_shows(here: Room) -> None:
    out = BytesIO()
    with pikepdf.new() as whole:
        whole.add_blank_page(page_size=(14_000, 9_000))
        whole.save(out)

    with pikepdf.open(BytesIO(pasted(here, out.getvalue()))) as whole:
        shown = next(iter(whole.pages[0].get_images().values()))
        assert int(shown.Width) == 2670


def test_a_page_that_cannot_be_drawn_is_named(here: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    out = BytesIO()
    with pikepdf.new() as whole:
        whole.add_blank_page()
        whole.save(out)

    def undrawable(*_: object, **__: object) -> None:
        raise pypdfium2.PdfiumError("Failed to load page.")

    monkeypatch.setattr(pypdfium2.PdfPage, "render", undrawable)
    with pytest.raises(Refusal, match="“第1张”第 1 页已损坏"):
        pasted(here, out.getvalue())
