"""The pane 未履行和处理 of one case: what it offers, what its deeds ask, and what they do."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from models import cases, clocks, escalations
from models.cases import Case, State
from models.errors import Refusal
from models.referrals import Referral
from tests import sample
from tests.sample import TODAY, Room
from tests.ui import rooms
from ui.aftercare import breaching
from ui.page import Context
from ui.widgets.asking import Ask
from ui.widgets.care_row import CareRow


@pytest.fixture
def case_id(here: Room) -> uuid.UUID:
    with here.store.unit() as db:
        return sample.concluded(db, here, track="ZA").id


@pytest.fixture
def pane(context: Context, here: Room, case_id: uuid.UUID) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    yield from rooms.beside(breaching.open(context), case_id)


def told(pane: Any) -> list[str]:
    rooms.swept()
    return [row.accessibleName() for row in pane.findChildren(CareRow)]


def names(pane: Any) -> list[str]:
    rooms.swept()
    return [button.objectName().removeprefix("breaching.") for button in pane.findChildren(QPushButton)]


def press(pane: Any, name: str, place: int = 0) -> None:
    rooms.swept()
    pane.findChildren(QPushButton, f"breaching.{name}")[place].click()


def answered(pane: Any, **words: Any) -> Ask:
    """Answer what the pane asked last, the fields left alone empty."""
    asked: Ask = pane.asks[-1]
    said: dict[str, Any] = {field.key: None for field in asked.fields}
    asked.deed({**said, **words})
    return asked


def state(here: Room, case_id: uuid.UUID) -> tuple[str, str]:
    with here.store.reading() as db:
        subject = cases.case(db, case_id)
        return subject.state, subject.ended_how


def test_one_key_records_the_breach_and_the_ways_follow(
    pane: Any, said: list[str], here: Room, case_id: uuid.UUID
) -> None:
    assert names(pane) == ["breach", "dispose", "escalate"]
    press(pane, "breach")
    with pytest.raises(Refusal) as refused:
        answered(pane, on=TODAY + timedelta(9), text="不给")
    assert refused.value.field == "on"
    answered(pane, on=TODAY, text="电话不接")
    assert said == ["已登记未履行，办法和期限列在下面，跟踪回访已安排。"]
    assert told(pane) == [
        (
            "依法作出处理 不能以调解了结的，公安机关对违反治安管理行为依法作出处理。"
            " 按这个办　治安案件办理期限：12月21日，还剩 30 天\n调解未达成或不履行后的办案期限：12月21日，还剩 30 天"
            " 《治安管理处罚法》第九条第三款、《公安机关办理行政案件程序规定》第一百八十五条第一款"
        ),
        "告知可以起诉 告知各方可以就民事争议向人民法院起诉；达成过协议的，协议和收款记录是证据。 《治安管理处罚法》第九条第三款",
        "催告 督促按协议履行，问清答应在哪天履行。 《公安机关办理行政案件程序规定》第一百八十五条第一款",
    ]
    assert "没有核实" in pane.view.both
    press(pane, "undo")
    answered(pane, reason="记错了一件")
    assert state(here, case_id) == (State.AGREED.value, "")


def test_a_way_leads_to_its_result_its_paper_and_the_other_panes(
    pane: Any, context: Context, here: Room, case_id: uuid.UUID
) -> None:
    pane.ask_breach()
    answered(pane, on=TODAY, text="不给")
    gone: list[tuple[str, dict[str, Any]]] = []
    context.go = lambda page, **more: gone.append((page, more))
    led: list[str] = []
    pane.leading.connect(led.append)
    press(pane, "paper")
    press(pane, "urging")
    assert (gone, led) == ([("papers", {"case": case_id, "form": "D18"})], ["performing"])

    press(pane, "dispose")
    assert pane.asks[-1].values["kind"] == "penalty"
    answered(pane, kind="penalty", on=TODAY, number="西公行罚决字〔2026〕7号", text="罚款二百元", party="")
    row = told(pane)[0]
    assert "已办：2026-11-20 行政处罚（西公行罚决字〔2026〕7号）：罚款二百元" in row
    with here.store.reading() as db:
        assert clocks.running(db, cases.case(db, case_id), "za-case", "za-after-failure") == []
    press(pane, "executed")
    answered(pane, on=TODAY)
    assert state(here, case_id) == (State.BREACHED.value, "行政处罚")
    press(pane, "unrecord")
    answered(pane, reason="登错了")
    assert state(here, case_id) == (State.BREACHED.value, "")


def test_a_crime_that_comes_to_light_hands_the_case_over_and_is_taken_back(
    pane: Any, said: list[str], context: Context, here: Room, case_id: uuid.UUID
) -> None:
    press(pane, "escalate")
    asked = answered(pane, kind="轻伤以上", injury="轻伤二级", on=TODAY, to="刑侦大队", text="鉴定意见书")
    assert (asked.grave, asked.values["to"], asked.words) == (True, "刑侦大队", "登记并移送")
    assert said == ["已移送刑侦大队，请于2026年11月25日前反馈；移送函在“文书”里。"]
    assert state(here, case_id)[0] == State.REFERRED.value
    assert told(pane) == [
        "2026年11月20日 轻伤以上（轻伤二级）：鉴定意见书 移送刑侦大队，2026年11月25日前反馈　葛民警"
    ]
    gone: list[str] = []
    context.go = lambda page, **more: gone.append(f"{page} {more['form']}")
    press(pane, "letter")
    assert gone == ["papers D22"]
    press(pane, "unfind")
    answered(pane, reason="重新鉴定为轻微伤")
    assert (state(here, case_id)[0], told(pane)) == (State.AGREED.value, [])


def test_a_finding_that_they_did_not_take_up_holds_the_case(
    pane: Any, here: Room, case_id: uuid.UUID
) -> None:
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        made = escalations.find(db, subject, "死亡", on=TODAY, text="抢救无效", by=here.officer)
        sent = db.get_one(Referral, made.referral_id)
        sent.refused_reason, sent.feedback_on, sent.feedback = "无因果关系", TODAY, "不接收：无因果关系"
        subject.state = State.AGREED.value
    pane.refresh(frozenset())
    assert "登记过案情加重" in pane.view.held
    assert told(pane) == ["2026年11月20日 死亡：抢救无效 移送刑侦大队，不接收：无因果关系　葛民警"]


def test_a_mediator_who_is_no_police_sees_no_deed_of_theirs(
    pane: Any, here: Room, case_id: uuid.UUID
) -> None:
    with here.store.unit() as db:
        db.get_one(Case, case_id).handler_id = here.mediator.id
    pane.viewmodel.person = here.mediator
    pane.refresh(frozenset())
    assert names(pane) == ["dispose"]
    assert [key for key, _name in pane.viewmodel.kinds()] == ["look-in", "sued", "judgment", "enforcement"]


def test_the_next_round_of_a_case_of_the_committee_begins_here(
    pane: Any, context: Context, here: Room
) -> None:
    with here.store.unit() as db:
        case_id = sample.concluded(db, here).id
    pane.show_case(case_id)
    pane.ask_breach()
    answered(pane, on=TODAY, text="不给")
    assert [row.split(" ")[0] for row in told(pane)] == ["催告", "再次调解", "司法确认", "起诉"]
    gone: list[str] = []
    context.go = lambda page, **_more: gone.append(page)
    press(pane, "again")
    answered(pane, reason="愿意重新谈")
    assert (gone, state(here, case_id)[0]) == (["sitting"], State.SITTING.value)
    assert not breaching.fits(context, case_id)


def test_a_deed_that_is_wanted_elsewhere_begins_here(pane: Any) -> None:
    for deed in ("breach", "dispose", "escalate", "nothing"):
        pane.begin(deed)
    assert [each.key.rsplit(":", 1)[1] for each in pane.asks] == ["breach", "dispose", "escalate"]
