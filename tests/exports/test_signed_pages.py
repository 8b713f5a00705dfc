"""No page holds signatures alone: each says what is signed, or of which paper it is and which page it follows."""

import re
from collections.abc import Callable, Iterator

import pypdfium2
import pytest

from exports import blocks, pdf
from exports.compose import compose
from exports.facts import Facts
from exports.forms import FORMS
from tests.exports import sample_facts

SAMPLES = (sample_facts.full, sample_facts.two, sample_facts.crowded, sample_facts.sparse)
_ONWARD = re.compile("（本页为《.+》.*签署页，接第(\\d+)页）")
_LEAST = 4  # characters of a line of text


def _told(thing: object) -> Iterator[str]:
    """Yield the text of blocks but for headings, lines that only announce, and places to sign and seal."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from _told(each)
    elif isinstance(thing, blocks.Text):
        yield thing.lead + thing.text if thing.text else ""
    elif not isinstance(thing, blocks.Signatures | blocks.Seal | blocks.Heading):
        for name in getattr(thing, "__dataclass_fields__", ()):
            yield from _told(getattr(thing, name))


def _places(items: tuple[blocks.Block, ...]) -> Iterator[str]:
    for each in items:
        if isinstance(each, blocks.Signatures):
            yield from (slot.label for slot in each.slots)
        elif isinstance(each, blocks.Seal):
            yield each.placeholder
        elif isinstance(each, blocks.Keep):
            yield from _places(each.blocks)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _pages(data: bytes) -> list[list[str]]:
    """Return the lines of each page, without blanks."""
    with pypdfium2.PdfDocument(data) as kept:
        return [
            [_bare(line) for line in page.get_textpage().get_text_bounded().splitlines()] for page in kept
        ]


@pytest.mark.parametrize("make", SAMPLES, ids=lambda make: make.__name__)
@pytest.mark.parametrize("form", sorted(FORMS))
def test_page_with_a_signature_says_what_is_signed(form: str, make: Callable[[str], Facts]) -> None:
    document = compose(FORMS[form], make(form))
    body = _bare("".join(_told(document.blocks)))
    places = [_bare(label) for label in _places(document.blocks)]

    lone = []
    for number, page in enumerate(_pages(pdf.render(document)), 1):
        said = "".join(page)
        follows = _ONWARD.search(said)
        told = any(len(line) >= _LEAST and line in body for line in page)
        if any(place in said for place in places) and not told and not follows:
            lone.append(number)
        if follows:
            assert int(follows.group(1)) == number - 1
    assert lone == []


def test_last_words_go_over_with_all_who_sign_rather_than_leave_them_alone() -> None:
    document = compose(FORMS["D14"], sample_facts.sparse("D14"))

    last = _pages(pdf.render(document))[-1]

    assert next(line for line in last if len(line) >= _LEAST).startswith("本协议一式")
