"""R8 邀请调解员名册/出勤 and R15 警务助理、网格员参与台账."""

from exports.columns import SUM, Column, Register, Seen
from models.identity import mask_phone
from models.queries.rows_people import AssistantRow, HelperRow

R8: Register[HelperRow] = Register(
    "R8",
    "邀请调解员名册及出勤登记簿",
    (
        Column("序号", lambda r: r.serial, 4.6, "number", seen=Seen("序号", 44, 9)),
        Column("姓名", lambda r: r.name, 8.8, seen=Seen("姓名", 78, 9), outside="keep"),
        Column("单位", lambda r: r.unit, 20.8, "long", seen=Seen("单位", 160, 8), outside="keep"),
        Column("类别", lambda r: r.kind, 10.8, seen=Seen("类别", 98, 9), outside="keep"),
        Column("证号", lambda r: r.certificate, 12.8, seen=Seen("证号", 98, 2), outside="keep"),
        Column("专长", lambda r: r.fields, 14.8, "long", seen=Seen("专长", 120, 5), outside="keep"),
        Column(
            "联系", lambda r: r.telephone, 12.4, mask=mask_phone, seen=Seen("联系", 98, 4), outside="keep"
        ),
        Column("聘期", lambda r: r.term, 12.8, "long", seen=Seen("聘期", 98, 3), outside="keep"),
        Column("参与案号", lambda r: r.numbers, 13.8, seen=Seen("参与案号", 128, 8), outside="keep"),
        Column("时长（分钟）", lambda r: r.minutes, 7.8, "number", total=SUM, seen=Seen("时长（分）", 78, 8)),
        Column("作用", lambda r: r.part, 12.8, "long", seen=Seen("作用", 98, 7), outside="keep"),
        Column("评价", lambda r: r.remark, 14.8, "long", seen=Seen("评价", 98, 1)),
    ),
    unit="人",
)

R15: Register[AssistantRow] = Register(
    "R15",
    "警务助理、网格员参与台账",
    (
        Column("序号", lambda r: r.serial, 4.6, "number", seen=Seen("序号", 44, 9)),
        Column("姓名", lambda r: r.name, 8.8, seen=Seen("姓名", 78, 9), outside="keep"),
        Column("类别", lambda r: r.kind, 10.8, seen=Seen("类别", 88, 9), outside="keep"),
        Column("警务助理类别", lambda r: r.duty, 15.8, seen=Seen("警务助理类别", 130, 4), outside="keep"),
        Column("单位及职务", lambda r: r.unit, 20.8, "long", seen=Seen("单位及职务", 160, 6), outside="keep"),
        Column("村社", lambda r: r.village, 10.8, seen=Seen("村社", 88, 5), outside="keep"),
        Column("件数", lambda r: r.mediations, 6.8, "number", "参与调解", total=SUM, seen=Seen("参与调解", 66, 9), per_case=True),
        Column("案号", lambda r: r.numbers, 13.8, group="参与调解", seen=Seen("案号", 128, 7), outside="keep"),
        Column("时长（分钟）", lambda r: r.minutes, 7.8, "number", "参与调解", total=SUM, seen=Seen("时长（分）", 78, 7)),
        Column("走访下访（次）", lambda r: r.visits, 8.8, "number", total=SUM, seen=Seen("走访（次）", 78, 8)),
        Column("宣传（次）", lambda r: r.campaigns, 7.8, "number", total=SUM, seen=Seen("宣传（次）", 78, 8)),
        Column("巡逻（次）", lambda r: r.patrols, 7.8, "number", total=SUM, seen=Seen("巡逻（次）", 78, 8)),
    ),
    unit="人",
)  # fmt: skip
