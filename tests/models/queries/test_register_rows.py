"""The rows of R4 to R15, from one station in which each has something to say."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from models import (
    agreements,
    cases,
    confirmation,
    disclosure,
    endings,
    intake,
    numbering,
    outreach,
    performance,
    periods,
    referrals,
    repeats,
    roster,
    urging,
    visits,
)
from models.agreements import Obligation
from models.cases import Case, Outcome
from models.errors import Refusal
from models.papers import Paper
from models.periods import Kind
from models.queries import registers
from models.queries.rows import Gap, by_person
from models.queries.selection import Selection
from models.sittings import Attendance
from tests import sample
from tests.sample import TODAY, Room

NOVEMBER = periods.month(TODAY)
QUARTER = periods.of(Kind.QUARTER, TODAY)
LATER = datetime(2026, 12, 1, 2, tzinfo=UTC)


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    room = sample.room(engine_url)
    yield room
    room.store.close()


def rows(db: Session, key: str, selection: Selection | None = None) -> list[dict[str, Any]]:
    """Return the rows without what only opens and hides them."""
    hidden = {"case_id", "case_ids", "shield"}
    found = registers.rows(db, key, selection or Selection(NOVEMBER))
    return [{name: value for name, value in asdict(row).items() if name not in hidden} for row in found]


def filled(db: Session, here: Room) -> Case:
    """Make the sample case with all that hangs on it, and the roster beside it."""
    helper = roster.add(
        db, by=here.officer, name="查小军", kind="警务助理", unit="西岔派出所", duty="调解矛盾纠纷类", village="西岔村",
        telephone="13900001111", fields="邻里", certificate="ZL-07", term_from=date(2026, 1, 1), term_until=date(2026, 12, 31),
    )  # fmt: skip
    roster.add(db, by=here.officer, name="单丽", kind="司法所工作人员", unit="西岔司法所")
    subject = sample.accepted(db, here, track="ZA")
    invited = {"name": "查小军", "kind": "警务助理", "mediator_id": helper.id, "note": "熟悉地界"}
    passer_by = {"name": "周支书", "kind": "村（居）干部", "unit": "西岔村委会"}
    sitting = sample.talked(db, here, sample.begun(db, here, subject, invitees=[invited, passer_by]))
    sample.agreed(db, here, subject, sitting)
    endings.close(db, sitting, Outcome.AGREED, by=here.officer, at=here.clock())
    made = agreements.latest(db, subject.id)
    assert made is not None, "it was drafted"
    agreements.conclude(db, subject, made, signed_on=TODAY, by=here.officer)
    return subject


def test_visits_stand_by_the_day_they_are_due_with_what_came_of_them(here: Room) -> None:
    with here.store.unit() as db:
        subject = filled(db, here)
        for planned in visits.of_case(db, subject.id):
            planned.voided_at = here.clock()
        done = visits.add(db, subject, due_on=date(2026, 11, 27), reason="回访", by=here.officer)
        here.clock.forward(days=8)
        visits.record(
            db, done, on=date(2026, 11, 28), by=here.officer, mode="电话", text="已给付", performed="全部履行",
            satisfaction="满意", new_risk="骂过一回", measures="继续关注", relapse="又有口角", next_on=date(2026, 12, 5),
        )  # fmt: skip
        number = subject.number

    with here.store.reading() as db:
        assert rows(db, "R5") == [
            {
                "serial": 1, "number": number, "parties": ("张土根", "赵水生"), "agreement_number": "",
                "due_on": date(2026, 11, 27), "done_on": date(2026, 11, 28), "mode": "电话", "performed": "全部履行",
                "satisfaction": "满意", "new_risk": "又有口角；骂过一回", "measures": "继续关注", "by_name": "葛民警",
                "next_on": date(2026, 12, 5),
            }
        ]  # fmt: skip
        assert [row["due_on"] for row in rows(db, "R5", Selection(QUARTER))] == [
            date(2026, 11, 27),
            date(2026, 12, 5),
        ]
        assert registers.why(db, "R5", Selection(QUARTER), number) == (
            f"{number} 列入 2 行：应回访日 2026-11-27、2026-12-05 在2026年第四季度内。"
        )
        assert (
            registers.why(db, "R7", Selection(QUARTER), number)
            == f"{number} 不列入：它没有移送、委托或转介。"
        )


def test_payments_tell_what_is_late_and_who_was_urged(here: Room) -> None:
    with here.store.unit() as db:
        subject = filled(db, here)
        money = db.scalars(select(Obligation).where(Obligation.amount == 30_000)).one()
        here.clock.forward(days=6)
        performance.receive(
            db, money, on=date(2026, 11, 25), by=here.officer, amount=10_000, method="现金", evidence="收条1"
        )
        db.add(
            Paper(
                case_id=subject.id, form="D29", title="催告书", issued_on=date(2026, 11, 26), issued_at=here.clock(),
                facts={}, about=money.id,
            )
        )  # fmt: skip
    here.clock.now = LATER

    with here.store.reading() as db:
        found = rows(db, "R6")
    assert [(row["debtor"], row["due_on"], row["amount"], row["paid"], row["overdue"]) for row in found] == [
        ("张土根、赵水生", date(2026, 11, 22), None, None, 9),
        ("赵水生", date(2026, 11, 23), 30_000, 10_000, 8),
    ]
    assert (found[1]["part"], found[1]["method"], found[1]["receipt"]) == ("一次", "现金", "收条1")
    assert (found[1]["paid_on"], found[1]["urged"]) == (None, ("2026-11-26催告书",))


def test_each_instalment_is_a_row_of_its_own(here: Room) -> None:
    with here.store.unit() as db:
        filled(db, here)
        money = db.scalars(select(Obligation).where(Obligation.amount == 30_000)).one()
        for number, day in ((1, 21), (2, 28)):
            money.instalments.append(
                agreements.Instalment(
                    obligation_id=money.id, number=number, due_on=date(2026, 11, day), amount=15_000
                )
            )
        db.flush()
        here.clock.forward(days=3)
        performance.receive(
            db,
            money,
            on=date(2026, 11, 23),
            by=here.officer,
            evidence="转账凭证9",
            instalment=money.instalments[0],
        )

    with here.store.reading() as db:
        found = [row for row in rows(db, "R6") if row["amount"]]
    told = [
        (row["serial"], row["part"], row["due_on"].day, row["paid"], row["receipt"], row["overdue"])
        for row in found
    ]
    assert told == [(1, "1/2", 21, 15_000, "转账凭证9", 2), (3, "2/2", 28, None, "", None)]


def test_payment_for_two_instalments_shows_in_both_and_one_taken_back_in_none(here: Room) -> None:
    with here.store.unit() as db:
        subject = filled(db, here)
        money = db.scalars(select(Obligation).where(Obligation.amount == 30_000)).one()
        for number, day in ((1, 21), (2, 28)):
            money.instalments.append(
                agreements.Instalment(
                    obligation_id=money.id, number=number, due_on=date(2026, 11, day), amount=15_000
                )
            )
        db.flush()
        here.clock.forward(days=3)
        on = date(2026, 11, 23)
        performance.receive(
            db, money, on=on, by=here.officer, amount=20_000, evidence="转账凭证9", method="现金"
        )
        wrong = performance.receive(db, money, on=on, by=here.officer, amount=500, evidence="打错的")
        performance.take_back(db, wrong, reason="打错", by=here.officer)
        here.clock.forward(days=6)
        urging.urge(
            db,
            subject,
            on=date(2026, 11, 29),
            mode="电话",
            said="月底给",
            by=here.officer,
            obligation=money,
            instalment=money.instalments[1],
        )

    with here.store.reading() as db:
        found = [row for row in rows(db, "R6") if row["amount"]]
    assert [(row["part"], row["paid"], row["paid_on"], row["receipt"], row["urged"]) for row in found] == [
        ("1/2", 15_000, on, "转账凭证9", ()), ("2/2", 5_000, None, "转账凭证9", ("2026-11-29电话",)),
    ]  # fmt: skip


def test_what_a_replaced_agreement_left_unpaid_is_followed_no_more(here: Room) -> None:
    with here.store.unit() as db:
        subject = filled(db, here)
        first = agreements.latest(db, subject.id)
        assert first is not None
        stake = agreements.obligations(db, first.id)[1]
        here.clock.forward(days=3)
        performance.receive(db, stake, on=date(2026, 11, 22), by=here.officer, evidence="照片")
        subject.state = "调解中"
        again = agreements.draft(
            db, subject, by=here.officer, facts="事实",
            clauses=[{"text": "赵水生赔偿。", "payer": "赵水生", "payee": "张土根", "amount": 20_000, "due_on": date(2026, 11, 30)}],
        )  # fmt: skip
        assert [row["due_on"].day for row in rows(db, "R6")] == [22, 23], "a draft owes nothing"
        agreements.conclude(db, subject, again, signed_on=date(2026, 11, 23), by=here.officer)

    with here.store.reading() as db:
        found = [(row["due_on"].day, row["amount"], row["paid_on"]) for row in rows(db, "R6")]
    assert found == [(22, None, date(2026, 11, 22)), (30, 20_000, None)]


def test_referrals_confirmations_and_served_papers_tell_how_far_they_are(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        sent = referrals.send(
            db, subject, to="西岔镇司法所", on=TODAY, reason="需要法律援助", by=here.officer, kind="转介",
            feedback_by=date(2026, 11, 25),
        )  # fmt: skip
        here.clock.forward(days=1)
        referrals.receipt(db, sent, on=date(2026, 11, 21), received_by="单丽", by=here.officer)
        letter = {"form": "D22", "title": "移送调解函", "number": "移调1号", "about": sent.id}
        party = cases.parties(subject)[1]
        notice = {
            "form": "D30", "title": "终止告知书", "about": party.id, "served_how": "留置送达", "signed_on": date(2026, 11, 22),
            "signed_note": "见证人在场", "served_to": "赵小妹", "by_name": "葛民警",
        }  # fmt: skip
        for paper in (letter, notice):
            db.add(Paper(case_id=subject.id, issued_on=TODAY, issued_at=here.clock(), facts={}, **paper))
        here.clock.forward(days=11)
        asked = confirmation.apply(
            db, subject, court="西岔县人民法院", on=date(2026, 11, 25), by=here.mediator
        )
        confirmation.rule(
            db, asked, on=date(2026, 12, 2), ruling="确认有效", number="（2026）1号", by=here.mediator
        )
        number = subject.number

    with here.store.reading() as db:
        assert rows(db, "R7") == [
            {
                "serial": 1, "paper_number": "移调1号", "number": number, "sent_on": TODAY, "to": "西岔镇司法所",
                "reason": "需要法律援助", "feedback_by": date(2026, 11, 25), "received": "2026-11-21 单丽",
                "feedback_on": None, "result": "", "refused": "",
            }
        ]  # fmt: skip
        assert rows(db, "R13") == [
            {
                "serial": 1, "number": number, "parties": ("张土根", "赵水生"), "agreement_number": "",
                "agreed_on": TODAY, "court": "西岔县人民法院", "due_on": date(2026, 12, 21),
                "applied_on": date(2026, 11, 25), "ruled_on": date(2026, 12, 2), "ruling": "确认有效",
                "ruling_number": "（2026）1号", "accepted_on": None, "after": "",
            }
        ]  # fmt: skip
        assert rows(db, "R14") == [
            {
                "serial": 1, "number": number, "title": "终止告知书", "paper_number": "", "issued_on": TODAY,
                "recipients": ("赵水生",), "how": "留置送达", "served_on": date(2026, 11, 22), "taken_by": "赵小妹",
                "note": "见证人在场", "by_name": "葛民警",
            }
        ]  # fmt: skip


def test_numbers_stand_in_their_books_used_reserved_and_void(here: Room) -> None:
    with here.store.unit() as db:
        subject = filled(db, here)
        used = numbering.take(db, "police-spot", year=2026, by=here.officer, case_id=subject.id, form="D13")
        db.add(
            Paper(
                case_id=subject.id, form="D13", title="现场治安调解协议书", number=used.text, number_id=used.id, copies=3,
                issued_on=TODAY, issued_at=here.clock(), by_name="葛民警", facts={},
            )
        )  # fmt: skip
        [_, wrong] = numbering.reserve(db, "police-spot", count=2, year=2026, form="D13", by=here.officer)
        numbering.void(db, wrong, reason="写坏了", by=here.officer)
        number = subject.number

    with here.store.reading() as db:
        spot, book = rows(db, "R4"), rows(db, "R10")
        assert registers.gaps(db, "R4", NOVEMBER) == registers.gaps(db, "R10", NOVEMBER) == []
        assert len(rows(db, "R4", Selection(NOVEMBER, officer="葛民警"))) == 1
        assert registers.why(db, "R4", Selection(NOVEMBER), spot[0]["number"]).startswith(
            f"{number} 列入：领号日期"
        )
    text = "西公（西）现调字〔2026〕1号"
    assert spot[0] == {
        "serial": 1, "number": text, "on": TODAY, "parties": ("张土根", "赵水生"),
        "offence": "殴打他人（治安管理处罚法第五十一条第一款）", "amount": 30_000, "officer": "葛民警", "state": "已使用",
        "reason": "",
    }  # fmt: skip
    assert [(row["state"], row["reason"], row["parties"]) for row in spot[1:]] == [
        ("已领用未使用", "", ()), ("作废", "写坏了", ()),
    ]  # fmt: skip
    assert book[0] == {
        "serial": 1, "series": "现场治安调解协议书", "text": text, "title": "现场治安调解协议书", "number": number,
        "issued_at": "2026-11-20 10:32", "copies": 3, "by_name": "葛民警", "state": "有效", "reason": "",
    } | {"issued_at": book[0]["issued_at"]}  # fmt: skip
    assert [row["state"] for row in book] == ["有效", "预留", "作废"]


def test_a_number_that_the_book_lacks_is_a_gap_even_where_every_number_is_a_row(here: Room) -> None:
    with here.store.unit() as db:
        numbering.take(db, "police-spot", year=2026, by=here.officer)
        series = db.scalars(
            select(numbering.NumberSeries).where(numbering.NumberSeries.key == "police-spot")
        ).one()
        series.last = 2
        numbering.take(db, "police-spot", year=2026, by=here.officer)

    with here.store.reading() as db:
        assert registers.gaps(db, "R4", NOVEMBER) == [Gap("西公（西）现调字〔2026〕2号", "号簿无记录")]


def test_helpers_and_assistants_tell_what_they_took_part_in(here: Room) -> None:
    with here.store.unit() as db:
        subject = filled(db, here)
        for each in db.scalars(select(Attendance)):
            each.since, each.until = here.clock(), here.clock() + timedelta(minutes=40)
        words: dict[str, Any] = {"place": "西岔村", "attendees": "葛民警、查小军（警务助理）"}
        outreach.record(db, kind="座谈", on=TODAY, by=here.officer, topic="反诈宣传", **words)
        outreach.record(db, kind="走访", on=TODAY, by=here.officer, topic="夜间巡逻", **words)
        outreach.record(db, kind="走访", on=TODAY, by=here.officer, topic="看望老人", **words)
        outreach.record(db, kind="走访", on=date(2026, 10, 3), by=here.officer, topic="看望老人", **words)
        number = subject.number

    with here.store.reading() as db:
        found = rows(db, "R8")
        assert rows(db, "R15") == [
            {
                "serial": 1, "name": "查小军", "kind": "警务助理", "duty": "调解矛盾纠纷类", "unit": "西岔派出所",
                "village": "西岔村", "mediations": 1, "numbers": (number,), "minutes": 40, "visits": 1, "campaigns": 1,
                "patrols": 1,
            }
        ]  # fmt: skip
        assert [row["name"] for row in rows(db, "R8", Selection(NOVEMBER, officer="葛民警"))] == [
            "查小军",
            "周支书",
        ]
        assert rows(db, "R8", Selection(NOVEMBER, village="别村")) == []
        assert registers.why(db, "R15", Selection(NOVEMBER), number) == (
            f"{number} 列入：调解日期 2026-11-20 在2026年11月内。"
        )
    assert [(row["name"], row["numbers"], row["minutes"], row["term"]) for row in found] == [
        ("单丽", (), None, ""), ("查小军", (number,), 40, "2026-01-01至2026-12-31"), ("周支书", (number,), 40, "未入名册"),
    ]  # fmt: skip
    assert (found[1]["part"], found[1]["remark"], found[1]["telephone"]) == (
        "协助1次",
        "熟悉地界",
        "13900001111",
    )


def test_recordings_stand_by_the_day_they_were_made(here: Room) -> None:
    with here.store.unit() as db:
        number = filled(db, here).number

    with here.store.reading() as db:
        assert rows(db, "R12") == [
            {
                "serial": 1, "number": number, "sitting": "第1次", "device": "调解室摄像机", "file_number": "D-20261120-01",
                "started": "2026-11-20 10:30", "ended": "2026-11-20 11:30", "continuous": True, "kept_at": "",
                "custodian": "葛民警",
            }
        ]  # fmt: skip
        assert rows(db, "R12", Selection(periods.month(date(2026, 10, 1)))) == []


def test_repeated_disputes_stand_under_watch_or_only_found(here: Room) -> None:
    with here.store.unit() as db:
        both = [
            intake.receive(
                db,
                sample.draft(received_at=datetime(2026, 11, day, 1, tzinfo=UTC)),
                by=here.officer,
                now=here.clock(),
            )
            for day in (5, 12)
        ]
        numbers = [each.number for each in both]

    with here.store.reading() as db:
        [found] = rows(db, "R11")
        assert (
            registers.why(db, "R11", Selection(NOVEMBER), numbers[0])
            == f"{numbers[0]} 不列入：它不在任何重点关注里。"
        )
    assert (found["title"], found["count"], found["state"]) == ("张土根与赵水生", 2, "未列为重点")
    with here.store.unit() as db:
        repeats.open_concern(
            db, kind="同一双方", sign="张土根与赵水生", title="张土根与赵水生", members=[(None, each.id) for each in both],
            first_on=date(2026, 11, 5), last_on=date(2026, 11, 12), owner=here.leader,
            due_on=date(2026, 12, 1), by=here.leader, measures="所长包案，每周上门",
        )  # fmt: skip

    with here.store.reading() as db:
        assert rows(db, "R11") == [
            {
                "serial": 1, "title": "张土根与赵水生", "first_on": date(2026, 11, 5), "last_on": date(2026, 11, 12),
                "count": 2, "level": "简单", "owner": "索所长", "measures": "所长包案，每周上门", "state": "重点关注中",
            }
        ]  # fmt: skip
        assert registers.why(db, "R11", Selection(NOVEMBER), numbers[1]) == (
            f"{numbers[1]} 列入：重点关注 2026-11-05起 在2026年11月内。"
        )
        assert rows(db, "R11", Selection(NOVEMBER, village="别村")) == []
    here.store.person = here.mediator
    with here.store.reading() as db, pytest.raises(Refusal, match="警情只供"):
        rows(db, "R11")


def test_each_register_reads_in_a_number_of_statements_that_does_not_grow(here: Room) -> None:
    """Six cases take as many statements as two."""
    statements: list[str] = []
    event.listen(here.store.engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    counted: list[dict[str, int]] = []
    for more in (0, 3):
        with here.store.unit() as db:
            if not more:
                filled(db, here)
            for _ in range(1 + more):
                sample.concluded(db, here)
        counted.append({})
        for key in registers.SOURCES:
            with here.store.reading() as db:
                before = len(statements)
                list(registers.rows(db, key, Selection(QUARTER)))
                counted[-1][key] = len(statements) - before
    few, many = counted
    assert {key: (few[key], many[key]) for key in few if many[key] > few[key]} == {}
    assert max(many.values()) < 25


def test_one_row_a_person_tells_each_party_once_and_the_case_beside(here: Room) -> None:
    with here.store.unit() as db:
        filled(db, here)

    with here.store.reading() as db:
        found = {key: list(by_person(registers.rows(db, key, Selection(NOVEMBER)))) for key in ("R1", "R2")}
    assert [(row.serial, row.party.side, row.party.name, row.party.role) for row in found["R1"]] == [
        (1, "甲", "张土根", "被侵害人"), (None, "乙", "赵水生", "违法嫌疑人"),
    ]  # fmt: skip
    assert {row.of.number for row in found["R1"]} == {"西调2026-1"}
    assert [row.party.age for row in found["R2"]] == [58, 55]


def test_police_cases_carry_a_shield_and_those_of_the_committee_without_suspects_none(here: Room) -> None:
    with here.store.unit() as db:
        filled(db, here)
        plain = sample.draft()
        for party in plain.parties:
            party.role = "申请人"
        sample.accepted(db, here, parties=plain.parties)

    with here.store.reading() as db:
        guarded, open_one = registers.rows(db, "R1", Selection(NOVEMBER))
    assert open_one.shield is None
    assert guarded.shield is not None
    assert guarded.shield.names == ("张土根", "赵水生")
    assert guarded.shield.addresses == ("西岔村二组12号", "西岔村二组15号")
    assert disclosure.rules().barred == {"R2", "R4", "R11", "R12"}
