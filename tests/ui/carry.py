"""A published case carried by clicks from the door to its end, day by day, in the real window.

What the report does not tell and the program rightly asks stands in ``tests/cases/ends``: a mediator would have asked it.
"""

import shutil
import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

import resources
from desktop import completion, published, published_filing, published_walk, showcase, tour_intake
from desktop.published_run import Clock, Walk, Walked
from desktop.tour_papers import PapersTour
from desktop.tour_room import RoomTour
from desktop.tour_window import TourWindow
from exports import columns
from exports.registers import REGISTERS
from models import cases, clocks, dates, dispositions, dossiermeter, money, periods
from models import station as staff
from models.queries import registers
from models.queries.selection import Selection
from models.station import Identity
from models.store import Store, open_store
from tests import sample as sample  # noqa: PLC0414 -- its quick hashing of passwords
from tests.ui.hands import Hands
from ui.forms.choices import Choice

REPORTS = resources.ROOT / "demo" / "cases"
KNOWN = Path(__file__).parents[1] / "cases" / "ends"
FOUNDED = date(2026, 1, 5)
TURNED_AWAY = frozenset({"ineligible", "referred"})
NIGHT = 23
#: What is looked at in each register after a step.
LOOKED_AT = {
    "R1": ("调解结果", "履行状态", "化解日期", "是否销号（案结事了）"),
    "R2": ("协议日期", "赔偿金额", "履行期限", "履行日期", "未履行处理", "结案日期"),
    "R3": ("结果", "协议·日期", "履行", "司法确认·申请日", "司法确认·裁定", "30日到期日"),
    "R5": ("应回访日", "实回访日", "方式", "履行"),
    "R6": ("义务人", "权利人", "期次", "应付日", "金额", "实付日", "实付额"),
    "R13": ("申请日", "裁定日", "裁定结果"),
}


class Blind(TourWindow):
    """The window of the tour, of which no pictures are kept."""

    def picture(self, name: str) -> None:
        """Keep nothing."""


@dataclass
class Carried:
    """One case, the window it is carried in, and the hands that carry it."""

    store: Store
    clock: Clock
    people: dict[str, Identity]
    folder: Path
    key: str
    qtbot: QtBot
    desk: Any = None
    hands: Any = None
    run: Any = None
    walked: Any = None
    left: list[str] = field(default_factory=list)  # papers that stayed drafts, and why

    def __post_init__(self) -> None:
        """Open the window on the day on which the case comes to the door."""
        self.known = completion.read(KNOWN / f"{self.key}.toml")
        self.clock.now = completion.moment(self.known["received"])
        self.store.now = self.clock
        self.desk = Blind(self.store, today=self.today, now=self.clock, out=self.folder, place="示范")
        self.hands = Hands(self.qtbot, self.desk.window)

    def today(self) -> date:
        """Return the day that has been reached."""
        return dates.local(self.clock.now).date()

    @property
    def case_id(self) -> uuid.UUID:
        """The case."""
        found: uuid.UUID = self.walked.case_id
        return found

    # the front: 接待, 调解, 文书

    def come(self) -> None:
        """Receive the visit, and hold the sitting where the case has one."""
        case = published.read(next(REPORTS.glob(f"{self.key}-*.yaml")))
        run: Walk = published_walk.begin(
            self.store, case, by=self.people["ge"], clock=self.clock, known=self.known
        )
        self.run = run
        walked: Walked = tour_intake.receive(self.desk, run)
        self.walked = walked
        if walked.track and published_walk.hosted_by_committee(walked.track):
            published_walk.hand_over(run, walked, self.people["yang"])
            self.sign_in("yang")
        if case.outcome in TURNED_AWAY:
            return
        if "sits" in self.known:
            self.clock.now = completion.moment(self.known["sits"])
        outcome = published_walk.outcome_of(case)
        RoomTour(self.desk, run, walked, outcome, clerk=self.people["ge"]).hold()

    def papers(self, *forms: str) -> list[str]:
        """Make papers of the case final at 文书, all that it wants unless some are named; returns the forms."""
        page = PapersTour(self.desk, self.store, self.case_id)
        lacking = published_filing.wanted(self.store, self.case_id)
        if lacking is not None:
            page.file_case(*lacking)
        made = []
        for form in forms or self.walked.forms:
            page.page = self.desk.go("papers", case=self.case_id, form=form)
            self.desk.wait()
            if page.finalise(form) is not None:
                made.append(form)
            else:
                self.left.append(f"{form}：{self.desk.said}")
        return made

    def sign(self, form: str) -> bool:
        """Take the parties through the signing of the agreement today."""
        page = PapersTour(self.desk, self.store, self.case_id)
        return page.sign(form, on=self.today())

    # days and people

    def until(self, day: str, hour: int = 10) -> None:
        """Go on to a day."""
        self.clock.now = dates.moment(date.fromisoformat(day), time(hour))

    def sign_in(self, login: str) -> None:
        """Let another person of the station sit down at the window."""
        self.desk.sign_in(login)
        self.run.by = self.people[login]

    # 回访: the panes of the case

    def look(self, pane: str) -> Any:
        """Go to 回访, the case open at this pane; returns the pane."""
        page = self.desk.go("visits", case=self.case_id)
        page.host.choose(pane)
        self.desk.settle()
        assert page.host.current == pane, f"{pane} is no tab of this case: {page.host.fitting}"
        return page.host.panes[pane]

    @property
    def panel(self) -> Any:
        """The panel in which a pane asks."""
        return self.desk.window.page("visits").panel

    def button(self, name: str) -> QAbstractButton:
        """Return the button of the shown pane that has this name."""
        found: QAbstractButton = self.desk.window.page("visits").host.findChild(QAbstractButton, name)
        return found

    def press(self, button: str, *, inside: QWidget | None = None, nth: int = 0) -> None:
        """Press the button of the shown pane that has this name or these words, the ``nth`` of them."""
        page = self.desk.window.page("visits")
        root = inside or page.host
        found = [
            each
            for each in root.findChildren(QAbstractButton)
            if each.isVisible() and button in {each.objectName(), each.text()}
        ]
        assert found, (
            f"{button}: {sorted({(each.objectName(), each.text()) for each in root.findChildren(QAbstractButton) if each.isVisible()})}"
        )
        self.hands.hit(found[nth])
        self.desk.settle()

    def say(self, **words: str) -> None:
        """Fill in the panel and press its button; what stands there already is typed over."""
        self._fill(self.panel, **words)

    def _fill(self, panel: Any, **words: str) -> None:
        assert panel.editor is not None, "nothing is asked"
        for key, value in words.items():
            self._type(panel.editor.input(key), value)
        self.hands.hit(panel.go)
        self.desk.wait()

    def _type(self, field: Any, value: str) -> None:
        inner = getattr(field, "inner", field)
        if isinstance(inner, Choice) and not inner.isEditable():
            self.hands.choose(inner, value)
            return
        if isinstance(inner, QComboBox):
            inner = inner.lineEdit()
        if isinstance(inner, QAbstractButton):
            if inner.isChecked() != (value == "是"):
                self.hands.hit(inner)
            return
        if isinstance(inner, (QLineEdit, QPlainTextEdit)):
            inner.selectAll()
            QTest.keyClick(inner, Qt.Key.Key_Delete)
        self.hands.type(inner, value)

    def paper_that_follows(self, form: str) -> bool:
        """Make the paper final that a pane led to at 文书."""
        page = PapersTour(self.desk, self.store, self.case_id, self.desk.window.page("papers"))
        self.desk.wait()
        return page.finalise(form) is not None

    def bind(self, **without: str) -> None:
        """Bind the dossier at 文书, leaving out rows with the reason given."""
        page = self.desk.go("papers", case=self.case_id)
        sheet = page.open_sheet("dossier")
        self.desk.wait()
        for key, reason in without.items():
            sheet.rows.choose(key)
            self.press(f"dossier.out.{key}", inside=sheet)
            self._fill(sheet.panel, reason=reason)
        self.hands.hit(sheet.buttons[0])
        self.desk.wait()

    def refused(self) -> str:
        """Return what the panel says of a deed that was not done; empty where it was."""
        panel = self.panel
        if panel.isHidden() or panel.editor is None:
            return ""
        return "".join(panel.editor.problems().values()) or self.desk.said

    # what is true now

    @property
    def state(self) -> str:
        """How the case stands."""
        with self.store.reading() as db:
            return cases.case(db, self.case_id).state

    def ended(self) -> tuple[str, str]:
        """Return how and when the law was done with the case."""
        with self.store.reading() as db:
            subject = cases.case(db, self.case_id)
            return subject.ended_how, subject.ended_on.isoformat() if subject.ended_on else ""

    def track_reason(self) -> str:
        """Return why the case is not mediated."""
        with self.store.reading() as db:
            return cases.case(db, self.case_id).track_reason

    def results(self) -> list[str]:
        """Return what was decided, done or told, by day."""
        with self.store.reading() as db:
            kinds = dispositions.kinds()
            return [f"{each.on} {kinds[each.kind].name}" for each in dispositions.of_case(db, self.case_id)]

    def running(self) -> dict[str, str]:
        """Return the running clocks with their last days."""
        with self.store.reading() as db:
            rows = clocks.running(db, cases.case(db, self.case_id))
            return {each.name: each.due_on.isoformat() for each in rows}

    def met(self) -> dict[str, str]:
        """Return the clocks that were met, with the days on which they were."""
        with self.store.reading() as db:
            rows = clocks.of_case(db, self.case_id)
            return {each.name: each.met_on.isoformat() for each in rows if each.met_on is not None}

    def lacking(self) -> str:
        """Return how full the dossier is, and what it lacks."""
        with self.store.reading() as db:
            found = dossiermeter.meter(db, cases.case(db, self.case_id))
            return f"{found.have}/{found.must} 缺{'、'.join(each.row.name for each in found.lacking)}"

    def register(self, key: str) -> list[str]:
        """Return what a register says of the case, a line each."""
        known = {each.name: each for each in REGISTERS[key].columns}
        before, self.store.person = self.store.person, self.people["ge"]
        try:
            with self.store.reading() as db:
                whole = Selection(periods.days(date(2026, 1, 1), date(2027, 12, 31)))
                rows = list(registers.rows(db, key, whole))
        finally:
            self.store.person = before
        return ["｜".join(_cell(known[each], row) for each in LOOKED_AT[key]) for row in rows]

    def close(self) -> None:
        """Put the window away."""
        self.desk.close()


def _cell(column: columns.Column[Any], row: Any) -> str:
    value = column.value(row)
    if column.kind == "money" and isinstance(value, int):
        return money.digits(value)
    return columns.text(value)


def station(folder: Path) -> dict[str, Identity]:
    """Found the demonstration station once; ``opened`` gives copies of it."""
    assert staff.HASHER.time_cost == 1, "the quick hashing of the tests"
    store = open_store(folder)
    people = showcase.found(store, today=FOUNDED).people
    store.close()
    return people


def opened(founded: Path, folder: Path, people: dict[str, Identity], key: str, qtbot: QtBot) -> Carried:
    """Open a copy of the station and its window for one case."""
    shutil.copytree(founded, folder)
    clock = Clock(datetime.combine(FOUNDED, time(NIGHT)).astimezone())
    store = open_store(folder, now=clock)
    store.person = people["ge"]
    return Carried(store, clock, people, folder, key, qtbot)
