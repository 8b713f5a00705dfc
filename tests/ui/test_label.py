"""Words are shown as typed: the labels of the kit, and every page over a name that looks like HTML."""

import html
import importlib
import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot
from sqlalchemy import String, func, select, update

import ui
from models import roster, visits
from models.base import Base
from models.cases import Case
from tests import sample
from tests.sample import Room
from tests.ui import rooms
from ui.label import Label, RichLabel, caption, tip
from ui.page import Context

PLAIN, NAME = "张土根", "<b>&]]>𠮷田·〇"


def rename(db: Any) -> None:
    """Give the party its name wherever the store keeps it."""
    for table in Base.metadata.sorted_tables:
        texts = [column for column in table.columns if isinstance(column.type, String)]
        if texts and not table.name.startswith("audit"):
            db.execute(update(table).values({column: func.replace(column, PLAIN, NAME) for column in texts}))


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Room:
    here = sample.room(str(tmp_path_factory.mktemp("room") / "data"))
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        visits.plan(db, subject, after="agreed", on=sample.TODAY)
        sample.talked(db, here, sample.begun(db, here, sample.accepted(db, here)))
        roster.add(db, by=here.officer, name=PLAIN, kind="专职调解员")
        rename(db)
    here.store.close()
    return here


def words_on(page: Any) -> list[str]:
    """Return the words that stand on the page, as Qt draws them."""
    found = [
        html.unescape(re.sub("<[^>]*>", "", each.text())) if isinstance(each, RichLabel) else each.text()
        for each in page.findChildren(QLabel)
        if each.isVisible()
    ]
    found += [each.text() for each in page.findChildren(QLineEdit) if each.isVisible()]
    for table in page.findChildren(QTableView):
        model = table.model()
        cells = ((row, column) for row in range(model.rowCount()) for column in range(model.columnCount()))
        found += [str(model.index(row, column).data()) for row, column in cells]
    return found


def arrive(page: Any, key: str, case: Any) -> None:
    """Come to the page as from a line of 今日."""
    if key in {"intake", "papers", "visits"}:
        page.arrive(case=case)


@pytest.mark.parametrize("key", ["board", "intake", "sitting", "papers", "visits", "registers", "roster"])
def test_a_name_that_looks_like_html_is_shown_whole(
    qtbot: QtBot, context: Context, here: Room, key: str
) -> None:
    context.store, context.person = here.store, here.leader
    with here.store.reading() as db:
        case = db.scalars(select(Case.id).order_by(Case.number)).first()
    opened = importlib.import_module(f"ui.pages.{key}").PAGE.open(context)
    for page in rooms.standing(opened):
        arrive(page, key, case)
        QCoreApplication.sendPostedEvents()  # what was put into a layout is shown by an event
        words = words_on(page)

        assert any(NAME in each for each in words)
        assert [each for each in words if "𠮷田·〇" in each and NAME not in each] == []


def test_no_widget_makes_a_label_that_guesses() -> None:
    root = Path(str(ui.__file__)).parent
    guessing = [
        str(file.relative_to(root))
        for file in sorted(root.rglob("*.py"))
        if file.name != "label.py"
        and re.search(r"\bQLabel\(\S|\(QLabel\):", file.read_text(encoding="utf-8"))
    ]

    assert guessing == []


def test_labels_take_every_character_and_only_the_rich_one_reads_html(qtbot: QtBot) -> None:
    plain, rich = Label(NAME), RichLabel("<b>甲</b>")
    qtbot.addWidget(plain)
    qtbot.addWidget(rich)

    assert (plain.text(), plain.textFormat(), rich.textFormat()) == (
        NAME,
        Qt.TextFormat.PlainText,
        Qt.TextFormat.RichText,
    )


def test_tips_and_buttons_show_the_words_as_typed() -> None:
    assert (caption("甲&乙"), tip("甲&乙")) == ("甲&&乙", "甲&乙")
    assert html.unescape(re.sub("<[^>]*>", "", tip(NAME))) == NAME
