"""How forms stand on their grid: heads merged as the bureaus have them, no place twice and none left free."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from models import periods, statistics
from models.periods import Kind
from models.statistics import Box, Sheet
from tests import sample
from tests.sample import TODAY, Room

QUARTER = periods.of(Kind.QUARTER, date(2026, 11, 1))


def laid(db: Session, form: str) -> Sheet:
    return statistics.sheet(statistics.counted(db, statistics.form(form), QUARTER, today=TODAY))


def heads(sheet: Sheet) -> dict[str, tuple[int, int, int, int]]:
    return {
        box.text: (box.row, box.column, box.rows, box.columns) for box in sheet.boxes if box.kind == "head"
    }


def names(sheet: Sheet) -> dict[str, tuple[int, int]]:
    return {box.text: (box.rows, box.columns) for box in sheet.boxes if box.kind == "side"}


@pytest.mark.parametrize("form", ["M01", "M02", "L01", "L01V", "L05", "L06", "L07", "L10"])
def test_every_place_is_covered_once(db: Session, desk: Room, form: str) -> None:
    sample.accepted(db, desk, track="ZA")
    sheet = laid(db, form)

    covered = [
        (box.row + row, box.column + column) for box in sheet.boxes for row in range(box.rows) for column in range(box.columns)
    ]  # fmt: skip

    assert sorted(covered) == [
        (row, column) for row in range(sheet.rows) for column in range(len(sheet.widths))
    ]


def test_the_form_of_the_investigation_is_merged_as_printed(db: Session) -> None:
    sheet = laid(db, "L01")

    assert heads(sheet) == {
        "内容": (0, 0, 2, 4), "层级": (0, 4, 1, 4), "乡镇街道": (1, 4, 1, 1), "村居": (1, 5, 1, 1), "小计": (1, 6, 1, 1),
        "年度累计": (1, 7, 1, 1),
    }  # fmt: skip
    found = names(sheet)
    assert [found[name] for name in ("总况", "劳资纠纷", "涉及矛盾纠纷人数", "50人以下", "重大矛盾纠纷", "开展集中排查", "次数")] == [
        (5, 2), (2, 2), (4, 1), (1, 1), (4, 2), (1, 2), (1, 1),
    ]  # fmt: skip
    assert sum(box.text == "起数" for box in sheet.boxes) == 4


def test_the_quarterly_form_is_merged_as_printed(db: Session) -> None:
    found = heads(laid(db, "L06"))

    assert [found[name] for name in ("项目", "民事纠纷", "纠纷类型", "行政争议", "争议类型", "调解阶段", "协议形式", "案件总数", "27")] == [
        (0, 0, 3, 2), (0, 6, 1, 12), (1, 8, 1, 10), (0, 18, 1, 7), (1, 20, 1, 3), (1, 23, 1, 2), (0, 25, 1, 2), (0, 2, 3, 1), (4, 28, 1, 1),
    ]  # fmt: skip


def test_the_form_of_villages_groups_its_types(db: Session, desk: Room) -> None:
    sample.accepted(db, desk)
    found = heads(laid(db, "L05"))

    assert [found[name] for name in ("村（社区）", "矛盾纠纷类型", "当前矛盾纠纷情况", "山林土地（共计：1件）")] == [
        (0, 0, 3, 1), (0, 1, 1, 4), (1, 1, 1, 2), (1, 3, 1, 2),
    ]  # fmt: skip


def test_boxes_of_figures_carry_their_keys(db: Session) -> None:
    boxes: list[Box] = [box for box in laid(db, "M02").boxes if box.kind == "figure"]

    assert (boxes[0].key, boxes[0].row, boxes[0].column, len({box.key for box in boxes})) == (
        "total.now",
        1,
        2,
        len(boxes),
    )
