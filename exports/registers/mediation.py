"""R3 人民调解案件台账."""

from exports.columns import SUM, Column, Register, Seen, counted
from models.queries.rows import MediationRow

R3: Register[MediationRow] = Register(
    "R3",
    "人民调解案件台账",
    (
        Column("序号", lambda r: r.serial, 4.2, "number", seen=Seen("序号", 44, 9)),
        Column("卷号", lambda r: r.dossier_number, 14.8, outside="keep"),
        Column("受理日期", lambda r: r.accepted_on, 10.8, "date", seen=Seen("受理日期", 92, 9)),
        Column("来源", lambda r: r.source, 10.8, seen=Seen("来源", 78, 2), outside="keep"),
        Column("当事人", lambda r: r.parties, 16.8, "long", seen=Seen("当事人", 128, 9), outside="name"),
        Column("类型", lambda r: r.dispute_type, 10.8, seen=Seen("类型", 78, 8), outside="keep"),
        Column(
            "疑难复杂", lambda r: "☑" if r.complex else "☐", 4.8, total='COUNTIF({cells},"☑")', outside="keep"
        ),
        Column("涉及金额", lambda r: r.amount, 12, "money", total=SUM, seen=Seen("涉及金额", 98, 9)),
        Column("调解员", lambda r: r.mediators, 8, seen=Seen("调解员", 66, 6), outside="keep"),
        Column("受邀", lambda r: r.invitees, 8, outside="keep"),
        Column(
            "结果", lambda r: r.result, 6, total=counted("成功"), seen=Seen("结果", 54, 8), outside="keep"
        ),
        Column(
            "协议形式",
            lambda r: r.agreement_form,
            6.4,
            total=counted("书面", "口头"),
            seen=Seen("形式", 48, 3),
            outside="keep",
        ),
        Column(
            "编号",
            lambda r: r.agreement_number,
            14.8,
            group="协议",
            seen=Seen("协议编号", 170, 7),
            outside="keep",
        ),
        Column("日期", lambda r: r.agreed_on, 10.8, "date", group="协议"),
        Column(
            "履行",
            lambda r: r.performance,
            7,
            total=counted("已履行"),
            seen=Seen("履行", 60, 5),
            outside="keep",
        ),
        Column("申请日", lambda r: r.confirmation_on, 10.8, "date", group="司法确认"),
        Column("裁定", lambda r: r.ruling, 9, group="司法确认"),
        Column("30日到期日", lambda r: r.confirmation_due_on, 10.8, "date"),
        Column("回访", lambda r: r.visits, 11, seen=Seen("回访", 100, 1), outside="keep"),
        Column("归档", lambda r: r.archived, 6, seen=Seen("归档", 60, 4), outside="keep"),
        Column("以案定补状态", lambda r: r.subsidy, 7, outside="keep"),
    ),
)
