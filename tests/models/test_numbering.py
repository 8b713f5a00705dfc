import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from models import intake, numbering, papers, station
from models.errors import Refusal
from models.numbering import Number
from models.papers import Made
from models.store import Store, open_store
from tests.sample import TODAY, Room, accepted, room


def take(db: Session, desk: Room, year: int = 2026, key: str = "people") -> Number:
    return numbering.take(db, key, year=year, by=desk.officer)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("case", "西调2026-1"),
        ("police", "西公（西）调解字〔2026〕1号"),
        ("police-spot", "西公（西）现调字〔2026〕1号"),
        ("police-notice", "西公（西）调告字〔2026〕1号"),
        ("referral", "西公（西）移调字〔2026〕1号"),
        ("people", "（2026）西人调字第1号"),
        ("people-oral", "（2026）西人调口字第1号"),
        ("people-notice", "（2026）西人调告字第1号"),
        ("assignment", "西调交办〔2026〕1号"),
        ("survey-sheet", "西调排查〔2026〕1号"),
    ],
)
def test_each_series_writes_its_number_as_the_paper_wants_it(
    db: Session, desk: Room, key: str, text: str
) -> None:
    assert take(db, desk, key=key).text == text


def test_an_unknown_series_is_refused(db: Session, desk: Room) -> None:
    with pytest.raises(Refusal, match="没有这个编号系列"):
        take(db, desk, key="nothing")


def test_numbers_run_on_and_begin_anew_each_year(here: Room) -> None:
    with here.store.unit() as db:
        taken = [take(db, here).n, take(db, here).n, take(db, here, 2027).n, take(db, here).n]
        assert taken == [1, 2, 1, 3]
        assert [row.n for row in numbering.book(db, "people", 2026)] == [1, 2, 3]
        assert numbering.series_list(db) == [
            ("people", "人民调解卷宗与协议书", 2027, 1),
            ("people", "人民调解卷宗与协议书", 2026, 3),
        ]


def test_a_changed_word_of_the_organ_begins_its_own_series(db: Session, desk: Room) -> None:
    take(db, desk)
    station.current(db).committee_word = "岔"
    db.flush()
    assert take(db, desk).text == "（2026）岔人调字第1号"


def test_a_number_taken_in_a_unit_that_fails_was_never_taken(here: Room) -> None:
    def fail() -> None:
        with here.store.unit() as db:
            take(db, here)
            raise Refusal("x")

    with pytest.raises(Refusal):
        fail()
    with here.store.unit() as db:
        assert take(db, here).n == 1


def test_a_void_number_stays_in_the_book_with_its_reason_and_is_never_given_again(here: Room) -> None:
    with here.store.unit() as db:
        first = take(db, here)
        with pytest.raises(Refusal, match="请写明作废原因。"):
            numbering.void(db, first, reason=" ", by=here.officer)
        numbering.void(db, first, reason="打印卡纸", by=here.officer)
        with pytest.raises(Refusal, match="这个编号已经作废。"):
            numbering.void(db, first, reason="改个说法", by=here.officer)
        second = take(db, here)
        book = numbering.book(db, "people", 2026)
        assert second.n == 2
        assert numbering.gaps(book) == [("（2026）西人调字第1号", "打印卡纸")]


def test_reserved_numbers_are_shown_as_gaps_until_used(db: Session, desk: Room) -> None:
    numbering.reserve(db, "people", count=2, year=2026, form="D15", by=desk.officer)
    assert take(db, desk).n == 3
    book = numbering.book(db, "people", 2026)
    assert [(row.n, row.state, row.form) for row in book] == [
        (1, "预留", "D15"),
        (2, "预留", "D15"),
        (3, "有效", ""),
    ]
    assert numbering.gaps(book) == [("（2026）西人调字第1号", "预留"), ("（2026）西人调字第2号", "预留")]


@pytest.mark.parametrize("count", [0, -3])
def test_no_form_reserves_no_number(db: Session, desk: Room, count: int) -> None:
    with pytest.raises(Refusal, match="预留的份数至少为 1。"):
        numbering.reserve(db, "people", count=count, year=2026, form="D15", by=desk.officer)


def test_a_series_goes_on_behind_the_paper_book_and_never_backwards(here: Room) -> None:
    with here.store.unit() as db:
        numbering.set_last(db, "people", year=2026, last=41, by=here.administrator)
        assert take(db, here).n == 42
        with pytest.raises(Refusal) as refused:
            numbering.set_last(db, "people", year=2026, last=41, by=here.administrator)
        assert (refused.value.message, refused.value.field) == ("编号已用到 42，不能改小。", "last")
        numbering.set_last(db, "people", year=2026, last=50, by=here.administrator)
        assert take(db, here).n == 51


def test_a_new_series_does_not_begin_below_nothing(db: Session, desk: Room) -> None:
    with pytest.raises(Refusal, match="编号已用到 0，不能改小。"):
        numbering.set_last(db, "people", year=2026, last=-1, by=desk.administrator)


def test_numbers_are_governed_by_roles(db: Session, desk: Room) -> None:
    number = take(db, desk)
    for deed in (
        lambda: numbering.void(db, number, reason="x", by=desk.mediator),
        lambda: numbering.set_last(db, "people", year=2026, last=9, by=desk.officer),
        lambda: numbering.reserve(db, "people", count=1, year=2026, form="D15", by=desk.auxiliary),
    ):
        with pytest.raises(Refusal):
            deed()


def test_two_workstations_never_take_the_same_number(here: Room) -> None:
    place = str(here.store.folder or here.store.engine.url.render_as_string(hide_password=False))
    other = open_store(place, now=here.clock)
    taken: list[int] = []

    def work(store: Store) -> None:
        for _ in range(10):
            with store.unit(by=here.officer) as db:
                taken.append(take(db, here).n)

    writers = [threading.Thread(target=work, args=(store,)) for store in (here.store, other)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    other.close()
    assert sorted(taken) == list(range(1, 21))


def pads(db: Session, desk: Room, form: str = "D15", key: str = "people-oral") -> list[Number]:
    return numbering.reserve(db, key, count=2, year=2026, form=form, by=desk.officer)


@pytest.mark.parametrize(
    "typed", ["（2026）西人调口字第1号", "(2026) 西人调口字 第１号", "（2026）西人调口字1", "〔2026〕西人调口字第1号", "1"]
)  # fmt: skip
def test_a_number_on_a_pad_is_found_however_it_is_typed(db: Session, desk: Room, typed: str) -> None:
    first, second = pads(db, desk)
    subject = accepted(db, desk)

    assert numbering.claim(db, typed, subject) is first

    assert (first.state, first.case_id, second.state) == ("有效", subject.id, "预留")
    assert numbering.claim(db, typed if typed != "1" else first.text, subject, by=desk.officer) is first
    assert numbering.claimed(db, subject.id, "D15") is first
    assert numbering.claimed(db, subject.id, "D13") is None
    assert numbering.of_case(db, subject.id)[-1].text == subject.number


def test_the_paper_of_a_case_from_a_pad_carries_the_number_of_the_pad(db: Session, desk: Room) -> None:
    _, second = pads(db, desk, "D19", "people-notice")
    subject = accepted(db, desk)
    numbering.claim(db, second.text, subject)
    intake.decline(db, subject, reason="不愿调解", on=TODAY, by=desk.mediator)

    paper = papers.issue(
        db, subject, "D19", by=desk.mediator, on=TODAY, make=lambda stamp: Made({"n": stamp.number}, b"%PDF-")
    )

    assert (paper.number, paper.number_id, second.paper_id) == (second.text, second.id, paper.id)
    assert numbering.claimed(db, subject.id, "D19") is None


def test_a_number_that_no_pad_has_or_another_case_has_is_refused(db: Session, desk: Room) -> None:
    first, second = pads(db, desk)
    other, subject = accepted(db, desk), accepted(db, desk)
    numbering.claim(db, first.text, other)
    numbering.void(db, second, reason="表丢失", by=desk.officer)
    said = {
        "（2026）西人调口字第9号": "号簿里没有预留过这个编号，请核对表上的编号。",
        "没有号": "号簿里没有预留过这个编号，请核对表上的编号。",
        first.text: f"编号 {first.text} 已经登记在另一件纠纷上，请核对表上的编号。",
        second.text: f"编号 {second.text} 已作废：表丢失",
    }
    for typed, sentence in said.items():
        with pytest.raises(Refusal) as refused:
            numbering.claim(db, typed, subject)
        assert (refused.value.message, refused.value.field) == (sentence, "number")


def test_the_last_figures_do_when_one_pad_has_them_and_are_asked_for_whole_when_two_have(
    db: Session, desk: Room
) -> None:
    pads(db, desk)
    pads(db, desk, "D13", "police-spot")
    subject = accepted(db, desk)

    with pytest.raises(Refusal) as refused:
        numbering.claim(db, "2", subject)

    assert refused.value.message == (
        "有 2 张空白表是这个号，请把编号写全：（2026）西人调口字第2号、西公（西）现调字〔2026〕2号。"
    )


SHAPE = "西公（西）调解字〔2026〕0001号"


def elsewhere(db: Session, desk: Room, key: str = "police") -> None:
    numbering.set_rule(db, key, external=True, shape=SHAPE, source="执法办案平台", by=desk.leader)


def test_a_series_of_another_system_keeps_what_was_typed_and_mints_nothing(db: Session, desk: Room) -> None:
    take(db, desk, key="police")
    elsewhere(db, desk)

    number = numbering.take(db, "police", year=2026, by=desk.officer, typed=" 西公(西)调解字[2026]0037号 ")

    assert (number.n, number.text) == (2, "西公(西)调解字[2026]0037号")
    with pytest.raises(Refusal, match="请填写平台给的编号") as refused:
        take(db, desk, key="police")
    assert refused.value.field == "number"
    assert [each.n for each in numbering.book(db, "police", 2026)] == [1, 2]


def test_a_typed_number_is_refused_when_it_is_taken_in_any_brackets(db: Session, desk: Room) -> None:
    elsewhere(db, desk)
    numbering.take(db, "police", year=2026, by=desk.officer, typed=SHAPE)

    with pytest.raises(Refusal, match="已经用过，请到平台核对") as refused:
        numbering.take(
            db, "police", year=2026, by=desk.officer, typed="西公（西）调解字【２０２６】０００１号"
        )
    assert refused.value.field == "number"


def test_the_number_of_a_void_paper_may_stand_again_only_on_a_paper_of_the_same_case(
    db: Session, desk: Room
) -> None:
    elsewhere(db, desk)
    subject, other = accepted(db, desk), accepted(db, desk)
    first = numbering.take(db, "police", year=2026, by=desk.officer, typed=SHAPE, case_id=subject.id)
    numbering.void(db, first, reason="当事人姓名写错", by=desk.officer)

    with pytest.raises(Refusal, match="已作废：当事人姓名写错"):
        numbering.take(db, "police", year=2026, by=desk.officer, typed=SHAPE, case_id=other.id)
    again = numbering.take(db, "police", year=2026, by=desk.officer, typed=SHAPE, case_id=subject.id)
    assert (again.n, again.text) == (2, SHAPE)


def test_numbers_come_from_here_again_when_the_rule_is_taken_back(db: Session, desk: Room) -> None:
    elsewhere(db, desk)
    numbering.take(db, "police", year=2026, by=desk.officer, typed=SHAPE)
    numbering.set_rule(db, "police", external=False, by=desk.administrator)

    assert take(db, desk, key="police").text == "西公（西）调解字〔2026〕2号"


def test_who_gives_numbers_is_the_leaders_choice_and_not_of_every_series(db: Session, desk: Room) -> None:
    with pytest.raises(Refusal, match="由所领导或管理员改"):
        numbering.set_rule(db, "police", external=True, source="平台", by=desk.officer)
    with pytest.raises(Refusal, match="只在本机编号"):
        numbering.set_rule(db, "case", external=True, source="平台", by=desk.leader)
    with pytest.raises(Refusal, match="请写明在哪个系统取号"):
        numbering.set_rule(db, "police", external=True, by=desk.leader)
    elsewhere(db, desk)
    with pytest.raises(Refusal, match="不能在本机预留"):
        numbering.reserve(db, "police", count=2, year=2026, form="D12", by=desk.officer)


def test_the_book_names_what_the_paper_book_has_given(db: Session, desk: Room) -> None:
    take(db, desk)
    numbering.set_last(db, "people", year=2026, last=37, by=desk.administrator)
    take(db, desk)
    numbering.set_last(db, "people", year=2026, last=40, by=desk.administrator)

    assert numbering.skipped(db, "people", 2026) == [(2, 37), (39, 40)]
    assert numbering.skipped(db, "police", 2026) == []


WORKSTATION = """
import sys
from models import numbering, station
from models.store import open_store

store = open_store(sys.argv[1])
for _ in range(int(sys.argv[2])):
    with store.unit() as db:
        officer = next(each for each in station.people(db) if each.login == "ge")
        print(numbering.take(db, "people", year=2026, by=station.identity(officer)).n)
store.close()
"""


def test_two_workstations_never_get_the_same_number(engine_url: str) -> None:
    made = room(engine_url)
    made.store.close()
    call = [sys.executable, "-c", WORKSTATION, engine_url, "15"]
    root = Path(__file__).parents[2]
    desks = [
        subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root)
        for _ in range(2)
    ]
    given = []
    for desk in desks:
        out, trouble = desk.communicate()
        assert (desk.returncode, trouble) == (0, "")
        given += [int(line) for line in out.split()]

    assert sorted(given) == list(range(1, 31))


def test_a_typed_number_with_other_zeros_before_it_is_the_same_number(db: Session, desk: Room) -> None:
    numbering.set_rule(
        db,
        "police",
        external=True,
        shape="西公（西）调解字〔2026〕n号",
        source="执法办案平台",
        by=desk.leader,
    )
    kept = numbering.take(db, "police", year=2026, by=desk.officer, typed="西公（西）调解字〔2026〕07号")

    for typed in (
        "西公（西）调解字〔2026〕7号",
        "西公（西）调解字〔2026〕0007号",
        "西公(西)调解字[2026]００７号",
    ):
        with pytest.raises(Refusal, match="西公（西）调解字〔2026〕07号 已经用过"):
            numbering.take(db, "police", year=2026, by=desk.officer, typed=typed)
    assert kept.text == "西公（西）调解字〔2026〕07号"
    assert (
        numbering.take(db, "police", year=2026, by=desk.officer, typed="西公（西）调解字〔2026〕70号").n == 2
    )
