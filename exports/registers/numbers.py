"""R4 现场治安调解协议书编号登记簿 and R10 文书编号簿."""

from exports.columns import SUM, Column, Register, Seen, counted
from models.queries.rows_papers import NumberRow, SpotRow

R4: Register[SpotRow] = Register(
    "R4",
    "现场治安调解协议书编号登记簿",
    (
        Column("序号", lambda r: r.serial, 4.6, "number", seen=Seen("序号", 44, 9)),
        Column("号", lambda r: r.number, 26.8, seen=Seen("号", 190, 9)),
        Column("日期", lambda r: r.on, 10.8, "date", seen=Seen("日期", 92, 9)),
        Column("当事人", lambda r: r.parties, 16.8, inline=True, seen=Seen("当事人", 128, 9)),
        Column("案由", lambda r: r.offence, 26.8, "long", seen=Seen("案由", 150, 6)),
        Column("金额", lambda r: r.amount, 12.8, "money", total=SUM, seen=Seen("金额", 98, 8)),
        Column("民警", lambda r: r.officer, 9.8, seen=Seen("民警", 78, 7)),
        Column(
            "领用/作废", lambda r: r.state, 14.8, total=counted("已使用", "已领用未使用", "作废"),
            seen=Seen("领用/作废", 110, 9),
        ),
        Column("原因", lambda r: r.reason, 20.8, "long", seen=Seen("原因", 120, 3)),
    ),
    unit="个",
)  # fmt: skip

R10: Register[NumberRow] = Register(
    "R10",
    "文书编号簿",
    (
        Column("序号", lambda r: r.serial, 4.6, "number", seen=Seen("序号", 44, 9)),
        Column("系列", lambda r: r.series, 21.8, "long", seen=Seen("系列", 150, 7), outside="keep"),
        Column("号", lambda r: r.text, 26.8, seen=Seen("号", 190, 9), outside="keep"),
        Column("文书", lambda r: r.title, 21.8, "long", seen=Seen("文书", 160, 9), outside="keep"),
        Column("案号", lambda r: r.number, 13.2, seen=Seen("案号", 98, 9), outside="keep"),
        Column("打印时间", lambda r: r.issued_at, 16.8, seen=Seen("打印时间", 120, 6), outside="keep"),
        Column("份数", lambda r: r.copies, 5.8, "number", total=SUM, seen=Seen("份数", 54, 5)),
        Column("经办", lambda r: r.by_name, 8.8, seen=Seen("经办", 66, 7), outside="keep"),
        Column(
            "状态", lambda r: r.state, 9.8, total=counted("有效", "预留", "作废"), seen=Seen("状态", 110, 8),
            outside="keep",
        ),
        Column("原因", lambda r: r.reason, 18.8, "long", seen=Seen("原因", 120, 3)),
    ),
    unit="个",
)  # fmt: skip
