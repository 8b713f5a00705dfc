"""R1 矛盾纠纷排查调处登记台账."""

from collections.abc import Callable

from exports.columns import SUM, Cell, Column, Register, Seen, counted, yes
from models.identity import mask_id, mask_phone
from models.queries.rows import DisputeRow, PartyFacts


def _party(
    side: Callable[[DisputeRow], tuple[PartyFacts, ...]], group: str, name: Seen
) -> tuple[Column[DisputeRow], ...]:
    """Return the six columns of one side."""

    def each(fact: Callable[[PartyFacts], str]) -> Callable[[DisputeRow], Cell]:
        return lambda row: tuple(fact(party) for party in side(row))

    return (
        Column("姓名", each(lambda p: p.name), 6.8, group=group, seen=name, outside="name"),
        Column("性别", each(lambda p: p.sex), 4.4, group=group, outside="keep"),
        Column("年龄", each(lambda p: "" if p.age is None else str(p.age)), 4.4, group=group, outside="keep"),
        Column("证件号", each(lambda p: p.document), 18.8, group=group, mask=mask_id, outside="none"),
        Column("电话", each(lambda p: p.phone), 11.9, group=group, mask=mask_phone, outside="none"),
        Column("住址", each(lambda p: p.address), 8.8, "long", group=group, outside="none"),
    )


R1: Register[DisputeRow] = Register(
    "R1",
    "矛盾纠纷排查调处登记台账",
    (
        Column("序号", lambda r: r.serial, 4.2, "number", seen=Seen("序号", 44, 9)),
        Column("登记编号", lambda r: r.number, 8.4, seen=Seen("登记编号", 98, 9), outside="keep"),
        Column("登记（发现）时间", lambda r: r.received_on, 10.8, "date", seen=Seen("登记时间", 90, 9)),
        Column("来源", lambda r: r.source, 5.4, seen=Seen("来源", 66, 8), outside="keep"),
        Column("警情编号", lambda r: r.alarm_number, 8, outside="none"),
        *_party(lambda r: r.side_a, "当事人甲", Seen("当事人甲", 78, 9)),
        *_party(lambda r: r.side_b, "当事人乙", Seen("当事人乙", 88, 9)),
        Column("其他当事人", lambda r: r.others, 8.8, outside="name", inline=True),
        Column("发生地（村社）", lambda r: r.place, 8.8, seen=Seen("发生地", 66, 1)),
        Column(
            "大类",
            lambda r: r.major_type,
            5.4,
            group="纠纷类型",
            seen=Seen("纠纷类型", 74, 6),
            outside="keep",
        ),
        Column("小类", lambda r: r.minor_type, 5.4, group="纠纷类型", outside="keep"),
        Column(
            "性质",
            lambda r: r.nature,
            6.4,
            total=counted("治安", "民事"),
            seen=Seen("性质", 44, 8),
            outside="keep",
        ),
        Column("诉因", lambda r: r.cause, 7.4, "long"),
        Column("简要情况", lambda r: r.brief, 20.8, "long", outside="story"),
        Column("涉及人数", lambda r: r.people, 4.8, "number", total=SUM),
        Column("涉及金额", lambda r: r.amount, 12.8, "money", total=SUM, seen=Seen("金额", 98, 6)),
        Column("风险等级", lambda r: r.level, 4.8, seen=Seen("等级", 44, 8), outside="keep"),
        Column("重复次数", lambda r: r.repeats, 4.8, "number"),
        Column("责任民警", lambda r: r.officer, 6.8, outside="keep"),
        Column("协同力量", lambda r: r.partners, 6.8, outside="keep"),
        Column("分流去向", lambda r: r.channel, 6.8, outside="keep"),
        Column("化解措施", lambda r: r.measures, 8.4, "long"),
        Column("调解次数", lambda r: r.sittings, 4.8, "number", total=SUM),
        Column(
            "调解结果",
            lambda r: r.result,
            6.4,
            total=counted("达成"),
            seen=Seen("调解结果", 76, 7),
            outside="keep",
        ),
        Column("协议编号", lambda r: r.agreement_number, 8.8, outside="keep"),
        Column(
            "履行状态",
            lambda r: r.performance,
            6.2,
            total=counted("已履行"),
            seen=Seen("履行", 60, 5),
            outside="keep",
        ),
        Column("化解日期", lambda r: r.resolved_on, 10.8, "date"),
        Column("次数", lambda r: r.visits, 4.2, "number", group="回访", total=SUM),
        Column("最近回访", lambda r: r.last_visit_on, 10.8, "date", group="回访"),
        Column(
            "是否销号（案结事了）",
            lambda r: yes(r.closed),
            5.4,
            total=counted("是"),
            seen=Seen("销号", 44, 4),
            outside="keep",
        ),
        Column("备注", lambda r: r.note, 10.8, "long"),
    ),
    spare=True,
)
