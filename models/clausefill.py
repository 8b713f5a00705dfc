"""What a case fills the blanks of a clause with: its parties, its sums, its places, a day some days on."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy.orm import Session

from models import cases, demands, offers, people, sittings, station, tracks
from models.blanks import figures
from models.cases import Case, Party, Role
from models.clauses import Blank, Pattern
from models.people import Capacity

_TERM = 7
_LOSS = re.compile(
    "(?:修理|维修|拆装|清理|重建|鉴定|评估|拖车|交通|误工|青苗|麦苗|树木|租赁|停运|材料|人工)费|[麦青树秧菜果庄门车墙房货财][\u4e00-\u9fff]{1,2}(?:损失|折价款)"
)
_YEAR = 365


@dataclass(frozen=True)
class Known:
    """What the case tells, by the ``fill`` of a blank; an unknown one is empty."""

    today: date
    words: dict[str, str] = field(default_factory=dict)
    injured: bool = False
    minor: bool = False
    dispute_type: str = ""
    brief: str = ""
    track: str = ""


def of(db: Session, subject: Case, *, today: date) -> Known:
    """Read what a case tells of the blanks of its clauses.

    Who pays and who is paid is said where one side alone asks for money, or one alone is the suspect.
    """
    among = [each for each in cases.parties(subject) if each.role != Role.THIRD.value]
    debtor, creditor = _sides(db, subject, among)
    here = station.current(db)
    wards = [each for each in among if _ward(each, today)]
    rest = [each for each in cases.parties(subject) if each not in (debtor, creditor)]
    ward = wards[0] if wards else None
    words = {
        "debtor": _payer(debtor, today) if debtor else "",
        "creditor": creditor.name if creditor else "",
        "injured": creditor.name if creditor else "",
        "rest": rest[0].name if rest else "",
        "ward": ward.name if ward else "",
        "guardian": ward.guardian.name if ward and ward.guardian else "",
        "capacity": _capacity(ward, today) if ward else "",
        "both": "双方" if len(among) <= 2 else "各方",  # noqa: PLR2004 -- 双方 means two
        "cost": "由双方平均承担" if len(among) <= 2 else "由各方平均承担",  # noqa: PLR2004 -- as above
        "claim": _claim(db, subject, creditor),
        **_losses(db, subject),
        "room": here.room or here.name,
        "place": subject.place,
        "abode": _abode(creditor),
        "committee": here.committee if tracks.get(subject.track).host == "committee" else here.name,
        "host": here.committee if tracks.get(subject.track).host == "committee" else here.name,
        "court": here.court or "人民法院",
        "year": (today + timedelta(_YEAR)).isoformat(),
    }  # fmt: skip
    return Known(
        today, words, subject.injury not in {"", cases.Injury.NONE.value}, bool(wards), subject.dispute_type,
        subject.brief, subject.track,
    )  # fmt: skip


def fill(pattern: Pattern, known: Known) -> dict[str, str]:
    """Return what to begin a clause of the pattern with, by the key of each blank, as it would be typed."""
    return {blank.key: _word(pattern, blank, known) for blank in pattern.blanks}


def _word(pattern: Pattern, blank: Blank, known: Known) -> str:
    words = known.words
    term = (known.today + timedelta(pattern.term or _TERM)).isoformat()
    usual = {
        "payer": words.get("debtor", ""),
        "payee": words.get("creditor", ""),
        "amount": words.get("claim", ""),
        "due": "当场" if pattern.spot or pattern.spot_usual else term,
        "place": words.get("room", ""),
    }
    if blank.fill:
        return term if blank.fill == "term" else words.get(blank.fill, "") or blank.usual
    return usual.get(blank.key, blank.usual)


def _sides(db: Session, subject: Case, among: list[Party]) -> tuple[Party | None, Party | None]:
    """Return the first who pays and the first who is paid, where the case tells them."""
    asked = {each.party_id for each in demands.of_case(db, subject.id) if each.amount}
    claimants = {each.side for each in among if each.id in asked}
    suspects = {each.side for each in among if each.role == Role.SUSPECT.value}
    sides = list(dict.fromkeys(each.side for each in among))
    if len(claimants) == 1:
        paid = claimants.pop()
    elif len(suspects) == 1 and len(sides) > 1:
        paid = next(side for side in sides if side not in suspects)
    elif applicants := [each.side for each in among if each.role == Role.APPLICANT.value]:
        paid = applicants[0]
    else:
        return None, None
    debtor = next((each for each in among if each.side != paid), None)
    return debtor, next(each for each in among if each.side == paid)


def _payer(debtor: Party, today: date) -> str:
    """Name who pays: for a ward the guardian (民法典 1188)."""
    return debtor.guardian.name if _ward(debtor, today) and debtor.guardian else debtor.name


def _claim(db: Session, subject: Case, creditor: Party | None) -> str:
    """Return the sum of the proposal that all accept, else what the creditor asks for."""
    for held in reversed(sittings.of_case(db, subject.id)):
        for offer in reversed(offers.of_sitting(db, held.id)):
            if offer.accepted and offer.amount:
                return figures(offer.amount)
    asked = [
        each.amount
        for each in demands.of_case(db, subject.id)
        if each.amount and creditor is not None and each.party_id == creditor.id
    ]
    return figures(sum(asked)) if asked else ""


def _losses(db: Session, subject: Case) -> dict[str, str]:
    """Name what is made good: of an injury the usual items, else those that the demands name, else nothing."""
    if subject.injury not in {"", cases.Injury.NONE.value}:
        return {"losses": "医疗费、误工费、护理费、交通费、营养费等", "paid": "医疗费、误工费等赔偿款"}
    said = "，".join(each.text for each in demands.of_case(db, subject.id))
    items = "、".join(dict.fromkeys(_LOSS.findall(said)))
    return {"losses": items, "paid": items}


def _abode(party: Party | None) -> str:
    if party is None:
        return ""
    if party.person is not None:
        return party.person.address
    return party.organisation.address if party.organisation is not None else ""


def _ward(party: Party, today: date) -> bool:
    return party.person is not None and people.capacity(party.person, today) != Capacity.FULL


def _capacity(party: Party, today: date) -> str:
    assert party.person is not None, "a ward is a person"
    limited = people.capacity(party.person, today) == Capacity.LIMITED
    return "限制民事行为能力人" if limited else "无民事行为能力人"
