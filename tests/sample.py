"""Factories for the tests: a station, its people, and the sample case that has every field."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from models import agreements, dossiermeter, dossiers, endings, intake, record, sittings, station, visits
from models.agreements import Agreement
from models.cases import Case, Outcome
from models.intake import DemandDraft, IntakeDraft, PartyDraft
from models.record import Kind
from models.sittings import Phase, Sitting
from models.station import Identity, Role
from models.store import Store, open_store

NOW = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
TODAY = date(2026, 11, 20)
PASSWORD = "zhonghe-2026"
BOUNDARY = "山林土地"
PLATFORM = "A9901240020261100017"

station.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # the tests found many stations


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> datetime:
        self.now += timedelta(**by)
        return self.now


@dataclass
class Room:
    """An open store with a station, an officer, a mediator, an auxiliary and an administrator."""

    store: Store
    clock: Clock
    officer: Identity
    mediator: Identity
    auxiliary: Identity
    leader: Identity
    administrator: Identity


def room(place: str) -> Room:
    """Open a store at ``place`` and found the sample station; the officer is signed in."""
    clock = Clock()
    store = open_store(place, now=clock)
    with store.unit() as db:
        station.found(
            db, by_name="管理", password=PASSWORD, name="西岔派出所", organ="西岔县公安局西岔派出所",
            number_word="西公（西）", case_word="西调", committee="西岔镇人民调解委员会", committee_word="西",
            room="西岔派出所调解室", address="西岔镇人民路1号", telephone="0123-1234567", court="西岔县人民法院",
            province="示范省",
        )  # fmt: skip
        admin = station.people(db)[0]
        administrator = station.identity(admin)

        def enrol(login: str, name: str, role: Role, title: str) -> Identity:
            return station.identity(
                station.enrol(
                    db, login=login, name=name, role=role, password=PASSWORD, by=administrator, title=title
                )
            )

        officer = enrol("ge", "葛民警", Role.POLICE, "西岔派出所民警")
        mediator = enrol("yang", "杨调解", Role.MEDIATOR, "西岔镇人民调解委员会")
        auxiliary = enrol("fu", "傅辅警", Role.AUXILIARY, "辅警")
        leader = enrol("suo", "索所长", Role.LEADER, "所长")
    store.person = officer
    return Room(store, clock, officer, mediator, auxiliary, leader, administrator)


def resident(birth: str, serial: str = "001", area: str = "990124") -> str:
    """Return a valid number of an area code that was never issued."""
    body = f"{area}{birth}{serial}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(a) * b for a, b in zip(body, weights, strict=True)) % 11]


def dispute_code(name: str) -> str:
    """Return the code of a dispute type by its name."""
    from models import disputes  # noqa: PLC0415 -- read when asked, so that a test may override the table

    return next(leaf.code for leaf in disputes.leaves() if leaf.name == name)


def draft(**changes: Any) -> IntakeDraft:
    """Return the sample visit: two neighbours quarrel over a boundary, one of them blows once."""
    first = PartyDraft(
        side="甲", role="被侵害人", name="张土根", consent="同意",
        person={
            "id_number": resident("19680507", "011"), "telephone": "13800001234", "address": "西岔村二组12号",
            "ethnicity": "汉族", "occupation": "农民",
        },
    )  # fmt: skip
    second = PartyDraft(
        side="乙", role="违法嫌疑人", name="赵水生", consent="同意",
        person={
            "id_number": resident("19710102", "013"), "telephone": "13800005678", "address": "西岔村二组15号",
            "ethnicity": "汉族", "occupation": "农民",
        },
    )  # fmt: skip
    facts = {
        "place": "西岔村二组老槐树地头", "village": "西岔村", "dispute_type": dispute_code(BOUNDARY),
        "brief": "两家承包地相邻，2009年指界后没有立桩。11月19日下午在地头争吵，赵水生推倒张土根，踩坏麦苗。",
        "occurred_text": "2026年11月19日17时40分", "injury": "不构成轻微伤", "amount": 50_000,
        "cause": "殴打他人", "alarm_number": "13012420261119077", "people_count": 2,
    }  # fmt: skip
    facts.update(changes.pop("facts", {}))
    answers = dict.fromkeys(("V", "E1", "E2", "E3", "E4", "E5", "E6"), "是")
    answers |= dict.fromkeys(("D", "G", "X1", "X2", "X3", "X4", "X7"), "否")
    made = IntakeDraft(
        source="110警情", occurred_on=date(2026, 11, 19), parties=[first, second], facts=facts, answers=answers,
        demands=[
            DemandDraft(0, "赔麦苗钱，重新定界", 50_000, "赔偿金额"),
            DemandDraft(1, "不同意是自己挪桩", None, "其他"),
        ],
    )  # fmt: skip
    for key, value in changes.items():
        setattr(made, key, value)
    return made


def accepted(db: Session, here: Room, *, track: str = "RM", **changes: Any) -> Case:
    """Return the sample case, received and accepted on ``track``."""
    subject = intake.receive(db, draft(**changes), by=here.officer, now=here.clock())
    intake.choose_track(db, subject, track, by=here.officer, today=here.clock().date())
    if track == "ZA":
        subject.platform_number = PLATFORM
    return intake.accept(db, subject, by=here.officer, on=here.clock().date())


def begun(db: Session, here: Room, subject: Case, **changes: Any) -> Sitting:
    """Return a sitting of the case that has just been opened."""
    police = subject.track in {"ZA", "ZA-X", "MS", "QJ"}
    who = here.officer if police else here.mediator
    host = {
        "name": who.name,
        "kind": "民警" if police else "人民调解员",
        "officer_id": who.id,
        "unit": who.title,
    }
    values: dict[str, Any] = {
        "place": "调解室", "hosts": [host], "by": who, "at": here.clock(),
        "recording": {
            "device": "调解室摄像机", "file_number": "D-20261120-01",
            "started_at": here.clock(), "ended_at": here.clock() + timedelta(hours=1),
        } if police else None,
    }  # fmt: skip
    values.update(changes)
    return sittings.begin(db, subject, **values)


def talked(db: Session, here: Room, sitting: Sitting, *, to: Phase = Phase.TALKS) -> Sitting:
    """Lead the sitting through its phases up to ``to``, with a few lines in each."""
    by = here.officer
    said = {
        Phase.STATEMENTS: [("张土根", "今年春上他把桩往西挪了两犁。", Kind.FACT), ("赵水生", "挪桩是孩子干活时碰的。", Kind.FACT)],
        Phase.SORTING: [("葛民警", "2009年指界走向双方没有争议。", Kind.FACT)],
        Phase.TALKS: [("赵水生", "麦子钱我出，明天栽完桩就给。", Kind.OFFER)],
    }  # fmt: skip
    for phase, lines in said.items():
        if phase is Phase.TALKS:
            sittings.find_cause(db, sitting, "2009年指界时没有立桩", by=by)
        sittings.advance(db, sitting, to=phase, by=by)
        for speaker, text, kind in lines:
            here.clock.forward(minutes=1)
            record.note(db, sitting, speaker, text, by=by, kind=kind)
        if phase is to:
            break
    return sitting


def agreed(db: Session, here: Room, subject: Case, sitting: Sitting | None = None) -> Agreement:
    """Return the drafted agreement of the sample case: one payment, one deed, one promise."""
    return agreements.draft(
        db, subject, by=here.officer, sitting_id=sitting.id if sitting else None,
        facts=subject.brief, issues="界桩位置；麦苗损失", responsibility="双方各有责任",
        performance="按各条约定的时间和方式履行", perform_by=date(2026, 11, 23),
        clauses=[
            {
                "text": "赵水生于2026年11月23日前赔偿张土根麦苗损失人民币叁佰元整（¥300.00），以现金当面支付，张土根收款后当场出具收条。",
                "payer": "赵水生", "payee": "张土根", "amount": 30_000, "due_on": date(2026, 11, 23),
                "due_text": "2026年11月23日前", "method": "现金",
            },
            {
                "text": "双方于2026年11月22日9时到地头，在村民委员会见证下按老槐树至水口直线共同栽设界桩，以此为使用界线；本条不改变土地权属。",
                "payer": "张土根、赵水生", "payee": "张土根、赵水生", "due_on": date(2026, 11, 22),
                "due_text": "2026年11月22日9时", "method": "共同栽桩",
            },
            {"text": "双方就本次纠纷的民事赔偿一次性了结，今后互不滋扰。"},
        ],
    )  # fmt: skip


def settled(db: Session, here: Room, *, track: str = "RM") -> Case:
    """Return the sample case with its sitting ended in an agreement that nobody has signed."""
    subject = accepted(db, here, track=track)
    sitting = talked(db, here, begun(db, here, subject))
    agreed(db, here, subject, sitting)
    endings.close(db, sitting, Outcome.AGREED, by=here.officer, at=here.clock())
    return subject


def concluded(db: Session, here: Room, *, track: str = "RM") -> Case:
    """Return the sample case with a signed agreement that waits for its performance."""
    subject = settled(db, here, track=track)
    agreement = agreements.latest(db, subject.id)
    assert agreement is not None, "it was drafted"
    agreements.conclude(db, subject, agreement, signed_on=here.clock().date(), by=here.officer)
    return subject


def over(db: Session, here: Room, subject: Case) -> None:
    """Do what 销号 waits for besides performance and 结案: the visits, quiet weeks, the dossier bound."""
    if not visits.of_case(db, subject.id):
        if subject.outcome == Outcome.FAILED.value:
            visits.plan(db, subject, after="failed", on=here.clock().date())
        elif agreements.latest(db, subject.id) is not None:
            visits.plan(db, subject, after="agreed", on=here.clock().date())
    for each in visits.of_case(db, subject.id):
        here.clock.now = max(here.clock.now, datetime.combine(each.due_on, time(2), UTC))
        if each.done_on is None:
            visits.record(db, each, on=each.due_on, by=here.officer, mode="电话", text="双方没有新情况。")
    here.clock.forward(days=31)
    for line in dossiermeter.meter(db, subject).lacking:
        dossiers.leave_out(db, subject, line.row.key, reason="这份材料另存", by=here.officer)
    dossiers.bound(db, subject, b"%PDF-bound", pages=3, by=here.officer)
