"""Nothing has a shortcut that the sheet of shortcuts does not tell."""

import pytest
from PySide6.QtGui import QKeySequence, QShortcut

from tests.sample import Room, accepted
from tests.ui import rooms
from ui import page, pane
from ui.page import Context
from ui.pages import intake

#: The same deed under the other key of the same cap.
TWINS = {"Ctrl++", "Ctrl+Enter"}


def bound(made: page.Page) -> set[str]:
    return {each.key().toString() for each in made.findChildren(QShortcut)} - TWINS


def told(made: page.Page) -> set[str]:
    return {QKeySequence(each.shortcut).toString() for each in (*made.deeds(), *made.keys())}


@pytest.mark.parametrize("spec", page.discover(), ids=lambda spec: spec.key)
def test_every_shortcut_of_a_page_is_on_the_sheet(spec: page.PageSpec, context: Context, here: Room) -> None:
    context.store, context.person = here.store, here.officer
    for made in rooms.standing(spec.open(context)):
        assert bound(made) - told(made) == set()


@pytest.mark.parametrize("spec", pane.discover(), ids=lambda spec: spec.key)
def test_every_shortcut_of_a_pane_is_on_the_sheet_while_it_is_looked_at(
    spec: pane.PaneSpec, context: Context, here: Room
) -> None:
    with here.store.unit() as db:
        case_id = accepted(db, here).id
    context.store, context.person = here.store, here.officer
    for made in rooms.standing(intake.PAGE.open(context)):
        before = bound(made)
        made.arrive(case=case_id, pane=spec.key)
        assert bound(made) - told(made) == set()
        assert ({"F7"} <= told(made)) == (spec.key == "helpers")
        assert before <= bound(made)
