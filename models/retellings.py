"""复述: what the mediator gives back in her own words, and whether each party says that it is so."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Voidable, label, link


class Retelling(Row, Voidable):
    """One retelling; ``answers`` maps a party's id to when and how it was confirmed."""

    __tablename__ = "retellings"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID] = link("sittings.id")
    at: Mapped[datetime]
    by_name: Mapped[str] = label("复述人")
    text: Mapped[str] = label("复述")
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
