"""The command line."""

import doctest
from datetime import date
from pathlib import Path

import pytest

from desktop import options as options_module
from desktop.options import Exit, Options, parse


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("", Options()),
        ("--data here", Options(data="here")),
        ("demo", Options("demo")),
        ("demo --data here --today 2026-11-21", Options("demo", data="here", today=date(2026, 11, 21))),
        ("--data here --today 2026-11-21 demo", Options("demo", data="here", today=date(2026, 11, 21))),
        ("tour --out there", Options("tour", out=Path("there"))),
        ("tour a.yaml --out there", Options("tour", case=Path("a.yaml"), out=Path("there"))),
        (
            "export R3 --month 2026-11 --out r.xlsx",
            Options("export", register="R3", month="2026-11", out=Path("r.xlsx")),
        ),
        (
            "export R3 --quarter 2026Q4 --out r.xlsx",
            Options("export", register="R3", quarter="2026Q4", out=Path("r.xlsx")),
        ),
        (
            "export R3 --from 2026-10-03 --to 2026-11-02 --out r.xlsx",
            Options(
                "export", register="R3", since=date(2026, 10, 3), until=date(2026, 11, 2), out=Path("r.xlsx")
            ),
        ),
        (
            "print-form D15 --count 5 --out f.pdf",
            Options("print-form", form="D15", count=5, out=Path("f.pdf")),
        ),
        ("check --data postgresql://u@h/sanli", Options("check", data="postgresql://u@h/sanli")),
        ("backup", Options("backup")),
        ("backup a.zip", Options("backup", file=Path("a.zip"))),
        ("restore a.zip", Options("restore", file=Path("a.zip"))),
    ],
)
def test_options_are_read(words: str, options: Options) -> None:
    assert parse(words.split()) == options


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            "nonsense",
            "没有“nonsense”这个命令；可用的有：demo、tour、export、print-form、check、backup、restore",
        ),
        ("tour", "还缺：--out"),
        ("restore", "还缺：FILE"),
        ("check --fast", "不认识：--fast"),
        ("tour --out", "--out 后面要写一个值"),
        ("check --help=x", "-h/--help 后面不能带“x”"),
        ("--today 21.11.2026", "--today：日期应写作 2026-11-21，不是“21.11.2026”"),
        ("export R3 --month 2026-13 --out r.xlsx", "--month：月份应写作 2026-11，不是“2026-13”"),
        ("export R3 --quarter 2026Q5 --out r.xlsx", "--quarter：季度应写作 2026Q4，不是“2026Q5”"),
        ("export R3 --out r.xlsx", "还缺：--month --quarter --from 中的一个"),
        (
            "export R3 --month 2026-11 --quarter 2026Q4 --out r.xlsx",
            "--quarter 和 --month 只能给一个",
        ),
        ("print-form D15 --count 0 --out f.pdf", "--count：份数应为 1 至 999，不是“0”"),
    ],
)
def test_wrong_usage_ends_with_code_2(words: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(words.split())

    assert ended.value.code == Exit.USAGE
    told = capsys.readouterr()
    assert (told.out, told.err.splitlines()[-1]) == ("", f"用法不对：{says}。")
    assert told.err.startswith("用法：sanli")


@pytest.mark.parametrize("words", ["--help", "export --help", "restore -h"])
def test_help_is_in_chinese(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(words.split())

    told = capsys.readouterr().out
    assert ended.value.code == Exit.DONE
    assert [
        word for word in ("usage", "options:", "arguments", "show this", "commands") if word in told
    ] == []
    assert ("用法：sanli" in told, told.count("选项："), "显示这份用法" in told) == (True, 1, True)


def test_examples_of_the_module_hold() -> None:
    assert doctest.testmod(options_module).failed == 0
