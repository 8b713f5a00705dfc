"""The pane 回访 of one case: its rows, what its deeds ask, and where they lead."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from models import cases, lookback, visits
from models.cases import Case, State
from models.errors import Refusal
from tests import sample
from tests.sample import TODAY, Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.aftercare import visiting
from ui.page import Context
from ui.widgets.asking import Ask
from ui.widgets.care_row import CareRow


@pytest.fixture
def case_id(here: Room) -> uuid.UUID:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        visits.plan(db, subject, after="agreed", on=TODAY)
        return subject.id


@pytest.fixture
def pane(context: Context, here: Room, case_id: uuid.UUID) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    yield from rooms.beside(visiting.open(context), case_id)


def told(pane: Any) -> list[str]:
    rooms.swept()
    return [row.accessibleName() for row in pane.findChildren(CareRow)]


def press(pane: Any, name: str, place: int = 0) -> None:
    rooms.swept()
    pane.findChildren(QPushButton, f"visiting.{name}")[place].click()


def answered(pane: Any, **words: Any) -> Ask:
    """Answer what the pane asked last, the fields left alone empty."""
    asked: Ask = pane.asks[-1]
    said: dict[str, Any] = {field.key: None for field in asked.fields}
    asked.deed({**said, **words})
    return asked


def turned(here: Room, case_id: uuid.UUID, **changes: Any) -> None:
    with here.store.unit() as db:
        subject = db.get_one(Case, case_id)
        for key, value in changes.items():
            setattr(subject, key, value)


def test_what_is_planned_stands_nearest_first_and_is_recorded(pane: Any, said: list[str], here: Room) -> None:
    assert told(pane) == [
        "5 天后 履行期满后回访 电话　11月26日 星期四",
        "6 天后 签约后第7日回访 电话　11月27日 星期五",
    ]
    assert pane.note == ""
    press(pane, "record", 1)
    asked = answered(
        pane, on=TODAY, mode="上门", visited="张土根", performed="全部履行", satisfaction="满意", mood="激动", relapse="又报警",
        text="付清了。", new_risk="扬言再去", next_on=TODAY + timedelta(days=9),
    )  # fmt: skip

    assert (asked.title, asked.values["mode"], asked.key) == (
        "记录回访　签约后第7日回访", "电话", f"visits:{pane.viewmodel.case_id}",
    )  # fmt: skip
    assert said == ["已记下这次回访，下一次在11月26日。"]
    assert told(pane) == [
        "等级 建议升级到较大（现为简单），请确认",
        "再访 上次回访有新情况，建议11月23日前再去一次。",
        "5 天后 履行期满后回访 电话　11月26日 星期四",
        "8 天后 继续回访 电话　11月29日 星期日",
        "2026-11-20 上门 · 张土根 · 全部履行 · 满意 · 情绪激动 又报警　新情况：扬言再去 付清了　葛民警",
    ]
    press(pane, "again")
    assert pane.asks[-1].values["on"] == "2026-11-23"
    press(pane, "raise")
    with here.store.reading() as db:
        assert cases.case(db, pane.viewmodel.case_id).level == 3


def test_a_call_out_of_turn_stands_for_itself_and_leaves_what_is_planned(
    pane: Any, here: Room, case_id: uuid.UUID
) -> None:
    press(pane, "record")  # 履行期满后回访, whose term is still running
    asked = answered(pane, on=TODAY, mode="电话", text="说月底付")
    assert (asked.title, asked.note) == (
        "记录回访　随时回访", "履行期满后回访要等到期以后办。这次另记一次，原来的安排不变。",
    )  # fmt: skip
    press(pane, "once")
    assert (answered(pane, on=TODAY, mode="电话", text="又问了一次").title, pane.asks[-1].note) == (
        "记录回访　随时回访", "",
    )  # fmt: skip
    with here.store.reading() as db:
        assert [(each.reason, each.done_on) for each in visits.of_case(db, case_id)] == [
            ("随时回访", TODAY), ("随时回访", TODAY), ("履行期满后回访", None), ("签约后第7日回访", None),
        ]  # fmt: skip


def test_a_wrong_record_is_corrected_and_taken_back(
    pane: Any, machine: FakeMachine, case_id: uuid.UUID
) -> None:
    pane.begin("record", None)
    answered(pane, on=TODAY, mode="电话", text="没有人接")
    press(pane, "correct")
    asked = pane.asks[-1]
    assert (asked.values["text"], asked.values["on"]) == ("没有人接", "2026-11-20")
    with pytest.raises(Refusal) as refused:
        answered(pane, on=TODAY, mode="电话", text="接了", reason="")
    assert refused.value.field == "reason"
    answered(pane, on=TODAY, mode="电话", text="接了，说好了", reason="记错了人")
    assert told(pane)[-1] == "2026-11-20 电话 接了，说好了　葛民警"
    press(pane, "paper")
    form = f"D17/{pane.shown.made[0].key}"
    assert machine.asked[-1] == ("go", ("papers", {"case": case_id, "form": form}))
    press(pane, "undo")
    answered(pane, reason="不是这件的")

    assert told(pane)[0].endswith("履行期满后回访 电话　11月26日 星期四")
    press(pane, "later")
    answered(pane, to=TODAY + timedelta(days=8), reason="外出")
    asked_for = pane.rows[pane.shown.planned[1].key]  # by the level: the leader's alone to give up
    assert [each.objectName() for each in asked_for.buttons] == ["visiting.later", "visiting.record"]
    pane.viewmodel.add(TODAY + timedelta(days=1), "", on_site=False)
    pane.refresh(frozenset())
    press(pane, "drop")
    answered(pane, reason="另有一次")
    assert [each.split(" ")[0] for each in told(pane)] == ["6", "7"]


def test_what_was_not_performed_leads_to_the_breach(pane: Any) -> None:
    led: list[str] = []
    pane.leading.connect(led.append)
    pane.begin("record", None)
    answered(pane, on=TODAY, mode="电话", visited="张土根", performed="未履行", text="")
    assert told(pane)[0] == "没有履行 张土根说没有履行，登记以后列出能走的路和期限。"
    press(pane, "breach")

    assert led == ["breaching"]


def test_an_unresolved_case_keeps_its_chances_and_sits_again(
    pane: Any, machine: FakeMachine, here: Room, case_id: uuid.UUID
) -> None:
    turned(here, case_id, state=State.BREACHED.value)
    pane.refresh(frozenset())
    pane.begin("record", None)
    asked = answered(pane, on=TODAY, mode="见面", text="还在气头上", chance="等收完麦子，请老支书出面")
    assert asked.fields[-1].key == "chance"
    assert told(pane)[0] == "2026年11月20日 等收完麦子，请老支书出面 葛民警"
    press(pane, "reopen")
    assert pane.asks[-1].values["reason"] == "等收完麦子，请老支书出面"
    answered(pane, reason="麦子收完了")

    assert ("go", ("sitting", {"case": case_id, "full": True})) in machine.asked
    with here.store.reading() as db:
        subject = cases.case(db, case_id)
        assert (subject.round, subject.state) == (2, State.SITTING.value)


def test_a_closed_case_is_looked_back_at(pane: Any, here: Room, said: list[str], case_id: uuid.UUID) -> None:
    with here.store.unit() as db:
        subject = db.get_one(Case, case_id)
        subject.level, subject.state, subject.closed_on = 3, State.CLOSED.value, TODAY - timedelta(days=91)
        visits.give_up(db, subject, reason="已销号")
        lookback.plan(db, subject, on=subject.closed_on, by=here.officer)
    pane.refresh(frozenset())
    assert (told(pane), pane.note) == (
        ["晚了 2 天 销号后第90日回头看，了解是否又起争执 11月19日　葛民警"], "1",
    )  # fmt: skip
    press(pane, "report")
    answered(pane, on=TODAY, finding="又起争执", text="又为浇水吵架", seen="张土根")

    assert said == ["已记下。又起争执的，可以再次化解。"]
    assert told(pane) == ["2026-11-20 又起争执 见到张土根。又为浇水吵架。　葛民警"]
    press(pane, "reopen")
    assert pane.asks[-1].words == "开始再次调解"


def test_who_is_not_given_a_task_is_offered_none(pane: Any, here: Room, case_id: uuid.UUID) -> None:
    with here.store.unit() as db:
        subject = db.get_one(Case, case_id)
        subject.level, subject.state, subject.closed_on = 3, State.CLOSED.value, TODAY - timedelta(days=91)
        visits.give_up(db, subject, reason="已销号")
        lookback.plan(db, subject, on=subject.closed_on, by=here.officer)
    pane.viewmodel.person = here.mediator
    pane.refresh(frozenset())
    assert [row.deeds for row in pane.shown.lookbacks] == [()]


def test_what_is_late_and_not_recorded_is_named(pane: Any, here: Room, said: list[str]) -> None:
    here.clock.forward(days=10)
    pane.viewmodel.today = lambda: TODAY + timedelta(days=10)
    pane.refresh(frozenset())
    press(pane, "record", 1)
    answered(pane, on=TODAY + timedelta(days=10), mode="电话", text="付清了")
    assert said == ["已记下这次回访。已经过期、还没有记的：履行期满后回访；一起问过的，请逐项记录。"]


@pytest.mark.usefixtures("light")
def test_no_word_of_the_pane_is_cut(pane: Any) -> None:
    rooms.swept()
    for button in pane.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width(), button.text()
