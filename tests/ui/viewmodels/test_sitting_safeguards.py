"""Before a sitting: those who are not to meet, and one officer outside the station."""

from uuid import UUID

from tests.sample import NOW, TODAY, Room, accepted
from ui.viewmodels.sitting import Start, ViewModel


def on_track(here: Room, track: str, **facts: object) -> UUID:
    with here.store.unit() as db:
        return accepted(db, here, track=track, facts=facts).id


def test_parties_of_violence_talk_apart_by_default(here: Room) -> None:
    page = ViewModel(here.store, lambda: TODAY, lambda: NOW)

    violent = page.prepare(on_track(here, "RM", flags=["家庭暴力"]))
    ordinary = page.prepare(on_track(here, "RM"))

    assert (violent.mode, ordinary.mode) == ("背对背", "面对面")
    assert violent.problems[-1].startswith("家庭暴力：先制止")


def test_one_officer_in_the_village_is_warned_of_the_place(here: Room) -> None:
    page = ViewModel(here.store, lambda: TODAY, lambda: NOW)
    shown = page.prepare(on_track(here, "ZA"))

    village = page.place_warning(shown, Start(place="西岔村村委会", hosts=list(shown.hosts)))
    room = page.place_warning(shown, Start(place=shown.place, hosts=list(shown.hosts)))

    assert (village.startswith("“西岔村村委会”不是派出所的执法办案场所"), room) == (True, "")
