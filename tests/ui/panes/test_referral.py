"""移送与委托 in a real window, off screen."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from models import cases, contacts, partners, referrals
from models.errors import Refusal
from tests import sample
from tests.sample import TODAY, Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Context
from ui.panes import referral


@pytest.fixture
def said(context: Context) -> list[str]:
    heard: list[str] = []
    for signal in (context.boundary.refused, context.boundary.noticed):
        signal.connect(heard.append)
    return heard


@pytest.fixture
def pane(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    context.today, context.now = (lambda: TODAY), here.clock
    made = referral.PANE.open(context)
    made.resize(880, 640)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    rooms.swept()


def case(here: Room, track: str = "RM") -> UUID:
    with here.store.unit() as db:
        return sample.accepted(db, here, track=track).id


def send(here: Room, case_id: UUID, to: str = "西岔镇司法所", **more: Any) -> UUID:
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        return referrals.send(db, subject, to=to, on=TODAY, reason="属地管辖", by=here.officer, **more).id


def press(pane: Any, key: str) -> None:
    button = pane.findChild(QPushButton, f"referral.{key}")
    assert button is not None
    button.click()


def fill(pane: Any, **values: Any) -> None:
    for key, value in values.items():
        pane.panel.editor.load({**pane.panel.editor.values(), key: value})
    pane.panel.submit()


def texts(pane: Any) -> list[tuple[str, str]]:
    return [(each.row.title, each.row.state) for each in pane.letters]


def test_a_letter_is_sent_in_one_form_and_its_paper_is_one_key_away(
    pane: Any, here: Room, said: list[str], machine: FakeMachine
) -> None:
    case_id = case(here)
    pane.show_case(case_id)
    assert pane.nothing.text() == "还没有移送、委托或者转介。"
    press(pane, "transfer")
    assert pane.panel.title.text() == "移送其他单位"
    fill(pane, to="西岔镇司法所", reason="非公安管辖")

    assert (said, texts(pane), pane.note) == (
        ["已登记移送西岔镇司法所，函件在文书页定稿打印。"],
        [("移送　西岔镇司法所", "待签收")],
        "1",
    )
    QTest.keyClick(pane.letters[0], Qt.Key.Key_P)
    assert machine.asked == [("go", ("papers", {"case": case_id, "form": pane.letters[0].row.paper}))]
    assert pane.letters[0].row.paper.startswith("D22/")


def test_receipt_answer_and_refusal_each_take_one_key(pane: Any, here: Room) -> None:
    case_id = case(here)
    send(here, case_id, "县民政局", kind="转介")
    send(here, case_id, "县卫健局", kind="转介", pace="一般")
    pane.show_case(case_id)

    QTest.keyClick(pane.letters[1], Qt.Key.Key_Q)
    fill(pane, received_by="吴某")
    assert texts(pane) == [("转介　县卫健局", "待签收"), ("转介　县民政局", "待反馈")]
    QTest.keyClick(pane.letters[1], Qt.Key.Key_F)
    fill(pane, accepted="已办结", feedback="已临时救助")
    QTest.keyClick(pane.letters[0], Qt.Key.Key_T)
    fill(pane, reason="不属本局职责")

    assert texts(pane) == [("转介　县卫健局", "已退回"), ("转介　县民政局", "已反馈")]
    assert pane.letters[1].row.came == ("11月20日 吴某 签收", "11月20日 反馈：已办结 已临时救助")
    assert pane.letters[0].row.came == ("11月20日 退回：不属本局职责",)
    assert (pane.note, pane.letters[0].deeds) == ("", ["paper"])


def test_a_unit_that_wants_a_call_says_so_until_somebody_answered(pane: Any, here: Room) -> None:
    case_id = case(here)
    with here.store.unit() as db:
        partners.keep(db, "西岔镇综治中心", by=here.officer, telephone="0123-7654321", call=True)
    send(here, case_id, "西岔镇综治中心")
    pane.show_case(case_id)
    assert pane.letters[0].row.call == "还要打电话告知（电话和书面双告知）"

    QTest.keyClick(pane.letters[0], Qt.Key.Key_D)
    assert pane.panel.editor.values()["number"] == "0123-7654321"
    fill(pane, said="马主任")

    assert (pane.letters[0].row.call, pane.letters[0].row.came) == ("", ("11月20日 10:30 电话已通知 马主任",))
    with here.store.reading() as db:
        assert [(each.whom, each.number) for each in contacts.of_case(db, case_id)] == [
            ("西岔镇综治中心", "0123-7654321")
        ]


def test_only_a_police_case_is_entrusted_and_a_letter_sent_by_mistake_is_taken_back(
    pane: Any, here: Room
) -> None:
    people, police = case(here), case(here, "ZA")
    pane.show_case(people)
    assert pane.shown.kinds == ("移送", "转介")
    pane.show_case(police)
    assert pane.shown.kinds == ("移送", "委托人民调解", "转介")
    assert pane.viewmodel.begun("委托人民调解")["consent"] == "张土根、赵水生均同意。"

    press(pane, "entrust")
    fill(pane, to="西岔镇人民调解委员会", reason="当事人愿意")
    assert texts(pane) == [("委托人民调解　西岔镇人民调解委员会", "待签收")]
    assert pane.letters[0].row.paper.startswith("D23/")
    press(pane, "void")
    fill(pane, reason="选错")
    assert texts(pane) == []


def test_a_day_to_come_is_refused_beside_its_field(pane: Any, here: Room) -> None:
    pane.show_case(case(here))
    with pytest.raises(Refusal, match="移送日期在今天之后"):
        pane.viewmodel.send("移送", {"on": date(2026, 11, 21), "to": "司法所", "reason": "x"})


def test_a_unit_is_written_down_and_offered_first(pane: Any, here: Room, said: list[str]) -> None:
    pane.show_case(case(here))
    press(pane, "unit")
    fill(pane, name="西岔镇司法所", telephone="0123-7000000", kind="移送")

    assert said == ["已记下西岔镇司法所。"]
    assert pane.viewmodel.units("移送")[0] == ("西岔镇司法所", "西岔镇司法所　0123-7000000")
    assert pane.viewmodel.paces() == [("一般", "一般（1 天内反馈）"), ("复杂", "复杂（5 天内反馈）")]


def test_the_ways_told_are_those_that_fit_the_case(pane: Any, here: Room) -> None:
    pane.show_case(case(here))

    assert pane.routes.text().splitlines()[0] == (
        "· 就民事争议依法向人民法院提起民事诉讼（《公安机关办理行政案件程序规定》第一百七十八条第二款）"
    )
    assert pane.refresh(frozenset({"Referral"})) is None
