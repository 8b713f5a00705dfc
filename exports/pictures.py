"""Pictures that come from outside, checked before they are decoded, and how they stand on a page of PDF.

A JPEG is passed on byte for byte: what is evidence is not compressed a second time. Everything else is kept without
loss, on white where it was transparent. The turn that a camera notes in its EXIF is honoured.
"""

import struct
import warnings
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf

from exports.paper import SHEET
from models.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

MOST_PIXELS = 80_000_000  # A3 at 600 dpi
MOST_BYTES = 200_000_000
MOST_PAGES = 500
FORMATS = ("JPEG", "PNG", "TIFF", "BMP")
SUFFIXES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp")
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc", b"ftypmsf1")
_LARGE = "图片大得不正常（超过 8000 万像素），请用 300 dpi 重新扫描。"
TORN = "图片已损坏，打不开。请重新扫描或拍照。"
#: What a damaged picture may raise.
BROKEN = (
    OSError, ValueError, SyntaxError, TypeError, LookupError, EOFError, ArithmeticError, MemoryError, struct.error,
    zlib.error, AttributeError,
)  # fmt: skip
_POINTS = 72
_TURNS = {3: 180, 6: 90, 8: 270}  # EXIF 274 → degrees clockwise
_MIRRORED = (2, 4, 5, 7)
_JPEGS = ("JPEG", "MPO")  # telephones put a second, smaller picture behind the first
_ORIENTATION = 274
_SPACES = {"L": "/DeviceGray", "1": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}
_ADOBE = "/DCTDecode"
_FLATE = "/FlateDecode"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture as a PDF takes it: its stream, and ``turned`` degrees clockwise until it stands upright.

    ``dpi`` is what the picture says of itself, 0 when it says nothing.
    """

    data: bytes
    filter: str
    width: int
    height: int
    space: str
    bits: int
    turned: int = 0
    inverted: bool = False
    dpi: float = 0.0

    @property
    def upright(self) -> tuple[int, int]:
        """Return width and height in pixels as it is looked at."""
        return (self.height, self.width) if self.turned in {90, 270} else (self.width, self.height)

    @property
    def head(self) -> dict[str, Any]:
        """Return the entries of the image object in a PDF."""
        found: dict[str, Any] = {
            "/Type": "/XObject", "/Subtype": "/Image", "/Width": self.width, "/Height": self.height,
            "/ColorSpace": self.space, "/BitsPerComponent": self.bits, "/Filter": self.filter,
        }  # fmt: skip
        if self.inverted:
            found["/Decode"] = [1, 0] * 4
        return found


def is_pdf(content: bytes) -> bool:
    """Tell whether these are the bytes of a PDF; some scanners write a little before its head."""
    return b"%PDF-" in content[:1024]


def opened(content: bytes) -> "Iterator[Image]":
    """Yield each picture of a file, not yet decoded; refused for what is no picture, too large, or of another kind."""
    if not content:
        raise Refusal("文件是空的。")
    if len(content) > MOST_BYTES:
        raise Refusal("文件超过 200 MB，请分成几个文件。")
    if any(mark in content[4:16] for mark in _HEIC):
        raise Refusal(
            "这是苹果手机的 HEIC 照片，请在手机上改存为 JPG（设置 › 相机 › 格式 › 兼容性最佳）后再放入。"
        )
    found, count = _opened(content)
    if count > MOST_PAGES:
        raise Refusal(f"一个文件超过 {MOST_PAGES} 页，请分成几个文件。")
    for place in range(count):
        with _quiet():
            try:
                found.seek(place)
            except BROKEN as trouble:
                raise Refusal(TORN) from trouble
        if found.width * found.height > MOST_PIXELS:
            raise Refusal(_LARGE)
        yield found


def _opened(content: bytes) -> "tuple[Image, int]":
    """Open a picture and count its pages: only a TIFF has several, what else has frames shows its first."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 -- slow import

    with _quiet():
        try:
            found = Image.open(BytesIO(content), formats=FORMATS)
            return found, getattr(found, "n_frames", 1) if found.format == "TIFF" else 1
        except UnidentifiedImageError as trouble:
            raise Refusal("认不出这个文件，能收 PDF、JPG、PNG、TIF、BMP。") from trouble
        except Image.DecompressionBombError as trouble:
            raise Refusal(_LARGE) from trouble
        except BROKEN as trouble:
            raise Refusal(TORN) from trouble


@contextmanager
def _quiet() -> "Iterator[None]":
    """Let what a library warns of a damaged file be told by what follows: it can be read, or it is refused."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def picture(image: "Image", content: bytes) -> Picture:
    """Return a picture ready for a PDF; refused when its data is damaged."""
    try:
        with _quiet():
            return _picture(image, content)
    except BROKEN as trouble:
        raise Refusal(TORN) from trouble


def _picture(image: "Image", content: bytes) -> Picture:
    told = image.getexif().get(_ORIENTATION, 1)
    dpi = _dpi(image)
    if image.format in _JPEGS and image.mode in {"L", "RGB", "CMYK"} and told not in _MIRRORED:
        image.load()  # a torn file is found here, not at the printer
        inverted = image.mode == "CMYK" and "adobe" in image.info
        return Picture(
            content,
            _ADOBE,
            image.width,
            image.height,
            _SPACES[image.mode],
            8,
            _TURNS.get(told, 0),
            inverted,
            dpi,
        )
    return flat(image, dpi)


def flat(image: "Image", dpi: float = 0.0) -> Picture:
    """Return any picture without loss: upright, on white, one bit a pixel where it has but two levels."""
    from PIL import ImageOps  # noqa: PLC0415 -- slow import

    image = plain(ImageOps.exif_transpose(image) or image)
    bits = 1 if image.mode == "1" else 8
    return Picture(
        zlib.compress(image.tobytes(), 6),
        _FLATE,
        image.width,
        image.height,
        _SPACES[image.mode],
        bits,
        dpi=dpi,
    )


def plain(image: "Image") -> "Image":
    """Return the picture in black and white, grey or colour, its transparent parts white."""
    from PIL import Image  # noqa: PLC0415 -- slow import

    if image.mode in {"1", "L", "RGB"}:
        return image
    if image.mode.startswith("I;16") or image.mode in {"I", "F"}:
        return (
            image.point(lambda level: level / 256).convert("L") if image.mode != "F" else image.convert("L")
        )
    if image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info:
        above = image.convert("RGBA")
        ground = Image.new("RGBA", above.size, "white")
        return Image.alpha_composite(ground, above).convert("RGB")
    return image.convert("L" if image.mode == "LA" else "RGB")


def _dpi(image: "Image") -> float:
    given = image.info.get("dpi") or (0, 0)
    try:
        found = float(given[0])
    except (TypeError, ValueError, ZeroDivisionError, IndexError):
        return 0.0
    return found if 50 <= found <= 2400 else 0.0  # noqa: PLR2004 -- what scanners and telephones write in earnest


def page_of(shown: Picture) -> bytes:
    """Return one page of PDF with the picture over the whole: its own size where it is near A4, else fitted on A4."""
    wide, high = shown.upright
    sheet = SHEET if high >= wide else SHEET[::-1]
    if (
        shown.dpi
        and wide / shown.dpi * _POINTS <= sheet[0] * 1.5
        and high / shown.dpi * _POINTS <= sheet[1] * 1.5
    ):
        size = (wide / shown.dpi * _POINTS, high / shown.dpi * _POINTS)
    else:
        scale = min(sheet[0] / wide, sheet[1] / high)
        size = (wide * scale, high * scale)
    if shown.turned in {90, 270}:
        size = size[::-1]
    out = BytesIO()
    with pikepdf.new() as whole:
        page = whole.add_blank_page(page_size=size)
        name = page.add_resource(image_object(whole, shown), pikepdf.Name.XObject, pikepdf.Name.Im0)
        page.Contents = whole.make_stream(f"q {size[0]:.2f} 0 0 {size[1]:.2f} 0 0 cm {name} Do Q".encode())
        if shown.turned:
            page.Rotate = shown.turned
        whole.save(out, deterministic_id=True)
    return out.getvalue()


def image_object(whole: pikepdf.Pdf, shown: Picture) -> pikepdf.Stream:
    """Return the image object of a picture in a PDF that is being written."""
    made = pikepdf.Stream(whole, shown.data)
    for key, value in shown.head.items():
        made[key] = pikepdf.Name(value) if isinstance(value, str) else value
    return made
