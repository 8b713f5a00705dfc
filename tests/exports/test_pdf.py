import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

import resources
from exports import pdf
from exports.blocks import (
    Blank,
    Block,
    Cell,
    Choice,
    Clauses,
    DocNumber,
    Document,
    Fields,
    Grid,
    Heading,
    Keep,
    Note,
    PageBreak,
    Record,
    RecordLine,
    Rule,
    Seal,
    Signatures,
    Slot,
    Space,
    Subtitle,
    Text,
    Title,
)
from models.errors import Refusal

Reader = Callable[[bytes], list[str]]
LONG = "双方承包地相邻，以老槐树至水口直线为界，未立界桩。"
EVERYTHING = Document(
    "人民调解协议书",
    (
        Title("人民调解协议书"),
        Subtitle("西岔村人民调解委员会"),
        DocNumber("（2026）西人调字第37号"),
        Text("张某，男，1968年5月7日出生。", lead="当事人："),
        Text("赵𠮷，女，住二组；其子赵喆同来。", indent=False, role="kai", align="left"),
        Fields(
            (
                (Cell("姓名", "张某"), Cell("公民身份号码", "130101196805070011")),
                (Cell("", "（此格无标签）", 2, align="center"),),
                (Cell("简要情况", LONG * 4, 2),),
                (Cell("意见", "同意。", lines=3),),
            )
        ),
        Heading("一、协议"),
        Clauses(("赔偿人民币叁佰元整（￥300.00）。", "<b>今后</b> & 互不追究。")),
        Choice("履行方式", (("当场履行", True), ("分期履行", False))),
        Grid(("序号", "期", "金额"), (("1", "首期", "100.00"), ("2", "二期", "200.00")), (1, 3, 2), "clr"),
        Record(
            (
                RecordLine("09:30", "", "phase", "第一阶段"),
                RecordLine("09:31", "张某", "speech", LONG * 3),
                RecordLine("09:32", "阿卜杜拉·买买提·艾山江", "speech", "听清了。", struck=True),
                RecordLine("09:33", "", "event", "（双方签收告知书）"),
            )
        ),
        Blank(),
        Rule(),
        Rule(dashed=True),
        Space(5),
        Signatures(
            (
                Slot("当事人（签名、捺指印）", "张某", fingerprint=True),
                Slot(
                    "当事人（签名盖章或者按指印）：",
                    "赵𠮷",
                    ("与原件核对一致",),
                    fingerprint=True,
                    date="2026年11月21日",
                ),
                Slot("调解员（签名）", date=None),
            )
        ),
        Seal("西岔村人民调解委员会", "2026年11月21日"),
        Note("本表一份，存卷。"),
        PageBreak(),
        Keep((Heading("附件"), Text("无。\n此处另起一段。"))),
    ),
    names=("赵𠮷", "赵喆"),
    meta={"author": "西岔派出所", "subject": "D14"},
)


def plain(pages: list[str]) -> str:
    return "".join("".join(pages).split())


def paper(*blocks: Block, page: str = "gbt9704") -> Document:
    return Document("试", blocks, page=page)


def fonts_of(data: bytes) -> list[str]:
    """Return the names of the faces that pages use, all of them embedded as one Type0 subset each."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        pages = [opened.pages[number].obj for number in range(len(opened.pages))]
        fonts: list[Any] = [font for page in pages for font in page["/Resources"]["/Font"].as_dict().values()]
        assert [font["/Subtype"] for font in fonts if font["/Subtype"] != "/Type0"] == []
        assert [
            font for font in fonts if "/FontFile2" not in font["/DescendantFonts"][0]["/FontDescriptor"]
        ] == []
        return sorted({str(font["/BaseFont"]).split("+")[1] for font in fonts})


def test_paper_says_everything_it_was_given(pdftotext: Reader) -> None:
    text = plain(pdftotext(pdf.render(EVERYTHING)))

    for said in (
        "人民调解协议书", "西岔村人民调解委员会", "（2026）西人调字第37号", "当事人：张某，男，1968年5月7日出生。",
        "赵𠮷，女，住二组；其子赵喆同来。", "130101196805070011", "（此格无标签）", "同意。", "一、赔偿人民币叁佰元整（￥300.00）。",
        "二、<b>今后</b>&互不追究。", "履行方式：☑当场履行☐分期履行", "首期", "200.00", "09:31", "阿卜杜拉·买买提·艾山江：听清了。",
        "以下空白", "指印", "与原件核对一致", "2026年11月21日", "（印章）", "本表一份，存卷。", "此处另起一段。", "第1页共3页",
    ):  # fmt: skip
        assert said in text


def test_every_face_is_embedded_and_no_other_is_named() -> None:
    names = fonts_of(pdf.render(replace(EVERYTHING, draft=True, demo=True)))

    assert names == [
        "FandolFangTT-Regular",
        "HanaMinA",
        "NotoSansSC-Bold",
        "NotoSerifSC-Black",
        "NotoSerifSC-Regular",
        "SanliKai-Regular",
    ]


def test_poppler_finds_every_face_embedded_with_its_way_back_to_unicode(
    require: Callable[[str], str], tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf.render(EVERYTHING))

    done = subprocess.run(
        [require("pdffonts"), tmp_path / "a.pdf"], capture_output=True, text=True, check=True
    )

    rows = [line.split() for line in done.stdout.splitlines()[2:]]
    assert [row[-5:-2] for row in rows] == [["yes", "yes", "yes"]] * len(rows)


def test_qpdf_finds_nothing_wrong(require: Callable[[str], str], tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf.render(replace(EVERYTHING, draft=True, demo=True)))

    done = subprocess.run(
        [require("qpdf"), "--check", tmp_path / "a.pdf"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_same_document_gives_the_same_bytes() -> None:
    assert pdf.render(EVERYTHING) == pdf.render(EVERYTHING)


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import hashlib, sys; from exports import pdf; from exports.blocks import Document, Text; "
        "print(hashlib.sha256(pdf.render(Document('试', (Text('甲𠮷（乙），abc丙喆' * 40),)))).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True, cwd=Path(pdf.__file__).parent.parent,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip

    assert len(said) == 1


def test_paper_is_written_where_it_is_wanted(tmp_path: Path) -> None:
    stream = io.BytesIO()

    data = pdf.render(EVERYTHING, tmp_path / "a.pdf")

    pdf.render(EVERYTHING, stream)
    assert (tmp_path / "a.pdf").read_bytes() == data
    assert stream.getvalue() == data


def test_paper_tells_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(pdf.render(EVERYTHING))) as opened:
        info, language = opened.docinfo, opened.Root.Lang

        assert (str(info["/Title"]), str(info["/Author"]), str(info["/Subject"]), str(language)) == (
            "人民调解协议书", "西岔派出所", "D14", "zh-CN",
        )  # fmt: skip


def test_watermarks_stand_on_every_page_of_a_draft_and_on_none_of_a_final(pdftotext: Reader) -> None:
    draft = pdftotext(pdf.render(replace(EVERYTHING, draft=True)))
    demo = pdftotext(pdf.render(replace(EVERYTHING, demo=True)))
    final = pdftotext(pdf.render(EVERYTHING))

    assert ["草稿" in page for page in draft] == [True] * 3
    assert ["演示数据" in page and page.count("示范") == 2 for page in demo] == [True] * 3
    assert [word in page for page in final for word in ("草稿", "示范")] == [False] * 6


def test_footer_counts_the_pages_unless_it_is_not_wanted(pdftotext: Reader) -> None:
    short = paper(Text("甲"), PageBreak(), Text("乙"))

    assert [page.split() for page in pdftotext(pdf.render(short))] == [
        ["甲", "第1页", "共2页"],
        ["乙", "第2页", "共2页"],
    ]
    assert [page.split() for page in pdftotext(pdf.render(replace(short, footer=False)))] == [["甲"], ["乙"]]


@pytest.mark.parametrize("name", ["𠮷田", "㛃", "〇", "阿依古丽·买买提", "喆", "𠀀𪚥𫝑𫠠𬌗𬸦𬺰", "幹餘"])
def test_rare_names_print_and_are_read_back(pdftotext: Reader, name: str) -> None:
    data = pdf.render(replace(paper(Text(f"当事人{name}到场。")), names=(name,), footer=False))

    assert plain(pdftotext(data)) == f"当事人{name}到场。"


def test_final_paper_is_refused_by_the_characters_that_cannot_be_printed() -> None:
    with pytest.raises(Refusal) as caught:
        pdf.render(paper(Fields(((Cell("姓名", "王\ue123"),),)), Signatures((Slot("签名", "\U0003fffe"),))))

    assert "“\ue123”（U+E123）、“\U0003fffe”（U+3FFFE）" in caught.value.message


def test_draft_shows_a_stand_in_for_what_cannot_be_printed(pdftotext: Reader) -> None:
    data = pdf.render(replace(paper(Text("王\ue123某")), draft=True))

    assert "王〓某" in plain(pdftotext(data))


def test_list_repeats_its_head_on_each_page(pdftotext: Reader) -> None:
    rows = tuple((str(number), f"文书{number}") for number in range(1, 81))

    pages = pdftotext(pdf.render(paper(Title("目录"), Grid(("序号", "文书名称"), rows))))

    assert len(pages) == 4
    assert [page.count("文书名称") for page in pages] == [1] * 4
    assert [f"文书{number}\n" in "".join(pages) for number in range(1, 81)] == [True] * 80


def test_cell_longer_than_a_page_goes_on_over_the_next(pdftotext: Reader) -> None:
    long = "".join(f"第{number}句，" for number in range(500)) + "完。"

    pages = pdftotext(
        pdf.render(paper(Fields(((Cell("简要情况", long),), (Cell("意见", "同意"),))), page="table"))
    )

    read = plain(pages)
    for furniture in ("简要情况", "第1页共3页", "第2页共3页", "第3页共3页"):
        read = read.replace(furniture, "")
    assert (len(pages), read) == (3, f"{long}意见同意")


def test_signatures_are_never_split_and_never_stand_alone(pdftotext: Reader) -> None:
    slots = tuple(Slot(f"签名人{number}", date=f"2026年11月{number}日") for number in range(1, 5))
    for lines in range(1, 24):
        body = [Text(f"正文{number}。") for number in range(lines)]
        pages = pdftotext(pdf.render(paper(*body, Signatures(slots), Seal("西岔派出所", "2026年12月1日"))))

        signed = [page for page in pages if "签名人" in page]
        assert len(signed) == 1
        assert "正文" in signed[0]
        assert ["签名人" in page for page in pages if "2026年12月1日" in page] == [True]


def test_many_signatures_break_between_rows_only(pdftotext: Reader) -> None:
    slots = tuple(
        Slot(f"签名人{number:02}", fingerprint=True, date=f"11月{number:02}日") for number in range(1, 31)
    )

    pages = pdftotext(pdf.render(paper(Signatures(slots, columns=3))))

    assert len(pages) == 2
    for number in range(1, 31):
        assert [f"签名人{number:02}" in page for page in pages] == [
            f"11月{number:02}日" in page for page in pages
        ]


def test_heading_is_never_the_last_line_of_a_page(pdftotext: Reader) -> None:
    for lines in range(15, 24):
        body = [Text(f"正文{number}。") for number in range(lines)]
        pages = pdftotext(pdf.render(paper(*body, Heading("一、标题"), Text("其后。"))))

        assert ["一、标题" in page for page in pages] == ["其后。" in page for page in pages]


def test_line_with_a_colon_stays_with_what_it_announces(pdftotext: Reader) -> None:
    for lines in range(15, 24):
        body = [Text(f"正文{number}。") for number in range(lines)]
        pages = pdftotext(pdf.render(paper(*body, Text("协议如下："), Text("其后。"))))

        assert ["协议如下：" in page for page in pages] == ["其后。" in page for page in pages]


def test_page_break_ends_what_is_glued(pdftotext: Reader) -> None:
    pages = pdftotext(pdf.render(paper(Heading("甲"), PageBreak(), Text("乙"), Heading("丙"))))

    assert [("甲" in page, "乙" in page, "丙" in page) for page in pages] == [
        (True, False, False),
        (False, True, True),
    ]


def test_page_break_at_the_end_adds_no_page(pdftotext: Reader) -> None:
    assert len(pdftotext(pdf.render(paper(Text("甲\n\n乙"), PageBreak())))) == 1


def test_what_is_glued_but_longer_than_a_page_is_split(pdftotext: Reader) -> None:
    pages = pdftotext(pdf.render(paper(Title("\n".join(f"题{number}" for number in range(30))))))

    assert len(pages) == 2
    assert "题29" in pages[1]


def test_tables_side_by_side_have_each_their_frame(pdftotext: Reader) -> None:
    table = Fields(((Cell("栏", "值"),),))

    assert pdftotext(pdf.render(paper(table, table)))[0].count("值") == 2


def test_kept_blocks_stay_on_one_page(pdftotext: Reader) -> None:
    for lines in range(14, 24):
        body = [Text(f"正文{number}。") for number in range(lines)]
        pages = pdftotext(pdf.render(paper(*body, Keep((Text("起"), Space(3), Text("承"), Text("合"))))))

        assert len([page for page in pages if {"起", "承", "合"} & set(page)]) == 1


def test_kept_blocks_longer_than_a_page_are_split(pdftotext: Reader) -> None:
    kept = Keep(tuple(Text(f"正文{number}。") for number in range(30)))

    assert len(pdftotext(pdf.render(paper(kept)))) == 2


def test_gbt9704_page_takes_22_lines_of_28_characters(pdftotext: Reader) -> None:
    text = "字" * 28 * 22

    assert len(pdftotext(pdf.render(paper(Text(text, indent=False))))) == 1
    assert len(pdftotext(pdf.render(paper(Text(text + "字", indent=False))))) == 2


def test_form_that_runs_over_by_a_line_is_set_closer(pdftotext: Reader) -> None:
    rows = tuple((Cell(f"栏{number}", "值"),) for number in range(22))
    form = paper(Title("登记表"), Fields(rows), page="table")

    assert len(pdftotext(pdf.render(form))) == 1
    assert len(pdftotext(pdf.render(replace(form, page="gbt9704")))) == 2


def test_long_title_is_broken_evenly(pdftotext: Reader) -> None:
    data = pdf.render(replace(paper(Title("关于西岔村张某与赵某承包地界纠纷的调解情况说明")), footer=False))

    assert pdftotext(data)[0].split() == ["关于西岔村张某与赵某承包", "地界纠纷的调解情况说明"]


def test_number_too_long_for_its_cell_is_set_smaller_not_broken(pdftotext: Reader) -> None:
    row = (Cell("身份证号", "130101196805070011", 2), Cell("姓名", "张某", 3))

    assert "130101196805070011" in pdftotext(pdf.render(paper(Fields((row,)))))[0]


def test_label_of_five_characters_stays_on_one_line(pdftotext: Reader) -> None:
    assert "委托代理人" in pdftotext(pdf.render(paper(Fields(((Cell("委托代理人", "张某"),),)))))[0]


def test_place_of_the_finger_stands_clear_of_the_name(pdftotext: Reader) -> None:
    slot = Slot("代表人", "孙某（西岭县某农机服务有限公司）", fingerprint=True)

    assert "孙某\n（西岭县某农机服务有限公司）" in pdftotext(pdf.render(paper(Signatures((slot, slot)))))[0]


def test_title_may_name_its_own_size() -> None:
    assert pdf.render(paper(Title("回执", "小二"))) != pdf.render(paper(Title("回执")))


def test_empty_document_is_one_page(pdftotext: Reader) -> None:
    assert len(pdftotext(pdf.render(paper()))) == 1
    assert len(pdftotext(pdf.render(paper(Space(10), PageBreak(), Text("甲"))))) == 1


def test_signature_at_the_head_of_a_page_takes_nothing_with_it(pdftotext: Reader) -> None:
    pages = pdftotext(pdf.render(paper(Text("甲"), PageBreak(), Signatures((Slot("签名"),)))))

    assert ["甲" in page for page in pages] == [True, False]


def test_every_number_of_a_clause_is_written_in_chinese(pdftotext: Reader) -> None:
    text = plain(pdftotext(pdf.render(paper(Clauses(tuple(f"条{n}。" for n in range(1, 23)), start=9)))))

    assert [f"{count}、条" in text for count in ("九", "十", "十一", "二十", "二十一", "三十")] == [True] * 6


def test_station_faces_are_used_when_given(tmp_path: Path) -> None:
    (tmp_path / "simfang.ttf").write_bytes(resources.path("fonts/SanliKai-Regular.ttf").read_bytes())

    data = pdf.render(paper(Text("正文")), station_fonts=tmp_path)

    assert fonts_of(data) == ["NotoSerifSC-Regular", "SanliKai-Regular"]


def test_rules_to_sign_on_stand_at_one_height_in_a_row() -> None:
    slots = (
        Slot("当事人", "张某", fingerprint=True),
        Slot("委托代理人", "张某之妻（张某的代理人）", fingerprint=True),
    )

    kept = pypdfium2.PdfDocument(pdf.render(paper(Signatures(slots))))
    drawn = [each.get_bounds() for each in kept[0].get_objects()]
    kept.close()

    rules = [round(box[1], 1) for box in drawn if box[3] - box[1] < 1.5 and box[2] - box[0] > 40]
    assert len(rules) == 2
    assert rules[0] == rules[1]


def test_organisation_behind_a_name_is_not_torn(pdftotext: Reader) -> None:
    slot = Slot("代表人", "欧阳某某（西岭县某农机服务合作社）", fingerprint=True)

    assert (
        "（西岭县某农机服务合作社）" in pdftotext(pdf.render(paper(Signatures((slot, slot)))))[0].splitlines()
    )


def test_signers_part_where_a_page_would_stay_mostly_empty_but_never_from_the_seal(pdftotext: Reader) -> None:
    crowd = Signatures(tuple(Slot("当事人", f"张{number}", fingerprint=True) for number in range(10)))
    chair = Signatures((Slot("人民调解员", "李某"), Slot("记录人", "郑某")))
    ending = Keep((Text("本协议一式两份。"), crowd, chair, Seal("某某人民调解委员会", "2026年11月21日")))

    pages = pdftotext(pdf.render(paper(Text(LONG * 8), ending)))

    assert len(pages) == 2
    assert "张0" in pages[0]
    assert "本协议一式两份" in pages[0]
    assert all(
        word in "".join(pages[1].split()) for word in ("李某", "郑某", "某某人民调解委员会", "2026年11月21日")
    )


def test_signers_stay_together_where_little_of_a_page_stays_empty(pdftotext: Reader) -> None:
    crowd = Signatures(tuple(Slot("当事人", f"张{number}", fingerprint=True) for number in range(8)))

    pages = pdftotext(pdf.render(paper(Text(LONG * 19), Keep((Text("本协议一式两份。"), crowd)))))

    assert ["本协议一式两份" in page for page in pages] == [False, True]
    assert all(f"张{number}" in pages[1] for number in range(8))


def test_table_goes_with_the_places_to_sign_under_their_heading(pdftotext: Reader) -> None:
    rows = tuple((Cell(f"栏{number}", "值" * 60),) for number in range(12))
    signed = (Heading("当事人（签名）："), Signatures((Slot("当事人", "张某"), Slot("当事人", "赵某"))))

    for blocks in ((Fields(rows), *signed), (Fields(rows), Keep(signed))):
        pages = ["".join(page.split()) for page in pdftotext(pdf.render(paper(*blocks)))]
        (last,) = [page for page in pages if "张某" in page]
        assert "栏11" in last


def test_paper_to_sign_is_set_closer_where_that_spares_a_sheet(pdftotext: Reader) -> None:
    sealed = (Text("一。"), Seal("某某人民调解委员会", "2026年11月21日"))

    lines = tuple(Text(LONG) for _ in range(18))
    assert len(pdftotext(pdf.render(paper(*lines, *sealed)))) == 1
    assert len(pdftotext(pdf.render(paper(*lines, *(Text("二") for _ in range(5)))))) == 2


@pytest.mark.parametrize("before", range(17, 23))
def test_no_line_of_a_paragraph_stands_alone_on_a_page(pdftotext: Reader, before: int) -> None:
    four = "甲" * 28 + "乙" * 28 + "丙" * 28 + "丁" * 5

    pages = pdftotext(pdf.render(paper(*(Text("一") for _ in range(before)), Text(four, indent=False))))

    on_first = sum(sign in pages[0] for sign in "甲乙丙丁")
    assert on_first in {0, 2, 4}
