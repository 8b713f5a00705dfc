"""The form files are all good, and a station's own bad file is refused by name, place and reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import resources
from exports.compose import compose, plain
from exports.facts import Facts
from exports.forms import FORMS
from models import formheads
from models.formheads import Ask

HEAD = """id = "D15"
title = "试"
tracks = ["RM"]
stage = "达成"
when = "试"
copies = 1
holders = ["committee"]
signers = ["人民调解员"]
seal = "committee"
page = "table"
law = "人民调解法"
version = "2026-01"
"""


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "templates" / "documents"
    folder.mkdir(parents=True)
    resources.override(tmp_path)
    yield folder / "D15.toml"
    resources.restore()


def test_catalogue_holds_the_forms_of_the_desk_and_the_pads() -> None:
    numbered = {form.partition("-")[0] for form in FORMS}

    assert list(FORMS) == sorted(formheads.ids())
    assert {f"J{number:02}" for number in range(1, 11)} <= numbered
    # D10 is made in the police system, D27 and D31 are the dossier's own
    assert {f"D{number:02}" for number in range(1, 38)} - numbered <= {"D10", "D27", "D31"}
    assert [form.head.id for form in FORMS.values()] == list(FORMS)


def test_catalogue_does_not_know_a_form_that_is_none() -> None:
    with pytest.raises(KeyError):
        FORMS["D99"]


def test_station_puts_its_own_form_in_place(own: Path) -> None:
    own.write_text(HEAD + '[[blocks]]\nkind = "title"\ntext = "我所的表"\n', encoding="utf-8")
    resources.table.cache_clear()

    assert FORMS["D15"].head.title == "试"
    assert FORMS["D15"] is FORMS["D15"]
    resources.restore()
    assert FORMS["D15"].head.title == "人民调解口头协议登记表"


@pytest.mark.parametrize(
    ("blocks", "reason"),
    [
        ("[[blocks]\n", "D15.toml 第 13 行写法不对，没有采用。"),
        ("", "文书模板 D15.toml 有错，没有 [[blocks]]，文书是空的。请改正或移走该文件。"),
        ("blocks = [1]\n", "文书模板 D15.toml 有错，第 1 块（）“block”应写成一组键和值。"),
        ('[[blocks]]\nkind = "titel"\n', "第 13 行：第 1 块（titel）没有“titel”这种块，可用的有 title、"),
        ('[[blocks]]\nkind = "title"\n', "第 13 行：第 1 块（title）“title”缺少键“text”。"),
        ('[[blocks]]\nkind = "blank"\n[[blocks]]\nkind = "title"\ntext = "一"\nsice = "二号"\n', "第 15 行：第 2 块（title）“title”里有不认识的键“sice”。"),
        ('[[blocks]]\nkind = "text"\ntext = "{case.nummer}"\n', "第 1 块（text）没有“case.nummer”这个字段。"),
        ('[[blocks]]\nkind = "text"\ntext = "{cases.number}"\n', "没有“cases.number”这个字段。"),
        ('[[blocks]]\nkind = "text"\ntext = "{parties}"\n', "“parties”不是可打印的文字。"),
        ('[[blocks]]\nkind = "text"\ntext = "{case.number"\n', "单独的“{”：字段写作 {case.number}，括号本身写两遍。"),
        ('[[blocks]]\nkind = "text"\ntext = "[[甲"\n', "“[[”没有对应的“]]”。"),
        ('[[blocks]]\nkind = "text"\ntext = "甲]]"\n', "“[[”和“]]”没有配成一对，也不能套写。"),
        ('[[blocks]]\nkind = "text"\ntext = 3\n', "键“text”应写成文字。"),
        ('[[blocks]]\nkind = "text"\ntext = "甲"\nindent = "是"\n', "键“indent”的值写法不对。"),
        ('[[blocks]]\nkind = "space"\nmm = true\n', "键“mm”的值写法不对。"),
        ('[[blocks]]\nkind = "text"\ntext = "甲"\nalign = "middle"\n', "键“align”的值“middle”不在 left、center、right、justify 之中。"),
        ('[[blocks]]\nkind = "text"\ntext = "甲"\nwhen = "case.number ="\n', "条件“case.number =”看不懂："),
        ('[[blocks]]\nkind = "text"\ntext = "甲"\nwhen = "case.number =="\n', "条件“case.number ==”写得不完整。"),
        ('[[blocks]]\nkind = "text"\ntext = "甲"\nwhen = "\'x\' of told"\n', "写得不完整。"),
        ('[[blocks]]\nkind = "text"\ntext = "甲"\nwhen = "\'x\' in case.number"\n', "“case.number”不是一列，不能用 in 查找。"),
        ('[[blocks]]\nkind = "text"\ntext = "甲"\nwhen = "demo but draft"\n', "“but”处应为 and 或 or。"),
        ('[[blocks]]\nkind = "text"\ntext = "甲"\nwhen = 1\n', "条件应写成文字。"),
        ('[[blocks]]\nkind = "text"\ntext = "甲"\neach = "parties"\n', "each 应写作“party in parties”，现在是“parties”。"),
        ('[[blocks]]\nkind = "text"\ntext = "甲"\neach = "x in case"\n', "“case”不是一列，不能逐个重复。"),
        ('[[blocks]]\nkind = "clauses"\nitems = "甲"\n', "键“items”应写成一列。"),
        ('[[blocks]]\nkind = "choice"\noptions = ["甲"]\nof = 1\n', "键“of”应写成文字。"),
        ('[[blocks]]\nkind = "text"\ntext = "{typed.place}"\n', "没有“typed.place”这个字段。"),
        ('[[asks]]\nkey = "place"\n[[blocks]]\nkind = "blank"\n', "“asks”的每一项应写明 key 和 label。"),
        ('[[asks]]\nkey = "a"\nlabel = "甲"\nkind = "number"\n', "键“asks.kind”的值“number”不在 text、long、date、time、choice、party、side、paper、names 之中。"),
        ('[[asks]]\nkey = "a"\nlabel = "甲"\nhelp = "乙"\n', "“asks”里有不认识的键“help”。"),
    ],
)  # fmt: skip
def test_bad_file_is_refused_with_file_place_and_reason(own: Path, blocks: str, reason: str) -> None:
    own.write_text(HEAD + blocks, encoding="utf-8")
    resources.table.cache_clear()

    assert FORMS["D15"].head.title == "人民调解口头协议登记表"
    assert formheads.head("D15").title == "人民调解口头协议登记表"

    said = resources.troubles()["templates/documents/D15.toml"]
    assert said.endswith("仍用程序自带的。")
    assert said.count(reason) == 1


def test_file_in_another_encoding_is_refused(own: Path) -> None:
    own.write_bytes((HEAD).encode("gbk"))
    resources.table.cache_clear()

    assert FORMS["D15"].head.title == "人民调解口头协议登记表"
    assert resources.troubles() == {
        "templates/documents/D15.toml": (
            "本所的 templates/documents/D15.toml 第 2 行不是 UTF-8 编码（可能是 GBK），请另存为 UTF-8，没有采用。"
            "仍用程序自带的。"
        )
    }


def test_what_a_form_asks_of_its_writer_is_printed_where_its_file_says(own: Path) -> None:
    ask = '[[asks]]\nkey = "hall"\nlabel = "地点"\nusual = "村委会"\nrequired = true\n'
    own.write_text(HEAD + ask + '[[blocks]]\nkind = "text"\ntext = "在{typed.hall}"\n', encoding="utf-8")
    resources.table.cache_clear()
    form = FORMS["D15"]

    said = plain(compose(form, Facts(typed={"hall": "祠堂", "gone": "x"})))

    assert (said, plain(compose(form, Facts()))) == ("在祠堂\n", "在/\n")
    assert form.head.asks == (Ask("hall", "地点", usual="村委会", required=True),)


def test_signers_named_in_a_head_are_asked_to_sign() -> None:
    assert {form: head for form in FORMS if not (head := FORMS[form].head.signers)} == {}
    assert formheads.ids() == list(FORMS)
