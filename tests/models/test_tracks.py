from datetime import date

import pytest

from models import law, tracks
from models.errors import Refusal

TODAY = date(2026, 11, 21)


def test_tracks_are_those_of_the_selector() -> None:
    assert [(track.code, track.host, track.form, track.nature) for track in tracks.all(TODAY)] == [
        ("ZA", "police", "D12", "治安"),
        ("ZA-X", "police", "D13", "治安"),
        ("RM", "committee", "D14", "民事"),
        ("RM-ZA", "committee", "D14", "治安"),
        ("MS", "police", "D11-ZA", "治安"),
        ("QJ", "police", "D01", "民事"),
        ("YS", "none", "D22", "民事"),
        ("XH", "none", "D22", "刑事"),
    ]
    assert tracks.all(date(2025, 12, 31)) == ()


def test_only_what_a_committee_mediates_may_be_confirmed_by_the_court() -> None:
    assert [track.code for track in tracks.all(TODAY) if track.confirmable] == ["RM", "RM-ZA"]


def test_police_cases_are_told_from_help() -> None:
    assert [track.code for track in tracks.all(TODAY) if tracks.is_police(track.code)] == ["ZA", "ZA-X", "MS"]
    assert tracks.is_police("") is False


def test_criminal_settlement_is_listed_and_blocked() -> None:
    assert [track.code for track in tracks.all(TODAY) if track.blocked] == ["XH"]


def test_every_basis_is_an_article_in_force() -> None:
    code = law.on(TODAY)

    assert [key for track in tracks.all(TODAY) for key in track.basis if key not in code.articles] == []


def test_unknown_track_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        tracks.get("")

    assert (caught.value.message, caught.value.field) == ("请在列表中选择轨道。", "track")
