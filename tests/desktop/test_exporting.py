"""``export`` and ``print-form`` from the command line to the file."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from desktop import exporting, showcase
from desktop.options import Exit, parse
from models import disclosure, numbering
from models.errors import Refusal
from models.station import Role
from models.store import open_store
from tests import sample
from tests.sample import PASSWORD, Room


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    room = sample.room(str(tmp_path / "data"))
    with room.store.unit() as db:
        sample.concluded(db, room)
    yield room
    room.store.close()


@pytest.fixture
def signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"ge\n{PASSWORD}\n"))


def call(here: Room, *words: str) -> int:
    return exporting.run(parse([*words, "--data", str(here.store.folder), "--today", "2026-11-30"]))


def book(here: Room, series: str) -> list[tuple[str, str]]:
    with here.store.reading() as db:
        return [(number.text, number.state) for number in numbering.book(db, series, 2026)]


@pytest.mark.usefixtures("signed_in")
def test_export_writes_the_register_of_the_month(
    here: Room, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "r3.xlsx"

    assert call(here, "export", "r3", "--month", "2026-11", "--out", str(out)) == Exit.DONE

    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert sheet["A1"].value == "西岔派出所人民调解案件台账（2026年11月）"
    assert sheet["E5"].value == "张土根、\n赵水生"
    assert sheet["A7"].value == "编号连续，无缺号。"
    assert f"人民调解案件台账（2026年11月）共 1 件，已写到：{out}" in capsys.readouterr().out


@pytest.mark.usefixtures("signed_in")
def test_unknown_register_is_refused_with_those_there_are(here: Room, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="没有编号为“R99”的台账。可以导出的有：R1 矛盾纠纷排查调处登记台账、R2"):
        call(here, "export", "R99", "--month", "2026-11", "--out", str(tmp_path / "x.xlsx"))


@pytest.mark.usefixtures("signed_in")
def test_print_form_reserves_a_number_for_each_blank_form(
    here: Room, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "d15.pdf"

    assert call(here, "print-form", "D15", "--count", "3", "--out", str(out)) == Exit.DONE

    numbers = [f"（2026）西人调口字第{n}号" for n in (1, 2, 3)]
    assert book(here, "people-oral") == [(number, numbering.RESERVED) for number in numbers]
    with pypdfium2.PdfDocument(out) as pages:
        text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    assert [number in text for number in numbers] == [True] * 3
    assert f"3 份，编号 {numbers[0]} 至 {numbers[-1]}，已写到：{out}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("form", "said"), [("D15", "1 份，编号 （2026）西人调口字第1号，"), ("D01", "1 份，已写到")]
)
@pytest.mark.usefixtures("signed_in")
def test_one_blank_form_says_its_number_if_it_has_one(
    here: Room, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, said: str
) -> None:
    call(here, "print-form", form, "--out", str(tmp_path / "x.pdf"))

    assert said in capsys.readouterr().out


@pytest.mark.usefixtures("signed_in")
def test_no_number_is_taken_when_the_file_cannot_be_written(here: Room, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="文件夹不存在"):
        call(here, "print-form", "D15", "--out", str(tmp_path / "没有" / "x.pdf"))

    assert book(here, "people-oral") == []


@pytest.mark.usefixtures("signed_in")
def test_unknown_form_is_refused(here: Room, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="没有编号为“D99”的文书"):
        call(here, "print-form", "D99", "--out", str(tmp_path / "x.pdf"))


@pytest.mark.parametrize("words", ["", "ge\n"])
def test_without_sign_in_it_is_refused(
    here: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(words))

    with pytest.raises(Refusal, match="请先登录"):
        call(here, "export", "R1", "--month", "2026-11", "--out", str(tmp_path / "x.xlsx"))


def test_password_is_asked_unseen_at_a_terminal(
    here: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = io.StringIO("ge\n")
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    monkeypatch.setattr("getpass.getpass", lambda _: PASSWORD)

    assert call(here, "export", "R1", "--month", "2026-11", "--out", str(tmp_path / "x.xlsx")) == Exit.DONE


def test_a_mediator_may_not_export(here: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert here.mediator.role is Role.MEDIATOR
    monkeypatch.setattr("sys.stdin", io.StringIO(f"yang\n{PASSWORD}\n"))

    with pytest.raises(Refusal, match="没有办理这一步的权限"):
        call(here, "export", "R1", "--month", "2026-11", "--out", str(tmp_path / "x.xlsx"))


def test_demonstration_station_is_entered_as_its_officer(tmp_path: Path) -> None:
    store = open_store(str(tmp_path))
    for _ in showcase.build(store, today=date(2026, 11, 21)):
        break
    found = exporting.sign_in(store)
    store.close()

    assert store.person == found


def test_an_empty_store_says_that_no_station_is_founded(tmp_path: Path) -> None:
    store = open_store(str(tmp_path))
    with pytest.raises(Refusal, match="还没有建立派出所资料"):
        exporting.sign_in(store)
    store.close()


@pytest.mark.usefixtures("signed_in")
def test_a_quarter_leaves_the_police_without_names_and_is_kept_in_the_log(here: Room, tmp_path: Path) -> None:
    out = tmp_path / "r1.xlsx"
    words = ("export", "R1", "--quarter", "2026Q4", "--recipient", "司法所", "--persons", "--out", str(out))

    assert call(here, *words) == Exit.DONE

    sheet = openpyxl.load_workbook(out).worksheets[0]
    said = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row}
    assert sheet["A1"].value == "西岔派出所矛盾纠纷排查调处登记台账（一人一行）（2026年第四季度）"
    assert ({"张某", "赵某"} <= said, "张土根" in said) == (True, False)
    with here.store.reading() as db:
        [kept] = disclosure.listing(db, by=here.leader)
    assert (kept.what, kept.recipient, kept.period, kept.veiled) == ("R1", "司法所", "2026年第四季度", True)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("--month 2026-11", "2026年11月"), ("--quarter 2026Q3", "2026年第三季度"),
        ("--from 2026-10-03", "2026年10月3日至2026年11月20日"),
        ("--from 2026-10-03 --to 2026-10-31", "2026年10月3日至2026年10月31日"),
    ],
)  # fmt: skip
def test_period_is_the_one_that_was_asked_for(words: str, name: str) -> None:
    options = parse(["export", "R1", *words.split(), "--out", "x.xlsx"])

    assert exporting.period_of(options, today=date(2026, 11, 20)).name == name
