"""What is printed is what was known: every form read back by Poppler, every face embedded, every rare name whole."""

import random
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from exports import fonts, pdf
from exports.blocks import Block, Document, Keep, Text
from exports.compose import compose
from exports.facts import Facts
from exports.forms import FORMS
from models import formheads
from models.errors import Refusal
from tests.exports.sample_facts import crowded, full, sparse, two

FORM_IDS = formheads.ids()
#: Han characters of GB 18030-2022 at implementation level 3: the URO to U+9FEF and Ext A to U+4DB5 as the standard has
#: them, Ext B to F whole (88,000 in all; the 21 compatibility characters are left out).
LEVEL_3 = (
    range(0x4E00, 0x9FF0), range(0x3400, 0x4DB6), range(0x20000, 0x2A6D7), range(0x2A700, 0x2B735),
    range(0x2B740, 0x2B81E), range(0x2B820, 0x2CEA2), range(0x2CEB0, 0x2EBE1),
)  # fmt: skip
BEYOND = ("\U00030000", "\U00030edd", "\U0003106c", "\U00031350", "\U0002ebf0")  # Ext G, H and I
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
NAMES = 1_000


def final(facts: Facts) -> Facts:
    return replace(facts, demo=False, paper=replace(facts.paper, draft=False))


def strings(value: object) -> Iterator[str]:
    """Yield every text of a block, but the name of a size."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            if name != "size":
                yield from strings(getattr(value, name))


def words_of(blocks: tuple[Block, ...]) -> Counter[str]:
    """Count the Chinese words and numbers that a document must print; sizes and other words of layout are ASCII."""
    found: Counter[str] = Counter()
    for block in blocks:
        if isinstance(block, Keep):
            found += words_of(block.blocks)
        else:
            found.update(
                char for text in strings(block) for char in text if char >= "\u2e80" and not char.isspace()
            )
    return found


def rare_names() -> list[str]:
    """Return names of a surname and one or two characters from anywhere in level 3."""
    chance = random.Random(18030)
    every = [chr(code) for block in LEVEL_3 for code in block]
    return [
        chance.choice(SURNAMES) + "".join(chance.choices(every, k=chance.choice((1, 2))))
        for _ in range(NAMES)
    ]


@pytest.mark.parametrize("make", [full, two, crowded, sparse])
@pytest.mark.parametrize("form", FORM_IDS)
def test_form_read_back_says_all_it_was_told(
    form: str, make: Callable[[str], Facts], pdftotext: Callable[[bytes], list[str]]
) -> None:
    document = compose(FORMS[form], final(make(form)))

    said = "".join(pdftotext(pdf.render(document)))

    assert [char for char in "□\ufffd〓" if char in said] == []
    assert words_of(document.blocks) - Counter(said) == Counter()


@pytest.mark.parametrize("form", FORM_IDS)
def test_form_carries_every_face_and_is_a_sound_pdf(
    form: str, require: Callable[[str], str], tmp_path: Path
) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(pdf.render(compose(FORMS[form], final(full(form)))))

    listed = subprocess.run([require("pdffonts"), paper], check=True, capture_output=True, text=True).stdout
    checked = subprocess.run([require("qpdf"), "--check", paper], check=False, capture_output=True, text=True)

    faces = [re.split(r"\s{2,}|\s(?=yes|no|Identity)", line) for line in listed.splitlines()[2:]]
    assert faces
    assert [line for line in listed.splitlines()[2:] if "Identity-H       yes yes yes" not in line] == []
    assert (checked.returncode, checked.stderr) == (0, "")


def test_rare_names_print_with_every_glyph_and_are_read_back(pdftotext: Callable[[bytes], list[str]]) -> None:
    library = fonts.library()
    names = rare_names()

    whole = [name for name in names if not library.missing(name)]

    assert len(whole) >= NAMES * 0.999
    chain = library.chain("body")
    assert [
        name for name in whole if any(chain.faces[chain.places[char]].ink(char) == (0, 0) for char in name)
    ] == []
    said = "".join(
        pdftotext(pdf.render(Document("名单", tuple(Text(name) for name in whole), names=tuple(whole))))
    )
    assert [name for name in whole if name not in said] == []


def test_rare_name_without_a_glyph_stops_the_paper_by_character_and_field() -> None:
    lacking = [name for name in rare_names() if fonts.missing(name)]

    for name in (*lacking, *(f"张{char}明" for char in BEYOND)):
        facts = final(full("D14"))
        party = replace(facts.parties[0], name=name)
        char = fonts.missing(name)[0]

        with pytest.raises(Refusal) as caught:
            pdf.render(compose(FORMS["D14"], replace(facts, parties=(party, *facts.parties[1:]))))

        assert f"“{char}”（U+{ord(char):04X}，在甲方的姓名中）" in caught.value.message
        assert name not in caught.value.message


@pytest.mark.parametrize(
    "name",
    ["阿不都拉·买买提·艾山江", "王〇", "张<b>三</b>", "李&四", "王]]>五", "John O'Brien-Smith", "㼆𠮷𪚥"],
)
@pytest.mark.parametrize("form", ["D12", "D13", "D14"])
def test_name_of_any_kind_is_printed_to_the_letter(
    form: str, name: str, pdftotext: Callable[[bytes], list[str]]
) -> None:
    facts = final(full(form))
    party = replace(facts.parties[0], name=name)

    said = "".join(
        pdftotext(pdf.render(compose(FORMS[form], replace(facts, parties=(party, *facts.parties[1:])))))
    )

    assert "".join(name.split()) in "".join(said.split())


@pytest.mark.parametrize("form", FORM_IDS)
def test_name_of_sixty_characters_and_ten_thousand_of_facts_are_set_whole(
    form: str, pdftotext: Callable[[bytes], list[str]]
) -> None:
    facts = final(full(form))
    long = "西岭县" + "农业机械服务专业合作联合社" * 5
    party = replace(facts.parties[2], name=long[:60])
    story = "双方承包地相邻，以老槐树至水口直线为界。" * 500
    told = replace(
        facts, parties=(*facts.parties[:2], party), case=replace(facts.case, summary=story, place=long[:60]),
        agreement=replace(facts.agreement, facts=story),
    )  # fmt: skip
    document = compose(FORMS[form], told)

    said = Counter("".join(pdftotext(pdf.render(document))))

    assert words_of(document.blocks) - said == Counter()
