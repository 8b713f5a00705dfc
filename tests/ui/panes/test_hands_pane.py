"""交办与期限 in a real window, off screen."""

import hashlib
import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from sqlalchemy import select

from models import (
    alarm_rows,
    alarms,
    assignments,
    audit,
    cases,
    clocks,
    extensions,
    followups,
    intake,
    intakes,
    levels,
    repeats,
)
from models.alarms import Alarm
from models.cases import Case
from tests import sample
from tests.sample import Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Context
from ui.panes import hands
from ui.viewmodels import case_alarms
from ui.widgets.rows import ListRow

ALL = frozenset({"*"})


@pytest.fixture
def case_id(here: Room) -> uuid.UUID:
    with here.store.unit() as db:
        return sample.accepted(db, here, track="ZA").id


@pytest.fixture
def pane(context: Context, here: Room, case_id: uuid.UUID) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    made = hands.open(context)
    made.resize(900, 640)
    made.show()
    made.show_case(case_id)
    yield made
    made.close()
    made.deleteLater()
    rooms.swept()


def said(pane: Any) -> list[str]:
    rooms.swept()
    return [row.accessibleName() for row in pane.findChildren(ListRow)]


def press(pane: Any, name: str) -> None:
    rooms.swept()
    pane.findChild(QPushButton, name).click()


def fill(pane: Any, **words: str) -> None:
    for key, value in words.items():
        pane.panel.editor.load({**pane.panel.editor.values(), key: value})
    pane.panel.submit()


def subject(here: Room, case_id: uuid.UUID) -> Case:
    with here.store.reading() as db:
        return cases.case(db, case_id)


def test_the_clocks_of_a_case_stand_with_their_days(pane: Any) -> None:
    assert said(pane) == [
        "还剩 3 个工作日 首次治安调解（无需鉴定） 2026-11-20 起算，2026-11-25 到期",
        "还剩 30 天 治安案件办理期限 2026-11-20 起算，2026-12-21 到期",
    ]


def test_a_case_is_given_accepted_and_done(pane: Any, here: Room, case_id: uuid.UUID) -> None:
    press(pane, "hands.assign")
    fill(pane, to=str(here.officer.id), force="社区民警", due_on="2026-11-27", instruction="先走访")
    with here.store.reading() as db:
        slip = assignments.of_case(db, case_id)[0]
    assert (slip.to_name, slip.due_on, slip.force) == ("葛民警", date(2026, 11, 27), "社区民警")
    press(pane, "hands.finish")
    fill(pane, result="已调成")
    with here.store.reading() as db:
        assert assignments.of_case(db, case_id)[0].result == "已调成"
    assert said(pane)[0].startswith("已办结 11月20日 葛民警交葛民警（社区民警），11月27日前办结")


def test_what_was_given_is_sent_back_with_its_reason(pane: Any, here: Room, case_id: uuid.UUID) -> None:
    with here.store.unit(by=here.leader) as db:
        assignments.assign(
            db, cases.case(db, case_id), here.officer, force="社区民警", due_on=date(2026, 11, 27), instruction="",
            by=here.leader,
        )  # fmt: skip
    pane.refresh(ALL)
    assert pane.note == "1"
    press(pane, "hands.back")
    pane.panel.submit()
    assert pane.panel.key.startswith("back.")
    fill(pane, return_reason="应当回避")
    assert subject(here, case_id).handler_name == "索所长"


def test_an_appraisal_stops_the_clocks_and_its_report_starts_them(
    pane: Any, here: Room, case_id: uuid.UUID
) -> None:
    press(pane, "hands.pause")
    fill(pane, what="鉴定", on="2026-11-20")
    assert [each.split(" ")[0] for each in said(pane)] == ["已停止", "已暂停"]
    press(pane, "hands.resume")
    fill(pane, on="2026-11-24", injury="轻微伤")
    with here.store.reading() as db:
        running = {each.key: each.due_on for each in clocks.running(db, cases.case(db, case_id))}
    assert running == {"za-case": date(2026, 12, 24), "za-first-appraised": date(2026, 11, 27)}


def test_a_police_case_is_extended_by_a_decision(pane: Any, here: Room, case_id: uuid.UUID) -> None:
    press(pane, "hands.extend")
    fill(pane, decided_by="西岔县公安局", number="西公延字1号", reason="案情复杂")
    with here.store.reading() as db:
        due = clocks.running(db, cases.case(db, case_id), "za-case")[0].due_on
    assert due == date(2027, 1, 19)
    assert "节假日安排未导入" in said(pane)[1]


def test_mediation_is_extended_by_signatures(pane: Any, here: Room) -> None:
    with here.store.unit() as db:
        other = sample.accepted(db, here)
        signers = [f"sign.{each.id}" for each in cases.parties(other)]
    pane.show_case(other.id)
    press(pane, "hands.extend")
    fill(pane, until="2027-01-08", reason="等测量", **{signers[0]: "2026-11-20"})
    assert pane.panel.key.startswith("extend.")
    fill(pane, **{signers[1]: "2026-11-20"})
    with here.store.reading() as db:
        assert clocks.running(db, cases.case(db, other.id), "rm-term")[0].due_on == date(2027, 1, 8)


def test_a_clock_from_outside_is_started_and_met_by_hand(pane: Any, here: Room, case_id: uuid.UUID) -> None:
    press(pane, "hands.begin")
    fill(pane, key="ratify", on="2026-11-20")
    press(pane, "hands.met")
    fill(pane, on="2026-11-23")
    assert pane.panel.editor.problems() == {"on": "这一天还没有到，请填写真实的日期。"}
    fill(pane, on="2026-11-20")
    with here.store.reading() as db:
        met = [each.met_on for each in clocks.of_case(db, case_id) if each.key == "ratify"]
    assert met == [date(2026, 11, 20)]


def test_what_was_looked_back_at_is_reported_with_its_finding_in_its_pane(
    pane: Any, here: Room, case_id: uuid.UUID, machine: FakeMachine
) -> None:
    press(pane, "hands.task")
    fill(pane, what="看界桩", due_on="2026-11-23", origin="回头看")
    with here.store.reading() as db:
        task = followups.of_case(db, case_id)[0]
    press(pane, "hands.report")
    wanted = {"case": case_id, "pane": "visiting", "deed": "report", "about": task.id}
    assert machine.asked[-1] == ("go", ("visits", wanted))


def test_a_task_is_planned_and_done(pane: Any, here: Room, case_id: uuid.UUID) -> None:
    press(pane, "hands.task")
    fill(pane, what="看界桩", due_on="2026-11-23", origin="查访")
    with here.store.reading() as db:
        task = followups.of_case(db, case_id)[0]
    assert (task.what, task.origin) == ("看界桩", "查访")
    pane.viewmodel.do_task(str(task.id), "界桩完好")
    pane.refresh(ALL)
    assert said(pane)[-1].startswith("已办结 看界桩")


def test_a_case_is_split_merged_and_reopened_from_the_pane(
    pane: Any, here: Room, case_id: uuid.UUID, machine: FakeMachine
) -> None:
    with here.store.unit() as db:
        parties = sample.draft().parties
        third = sample.draft().parties[1]
        third.side, third.name = "丙", "钱木匠"
        third.person = {"id_number": sample.resident("19800101", "015")}
        wide = sample.accepted(db, here, parties=[*parties, third])
        keys = {each.name: str(each.id) for each in cases.parties(wide)}
    pane.show_case(wide.id)
    press(pane, "hands.split")
    fill(pane, **{keys["钱木匠"]: "分出去", keys["张土根"]: "两案都在", "reason": "另一回事"})
    made = [each for each in machine.asked if each[0] == "go"][-1][1][1]["case"]
    assert subject(here, made).split_from_id == wide.id
    pane.show_case(made)
    press(pane, "hands.merge")
    fill(pane, into=wide.number, reason="还是一回事")
    assert subject(here, made).state == "已合并"
    with here.store.unit() as db:
        intake.withdraw(db, cases.case(db, wide.id), reason="和好", on=date(2026, 11, 20), by=here.officer)
    pane.show_case(wide.id)
    press(pane, "hands.reopen")
    fill(pane, reason="又吵了")
    assert subject(here, wide.id).round == 2
    assert case_id != made


def test_the_slip_is_printed_from_the_papers(
    pane: Any, here: Room, case_id: uuid.UUID, machine: FakeMachine
) -> None:
    with here.store.unit() as db:
        assignments.assign(
            db, cases.case(db, case_id), here.officer, force="社区民警", due_on=date(2026, 11, 27), instruction="",
            by=here.officer,
        )  # fmt: skip
    pane.refresh(ALL)
    press(pane, "hands.slip")
    assert machine.asked[-1] == ("go", ("papers", {"case": case_id, "form": "J01"}))


def test_a_level_that_an_event_suggests_is_confirmed_on_the_pane(
    pane: Any, here: Room, case_id: uuid.UUID
) -> None:
    with here.store.unit() as db:
        levels.raise_by(db, subject_of(db, case_id), {"weapon": 1}, occasion="现场", by=here.officer)
    pane.refresh(ALL)
    assert said(pane)[0] == "待确认 建议升级到较大（现为简单），请确认 现场"
    press(pane, "hands.keep")
    fill(pane, level_reason="刀具已经收缴")
    assert (subject(here, case_id).level, subject(here, case_id).level_reason) == (1, "刀具已经收缴")
    with here.store.unit() as db:
        levels.raise_by(db, subject_of(db, case_id), {"injury": 1}, occasion="伤情鉴定", by=here.officer)
    pane.refresh(ALL)
    press(pane, "hands.raise")
    assert subject(here, case_id).level == 4
    assert [each for each in said(pane) if each.startswith("待确认")] == []


def test_an_extension_stands_beside_its_clock_and_in_the_audit(pane: Any, here: Room) -> None:
    with here.store.unit() as db:
        other = sample.accepted(db, here)
        parties = [each.id for each in cases.parties(other)]
        made = extensions.extend(
            db, clocks.running(db, other, "rm-term")[0], reason="等测量", on=sample.TODAY, until=date(2027, 1, 8),
            signed=dict.fromkeys(parties, sample.TODAY), by=here.officer,
        )  # fmt: skip
        extension = made.id
    pane.show_case(other.id)
    told = "2026-11-20 延期（2026-12-21 延至 2027-01-08）：等测量，签字：张土根 2026-11-20、赵水生 2026-11-20"
    assert [told in each for each in said(pane) if "2027-01-08 到期" in each] == [True]
    with here.store.reading() as db:
        rows = audit.of_row(db, extension)
    assert [("等测量" in str(row.changes), str(parties[0]) in str(row.changes)) for row in rows] == [
        (True, True)
    ]


def subject_of(db: Any, case_id: uuid.UUID) -> Case:
    return cases.case(db, case_id)


def test_concerns_and_alarms_of_the_case_are_for_the_police_alone(
    pane: Any, here: Room, case_id: uuid.UUID
) -> None:
    assert [line for line in said(pane) if "警情" in line] == []
    with here.store.unit(by=here.officer) as db:
        batch = intakes.begin(
            db, kind="110警情", file_name="警情.csv", digest="f", mapping_id=None, by=here.officer
        )
        sieve = alarm_rows.Sieve({"number": 0, "at": 1, "place": 2}, today=sample.TODAY)
        draft = sieve.read(1, ["JJ1", "2026-11-19 17:40", "西岔村二组12号"], 3)
        assert draft is not None
        intakes.add(db, batch, "110警情", [draft], hashlib.sha256())
        intakes.publish(db, batch, read=1, bad=0, rows_digest="r", by=here.officer)
        alarm = db.scalars(select(Alarm)).one()
        alarms.tie(db, alarm.id, case_id, by=here.officer)
        repeats.open_concern(
            db, kind="同一双方", sign="s", title="张土根与赵水生", members=[(None, case_id)], first_on=date(2026, 11, 1),
            last_on=date(2026, 11, 19), owner=here.officer, due_on=date(2026, 11, 27), by=here.officer,
        )  # fmt: skip
    pane.refresh(ALL)

    assert [line for line in said(pane) if "警情" in line or line.startswith("11-27 重点")] == [
        "11-27 重点关注：张土根与赵水生 同一双方 1 次，葛民警负责",
        "11-19 110警情 JJ1 西岔村二组12号",
    ]
    with here.store.reading() as db:
        db.info["by"] = here.mediator
        assert case_alarms.lines(db, case_id) == ()
