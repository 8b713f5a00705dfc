"""REGISTERS: the columns of each register, as domain.md §3.2 lists them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from models.identity import mask_id, mask_phone
from models.queries.rows import DisputeRow, MediationRow, PartyFacts, PublicOrderRow

Cell = str | int | date | tuple[str, ...] | None
Kind = Literal["text", "long", "date", "money", "number"]
Row = TypeVar("Row")

SUM = "SUM({cells})"
UNKNOWN = "—"
_PIECE = re.compile(
    r'(?:"(?P<words>[^"]*)"|(?P<name>SUM|COUNTIF|COUNT|CHAR)\((?:\{cells\}(?:,"(?P<said>[^"]*)")?|10)\))(?:&|$)'
)


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: what stands over it, what a row says in it, and how wide it prints.

    Columns in a row with one ``group`` share a head above their own. ``total`` is the formula of the last
    line, ``{cells}`` being the cells above it. A tuple of values is joined by 、 after each is masked.
    """

    title: str
    value: Callable[[Row], Cell]
    width: float
    kind: Kind = "text"
    group: str = ""
    total: str = ""
    mask: Callable[[str], str] | None = None


@dataclass(frozen=True)
class Register(Generic[Row]):
    """A register: its name on the title line and its columns; ``frozen`` of them stay while scrolling.

    Columns that nobody filled all month are hidden in the workbook when it is ``spare`` of its width.
    """

    key: str
    title: str
    columns: tuple[Column[Row], ...]
    frozen: int = 2
    spare: bool = False


def text(value: Cell, mask: Callable[[str], str] | None = None, between: str = "、") -> str:
    """Return a text value as one string: several joined by 、, each masked when ``mask`` is given.

    One of several that is not known keeps its place by a dash, so that names and numbers stay side by side.

    >>> text(("张某", "李某")), text(("27", "")), text(("", ""))
    ('张某、李某', '27、—', '')
    """
    if value is None:
        return ""
    if not isinstance(value, tuple):
        return mask(str(value)) if mask and value else str(value)
    if not any(value):
        return ""
    return between.join((mask(part) if mask else part) if part else UNKNOWN for part in value)


def worth(column: Column[Any], tally: Mapping[Cell, int]) -> str | int | float | None:
    r"""Return what the total of a column gives for cells that hold each value so often; None if it cannot tell.

    >>> worth(Column("金额", str, 9, "money", total=SUM), {12345: 2, None: 1})
    246.9
    >>> worth(Column("结果", str, 9, total=_count("成功", "不成")), {"成功": 3})
    '成功 3\n不成 0'
    """
    told: list[str | int | float] = []
    rest = column.total
    while found := _PIECE.match(rest):
        rest = rest[found.end() :]
        words, said, name = found.group("words", "said", "name")
        numbers = [(each, n) for each, n in tally.items() if isinstance(each, int | date)]
        if name == "SUM":
            total = sum(each * n for each, n in numbers if isinstance(each, int))
            told.append(total / 100 if column.kind == "money" else total)
        elif name == "COUNT":
            told.append(sum(n for _, n in numbers))
        elif name == "COUNTIF":
            told.append(tally.get(said, 0))
        else:
            told.append("\n" if name else words)
    if rest or not told:
        return None
    return told[0] if len(told) == 1 else "".join(map(str, told))


def shown(column: Column[Row], row: Row, *, masked: bool = True) -> str:
    """Return what the screen shows in this cell; it is what the printed workbook shows."""
    value = column.value(row)
    if column.kind == "money" and isinstance(value, int):
        return f"{value / 100:,.2f}"
    if isinstance(value, date):
        return value.isoformat()
    return text(value, column.mask if masked else None)


def _party(
    side: Callable[[DisputeRow], tuple[PartyFacts, ...]], group: str
) -> tuple[Column[DisputeRow], ...]:
    """Return the six columns of one side."""

    def each(fact: Callable[[PartyFacts], str]) -> Callable[[DisputeRow], Cell]:
        return lambda row: tuple(fact(party) for party in side(row))

    return (
        Column("姓名", each(lambda p: p.name), 6.8, group=group),
        Column("性别", each(lambda p: p.sex), 4.4, group=group),
        Column("年龄", each(lambda p: "" if p.age is None else str(p.age)), 4.4, group=group),
        Column("证件号", each(lambda p: p.document), 18.8, group=group, mask=mask_id),
        Column("电话", each(lambda p: p.phone), 11.9, group=group, mask=mask_phone),
        Column("住址", each(lambda p: p.address), 8.8, "long", group=group),
    )


def _yes(value: bool) -> str:  # noqa: FBT001 -- the one argument of a word choice
    return "是" if value else "否"


def _count(*words: str) -> str:
    """Return the formula that says how many cells read each word."""
    return "&CHAR(10)&".join(f'"{word} "&COUNTIF({{cells}},"{word}")' for word in words)


R1: Register[DisputeRow] = Register(
    "R1",
    "矛盾纠纷排查调处登记台账",
    (
        Column("序号", lambda r: r.serial, 4.2, "number"),
        Column("登记编号", lambda r: r.number, 8.4),
        Column("登记（发现）时间", lambda r: r.received_on, 10.8, "date"),
        Column("来源", lambda r: r.source, 5.4),
        Column("警情编号", lambda r: r.alarm_number, 8),
        *_party(lambda r: r.side_a, "当事人甲"),
        *_party(lambda r: r.side_b, "当事人乙"),
        Column("其他当事人", lambda r: r.others, 6.8),
        Column("发生地（村社）", lambda r: r.place, 8.8),
        Column("大类", lambda r: r.major_type, 5.4, group="纠纷类型"),
        Column("小类", lambda r: r.minor_type, 5.4, group="纠纷类型"),
        Column("性质", lambda r: r.nature, 6.4, total=_count("治安", "民事")),
        Column("诉因", lambda r: r.cause, 7.4, "long"),
        Column("简要情况", lambda r: r.brief, 20.8, "long"),
        Column("涉及人数", lambda r: r.people, 4.8, "number", total=SUM),
        Column("涉及金额", lambda r: r.amount, 12.8, "money", total=SUM),
        Column("风险等级", lambda r: r.level, 4.8),
        Column("重复次数", lambda r: r.repeats, 4.8, "number"),
        Column("责任民警", lambda r: r.officer, 6.8),
        Column("协同力量", lambda r: r.partners, 6.8),
        Column("分流去向", lambda r: r.channel, 6.8),
        Column("化解措施", lambda r: r.measures, 8.4, "long"),
        Column("调解次数", lambda r: r.sittings, 4.8, "number", total=SUM),
        Column("调解结果", lambda r: r.result, 6.4, total=_count("达成")),
        Column("协议编号", lambda r: r.agreement_number, 8.8),
        Column("履行状态", lambda r: r.performance, 6.2, total=_count("已履行")),
        Column("化解日期", lambda r: r.resolved_on, 10.8, "date"),
        Column("次数", lambda r: r.visits, 4.2, "number", group="回访", total=SUM),
        Column("最近回访", lambda r: r.last_visit_on, 10.8, "date", group="回访"),
        Column("是否销号（案结事了）", lambda r: _yes(r.closed), 5.4, total=_count("是")),
        Column("备注", lambda r: r.note, 10.8, "long"),
    ),
    spare=True,
)

R2: Register[PublicOrderRow] = Register(
    "R2",
    "治安调解台账",
    (
        Column("序号", lambda r: r.serial, 4.2, "number"),
        Column("文号", lambda r: r.paper_number, 14.8),
        Column("案件编号（执法办案系统）", lambda r: r.case_number, 12.4),
        Column("案由（条款）", lambda r: r.offence, 14.8, "long"),
        Column("受/立案时间", lambda r: r.accepted_on, 10.8, "date"),
        Column("违法行为人", lambda r: r.suspects, 8),
        Column("被侵害人", lambda r: r.victims, 8),
        Column("结论", lambda r: r.injury, 8, group="伤情鉴定"),
        Column("日期", lambda r: r.injury_on, 10.8, "date", group="伤情鉴定"),
        Column("是否当场调解", lambda r: _yes(r.on_the_spot), 5.4, total=_count("是")),
        Column("第一次调解日期", lambda r: r.first_on, 10.8, "date"),
        Column("日期", lambda r: r.second_on, 10.8, "date", group="第二次调解（≤7工作日）"),
        Column("是否逾期", lambda r: r.second_timely, 6, group="第二次调解（≤7工作日）"),
        Column("主持民警", lambda r: r.officers, 8),
        Column("录像编号（一人主持）", lambda r: r.recording, 14.8),
        Column("邀请人员", lambda r: r.invitees, 8),
        Column("协议日期", lambda r: r.agreed_on, 10.8, "date"),
        Column("协议主要内容", lambda r: r.terms, 26.8, "long"),
        Column("赔偿金额", lambda r: r.amount, 12, "money", total=SUM),
        Column("履行期限", lambda r: r.due_on, 10.8, "date"),
        Column("履行日期", lambda r: r.performed_on, 10.8, "date", total='"已履行 "&COUNT({cells})'),
        Column("未履行处理", lambda r: r.breach, 9, "long"),
        Column("结案日期", lambda r: r.closed_on, 10.8, "date", total='"结案 "&COUNT({cells})'),
        Column("归档号", lambda r: r.archive_number, 10),
    ),
)

R3: Register[MediationRow] = Register(
    "R3",
    "人民调解案件台账",
    (
        Column("序号", lambda r: r.serial, 4.2, "number"),
        Column("卷号", lambda r: r.dossier_number, 14.8),
        Column("受理日期", lambda r: r.accepted_on, 10.8, "date"),
        Column("来源", lambda r: r.source, 10.8),
        Column("当事人", lambda r: r.parties, 16.8, "long"),
        Column("类型", lambda r: r.dispute_type, 10.8),
        Column("疑难复杂", lambda r: "☑" if r.complex else "☐", 4.8, total='COUNTIF({cells},"☑")'),
        Column("涉及金额", lambda r: r.amount, 12, "money", total=SUM),
        Column("调解员", lambda r: r.mediators, 8),
        Column("受邀", lambda r: r.invitees, 8),
        Column("结果", lambda r: r.result, 6, total=_count("成功")),
        Column("协议形式", lambda r: r.agreement_form, 6.4, total=_count("书面", "口头")),
        Column("编号", lambda r: r.agreement_number, 14.8, group="协议"),
        Column("日期", lambda r: r.agreed_on, 10.8, "date", group="协议"),
        Column("履行", lambda r: r.performance, 7, total=_count("已履行")),
        Column("申请日", lambda r: r.confirmation_on, 10.8, "date", group="司法确认"),
        Column("裁定", lambda r: r.ruling, 9, group="司法确认"),
        Column("30日到期日", lambda r: r.confirmation_due_on, 10.8, "date"),
        Column("回访", lambda r: r.visits, 11),
        Column("归档", lambda r: r.archived, 6),
        Column("以案定补状态", lambda r: r.subsidy, 7),
    ),
)

REGISTERS: dict[str, Register[Any]] = {register.key: register for register in (R1, R2, R3)}
