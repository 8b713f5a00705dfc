"""The words of the parties' screen, phase by phase."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from models.queries.shown import Shown, ShownClause, ShownLine, ShownOffer, ShownSide, ShownTurn
from ui.viewmodels.party_screen import Row, picture
from ui.widgets.party_paint import Scale, fitting

NOW = datetime(2026, 11, 20, 6, 40, tzinfo=UTC)
STEPS = ("群众先说理", "民警后梳理", "警民共谈理")
SHOWN = Shown(
    "西岔派出所调解室", "群众先说理", STEPS, paused=False, covered=False,
    sides=(ShownSide("甲", ("张某",)), ShownSide("乙", tuple(f"工人{each}" for each in range(19)))),
    hosts=("杨学礼",), agenda=("各方把事情说完",), rules=("一人说完，另一人再说",),
    facts=(ShownLine("张某", "界线走向没有争议"),),
    offers=(ShownOffer(2, "赵某", "赔麦苗钱", "¥300.00", "叁佰元整", "11月22日", (("张某", "接受"),), accepted=False),),
    clauses=(ShownClause("一", "赔麦苗钱", "¥300.00（叁佰元整）"),),
)  # fmt: skip


def titles(shown: Shown) -> list[str]:
    return [block.title for block in picture(shown, NOW).blocks]


def test_twenty_parties_are_named_up_to_eight_and_counted() -> None:
    made = picture(SHOWN, NOW)
    assert made.people[1] == ("乙方", "工人0、工人1、工人2、工人3、工人4、工人5、工人6、工人7 等19人")
    assert made.time == "14:40"
    assert made.steps == (("群众先说理", "current"), ("民警后梳理", ""), ("警民共谈理", ""))


@pytest.mark.parametrize(
    ("phase", "blocks"),
    [
        ("准备", ["现在做什么", "大家守的规矩"]),
        ("群众先说理", ["现在做什么"]),
        ("民警后梳理", ["各方没有争议的事"]),
        ("警民共谈理", ["各方没有争议的事", "桌面上的方案"]),
        ("结束", ["谈成的", "现在做什么"]),
    ],
)
def test_each_phase_shows_its_own_blocks(phase: str, blocks: list[str]) -> None:
    assert titles(replace(SHOWN, phase=phase)) == blocks


def test_offer_is_told_with_sum_due_and_answers() -> None:
    (row,) = picture(replace(SHOWN, phase="警民共谈理", facts=()), NOW).blocks[0].rows
    assert (row.above, row.strong) == ("方案 2　赵某提", "¥300.00（叁佰元整）")
    assert row.below == "期限：11月22日　张某：接受"


def test_pause_and_cover_leave_nothing_of_the_matter() -> None:
    paused = picture(replace(SHOWN, phase="警民共谈理", paused=True), NOW)
    assert (paused.title, paused.blocks) == ("休会中", ())
    assert picture(replace(SHOWN, covered=True), NOW).people == ()
    assert picture(None, NOW).cover == "请稍候"


def test_clock_of_the_turn_runs_down_and_says_when_it_is_over() -> None:
    turn = ShownTurn("赵某", NOW - timedelta(seconds=87), 600)
    made = picture(replace(SHOWN, turn=turn), NOW)
    assert (made.title, made.clock, made.late) == ("请赵某说", "8:33", False)
    over = picture(replace(SHOWN, turn=turn), NOW + timedelta(seconds=600))
    assert (over.clock, over.late) == ("时间到", True)
    back = picture(replace(SHOWN, turn=turn), NOW - timedelta(hours=1))
    assert back.clock == "10:00"


def test_reading_keeps_the_lit_clause_in_sight_whatever_does_not_fit(qtbot: QtBot) -> None:
    rows = [Row("条款内容" * 30, lead=f"{each}、", lit=each == 20) for each in range(40)]
    room = QRect(0, 0, 900, 400)
    paras, before, behind = fitting(rows, room, Scale(QRect(0, 0, 1366, 768)))
    assert before + len(paras) + behind == 40
    assert [para.row.lead for para in paras if para.row.lit] == ["20、"]
    assert sum(para.height for para in paras) <= room.height()


def test_newest_rows_stay_when_not_all_fit(qtbot: QtBot) -> None:
    rows = [Row("事实" * 40) for _ in range(30)]
    paras, before, behind = fitting(rows, QRect(0, 0, 900, 400), Scale(QRect(0, 0, 1366, 768)))
    assert (before > 0, behind) == (True, 0)
    assert paras[-1].row is rows[-1]
