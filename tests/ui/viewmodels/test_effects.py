"""成效 as plain data: lines with what they are made of, the cases behind each, and who may compare colleagues."""

from pathlib import Path

import pytest
from sqlalchemy import select

from models import periods
from models.disclosure import Export
from models.errors import Refusal
from models.periods import Kind
from models.station import Identity
from tests import workbooks
from tests.sample import TODAY, Room, accepted, concluded
from ui.viewmodels.effects import Effects, View


def effects(here: Room, by: Identity | None = None) -> Effects:
    here.store.person = by or here.officer
    return Effects(here.store, here.store.signed_in, today=lambda: TODAY, now=here.clock)


def counted(model: Effects) -> View:
    reading = model.reading()
    try:
        while True:
            next(reading)
    except StopIteration as end:
        model.take(end.value)
        return model.view  # type: ignore[return-value]  # -- it was just taken


def test_lines_say_value_parts_and_the_period_before(here: Room) -> None:
    with here.store.unit() as db:
        concluded(db, here)
        accepted(db, here)
    model = effects(here)
    view = counted(model)
    lines = {line.key: line for _, lines in view.groups for line in lines}

    assert [name for name, _ in view.groups] == ["结果", "履行", "反复", "没有达成协议的", "应办的事"]
    assert (lines["success"].value, lines["success"].note, lines["success"].share) == ("50.0%", "1 ÷ 2", 0.5)
    assert (lines["days"].value, lines["days"].share) == ("0 天", None)
    assert (lines["relapse"].value, lines["relapse"].note, lines["relapse"].opens) == (
        "—",
        "本期没有可算的",
        False,
    )
    model.period = periods.month(TODAY).moved(1)
    after = {line.key: line for _, lines in counted(model).groups for line in lines}
    assert after["success"].note == "本期没有可算的　上期 50.0%"


def test_a_figure_opens_to_its_cases_those_to_do_first_and_says_why(here: Room) -> None:
    with here.store.unit() as db:
        done, open_ = concluded(db, here), accepted(db, here)
        numbers = (done.number, open_.number)
    model = effects(here)
    counted(model)
    told = model.cases("success")

    assert (told.title, [(row[1], row[3], row[5]) for row in told.rows]) == (
        "调解成功率 50.0%", [(numbers[1], "没有达成", "没有达成"), (numbers[0], "达成协议", "达成协议")],
    )  # fmt: skip
    assert told.definition.startswith("达成协议（书面、口头、当场）的件数 ÷ 本期登记的全部件数")
    assert model.why("success", numbers[0]) == f"{numbers[0]} 在内：达成协议。"
    assert model.why("days", numbers[1]).startswith(f"{numbers[1]} 不在内：只数本期达成协议的件数")
    assert model.why("days", "没有") == "没有编号为“没有”的案件。"
    assert model.cases("days").rows[0][3] == "用了 0 天"


def test_only_the_leader_compares_and_exports(here: Room, tmp_path: Path) -> None:
    with here.store.unit() as db:
        mine, other = concluded(db, here), accepted(db, here)
        mine.handler_id, other.handler_id = here.officer.id, here.auxiliary.id
    own = effects(here)
    assert ([row.name for row in counted(own).people], own.compares, own.may_export) == (
        ["葛民警"],
        False,
        False,
    )
    with pytest.raises(Refusal, match="由所领导导出"):
        own.export(tmp_path / "x.xlsx")

    model = effects(here, here.leader)
    with pytest.raises(Refusal, match="还没有算好"):
        model.export(tmp_path / "x.xlsx")
    assert {row.name for row in counted(model).people} == {"葛民警", "傅辅警", "杨调解", "索所长"}
    assert model.file_name().startswith("西岔派出所_办案人员工作量与成效表_202611_20261120-")
    list(model.export(tmp_path / "x.xlsx"))
    workbooks.sound(tmp_path / "x.xlsx")
    with here.store.reading() as db:
        kept = db.scalars(select(Export)).one()
        assert (kept.by_name, kept.what, kept.rows, kept.file) == ("索所长", "workload", 4, "x.xlsx")
    row = next(each for each in counted(model).people if each.name == "葛民警")
    assert [each[1] for each in model.cases_of(row).rows] == [mine.number]


def test_a_year_is_counted_as_a_month_is(here: Room) -> None:
    model = effects(here)
    model.period = periods.of(Kind.YEAR, TODAY)

    assert counted(model).period.name == "2026年度"
