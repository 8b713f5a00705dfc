"""今日 without a window, against a real store."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from models import (
    agreements,
    cases,
    clocks,
    drafts,
    endings,
    followups,
    intake,
    jointtasks,
    levels,
    referrals,
    scans,
    visitplans,
    visits,
)
from models.cases import Outcome
from models.clocks import Due
from models.visitplans import Step
from tests import sample
from tests.sample import Room
from ui.viewmodels import board, board_lines
from ui.viewmodels.board import Board, Today
from ui.viewmodels.board_lines import Group

TODAY = date(2026, 11, 21)


@pytest.fixture
def page(here: Room) -> Board:
    return Board(here.store, lambda: TODAY)


def titles(today: Today) -> list[str]:
    return [group.title for group in today.groups]


def group(today: Today, key: str) -> Group:
    return next(each for each in today.groups if each.key == key)


def test_read_of_an_empty_store_has_nothing_to_do(page: Board) -> None:
    today = page.read()

    assert (today.heading, today.note) == ("11月21日 星期六", "今天没有到期的事")
    assert (today.groups, today.drafts, today.room, today.count) == ((), (), (), 0)
    assert (today.virgin, today.idle) == (True, True)


def test_read_tells_a_passed_limit_in_red_and_asks_for_the_real_day(here: Room, page: Board) -> None:
    here.clock.now = datetime(2026, 11, 10, 2, tzinfo=UTC)
    with here.store.unit() as db:
        case = sample.accepted(db, here, track="ZA", occurred_on=date(2026, 11, 9))

    today = page.read()

    assert (today.note, today.count) == ("今天要办 1 件，其中 1 件已过期限", 1)
    assert group(today, "limits").lines == (
        board_lines.Line(
            group(today, "limits").lines[0].key,
            f"{case.title}　首次治安调解（无需鉴定）应在 11月13日 前完成",
            board_lines.Step("登记实际日期", "sitting", {"case": case.id}),
            "过期 5 个工作日",
            "bad",
        ),
    )


@pytest.mark.parametrize(
    ("key", "left", "told"),
    [
        ("za-case", -3, "治安案件办理期限应在 10月15日 前办结"),
        ("rm-term", -3, "治安案件办理期限应在 10月15日 前完成"),
        ("za-case", 3, "治安案件办理期限截至 10月15日"),
    ],
)
def test_limit_line_says_what_was_to_be_done_by_the_day(key: str, left: int, told: str) -> None:
    due = Due(
        uuid.uuid4(), uuid.uuid4(), "张某与赵某", key, "治安案件办理期限", date(2026, 10, 15), left, "days"
    )

    assert board.limit_line(due).sentence == f"张某与赵某　{told}"


@pytest.mark.parametrize(
    ("key", "state", "words", "page", "pane"),
    [
        ("za-after-failure", "未达成", "登记处理", "visits", "breaching"),
        ("performance", "已达成待履行", "登记履行", "visits", "performing"),
        ("rm-confirm", "已达成待履行", "登记司法确认", "visits", "confirming"),
        ("enforce", "达成后未履行", "申请执行", "visits", "confirming"),
        ("za-case", "调解中", "登记办结", "papers", None),
        ("za-case", "未达成", "登记处理", "visits", "breaching"),
        ("za-case-extended", "达成后未履行", "登记处理", "visits", "breaching"),
    ],
)
def test_limit_leads_to_where_its_end_is_entered(
    key: str, state: str, words: str, page: str, pane: str | None
) -> None:
    due = Due(
        uuid.uuid4(), uuid.uuid4(), "张某与赵某", key, "期限", date(2026, 10, 15), 3, "days", state=state
    )

    step = board.limit_line(due).step
    assert (step.text, step.page, step.args.get("pane"), step.args["case"]) == (
        words,
        page,
        pane,
        due.case_id,
    )


def test_read_tells_a_coming_limit_without_red(here: Room, page: Board) -> None:
    with here.store.unit() as db:
        sample.accepted(db, here, track="ZA")

    line = group(page.read(), "limits").lines[0]

    assert (line.when, line.urgency, line.step.text) == ("还剩 3 个工作日", "accent", "去调解")


def test_read_tells_payments_with_their_instalment(here: Room, page: Board) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        sitting = sample.talked(db, here, sample.begun(db, here, case))
        parts = [(date(2026, 11, 21) + timedelta(days=30 * number), 30_000) for number in range(10)]
        agreement = agreements.draft(
            db, case, by=here.officer, sitting_id=sitting.id, facts="欠款", issues="", responsibility="",
            performance="分期", perform_by=parts[-1][0],
            clauses=[
                {"text": "分十期付清", "payer": "赵水生", "payee": "张土根", "amount": 300_000, "method": "转账",
                 "instalments": parts},
            ],
        )  # fmt: skip
        endings.close(db, sitting, Outcome.AGREED, by=here.officer, at=here.clock())
        agreements.conclude(db, case, agreement, signed_on=here.clock().date(), by=here.officer)

    today = page.read()
    line = group(today, "payments").lines[0]

    assert (line.sentence, line.amount, line.note, line.when) == (
        "赵水生 应付 张土根　第 1 期", "¥300.00", "已付 0 期，共 10 期", "今天",
    )  # fmt: skip
    assert (group(today, "payments").count, line.step.page) == (1, "visits")
    assert "limits" not in {
        each.key for each in today.groups
    }  # the last day of performance is told by the payment


def test_read_tells_visits_of_today_and_tomorrow(here: Room, page: Board) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        for days in (-2, 0, 1, 2):
            visitplans.put(db, case, [Step(TODAY + timedelta(days=days), "签约后回访", on_site=False)])

    lines = group(page.read(), "visits").lines

    assert [(line.when, line.urgency, line.step.quiet) for line in lines] == [
        ("晚了 2 天", "warn", False),
        ("今天", "accent", False),
        ("明天", "muted", True),
    ]


def test_read_tells_referrals_that_nobody_answered(here: Room, page: Board) -> None:
    with here.store.unit() as db:
        case = intake.receive(db, sample.draft(), by=here.officer, now=here.clock())
        referrals.send(db, case, to="西岔镇司法所", on=date(2026, 11, 20), reason="权属争议", by=here.officer)

    today = page.read()

    assert titles(today) == ["待移送反馈"]
    assert group(today, "awaited").lines[0].sentence == f"{case.title}　移送西岔镇司法所"
    assert group(today, "awaited").lines[0].note == "11月20日移送"


def test_read_tells_the_sitting_that_runs_and_the_room_of_today(here: Room, page: Board) -> None:
    here.clock.now = datetime(2026, 11, 21, 1, tzinfo=UTC)
    with here.store.unit() as db:
        first = sample.accepted(db, here)
        ended = sample.talked(db, here, sample.begun(db, here, first))
        endings.close(
            db, ended, Outcome.FAILED, by=here.officer, at=here.clock(), text="谈不拢", routes_told=True
        )
        second = sample.accepted(db, here)
        here.clock.now = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
        sample.begun(db, here, second, invitees=[{"name": "老杨", "kind": "司法所工作人员"}])

    today = page.read()

    assert titles(today)[0] == "正在调解"
    assert group(today, "running").lines[0].step == board_lines.Step(
        "回到调解", "sitting", {"case": second.id}
    )
    assert [(slot.clock, slot.note, slot.tone) for slot in today.room] == [
        ("09:00", "未达成", "good"),
        ("14:30", "准备 · 司法所工作人员老杨", "now"),
    ]


def test_read_tells_drafts_with_the_page_they_belong_to(here: Room, page: Board) -> None:
    here.clock.now = datetime(2026, 11, 21, 5, 58, tzinfo=UTC)
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        drafts.save(db, "intake", {}, title="陈某　来所")
        drafts.save(db, f"papers:{case.id}/D14", {})
        drafts.save(db, f"offer:{case.id}", {}, title="没写完的方案")

    lines = {line.key.split(":")[0]: line for line in page.read().drafts}

    assert (lines["intake"].sentence, lines["intake"].note) == ("陈某　来所", "13:58 写到一半")
    assert lines["intake"].step == board_lines.Step("继续", "intake", {"draft": True}, quiet=True)
    assert lines["offer"].step == board_lines.Step("继续", "sitting", {"sitting": case.id}, quiet=True)
    assert lines["papers"].sentence == "没写完的文书"
    assert lines["papers"].step == board_lines.Step("继续", "papers", {"case": case.id}, quiet=True)


@pytest.mark.parametrize(
    "key", ["line:{}", "calculation:{}", "retelling:{}:party", "reading:{}", "tasks:{}", "turns:{}"]
)
def test_read_leads_what_is_half_written_in_the_room_back_to_its_sitting_and_names_the_case(
    key: str, here: Room, page: Board
) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        sitting = sample.begun(db, here, case)
        drafts.save(db, key.format(sitting.id), {}, title="没写完的")

    (line,) = page.read().drafts

    assert line.step == board_lines.Step("继续", "sitting", {"sitting": sitting.id}, quiet=True)
    assert line.sentence == f"没写完的　{case.title}"


@pytest.mark.parametrize("page_of_key", ["simple", "prepare"])
def test_read_leads_what_is_half_written_before_a_sitting_to_the_case(
    page_of_key: str, here: Room, page: Board
) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        drafts.save(db, f"{page_of_key}:{case.id}", {}, title=f"准备调解　{case.title}")

    (line,) = page.read().drafts

    assert line.step == board_lines.Step("继续", "sitting", {"case": case.id}, quiet=True)


def test_a_group_shows_few_lines_until_it_is_opened(here: Room, page: Board) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        for _ in range(12):
            visits.add(db, case, due_on=TODAY, reason="回访", by=here.officer)

    few = group(page.read(), "visits")
    page.open("visits")
    every = group(page.read(), "visits")

    assert (len(few.lines), few.count, len(every.lines)) == (board.SHOWN, 12, 12)


def test_met_and_cancelled_limits_are_gone(here: Room, page: Board) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here, track="ZA")
        clocks.cancel(db, case, reason="撤回")

    assert page.read().groups == ()


def test_read_asks_the_store_a_bounded_number_of_times(here: Room, page: Board) -> None:
    from sqlalchemy import event  # noqa: PLC0415 -- only this test listens

    with here.store.unit() as db:
        case = sample.accepted(db, here)
        for _ in range(30):
            visits.add(db, case, due_on=TODAY, reason="回访", by=here.officer)
        assert cases.case(db, case.id) is case
    asked = []
    event.listen(here.store.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))

    page.read()

    assert len([each for each in asked if each.startswith("SELECT")]) <= 32


def test_a_level_that_an_event_suggests_waits_with_one_step_to_the_case(here: Room, page: Board) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        levels.raise_by(db, case, {"weapon": 1}, occasion="重复警情", by=here.officer)
        case_id = case.id

    [line] = group(page.read(), "asked").lines

    assert line.sentence.endswith("　建议升级到较大（现为简单），请确认")
    assert (line.step.text, line.step.page, line.step.args, line.note) == (
        "去确认", "intake", {"case": case_id, "pane": "hands"}, "重复警情",
    )  # fmt: skip
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        subject.handler_id = here.mediator.id
        levels.raise_by(db, subject, {"repeats": 2}, occasion="重复警情", by=here.officer)
    here.store.person = here.mediator
    assert [each.note for each in group(page.read(), "asked").lines] == [""]


def test_what_is_looked_back_at_in_a_case_is_reported_in_its_pane(here: Room, page: Board) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        task = followups.plan(
            db, what="销号后第30日回头看", owner=None, due_on=TODAY, origin=followups.LOOK_BACK, by=here.officer, case=case
        )  # fmt: skip
    [line] = group(page.read(), "tasks").lines
    assert (line.step.text, line.step.page, line.step.args, line.step.deed) == (
        "登记", "visits", {"case": case.id, "pane": "visiting", "deed": "report", "about": task.id}, "",
    )  # fmt: skip


def test_tasks_of_a_joint_mediation_wait_for_feedback_which_is_written_in_the_case(
    here: Room, page: Board
) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        jointtasks.add(
            db, case, unit="自然资源所", person="吴某", deed="核对四至", due_on=TODAY, by=here.officer
        )
    [line] = group(page.read(), "tasks").lines

    assert line.sentence.endswith("自然资源所吴某：核对四至")
    assert (line.step.text, line.step.page, line.step.args) == (
        "登记反馈", "intake", {"case": case.id, "pane": "hands"},
    )  # fmt: skip
    with here.store.unit() as db:
        [task] = jointtasks.of_case(db, case.id)
        jointtasks.feed_back(db, task, "一致", on=TODAY, by=here.officer)
    assert [each.key for each in page.read().groups if each.key == "tasks"] == []


def test_sitting_adjourned_to_today_stands_in_the_timetable_until_it_is_held(page: Board, here: Room) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        when = (here.clock() + timedelta(hours=5), here.clock() + timedelta(hours=6))
        endings.adjourn(
            db, sample.begun(db, here, case), by=here.officer, at=here.clock(), text="等底册", when=when
        )
        other = sample.accepted(db, here)
        endings.adjourn(
            db, sample.begun(db, here, other), by=here.officer, at=here.clock(), text="等底册",
            when=(when[0] + timedelta(days=1), when[1] + timedelta(days=1)),
        )  # fmt: skip
        case_id = case.id

    before = [(each.clock, each.note) for each in page.read().room]
    here.clock.forward(hours=5)
    with here.store.unit() as db:
        sample.begun(db, here, cases.case(db, case_id))

    assert ("15:30", "第 2 次调解 · 场所未定") in before
    assert [each.clock for each in page.read().room].count("15:30") == 1


def test_scanned_pages_that_wait_are_one_line_that_leads_to_them(here: Room, page: Board) -> None:
    with here.store.unit() as db:
        scans.take_unread(db, "a.pdf", "0", why="已损坏。", by=here.officer, now=here.clock())
    (line,) = group(page.read(), "scans").lines

    assert line.sentence == "1 页扫描件待认领"
    assert (line.step.page, line.step.args) == ("papers", {"sheet": "scans"})
