"""The command line: the subcommands, and the exit codes that scripts may rely on."""

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import Any, NoReturn

DONE_EPILOG = "退出码：0 完成；1 自检未通过；2 用法不对；3 不能照办（已说明原因）；70 程序缺陷（已写报告）。"


class Exit(IntEnum):
    """What the process says when it ends."""

    DONE = 0
    CHECK_FAILED = 1
    USAGE = 2
    REFUSED = 3
    BUG = 70


@dataclass(frozen=True)
class Options:
    """One call, parsed. What a subcommand does not take is None."""

    command: str | None = None
    data: str | None = None
    today: date | None = None
    case: Path | None = None
    out: Path | None = None
    register: str | None = None
    month: str | None = None
    quarter: str | None = None
    since: date | None = None
    until: date | None = None
    recipient: str = ""
    basis: str = ""
    persons: bool = False
    form: str | None = None
    count: int = 1
    file: Path | None = None


_SAYINGS = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"the following arguments are required: (.*)", r"还缺：\1"),
        (r"unrecognized arguments: (.*)", r"不认识：\1"),
        (
            r"argument COMMAND: invalid choice: '(.*?)' \(choose from (.*)\)",
            r"没有“\1”这个命令；可用的有：\2",
        ),
        (r"argument (.*?): invalid choice: '(.*?)' \(choose from (.*)\)", r"\1 不能是“\2”；可用的有：\3"),
        (r"one of the arguments (.*) is required", r"还缺：\1 中的一个"),
        (r"argument (.*?): not allowed with argument (.*)", r"\1 和 \2 只能给一个"),
        (r"argument (.*?): expected .*", r"\1 后面要写一个值"),
        (r"argument (.*?): ignored explicit argument '(.*)'", r"\1 后面不能带“\2”"),
        (r"argument (.*?): (.*)", r"\1：\2"),
    )
)


class _Formatter(argparse.HelpFormatter):
    """The lay-out of argparse, with the word before the usage in Chinese and full-width colons."""

    def format_help(self) -> str:
        return re.sub(r"(?m)^(\S+):$", r"\1：", super().format_help())

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """argparse with its own few words in Chinese."""

    def __init__(self, **settings: Any) -> None:
        helped = settings.pop("add_help", True)
        super().__init__(**settings, add_help=False, formatter_class=_Formatter)
        if helped:  # one without help is a part of others, and joins their group by argparse's own title
            self._positionals.title, self._optionals.title = "参数", "选项"
            self.add_argument("-h", "--help", action="help", help="显示这份用法")

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(Exit.USAGE, f"用法不对：{_in_chinese(message)}。\n")


def _in_chinese(message: str) -> str:
    """Say a complaint of argparse in Chinese; what it only passes on is Chinese already.

    >>> _in_chinese("the following arguments are required: --out")
    '还缺：--out'
    """
    for pattern, words in _SAYINGS:
        if found := pattern.fullmatch(message):
            return found.expand(words).replace("', '", "、").replace("'", "")
    return message


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"日期应写作 2026-11-21，不是“{text}”") from None


def _month(text: str) -> str:
    if not re.fullmatch(r"[0-9]{4}-(?:0[1-9]|1[0-2])", text):
        raise argparse.ArgumentTypeError(f"月份应写作 2026-11，不是“{text}”")
    return text


def _quarter(text: str) -> str:
    if not re.fullmatch(r"[0-9]{4}Q[1-4]", text):
        raise argparse.ArgumentTypeError(f"季度应写作 2026Q4，不是“{text}”")
    return text


def _count(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,2}", text):
        raise argparse.ArgumentTypeError(f"份数应为 1 至 999，不是“{text}”")
    return int(text)


def _parser() -> _Parser:
    everywhere = _Parser(add_help=False)
    # SUPPRESS: what stands before the subcommand is not overwritten by the default of what may stand after it
    everywhere.add_argument(
        "--data", metavar="DIR|URL", default=argparse.SUPPRESS, help="数据文件夹，或 postgresql:// 地址"
    )
    everywhere.add_argument(
        "--today", metavar="DATE", type=_day, default=argparse.SUPPRESS, help="当作今天的日期"
    )
    parser = _Parser(
        prog="sanli",
        description="三理调解工作台",
        parents=[everywhere],
        epilog=DONE_EPILOG,
        allow_abbrev=False,
    )
    kinds = parser.add_subparsers(dest="command", metavar="COMMAND", title="命令")

    def command(name: str, words: str) -> _Parser:
        made: _Parser = kinds.add_parser(
            name, help=words, description=words, parents=[everywhere], allow_abbrev=False
        )
        return made

    command("demo", "打开示范派出所，不给 --data 时用完即弃")
    tour = command("tour", "在真窗口里把一件纠纷从头走到尾，留下文书、台账和截图")
    tour.add_argument("case", nargs="?", type=Path, metavar="CASE.yaml", help="案例文件")
    tour.add_argument("--out", required=True, type=Path, metavar="DIR", help="放结果的文件夹")
    export = command("export", "不开窗口，导出一本台账")
    export.add_argument("register", metavar="REGISTER", help="台账编号，如 R3")
    when = export.add_mutually_exclusive_group(required=True)
    when.add_argument("--month", type=_month, metavar="2026-11", help="月份")
    when.add_argument("--quarter", type=_quarter, metavar="2026Q4", help="季度")
    when.add_argument("--from", dest="since", type=_day, metavar="DATE", help="从哪一天起")
    export.add_argument("--to", dest="until", type=_day, metavar="DATE", help="到哪一天止，默认到今天")
    export.add_argument("--persons", action="store_true", help="一人一行（R1、R2、R3）")
    export.add_argument("--recipient", default="", metavar="NAME", help="提供给哪个单位，默认本所")
    export.add_argument("--basis", default="", metavar="NUMBER", help="提供给外单位的书面依据（文号）")
    export.add_argument("--out", required=True, type=Path, metavar="FILE.xlsx", help="写到哪个文件")
    blank = command("print-form", "印空白文书，编号先占好")
    blank.add_argument("form", metavar="FORM", help="文书编号，如 D15")
    blank.add_argument("--count", type=_count, default=1, metavar="N", help="份数")
    blank.add_argument("--out", required=True, type=Path, metavar="FILE.pdf", help="写到哪个文件")
    command("check", "自检，一行一项")
    backup = command("backup", "备份并验证")
    backup.add_argument("file", nargs="?", type=Path, metavar="FILE", help="写到哪个文件，默认在备份文件夹")
    restore = command("restore", "用备份恢复，现有数据另存一份")
    restore.add_argument("file", type=Path, metavar="FILE", help="备份文件")
    return parser


def parse(argv: Sequence[str]) -> Options:
    """Read the words after the program's name; wrong usage ends the process with code 2."""
    if not argv:
        return Options()  # how the window is usually opened: the parser would cost the first paint 5 ms
    return Options(**vars(_parser().parse_args(argv)))
