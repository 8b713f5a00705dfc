"""司法确认 and 不予处罚 in real widgets, off screen."""

import uuid
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from sqlalchemy import select

from models import agreements, approvals, cases, confirmation, intake, performance, recognition
from models.cases import Case
from models.errors import Refusal
from tests import sample
from tests.sample import Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.aftercare import confirming, recognising
from ui.page import Context
from ui.viewmodels import board_hands

if TYPE_CHECKING:
    from ui.widgets.asking import Ask

COURT = "西岔县人民法院"
TODAY = date(2026, 11, 20)
Make = Callable[[Any, uuid.UUID], Any]


@pytest.fixture
def made(context: Context, here: Room) -> Iterator[Make]:
    """Make a pane of a module for a case; what it asks is in ``asks``."""
    kept: list[Any] = []
    context.store, context.person = here.store, here.officer
    context.today, context.now = lambda: here.clock().date(), here.clock

    def make(module: Any, case_id: uuid.UUID) -> Any:
        pane = module.open(context)
        pane.asks = []
        pane.asked.connect(pane.asks.append)
        pane.resize(440, 700)
        pane.show()
        pane.show_case(case_id)
        kept.append(pane)
        return pane

    yield make
    for pane in kept:
        pane.close()
        pane.deleteLater()
    rooms.swept()


def words(pane: Any) -> str:
    rooms.swept()
    return "\n".join(each.text() for each in pane.findChildren(QLabel))


def press(pane: Any, name: str) -> None:
    rooms.swept()
    pane.findChild(QPushButton, name).click()


def buttons(pane: Any) -> list[str]:
    rooms.swept()
    return [each.objectName() for each in pane.findChildren(QPushButton)]


def answered(pane: Any, **said: Any) -> None:
    """Do the deed that was asked last, with its values and what is said besides."""
    asked: Ask = pane.asks[-1]
    values = {each.key: asked.values.get(each.key) for each in asked.fields}
    values |= {
        key: date.fromisoformat(value) for key, value in values.items() if key.endswith("_on") and value
    }
    asked.deed(values | said)
    pane.refresh(frozenset())


def case_of(here: Room, track: str) -> uuid.UUID:
    with here.store.unit() as db:
        return sample.concluded(db, here, track=track).id


def test_an_application_goes_to_the_court_and_comes_back(made: Make, here: Room) -> None:
    case_id = case_of(here, "RM")
    pane = made(confirming, case_id)
    assert "可以申请司法确认。到 2026-12-21 为止，还有 31 天" in words(pane)
    press(pane, "confirming.apply")
    assert [each.key for each in pane.asks[-1].fields] == [
        "court", "applied_on", "manner", "m.application", "m.agreement", "m.certificate", "m.identity", "m.property",
        "m.address",
    ]  # fmt: skip
    assert (pane.asks[-1].values["court"], pane.asks[-1].values["m.address"]) == (COURT, True)
    here.clock.forward(days=6)

    answered(pane, applied_on=TODAY, **{"m.agreement": True})

    assert "2026年11月20日 向西岔县人民法院申请\n待受理" in words(pane)
    assert "等法院决定是否受理，到 2026-11-23。" in words(pane)
    assert "confirming.apply" not in buttons(pane)
    press(pane, "confirming.accept")
    with pytest.raises(Refusal) as refused:
        answered(pane, accepted_on=TODAY - timedelta(1))
    assert refused.value.field == "accepted_on"
    answered(pane, accepted_on=TODAY + timedelta(1))
    press(pane, "confirming.rule")
    answered(pane, ruling="确认有效", ruled_on=TODAY + timedelta(5), number="（2026）民特1号")
    assert "2026年11月25日 确认有效，（2026）民特1号。" in words(pane)
    assert "申请强制执行（履行期限届满之日起二年" in words(pane)
    press(pane, "confirming.enforce")
    answered(pane, enforced_on=TODAY + timedelta(6), enforcement="向县法院申请执行")
    with here.store.reading() as db:
        [kept] = confirmation.of_case(db, case_id)
        assert (kept.court, kept.materials, kept.enforcement) == (
            COURT, {"agreement": True, "address": True}, "向县法院申请执行",
        )  # fmt: skip


def test_a_withdrawn_application_may_be_made_again(made: Make, here: Room) -> None:
    pane = made(confirming, case_of(here, "RM"))
    press(pane, "confirming.apply")
    answered(pane)
    press(pane, "confirming.withdraw")
    answered(pane, reason="先按协议履行")
    assert "已撤回" in words(pane)
    assert "confirming.apply" in buttons(pane)


def test_a_police_agreement_stops_with_the_reason_and_the_offer(
    made: Make, here: Room, machine: FakeMachine
) -> None:
    case_id = case_of(here, "ZA")
    pane = made(confirming, case_id)
    assert "公安机关不是调解组织" in words(pane)
    assert buttons(pane) == ["confirming.make"]
    press(pane, "confirming.make")
    answered(pane)
    with here.store.reading() as db:
        new = db.scalars(select(Case).where(Case.split_from_id == case_id)).one()
        assert ("go", ("intake", {"case": new.id})) in machine.asked
        draft = agreements.latest(db, new.id)
        assert draft is not None
        assert len(draft.clauses) == 3
    assert buttons(pane) == ["confirming.made"]


def test_a_ruling_put_down_by_mistake_is_taken_back(made: Make, here: Room) -> None:
    pane = made(confirming, case_of(here, "RM"))
    press(pane, "confirming.apply")
    answered(pane, applied_on=TODAY)
    assert "confirming.undo" not in buttons(pane)
    press(pane, "confirming.rule")
    answered(pane, ruling="驳回申请", ruled_on=TODAY, number="")
    assert "驳回申请" in words(pane)
    press(pane, "confirming.undo")
    assert pane.asks[-1].grave
    answered(pane, reason="点错了")
    assert "驳回申请" not in words(pane)
    assert "等法院决定是否受理，到 2026-11-23。" in words(pane)


def test_after_the_thirty_days_the_way_that_is_left_is_told(made: Make, here: Room, context: Context) -> None:
    case_id = case_of(here, "RM")
    context.today = lambda: date(2027, 1, 4)
    pane = made(confirming, case_id)
    assert "不能申请司法确认：申请期限已于 2026年12月21日 届满" in words(pane)
    assert "可以向人民法院起诉" in words(pane)
    assert "confirming.apply" not in buttons(pane)


def test_the_list_of_materials_is_printed(made: Make, here: Room, machine: FakeMachine) -> None:
    pane = made(confirming, case_of(here, "RM"))
    press(pane, "confirming.print")
    assert [each for each in machine.asked if each[0] == "print"]


def test_both_sides_apply_and_the_leader_recognises_in_the_pane(
    made: Make, here: Room, context: Context
) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here, track="RM-ZA")
        case_id, agreement = subject.id, agreements.latest(db, subject.id)
        assert agreement is not None
        for owed in agreements.obligations(db, agreement.id):
            performance.receive(db, owed, on=TODAY, amount=owed.amount, evidence="收条", by=here.officer)
    pane = made(recognising, case_id)
    press(pane, "recognising.apply")
    fields = [each.key for each in pane.asks[-1].fields]
    with pytest.raises(Refusal) as refused:
        answered(pane, opinion="建议认可", **{fields[0]: TODAY})
    assert refused.value.field == fields[1]
    answered(pane, opinion="建议认可", **dict.fromkeys(fields[:2], TODAY))
    assert "双方申请不予处罚\n待审批" in words(pane)
    assert "recognising.agree" not in buttons(pane)

    context.person = here.leader
    leader = made(recognising, case_id)
    press(leader, "recognising.agree")
    answered(leader, reason="同意")

    assert "2026年11月20日 索所长认可：同意" in words(leader)
    assert "结案：不予处罚" in words(leader)
    with here.store.reading() as db:
        assert cases.case(db, case_id).ended_how == "不予处罚"
        assert [each.decision for each in recognition.of_case(db, case_id)] == ["认可"]


def test_a_pane_stands_only_where_it_has_a_place(context: Context, here: Room) -> None:
    context.store, context.person = here.store, here.officer
    with here.store.unit() as db:
        fresh = sample.accepted(db, here, track="RM-ZA").id
    agreed = case_of(here, "RM")
    assert [(confirming.fits(context, each), recognising.fits(context, each)) for each in (fresh, agreed)] == [
        (False, True), (True, False),
    ]  # fmt: skip


def test_today_leads_the_leader_to_the_application(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here, track="ZA")
        intake.withdraw(db, subject, reason="双方和好", on=TODAY, by=here.officer, reconciled=True)
        signed = {party.id: TODAY for party in cases.parties(subject)}
        recognition.apply(
            db, subject, signed=signed, opinion="建议认可", by=here.officer, performed_on=TODAY, proof="收条"
        )
        [waits] = approvals.waiting(db)
    line = board_hands.asked_line(waits)
    assert (line.step.text, line.step.page, line.step.args) == (
        "去审批", "visits", {"case": waits.case_id, "pane": "recognising"},
    )  # fmt: skip
