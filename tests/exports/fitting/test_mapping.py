"""What is written where: kept as JSON, checked against the form in sentences, carried to another station."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports import fitting
from exports.fitting import Fault, FormMapping, SheetMapping
from exports.fitting.mapping import BAD, NEWER
from models import ownforms
from models.errors import Refusal
from models.ownforms import OwnForm
from models.station import Identity, Role
from tests.exports.fitting import layouts, zips
from tests.exports.fitting.zips import MAIN, relations, sheet, workbook
from tests.sample import Room, room

GOOD = SheetMapping("表1", "R1", (1,), 2, 4, "total", {"A": "序号", "B": "涉及金额"})
SOURCES = {"R1": ("序号", "涉及金额")}
CELLS = zips.CELLS + '<row r="6"><c r="A6"/></row>'
FORM = zips.packed(
    workbook(
        sheet(CELLS, after='<mergeCells count="1"><mergeCell ref="A6:B6"/></mergeCells><tableParts count="1"><tablePart r:id="t"/></tableParts>')
    ),
    **{
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("t", "table", "../tables/table1.xml")),
        "xl/tables/table1.xml": f'<table xmlns="{MAIN}" ref="A1:B4"/>',
    },
)  # fmt: skip


def plain() -> dict[str, Any]:
    return FormMapping((replace(GOOD, cells={"A6": "单位"}, constants={"C": "西岔"}),)).as_json()


words = st.text(max_size=12)
letters = st.from_regex(r"[A-Z]{1,2}", fullmatch=True)
sheets = st.builds(
    SheetMapping, words, words, st.lists(st.integers(0, 99)).map(tuple), st.integers(0, 99), st.integers(0, 99),
    st.sampled_from(["total", "footer", "blank"]), st.dictionaries(letters, words), st.dictionaries(letters, words),
    st.dictionaries(st.from_regex(r"[A-Z][1-9]", fullmatch=True), words), st.sampled_from(["kept", "restart"]),
    st.sampled_from(["blank", "remove"]), st.booleans(),
)  # fmt: skip


@given(st.lists(sheets, max_size=2), st.booleans())
@settings(max_examples=40)
def test_a_mapping_comes_back_from_json_as_it_went(listed: list[SheetMapping], full: bool) -> None:
    mapping = FormMapping(tuple(listed), full)

    assert fitting.from_json(mapping.as_json()) == mapping


@pytest.mark.parametrize(
    "change",
    [
        {"version": "1"}, {"version": 0}, {"full": 1}, {"sheets": 3}, {"sheets": [3]}, {"sheets": [{}]},
        {"sheets": [{"sheet": 1}]}, {"sheets": [{"sheet": "a", "more": 1}]}, {"sheets": [{"sheet": "a", "ends": "x"}]},
        {"sheets": [{"sheet": "a", "first": -1}]}, {"sheets": [{"sheet": "a", "last": True}]}, {"sheets": [{"sheet": "a", "head": "x"}]},
        {"sheets": [{"sheet": "a", "columns": {"1": "x"}}]}, {"sheets": [{"sheet": "a", "columns": {"A": 1}}]},
        {"sheets": [{"sheet": "a", "cells": {"A0": "x"}}]}, {"sheets": [{"sheet": "a", "constants": {"A": "x" * 2001}}]},
        {"sheets": [{"sheet": "a", "fit": "yes"}]}, {"sheets": [{"sheet": "a", "source": None}]}, {"sheets": [{"sheet": "a", "columns": []}]},
    ],
)  # fmt: skip
def test_a_strange_mapping_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as refused:
        fitting.from_json({**plain(), **change})
    assert refused.value.message == BAD


def test_a_mapping_of_a_newer_program_asks_for_the_upgrade() -> None:
    with pytest.raises(Refusal) as refused:
        fitting.from_json({**plain(), "version": 2, "new": 1})
    assert refused.value.message == NEWER
    others: tuple[Any, ...] = (None, [], "x", {})
    for other in others:
        with pytest.raises(Refusal):
            fitting.from_json(other)


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        ({"sheet": "别的"}, "", "“表.xlsx”里没有能填写的表“别的”。"),
        ({"first": 0, "last": 0, "columns": {}}, "", "“表1”还没有指定要填的列和格。"),
        ({"first": 0}, "", "“表1”指定了列，还没有指定第一行数据。"),
        ({"columns": {}}, "", "“表1”还没有指定哪一列填什么。"),
        ({"first": 4, "last": 2}, "", "“表1”的数据行从第 4 行到第 2 行，前后颠倒了。"),
        ({"head": (2,)}, "", "“表1”的第一行数据应在表头下面。"),
        ({"columns": {"XFE": "序号"}}, "XFE", "“表1”没有 XFE 列。"),
        ({"constants": {"A": "x"}}, "A", "“表1”的 A 列既填栏目又填固定文字，请只留一样。"),
        ({"last": 5}, "B", "“表1”的 B 列本来是公式，由表格自己算，不能填写。请把这一列留空不填。"),
        ({"first": 6, "last": 6}, "B", "“表1”的 B 列在数据行里并进了 A 列，请指 A 列。"),
        ({"cells": {"B6": "单位"}}, "B6", "“表1”的 B6 并进了 A6，请指 A6。"),
        ({"cells": {"A3": "单位"}}, "A3", "“表1”的 A3 在数据行里，不能又作单项来填。"),
        ({"cells": {"B5": "单位"}}, "B5", "“表1”的 B5 本来是公式，由表格自己算，不能填写。"),
        ({"cells": {"A1": "单位"}}, "A1", "“表1”的 A1 是表格区域的列标题，改了它文件会损坏，不能填写。"),
        ({"cells": {"A1048577": "单位"}}, "A1048577", "“表1”没有 A1048577 这一格。"),
        ({"source": ""}, "", "“表1”还没有指定从哪个台账取数。"),
        ({"columns": {"A": "{序号}{编号}"}}, "A", "“表1”的 A 列要填“编号”，这个台账里没有。"),
        ({"cells": {"A6": "{单位}{页数}"}}, "A6", "“表1”的 A6 要填“页数”，没有这一项。"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(change: dict[str, Any], place: str, words: str) -> None:
    template = fitting.opened(FORM, "表.xlsx")
    mapping = FormMapping((replace(GOOD, **change),))

    found = fitting.faults(template, mapping, sources=SOURCES, facts=("期末",))

    assert (found[0].place, found[0].sentence) == (place, words)
    if "这个台账" not in words and "没有这一项" not in words and "哪个台账" not in words:
        with pytest.raises(Refusal, match=words[:8]):
            fitting.fill(template, mapping, rows=lambda _: [], facts=lambda *_: "")


def test_rows_merged_downwards_and_a_sheet_named_twice_are_said() -> None:
    merged = zips.packed(workbook(sheet(after='<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>')))
    template = fitting.opened(merged, "表.xlsx")

    assert fitting.faults(template, FormMapping((GOOD,))) == [
        Fault("表1", "B2:B3", "“表1”的 B2:B3 上下合并在数据行里，一行一件填不进去。请先取消合并。")
    ]
    assert fitting.faults(template, FormMapping((GOOD, GOOD)))[0].sentence == "“表1”指定了两遍。"
    assert [each.sentence for each in fitting.faults(template, FormMapping())] == [
        "还没有指定填哪张表、填到哪里。"
    ]


def test_a_good_mapping_has_no_fault_and_a_statistics_cell_is_known() -> None:
    template = fitting.opened(FORM)
    mapping = FormMapping((replace(GOOD, cells={"A6": "{单位}{期末}"}),))
    assert fitting.faults(template, mapping, sources=SOURCES, facts=("期末",)) == []


def test_a_form_goes_from_one_station_to_another_whole(tmp_path_factory: pytest.TempPathFactory) -> None:
    here, there = (room(str(tmp_path_factory.mktemp(name))) for name in ("here", "there"))
    layout = layouts.all_layouts()["r16"]

    def kept(station: Room, **form: Any) -> OwnForm:
        by = Identity(station.leader.id, station.leader.name, Role.LEADER)
        with station.store.unit() as db:
            return ownforms.keep(db, by=by, **form)

    form = kept(
        here,
        name="归档",
        content=layout.template.content,
        mapping=layout.mapping.as_json(),
        file_name="归档.xlsx",
    )
    with here.store.unit() as db:
        sent = ownforms.packed(db, form, by=here.leader)

    carried, template, mapping = fitting.received(sent, sources=layouts.SOURCES)

    again = kept(
        there,
        name=carried.name,
        content=carried.content,
        mapping=carried.mapping,
        file_name=carried.file_name,
    )
    assert (again.sha256, mapping, template.name) == (form.sha256, layout.mapping, "归档.xlsx")
    rows = layouts.rows(12)
    assert (
        fitting.fill(template, mapping, rows=lambda _: rows, facts=layouts.fact).content
        == layouts.filled(layout, 12).content
    )
    here.store.close()
    there.store.close()


def test_a_form_whose_mapping_does_not_fit_is_not_taken_in(tmp_path_factory: pytest.TempPathFactory) -> None:
    here = room(str(tmp_path_factory.mktemp("here")))
    with here.store.unit() as db:
        for name, mapping in (("甲", replace(GOOD, last=5)), ("乙", replace(GOOD, columns={"A": "别的栏"}))):
            form = ownforms.keep(
                db, name=name, content=FORM, mapping=FormMapping((mapping,)).as_json(), by=here.leader
            )
            sent = ownforms.packed(db, form, by=here.leader)
            with pytest.raises(Refusal, match=r"^这份本局表格在本机用不了：“表1”的 [AB] 列"):
                fitting.received(sent, sources=SOURCES)
    here.store.close()
