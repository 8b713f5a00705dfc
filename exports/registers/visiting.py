"""R5 回访台账."""

from exports.columns import Column, Register, Seen, counted
from models.queries.rows_after import VisitRow

R5: Register[VisitRow] = Register(
    "R5",
    "回访台账",
    (
        Column("序号", lambda r: r.serial, 4.6, "number", seen=Seen("序号", 44, 9)),
        Column("案号", lambda r: r.number, 12.8, seen=Seen("案号", 98, 9), outside="keep"),
        Column("当事人", lambda r: r.parties, 18.8, inline=True, seen=Seen("当事人", 128, 9), outside="name"),
        Column("协议号", lambda r: r.agreement_number, 26.8, seen=Seen("协议号", 170, 2), outside="keep"),
        Column("应回访日", lambda r: r.due_on, 10.8, "date", seen=Seen("应回访日", 92, 9)),
        Column(
            "实回访日", lambda r: r.done_on, 10.8, "date", total='"已回访 "&COUNT({cells})', seen=Seen("实回访日", 92, 9)
        ),
        Column("方式", lambda r: r.mode, 6, seen=Seen("方式", 54, 6), outside="keep"),
        Column(
            "履行", lambda r: r.performed, 10.2, total=counted("全部履行", "未履行"), seen=Seen("履行", 78, 7), outside="keep"
        ),
        Column(
            "满意度", lambda r: r.satisfaction, 9.6, total=counted("满意", "不满意"), seen=Seen("满意度", 78, 6), outside="keep"
        ),
        Column("新情况", lambda r: r.new_risk, 14.8, "long", seen=Seen("新情况", 120, 3)),
        Column("措施", lambda r: r.measures, 14.8, "long"),
        Column("回访人", lambda r: r.by_name, 8.2, seen=Seen("回访人", 66, 5), outside="keep"),
        Column("下次", lambda r: r.next_on, 10.8, "date", seen=Seen("下次", 92, 4)),
    ),
    unit="次",
)  # fmt: skip
