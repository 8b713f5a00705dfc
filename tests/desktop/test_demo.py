"""The demonstration: what its station holds, and how it opens with a screen and without one."""

import os
import shutil
import struct
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select, update

import resources
from desktop import demo, showcase
from desktop.options import Exit
from models import papers, periods, statistics
from models.cases import Case, Outcome, State
from models.levels import Grading
from models.papers import Paper
from models.periods import Kind
from models.queries import registers
from models.queries.selection import Selection
from models.statistics import Filled
from models.store import Store, check_whole, open_store
from ui import theme

TODAY = date(2026, 11, 21)
MONTHS = (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1))
SCREEN = (1366, 768)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a demonstration station that nobody has touched."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    store = open_store(folder)
    steps = list(showcase.build(store, today=TODAY))
    assert [done for done, _, _ in steps] == list(range(steps[0][1]))
    store.close()
    return folder


@pytest.fixture
def store(built: Path) -> Iterator[Store]:
    opened = open_store(built)
    yield opened
    opened.close()


def test_the_demonstration_shows_a_case_in_every_state(store: Store) -> None:
    with store.reading() as db:
        found = Counter(db.scalars(select(Case.state)))

    assert set(found) == {state.value for state in State}
    assert check_whole(store) == []


def test_published_cases_with_grave_facts_are_graded_by_the_rubric(store: Store) -> None:
    with store.reading() as db:
        rows = db.execute(
            select(Case.level, Grading.suggested, Grading.points)
            .join(Grading, Grading.case_id == Case.id)
            .where(Grading.occasion == "接待", Grading.by_name == "索云")
        ).all()
    graded = [row for row in rows if row.points]

    assert len(graded) >= len(resources.table("demo/station.toml")["factors"])
    assert [row for row in graded if row.level < row.suggested or row.level == 1] == []


def test_every_register_has_rows_in_three_months(store: Store) -> None:
    with store.reading() as db:
        empty = [
            (key, month)
            for key in ("R1", "R2", "R3")
            for month in MONTHS
            if not list(registers.rows(db, key, Selection(periods.month(month))))
        ]

    assert empty == []


def forms(store: Store) -> dict[str, Filled]:
    quarter = periods.of(Kind.QUARTER, TODAY)
    with store.reading() as db:
        return {form.key: statistics.counted(db, form, quarter, today=TODAY) for form in statistics.forms()}


def test_the_forms_of_the_quarter_add_up(store: Store) -> None:
    found = forms(store)

    assert {key: (form.broken, form.unmapped) for key, form in found.items()} == dict.fromkeys(
        found, ((), ())
    )
    assert all(form.checked for form in found.values())
    assert found["M02"].figure("total").number == found["L01"].figure("1", "subtotal").number > 0


@pytest.mark.parametrize(
    ("column", "value", "broken"),
    [
        ("dispute_type", "unknown", {"M01", "L01"}),
        ("source", "口口相传", {"M01"}),
        ("nature", "刑事", {"M02"}),
    ],
)
def test_a_case_that_is_tampered_with_breaks_the_forms(
    store: Store, column: str, value: str, broken: set[str]
) -> None:
    first = periods.of(Kind.QUARTER, TODAY).first
    with store.unit() as db:
        agreed = (Case.track == "RM", Case.outcome == Outcome.AGREED.value, Case.accepted_on >= first)
        case = db.scalars(select(Case.id).where(*agreed)).first()
        kept = db.scalar(select(getattr(Case, column)).where(Case.id == case))
        db.execute(update(Case).where(Case.id == case).values({column: value}))
    found = forms(store)
    with store.unit() as db:
        db.execute(update(Case).where(Case.id == case).values({column: kept}))

    assert {key for key, form in found.items() if not form.holds} == broken
    assert {each.cases for form in found.values() for each in form.broken} == {(case,)}


def test_every_paper_of_the_demonstration_says_so(
    store: Store, tmp_path: Path, require: Callable[[str], str]
) -> None:
    program = require("pdftotext")
    with store.reading() as db:
        kept = [
            (f"{paper.form} {paper.number}", papers.content(db, paper)) for paper in db.scalars(select(Paper))
        ]
    assert len(kept) > 50
    silent = []
    for name, pdf in kept:
        file = tmp_path / "paper.pdf"
        file.write_bytes(pdf)
        pages = subprocess.run([program, file, "-"], capture_output=True, encoding="utf-8", check=True).stdout
        if any("示范" not in page for page in pages.removesuffix("\f").split("\f")):
            silent.append(name)

    assert silent == []


def test_a_real_station_is_never_filled_with_the_demonstration(tmp_path: Path) -> None:
    from models import station  # noqa: PLC0415 -- beside its only use
    from models.errors import Refusal  # noqa: PLC0415 -- as above

    store = open_store(tmp_path)
    with store.unit() as db:
        station.found(db, by_name="葛某", login="ge", password="long enough", name="西岔派出所")
    store.close()

    with pytest.raises(Refusal) as refused:
        demo.prepare(str(tmp_path), today=TODAY)

    assert refused.value.message == "这个文件夹里是正式派出所的数据，示范不会写进去。请另给一个空文件夹。"


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of a bare machine with its own folders."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {key: value for key, value in os.environ.items() if key not in hidden}
    folders = {name: str(home / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    checkout = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (checkout, os.environ.get("PYTHONPATH"))))
    return {**kept, **folders, "PYTHONPATH": path, **more}


def test_a_machine_without_a_screen_is_told_and_gets_the_tour(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "demo", "--today", TODAY.isoformat()],
        cwd=tmp_path, env=surroundings(tmp_path), capture_output=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip

    out = tmp_path / "out" / demo.OUT
    lines = done.stdout.splitlines()
    assert (done.returncode, lines[0], lines[-1]) == (
        Exit.DONE,
        "没有找到显示器，改为在后台走完一件示范纠纷（tour）。",
        f"文书、台账和界面截图都在：{out}",
    )
    assert {"tour.json", "01-intake.png", "R1.xlsx", "D11-定稿.pdf"} <= {file.name for file in out.iterdir()}


class Screen:
    """A screen in memory, which can be looked at."""

    def __init__(self, program: str, folder: Path) -> None:
        self._file = folder / "Xvfb_screen0"
        read, write = os.pipe()
        self.process = subprocess.Popen(
            [program, "-displayfd", str(write), "-screen", "0", f"{SCREEN[0]}x{SCREEN[1]}x24", "-fbdir", folder,
             "-nolisten", "tcp"],
            pass_fds=(write,), stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as told:
            self.name = f":{told.readline().strip()}"

    def pixels(self, colour: str) -> list[tuple[int, int]]:
        """Return where the screen has exactly this colour of the light theme."""
        shot = self._file.read_bytes()
        head = struct.unpack(">25I", shot[:100])
        start, line = head[0] + head[19] * 12, head[12]
        wanted = bytes.fromhex(theme.color(colour).name()[1:])[::-1]
        found = []
        for y in range(SCREEN[1]):
            row = shot[start + y * line : start + y * line + SCREEN[0] * 4]
            found += [(x // 4, y) for x in range(0, len(row), 4) if row[x : x + 3] == wanted]
        return found


@pytest.fixture
def screen(tmp_path: Path, require: Callable[[str], str]) -> Iterator[Screen]:
    folder = tmp_path / "screen"
    folder.mkdir()
    made = Screen(require("Xvfb"), folder)
    yield made
    made.process.terminate()
    made.process.wait(timeout=30)


def test_the_demonstration_opens_signed_in_on_today(
    qtbot: QtBot, built: Path, tmp_path: Path, screen: Screen
) -> None:
    data = shutil.copytree(built, tmp_path / "data")
    running = subprocess.Popen(
        [sys.executable, "-m", "desktop", "demo", "--data", data, "--today", TODAY.isoformat()],
        env=surroundings(tmp_path, DISPLAY=screen.name), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8",
    )  # fmt: skip
    try:

        def signed_in() -> None:
            assert running.poll() is None, "the program ended"
            assert len(screen.pixels("warn-soft")) > 10_000, "the ribbon 示范站 is not there"

        qtbot.waitUntil(signed_in, timeout=120_000)
        lit = [y for x, y in screen.pixels("accent-soft") if x < 88]
        assert lit, "no page is lit on the rail"
        assert max(lit) < 120, "the first page of the rail is lit: 今日"
    finally:
        running.terminate()
        said = running.communicate(timeout=60)[0]
    assert f"示范派出所已备好：{data}" in said
    assert "已自动以民警身份登录" in said
