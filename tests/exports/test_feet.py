"""The foot of a record: whoever signs signs each page, a name never without its rule."""

from collections.abc import Callable

import pytest

from exports import pdf
from exports.blocks import Document, Record, RecordLine, Signatures, Slot

Reader = Callable[[bytes], list[str]]
LINES = tuple(RecordLine("9:10", "张某", "speech", f"第{number}句") for number in range(120))


def record(*hands: str) -> Document:
    signed = Signatures(tuple(Slot("当事人（签名）", name) for name in hands))
    return Document("调解笔录", (Record(LINES), signed), hands=hands)


@pytest.mark.parametrize("count", [4, 6, 22])
def test_every_page_but_the_last_is_signed_at_its_foot(pdftotext: Reader, count: int) -> None:
    hands = (*(f"当事人{number}" for number in range(count - 2)), "主持人陈立新", "记录人傅小军")

    pages = pdftotext(pdf.render(record(*hands)))

    signed = ["以上各人逐页签名" in page for page in pages]
    assert signed == [True] * (len(pages) - 1) + [False]
    assert all("记录人傅小军：" in page.replace(" ", "") for page in pages[:-1])
    assert all(f"第{number}页 共{len(pages)}页" in page for number, page in enumerate(pages, 1))


def test_paper_without_hands_has_its_number_alone(pdftotext: Reader) -> None:
    pages = pdftotext(pdf.render(Document("调解笔录", (Record(LINES),))))

    assert [page.count("逐页签名") for page in pages] == [0] * len(pages)


def test_struck_words_have_a_box_for_the_finger(pdftotext: Reader) -> None:
    line = RecordLine("9:22", "赵某", "speech", "不是存心", struck=True, initial="捺印")

    assert "捺印" in pdftotext(pdf.render(Document("调解笔录", (Record((line,)),))))[0]


def test_six_hours_of_twenty_parties_print_and_each_signature_has_its_name(pdftotext: Reader) -> None:
    names = tuple(f"当事人{number}号" for number in range(20))
    lines = tuple(
        RecordLine("9:10", names[number % 20], "speech", f"第{number}句") for number in range(3_000)
    )
    signed = Signatures(tuple(Slot("当事人（签名）", name) for name in names))

    pages = pdftotext(
        pdf.render(Document("调解笔录", (Record(lines), signed), hands=(*names, "主持人", "记录人")))
    )

    words = "".join(pages).replace(" ", "")
    assert all(f"第{number}句" in words for number in range(3_000))
    assert ["逐页签名" in page for page in pages] == [True] * (len(pages) - 1) + [False]
    assert all(any(f"（签名）：{name}" in "".join(page.split()) for page in pages) for name in names)


def test_paste_of_two_hundred_kilobytes_prints_whole(pdftotext: Reader) -> None:
    book = "他把桩往西挪了两犁，我去找他说理。" * 4_000

    pages = pdftotext(
        pdf.render(Document("调解笔录", (Record((RecordLine("9:10", "张某", "speech", book),)),)))
    )

    assert "".join("".join(pages).split()).count("他把桩往西挪了两犁") > 3_900


def test_page_is_signed_by_who_presided_on_it(pdftotext: Reader) -> None:
    lines = tuple(
        RecordLine("9:10", "张某", "speech", f"第{number}句", led=("陈立新",) if number < 60 else ("葛玉芳",))
        for number in range(200)
    )
    chairs = (("陈立新", "主持人陈立新"), ("葛玉芳", "主持人葛玉芳"))
    hands = ("张某", "赵某", *(hand for _, hand in chairs), "记录人傅小军")

    pages = pdftotext(pdf.render(Document("调解笔录", (Record(lines),), hands=hands, chairs=chairs)))

    words = [page.replace(" ", "") for page in pages[:-1]]
    signed = [("主持人陈立新：" in page, "主持人葛玉芳：" in page) for page in words]
    assert (signed[0], signed[-1], (False, False) in signed) == ((True, False), (False, True), False)


def test_twenty_parties_sign_each_page_on_a_rule_each(pdftotext: Reader) -> None:
    hands = (*(f"欧阳{number}" for number in range(20)), "主持人陈立新", "记录人傅小军")

    pages = pdftotext(pdf.render(Document("调解笔录", (Record(LINES),), hands=hands)))

    words = [page.replace(" ", "") for page in pages[:-1]]
    assert words
    assert [hand for page in words for hand in hands if f"{hand}：" not in page] == []
