"""The meter of a dossier: row by row what is there, what is missing, what is not needed, and why."""

import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import (
    agreements,
    breaches,
    cases,
    confirmation,
    dossierlists,
    dossiers,
    entries,
    evidence,
    papers,
    recognition,
    recordings,
    referrals,
    settling,
    sittings,
    visits,
)
from models.attachments import Attachment
from models.cases import Case, Outcome, State
from models.dossierlists import REST, DossierList, Row
from models.dossiers import Dossier
from models.papers import Paper, PaperState
from models.sittings import Phase, Sitting

AGREED = frozenset({Outcome.AGREED.value, Outcome.ORAL.value, Outcome.ON_THE_SPOT.value})
ENDED = frozenset({Outcome.FAILED.value, Outcome.WITHDRAWN.value, Outcome.RECONCILED.value})
SENT = frozenset({State.DECLINED.value, State.REFERRED.value})
FEW = 3


class Has(StrEnum):
    """How a row stands."""

    THERE = "有"
    LACKING = "缺"
    UNNEEDED = "不需要"
    MAYBE = "按需"


@dataclass(frozen=True)
class Line:
    """One row of the meter: its state with the reason, and what fills it; ``put`` counts pages put in by hand."""

    row: Row
    number: int
    state: Has
    why: str
    papers: tuple[Paper, ...] = ()
    attached: tuple[Attachment, ...] = ()
    put: int = 0
    settled: bool = False

    @property
    def counted(self) -> bool:
        """Say whether the row is one that must be filled, always or as the case asks."""
        asked = self.row.must or bool(self.row.asks)
        return asked and not self.row.made and self.state in {Has.THERE, Has.LACKING}


@dataclass(frozen=True)
class Meter:
    """The whole list; ``must`` and ``have`` count the rows that are needed and those of them that are there."""

    listed: DossierList
    lines: tuple[Line, ...]
    kept: Dossier | None

    @property
    def must(self) -> int:
        """Count the rows that must be filled."""
        return sum(1 for each in self.lines if each.counted)

    @property
    def have(self) -> int:
        """Count those that are."""
        return sum(1 for each in self.lines if each.counted and each.state is Has.THERE)

    @property
    def lacking(self) -> tuple[Line, ...]:
        """Return the rows that are missing."""
        return tuple(each for each in self.lines if each.state is Has.LACKING)


@dataclass(frozen=True)
class _Known:
    """What of a case decides about its dossier."""

    db: Session
    subject: Case
    papers: list[Paper]
    attached: list[Attachment]
    held: list[Sitting]
    told: dict[str, tuple[bool | None, str]] = field(default_factory=dict)

    def ask(self, what: str) -> tuple[bool | None, str]:
        """Return (needed, why); None where the time for it has not come."""
        if what not in self.told:
            self.told[what] = _ASKED[what](self)
        return self.told[what]


def meter(db: Session, subject: Case) -> Meter:
    """Return the list of the case's track with what stands in each row; a void paper stands in none."""
    listed = dossierlists.of_track(subject.track)
    kept = dossiers.of_case(db, subject.id)
    known = _Known(
        db, subject, [each for each in papers.of_case(db, subject.id) if each.valid], _attached(db, subject.id),
        sittings.of_case(db, subject.id),
    )  # fmt: skip
    named = {form for row in listed.rows for form in row.forms}
    lines: list[Line] = []
    for row in listed.rows:
        line = _line(known, row, kept, named)
        if row.extra and line.state not in {Has.THERE, Has.LACKING} and not line.settled:
            continue
        lines.append(_numbered(line, len(lines) + 1))
    return Meter(listed, tuple(lines), kept)


def _numbered(line: Line, number: int) -> Line:
    return Line(line.row, number, line.state, line.why, line.papers, line.attached, line.put, line.settled)


def _attached(db: Session, case_id: uuid.UUID) -> list[Attachment]:
    return list(
        db.scalars(
            select(Attachment)
            .where(Attachment.case_id == case_id, Attachment.voided_at.is_(None), *cases.of_visible(db, Attachment.case_id))
            .order_by(Attachment.position, Attachment.at, Attachment.id)
        )
    )  # fmt: skip


def _line(known: _Known, row: Row, kept: Dossier | None, named: set[str]) -> Line:
    if row.made:
        return Line(row, 0, Has.THERE, "装订时生成")
    mine = tuple(_papers(known, row, named))
    attached = tuple(each for each in known.attached if each.kind in row.attached)
    put = kept.put(row.key) if kept else 0
    state, why = _standing(known, row, mine, attached, put)
    reason = kept.reason(row.key) if kept else ""
    if reason and state is not Has.THERE:
        state, why = Has.UNNEEDED, reason
    return Line(row, 0, state, why, mine, attached, put, settled=bool(reason) and state is Has.UNNEEDED)


def _papers(known: _Known, row: Row, named: set[str]) -> Iterator[Paper]:
    """Yield the papers of a row in the order of its forms; ``*`` takes what no row names."""
    for form in row.forms:
        for paper in known.papers:
            if paper.form == form or (form == REST and paper.form not in named):
                yield paper


def _standing(
    known: _Known, row: Row, mine: tuple[Paper, ...], attached: tuple[Attachment, ...], put: int
) -> tuple[Has, str]:
    needed, why = known.ask(row.asks) if row.asks else (None, "")
    without = _without(known, row, mine, attached) if row.each and needed is not False else ""
    if put:
        return Has.THERE, f"手工放入 {put} 页"
    if mine or attached:
        return (Has.LACKING, without) if without else (Has.THERE, _signed(mine))
    if needed is False:
        return Has.UNNEEDED, why
    if row.must or needed:
        return Has.LACKING, without or why or ("从执法办案平台打印后放入" if row.outside else "还没有定稿")
    if row.outside:
        return Has.MAYBE, "从执法办案平台打印后放入"
    return Has.MAYBE, why or "有这类材料时放入"


def _without(known: _Known, row: Row, mine: tuple[Paper, ...], attached: tuple[Attachment, ...]) -> str:
    """Say for whom, or for which sitting, the row has nothing."""
    parties = cases.parties(known.subject)
    if row.each == "party":
        shown = {each.party_id for each in attached}
        if len(attached) >= len(parties) > 0 and None in shown:
            return ""
        names = [party.name for party in parties if party.id not in shown]
        return _lacks(names, "的身份证明") if names else ""
    if row.each == "agent":
        made = {each.about for each in mine}
        lone = len(made) == 1 and None in made
        return _lacks(
            [party.name for party in parties if party.agent and party.id not in made and not lone], "的委托书"
        )
    ended = [each for each in known.held if each.phase == Phase.ENDED.value]
    recorded = {each.sitting_id for each in mine}
    open_ones = [
        each
        for place, each in enumerate(ended)
        if each.id not in recorded and not (place == 0 and None in recorded)
    ]
    return "、".join(f"第{each.number}次" for each in open_ones) + "调解的记录还没有定稿" if open_ones else ""


def _lacks(names: list[str], what: str) -> str:
    if not names:
        return ""
    more = f"等 {len(names)} 方" if len(names) > FEW else ""
    return f"缺{'、'.join(names[:FEW])}{more}{what}"


def _signed(mine: Iterable[Paper]) -> str:
    """Say how many of the papers nobody has signed yet."""
    waiting = sum(1 for each in mine if each.state == PaperState.FINAL.value)
    return f"{waiting} 份还没有登记已签" if waiting else ""


def _agent(known: _Known) -> tuple[bool | None, str]:
    there = any(party.agent is not None for party in cases.parties(known.subject))
    return (True, "有委托代理人") if there else (False, "没有委托代理人")


def _inquiry(known: _Known) -> tuple[bool | None, str]:
    there = any(each.form == "D09" for each in entries.of_case(known.db, known.subject.id))
    return (True, "做过调查，记录还没有定稿") if there else (False, "没有做过调查")


def _exhibits(known: _Known) -> tuple[bool | None, str]:
    count = len(evidence.of_case(known.db, known.subject.id))
    return (True, f"证据目录列了 {count} 件，还没有放入") if count else (None, "没有列入证据目录的材料")


def _heard(known: _Known) -> tuple[bool | None, str]:
    if any(each.phase == Phase.ENDED.value for each in known.held):
        return True, "调解记录还没有定稿"
    if known.subject.outcome or known.subject.state in SENT:
        return False, "没有开过调解"
    return None, "还没有调解"


def _agreed(known: _Known) -> tuple[bool | None, str]:
    if known.subject.outcome in AGREED or agreements.latest(known.db, known.subject.id) is not None:
        return True, "协议还没有定稿"
    if known.subject.outcome or known.subject.state in SENT:
        return False, "没有达成协议"
    return None, "还没有达成协议"


def _ended(known: _Known) -> tuple[bool | None, str]:
    if settling.found(known.db, known.subject):
        return False, "案情加重，已移送，不用终止告知"
    if known.subject.outcome in ENDED or known.subject.state == State.DECLINED.value:
        return True, "调解终止或者不予调解，还没有告知"
    if breaches.ends_mediation(known.subject, agreements.latest(known.db, known.subject.id)):
        return True, "协议没有履行，还没有告知各方可以起诉"
    return False, "没有终止、不予调解"


def _sent(known: _Known) -> tuple[bool | None, str]:
    if referrals.of_case(known.db, known.subject.id):
        return True, "已移送，移送函还没有定稿"
    if known.subject.state in SENT:
        return True, "不予调解或者已移送，还没有告知"
    return False, "没有移送"


def _paid(known: _Known) -> tuple[bool | None, str]:
    made = agreements.latest(known.db, known.subject.id)
    owed = agreements.obligations(known.db, made.id) if made is not None else []
    if all(each.kind == agreements.ObligationKind.FORBEARANCE.value for each in owed):
        return False, "没有要履行的内容"
    begun = any(each.performed_on or any(part.paid_on for part in each.instalments) for each in owed)
    return (True, "协议已有履行，凭证还没有放入") if begun else (None, "履行后放入")


def _visited(known: _Known) -> tuple[bool | None, str]:
    planned = visits.of_case(known.db, known.subject.id)
    if any(each.done_on for each in planned):
        return True, "回访已做，记录还没有定稿"
    return (None, "已安排回访，做了以后放入") if planned else (False, "没有安排回访")


def _court(known: _Known) -> tuple[bool | None, str]:
    there = bool(confirmation.of_case(known.db, known.subject.id))
    return (True, "已申请司法确认，材料还没有定稿") if there else (False, "没有申请司法确认")


def _filmed(known: _Known) -> tuple[bool | None, str]:
    there = bool(recordings.of_case(known.db, known.subject.id))
    return (True, "登记了录音录像，索引还没有定稿") if there else (False, "没有登记录音录像")


def _recognised(known: _Known) -> tuple[bool | None, str]:
    if not recognition.fits(known.subject):
        return False, "不是治安案件"
    if recognition.latest(known.db, known.subject.id) is not None:
        return True, "双方已经申请，申请书还没有定稿"
    made = agreements.latest(known.db, known.subject.id)
    done = made is not None and made.performed_on is not None
    return (True, "协议已履行，申请书还没有定稿") if done else (None, "履行后申请")


_ASKED: dict[str, Callable[[_Known], tuple[bool | None, str]]] = {
    "agent": _agent, "inquiry": _inquiry, "exhibits": _exhibits, "heard": _heard, "agreed": _agreed, "ended": _ended, "sent": _sent,
    "paid": _paid, "visited": _visited, "court": _court, "filmed": _filmed, "recognised": _recognised,
}  # fmt: skip
assert set(_ASKED) == set(filter(None, dossierlists.ASKS)), "every question of the list has its answer"
