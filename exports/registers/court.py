"""R13 司法确认台账 and R14 送达台账."""

from exports.columns import Column, Register, Seen
from models.queries.rows_after import ConfirmationRow, ServingRow

R13: Register[ConfirmationRow] = Register(
    "R13",
    "司法确认台账",
    (
        Column("序号", lambda r: r.serial, 4.6, "number", seen=Seen("序号", 44, 9)),
        Column("案号", lambda r: r.number, 12.8, seen=Seen("案号", 98, 9), outside="keep"),
        Column("当事人", lambda r: r.parties, 14.8, inline=True, seen=Seen("当事人", 128, 9), outside="name"),
        Column("编号", lambda r: r.agreement_number, 26.8, group="协议", seen=Seen("协议编号", 170, 7), outside="keep"),
        Column("日期", lambda r: r.agreed_on, 10.8, "date", "协议", seen=Seen("协议日期", 92, 6)),
        Column("法院", lambda r: r.court, 18.8, "long", seen=Seen("法院", 140, 5), outside="keep"),
        Column("30日到期日", lambda r: r.due_on, 10.8, "date", seen=Seen("到期日", 92, 6)),
        Column("申请日", lambda r: r.applied_on, 10.8, "date", seen=Seen("申请日", 92, 9)),
        Column("受理日", lambda r: r.accepted_on, 10.8, "date", seen=Seen("法院受理日", 92, 5)),
        Column("裁定日", lambda r: r.ruled_on, 10.8, "date", total='"已裁定 "&COUNT({cells})', seen=Seen("裁定日", 92, 8)),
        Column("裁定结果", lambda r: r.ruling, 14.8, "long", seen=Seen("裁定结果", 110, 9)),
        Column("裁定案号", lambda r: r.ruling_number, 24.8, seen=Seen("裁定案号", 160, 5), outside="keep"),
        Column("撤回、执行", lambda r: r.after, 18.8, "long", seen=Seen("撤回、执行", 140, 3)),
    ),
)  # fmt: skip

R14: Register[ServingRow] = Register(
    "R14",
    "送达台账",
    (
        Column("序号", lambda r: r.serial, 4.6, "number", seen=Seen("序号", 44, 9)),
        Column("案号", lambda r: r.number, 12.8, seen=Seen("案号", 98, 9), outside="keep"),
        Column("文书", lambda r: r.title, 20.8, "long", seen=Seen("文书", 160, 9), outside="keep"),
        Column("文书编号", lambda r: r.paper_number, 26.8, seen=Seen("文书编号", 170, 6), outside="keep"),
        Column("文书日期", lambda r: r.issued_on, 10.8, "date", seen=Seen("文书日期", 92, 5)),
        Column(
            "受送达人",
            lambda r: r.recipients,
            14.8,
            inline=True,
            seen=Seen("受送达人", 128, 9),
            outside="name",
        ),
        Column("送达方式", lambda r: r.how, 10.8, seen=Seen("送达方式", 88, 8), outside="keep"),
        Column("送达日期", lambda r: r.served_on, 10.8, "date", seen=Seen("送达日期", 92, 9)),
        Column("代收人", lambda r: r.taken_by, 9.8, seen=Seen("代收人", 78, 5), outside="name"),
        Column("说明", lambda r: r.note, 22.8, "long", seen=Seen("说明", 150, 3)),
        Column("经办", lambda r: r.by_name, 8.8, seen=Seen("经办", 66, 4), outside="keep"),
    ),
    unit="份",
)
