"""R12 录音录像索引."""

from exports.columns import Column, Register, Seen
from models.queries.rows_papers import RecordingRow

R12: Register[RecordingRow] = Register(
    "R12",
    "录音录像索引",
    (
        Column("序号", lambda r: r.serial, 4.6, "number", seen=Seen("序号", 44, 9)),
        Column("案号", lambda r: r.number, 13.2, seen=Seen("案号", 98, 9)),
        Column("场次", lambda r: r.sitting, 8.8, seen=Seen("场次", 66, 9)),
        Column("设备", lambda r: r.device, 16.8, "long", seen=Seen("设备", 120, 6)),
        Column("文件号", lambda r: r.file_number, 20.8, seen=Seen("文件号", 150, 9)),
        Column("起", lambda r: r.started, 16.8, group="起止", seen=Seen("起", 128, 8)),
        Column("止", lambda r: r.ended, 16.8, group="起止", seen=Seen("止", 128, 7)),
        Column(
            "连续", lambda r: "☑" if r.continuous else "☐", 6.8, total='COUNTIF({cells},"☑")', seen=Seen("连续", 54, 7)
        ),
        Column("存放", lambda r: r.kept_at, 24.8, "long", seen=Seen("存放", 150, 6)),
        Column("保管人", lambda r: r.custodian, 9.8, seen=Seen("保管人", 78, 6)),
    ),
    unit="份",
)  # fmt: skip
