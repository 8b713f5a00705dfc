"""R9 以案定补申报表: what the committee asks for; sums allowed, signatures and the offices' words stay blank."""

from exports.columns import SUM, Column, Register, Seen, counted
from models.queries.registers.claims import ClaimRow

BLANK = ("司法所", "派出所", "司法局")

R9: Register[ClaimRow] = Register(
    "R9",
    "以案定补申报表",
    (
        Column("序号", lambda r: r.serial, 4.2, "number", seen=Seen("序号", 44, 9)),
        Column("案号", lambda r: r.number, 11, seen=Seen("案号", 96, 8), outside="keep"),
        Column("卷号", lambda r: r.dossier_number, 14.8, outside="keep"),
        Column("纠纷名称", lambda r: r.title, 18, "long", seen=Seen("纠纷名称", 180, 9)),
        Column("类型", lambda r: r.dispute_type, 8, seen=Seen("类型", 78, 6), outside="keep"),
        Column("等级", lambda r: r.tier, 7, seen=Seen("等级", 92, 9), outside="keep"),
        Column("姓名", lambda r: r.payee, 8, group="调解员", seen=Seen("调解员", 66, 9), outside="keep"),
        Column("证号", lambda r: r.certificate, 10, group="调解员", outside="keep"),
        Column("银行账户", lambda _r: "", 14, group="调解员"),
        Column("受理日期", lambda r: r.accepted_on, 10.8, "date"),
        Column("结案日期", lambda r: r.ended_on, 10.8, "date", seen=Seen("结案日期", 92, 5)),
        Column(
            "协议形式",
            lambda r: r.form,
            6.4,
            total=counted("书面", "口头"),
            seen=Seen("形式", 54, 4),
            outside="keep",
        ),
        Column("履行", lambda r: r.performance, 7, seen=Seen("履行", 60, 4), outside="keep"),
        Column("卷宗得分", lambda r: r.score, 6, seen=Seen("卷宗", 54, 3), outside="keep"),
        Column("申报额", lambda r: r.amount, 9, "money", total=SUM, seen=Seen("申报额", 80, 9)),
        Column("审核额", lambda _r: None, 9, "money"),
        Column("签字", lambda _r: "", 9),
        *(Column(each, lambda _r: "", 9, group="审核意见") for each in BLANK),
        Column("说明", lambda r: r.note, 14, "long", seen=Seen("说明", 120, 2)),
    ),
)
