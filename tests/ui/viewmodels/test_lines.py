"""Pasted lines as they stand in records, chats and tables: each word comes to its field and none is lost."""

import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sample import resident
from ui.viewmodels import lines

TODAY = date(2026, 11, 21)
ZHANG, ZHAO = resident("19680507"), resident("19700907")
CODE = "91440300708461136T"
ONE = {"name": "张土根", "id_number": ZHANG, "telephone": "13800001234", "address": "西岔村二组12号"}
COMPANY = {
    "name": "西岔商贸公司", "credit_code": CODE, "legal_representative": "李四", "telephone": "0571-87654321",
    "address": "人民路1号",
}  # fmt: skip


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (
            f"张土根，男，1968年5月7日出生，汉族，身份证号{ZHANG}，住西岔村二组12号，电话13800001234",
            ONE | {"sex": "男", "birth": "1968年5月7日", "ethnicity": "汉族"},
        ),
        (
            f"姓名：张土根　性别：男　身份证号：{ZHANG}　电话：13800001234　住址：西岔村二组12号",
            ONE | {"sex": "男"},
        ),
        (f"张土根\t{ZHANG}\t13800001234\t西岔村二组12号", ONE),
        (f"张土根\n{ZHANG}\n13800001234\n西岔村二组12号", ONE),
        (f"张土根（男，1968年5月7日出生）{ZHANG}", {
            "name": "张土根", "sex": "男", "birth": "1968年5月7日", "id_number": ZHANG,
        }),
        ("张土根 男 58岁 西岔村", {"name": "张土根", "sex": "男", "stated_age": "58", "address": "西岔村"}),
        ("张土根，女，现年58周岁，住西岔村", {
            "name": "张土根", "sex": "女", "stated_age": "58", "address": "西岔村",
        }),
        (f"张土根 {ZHANG[:17]} 13800001234", {
            "name": "张土根", "id_number": ZHANG[:17], "telephone": "13800001234",
        }),
        (f"张土根 {ZHANG}9 13800001234", {
            "name": "张土根", "id_number": f"{ZHANG}9", "telephone": "13800001234",
        }),
        ("张土根 电话1380000123 住西岔村", {
            "name": "张土根", "telephone": "1380000123", "address": "西岔村",
        }),
        ("张土根13800001234", {"name": "张土根", "telephone": "13800001234"}),
        ("张土根 13800001234 13900001234", {"name": "张土根", "telephone": "13800001234、13900001234"}),
        ("买买提·阿不都，男，维吾尔族，户籍地西岔县城关镇，现住西岔村，工作单位西岔小学，职业教师", {
            "name": "买买提·阿不都", "sex": "男", "ethnicity": "维吾尔族", "domicile": "西岔县城关镇",
            "address": "西岔村", "employer": "西岔小学", "occupation": "教师",
        }),
        ("John 护照E12345678 13800001234", {
            "name": "John", "id_number": "E12345678", "telephone": "13800001234",
        }),
        ("住其木 13800001234", {"name": "住其木", "telephone": "13800001234"}),
        (f"西岔商贸公司 法定代表人李四 统一社会信用代码{CODE} 电话0571-87654321 住所人民路1号", COMPANY),
        (
            f"西岔商贸公司，统一社会信用代码：{CODE}，法定代表人：李四，住所地：人民路1号，联系电话：0571-87654321",
            COMPANY,
        ),
        ("西岔商贸公司 法定代表人李四 0571-87654321", {
            "name": "西岔商贸公司", "legal_representative": "李四", "telephone": "0571-87654321",
        }),
    ],
)  # fmt: skip
def test_a_line_of_one_party_is_read(line: str, fields: dict[str, str]) -> None:
    assert lines.read_lines(line, today=TODAY) == (fields,)


@pytest.mark.parametrize(
    "text",
    [
        f"张大山 {ZHANG} 13800001234 西岔村二组\n赵水生 {ZHAO} 13900001234 西岔村三组",
        f"1、张大山 {ZHANG} 13800001234 西岔村二组\r\n2、赵水生 {ZHAO} 13900001234 西岔村三组",
        f"张大山 {ZHANG} 13800001234 西岔村二组\u2028赵水生 {ZHAO} 13900001234 西岔村三组",
        f"张大山 {ZHANG} 13800001234 西岔村二组；赵水生 {ZHAO} 13900001234 西岔村三组",
        f"张大山 {ZHANG} 13800001234 西岔村二组 赵水生 {ZHAO} 13900001234 西岔村三组",
        f"甲方：张大山，{ZHANG}，13800001234，住西岔村二组\n乙方：赵水生，{ZHAO}，13900001234，住西岔村三组",
    ],
)
def test_lines_of_two_people_are_two_people(text: str) -> None:
    assert lines.read_lines(text, today=TODAY) == (
        {"name": "张大山", "id_number": ZHANG, "telephone": "13800001234", "address": "西岔村二组"},
        {"name": "赵水生", "id_number": ZHAO, "telephone": "13900001234", "address": "西岔村三组"},
    )


@pytest.mark.parametrize(
    "text", ["张土根", "JOHN SMITH", "阿依古丽·买买提江", "13800001234", "", f"张土根 {ZHANG} {ZHAO}"]
)
def test_what_is_no_line_stays_as_it_is(text: str) -> None:
    assert lines.read_lines(text, today=TODAY) == ()


def test_a_line_that_cannot_be_read_is_a_name_alone() -> None:
    found = lines.read_lines(f"张土根 {ZHANG}\n看不懂的一行字啊", today=TODAY)

    assert found == ({"name": "张土根", "id_number": ZHANG}, {"name": "看不懂的一行字啊"})


_WORDS = st.sampled_from(
    [
        "张土根", "赵水生", "西岔村二组", "人民路1号", "天晴", "John", "男", "汉族", "58", ZHANG, ZHAO, ZHANG[:17], CODE,
        "13800001234", "1380000", "0571-87654321", "电话", "住", "身份证号", "法定代表人", "李四", "E12345678", "12",
        "某某公安局", "1968年5月7日",
    ]
)  # fmt: skip
_BETWEEN = st.sampled_from([" ", "，", "\n", "；", "　", "：", ""])
_TOLD = re.compile(r"电话|住|身份证号|法定代表人|[\s，；：:、]")


@given(st.lists(st.tuples(_WORDS, _BETWEEN), min_size=1, max_size=9))
def test_no_character_of_a_paste_is_lost(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + mark for word, mark in parts)

    found = lines.read_lines(text, today=TODAY)

    kept = Counter("".join("".join(each.values()) for each in found)) if found else Counter(text)
    assert Counter(_TOLD.sub("", text)) - kept == Counter()
