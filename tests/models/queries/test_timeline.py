"""时间线: a case told once and in order, what is to come, what narrows it, and what is told to nobody."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from models import (
    agreements,
    approvals,
    assignments,
    breaches,
    cases,
    caucuses,
    clocks,
    contacts,
    endings,
    followups,
    intake,
    joining,
    performance,
    record,
    referrals,
    rooms,
    sittings,
    urging,
    visits,
)
from models.alarms import Alarm
from models.batches import Batch
from models.cases import Case, Outcome
from models.closure import Closure
from models.confirmation import Confirmation
from models.dispositions import Disposition
from models.errors import Refusal
from models.escalations import Escalation
from models.extensions import Extension
from models.queries import timeline
from models.queries.moments import Kind, Moment, State
from models.recognition import Recognition
from tests import sample
from tests.sample import Room

LATER = date(2026, 11, 25)
STAKES = "双方于2026年11月22日9时到地头，在村民委员会见证下按老槐树至水口直线共同栽设界桩，以此为使用界线；本条不改变土地权属。"


def told(db: Session, case_id: uuid.UUID, *, today: date = LATER, **narrow: object) -> list[tuple[str, str]]:
    found = timeline.course(db, case_id, today=today, **narrow)  # type: ignore[arg-type]  # -- the kinds
    return [(each.title, each.state.value) for each in found]


def titled(moments: list[Moment], title: str) -> Moment:
    return next(each for each in moments if each.title == title)


@pytest.fixture
def case(db: Session, desk: Room) -> Case:
    """Give a case that was mediated and agreed on one day, then urged, paid in part, visited and looked after."""
    subject = sample.concluded(db, desk)
    desk.clock.forward(days=3)
    signed = agreements.latest(db, subject.id)
    assert signed is not None, "it was signed"
    money, stakes = agreements.obligations(db, signed.id)[:2]
    urging.urge(
        db, subject, on=date(2026, 11, 23), mode="电话", said="说麦子卖了就给，电话13800005678", by=desk.officer,
        obligation=money, promised_on=date(2026, 11, 28),
    )  # fmt: skip
    paid = performance.receive(
        db, money, on=date(2026, 11, 23), by=desk.officer, amount=10_000, evidence="收条"
    )
    performance.take_back(db, paid, reason="看错了", by=desk.officer)
    desk.clock.forward(days=1)
    performance.receive(db, money, on=date(2026, 11, 24), by=desk.officer, amount=20_000, evidence="收条")
    performance.receive(db, stakes, on=date(2026, 11, 22), by=desk.officer, evidence="照片")
    desk.clock.forward(days=1)
    return subject


def test_course_tells_each_thing_once_and_in_order(db: Session, case: Case) -> None:
    found = timeline.course(db, case.id, today=LATER)

    assert [each.place for each in found] == sorted(each.place for each in found)
    assert len({each.key for each in found}) == len(found)
    assert [
        (each.day.day, each.state.value, each.title)
        for each in found
        if each.kind not in {Kind.LIMITS, Kind.VISITING}
    ] == [
        (20, "past", "登记西调2026-1"),
        (20, "past", "确定轨道：人民调解"),
        (20, "past", "受理"),
        (20, "past", "第1次调解开始"),
        (20, "past", "第1次调解结束：达成协议"),
        (20, "past", "签订协议"),
        (22, "past", f"履行：{STAKES}"),
        (23, "late", "应付 ¥100.00"),
        (23, "past", "催告赵水生（电话）"),
        (23, "void", "收到付款 ¥100.00"),
        (24, "past", "收到付款 ¥200.00"),
        (28, "future", "赵水生答应履行的日子"),
    ]


def test_course_covers_numbers_and_says_why_something_was_taken_back(db: Session, case: Case) -> None:
    found = timeline.course(db, case.id, today=LATER)

    assert titled(found, "催告赵水生（电话）").text == "说麦子卖了就给，电话138****5678；答应2026-11-28履行"
    assert titled(found, "收到付款 ¥100.00").text == "赵水生 → 张土根；收条；已撤销（看错了）"
    assert titled(found, "应付 ¥100.00").text.startswith("赵水生 → 张土根；已付 ¥200.00；")


def test_course_leads_to_where_each_thing_is_done(db: Session, case: Case) -> None:
    found = timeline.course(db, case.id, today=LATER)
    sitting = sittings.of_case(db, case.id)[0]
    money = agreements.obligations(db, agreements.latest(db, case.id).id)[0]  # type: ignore[union-attr]  # -- signed

    assert titled(found, "第1次调解开始").go == ("sitting", {"case": case.id, "sitting": sitting.id})
    assert titled(found, "应付 ¥100.00").go == (
        "visits",
        {"case": case.id, "pane": "performing", "obligation": money.id},
    )
    assert titled(found, "最后一日：申请司法确认").go == ("intake", {"case": case.id, "pane": "hands"})


def test_course_turns_what_is_to_come_into_what_is_due(db: Session, desk: Room, case: Case) -> None:
    visits.add(db, case, due_on=date(2026, 12, 1), reason="再看看麦子", by=desk.officer, on_site=True)

    def state(day: date) -> State:
        return titled(timeline.course(db, case.id, today=day), "再看看麦子").state

    days = (date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2))
    assert [state(day) for day in days] == [State.FUTURE, State.TODAY, State.LATE]


def test_course_of_some_kinds_leaves_the_others_out(db: Session, case: Case) -> None:
    found = timeline.course(db, case.id, today=LATER, kinds={Kind.LIMITS})

    assert [each.title for each in found][:2] == ["最后一日：协议履行期满", "最后一日：申请司法确认"]
    assert {each.kind for each in found} == {Kind.LIMITS}


def test_narrowed_keeps_what_is_to_be_done_and_what_says_all_words(db: Session, case: Case) -> None:
    found = timeline.course(db, case.id, today=LATER)

    assert [each.title for each in timeline.narrowed(found, ahead=True, words="赵水生 麦苗")] == [
        "应付 ¥100.00"
    ]
    assert timeline.narrowed(found, words="没有这句") == []


def test_stretches_stand_past_today_overdue_and_to_come(db: Session, case: Case) -> None:
    kinds = frozenset(Kind) - {Kind.VISITING}
    laid = timeline.stretches(timeline.course(db, case.id, today=LATER, kinds=kinds), LATER)

    assert [(each.place, each.title, len(each.moments)) for each in laid][:5] == [
        ("past", "2026年11月", 10),
        ("now", "今天　2026年11月25日　星期三", 0),
        ("late", "过期还没有办的　2 项", 2),
        ("ahead", "接下来　2026年11月", 1),
        ("ahead", "接下来　2026年12月", 1),
    ]


def test_course_parts_the_rounds(db: Session, desk: Room) -> None:
    subject = sample.accepted(db, desk)
    sitting = sample.talked(db, desk, sample.begun(db, desk, subject))
    endings.close(
        db, sitting, Outcome.FAILED, by=desk.officer, at=desk.clock(), routes_told=True, text="差得太远"
    )
    desk.clock.forward(days=2)
    joining.reopen(db, subject, reason="双方都愿意再谈", by=desk.officer, on=date(2026, 11, 22))
    desk.clock.forward(days=1)
    followups.plan(db, what="约人", owner=None, due_on=LATER, origin="自建", by=desk.officer, case=subject)

    found = timeline.course(db, subject.id, today=LATER)
    assert titled(found, "重新调解，第2轮").text == "双方都愿意再谈"
    assert {each.title: each.round for each in found if each.title in {"受理", "重新调解，第2轮", "自建：约人"}} == {
        "受理": 1, "重新调解，第2轮": 2, "自建：约人": 2,
    }  # fmt: skip
    headings = [each.title for each in timeline.stretches(found, LATER) if each.place == timeline.PAST]
    assert headings == ["第1轮　2026年11月", "第2轮　2026年11月"]


def test_course_remembers_how_an_earlier_round_ended(db: Session, desk: Room) -> None:
    subject = sample.accepted(db, desk)
    intake.withdraw(db, subject, reason="不想调了", on=sample.TODAY, by=desk.officer)
    desk.clock.forward(days=2)
    joining.reopen(db, subject, reason="又想调了", by=desk.officer, on=date(2026, 11, 22))

    assert [
        (each.title, each.round)
        for each in timeline.course(db, subject.id, today=LATER, kinds={Kind.HANDLING})
        if each.title not in {"登记西调2026-1", "受理", "确定轨道：人民调解"}
    ] == [("调解结果：撤回", 1), ("法定结案（后来撤销）", 1), ("重新调解，第2轮", 2)]


def test_course_tells_a_visit_that_was_put_off(db: Session, desk: Room, case: Case) -> None:
    planned = visits.add(db, case, due_on=date(2026, 12, 1), reason="再看看麦子", by=desk.officer)
    visits.postpone(db, planned, to=date(2026, 12, 5), reason="赵水生外出", by=desk.officer)

    found = timeline.course(db, case.id, today=LATER)
    assert titled(found, "回访改期：2026-12-01 → 2026-12-05").text == "赵水生外出"
    assert titled(found, "再看看麦子").day == date(2026, 12, 5)


def test_course_tells_cases_parted_from_it_and_joined_with_it(db: Session, desk: Room) -> None:
    subject, other = sample.accepted(db, desk), sample.accepted(db, desk)
    joining.merge(
        db,
        other,
        subject,
        reason="同一件事",
        by=desk.officer,
        now=desk.clock(),
        confirmed=frozenset({"strangers"}),
    )

    assert titled(timeline.course(db, subject.id, today=LATER), "另一件纠纷并入本案").go == (
        "intake",
        {"case": other.id},
    )
    assert titled(timeline.course(db, other.id, today=LATER), "并入另一件纠纷").go == (
        "intake",
        {"case": subject.id},
    )


def test_course_tells_what_the_law_made_of_a_case(db: Session, case: Case) -> None:
    agreement = agreements.latest(db, case.id)
    assert agreement is not None, "it was signed"
    day = date(2026, 11, 24)
    db.add_all([
        Confirmation(
            case_id=case.id, agreement_id=agreement.id, court="县法院", applied_on=day, accepted_on=day, ruled_on=day,
            ruling="有效", ruling_number="〔2026〕9号", enforced_on=day, enforcement="已立案",
        ),
        Recognition(case_id=case.id, way="人民调解", applied_on=day, decided_on=day, decision="认可", decided_by="索所长"),
        Escalation(case_id=case.id, kind="轻伤以上", on=day, injury="轻伤二级", text="鉴定"),
        Disposition(case_id=case.id, kind="penalty", on=day, number="决字1号", executed_on=LATER),
        Closure(case_id=case.id, kind="销号", on=LATER, led_by="索所长", by_name="葛民警"),
        Closure(case_id=case.id, kind="重启", on=LATER, round=2, reason="又吵了"),
        Extension(
            case_id=case.id, deadline_id=clocks.of_case(db, case.id)[0].id, before=day, until=LATER, reason="各方同意", on=day
        ),
    ])  # fmt: skip
    db.flush()
    found = [each for each in timeline.course(db, case.id, today=LATER) if each.day >= day and not each.ahead]

    assert [each.title for each in found if each.kind is Kind.BEYOND] == [
        "共同申请司法确认", "法院受理司法确认申请", "法院裁定：有效", "申请强制执行",
    ]  # fmt: skip
    assert [each.title for each in found if each.kind is Kind.HANDLING] == [
        "双方书面申请不予处罚", "不予处罚申请：认可", "案情加重：轻伤以上", "处理结果：行政处罚", "行政处罚执行完毕", "矛盾销号",
    ]  # fmt: skip
    assert [each.text for each in found if each.title.startswith("延期：")] == [
        "2026-11-24 → 2026-11-25；各方同意"
    ]


def test_course_is_the_same_on_both_engines(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        visits.add(db, subject, due_on=date(2026, 12, 1), reason="再看看麦子", by=here.officer)
        found = timeline.course(db, subject.id, today=sample.TODAY, kinds={Kind.TALKING, Kind.VISITING})
    said = [each.title for each in found if each.title in {"第1次调解开始", "签订协议", "再看看麦子"}]
    assert said == ["第1次调解开始", "签订协议", "再看看麦子"]


def test_course_tells_slips_approvals_contacts_and_places(db: Session, desk: Room) -> None:
    subject = sample.accepted(db, desk)
    slip = assignments.assign(
        db,
        subject,
        desk.auxiliary,
        force="社区民警",
        due_on=date(2026, 11, 23),
        instruction="先看现场",
        by=desk.officer,
    )
    assignments.take(db, slip, by=desk.auxiliary)
    asked = approvals.ask(db, subject, "test", sentence="请示一件事", reason="拿不准", by=desk.officer)
    approvals.decide(db, asked, agreed=True, reason="可以", by=desk.leader)
    contacts.log(
        db, subject, whom="张土根", how="电话", said="明天来", by=desk.officer, answered=True, at=desk.clock()
    )
    start = datetime(2026, 11, 26, 1, tzinfo=UTC)
    rooms.book(
        db, starts_at=start, ends_at=start + timedelta(hours=1), by=desk.officer, at=desk.clock(), subject=subject,
        place="调解室",
    )  # fmt: skip
    sent = referrals.send(
        db, subject, to="镇司法所", on=sample.TODAY, reason="心理支持", by=desk.officer, kind="转介",
        feedback_by=date(2026, 12, 1),
    )  # fmt: skip
    referrals.receipt(db, sent, on=sample.TODAY, received_by="王某", by=desk.officer)

    found = timeline.course(db, subject.id, today=LATER)
    assert [(each.title, each.state.value) for each in found if not each.title.startswith("最后一日")] == [
        ("登记西调2026-1", "past"),
        ("确定轨道：人民调解", "past"),
        ("受理", "past"),
        ("交办给傅辅警", "past"),
        ("接收交办", "past"),
        ("请示：请示一件事", "past"),
        ("所领导审批：同意", "past"),
        ("联系张土根（电话）", "past"),
        ("转介：镇司法所", "past"),
        ("镇司法所签收", "past"),
        ("交办到期", "late"),
        ("约定调解：调解室", "future"),
        ("等镇司法所反馈", "future"),
    ]


def test_course_tells_alarms_and_what_comes_of_them_to_the_police_alone(db: Session, desk: Room) -> None:
    subject = sample.accepted(db, desk)
    batch = Batch(kind="alarms", at=desk.clock())
    db.add(batch)
    db.flush()
    db.add(
        Alarm(
            batch_id=batch.id,
            origin="110警情",
            identity="1",
            at=desk.clock(),
            kind="纠纷",
            case_id=subject.id,
        )
    )
    followups.plan(
        db, what="查近期警情", owner=None, due_on=LATER, origin="查访", by=desk.officer, case=subject
    )
    approvals.ask(db, subject, "gate.X7", sentence="曾被处罚，请示", reason="看过记录", by=desk.officer)
    secret = {"110警情：纠纷", "查访：查近期警情", "请示：曾被处罚，请示"}
    assert secret <= {title for title, _ in told(db, subject.id)}

    subject.handler_id = desk.mediator.id
    db.flush()
    db.info["by"] = desk.mediator
    assert not secret & {title for title, _ in told(db, subject.id)}


def test_course_is_refused_to_whoever_may_not_see_the_case(db: Session, desk: Room) -> None:
    subject = sample.accepted(db, desk)
    db.info["by"] = desk.mediator
    with pytest.raises(Refusal, match="没有分给您"):
        timeline.course(db, subject.id, today=LATER)


def test_course_tells_that_a_talk_apart_was_held_and_none_of_its_words(db: Session, desk: Room) -> None:
    subject = sample.accepted(db, desk)
    sitting = sample.talked(db, desk, sample.begun(db, desk, subject))
    one = cases.parties(subject)[0]
    talk = caucuses.open_talk(db, sitting, one, by=desk.officer, noticed=True)
    record.note(db, sitting, "张土根", "其实二百也行", by=desk.officer, caucus_id=talk.id)
    db.flush()

    found = timeline.course(db, subject.id, today=LATER)
    assert titled(found, "单独谈话：张土根").text == ""
    assert not any("二百" in f"{each.title}{each.text}" for each in found)


def test_what_was_performed_stands_before_what_it_ended(db: Session, desk: Room, case: Case) -> None:
    owed = agreements.obligations(db, agreements.latest(db, case.id).id)[0]  # type: ignore[union-attr]  # -- signed
    performance.receive(db, owed, on=LATER, by=desk.officer, amount=10_000, evidence="收条")

    found = timeline.course(db, case.id, today=LATER)
    assert [each.title for each in found if each.day == LATER and each.kind not in {Kind.VISITING, Kind.LIMITS}] == [
        "收到付款 ¥100.00", "协议履行完毕", "法定结案",
    ]  # fmt: skip


def test_a_newer_agreement_takes_the_place_of_what_was_due(db: Session, desk: Room, case: Case) -> None:
    breaches.breach(db, case, text="不给了", on=LATER, by=desk.officer)
    joining.reopen(db, case, reason="再谈", by=desk.officer, on=LATER)
    again = agreements.draft(
        db, case, by=desk.officer, facts="再谈", performance="转账", perform_by=date(2026, 12, 20),
        clauses=[{"text": "赵水生再付伍拾元。", "payer": "赵水生", "payee": "张土根", "amount": 5_000, "due_on": date(2026, 12, 20)}],
    )  # fmt: skip
    agreements.conclude(db, case, again, signed_on=LATER, by=desk.officer)

    found = timeline.course(db, case.id, today=LATER, kinds={Kind.PERFORMING})
    assert [each.title for each in found if each.ahead] == ["应付 ¥50.00"]


def test_course_of_a_closed_case_leaves_no_dues(db: Session, case: Case) -> None:
    case.closed_on = LATER
    db.flush()

    found = timeline.course(db, case.id, today=LATER + timedelta(days=1))
    assert titled(found, "矛盾销号").day == LATER
    assert [each.title for each in found if each.ahead and each.kind is not Kind.LIMITS] == []


def test_course_asks_no_more_of_the_store_for_a_longer_case(db: Session, desk: Room, case: Case) -> None:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    def count() -> int:
        asked.clear()
        timeline.course(db, case.id, today=LATER)
        return len(asked)

    connection = db.connection()
    event.listen(connection, "before_cursor_execute", note)
    first = count()
    for days in range(5):
        visits.add(db, case, due_on=LATER + timedelta(days=days), reason="再看看", by=desk.officer)
        followups.plan(db, what="看看", owner=None, due_on=LATER, origin="自建", by=desk.officer, case=case)
    again = count()
    event.remove(connection, "before_cursor_execute", note)
    assert again == first < 45
