"""A small station with cases that may sit, for the tests of models, page and soak."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from models import intake, roster, station
from models.cases import Case
from models.intake import DemandDraft, IntakeDraft, PartyDraft
from models.station import Identity, Officer, Role, Station
from models.store import Store, open_store

MORNING = datetime(2026, 11, 20, 6, 40, tzinfo=UTC)
TODAY = date(2026, 11, 20)
ELIGIBLE = {
    **dict.fromkeys(("V", "E1", "E2", "E3", "E4", "E5", "E6"), "是"),
    **dict.fromkeys(("D", "X1", "X2", "X3", "X4", "X7", "G"), "否"),
}


class Clock:
    """A clock that goes on by itself at each look, so that lines have times."""

    def __init__(self, start: datetime = MORNING, step: timedelta = timedelta(seconds=7)) -> None:
        self.at = start
        self.step = step

    def __call__(self) -> datetime:
        self.at += self.step
        return self.at

    def still(self) -> datetime:
        """Look without moving it."""
        return self.at


def open_station(place: str | Path, now: Callable[[], datetime]) -> Store:
    """Open a store with a station, three officers and a roster; 陈所 is signed in."""
    store = open_store(place, now=now)
    with store.unit() as db:
        # rows as they are, without the slow hashing of passwords that nobody types here
        db.add(
            Station(
                name="西岔派出所", organ="兰州新区公安局西岔派出所", room="西岔派出所调解室",
                committee="西岔镇人民调解委员会", number_word="兰新公（西）", case_word="XC", committee_word="西岔调",
                court="兰州新区人民法院", province="甘肃",
            )
        )  # fmt: skip
        chief = Officer(login="chen", name="陈立新", role=Role.POLICE.value, title="副所长")
        db.add(chief)
        db.add(Officer(login="ge", name="葛玉芳", role=Role.POLICE.value, title="社区民警"))
        db.add(Officer(login="fu", name="傅小军", role=Role.AUXILIARY.value))
        db.flush()
        by = station.identity(chief)
    with store.unit(by=by) as db:
        for name, kind, unit in (
            ("杨学礼", "人民调解员", "西岔镇人民调解委员会"), ("老杨", "五老乡贤", "新建村"),
            ("村主任", "村（居）干部", "新建村村民委员会"), ("李静", "律师", "法律援助工作站"),
        ):  # fmt: skip
            roster.add(db, by=by, name=name, kind=kind, unit=unit)
    store.person = by
    return store


def add_case(store: Store, *, track: str = "RM", on: date = TODAY, **facts: Any) -> Any:
    """Receive and accept a dispute between 张某 and 赵某 with his son; return the id of the case."""
    by = signed_in(store)
    person = {"birth": date(1971, 5, 6), "sex": "男"}
    police = track in {"ZA", "ZA-X"}
    draft = IntakeDraft(
        source="110 报警", received_at=datetime(on.year, on.month, on.day, 1, 0, tzinfo=UTC),
        parties=[
            PartyDraft("甲", "被侵害人" if police else "申请人", name="张某", person=dict(person)),
            PartyDraft("乙", "违法嫌疑人" if police else "被申请人", name="赵某", person=dict(person)),
            PartyDraft("乙", "违法嫌疑人" if police else "被申请人", name="赵某之子",
                       person={"birth": date(1996, 1, 2), "sex": "男"}),
        ],
        answers=ELIGIBLE if police else {},
        facts={
            "dispute_type": "neighbours", "level": 3, "injury": "无伤", "place": "新建村三社地头",
            "brief": "2026年11月18日，赵某之子干活时把两家地界的木桩往西挪了两犁，张某上前理论，双方发生争吵，张某的麦苗被踩坏。",
            "title": "张某 与 赵某、赵某之子　地畔纠纷", **facts,
        },
    )  # fmt: skip
    now = store.now()
    with store.unit() as db:
        case = intake.receive(db, draft, by=by, now=max(now, draft.received_at or now))
        intake.choose_track(db, case, track, by=by, today=on)
        intake.accept(db, case, by=by, on=on)
        return case.id


def signed_in(store: Store) -> Identity:
    """Return who is signed in."""
    assert store.person is not None, "the station signs someone in"
    return store.person


__all__ = ["Case", "Clock", "DemandDraft", "add_case", "open_station", "signed_in"]
