"""销号: seven conditions, each with its state, and no way round one that is open (domain.md 4.6)."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy.orm import Session

import resources
from models import (
    agreements,
    approvals,
    cases,
    closingrules,
    closure,
    conditions,
    confirmation,
    dates,
    dispositions,
    dossiers,
    endings,
    escalations,
    followups,
    intake,
    joining,
    performance,
    referrals,
    signs,
    visits,
)
from models.alarms import Alarm, AlarmParty, Origin
from models.base import new_id
from models.batches import Batch
from models.cases import Case, Outcome, State
from models.errors import Refusal
from tests.sample import TODAY, Room, accepted, begun, concluded, draft, over, talked

DAYS = closingrules.rules().quiet_days
BOTH = (("张土根", "13800001234"), ("赵水生", "13800005678"))


def day(here: Room) -> date:
    return dates.local(here.clock()).date()


def perform(db: Session, here: Room, subject: Case) -> None:
    made = agreements.latest(db, subject.id)
    assert made is not None
    for owed in agreements.obligations(db, made.id):
        performance.receive(db, owed, on=day(here), by=here.officer, amount=owed.amount, evidence="收条")


def performed(db: Session, here: Room, *, track: str = "RM") -> Case:
    subject = concluded(db, here, track=track)
    here.clock.forward(days=3)
    perform(db, here, subject)
    return subject


def failed(db: Session, here: Room, *, track: str = "RM") -> Case:
    subject = accepted(db, here, track=track)
    sitting = talked(db, here, begun(db, here, subject))
    endings.close(
        db, sitting, Outcome.FAILED, by=here.officer, at=here.clock(), text="谈不拢", routes_told=True
    )
    return subject


def standing(db: Session, here: Room, subject: Case) -> dict[str, str]:
    return {each.key: each.state for each in closure.conditions(db, subject, today=day(here))}


def told(db: Session, here: Room, subject: Case, key: str) -> tuple[str, str]:
    found = {each.key: each for each in closure.conditions(db, subject, today=day(here))}
    return found[key].sentence, found[key].go


def called(db: Session, on: date, *people: tuple[str, str], case: Case | None = None) -> Alarm:
    batch = Batch(kind="110警情", at=dates.moment(on, time(9)), file_name="a", digest="b")
    db.add(batch)
    db.flush()
    alarm = Alarm(
        batch_id=batch.id, origin=Origin.ALARM.value, identity=str(new_id()), at=dates.moment(on, time(9)),
        case_id=case.id if case else None,
    )  # fmt: skip
    db.add(alarm)
    db.flush()
    for name, telephone in people:
        found = signs.person(name_=name, telephone_=telephone)
        db.add(AlarmParty(alarm_id=alarm.id, name=name, key=found[0], signs="\n".join(found)))
    db.flush()
    return alarm


MET = dict.fromkeys(closingrules.KEYS, "met") | {"transfer": "none"}


def test_a_performed_case_is_struck_off_with_how_each_condition_stood(here: Room) -> None:
    with here.store.unit() as db:
        subject = performed(db, here)
        performed_on, subject.level = day(here), 3
        assert standing(db, here, subject) == MET | dict.fromkeys(("visits", "quiet", "dossier"), "open")
        assert told(db, here, subject, "visits") == ("还没有安排回访。", "visiting")
        over(db, here, subject)
        assert standing(db, here, subject) == MET
        closure.close(db, subject, on=day(here), by=here.officer)

        [kept] = closure.of_case(db, subject.id)
        assert (subject.state, subject.closed_on, subject.ended_on) == ("已销号", day(here), performed_on)
        assert (kept.kind, kept.on, kept.round, kept.led_by, kept.by_name) == (
            "销号",
            day(here),
            1,
            "",
            "葛民警",
        )
        assert [each[:3] for each in kept.conditions] == [
            [rule.key, rule.name, MET[rule.key]] for rule in closingrules.rules().conditions
        ]
        assert {each.origin for each in followups.of_case(db, subject.id)} == {"回头看"}
        with pytest.raises(Refusal, match="这件纠纷已经销号。"):
            closure.close(db, subject, on=day(here), by=here.officer)


def test_an_open_case_says_what_it_lacks_first(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    assert told(db, desk, subject, "outcome") == ("案件现在是“已受理”，还没有结果。", "sitting")
    with pytest.raises(Refusal, match=r"还不能销号：案件现在是“已受理”，还没有结果。还有 2 项条件不具备。"):
        closure.close(db, subject, on=TODAY, by=desk.officer)


def test_a_case_without_a_result_is_not_told_to_be_elsewhere(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    for key in ("agreement", "visits", "quiet"):
        assert told(db, desk, subject, key) == ("有了调解结果再看。", "")
    subject.outcome = Outcome.INELIGIBLE.value
    assert told(db, desk, subject, "quiet") == ("没有进行调解，不计算平息。", "")


def test_sending_a_signed_case_away_performs_nothing(db: Session, desk: Room) -> None:
    subject = concluded(db, desk, track="ZA")
    subject.state, subject.outcome = State.REFERRED.value, Outcome.REFERRED.value
    assert standing(db, desk, subject)["agreement"] == "open"
    assert told(db, desk, subject, "agreement")[1] == "referral"
    subject.ended_on, subject.ended_how = TODAY, "行政处罚"
    assert told(db, desk, subject, "agreement") == ("没有履行完毕，已按“行政处罚”办结。", "")


def test_a_finding_after_the_agreement_does_not_deny_that_it_was_signed(db: Session, desk: Room) -> None:
    subject = concluded(db, desk, track="ZA")
    escalations.find(db, subject, "轻伤以上", on=TODAY, text="鉴定意见", injury="轻伤二级", by=desk.officer)
    sentence = "2026年11月20日签订协议以后发现案情加重，已付的照记，其余由接办的单位处理。"
    assert told(db, desk, subject, "agreement") == (sentence, "")


def test_the_day_is_neither_to_come_nor_before_the_end(db: Session, desk: Room) -> None:
    subject = performed(db, desk)
    over(db, desk, subject)
    with pytest.raises(Refusal) as refused:
        closure.close(db, subject, on=day(desk) + timedelta(1), by=desk.officer)
    assert (refused.value.message, refused.value.field) == ("销号日期还没有到，请核对。", "on")
    with pytest.raises(Refusal, match="还不能销号"):
        closure.close(db, subject, on=TODAY, by=desk.officer)


def test_an_agreement_is_met_by_performance_or_by_the_court(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    assert told(db, desk, subject, "agreement") == ("协议还没有履行完毕（0/2 项）。", "performing")
    asked = confirmation.apply(db, subject, court="西岔县人民法院", on=TODAY, by=desk.officer)
    desk.clock.forward(days=2)
    confirmation.rule(db, asked, on=day(desk), ruling="确认有效", number="（2026）示民特1号", by=desk.officer)
    assert told(db, desk, subject, "law") == ("2026年11月22日经司法确认，销号时以这一天结案。", "")
    over(db, desk, subject)
    closure.close(db, subject, on=day(desk), by=desk.officer)
    assert (subject.ended_on, subject.ended_how) == (date(2026, 11, 22), "经司法确认")


def test_a_confirmed_agreement_that_is_broken_waits_for_its_enforcement(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    asked = confirmation.apply(db, subject, court="西岔县人民法院", on=TODAY, by=desk.officer)
    confirmation.rule(db, asked, on=TODAY, ruling="确认有效", number="（2026）示民特1号", by=desk.officer)
    performance.breach(db, subject, text="没有付", on=TODAY, by=desk.officer)
    assert (standing(db, desk, subject)["agreement"], told(db, desk, subject, "agreement")[1]) == (
        "open",
        "confirming",
    )
    confirmation.enforce(db, asked, on=TODAY, text="已立案执行", by=desk.officer)
    assert standing(db, desk, subject)["agreement"] == "met"


def test_a_broken_agreement_waits_for_what_the_law_makes_of_it(db: Session, desk: Room) -> None:
    subject = concluded(db, desk, track="ZA")
    performance.breach(db, subject, text="没有付", on=TODAY, by=desk.officer)
    assert told(db, desk, subject, "agreement")[1] == told(db, desk, subject, "law")[1] == "breaching"
    dispositions.record(
        db, subject, "penalty", on=TODAY, executed_on=TODAY, number="某公行罚决字〔2026〕1号", by=desk.officer
    )
    assert told(db, desk, subject, "agreement")[0] == "2026年11月20日登记未履行，已按“行政处罚”办结。"
    found = standing(db, desk, subject)
    assert (found["agreement"], found["law"]) == ("none", "met")


def test_what_a_visit_found_stays_open_until_another_finds_it_gone(db: Session, desk: Room) -> None:
    subject = performed(db, desk)
    over(db, desk, subject)
    for risk, state in (("又放话要砸车", "open"), ("没有", "met")):
        visit = visits.add(db, subject, due_on=day(desk), reason="加访", by=desk.officer)
        assert told(db, desk, subject, "visits")[0].startswith("还有 1 次回访没有做")
        visits.record(db, visit, on=day(desk), by=desk.officer, mode="上门", text="看了", new_risk=risk)
        assert standing(db, desk, subject)["visits"] == state, risk
        desk.clock.forward(days=1)


@pytest.mark.parametrize(
    ("people", "tied", "state"),
    [
        (BOTH, False, "open"),
        ((("张土根", ""), ("赵水生", "")), False, "open"),
        (BOTH[:1], False, "met"),
        ((BOTH[0], ("钱某某", "13900000001")), False, "met"),
        ((), True, "open"),
    ],
)  # fmt: skip
def test_a_call_of_the_same_two_sides_begins_the_quiet_anew(
    db: Session, desk: Room, people: tuple[tuple[str, str], ...], *, tied: bool, state: str
) -> None:
    subject = performed(db, desk)
    over(db, desk, subject)
    on = day(desk) - timedelta(2)
    called(db, on, *people, case=subject if tied else None)
    assert standing(db, desk, subject)["quiet"] == state
    if state == "open":
        until = dates.chinese(on + timedelta(DAYS))
        assert told(db, desk, subject, "quiet") == (
            f"{dates.chinese(on)}同样双方又报警或者来访，从那天起再满 30 天（到{until}）才算平息。", "alarms",
        )  # fmt: skip
        with pytest.raises(Refusal, match="还不能销号"):
            closure.close(db, subject, on=day(desk), by=desk.officer)


def test_a_mediator_is_stopped_by_a_call_that_is_not_told(db: Session, desk: Room) -> None:
    subject = performed(db, desk)
    over(db, desk, subject)
    called(db, day(desk), *BOTH)
    subject.handler_id = desk.mediator.id
    db.flush()
    db.info["by"] = desk.mediator
    assert told(db, desk, subject, "quiet") == ("近 30 天还有情况没有平息，请所里民警核对。", "")


def test_another_visit_of_the_same_two_counts_as_a_call(db: Session, desk: Room) -> None:
    subject = performed(db, desk)
    over(db, desk, subject)
    intake.receive(db, draft(), by=desk.officer, now=desk.clock())
    assert standing(db, desk, subject)["quiet"] == "open"


def test_a_dossier_is_bound_again_after_a_later_paper_and_a_loose_one_is_kept_by_number(
    db: Session, desk: Room
) -> None:
    subject = performed(db, desk)
    assert told(db, desk, subject, "dossier")[0].startswith("还缺")
    over(db, desk, subject)
    assert told(db, desk, subject, "dossier") == ("已装订，3 页。", "")
    kept = dossiers.of_case(db, subject.id)
    assert kept is not None
    kept.bound_at = None
    assert told(db, desk, subject, "dossier") == ("材料齐了，卷宗还没有装订编页。", "dossier")
    early = intake.receive(db, draft(), by=desk.officer, now=desk.clock())
    assert told(db, desk, early, "dossier") == ("没有受理，不立卷。", "")


def test_a_transfer_waits_for_an_answer_that_takes_the_case(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    sent = referrals.send(db, subject, to="司法所", on=TODAY, reason="属地", by=desk.officer)
    assert told(db, desk, subject, "transfer") == ("司法所还没有反馈，应在2026年11月25日前反馈。", "referral")
    sent.feedback_on, sent.accepted = TODAY, "不予受理"
    assert told(db, desk, subject, "transfer")[0] == "司法所没有受理（不予受理），请登记退回，或者另行移送。"
    sent.feedback_on, sent.accepted = None, ""
    referrals.hear(db, sent, on=TODAY, accepted="已受理", feedback="调成了", by=desk.officer)
    found = standing(db, desk, subject)
    assert (found["transfer"], found["law"], found["quiet"], found["visits"]) == (
        "met",
        "met",
        "none",
        "none",
    )


@pytest.mark.parametrize(("track", "state"), [("RM", "met"), ("ZA", "open")])
def test_a_failed_mediation_ends_by_itself_only_where_no_decision_is_due(
    db: Session, desk: Room, track: str, state: str
) -> None:
    found = standing(db, desk, failed(db, desk, track=track))
    assert (found["outcome"], found["agreement"], found["law"]) == ("met", "none", state)


# the leader


def grave(db: Session, here: Room) -> Case:
    subject = performed(db, here)
    over(db, here, subject)
    subject.level = 4
    return subject


def test_a_grave_case_is_struck_off_by_the_leader_who_is_asked(db: Session, desk: Room) -> None:
    subject = grave(db, desk)
    with pytest.raises(Refusal, match="重大以上的纠纷由所领导销号。条件都具备了，请先请所领导审批。"):
        closure.close(db, subject, on=day(desk), by=desk.officer)
    asked = closure.ask(db, subject, reason="双方和好", on=day(desk), by=desk.officer)
    assert (asked.open, subject.state) == (True, "已履行")
    closure.decide(db, asked, agreed=True, reason="", by=desk.leader, on=day(desk))
    [kept] = closure.of_case(db, subject.id)
    assert (subject.state, kept.led_by, kept.reason) == ("已销号", "索所长", "双方和好")
    assert kept.by_name == "葛民警"


def test_the_word_of_the_leader_strikes_nothing_off_while_a_condition_is_open(
    db: Session, desk: Room
) -> None:
    subject = grave(db, desk)
    asked = closure.ask(db, subject, reason="双方和好", on=day(desk), by=desk.officer)
    called(db, day(desk), *BOTH)
    with pytest.raises(Refusal, match=r"还不能销号：.*同样双方又报警"), db.begin_nested():
        closure.decide(db, asked, agreed=True, reason="", by=desk.leader, on=day(desk))
    db.refresh(asked)
    assert (asked.open, subject.state) == (True, "已履行")
    closure.decide(db, asked, agreed=False, reason="再看看", by=desk.leader, on=day(desk))
    with pytest.raises(Refusal):
        closure.close(db, subject, on=day(desk), by=desk.officer)


def test_a_leader_needs_no_leave_and_a_watched_case_needs_the_leader(db: Session, desk: Room) -> None:
    subject = performed(db, desk)
    over(db, desk, subject)
    assert closure.led(db, subject) == ""
    subject.focus = True
    assert closure.led(db, subject) == "重点关注的纠纷由所领导销号。"
    closure.ask(db, subject, reason="双方和好", on=day(desk), by=desk.leader)
    assert (subject.state, closure.of_case(db, subject.id)[-1].led_by) == ("已销号", "索所长")


# another round


def test_a_case_goes_on_under_its_number_and_nothing_of_its_history_is_lost(db: Session, desk: Room) -> None:
    subject = failed(db, desk)
    number = subject.number
    over(db, desk, subject)
    closure.close(db, subject, on=day(desk), by=desk.officer)
    joining.reopen(db, subject, reason="又争起来", by=desk.officer, on=day(desk))
    assert (subject.number, subject.round, subject.closed_on, subject.ended_on, subject.ended_how) == (
        number, 2, None, None, "",
    )  # fmt: skip
    assert [(each.kind, each.round, each.reason) for each in closure.of_case(db, subject.id)] == [
        ("销号", 1, ""), ("重启", 2, "又争起来"),
    ]  # fmt: skip


def test_what_the_leader_allowed_falls_with_a_finding_that_is_taken_back(db: Session, desk: Room) -> None:
    subject = grave(db, desk)
    asked = closure.ask(db, subject, reason="双方和好", on=day(desk), by=desk.officer)
    closure.decide(db, asked, agreed=True, reason="", by=desk.leader, on=day(desk))
    found = escalations.find(
        db, subject, "轻伤以上", on=day(desk), text="鉴定意见", injury="轻伤二级", by=desk.officer
    )
    escalations.void(db, found, reason="看错了", by=desk.officer)
    subject.level = 4
    assert (subject.state, closure.allowed(db, subject)) == ("已履行", None)
    with pytest.raises(Refusal):
        closure.close(db, subject, on=day(desk), by=desk.officer)


def test_what_the_leader_allowed_was_of_the_round_before(db: Session, desk: Room) -> None:
    subject = grave(db, desk)
    asked = closure.ask(db, subject, reason="双方和好", on=day(desk), by=desk.officer)
    closure.decide(db, asked, agreed=True, reason="", by=desk.leader, on=day(desk))
    joining.reopen(db, subject, reason="又争起来", by=desk.officer, on=day(desk))
    assert approvals.latest(db, subject.id, closure.ASKED) is None


# the table


def test_every_state_that_may_be_struck_off_is_named_by_the_states() -> None:
    assert {each for each in State if State.CLOSED in cases.NEXT[each]} == {
        State(each) for each in conditions.CLOSABLE
    }


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("quiet_days = 30", "quiet_days = -1"), "quiet_days 不能是负数"),
        (('key = "quiet"', 'key = "silence"'), "销号的条件应依次是"),
        (('"未达成"]', '"没谈成"]'), "没有“没谈成”这个调解结果"),
    ],
)
def test_a_table_that_leaves_a_condition_out_is_refused(change: tuple[str, str], said: str) -> None:
    import tomllib  # noqa: PLC0415 -- for this test alone

    table = tomllib.loads(resources.text("texts/closing.toml").replace(*change))
    with pytest.raises(ValueError, match=said):
        closingrules.rules.__wrapped__(table)  # type: ignore[attr-defined]  # -- the reader of the table itself
