"""The window of the tour: at 大字 on the smallest screen no page, tab or pane asks for more than it has."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication
from sqlalchemy import select

from desktop import showcase
from desktop.tour_window import SIZE, TourWindow
from models import cases
from models.store import open_store
from ui import theme
from ui.page import Page
from ui.widgets.tabs import Tabs

TODAY = date(2026, 11, 21)
PAGES = ("today", "sitting", "papers", "visits", "registers", "analysis", "roster", "settings", "intake")


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication) -> Iterator[TourWindow]:
    store = open_store(tmp_path / "demo")
    for _step in showcase.build(store, today=TODAY):
        pass
    made = TourWindow(
        store,
        today=lambda: TODAY,
        now=lambda: datetime(2026, 11, 21, 2, 0, tzinfo=UTC),
        out=tmp_path,
        place="示范",
    )
    theme.apply(qapp, big=True)
    made.window.context.restyle()
    yield made
    made.close()
    store.close()
    theme.apply(qapp)


def cut(desk: TourWindow, what: str) -> list[str]:
    """Say where something wants more than the screen, or scrolls sideways."""
    desk.wait()
    window = desk.window
    room = SIZE[0] - window.rail.width()
    wide = [page.minimumSizeHint().width() for page in window.findChildren(Page) if page.isVisible()]
    sideways = [
        type(area).__name__
        for area in window.findChildren(QAbstractScrollArea)
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0
    ]
    return [
        *([f"{what}: window {window.width()}"] if window.width() > SIZE[0] else []),
        *(f"{what}: page {least} of {room}" for least in wide if least > room),
        *(f"{what}: {name} scrolls sideways" for name in sideways),
    ]


def test_no_page_tab_or_pane_wants_more_than_the_smallest_screen_when_big(desk: TourWindow) -> None:
    found: list[str] = []
    for key in PAGES:
        page = desk.go(key)
        found += cut(desk, key)
        for tabs in page.findChildren(Tabs) if key in {"analysis", "roster"} else ():
            for tab in tuple(tabs.buttons) if tabs.isVisible() else ():
                tabs.choose(tab)
                found += cut(desk, f"{key} {tab}")
    with desk.store.reading() as db:
        case_id = list(db.scalars(select(cases.Case.id)))[-1]
    page = desk.go("intake", case=case_id)
    found += cut(desk, "opened case")
    for _pane in range(5):
        page.host.step(1)
        found += cut(desk, f"pane {page.host.current}")
    page = desk.go("visits", case=case_id)
    for key in page.host.fitting:
        page.host.choose(key)
        found += cut(desk, f"after {key}")

    assert found == []
