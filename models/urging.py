"""催告: when somebody who has not performed was urged, how, and what he promised (人民调解法 31; D29)."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import agreements, cases, dates, payments
from models.agreements import Instalment, Obligation
from models.base import Row, Voidable, day, label, link
from models.cases import Case
from models.errors import Refusal
from models.papers import Paper
from models.station import Deed, Identity

LETTER = "D29"
WRITTEN = "书面"
MODES = ("电话", "当面", WRITTEN)


class Urging(Row, Voidable):
    """One reminder of what is overdue, by telephone, face to face, or by letter."""

    __tablename__ = "urgings"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    obligation_id: Mapped[uuid.UUID | None] = link("obligations.id", default=None)
    instalment_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    on: Mapped[date] = mapped_column("urged_on", info={"label": "催告日期"})
    mode: Mapped[str] = label("方式")
    said: Mapped[str] = label("对方答复")
    promised_on: Mapped[date | None] = day("答应履行日", index=True)
    by_name: Mapped[str] = label("催告人")


@dataclass(frozen=True, slots=True)
class Urged:
    """One time that somebody was urged, by word or by the letter D29; ``about`` is the instalment or obligation.

    ``id`` is the row of what was said; a letter is voided as a paper.
    """

    on: date
    mode: str
    about: uuid.UUID | None
    said: str = ""
    promised_on: date | None = None
    by: str = ""
    number: str = ""
    id: uuid.UUID | None = None


def urge(
    db: Session, subject: Case, *, on: date, mode: str, said: str, by: Identity, obligation: Obligation | None = None,
    instalment: Instalment | None = None, promised_on: date | None = None,
) -> Urging:  # fmt: skip
    """Record that the debtor was urged, what he answered, and by when he promised to perform.

    Refused before the day on which it is due: nobody is urged then, he is asked, and that is a visit.
    """
    cases.demand(db, subject.id, by, Deed.VISIT)
    made = agreements.latest(db, subject.id)
    if made is None or made.signed_on is None:
        raise Refusal("没有已签订的协议，没有可催告的。")
    if obligation is not None and (obligation.case_id != subject.id or not payments.is_open(obligation)):
        raise Refusal("这一项已经履行完毕或者不用登记履行，不用再催。")
    if mode not in MODES:
        raise Refusal("请选择催告方式。", "mode")
    if on < made.signed_on:
        raise Refusal(f"协议是{dates.chinese(made.signed_on)}签的，催告不能更早。", "on")
    if on > dates.local(db.info["now"]()).date():
        raise Refusal("这一天还没有到，请填写真实的日期。", "on")
    due_on = instalment.due_on if instalment else obligation.due_on if obligation else None
    if due_on is not None and on < due_on:
        raise Refusal(f"{dates.chinese(due_on)}才到期，到期以前问过的请记一次回访。", "on")
    if mode != WRITTEN and not said.strip():
        raise Refusal("请写下对方怎么答复；没有联系上的写“无人接听”。", "said")
    if promised_on is not None and promised_on < on:
        raise Refusal("答应履行的日子早于催告的日子，请核对。", "promised_on")
    row = Urging(
        case_id=subject.id, obligation_id=obligation.id if obligation else None,
        instalment_id=instalment.id if instalment else None, on=on, mode=mode, said=said.strip(),
        promised_on=promised_on, by_name=by.name,
    )  # fmt: skip
    db.add(row)
    db.flush()
    return row


def void(db: Session, row: Urging, *, reason: str, by: Identity) -> None:
    """Void what was recorded by mistake, with the reason; a promise that was made then counts no more."""
    cases.demand(db, row.case_id, by, Deed.VISIT)
    if not reason.strip():
        raise Refusal("请写明为什么撤销这次催告。", "reason")
    if not row.valid:
        raise Refusal("这次催告已经撤销。")
    row.voided_at, row.void_reason = db.info["now"](), reason.strip()
    db.flush()


def of_case(db: Session, case_id: uuid.UUID) -> list[Urged]:
    """Return every time that somebody was urged in a case, letters too, in order of days."""
    spoken = select(Urging).where(Urging.case_id == case_id, Urging.voided_at.is_(None))
    letters = select(Paper).where(Paper.case_id == case_id, Paper.form == LETTER, Paper.voided_at.is_(None))
    found = [_spoken(each) for each in db.scalars(spoken)]
    found += [_letter(each.issued_on, each.about, each.number) for each in db.scalars(letters)]
    return sorted(found, key=lambda each: each.on)


def about(db: Session, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[Urged]]:
    """Return when somebody was urged for each of these instalments and obligations, in order of days."""
    spoken = select(Urging).where(
        Urging.voided_at.is_(None), Urging.obligation_id.in_(ids) | Urging.instalment_id.in_(ids)
    )
    letters = select(Paper.issued_on, Paper.about, Paper.number).where(
        Paper.form == LETTER, Paper.about.in_(ids), Paper.voided_at.is_(None)
    )
    every = [_spoken(each) for each in db.scalars(spoken)]
    every += [_letter(*row) for row in db.execute(letters)]
    found: dict[uuid.UUID, list[Urged]] = {}
    for each in sorted(every, key=lambda each: each.on):
        if each.about is not None:
            found.setdefault(each.about, []).append(each)
    return found


def _spoken(row: Urging) -> Urged:
    return Urged(
        row.on, row.mode, row.instalment_id or row.obligation_id, row.said, row.promised_on, row.by_name,
        id=row.id,
    )  # fmt: skip


def _letter(on: date, about: uuid.UUID | None, number: str) -> Urged:
    return Urged(on, "催告书", about, number=number)
