"""证据/身份证明粘贴页 (D31): pictures and PDFs of a case set on pages with what they show and who compared them.

One page for each picture; front and back of a card stand on one, in their true size.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from exports import facts as facts_of_case
from exports import pictures, preview
from exports.compose import compose
from exports.forms import FORMS
from exports.pastedfacts import PastedFacts, PictureFacts
from exports.pictures import Picture
from models import attachments, dates
from models.errors import Refusal

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from PIL.Image import Image
    from sqlalchemy.orm import Session

    from models.attachments import Attachment
    from models.cases import Case

FORM = "D31"
_LONGEST, _SHORTEST = 8.9, 6.2  # inches: the text area
_DPI, _MOST_DPI = 200, 300
_MOST_DOTS = round(_LONGEST * _MOST_DPI)  # of a page's longer edge, whatever size it says it has
_QUALITY = 88
_CARD = (1.35, 1.85)  # width to height of a card of 85.6 × 54 mm, photographed with a little round it
_TWO = 2


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One picture ready to be pasted, with the attachment that it is of."""

    of: "Attachment"
    key: str
    shown: Picture
    place: int
    count: int

    @property
    def is_card(self) -> bool:
        wide, high = self.shown.upright
        return self.of.kind == attachments.CARD and _CARD[0] <= wide / high <= _CARD[1]


def pages(db: "Session", subject: "Case", chosen: "Sequence[Attachment] | None" = None) -> bytes:
    """Return the evidence pages of a case, or of those of its attachments that are chosen, as PDF."""
    return laid(db, subject, chosen)[0]


def laid(
    db: "Session", subject: "Case", chosen: "Sequence[Attachment] | None" = None
) -> "tuple[bytes, dict[uuid.UUID, int]]":
    """Return the pages, and on which of them, counted from 1, each attachment begins."""
    from exports import pdf  # noqa: PLC0415 -- slow import

    shown = attachments.of_case(db, subject.id) if chosen is None else list(chosen)
    leaves = [leaf for each in shown for leaf in _leaves(db, each)]
    groups = list(_grouped(leaves))
    known = facts_of_case.of(db, subject, FORM, today=dates.local(db.info["now"]()).date(), draft=False)
    names = {party.id: party.name for party in subject.parties}
    known = replace(known, pasted=tuple(_page(group, names) for group in groups))
    document = compose(FORMS[FORM], known)
    begins: dict[uuid.UUID, int] = {}
    for page, group in enumerate(groups, 1):
        for leaf in group:
            begins.setdefault(leaf.of.id, page)
    return pdf.render(replace(document, pictures={leaf.key: leaf.shown for leaf in leaves})), begins


def _leaves(db: "Session", of: "Attachment") -> Iterator[_Leaf]:
    content = attachments.content(db, of)
    found: list[Picture] = []
    try:
        found.extend(_shown(content))
    except ValueError as trouble:
        raise Refusal(
            f"“{of.caption or of.source}”第 {len(found) + 1} 页已损坏，画不出来。请重新扫描这一页后再放入。"
        ) from trouble
    for place, shown in enumerate(found, 1):
        yield _Leaf(of, f"{of.sha256}-{place}", shown, place, len(found))


def _shown(content: bytes) -> Iterator[Picture]:
    if pictures.is_pdf(content):
        from PIL import Image  # noqa: PLC0415 -- slow import

        for wide, high, pixels in preview.pages(content, dpi=_DPI, longest=_MOST_DOTS):
            yield _jpeg(Image.frombytes("RGB", (wide, high), pixels, "raw", "BGRX"))
        return
    for image in pictures.opened(content):
        shown = pictures.picture(image, content)
        yield _smaller(image) if _too_fine(shown) else shown


def _too_fine(shown: Picture) -> bool:
    """Tell whether a picture has more dots than paper shows; only such a one is compressed anew."""
    longest, shortest = max(shown.width, shown.height), min(shown.width, shown.height)
    return longest > _LONGEST * _MOST_DPI and shortest > _SHORTEST * _MOST_DPI


def _smaller(image: "Image") -> Picture:
    from PIL import Image, ImageOps  # noqa: PLC0415 -- slow import

    plain = pictures.plain(ImageOps.exif_transpose(image) or image)
    if plain.mode == "1":
        plain = plain.convert("L")
    longest, shortest = max(plain.size), min(plain.size)
    scale = min(1.0, max(_LONGEST * _DPI / longest, _SHORTEST * _DPI / shortest))
    size = (round(plain.width * scale), round(plain.height * scale))
    return _jpeg(plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0))


def _jpeg(image: "Image") -> Picture:
    out = BytesIO()
    image.save(out, "JPEG", quality=_QUALITY)
    space = "/DeviceGray" if image.mode == "L" else "/DeviceRGB"
    return Picture(out.getvalue(), "/DCTDecode", image.width, image.height, space, 8)


def _grouped(leaves: list[_Leaf]) -> Iterator[list[_Leaf]]:
    """Put two cards of the same person, one after the other, on one page."""
    group: list[_Leaf] = []
    for leaf in leaves:
        if group and not (
            leaf.is_card
            and group[0].is_card
            and len(group) < _TWO
            and leaf.of.party_id == group[0].of.party_id
        ):
            yield group
            group = []
        group.append(leaf)
    if group:
        yield group


def _page(group: list[_Leaf], names: "dict[uuid.UUID, str]") -> PastedFacts:
    first = group[0].of
    compared = all(leaf.of.compared for leaf in group)
    return PastedFacts(
        kind=first.kind,
        caption="；".join(dict.fromkeys(leaf.of.caption for leaf in group)),
        source=first.source,
        party=names.get(first.party_id, "") if first.party_id else "",
        compared="是" if compared else "",
        compared_by=first.compared_by if compared else "",
        pictures=tuple(
            PictureFacts(
                key=leaf.key,
                card="是" if leaf.is_card else "",
                caption=f"（第 {leaf.place} 页，共 {leaf.count} 页）" if leaf.count > 1 else "",
            )
            for leaf in group
        ),
    )
