"""R7 移送分流台账."""

from exports.columns import Column, Register, Seen
from models.queries.rows_after import ReferralRow

R7: Register[ReferralRow] = Register(
    "R7",
    "移送分流台账",
    (
        Column("序号", lambda r: r.serial, 4.6, "number", seen=Seen("序号", 44, 9)),
        Column("移送编号", lambda r: r.paper_number, 16.8, seen=Seen("移送编号", 160, 8), outside="keep"),
        Column("案号", lambda r: r.number, 12.8, seen=Seen("案号", 98, 9), outside="keep"),
        Column("日期", lambda r: r.sent_on, 10.8, "date", seen=Seen("日期", 92, 9)),
        Column("受送单位", lambda r: r.to, 16.8, "long", seen=Seen("受送单位", 140, 9), outside="keep"),
        Column("事由", lambda r: r.reason, 26.8, "long", seen=Seen("事由", 150, 4)),
        Column("反馈期限", lambda r: r.feedback_by, 10.8, "date", seen=Seen("反馈期限", 92, 8)),
        Column("签收", lambda r: r.received, 12.8, "long", seen=Seen("签收", 98, 5), outside="keep"),
        Column(
            "反馈日期", lambda r: r.feedback_on, 10.8, "date", total='"已反馈 "&COUNT({cells})', seen=Seen("反馈日期", 92, 9)
        ),
        Column("结果", lambda r: r.result, 20.8, "long", seen=Seen("结果", 150, 6)),
        Column("退回原因", lambda r: r.refused, 16.8, "long", seen=Seen("退回原因", 120, 3)),
    ),
)  # fmt: skip
