"""The scanner of the tests: pages of PDF become pictures as a station's scanner makes them, the same for the same seed."""

import random
from io import BytesIO

import pikepdf
import pypdfium2
from PIL import Image, ImageFilter


def sheets(pdf: bytes, dpi: int = 200) -> list[Image.Image]:
    """Draw every page in grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]
    finally:
        document.close()


def scan(
    sheet: Image.Image, *, turned: int = 0, skew: float = 0.0, quality: int = 50, noise: float = 0.0, seed: int = 1
) -> bytes:  # fmt: skip
    """Return a page as JPEG: laid in turned and skewed, grainy, a little out of focus, compressed."""
    chance = random.Random(seed)
    laid = sheet.rotate(skew, Image.Resampling.BICUBIC, expand=False, fillcolor=250)
    laid = laid.rotate(-turned, expand=True)
    if noise:
        grain = Image.frombytes("L", laid.size, chance.randbytes(laid.width * laid.height))
        laid = Image.blend(laid, grain.filter(ImageFilter.BoxBlur(1)), noise)
    out = BytesIO()
    laid.filter(ImageFilter.GaussianBlur(0.4)).save(out, "JPEG", quality=quality)
    return out.getvalue()


def bundle(pictures: list[bytes], dpi: int = 200) -> bytes:
    """Return pictures as one PDF, as a scanner with a feeder writes it."""
    out = BytesIO()
    with pikepdf.new() as whole:
        for data in pictures:
            with Image.open(BytesIO(data)) as shown:
                wide, high = shown.size
            size = (wide * 72 / dpi, high * 72 / dpi)
            page = whole.add_blank_page(page_size=size)
            made = pikepdf.Stream(whole, data)
            made.Type, made.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
            made.Width, made.Height, made.BitsPerComponent = wide, high, 8
            made.ColorSpace, made.Filter = pikepdf.Name.DeviceGray, pikepdf.Name.DCTDecode
            name = page.add_resource(made, pikepdf.Name.XObject)
            page.Contents = whole.make_stream(f"q {size[0]} 0 0 {size[1]} 0 0 cm {name} Do Q".encode())
        whole.save(out, deterministic_id=True)
    return out.getvalue()
