"""The sheet of a round of visits and the monthly list of 回头看 say what is to be done, and where."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from exports import rounds
from models.lookback import Report
from models.rounds import Person, Stop

ON = date(2026, 11, 25)
ID = UUID(int=7)


def stop(village: str, name: str, address: str, **changes: Any) -> Stop:
    values: dict[str, Any] = {
        "visit_id": ID, "case_id": ID, "number": "西调2026-1", "title": "张土根与赵水生山林土地纠纷", "state": "已达成待履行",
        "village": village, "due_on": ON - timedelta(days=2), "reason": "签约后第7日回访", "on_site": True,
        "people": (Person(name, "甲", address, "138****1234"), Person("赵水生", "乙", "西岔村二组15号", "")),
        "dues": ("赵水生还欠¥300.00，2026年11月23日前",), "ask": "协议履行了没有？", "unresolved": False,
    }  # fmt: skip
    return Stop(**{**values, **changes})


STOPS = (
    stop("西岔村", "张土根", "西岔村二组12号"),
    stop(
        "西岔村", "钱木林", "西岔村三组1号", due_on=ON, dues=(), reason="调解未成后第3日跟踪", unresolved=True
    ),
    stop("北沟村", "孙石头", "北沟村一组9号"),
)


def test_the_sheet_has_a_line_for_each_door_under_its_village(golden: Callable[[str, str], None]) -> None:
    laid = rounds.laid(STOPS, room="西岔派出所调解室", by="葛民警", on=ON, whole=True)
    lines = [[box.text for box in laid.sheet.boxes if box.row == row] for row in range(laid.sheet.rows)]
    said = [laid.title, laid.subtitle, *map("｜".join, laid.heads), *map("｜".join, lines), *laid.notes]
    golden("rounds.sheet.txt", "\n".join(said) + "\n")


def test_the_sheet_prints_every_door_with_room_to_write(pdftotext: Callable[[bytes], list[str]]) -> None:
    pages = pdftotext(rounds.sheet(STOPS, room="西岔派出所调解室", by="葛民警", on=ON, whole=True))
    said = "".join("".join(pages).split())
    for words, times in (
        ("走访回访单（3户）", 1), ("2户", 1), ("1户", 1), ("已晚2天", 2), ("□全部履行", 3), ("138****1234", 3),
        ("没有登记住址电话", 0), ("星期三", 1),
    ):  # fmt: skip
        assert said.count(words) == times, words


def test_many_stops_take_more_pages_with_their_head_again(pdftotext: Callable[[bytes], list[str]]) -> None:
    many = [stop("西岔村", f"住户{number}", f"西岔村{number}组") for number in range(1, 25)]
    pages = pdftotext(rounds.sheet(many, room="西岔派出所调解室", by="葛民警", on=ON, demo=True))

    assert len(pages) > 1
    assert ["见谁、住哪里、电话" in page for page in pages] == [True] * len(pages)
    assert "".join(pages).count("【示范】") == 1
    assert "".join("".join(pages).split()).count("电话已遮盖") == 1


def test_the_list_of_a_month_tells_what_was_found_and_what_is_left(
    pdftotext: Callable[[bytes], list[str]],
) -> None:
    made = Report(
        task_id=ID, case_id=ID, number="西调2026-1", title="张土根与赵水生山林土地纠纷", village="西岔村", level=4,
        what="销号后第30日回头看", due_on=date(2026, 11, 20), done_on=date(2026, 11, 22), finding="又起争执",
        text="又为浇水吵了一架，已约下周再谈。", owner="葛民警",
    )  # fmt: skip
    left = Report(
        **{
            **{name: getattr(made, name) for name in Report.__slots__},
            "done_on": None,
            "finding": "",
            "text": "",
        }
    )
    pdf = rounds.lookbacks(
        [made, left], room="西岔派出所调解室", title="2026年11月回头看清单", by="葛民警", on=ON
    )
    said = "".join("".join(pdftotext(pdf)).split())

    for words in ("2026年11月回头看清单", "共2件，已看1件", "又起争执", "又为浇水吵了一架", "还没有看"):
        assert said.count(words) == 1, words
