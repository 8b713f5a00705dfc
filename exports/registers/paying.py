"""R6 履行跟踪台账."""

from exports.columns import SUM, Column, Register, Seen
from models.queries.rows_after import InstalmentRow

R6: Register[InstalmentRow] = Register(
    "R6",
    "履行跟踪台账",
    (
        Column("序号", lambda r: r.serial, 4.6, "number", seen=Seen("序号", 44, 9)),
        Column("案号", lambda r: r.number, 12.8, seen=Seen("案号", 98, 9), outside="keep"),
        Column("义务人", lambda r: r.debtor, 14.8, seen=Seen("义务人", 78, 9), outside="name"),
        Column("权利人", lambda r: r.creditor, 14.8, seen=Seen("权利人", 78, 7), outside="name"),
        Column("期次", lambda r: r.part, 6.8, seen=Seen("期次", 54, 8), outside="keep"),
        Column("应付日", lambda r: r.due_on, 10.8, "date", seen=Seen("应付日", 92, 9)),
        Column("金额", lambda r: r.amount, 12.8, "money", total=SUM, seen=Seen("金额", 98, 9)),
        Column("实付日", lambda r: r.paid_on, 10.8, "date", total='"已付 "&COUNT({cells})', seen=Seen("实付日", 92, 9)),
        Column("实付额", lambda r: r.paid, 12.8, "money", total=SUM, seen=Seen("实付额", 98, 8)),
        Column("方式", lambda r: r.method, 12.8, seen=Seen("方式", 78, 4)),
        Column("凭证号", lambda r: r.receipt, 14.8, seen=Seen("凭证号", 98, 4)),
        Column(
            "逾期天数", lambda r: r.overdue, 9.2, "number", total='"逾期 "&COUNT({cells})', seen=Seen("逾期天数", 66, 9)
        ),
        Column("催告记录", lambda r: r.urged, 17.8, inline=True, seen=Seen("催告记录", 120, 5), outside="keep"),
    ),
    unit="期",
)  # fmt: skip
