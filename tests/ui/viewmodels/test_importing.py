"""A file on the table: tried dry, taken in, wrong lines given back, taken back whole."""

from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from models.alarms import Alarm
from models.errors import Refusal
from models.intakes import Batch
from models.queries import alarms as found
from tests.sample import TODAY, Room
from ui.viewmodels.importing import Importing

T = TypeVar("T")
HEAD = "接警单编号,报警时间,报警人,联系电话,事发地址,报警内容"
GOOD = [f"JJ{n},2026-11-19 1{n}:00,张土根,13800001234,西岔村二组{n}号,与邻居因排水争吵" for n in range(1, 4)]
WRONG = ["JJ8,二〇二六,李四,,西岔村,吵架", "JJ1,2026-11-19 11:00,张土根,13800001234,西岔村二组1号,另一件事"]


@pytest.fixture
def importing(here: Room) -> Importing:
    return Importing(here.store, here.officer, today=lambda: TODAY, now=here.clock)


def file(folder: Path, *lines: str, head: str = HEAD, name: str = "警情.csv") -> Path:
    target = folder / name
    target.write_text("\n".join((head, *lines)) + "\n", encoding="gb18030")
    return target


def ended(work: Generator[object, None, T]) -> T:
    while True:
        try:
            next(work)
        except StopIteration as end:
            value: T = end.value
            return value


def kept(here: Room) -> int | None:
    with here.store.reading() as db:
        return db.scalar(select(func.count()).select_from(Alarm).where(Alarm.voided_at.is_(None)))


def test_dry_run_counts_and_keeps_nothing(importing: Importing, here: Room, tmp_path: Path) -> None:
    importing.open(file(tmp_path, *GOOD, *WRONG, GOOD[0]))
    told = ended(importing.try_out())

    assert told.sentence == "共 6 行：可导入 3，已有 1，有误 2"
    assert dict(told.reasons) == {
        "时间看不懂，请写成 2026-11-21 15:30 这样": 1, "编号相同，时间、地址或内容不同": 1
    }  # fmt: skip
    assert kept(here) == 0


def test_good_lines_go_in_and_wrong_ones_come_back(importing: Importing, here: Room, tmp_path: Path) -> None:
    importing.open(file(tmp_path, *GOOD, *WRONG))
    told = ended(importing.take())
    importing.write_faults(tmp_path / "有误.xlsx")

    assert told.done == (
        "导入完成：新增 3 起，已有 0 起没有重复导入；有误 2 行没有导入，可另存后改好再导。新列为重点关注 1 组。"
    )
    sheet = load_workbook(tmp_path / "有误.xlsx").active
    assert sheet is not None
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [line[0] for line in lines] == [
        "有误原因", "时间看不懂，请写成 2026-11-21 15:30 这样", "编号与第 2 行相同，时间、地址或内容不同",
    ]  # fmt: skip
    assert [line[2] for line in lines] == ["接警单编号", "JJ8", "JJ1"]


def test_mended_lines_are_read_from_the_returned_sheet(
    importing: Importing, here: Room, tmp_path: Path
) -> None:
    importing.open(file(tmp_path, WRONG[0]))
    ended(importing.take())
    importing.write_faults(tmp_path / "有误.xlsx")
    book = load_workbook(tmp_path / "有误.xlsx")
    assert book.active is not None
    book.active["D2"] = "2026-11-19 18:00"
    book.save(tmp_path / "改好.xlsx")

    importing.open(tmp_path / "改好.xlsx")
    assert (ended(importing.take()).added, kept(here)) == (1, 1)


def test_same_file_again_adds_nothing_and_is_told_before(
    importing: Importing, here: Room, tmp_path: Path
) -> None:
    importing.open(file(tmp_path, *GOOD))
    ended(importing.take())
    importing.open(file(tmp_path, *GOOD))

    assert importing.before == "这个文件 11-20 10:30 由葛民警导入过；再导不会重复增加。"
    told = ended(importing.take())
    assert (told.added, told.known, kept(here)) == (0, 3, 3)


def test_cancelled_import_leaves_nothing(importing: Importing, here: Room, tmp_path: Path) -> None:
    importing.open(file(tmp_path, *GOOD))
    work = importing.take()
    next(work)
    work.close()

    with here.store.reading() as db:
        assert [db.scalar(select(func.count()).select_from(table)) for table in (Alarm, Batch)] == [0, 0]


def test_file_that_breaks_off_in_the_middle_leaves_nothing(
    importing: Importing, here: Room, tmp_path: Path
) -> None:
    target = file(tmp_path, *GOOD * 20)
    importing.open(target)
    target.write_bytes(target.read_bytes() + b'JJ9,2026-11-19,"')

    with pytest.raises(Refusal, match="引号没有合上"):
        ended(importing.take())
    assert (kept(here), importing.batches()) == (0, ())


def test_room_goes_on_writing_while_a_file_is_taken_in(
    importing: Importing, here: Room, tmp_path: Path
) -> None:
    importing.open(file(tmp_path, *GOOD))
    work = importing.take()
    next(work)
    with here.store.unit() as db:
        assert found.any_alarm(db) is False
    assert ended(work).added == 3


def test_columns_corrected_by_hand_are_remembered_in_any_order(importing: Importing, tmp_path: Path) -> None:
    importing.open(file(tmp_path, "JJ1,19日,甲,2026-11-19 10:00,吵", head="编号,时间,谁报的,收到,内容"))
    assert (importing.columns, importing.missing) == ({"number": 0, "at": 1, "content": 4}, "")
    importing.choose_column("at", 3)
    importing.choose_column("caller", 2)
    assert ended(importing.take()).added == 1

    importing.open(
        file(tmp_path, "甲,JJ2,吵,2026-11-19 10:00,19日", head="谁报的,编号,内容,收到,时间", name="2.csv")
    )
    assert (importing.remembered, importing.columns) == (
        True,
        {"number": 1, "at": 3, "content": 2, "caller": 0},
    )


def test_missing_columns_are_asked_for(importing: Importing, tmp_path: Path) -> None:
    importing.open(file(tmp_path, "JJ1,甲", head="编号,报警人"))

    assert importing.missing == "请先指定时间、地址或内容是哪一列。"
    with pytest.raises(Refusal, match="请先指定"):
        ended(importing.take())


def test_sample_masks_numbers(importing: Importing, tmp_path: Path) -> None:
    importing.open(file(tmp_path, GOOD[0]))

    names, [line] = importing.sample()
    assert dict(zip(names, line, strict=True))["报警人电话"] == "138****1234"


def test_batch_is_taken_back_from_the_list(importing: Importing, here: Room, tmp_path: Path) -> None:
    importing.open(file(tmp_path, *GOOD))
    ended(importing.take())
    [line] = importing.batches()
    assert importing.undo(line.batch_id, "选错了文件") == "3 起不再列出。"

    [line] = importing.batches()
    assert (line.state, kept(here)) == ("已撤销：选错了文件", 0)


def test_mediator_opens_nothing(here: Room, tmp_path: Path) -> None:
    importing = Importing(here.store, here.mediator, today=lambda: TODAY, now=here.clock)

    assert importing.barred == "警情只供派出所民警、辅警、内勤和所领导查看和导入。"
    with pytest.raises(Refusal, match="警情只供派出所"):
        importing.open(file(tmp_path, *GOOD))


def test_known_number_with_other_words_is_an_update_and_counted_apart(
    importing: Importing, here: Room, tmp_path: Path
) -> None:
    head = HEAD + ",处理结果"
    importing.open(file(tmp_path, *(f"{line},当场劝和" for line in GOOD), head=head))
    ended(importing.take())
    importing.open(
        file(
            tmp_path,
            f"{GOOD[0]},双方达成协议",
            f"{GOOD[1]},",
            f"{GOOD[2]},当场劝和",
            head=head,
            name="后.csv",
        )
    )
    trial = ended(importing.try_out())
    told = ended(importing.take())

    assert trial.sentence == "共 3 行：可导入 0，已有 3（内容有变 1），有误 0"
    assert told.done == ("导入完成：新增 0 起，已有 2 起没有重复导入，已有、内容有变 1 起按这个文件更新。")
    with here.store.reading() as db:
        rows = db.scalars(select(Alarm.outcome).where(Alarm.voided_at.is_(None)).order_by(Alarm.number))
        assert list(rows) == ["双方达成协议", "当场劝和", "当场劝和"]
    assert kept(here) == 3
