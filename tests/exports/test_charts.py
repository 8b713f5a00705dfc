"""Charts are true: axes from zero, every value written, nothing cut, the same shapes on paper and on the screen."""

from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import charts, pdf
from exports.blocks import Chart, Document
from exports.charts import Bars, Box, Columns, Dot, Heat, Path, Words

BARS = Bars("各类型", ("本月", "上月", "上年同期"), (("邻里", (30, 15, 10)), ("婚姻家庭", (6, 0, 12))))
COLUMNS = Columns("各月", ("1月", "2月", "3月"), (4, 0, 2), (2, 1, 4), ("受理", "上年同期"))
HEAT = Heat("时段", ("周一", "周二"), ("0时", "2时"), ((0, 4), (1, 2)))


def measure(text: str, size: float) -> float:
    return len(text) * size


def boxes(drawing: charts.Drawing, ink: str) -> list[Box]:
    return [each for each in drawing.shapes if isinstance(each, Box) and each.ink == ink]


def words(drawing: charts.Drawing) -> list[str]:
    return [each.text for each in drawing.shapes if isinstance(each, Words)]


def test_bars_are_as_long_as_their_values_from_one_zero() -> None:
    drawing = charts.drawn(BARS, 400, measure)

    now, before, year = (
        [each for each in boxes(drawing, ink) if each.y > 15] for ink in ("now", "before", "year")
    )
    assert now[0].width / before[0].width == pytest.approx(2)
    assert now[0].width / year[0].width == pytest.approx(3)
    assert {round(each.x, 3) for each in (*now, *before[:1], *year)} == {round(now[0].x, 3)}
    assert {"30", "15", "10", "6", "0", "12", "邻里", "婚姻家庭"} <= set(words(drawing))


def test_columns_stand_on_zero_and_the_last_year_is_a_dashed_line() -> None:
    drawing = charts.drawn(COLUMNS, 400, measure)

    high, low = (each for each in boxes(drawing, "now") if each.x > 60)
    assert high.height / low.height == pytest.approx(2)
    assert high.y + high.height == pytest.approx(low.y + low.height)
    line = next(
        each for each in drawing.shapes if isinstance(each, Path) and each.dashed and len(each.points) == 3
    )
    floor = high.y + high.height
    assert [(floor - y) / high.height for _, y in line.points] == pytest.approx([0.5, 0.25, 1.0])
    assert words(drawing).count("上年同期") == 2
    assert {"4", "0", "2", "1"} <= set(words(drawing))


def test_cells_are_the_darker_the_more_they_hold_and_say_how_many() -> None:
    drawing = charts.drawn(HEAT, 300, measure)

    assert [each.level for each in boxes(drawing, "heat")] == [0.0, 1.0, 0.25, 0.5]
    assert [each for each in words(drawing) if each.isdigit()] == ["4", "1", "2"]
    inks = {each.text: each.ink for each in drawing.shapes if isinstance(each, Words)}
    assert (inks["4"], inks["1"]) == ("onheat", "text")
    assert [(each.row, each.column) for each in drawing.spots] == [(0, 0), (0, 1), (1, 0), (1, 1)]


@given(
    st.lists(st.integers(0, 10_000), min_size=1, max_size=12),
    st.text("邻里婚姻家庭损害赔偿", min_size=1, max_size=12),
    st.floats(200, 900),
)
def test_nothing_stands_outside(values: list[int], name: str, width: float) -> None:
    bars = Bars("甲", ("本月", "上月"), tuple((name, (value, value // 2)) for value in values))
    months = Columns("乙", tuple("月" for _ in values), tuple(values), (), ("受理", "上年"))

    for chart in (bars, months):
        drawing = charts.drawn(chart, width, measure, 8)
        for each in drawing.shapes:
            if isinstance(each, Box):
                assert each.x >= -0.01
                assert each.x + each.width <= width + 0.01
                assert each.y >= -0.01
                assert each.y + each.height <= drawing.height + 0.01
            elif isinstance(each, Dot):
                assert 0 <= each.x <= width
        assert drawing.height > 0


def test_what_a_chart_shows_is_told_in_words_too() -> None:
    assert charts.told(BARS) == "各类型（本月、上月、上年同期）：邻里30、15、10；婚姻家庭6、0、12"
    assert charts.told(COLUMNS) == "各月：1月4、2月0、3月2；上年同期：2、1、4"
    assert charts.told(HEAT) == "时段：周一2时4件；周二0时1件、2时2件"


def test_a_chart_is_printed_as_paths_and_text() -> None:
    out = BytesIO()
    pdf.render(Document("图", (Chart(BARS), Chart(COLUMNS), Chart(HEAT))), out)

    with pypdfium2.PdfDocument(out.getvalue()) as pages:
        text = pages[0].get_textpage().get_text_bounded()
        kinds = {each.type for each in pages[0].get_objects()}
        shown = pages[0].render(scale=1).to_pil().convert("L")
    for said in ("各类型", "邻里", "30", "上年同期", "周二", "3月"):
        assert said in text
    assert kinds == {1, 2}, "text and paths, no picture"
    dark = {level for _, level in shown.getcolors(10_000) or ()}
    assert {level for level in dark if level < 110}, "the present period is dark in grey too"
