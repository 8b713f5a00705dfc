"""R2 治安调解台账."""

from exports.columns import SUM, Column, Register, Seen, counted, yes
from models.queries.rows import PublicOrderRow

R2: Register[PublicOrderRow] = Register(
    "R2",
    "治安调解台账",
    (
        Column("序号", lambda r: r.serial, 4.2, "number", seen=Seen("序号", 44, 9)),
        Column("文号", lambda r: r.paper_number, 14.8, seen=Seen("文号", 172, 9)),
        Column("案件编号（执法办案系统）", lambda r: r.case_number, 12.4),
        Column("案由（条款）", lambda r: r.offence, 14.8, "long", seen=Seen("案由", 84, 8)),
        Column("受/立案时间", lambda r: r.accepted_on, 10.8, "date", seen=Seen("受立案", 92, 7)),
        Column("违法行为人", lambda r: r.suspects, 8, seen=Seen("违法行为人", 80, 9)),
        Column("被侵害人", lambda r: r.victims, 8, seen=Seen("被侵害人", 72, 9)),
        Column("结论", lambda r: r.injury, 8, group="伤情鉴定", seen=Seen("伤情", 72, 3)),
        Column("日期", lambda r: r.injury_on, 10.8, "date", group="伤情鉴定"),
        Column(
            "是否当场调解", lambda r: yes(r.on_the_spot), 5.4, total=counted("是"), seen=Seen("当场", 44, 2)
        ),
        Column("第一次调解日期", lambda r: r.first_on, 10.8, "date", seen=Seen("首次调解", 92, 4)),
        Column("日期", lambda r: r.second_on, 10.8, "date", group="第二次调解（≤7工作日）"),
        Column("是否逾期", lambda r: r.second_timely, 6, group="第二次调解（≤7工作日）"),
        Column("主持民警", lambda r: r.officers, 8),
        Column("录像编号（一人主持）", lambda r: r.recording, 14.8),
        Column("邀请人员", lambda r: r.invitees, 8),
        Column("协议日期", lambda r: r.agreed_on, 10.8, "date", seen=Seen("协议日期", 92, 8)),
        Column("协议主要内容", lambda r: r.terms, 26.8, "long"),
        Column("赔偿金额", lambda r: r.amount, 12, "money", total=SUM, seen=Seen("赔偿金额", 98, 9)),
        Column("履行期限", lambda r: r.due_on, 10.8, "date"),
        Column(
            "履行日期",
            lambda r: r.performed_on,
            10.8,
            "date",
            total='"已履行 "&COUNT({cells})',
            seen=Seen("履行日期", 92, 6),
        ),
        Column("未履行处理", lambda r: r.breach, 9, "long"),
        Column(
            "结案日期",
            lambda r: r.ended_on,
            10.8,
            "date",
            total='"结案 "&COUNT({cells})',
            seen=Seen("结案日期", 92, 5),
        ),
        Column("归档号", lambda r: r.archive_number, 10),
    ),
)
