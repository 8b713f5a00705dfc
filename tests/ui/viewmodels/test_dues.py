"""The list of 回访 without a window: groups by day, what it says of each line, and what narrows it."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from models import agreements, cases, visits
from models.queries.dues import Due, Kind
from tests import sample
from tests.sample import TODAY, Room
from ui.viewmodels import due_lines, dues
from ui.viewmodels.due_lines import DayHead, DueLine, Item
from ui.viewmodels.dues import Dues


@pytest.fixture
def case_id(here: Room) -> UUID:
    """A signed case: a deed on the 22nd, 300 yuan on the 23rd, visits on the 26th and 27th."""
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        visits.plan(db, subject, after="agreed", on=TODAY)
        return subject.id


def desk(here: Room, today: date = TODAY) -> Dues:
    return Dues(here.store, lambda: today)


def told(items: list[Item]) -> list[str]:
    return [each.title if isinstance(each, DayHead) else each.when for each in items]


def due(kind: Kind, **changes: object) -> Due:
    values: dict[str, object] = {
        "kind": kind, "id": uuid4(), "day": TODAY, "what": "", "key": "", "on_site": False, "debtor": "赵水生",
        "creditor": "张土根", "left": None, "part": 1, "count": 1, "paid": 0, "obligation_id": None, "case_id": uuid4(),
        "number": "西调2026-1", "title": "张某与赵某邻里纠纷", "village": "西岔村", "level": 2, "handler": "葛某某", "state": "达成待履行",
    }  # fmt: skip
    return Due(**{**values, **changes})  # type: ignore[arg-type]  # -- the fields of a line


def test_read_groups_by_day_and_puts_what_is_late_first(here: Room, case_id: UUID) -> None:
    page = desk(here, date(2026, 11, 26))

    assert told(page.read())[:8] == [
        "晚了", "晚了 4 天", "晚了 3 天", "今天　11月26日 星期四", "今天", "明天　11月27日 星期五", "明天", "12月21日 星期一",
    ]  # fmt: skip
    assert page.counts() == {"all": 3, "visits": 1, "payments": 2, "again": 0, "closing": 0, "tasks": 0}
    page.tab = "payments"
    assert told(page.read()) == ["晚了", "晚了 4 天", "晚了 3 天"]
    page.tab, page.horizon = "visits", "today"
    assert told(page.read()) == ["今天　11月26日 星期四", "今天"]
    page.tab, page.horizon = dues.ALL, "late"
    assert told(page.read()) == ["晚了", "晚了 4 天", "晚了 3 天"]


def test_more_goes_on_without_repeating_the_title_of_a_day(
    here: Room, case_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dues, "PAGE", 2)
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        for _ in range(3):
            visits.add(db, subject, due_on=TODAY, reason="跟踪", by=here.officer)
    page = desk(here)
    first, second = page.read(), page.more()

    assert told(first) == [f"今天　{TODAY.month}月{TODAY.day}日 星期五", "今天", "今天"]
    assert told(second) == ["今天", "11月22日 星期日", "后天"]
    while page.more():
        pass
    assert (page.whole, page.more()) == (True, [])
    assert len(page.lines) == len({dues.key_of(line) for line in page.lines})


def test_narrowed_to_what_is_not_there_says_what_to_do(here: Room, case_id: UUID) -> None:
    page = desk(here)
    page.words = "没有这个人"
    empty, why = page.read(), page.nothing()
    page.words, page.village = "赵水生", "西岔村"
    found = [line.sentence for line in page.read() if isinstance(line, DueLine)]
    page.words, page.village, page.tab = "", "", "tasks"
    page.read()

    assert (empty, why[:7]) == ([], "这样筛选没有结")
    assert found[:2] == ["张土根、赵水生 应履行", "赵水生 应付 张土根"]
    assert page.nothing() == "没有要做的回头看。"
    assert page.villages() == ["西岔村"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (due(Kind.VISIT, what="签约后第7日回访", on_site=True), ("今天", "张某与赵某邻里纠纷　签约后第7日回访", "上门", "")),
        (due(Kind.PART, left=30_000, part=2, count=3, paid=1), ("今天", "赵水生 应付 张土根　第 2 期", "张某与赵某邻里纠纷", "¥300.00")),
        (due(Kind.WHOLE, what="返还铁锹一把", key="交付"), ("今天", "赵水生 应交给 张土根", "返还铁锹一把", "")),
        (due(Kind.UNDATED, left=500, day=None), ("未定日期", "赵水生 应付 张土根", "张某与赵某邻里纠纷", "¥5.00")),
        (due(Kind.PROMISE, what="下周给"), ("今天", "赵水生 答应这天履行", "下周给", "")),
        (due(Kind.AGAIN, day=None, state="未达成"), ("未达成", "张某与赵某邻里纠纷", "还没有写再次化解时机", "")),
        (due(Kind.CLOSING, what="达成协议并履行"), ("11月20日结案", "张某与赵某邻里纠纷", "达成协议并履行", "")),
        (due(Kind.TASK, what="回头看", key="回头看"), ("今天", "张某与赵某邻里纠纷　回头看", "回头看", "")),
    ],
    ids=lambda value: value.kind.value if isinstance(value, Due) else "",
)  # fmt: skip
def test_line_says_what_it_is_and_offers_its_deeds(line: Due, said: tuple[str, ...]) -> None:
    shown = due_lines.told(line, TODAY)

    assert (shown.when, shown.sentence, shown.note, shown.amount) == said
    assert shown.place == "西岔村 · 一般"
    assert len({deed.shortcut for deed in dues.deeds(shown) if deed.shortcut}) == sum(
        1 for deed in dues.deeds(shown) if deed.shortcut
    )


def test_only_a_limit_of_the_law_is_red() -> None:
    late, near = TODAY - timedelta(days=1), TODAY + timedelta(days=2)

    assert [due_lines.urgency(due(Kind.CLOCK, day=day), TODAY) for day in (late, TODAY, near)] == [
        "bad",
        "warn",
        "warn",
    ]
    assert [due_lines.urgency(due(Kind.PART, day=day), TODAY) for day in (late, TODAY, near)] == [
        "warn",
        "accent",
        "muted",
    ]


def test_agreement_that_is_performed_leaves_the_list(here: Room, case_id: UUID) -> None:
    page = desk(here)
    page.tab = "payments"
    before = len(page.read())
    with here.store.unit() as db:
        made = agreements.latest(db, case_id)
        assert made is not None
        for owed in agreements.obligations(db, made.id):
            owed.performed_on = TODAY

    assert (before, page.read()) == (4, [])


@pytest.mark.parametrize(
    ("kind", "creditor", "said"),
    [
        ("交付", "张土根", "赵水生 应交给 张土根"),
        ("道歉", "张土根", "赵水生 应向 张土根 道歉"),
        ("行为", "张土根", "赵水生 应向 张土根 履行"),
        ("行为", "赵水生", "赵水生 应履行"),
        ("交付", "", "赵水生 应交付"),
    ],
)
def test_what_is_owed_and_not_paid_is_said_by_its_kind(kind: str, creditor: str, said: str) -> None:
    line = due_lines.told(due(Kind.WHOLE, key=kind, creditor=creditor, what="手机一部"), TODAY)
    assert (line.sentence, line.note) == (said, "手机一部")
