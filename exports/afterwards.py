"""From the rows of a case to the papers that follow its agreement: one each of what is paid, visited, served, overdue."""

import re
import uuid
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from exports import owing
from exports.afterfacts import AfterFacts, ClosingFacts, ConfirmingFacts, ServiceFacts, VisitFacts
from exports.outgoing import RecipientFacts
from exports.owing import Each
from exports.partyfacts import PartyFacts
from exports.walk import said_day
from models import agreements, cases, confirmation, formheads, papers, representation, sittings, visits
from models.cases import Outcome
from models.papers import PaperState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.agreements import Agreement
    from models.cases import Case
    from models.formheads import FormHead
    from models.papers import Paper
    from models.visits import Visit

DIRECT, TAKEN, REFUSED = "直接送达", "代收", "留置送达"
#: Where a paper reaches its receiver with the way noted (程序规定 36).
SERVED_STAGES = frozenset({"通知", "终止", "不予调解", "移送", "催告"})
_PLACE = re.compile("(?:送达地点|地点)[：:]?\\s*([^，。；\\s]+)")
_FILM = re.compile("(?:录音录像|录音|录像|视频)(?:文件)?(?:编号|号)?[：:]?\\s*([A-Za-z0-9][A-Za-z0-9._-]+)")
_STRUCK = "/"  # a cell that says nothing
_RECEIVERS = {"recipient", "receiver"}


def errands(db: "Session", subject: "Case", head: "FormHead") -> list[Each]:
    """List what a form of these is made for, one paper each."""
    return list(_EACH[head.per](db, subject))


def of(
    db: "Session", subject: "Case", head: "FormHead", about: uuid.UUID | None, *, parties: tuple[PartyFacts, ...]
) -> dict[str, Any]:  # fmt: skip
    """Return the facts that one of these papers adds: what it is about, and whom it is for."""
    found: dict[str, Any] = {}
    if head.per == "payment":
        receipt = owing.receipt(db, subject, about, parties)
        found = {"after": AfterFacts(receipt=receipt), "recipient": RecipientFacts(name=receipt.payer)}
    elif head.per == "overdue":
        urging = owing.urging(db, subject, about)
        found = {"after": AfterFacts(urging=urging), "recipient": RecipientFacts(name=urging.to)}
    elif head.per == "served":
        found = {"after": AfterFacts(service=_service(db, subject, about))}
    elif head.per == "visit":
        found = {"after": AfterFacts(visit=_visit(db, subject, about))}
    elif "closing" in head.needs:
        found = {"after": AfterFacts(closing=_closing(db, subject))}
    elif "confirmable" in head.needs:
        found = {"after": AfterFacts(confirming=_confirming(db, subject))}
    return found


def unconfirmable(db: "Session", subject: "Case") -> str:
    """Say why the court cannot be asked to confirm the agreement today; nothing when it can."""
    return confirmation.refusal(db, subject, on=owing.day_of(db))


def _visits(db: "Session", subject: "Case") -> Iterator[Each]:
    """Yield each visit that was made, and the next one that is planned, to be written on site."""
    title = "" if subject.track in formheads.PEOPLE_TRACKS else "调解回访记录"
    coming = False
    for each in visits.of_case(db, subject.id):
        if each.done_on is not None:
            yield each.id, f"{each.done_on:%m-%d}", title
        elif not coming:
            coming = True
            yield each.id, f"{each.due_on:%m-%d} 待访", title


def _visit(db: "Session", subject: "Case", about: uuid.UUID | None) -> VisitFacts:
    listed = visits.of_case(db, subject.id)
    made = next((each for each in listed if each.id == about), None)
    if made is None:
        return VisitFacts()
    return VisitFacts(
        visited=made.visited, reason=made.reason, planned=said_day(made.due_on), on=said_day(made.done_on),
        mode=made.mode or ("上门" if made.on_site else ""), performed=made.performed, satisfaction=made.satisfaction,
        sued=made.sued, said=made.text, risk=made.new_risk, measures=made.measures, by=made.by_name,
        late=made.late_reason, next=said_day(_next(listed, made)), place=made.place, relapse=made.relapse,
        mood=made.mood, chance=made.chance, unresolved=bool(made.chance) or subject.state in visits.UNRESOLVED,
    )  # fmt: skip


def _next(listed: "list[Visit]", made: "Visit") -> date | None:
    """Return the day that was the next to be visited after one that was made, whether or not it has been since."""
    if made.done_on is None:
        return None
    planned = [each.due_on for each in listed if each.open or each.reason != visits.OWN]
    return min((day for day in planned if day > made.done_on), default=None)


def _served(db: "Session", subject: "Case") -> Iterator[Each]:
    """Yield each receiver of each paper that is on its way, or reached them otherwise than by hand to hand.

    Who signs the paper itself on the spot needs no proof of service (程序规定 36).
    """
    kept = owing.kept_for(db, subject, "served")
    for paper in papers.of_case(db, subject.id):
        head = formheads.head(paper.form) if paper.form in formheads.ids() else None
        if head is None or not paper.valid or head.stage not in SERVED_STAGES:
            continue
        waiting = paper.state == PaperState.FINAL.value or (paper.served_how not in {"", DIRECT})
        for name, about in _receivers(subject, head, paper):
            if waiting or about in kept:
                yield about, f"{name}　{paper.title}", ""


def _receivers(subject: "Case", head: "FormHead", paper: "Paper") -> Iterator[tuple[str, uuid.UUID]]:
    facts = paper.facts
    to = (
        (facts.get("recipient") or {}).get("name") or (facts.get("invitation") or {}).get("to")
        or (facts.get("about") or {}).get("name") or (facts.get("referral") or {}).get("to")
    )  # fmt: skip
    if _RECEIVERS & set(head.holders):
        yield to or "", paper.id
    elif "parties" in head.holders:
        for party in cases.parties(subject):
            yield party.name, uuid.uuid5(paper.id, str(party.id))


def _service(db: "Session", subject: "Case", about: uuid.UUID | None) -> ServiceFacts:
    for paper in papers.of_case(db, subject.id):
        if paper.form not in formheads.ids():
            continue
        found = list(_receivers(subject, formheads.head(paper.form), paper))
        name = next((name for name, each in found if each == about), None)
        if name is None:
            continue
        alone = len(found) == 1  # of several the record does not tell who took it
        how, note = (paper.served_how, paper.signed_note) if alone else ("", "")
        return ServiceFacts(
            to=name, paper=paper.title, number=paper.number, pieces="1份", how=how,
            on=said_day(paper.signed_on) if how else "", taker=paper.served_to if alone else "",
            taken_why=note if how == TAKEN else "", refused_why=note if how == REFUSED else "",
            remark=note if how not in {TAKEN, REFUSED} else "", server=paper.by_name,
            place=_told(_PLACE, note) if how else "", film=_told(_FILM, note) if how else "",
        )  # fmt: skip
    return ServiceFacts()


def _told(sign: re.Pattern[str], note: str) -> str:
    """Return what the note of a service says, struck out where it says nothing."""
    found = sign.search(note)
    return found.group(1) if found else _STRUCK


def _closing(db: "Session", subject: "Case") -> ClosingFacts:
    made = agreements.latest(db, subject.id)
    signed = made if made is not None and made.signed_on is not None else None
    return ClosingFacts(
        volume=signed.number if signed is not None else "", accepted=said_day(subject.accepted_on),
        closed=said_day(subject.ended_on),
        result=_result(subject, signed),
    )  # fmt: skip


def _result(subject: "Case", signed: "Agreement | None") -> str:
    if signed is not None and signed.signed_on is not None:
        kind = "口头调解协议" if signed.form == agreements.Form.ORAL.value else "调解协议"
        number = f"（编号：{signed.number}）" if signed.number else ""
        done = f"，{said_day(signed.performed_on)}履行完毕" if signed.performed_on else ""
        broken = signed.breached_on is not None and signed.performed_on is None
        failed = "，未按约定履行，已告知其他解决途径" if broken else ""
        return f"经调解，各方于{said_day(signed.signed_on)}自愿达成{kind}{number}{done}{failed}。"
    return {
        Outcome.FAILED.value: "经调解未达成协议，终止调解，已告知当事人其他解决途径。",
        Outcome.WITHDRAWN.value: "当事人撤回调解申请，终止调解。",
        Outcome.RECONCILED.value: "当事人自行和解，终止调解。",
        Outcome.REFERRED.value: "已移送有权处理的单位。",
    }.get(subject.outcome, "")


def _confirming(db: "Session", subject: "Case") -> ConfirmingFacts:
    hosts = [host.name for held in sittings.of_case(db, subject.id) for host in held.hosts]
    asked = next(reversed(confirmation.of_case(db, subject.id)), None)
    agents = any(representation.by_proxy(party) for party in cases.parties(subject))
    return ConfirmingFacts(
        mediators="、".join(dict.fromkeys(hosts)), court=asked.court if asked is not None else "",
        agency="授权委托书和代理人的身份证明" if agents else "",
    )  # fmt: skip


_EACH: "dict[str, Callable[[Session, Case], Iterator[Each]]]" = {
    "payment": owing.receipts, "overdue": owing.overdue, "visit": _visits, "served": _served,
}  # fmt: skip
PER = frozenset(_EACH)
