"""不予处罚的申请和认可: after 人民调解 or 自行和解, performed, before a decision (治安管理处罚法 9(4), 程序规定 186; D21)."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Versioned, Voidable, day, label, link


class Recognition(Row, Versioned, Voidable):
    """One application of both sides; ``applicants`` are party ids with the day on which each signed."""

    __tablename__ = "recognitions"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    agreement_id: Mapped[uuid.UUID | None] = link("agreements.id", default=None)
    way: Mapped[str] = label("达成方式")
    applied_on: Mapped[date] = mapped_column(info={"label": "申请日"})
    applicants: Mapped[dict[str, Any]] = mapped_column(default=dict)
    performed_on: Mapped[date | None] = day("履行完毕日期")
    proof: Mapped[str] = label("履行证明")
    opinion: Mapped[str] = label("承办意见")
    approval_id: Mapped[uuid.UUID | None] = link("approvals.id", default=None)
    decided_on: Mapped[date | None] = day("审批日期")
    decision: Mapped[str] = label("审查意见")
    decided_by: Mapped[str] = label("审批人")
    reason: Mapped[str] = label("理由")
    by_name: Mapped[str] = label("承办人")
