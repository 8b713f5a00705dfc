"""The pane 履行 of one case: what it tells, what its deeds ask, and where they lead."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QPushButton

from models import agreements, attachments, cases, performance, urging, visits
from models.cases import State
from models.errors import Refusal
from tests import sample
from tests.sample import TODAY, Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui import theme
from ui.aftercare import performing
from ui.page import Context
from ui.widgets.asking import Ask
from ui.widgets.care_row import CareRow
from ui.widgets.instalment_bar import InstalmentBar
from ui.widgets.owed_row import OwedRow

LATER = TODAY + timedelta(45)
CLAUSES: list[dict[str, Any]] = [
    {
        "text": "赵水生分三期赔偿张土根医药费人民币壹仟元整（¥1,000.00）。", "payer": "赵水生", "payee": "张土根",
        "amount": 100_000, "method": "银行转账",
        "instalments": [(TODAY + timedelta(days), fen) for days, fen in ((10, 33_333), (40, 33_333), (70, 33_334))],
    },
    {"text": "赵水生退还张土根手机一部。", "payer": "赵水生", "payee": "张土根", "due_text": "尽快"},
    {"text": "赵水生今后不得再在张土根门前堆放杂物。", "payer": "赵水生", "payee": "张土根"},
]  # fmt: skip


@pytest.fixture
def case_id(here: Room) -> uuid.UUID:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.begun(db, here, subject)
        made = agreements.draft(
            db, subject, by=here.officer, facts="事实", clauses=[dict(each) for each in CLAUSES]
        )
        agreements.conclude(db, subject, made, signed_on=TODAY, by=here.officer)
        here.clock.forward(days=45)
        return subject.id


@pytest.fixture
def pane(context: Context, here: Room, case_id: uuid.UUID) -> Iterator[Any]:
    context.store, context.person, context.today = here.store, here.officer, lambda: here.clock().date()
    yield from rooms.beside(performing.open(context), case_id)


def owed(pane: Any) -> list[str]:
    rooms.swept()
    return [row.accessibleName() for row in pane.findChildren(OwedRow)]


def told(pane: Any) -> list[str]:
    rooms.swept()
    return [row.accessibleName() for row in pane.findChildren(CareRow)]


def press(pane: Any, name: str, place: int = 0) -> None:
    rooms.swept()
    pane.findChildren(QPushButton, f"performing.{name}")[place].click()


def answered(pane: Any, **words: Any) -> Ask:
    """Answer what the pane asked last, the fields left alone empty."""
    asked: Ask = pane.asks[-1]
    asked.deed({field.key: None for field in asked.fields} | words)
    return asked


def rows(here: Room, case_id: uuid.UUID) -> list[agreements.Obligation]:
    with here.store.reading() as db:
        made = agreements.latest(db, case_id)
        assert made is not None
        return agreements.obligations(db, made.id)


def test_pane_tells_who_owes_whom_what_is_late_and_what_is_kept(pane: Any) -> None:
    assert owed(pane) == [
        "赵水生 → 张土根 ¥1,000.00 赵水生分三期赔偿张土根医药费人民币壹仟元整（¥1,000.00）。 已付 0 期，共 3 期，2 期晚了，还欠 ¥1,000.00",
        "赵水生 → 张土根 赵水生退还张土根手机一部。 约定“尽快”，没有写明哪一天",
        "赵水生 → 张土根 赵水生今后不得再在张土根门前堆放杂物。 遵守中",
    ]
    assert pane.note == "2"


def test_payment_comes_for_several_instalments_and_its_receipt_is_one(
    pane: Any, here: Room, case_id: uuid.UUID, machine: FakeMachine
) -> None:
    press(pane, "receive")
    asked = pane.asks[-1]
    assert asked.values["amount"] == "333.33"
    assert asked.note == "还欠 ¥1,000.00。一次付几期、只付一部分的照实填，会自动记到各期。"
    answered(pane, amount=40_000, on=LATER, evidence="转账凭证", method="银行转账", payer="太平保险公司")
    assert owed(pane)[0].endswith(
        "已付 1 期，共 3 期，1 期晚了，第 2 期已收 ¥66.67，差 ¥266.66，收到 ¥400.00，还欠 ¥600.00"
    )
    (bar,) = pane.findChildren(InstalmentBar)
    assert [round(each, 3) for each in bar.shares] == [0, 0.2, 0]
    assert told(pane) == [
        "2027年1月4日 太平保险公司 付 ¥400.00 第 1、2 期 · 银行转账 · 转账凭证 · 代赵水生付款 · 葛民警"
    ]
    press(pane, "receipt")
    with here.store.reading() as db:
        (paid,) = performance.payments(db, case_id)
    assert machine.asked[-1] == ("go", ("papers", {"case": case_id, "form": f"D16/{paid.id}"}))


def test_refusal_of_more_than_is_owed_has_the_field_and_nothing_is_kept(
    pane: Any, here: Room, case_id: uuid.UUID
) -> None:
    press(pane, "receive")
    with pytest.raises(Refusal, match="只欠") as refused:
        answered(pane, amount=100_001, on=LATER, evidence="收条")
    assert refused.value.field == "amount"
    with here.store.reading() as db:
        assert performance.payments(db, case_id) == []


def test_payment_that_another_workstation_recorded_meanwhile_is_not_recorded_twice(
    pane: Any, here: Room, case_id: uuid.UUID
) -> None:
    press(pane, "receive")
    with here.store.unit() as db:
        made = agreements.latest(db, case_id)
        assert made is not None
        owes = agreements.obligations(db, made.id)[0]
        performance.receive(db, owes, on=LATER, by=here.officer, amount=33_333, evidence="收条")
    with pytest.raises(Refusal, match="葛民警刚刚登记了2027年1月4日收到 ¥333\\.33"):
        answered(pane, amount=33_333, on=LATER, evidence="收条")
    pane.refresh(frozenset())
    press(pane, "receive")
    answered(pane, amount=33_333, on=LATER, evidence="收条", note="第二笔")
    assert [each.count("333.33") for each in told(pane)] == [1, 1]
    assert sum("第二笔" in each for each in told(pane)) == 1


def test_mistyped_payment_is_taken_back_with_its_reason(pane: Any, here: Room, case_id: uuid.UUID) -> None:
    press(pane, "receive")
    answered(pane, amount=33_333, on=LATER, evidence="收条")
    press(pane, "back")
    assert pane.asks[-1].grave
    answered(pane, reason="金额打错")
    assert owed(pane)[0].endswith("已付 0 期，共 3 期，2 期晚了，还欠 ¥1,000.00")
    assert "已撤销：金额打错" in told(pane)[0]
    with here.store.reading() as db:
        assert performance.payments(db, case_id) == []


def test_proof_is_chosen_from_this_machine_and_put_into_the_case(
    pane: Any, here: Room, case_id: uuid.UUID, machine: FakeMachine, tmp_path: Path
) -> None:
    machine.path = tmp_path / "转账截图.png"
    Image.new("RGB", (300, 300), "white").save(machine.path)
    press(pane, "receive")
    assert pane.asks[-1].fields[-1].choices == (("", "不附"), ("choose", "选文件…"))
    file, machine.path = machine.path, None
    with pytest.raises(Refusal, match="没有选文件") as refused:
        answered(pane, amount=33_333, on=LATER, evidence="转账凭证", proof="choose")
    assert refused.value.field == "proof"
    with here.store.reading() as db:
        assert performance.payments(db, case_id) == []
    machine.path = file
    answered(pane, amount=33_333, on=LATER, evidence="转账凭证", proof="choose")
    with here.store.reading() as db:
        (kept,) = attachments.of_case(db, case_id)
        (paid,) = performance.payments(db, case_id)
    assert (paid.attachment_id, kept.kind, kept.caption) == (kept.id, "转账凭证", "转账截图")
    assert "凭证已放入证据页" in told(pane)[0]


def test_urging_is_kept_with_what_was_promised(pane: Any, here: Room, case_id: uuid.UUID) -> None:
    press(pane, "urge")
    with pytest.raises(Refusal, match="无人接听") as refused:
        answered(pane, mode="电话", on=LATER, said=" ")
    assert refused.value.field == "said"
    answered(pane, mode="电话", on=LATER, said="卖了猪就给", promised_on=LATER + timedelta(5))
    assert told(pane)[-1] == "2027年1月4日 电话催告赵水生 卖了猪就给 · 答应2027年1月9日履行 · 葛民警"
    with here.store.reading() as db:
        (urged,) = urging.of_case(db, case_id)
    assert urged.about == rows(here, case_id)[0].instalments[0].id


def test_urging_recorded_by_mistake_is_taken_back(pane: Any, here: Room, case_id: uuid.UUID) -> None:
    press(pane, "urge")
    answered(pane, mode="电话", on=LATER, said="卖了猪就给")
    press(pane, "unurge")
    answered(pane, reason="日期写错")
    assert told(pane) == []
    with here.store.reading() as db:
        assert urging.of_case(db, case_id) == []


def test_day_that_the_agreement_does_not_name_is_put_down(pane: Any) -> None:
    press(pane, "day")
    answered(pane, due_on=LATER + timedelta(10), reason="双方电话商定，手机在外地维修")
    assert owed(pane)[1].endswith("应在2027年1月14日履行（双方电话商定，手机在外地维修）")


def test_end_of_the_term_asks_whether_it_was_performed_with_one_key_each(
    pane: Any, here: Room, case_id: uuid.UUID
) -> None:
    here.clock.forward(days=30)
    pane.refresh(frozenset())
    assert told(pane)[0] == "约定的履行期限2027年1月29日已满，2027年2月1日前应当检查一次。履行了吗？"
    day = here.clock().date()
    with here.store.unit() as db:
        subject = db.get_one(cases.Case, case_id)
        seen = visits.unplanned(db, subject, on=day, by=here.officer)
        visits.record(db, seen, on=day, by=here.officer, mode="电话", text="付了一半", performed="部分履行")
    pane.refresh(frozenset())
    assert [each for each in told(pane) if "应当检查一次" in each] == []
    keys = {each.shortcut: each for each in pane.keys}
    keys["N"].deed()
    assert pane.led == ["breaching"]
    keys["Y"].deed()
    assert pane.asks[-1].title.startswith("登记收到　赵水生 → 张土根")


def test_last_of_it_performs_the_case(pane: Any, here: Room, case_id: uuid.UUID, said: list[str]) -> None:
    press(pane, "receive")
    answered(pane, amount=100_000, on=LATER, evidence="转账凭证")
    press(pane, "receive")
    assert [field.key for field in pane.asks[-1].fields] == ["on", "evidence", "proof"]
    answered(pane, on=LATER, evidence="现场见证")
    assert said[-1] == "协议已全部履行。"
    with here.store.reading() as db:
        assert cases.case(db, case_id).state == State.PERFORMED.value
    pane.begin("receive")
    assert said[-1] == "没有要登记的，协议已经履行完。"


def test_duty_of_every_year_says_honestly_that_it_never_ends(pane: Any, here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.begun(db, here, subject)
        made = agreements.draft(
            db, subject, by=here.officer, facts="事实",
            clauses=[{"text": "女儿付赡养费。", "payer": "女儿", "payee": "母亲", "amount": 30_000, "due_text": "每年"}],
        )  # fmt: skip
        agreements.conclude(db, subject, made, signed_on=date(2027, 1, 4), by=here.officer)
        lasting = subject.id
    pane.show_case(lasting)
    assert owed(pane) == ["女儿 → 母亲 每年 ¥300.00 女儿付赡养费。 已收 0 期，下一期2028年1月4日"]
    assert pane.shown.told.startswith("长期义务（每年一次），没有履行完的一天")
    press(pane, "finish")
    answered(pane, on=LATER, reason="老人去世")
    assert owed(pane)[0].endswith("到此为止，老人去世")


def test_case_without_a_signed_agreement_says_why_there_is_nothing(pane: Any, here: Room) -> None:
    with here.store.unit() as db:
        other = sample.accepted(db, here).id
    pane.show_case(other)
    assert (owed(pane), pane.shown.nothing[:15]) == ([], "还没有登记已签的协议。协议签好")


@pytest.mark.parametrize("big", [False, True])
def test_nothing_is_cut_at_the_width_of_the_page(pane: Any, qapp: QApplication, big: bool) -> None:
    theme.apply(qapp, big=big)
    try:
        pane.resize(theme.px(430), 640)
        pane.refresh(frozenset())
        rooms.swept()
        qapp.processEvents()
        for button in pane.findChildren(QPushButton):
            assert button.width() >= button.sizeHint().width()
            assert button.mapTo(pane, button.rect().bottomRight()).x() <= pane.width()
    finally:
        theme.apply(qapp)
