"""以案定补 as plain data: lists with their counts, the way to what is missing, the sheet and its sums."""

from pathlib import Path

import pytest
from sqlalchemy import select

from models.cases import Case
from models.disclosure import Export
from models.errors import Refusal
from models.station import Identity
from tests import workbooks
from tests.models.test_subsidies import bound
from tests.sample import TODAY, Room, concluded
from ui.viewmodels.claims import Claims


@pytest.fixture
def cases(here: Room) -> tuple[Case, Case]:
    with here.store.unit(by=here.officer) as db:
        return bound(db, here), concluded(db, here)


def claims(here: Room, by: Identity | None = None) -> Claims:
    here.store.person = by or here.officer
    model = Claims(here.store, here.store.signed_in, today=lambda: TODAY, now=here.clock)
    looked(model)
    return model


def looked(model: Claims) -> None:
    reading = model.reading()
    try:
        while True:
            next(reading)
    except StopIteration as end:
        model.take(end.value)


def test_lists_are_counted_and_the_sheet_is_summed(here: Room, cases: tuple[Case, Case]) -> None:
    model = claims(here)
    assert [name for _, name in model.tabs()] == ["可以申报 1", "还缺材料 1", "申报表 0", "全部 2"]
    assert model.summary() == "申报表里还没有案件。"

    assert model.draw_ready() == "已列入 1 件，共 ¥100.00。"
    looked(model)
    assert model.summary() == "申报表 1 件，共 ¥100.00，其中已申报 0 件。"
    with pytest.raises(Refusal, match="没有可以直接申报的案件"):
        model.draw_ready()
    assert model.send() == "1 件已标为已申报。"
    looked(model)
    with pytest.raises(Refusal, match="没有还没报出的案件"):
        model.send()
    (row,) = model.listed("drawn")
    assert model.send_back(row, "缺收条") == f"{row.number} 已登记退回，补好以后可以再申报。"
    looked(model)
    (again,) = model.listed("ready")
    assert (again.state, again.back_reason) == ("退回", "缺收条")
    assert model.draw(again) == f"{row.number} 已列入申报表，¥100.00。"
    looked(model)
    assert model.drop(model.listed("drawn")[0], "下季度再报") == f"{row.number} 已从申报表撤下。"
    assert cases[0].number == row.number


def test_each_missing_thing_has_its_way(here: Room, cases: tuple[Case, Case]) -> None:
    model = claims(here)
    (row,) = model.listed("lacking")

    case = ("case", str(cases[1].id))
    assert [(each.page, each.args, each.words, each.firm) for each in model.ways(row)] == [
        ("visits", (case,), "去回访", True),
        ("papers", (case, ("sheet", "dossier")), "去卷宗", False),
        ("papers", (case, ("sheet", "dossier")), "去卷宗", False),
    ]


def test_of_two_repeats_that_are_ready_one_is_left_to_be_looked_at(
    here: Room, cases: tuple[Case, Case]
) -> None:
    with here.store.unit(by=here.officer) as db:
        again = bound(db, here, number="（2026）西人调字第2号")
    model = claims(here)

    assert (
        model.draw_ready()
        == f"已列入 1 件，共 ¥100.00。{again.number} 与已列入的是同一双方的同类纠纷，请逐件核对。"
    )
    looked(model)
    left = next(each for each in model.rows if each.number == again.number)
    assert model.ways(left)[0].page == ""
    with pytest.raises(Refusal, match="请写明理由"):
        model.draw(left)
    assert model.draw(left, tier=model.tier_key(left), reason="两回事").endswith("¥100.00。")
    assert cases[0].number != again.number


def test_sheet_is_written_for_the_office_of_justice_and_kept_in_the_log(
    here: Room, cases: tuple[Case, Case], tmp_path: Path
) -> None:
    model = claims(here)
    model.draw_ready()
    assert model.file_name().startswith("西岔派出所_以案定补申报表_202611_")
    for _ in (written := model.export(tmp_path / "r9.xlsx")):
        pass
    del written
    workbooks.sound(tmp_path / "r9.xlsx")
    with here.store.reading() as db:
        kept = db.scalars(select(Export)).one()
        assert (kept.what, kept.recipient, kept.purpose, kept.period, kept.rows, kept.file, kept.veiled) == (
            "R9", "司法所", "以案定补申报", "2026年11月", 1, "r9.xlsx", True,
        )  # fmt: skip
    assert cases


def test_who_may_claim_and_export(here: Room) -> None:
    told = {
        by.role.value: (claims(here, by).may_claim, claims(here, by).may_export)
        for by in (here.officer, here.mediator, here.auxiliary, here.leader)
    }
    assert told == {
        "民警": (True, True), "调解员": (True, False), "辅警": (False, True), "所领导": (True, True),
    }  # fmt: skip
