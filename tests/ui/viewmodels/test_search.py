"""The answers of the search box."""

import pytest

from models import record
from models.cases import Case
from models.record import Kind
from models.station import Identity
from tests import sample
from tests.sample import Room
from ui.viewmodels.search import Finder


@pytest.fixture
def case(here: Room) -> Case:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.talked(db, here, sample.begun(db, here, subject))
        record.note(
            db, sitting, "赵水生", "其实我愿意多出两百", kind=Kind.OFFER, private=True, by=here.officer
        )
        return subject


def finder(here: Room, person: Identity | None) -> Finder:
    return Finder(here.store, lambda: person)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("张土根", [("人", ""), ("纠纷", "")]), ("ztg", [("人", ""), ("纠纷", "姓名　张土根")]),
        ("西调2026-1", [("纠纷", "")]), ("13800001234", [("人", ""), ("纠纷", "电话　张土根")]), ("1234", [("人", ""), ("纠纷", "电话　张土根")]),
        ("老槐树", [("纠纷", "地点　西岔村二组老槐树地头")]), ("十三条", []),
        ("麦苗", [("纠纷", "案情　…争吵，赵水生推倒张土根，踩坏麦苗。")]),
        ("13012420261119077", [("纠纷", "警情编号　13012420261119077")]),
        ("麦苗 张土根", [("纠纷", "…日下午在地头争吵，赵水生推倒张土根，踩坏麦苗。")]),
        ("两犁", [("笔录", "张土根：今年春上他把桩往西挪了两犁。")]),
    ],
)  # fmt: skip
def test_case_is_found_by_what_it_holds(
    here: Room, case: Case, text: str, told: list[tuple[str, str]]
) -> None:
    del case
    assert [(each.group, each.snippet) for each in finder(here, here.officer)(text)] == told


def test_hits_lead_to_the_case_and_to_the_line_of_a_running_room(here: Room, case: Case) -> None:
    asked = finder(here, here.officer)

    assert [(each.page, each.args) for each in asked("麦苗")] == [("intake", {"case": str(case.id)})]
    (line,) = asked("两犁")
    assert (line.page, sorted(line.args), line.args["find"]) == ("sitting", ["find", "sitting"], "两犁")


def test_person_of_several_cases_leads_to_them(here: Room, case: Case) -> None:
    del case
    with here.store.unit() as db:
        sample.accepted(db, here)
    asked = finder(here, here.officer)

    person = asked("张土根")[0]
    assert (person.group, person.title, person.detail.split("　")[1:]) == (
        "人",
        "张土根",
        ["138****1234", "2 件纠纷"],
    )
    assert [each.detail for each in asked.of_person(person.person)] == [
        "西调2026-2　已受理",
        "西调2026-1　调解中",
    ]


def test_no_number_of_a_person_is_told(here: Room, case: Case) -> None:
    del case
    number = sample.resident("19680507", "011")
    for text in ("13800001234", "1234", number, number[-4:], "张土根"):
        found = finder(here, here.officer)(text)

        assert found
        told = "".join(each.title + each.detail + each.snippet for each in found)
        assert "1380000" not in told
        assert number[4:14] not in told


def test_numbers_in_brief_record_and_title_are_covered_whatever_was_asked(here: Room, case: Case) -> None:
    number, card, phone = "11010519491231002X", "6222021234567890123", "13912345001"
    with here.store.unit() as db:
        subject = db.merge(case)
        subject.brief = (
            f"麦苗被踩，身份证{number}，卡{card}，电话{phone}，另一个{phone[:3]} {phone[3:7]} {phone[7:]}"
        )
        subject.title, subject.place = f"找{phone}的纠纷", f"桥头{phone}"
        sitting = sample.begun(db, here, sample.accepted(db, here))
        record.note(db, sitting, "张土根", f"两犁，打我{phone}，幺三九幺二三四五〇〇幺", by=here.officer)
    asked = finder(here, here.officer)
    for text in ("麦苗", number, card, phone, "139 1234 5001", "2345001", "桥头", "两犁", "张土根"):
        found = asked(text)

        assert found, text
        told = "".join(each.title + each.detail + each.snippet for each in found)
        for whole in (number, card, phone, f"{phone[:3]} {phone[3:7]} {phone[7:]}", "幺二三四五"):
            assert whole not in told, (text, whole)
    (line,) = (each for each in asked(phone) if each.group == "笔录")
    assert (line.snippet, line.words) == (
        "张土根：两犁，打我139****5001，幺三九****五〇〇幺",
        (phone, "139****5001"),
    )


@pytest.mark.parametrize("text", ["\x00", "\x00\x01 \x7f", "\ud800", " \x85\t"])
def test_signs_that_no_record_can_hold_ask_nothing(here: Room, case: Case, text: str) -> None:
    del case
    asked = finder(here, here.officer)
    asked.keep(text)
    assert (asked(text), asked.kept()) == ((), ())
    assert [each.group for each in asked(f"麦{text.strip()}苗")] == ["纠纷"]


@pytest.mark.parametrize("text", ["138 0000 1234", "138　0000　1234", "138-0000-1234"])
def test_spaced_telephone_is_one_number(here: Room, case: Case, text: str) -> None:
    del case
    assert [(each.group, each.snippet) for each in finder(here, here.officer)(text)] == [
        ("人", ""),
        ("纠纷", "电话　张土根"),
    ]


@pytest.mark.parametrize("text", ["张土根、赵水生", "张土根，麦苗", "麦苗；张土根"])
def test_glued_words_are_asked_for_one_by_one(here: Room, case: Case, text: str) -> None:
    del case
    assert [each.group for each in finder(here, here.officer)(text)] == ["纠纷"]


def test_paper_leads_to_the_papers(here: Room, case: Case) -> None:
    with here.store.unit() as db:
        sample.agreed(db, here, db.merge(case))

    (paper,) = finder(here, here.officer)("互不滋扰")
    assert (paper.group, paper.page, paper.args) == ("文书", "papers", {"case": str(case.id)})
    assert paper.snippet.startswith("协议　")


def test_search_is_kept_and_let_go(here: Room, case: Case) -> None:
    del case
    asked = finder(here, here.officer)
    asked.keep("张土根 麦苗")
    kept = [(each.title, each.group) for each in asked.kept()]
    asked.drop("张土根 麦苗")

    assert (kept, asked.kept()) == ([("张土根 麦苗", "保存的搜索")], ())
    assert finder(here, here.mediator).kept() == ()


def test_private_words_are_not_found(here: Room, case: Case) -> None:
    del case
    assert finder(here, here.officer)("多出两百") == ()


def test_mediator_finds_only_the_cases_he_sat_in(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
    assert finder(here, here.mediator)("张土根") == ()

    with here.store.unit() as db:
        sample.begun(db, here, db.merge(subject))
    assert [each.group for each in finder(here, here.mediator)("张土根")] == ["人", "纠纷"]


def test_administrator_and_nobody_find_nothing(here: Room, case: Case) -> None:
    del case
    assert finder(here, here.administrator)("张土根") == ()
    assert finder(here, None)("张土根") == ()
