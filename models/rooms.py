"""调解场所和排期: places where a mediation is held, and who has them when (reports 0.18, 2.19, 4.9)."""

import uuid
from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Versioned, Voidable, label, link


class Room(Row, Versioned, Voidable):
    """One place: the mediation room, a police room, a village office."""

    __tablename__ = "rooms"

    name: Mapped[str] = label("场所")
    kind: Mapped[str] = label("类别")
    address: Mapped[str] = label("地址")
    seats: Mapped[int | None] = mapped_column(default=None, info={"label": "座位"})
    video: Mapped[str] = label("录音录像设备")
    position: Mapped[int] = mapped_column(default=0)


class Booking(Row, Versioned, Voidable):
    """One stretch of time of a place for a case; ``joint`` names the 集中调解 day it belongs to."""

    __tablename__ = "bookings"

    room_id: Mapped[uuid.UUID | None] = link("rooms.id", default=None)
    case_id: Mapped[uuid.UUID | None] = link("cases.id", default=None)
    starts_at: Mapped[datetime] = mapped_column(info={"label": "开始"})
    ends_at: Mapped[datetime] = mapped_column(info={"label": "结束"})
    place: Mapped[str] = label("地点")
    purpose: Mapped[str] = label("事由")
    joint: Mapped[str] = label("集中调解")
    host: Mapped[str] = label("主持人")
    by_name: Mapped[str] = label("排期人")

    __table_args__ = (Index("ix_bookings_when", "room_id", "starts_at"),)
