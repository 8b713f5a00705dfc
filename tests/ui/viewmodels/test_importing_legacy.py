"""An old register on the table: tried dry, people decided, taken in, wrong cells marked, taken back."""

from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import func, select

from exports import xlsx
from exports.registers import REGISTERS
from models import periods
from models.cases import Case
from models.errors import Refusal
from models.people import Person
from models.queries import registers
from models.queries.selection import Selection
from tests import sample
from tests.sample import TODAY, Room
from ui.viewmodels.importing_legacy import EVERY, LegacyImporting

T = TypeVar("T")
HEAD = ["序号", "登记编号", "登记时间", "当事人", "联系电话", "纠纷类型", "简要情况", "调解结果", "满意度"]
GOOD = [
    [
        1,
        "西调2023-001",
        "3月4日",
        "张土根与赵水生",
        "13800001234",
        "邻里纠纷",
        "院墙滴水。",
        "调解成功",
        "满意",
    ],
    [
        2,
        "西调2023-002",
        "2023.5.9",
        "李小妹、宏达建筑公司",
        "13800002222",
        "欠薪",
        "拖欠工资。",
        "正在调解",
        "",
    ],
    [3, "西调2023-003", "2023.7.1", "张土根诉钱七", "13800001234", "地界", "地界不清。", "已化解", ""],
]
WRONG = [4, "西调2023-004", "春天", "王五", "", "其他", "吵架。", "未达成", ""]
TOTAL = ["合计", 4, "", "", "", "", "", "", ""]


@pytest.fixture
def importing(here: Room) -> LegacyImporting:
    return LegacyImporting(here.store, here.officer, today=lambda: TODAY, now=here.clock)


def workbook(
    folder: Path,
    *rows: Sequence[Any],
    name: str = "台账.xlsx",
    more: dict[str, list[list[Any]]] | None = None,
) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "2023年"
    sheet.append(["西岔派出所2023年矛盾纠纷登记台账"])
    sheet.merge_cells("A1:I1")
    for row in (HEAD, *rows):
        sheet.append(list(row))
    for title, lines in (more or {}).items():
        further = book.create_sheet(title)
        for row in (HEAD, *lines):
            further.append(list(row))
    target = folder / name
    book.save(target)
    return target


def ended(work: Generator[object, None, T]) -> T:
    while True:
        try:
            next(work)
        except StopIteration as end:
            value: T = end.value
            return value


def kept(here: Room, table: Any = Case) -> int | None:
    with here.store.reading() as db:
        return db.scalar(select(func.count()).select_from(table).where(table.voided_at.is_(None)))


def test_dry_run_tells_everything_and_keeps_nothing(
    importing: LegacyImporting, here: Room, tmp_path: Path
) -> None:
    importing.open(workbook(tmp_path, *GOOD, WRONG, GOOD[0], TOTAL))
    importing.trial = told = ended(importing.try_out())

    assert (importing.kind, importing.about) == ("矛盾纠纷台账", "只写月日的，按 2023 年读。")
    assert told.sentence == "共 6 行：可导入 3 件，已有 1，有误 1；另有合计和标题 1 行"
    assert told.reasons == (("登记日期看不懂，请写成 2025-03-04 这样", 1),)
    assert importing.told_besides() == (
        "当事人：证件号相符 0，新增 5，像是同一人的 1 组。照样导入、原文留在“原载材料”里的：有结果没有日期 2 件。"
    )
    assert (kept(here), kept(here, Person)) == (0, 0)


def test_good_lines_go_in_with_the_people_that_were_decided(
    importing: LegacyImporting, here: Room, tmp_path: Path
) -> None:
    importing.open(workbook(tmp_path, *GOOD, WRONG))
    importing.trial = ended(importing.try_out())
    [unsure] = importing.unsure_lines()
    assert (unsure.name, unsure.sign, unsure.times, unsure.decision) == (
        "张土根",
        "138****1234",
        2,
        "分开登记",
    )
    importing.decide_by_phone()
    assert importing.unsure_lines()[0].decision == "是同一人"
    told = ended(importing.take())

    assert told.done == (
        "导入完成：旧案 3 件，已有 0 件没有重复导入；有误 1 行没有导入，可另存后改好再导。当事人：证件号相符 1，新增 4。"
    )
    assert (kept(here), kept(here, Person)) == (3, 4)


def test_marked_copy_is_mended_and_only_the_mended_line_comes_new(
    importing: LegacyImporting, here: Room, tmp_path: Path
) -> None:
    importing.open(workbook(tmp_path, *GOOD, WRONG))
    ended(importing.take())
    copy = tmp_path / importing.fault_file()
    count = importing.write_faults(copy)
    assert importing.faults_done(count, copy).startswith("已在副本里标红有误的 1 行")
    book = load_workbook(copy)
    sheet = book["2023年"]
    assert (sheet["C6"].value, sheet["J6"].value) == ("春天", "登记日期看不懂，请写成 2025-03-04 这样")
    sheet["C6"] = "2023.8.1"
    book.save(copy)

    importing.open(copy)
    assert importing.columns["received"] == 2
    assert ended(importing.take()).sentence == "共 4 行：可导入 1 件，已有 3，有误 0"
    with here.store.reading() as db:
        [words] = db.scalars(select(Case.source_text).where(Case.number == "西调2023-004"))
    assert "有误原因" not in words


def test_wrong_lines_of_a_text_file_come_back_by_themselves(
    importing: LegacyImporting, tmp_path: Path
) -> None:
    file = tmp_path / "台账.csv"
    lines: list[list[Any]] = [HEAD, *GOOD, WRONG]
    file.write_text("\n".join(",".join(str(cell) for cell in each) for each in lines), encoding="gb18030")
    importing.open(file)
    count = importing.write_faults(tmp_path / "有误.xlsx")
    assert (count, importing.faults_words) == (2, "另存有误的行…")
    assert importing.faults_done(count, tmp_path).startswith("有误的 2 行已存到")


def test_sheets_of_the_same_head_are_taken_in_together(
    importing: LegacyImporting, here: Room, tmp_path: Path
) -> None:
    other = [[1, "西调2022-001", "3月4日", "周八、吴九", "", "邻里", "吵架。", "未达成", ""]]
    importing.open(workbook(tmp_path, *GOOD, more={"2022年": other, "说明": []}))
    assert [words for _key, words in importing.sheets] == ["2023年", "2022年", "说明", "全部同样的 2 张"]
    importing.choose_sheet(EVERY)
    assert (importing.sheet, ended(importing.take()).added) == (EVERY, 4)

    with here.store.reading() as db:
        days = dict(db.execute(select(Case.number, Case.received_at)).all())
    assert (days["西调2022-001"].year, days["西调2023-001"].year) == (2022, 2023)


def test_columns_are_told_by_heading_with_a_value_below(importing: LegacyImporting, tmp_path: Path) -> None:
    importing.open(workbook(tmp_path, *GOOD))
    told = {heading: (value, key) for _place, heading, value, key in importing.headings()}
    assert told["联系电话"] == ("138****1234", "a_phone")
    assert (told["登记编号"], told["满意度"]) == (("西调2023-001", "number"), ("满意", ""))

    importing.choose_heading("remarks", 8)
    importing.choose_heading("", 0)
    assert importing.columns["remarks"] == 8
    names, [first, *_rest] = importing.sample()
    assert dict(zip(names, first, strict=True)) == {
        "行": "3", "编号": "西调2023-001", "登记日期": "2023-03-04", "甲方": "张土根", "乙方": "赵水生", "类型": "邻里",
        "结果": "达成协议", "状态": "已销号",
    }  # fmt: skip


def test_columns_told_by_hand_stay_when_it_is_another_register(
    importing: LegacyImporting, tmp_path: Path
) -> None:
    importing.open(workbook(tmp_path, *GOOD))
    importing.choose_heading("remarks", 8)
    importing.choose_kind("人民调解台账")
    assert (importing.kind, importing.columns["remarks"]) == ("人民调解台账", 8)


def test_mapping_is_remembered_by_the_headings(importing: LegacyImporting, tmp_path: Path) -> None:
    importing.open(workbook(tmp_path, *GOOD))
    importing.choose_heading("remarks", 8)
    ended(importing.take())
    importing.open(workbook(tmp_path, GOOD[0], name="又一本.xlsx"))
    assert (importing.remembered, importing.columns["remarks"]) == (True, 8)


def test_same_book_again_is_said_and_adds_nothing(
    importing: LegacyImporting, here: Room, tmp_path: Path
) -> None:
    file = workbook(tmp_path, *GOOD)
    importing.open(file)
    ended(importing.take())
    importing.open(file)
    assert importing.before == "这个文件 11-20 10:30 由葛民警导入过；再导不会重复增加。"
    assert (ended(importing.take()).added, kept(here)) == (0, 3)


def test_what_was_agreed_stands_open_when_the_officer_says_so(
    importing: LegacyImporting, here: Room, tmp_path: Path
) -> None:
    importing.open(workbook(tmp_path, *GOOD))
    importing.choose_settled("open")
    ended(importing.take())
    with here.store.reading() as db:
        states = db.execute(select(Case.number, Case.state).order_by(Case.number)).all()
    assert [state for _number, state in states] == ["达成待履行", "已登记", "达成待履行"]


def test_cancelled_import_leaves_nothing(importing: LegacyImporting, here: Room, tmp_path: Path) -> None:
    importing.open(workbook(tmp_path, *GOOD))
    work = importing.take()
    next(work)
    work.close()
    assert (kept(here), kept(here, Person), importing.batches()) == (0, 0, ())


def test_batch_is_taken_back_with_a_sentence(importing: LegacyImporting, here: Room, tmp_path: Path) -> None:
    importing.open(workbook(tmp_path, *GOOD))
    ended(importing.take())
    [line] = importing.batches()
    assert importing.undo(line.batch_id, "导错了") == "撤销了 3 件旧案和只因它登记的 6 名当事人。"
    [line] = importing.batches()
    assert (line.state, line.kind, kept(here)) == ("已撤销：导错了", "矛盾纠纷台账", 0)


def test_kind_of_the_register_is_told_by_its_title(importing: LegacyImporting, tmp_path: Path) -> None:
    file = tmp_path / "2024年治安调解台账.csv"
    head = "文号,受/立案时间,被侵害人,违法行为人,案由,调解结果"
    file.write_text(
        f"{head}\n西公（西）调解字〔2024〕1号,2024-03-04,张三,李四,殴打他人,达成协议\n", encoding="utf-8"
    )
    importing.open(file)
    assert importing.kind == "治安调解台账"
    assert ended(importing.take()).added == 1


def test_mediator_opens_nothing(here: Room, tmp_path: Path) -> None:
    importing = LegacyImporting(here.store, here.mediator, today=lambda: TODAY, now=here.clock)
    with pytest.raises(Refusal, match="旧台账由派出所"):
        importing.open(workbook(tmp_path, *GOOD))


@pytest.mark.parametrize("key", ["R1", "R3"])
def test_register_that_the_program_wrote_is_read_back(
    importing: LegacyImporting, here: Room, tmp_path: Path, key: str
) -> None:
    """A station that begins anew takes its own exported registers in; masked numbers are nobody's."""
    with here.store.unit() as db:
        sample.concluded(db, here)
    file, month = tmp_path / f"{key}.xlsx", periods.month(TODAY)
    with here.store.reading() as db:
        head = xlsx.Head("西岔派出所", month, "葛民警", TODAY)
        xlsx.write(REGISTERS[key], registers.rows(db, key, Selection(month)), file, head=head)
    importing.open(file)
    told = ended(importing.try_out())
    assert (importing.kind, told.bad) == ({"R1": "矛盾纠纷台账", "R3": "人民调解台账"}[key], 0)
    assert (told.added, told.known) == (0, 1)

    [first, *_rest] = [line for line in importing.sample()[1] if line[2]]
    assert first[3:7] == ("张土根", "赵水生", "山林土地", "达成协议")
    [draft] = [line.draft for line in importing._lines(importing._ready(), importing.columns) if line.draft]
    assert {who.id_number for who in draft.parties} == {""}
