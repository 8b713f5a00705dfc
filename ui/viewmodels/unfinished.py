"""What is typed at the door and not yet on record, as plain values that a draft keeps."""

from typing import TYPE_CHECKING, Any

from ui.viewmodels.on_record import Ask
from ui.viewmodels.parties import Party

if TYPE_CHECKING:
    from ui.viewmodels.intake import Intake


def content(page: "Intake") -> dict[str, Any]:
    """Return everything typed, as plain values."""
    places = {card.key: place for place, card in enumerate(page.cards)}
    asks = [
        {"card": places.get(ask.card, -1), "text": ask.text, "amount": ask.amount, "kept": ask.kept}
        for ask in page.asks
    ]
    return {
        "facts": dict(page.facts), "cards": [card.plain() for card in page.cards], "asks": asks,
        "answers": dict(page.answers), "track": page.track, "track_reason": page.track_reason,
        "level": page.level, "level_reason": page.level_reason, "paper": page.paper,
        "removed": [list(each) for each in page.removed],
    }  # fmt: skip


def lay_over(page: "Intake", content: dict[str, Any]) -> None:
    """Put what a draft kept onto the page."""

    def card_at(place: int) -> str:
        return page.cards[place].key if 0 <= place < len(page.cards) else ""

    kept = {card.party_id: card.kept for card in page.cards if card.party_id}
    page.facts, page.answers = dict(content["facts"]), dict(content["answers"])
    page.cards = [Party.from_plain(each) for each in content["cards"]]
    for card in page.cards:
        card.kept = kept.get(card.party_id, {})
        card.veil()
    page.asks = [
        Ask(card_at(each["card"]), each["text"], each["amount"], each.get("kept", False))
        for each in content["asks"]
    ]
    page.track, page.track_reason = content["track"], content["track_reason"]
    page.level, page.level_reason = content["level"], content["level_reason"]
    page.paper = bool(content["paper"])
    page.removed = [(str(one), str(why)) for one, why in content["removed"]]
