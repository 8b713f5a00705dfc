"""R11 重复警情、重点纠纷台账."""

from exports.columns import SUM, Column, Register, Seen
from models.queries.rows_papers import ConcernRow

R11: Register[ConcernRow] = Register(
    "R11",
    "重复警情、重点纠纷台账",
    (
        Column("序号", lambda r: r.serial, 4.6, "number", seen=Seen("序号", 44, 9)),
        Column("当事人组合", lambda r: r.title, 28.8, "long", seen=Seen("当事人组合", 190, 9)),
        Column("首次", lambda r: r.first_on, 10.8, "date", seen=Seen("首次", 92, 8)),
        Column("末次", lambda r: r.last_on, 10.8, "date", seen=Seen("末次", 92, 9)),
        Column("次数", lambda r: r.count, 6.8, "number", total=SUM, seen=Seen("次数", 54, 9)),
        Column("等级", lambda r: r.level, 8.8, seen=Seen("等级", 66, 8)),
        Column("包案领导", lambda r: r.owner, 10.8, seen=Seen("包案领导", 88, 8)),
        Column("稳控措施", lambda r: r.measures, 34.8, "long", seen=Seen("稳控措施", 190, 5)),
        Column("状态", lambda r: r.state, 16.8, "long", seen=Seen("状态", 120, 8)),
    ),
    unit="组",
)
