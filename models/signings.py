"""签署: the steps of the signing, each told with time and person (peers.md N4)."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Voidable, label, link


class SigningStep(Row, Voidable):
    """One step that was done with one party, or by a witness."""

    __tablename__ = "signing_steps"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    agreement_id: Mapped[uuid.UUID] = link("agreements.id")
    party_id: Mapped[uuid.UUID | None] = link("parties.id", default=None)
    key: Mapped[str] = mapped_column(info={"label": "步骤"})
    at: Mapped[datetime]
    person: Mapped[str] = label("由谁")
    words: Mapped[str] = label("原话或说明")
    by_name: Mapped[str] = label("记录人")
