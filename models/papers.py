"""Papers issued: number, copies, the facts frozen on each and the very bytes that were printed."""

import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import (
    agreements,
    audit,
    cases,
    checks,
    clocks,
    files,
    formheads,
    numbering,
    serving,
    sittings,
)
from models.base import Row, Versioned, Voidable, label, link
from models.cases import Case
from models.clocks import Deadline
from models.errors import Refusal
from models.formheads import FormHead
from models.station import Deed, Identity, demand

# the limits that a paper of this kind is measured by (治安: 程序规定 258; 人民调解工作若干规定 33)
LIMITS = dict.fromkeys(checks.AGREEMENT_FORMS, ("rm-term", "za-case"))

CODE_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 10
PRINTED = "打印"


class PaperState(StrEnum):
    """How far a final paper has come."""

    FINAL = "已定稿"
    SIGNED = "已签"
    SCANNED = "已回扫"
    VOID = "作废"


class Paper(Row, Versioned, Voidable):
    """One final paper; what it says and its bytes never change."""

    __tablename__ = "papers"

    case_id: Mapped[uuid.UUID | None] = link("cases.id", default=None)
    sitting_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    form: Mapped[str] = label("文书代号", index=True)
    title: Mapped[str] = label("文书名称")
    number: Mapped[str] = label("文书编号", index=True)
    number_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    state: Mapped[str] = label("状态", default=PaperState.FINAL.value)
    issued_on: Mapped[date] = mapped_column(info={"label": "文书日期"})
    issued_at: Mapped[datetime] = mapped_column(info={"label": "定稿时间"})
    by_name: Mapped[str] = label("经办")
    copies: Mapped[int] = mapped_column(default=1, info={"label": "份数"})
    facts: Mapped[Any] = mapped_column(JSON)
    law_version: Mapped[str] = label("法律版本")
    form_version: Mapped[str] = label("文书版本")
    sha256: Mapped[str] = label("校验值")
    printed: Mapped[int] = mapped_column(default=0, info={"label": "打印次数"})
    signed_on: Mapped[date | None] = mapped_column(default=None, info={"label": "签收日期"})
    signed_note: Mapped[str] = label("签收说明")
    late_reason: Mapped[str] = label("超期原因")
    about: Mapped[uuid.UUID | None] = mapped_column(default=None, index=True)
    served_how: Mapped[str] = label("送达方式")
    served_to: Mapped[str] = label("代收人")
    code: Mapped[str] = label("回扫码", index=True)
    word_sha256: Mapped[str] = label("Word 文书校验值")


class PaperCopy(Row):
    """One copy of a final paper as its holder gets it: the same words, with the holder's label outside the text."""

    __tablename__ = "paper_copies"

    paper_id: Mapped[uuid.UUID] = link("papers.id")
    position: Mapped[int]
    holder: Mapped[str] = label("存执人")
    sha256: Mapped[str] = label("校验值")


@dataclass(frozen=True)
class Stamp:
    """What a final paper bears that a draft has not: its number, and the random code its scan is known by."""

    number: str
    code: str


@dataclass(frozen=True)
class Made:
    """What the renderer hands back: the facts as plain JSON, the PDF, and the title and copies it says.

    ``holders`` are (holder's label, PDF) of each copy where they differ from ``pdf``; ``word`` is the paper in the
    station's own Word form.
    """

    facts: dict[str, Any]
    pdf: bytes
    title: str = ""
    copies: int = 1
    holders: tuple[tuple[str, bytes], ...] = ()
    word: bytes = b""


def issue(
    db: Session, subject: Case, form: str, *, by: Identity, on: date, make: Callable[[Stamp], Made],
    copies: int = 0, sitting_id: uuid.UUID | None = None, late_reason: str = "", about: uuid.UUID | None = None,
    typed_number: str = "",
) -> Paper:  # fmt: skip
    """Make a paper final (定稿): take its number, freeze its facts, keep its bytes.

    ``make(stamp)`` composes and renders outside ``models``. All in one unit: when rendering fails the
    number was never taken. Refused while a red gap stands, and for a paper that is late without its reason;
    the true day itself is never refused. ``typed_number`` is the number of a series that another system gives.
    The agreement's own paper makes its draft final. Refused too while a valid paper stands for the same thing,
    also one that another workstation made a moment before: the case is held until this unit ends.
    """
    head = formheads.head(form)
    cases.demand(db, subject.id, by, Deed.ISSUE_POLICE if is_police(head, subject.track) else Deed.ISSUE)
    db.execute(select(Case.id).where(Case.id == subject.id).with_for_update())
    if (there := standing(db, subject, head, sitting_id=sitting_id, about=about)) is not None:
        named = f"《{there.title}》{there.number}".strip()
        raise Refusal(f"{named}已经定稿，仍然有效，不能再做一份；确需重做的，请先作废这一份。")
    for gap in checks.gaps_before_final(db, subject, form, today=on):
        if gap.severity == "red":
            raise Refusal(gap.sentence, gap.field or None)
    passed = late(db, subject, form, on=on)
    if passed is not None and not late_reason.strip():
        raise Refusal(
            f"“{passed.name}”已于 {passed.due_on.month}月{passed.due_on.day}日 届满，请写明超期原因。",
            "late_reason",
        )
    number = None
    series = head.series_for(subject.track)
    if series:
        number = numbering.claimed(db, subject.id, form) or numbering.take(
            db, series, year=on.year, by=by, case_id=subject.id, form=form, typed=typed_number
        )
    stamp = Stamp(number.text if number else "", new_code())
    made = make(stamp)
    paper = Paper(
        case_id=subject.id, sitting_id=sitting_id, form=form, title=made.title or head.title, number=number.text if number else "",
        number_id=number.id if number else None, issued_on=on, issued_at=db.info["now"](), by_name=by.name,
        copies=copies or made.copies, facts=made.facts, law_version=head.law, form_version=head.version,
        sha256=files.put(db, made.pdf), late_reason=late_reason, about=about, code=stamp.code,
        word_sha256=files.put(db, made.word) if made.word else "",
    )  # fmt: skip
    db.add(paper)
    db.flush()
    db.add_all(
        PaperCopy(paper_id=paper.id, position=place, holder=holder, sha256=files.put(db, pdf))
        for place, (holder, pdf) in enumerate(made.holders)
    )
    if number:
        number.paper_id = paper.id
    if form in checks.AGREEMENT_FORMS and (agreement := agreements.latest(db, subject.id)) is not None:
        agreements.finalise(db, agreement, number=paper.number)
    db.flush()
    return paper


def new_code() -> str:
    """Return the random code of one paper: ten signs that say nothing of it and are not mixed up when read aloud."""
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))


def by_code(db: Session, code: str) -> Paper | None:
    """Return the paper that bears a code, void or not; None for a code of another station."""
    return db.scalar(select(Paper).where(Paper.code == code)) if code else None


def copies_of(db: Session, paper: Paper) -> list[PaperCopy]:
    """Return the copies of a paper that differ by holder, in order; none where all are the same bytes."""
    return list(
        db.scalars(select(PaperCopy).where(PaperCopy.paper_id == paper.id).order_by(PaperCopy.position))
    )


def sheets(db: Session, paper: Paper) -> list[tuple[str, int, str]]:
    """Return (holder, how many, SHA-256) of each thing to print, in order; of a paper without holders, all its copies.

    One holder's equal copies are one thing to print.
    """
    found: dict[tuple[str, str], int] = {}
    for copy in copies_of(db, paper):
        found[copy.holder, copy.sha256] = found.get((copy.holder, copy.sha256), 0) + 1
    listed = [(holder, times, sha256) for (holder, sha256), times in found.items()]
    return listed or [("", paper.copies, paper.sha256)]


def is_police(head: FormHead, track: str) -> bool:
    """Tell whether the paper is one of the police: their seal is on it, or a number of theirs."""
    series = head.series_for(track)
    return head.seal_for(track) == "station" or (
        series != "" and numbering.pattern(series)[1] == "number_word"
    )


def late(db: Session, subject: Case, form: str, *, on: date) -> Deadline | None:
    """Return the limit of the law that a paper dated ``on`` would be past, the earliest; None when in time."""
    keys = LIMITS.get(form, ())
    return next(
        (
            each
            for each in clocks.of_case(db, subject.id)
            if each.key in keys and each.met_on is None and not each.cancelled and on > each.due_on
        ),
        None,
    )


def content(db: Session, paper: Paper) -> bytes:
    """Return the stored bytes: a reprint is the same paper to the byte."""
    return files.get(db, paper.sha256)


def word(db: Session, paper: Paper) -> bytes:
    """Return the paper in the station's own Word form as it was filled at 定稿; empty where there is none."""
    return files.get(db, paper.word_sha256) if paper.word_sha256 else b""


def printed(db: Session, paper: Paper, *, copies: int, holder: str = "") -> None:
    """Count copies that went to a printer, and leave an entry of whose they were."""
    paper.printed += copies
    db.flush()
    by = db.info.get("by")
    note = audit.Note(PRINTED, "papers", str(paper.id), {"holder": holder, "copies": copies}, paper.case_id)
    audit.append(
        db.connection(), [note], by_id=by.id if by else None, by_name=by.name if by else "系统", at=db.info["now"](),
    )  # fmt: skip


def prints(db: Session, paper: Paper) -> dict[str, int]:
    """Return how many copies of each holder went to a printer, as the entries tell."""
    found: dict[str, int] = {}
    for entry in audit.of_row(db, paper.id):
        if entry.deed == PRINTED:
            holder = str(entry.changes["holder"])
            found[holder] = found.get(holder, 0) + int(entry.changes["copies"])
    return found


def sign(db: Session, paper: Paper, *, on: date, note: str, by: Identity) -> None:
    """Record that the paper has been signed by all who must: its scan proves it, else the officer's word with its reason.

    Of a paper that has come back signed this notes the true day and how.
    """
    if paper.state != PaperState.SCANNED.value and not note.strip():
        raise Refusal("签了字的文书还没有扫描回来。请写明怎样签的，例如：当面签名捺印，原件存卷。", "note")
    _sign(db, paper, on=on, note=note, by=by)


def _sign(db: Session, paper: Paper, *, on: date, note: str, by: Identity) -> None:
    _demand(db, paper, by, Deed.ISSUE)
    if paper.state == PaperState.VOID.value:
        raise Refusal("这份文书已作废。")
    if paper.state == PaperState.SIGNED.value:
        raise Refusal("这份文书已经登记签收。")
    if on < paper.issued_on:
        raise Refusal("签收日期早于文书日期，请核对。", "signed_on")
    if paper.state != PaperState.SCANNED.value:
        paper.state = PaperState.SIGNED.value
    paper.signed_on, paper.signed_note = on, note
    db.flush()


def scanned(db: Session, paper: Paper, *, on: date) -> None:
    """Note that every page of the signed paper has come back: it is signed, on that day unless another was stated."""
    paper.state = PaperState.SCANNED.value
    paper.signed_on = paper.signed_on or max(on, paper.issued_on)
    db.flush()


def unscan(db: Session, paper: Paper) -> None:
    """Take back that a paper has come back whole; what the officer said of its signing stays."""
    if paper.signed_note or paper.served_how:
        paper.state = PaperState.SIGNED.value
    else:
        paper.state, paper.signed_on = PaperState.FINAL.value, None
    db.flush()


def serve(
    db: Session, paper: Paper, *, how: str, on: date, note: str, by: Identity, to: str = ""
) -> None:  # fmt: skip
    """Record how a paper reached whom it is for (程序规定 36): the way, the day, who took it, what is asked of the way."""
    way = serving.way(how)
    if way.to and not to.strip():
        raise Refusal("请填写代收人。", "served_to")
    if way.asks and not note.strip():
        raise Refusal(way.asks, "note")
    _sign(db, paper, on=on, note=note, by=by)
    paper.served_how, paper.served_to = way.name, to
    db.flush()


def void(db: Session, paper: Paper, *, reason: str, by: Identity) -> None:
    """Void a paper with its reason; its number is voided with it and never given again."""
    _demand(db, paper, by, Deed.VOID_NUMBER)
    if not reason.strip():
        raise Refusal("请写明作废原因。", "reason")
    if paper.state == PaperState.VOID.value:
        raise Refusal("这份文书已经作废。")
    if paper.form in checks.AGREEMENT_FORMS and paper.case_id is not None:
        agreement = agreements.latest(db, paper.case_id)
        if agreement is not None and agreement.number == paper.number:
            agreements.unseal(db, agreement)
    paper.state, paper.voided_at, paper.void_reason = PaperState.VOID.value, db.info["now"](), reason
    if paper.number_id:
        numbering.void(db, db.get_one(numbering.Number, paper.number_id), reason=reason, by=by)
    db.flush()


def of_case(db: Session, case_id: uuid.UUID) -> list[Paper]:
    """Return every paper of a case in the order it was made, void ones too."""
    return list(db.scalars(select(Paper).where(Paper.case_id == case_id).order_by(Paper.issued_at, Paper.id)))


def standing(
    db: Session, subject: Case, head: FormHead, *, sitting_id: uuid.UUID | None = None,
    about: uuid.UUID | None = None,
) -> Paper | None:  # fmt: skip
    """Return the valid paper that already says what another of this form would; one agreement has one number.

    Of a form made for each person, payment, visit … it is the one of the same ``about``, of a record that of the
    same sitting, else that of the case; what belongs to an agreement or an ending before does not count.
    """
    valid = [each for each in reversed(of_case(db, subject.id)) if each.valid]
    agreed = next((each for each in valid if each.form in checks.AGREEMENT_FORMS), None)
    if head.id in checks.AGREEMENT_FORMS:
        made = agreements.latest(db, subject.id)
        if made is None or agreed is None or made.state == agreements.AgreementState.DRAFT.value:
            return None
        return agreed if made.number == agreed.number else None
    same = [each for each in valid if each.form == head.id]
    if head.per:
        same = [each for each in same if each.about == about]
    elif "sitting" in head.needs:
        same = [each for each in same if each.sitting_id == sitting_id]
    elif "agreement" in head.needs and agreed is not None:
        same = [each for each in same if each.issued_at >= agreed.issued_at]
    elif {"ending", "refusal"} & set(head.needs) and (held := sittings.of_case(db, subject.id)):
        same = [each for each in same if each.issued_at >= held[-1].started_at]
    return next(iter(same), None)


def latest(db: Session, case_id: uuid.UUID, form: str) -> Paper | None:
    """Return the valid paper of a form in a case, the newest."""
    return db.scalar(
        select(Paper)
        .where(Paper.case_id == case_id, Paper.form == form, Paper.voided_at.is_(None))
        .order_by(Paper.issued_at.desc())
        .limit(1)
    )


def _demand(db: Session, paper: Paper, by: Identity, deed: Deed) -> None:
    if paper.case_id is None:
        demand(by, deed)
    else:
        cases.demand(db, paper.case_id, by, deed)
