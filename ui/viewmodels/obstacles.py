"""What stands in the way of a deed at the door, by the field that mends it, as far as the page can tell."""

from typing import TYPE_CHECKING

from models import cases, tracks
from ui.viewmodels import facts

if TYPE_CHECKING:
    from ui.viewmodels.intake import Intake


def unsourced(page: "Intake") -> dict[str, str]:
    """Ask where the visit comes from: the registers count by it."""
    return {} if facts.word(page.facts, "source") else {"source": "请选择来源，例如“来所”。"}


def unreasoned(page: "Intake") -> dict[str, str]:
    """Ask for the reason of each decision that differs from what is suggested."""
    found = {}
    if page.level and page.level != page.suggested_level().value and not page.level_reason.strip():
        found["level_reason"] = "与建议的等级不同，请写明理由。"
    if page.road().differs and not facts.word(page.facts, "route_reason"):
        found["route_reason"] = "与建议的去向不同，请写明理由。"
    return found


def agents_of_suspects(page: "Intake") -> dict[str, str]:
    """Name the suspects who sent an agent, which a police case does not allow (程序规定 181)."""
    if not tracks.is_police(page.track):
        return {}
    return {
        f"parties.{place}.agent.name": "违法嫌疑人不得委托他人参加调解（程序规定 181）。"
        for place, card in enumerate(page.cards)
        if card.word("role") in cases.SUSPECTS and card.word("agent.name")
    }


def agents_without_powers(page: "Intake") -> dict[str, str]:
    """Ask what each agent may do; a paper that says nothing of it is taken as it is."""
    return {
        f"parties.{place}.agent_authority": "有委托代理人的，请选委托权限。"
        for place, card in enumerate(page.cards)
        if card.word("agent.name") and not card.word("agent_authority") and not page.paper
    }


def before_acceptance(page: "Intake") -> dict[str, str]:
    """Say what acceptance asks for and is missing: consent, story, type, track."""
    found = {
        f"parties.{place}.consent": f"{card.name}明确表示不愿调解，不得调解（人民调解法 17、程序规定 179）。"
        for place, card in enumerate(page.cards)
        if card.word("consent") == "不同意"
    }
    needed = {"brief": "请写下简要情况。", "dispute_type": "请选择纠纷类型。"}
    found |= {key: said for key, said in needed.items() if not facts.word(page.facts, key)}
    if not page.track:
        found["track"] = "请先选定轨道：治安调解、人民调解或劝解。"
    elif page.track == "YS":
        found["track"] = "移送的请按“移送”，填写收函单位和理由。"
    return found
