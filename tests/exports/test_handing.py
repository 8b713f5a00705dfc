"""A register handed over: what leaves the police, what is kept of it, and what the file shows."""

import hashlib
import html
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from exports import handing
from exports.handing import Order
from exports.registers import REGISTERS
from exports.registers.persons import PERSONS
from models import disclosure, intake, numbering, periods, registerrules, visits
from models.disclosure import Terms
from models.errors import Refusal
from models.intake import PartyDraft
from models.queries import registers
from models.queries.selection import Selection
from models.station import Identity
from tests import sample, workbooks
from tests.sample import TODAY, Room

NOVEMBER = Selection(periods.month(TODAY))
OUTSIDE = Terms("司法所")
ON_PAPER = Terms("司法所", basis="县政法委〔2026〕12号")
BARRED = ("R2", "R4", "R11", "R12")
HANDED = tuple(key for key in registers.SOURCES if key in REGISTERS and key not in BARRED)
WHO = (
    "张土根", "赵水生", "张 土根", sample.resident("19680507", "011"), sample.resident("19710102", "013"), "13800001234",
    "13800005678", "二组12号", "二组15号", "13012420261119077",
)  # fmt: skip


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A station with one police case that has an agreement, a visit, a number, and a reason that names somebody."""
    room = sample.room(str(tmp_path_factory.mktemp("station")))
    with room.store.unit() as db:
        subject = sample.concluded(db, room, track="ZA")
        subject.remarks = "张土根电话13800001234，住西岔村二组12号。"
        done = visits.add(db, subject, due_on=TODAY, reason="回访", by=room.officer)
        visits.record(
            db,
            done,
            on=TODAY,
            by=room.officer,
            mode="电话",
            text="已给付",
            new_risk="赵水生扬言再去",
            measures="找张土根谈",
        )
        void = sample.accepted(db, room)
        void.voided_at, void.void_reason = room.clock(), "张土根重复登记"
        numbering.reserve(db, "people", count=1, year=2026, form="D14", by=room.officer)
    yield room
    room.store.close()


def write(here: Room, order: Order, target: Path, by: Identity | None = None) -> handing.Handed:
    return handing.write(here.store, order, target, by=by or here.officer, today=TODAY, now=here.clock())


def log(here: Room) -> list[disclosure.Export]:
    with here.store.reading() as db:
        return list(disclosure.listing(db, by=here.leader))


def words(target: Path) -> str:
    """Return everything that the parts of a workbook say."""
    with zipfile.ZipFile(target) as parts:
        return "\n".join(
            re.sub(r"<[^>]*>", "\n", html.unescape(parts.read(name).decode("utf-8", "replace")))
            for name in parts.namelist()
        )


@pytest.mark.parametrize("persons", [False, True])
@pytest.mark.parametrize("key", HANDED)
def test_nobody_of_a_police_case_is_told_outside(
    here: Room, tmp_path: Path, key: str, *, persons: bool
) -> None:
    if persons and key not in PERSONS:
        with pytest.raises(Refusal, match="没有一人一行的式样"):
            write(here, Order(key, NOVEMBER, OUTSIDE, persons=True), tmp_path / "a.xlsx")
        return
    target = tmp_path / f"{key}.xlsx"

    made = write(here, Order(key, NOVEMBER, OUTSIDE, persons=persons), target)

    said = words(target)
    assert [each for each in WHO if each in said] == []
    assert "违法嫌疑人" not in said
    assert made.rows == write(here, Order(key, NOVEMBER, persons=persons), tmp_path / "in.xlsx").rows
    workbooks.sound(target)


def test_outside_names_keep_their_surnames_and_figures_stay(here: Room, tmp_path: Path) -> None:
    target = tmp_path / "r1.xlsx"
    write(here, Order("R1", NOVEMBER, OUTSIDE), target)

    sheet = openpyxl.load_workbook(target).worksheets[0]
    cells = [cell.value for cell in sheet[6]]
    assert sheet["A3"].value == (
        "提供给：司法所　治安和尚未定性案件的当事人身份已隐去（治安管理处罚法第一百三十六条、第一百三十八条）"
    )
    assert ("张某" in cells, "赵某" in cells, 500 in cells, "西调2026-1" in cells) == (True, True, True, True)
    assert "缺号：西调2026-2（案件作废）。" in [row[0].value for row in sheet.iter_rows()]


@pytest.mark.parametrize("key", BARRED)
def test_no_row_of_what_stays_with_the_police_leaves_without_a_basis(
    here: Room, tmp_path: Path, key: str
) -> None:
    target = tmp_path / f"{key}.xlsx"
    before = len(log(here))

    with pytest.raises(Refusal, match=r"不提供给司法所.*写明书面依据") as refused:
        write(here, Order(key, NOVEMBER, OUTSIDE), target)

    assert (refused.value.field, target.exists(), len(log(here))) == ("basis", False, before)
    write(here, Order(key, NOVEMBER, ON_PAPER), target)
    assert (
        openpyxl.load_workbook(target).worksheets[0]["A3"].value
        == "提供给：司法所　依据：县政法委〔2026〕12号"
    )
    assert (log(here)[0].basis, log(here)[0].veiled) == ("县政法委〔2026〕12号", False)


def test_a_written_basis_lifts_the_shield_and_full_numbers_need_it(here: Room, tmp_path: Path) -> None:
    target = tmp_path / "r1.xlsx"

    with pytest.raises(Refusal, match="不能含完整证件号") as refused:
        write(here, Order("R1", NOVEMBER, Terms("司法所", "案件移交", full=True)), target, here.leader)
    assert refused.value.field == "basis"
    terms = Terms("司法所", "案件移交", "县政法委〔2026〕12号", full=True)
    write(here, Order("R1", NOVEMBER, terms), target, here.leader)

    said = words(target)
    assert [each in said for each in ("张土根", "13800001234", "案件移交", "县政法委〔2026〕12号")] == [
        True
    ] * 4


def test_every_export_is_in_the_log_with_the_bytes_that_were_written(here: Room, tmp_path: Path) -> None:
    target = tmp_path / "回访.xlsx"
    selection = Selection(NOVEMBER.period, officer="葛民警")

    made = write(here, Order("R5", selection, Terms("上级公安机关", "季度检查")), target)

    kept = log(here)[0]
    told = {
        name: getattr(kept, name)
        for name in ("by_name", "what", "title", "period", "selection", "recipient", "basis", "purpose", "masked", "veiled", "rows", "file", "sha256")
    }  # fmt: skip
    assert told == {
        "by_name": "葛民警", "what": "R5", "title": "回访台账", "period": "2026年11月", "selection": "葛民警",
        "recipient": "上级公安机关", "basis": "", "purpose": "季度检查", "masked": True, "veiled": False,
        "rows": made.rows, "file": "回访.xlsx", "sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
    }  # fmt: skip
    assert kept.at == here.clock()


def test_what_was_not_written_is_not_in_the_log(here: Room, tmp_path: Path) -> None:
    target = tmp_path / "是文件夹.xlsx"
    target.mkdir()
    before = len(log(here))

    with pytest.raises(Refusal, match="是一个文件夹"):
        write(here, Order("R1", NOVEMBER), target)
    steps = handing.writing(
        here.store,
        Order("R1", NOVEMBER),
        tmp_path / "停.xlsx",
        by=here.officer,
        today=TODAY,
        now=here.clock(),
    )
    next(steps)
    steps.close()

    assert (len(log(here)), sorted(each.name for each in tmp_path.iterdir())) == (before, ["是文件夹.xlsx"])


def test_who_may_not_export_does_not_and_an_officer_sees_own_exports_only(here: Room, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="没有办理这一步的权限"):
        write(here, Order("R1", NOVEMBER), tmp_path / "a.xlsx", here.mediator)
    with pytest.raises(Refusal, match="内勤或所领导"):
        write(here, Order("R1", NOVEMBER, Terms(purpose="备案", full=True)), tmp_path / "a.xlsx")
    with pytest.raises(Refusal, match="用途"):
        write(here, Order("R1", NOVEMBER, Terms(full=True)), tmp_path / "a.xlsx", here.leader)
    write(here, Order("R1", NOVEMBER), tmp_path / "a.xlsx", here.leader)
    with here.store.reading() as db:
        assert {each.by_name for each in disclosure.listing(db, by=here.officer)} <= {"葛民警"}
        assert {each.by_name for each in disclosure.listing(db, by=here.leader, limit=1)} == {"索所长"}
        with pytest.raises(Refusal):
            disclosure.listing(db, by=here.mediator)


def test_whoever_is_not_in_the_list_is_outside_and_nobody_named_is_the_station(
    here: Room, tmp_path: Path
) -> None:
    assert (Terms("某某公司").veiled, Terms("").outside, Terms("本所").outside, Terms(" 上级公安机关 ").outside) == (
        True, False, False, False,
    )  # fmt: skip
    with pytest.raises(Refusal, match="没有编号为“R99”的台账"):
        write(here, Order("R99", NOVEMBER), tmp_path / "a.xlsx")


def test_total_of_persons_counts_cases_and_not_parties(here: Room, tmp_path: Path) -> None:
    target = tmp_path / "人.xlsx"

    made = write(here, Order("R1", NOVEMBER, persons=True), target)

    sheet = openpyxl.load_workbook(target).worksheets[0]
    titles = [(top.value, under.value) for top, under in zip(sheet[3], sheet[4], strict=True)]
    people = next(place for place, (top, _) in enumerate(titles) if top == "涉及人数")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=4 + made.rows)]
    assert (made.rows, [row[0] for row in rows], [row[people] for row in rows]) == (2, [1, None], [2, None])
    with zipfile.ZipFile(target) as parts:
        assert "合计　1 件" in parts.read("xl/worksheets/sheet1.xml").decode()
    assert sheet["A1"].value == "西岔派出所矛盾纠纷排查调处登记台账（一人一行）（2026年11月）"


@pytest.mark.parametrize("key", PERSONS)
def test_columns_of_persons_hold_those_of_the_case_once(key: str) -> None:
    kept: list[Any] = [column.name for column in PERSONS[key].columns]

    assert len(set(kept)) == len(kept)
    assert {"当事人·姓名", "当事人·证件号", "序号"} <= set(kept)
    assert registerrules.rule(key).day in {"received", "accepted"}


def test_a_call_that_nobody_has_decided_yet_leaves_without_who_and_what(tmp_path: Path) -> None:
    fresh = sample.room(str(tmp_path / "station"))
    with fresh.store.unit() as db:
        parties = [
            PartyDraft(side=side, role=role, name=name, consent="同意", person={"address": "西岔村三组9号"})
            for side, role, name in (("甲", "申请人", "郑受伤"), ("乙", "被申请人", "冯动手"))
        ]
        intake.receive(
            db, sample.draft(parties=parties, facts={"brief": "郑受伤说冯动手拿铁锹拍人。"}), by=fresh.officer,
            now=fresh.clock(),
        )  # fmt: skip
    target = tmp_path / "r1.xlsx"

    write(fresh, Order("R1", NOVEMBER, OUTSIDE), target)
    fresh.store.close()

    said = words(target)
    assert [each for each in ("郑受伤", "冯动手", "三组9号", "铁锹") if each in said] == []
    assert "（尚未定性，案情不外送）" in said


@pytest.mark.parametrize(("key", "name"), [("R3", "司法确认·裁定"), ("R13", "裁定结果")])
def test_what_a_court_ruled_is_told_without_names(key: str, name: str) -> None:
    column = next(each for each in REGISTERS[key].columns if each.name == name)

    assert column.outside == "free"
