"""The published cases as a legal officer (法制员) would decide them: verdict, road, article, who works on it.

What the officer answers stands here; type, injury, marks and story are read from the case file itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import resources
from desktop import published, published_intake
from models import eligibility, grading, law, routing
from models.routing import Facts, Route
from tests.sample import NOW, TODAY

FOLDER = Path(resources.ROOT) / "demo" / "cases"
YES, NO = eligibility.YES, eligibility.NO
CIVIL = {"V": NO}
#: A violation that meets E1 to E6 and none of X1 to X7.
LIGHT = {
    "V": YES, "D": NO, **{f"E{n}": YES for n in range(1, 7)}, **{f"X{n}": NO for n in range(1, 8)}, "G": NO,
    "I1": NO, "I2": NO, "I3": NO,
}  # fmt: skip


@dataclass(frozen=True)
class Road:
    """What the officer answers of one case, and what must come of it."""

    case: str
    answers: Mapping[str, str]
    verdict: str
    rule: str
    track: str
    channel: str
    article: str
    level: int
    force: str
    factors: Mapping[str, float] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)


DAMAGE, BLOW = {"cause": "故意损毁财物", "injury": "无伤"}, {"cause": "殴打他人", "injury": "未鉴定"}
ROADS = (
    Road("01-luxi-wages-15-workers", CIVIL, "shut", "wages", "RM", "人民调解", "labour-order", 4, "大调解",
         {"people": 16, "workers": 1, "amount": 133_000}),
    Road("02-fufang-cow-kitchen", LIGHT, "open", "public-order", "ZA", "公安行政调解", "za-mediation", 1,
         "社区民警", facts=DAMAGE),
    Road("03-xiaxi-deposit-glass-door", {**CIVIL, "Q": YES}, "shut", "help", "QJ", "公安行政调解", "police-help",
         1, "社区民警"),
    Road("04-taoranting-piano-three-households", CIVIL, "shut", "noise", "RM", "人民调解", "za-noise", 2,
         "社区民警", {"grudge": 1}),
    Road("05-fengze-dog-firecracker-minor", CIVIL, "shut", "ordinary", "RM", "人民调解", "rm-start", 2,
         "社区民警", {"vulnerable": 1}),
    Road("07-shiqi-child-scratched-cars-instalments", CIVIL, "shut", "ordinary", "RM", "人民调解", "rm-start", 2,
         "社区民警", {"vulnerable": 1}),
    Road("08-pengxi-walnut-stall-oral", {**CIVIL, "Q": YES}, "shut", "help", "QJ", "公安行政调解", "police-help",
         1, "社区民警"),
    Road("09-chenjiaping-fight-donation", LIGHT, "open", "public-order", "ZA", "公安行政调解", "za-mediation", 2,
         "社区民警", {"people": 6}, BLOW),
    Road("11-shangzhen-16-year-right-of-way", {**LIGHT, "I1": YES}, "pending", "unclear", "ZA", "公安行政调解",
         "za-facts", 4, "大调解", {"grudge": 1, "repeats": 9, "crowd": 1}, BLOW),
    Road("12-wugang-police-mediation-not-performed", LIGHT, "open", "public-order", "ZA", "公安行政调解",
         "za-mediation", 1, "社区民警", facts=BLOW),
    Road("13-zhaojun-judicial-confirmation-400", {**LIGHT, "W": YES}, "open", "recognised", "RM-ZA", "人民调解",
         "za-recognition", 1, "专职调解员", facts=DAMAGE),
    Road("14-caihe-domestic-violence-refused",
         {**LIGHT, "E3": NO, "E4": NO, "E5": NO, "X4": YES, "DV": YES}, "shut", "violence", "YS", "移送",
         "violence-warning", 4, "社区民警", {"violence": 1, "injury": 1, "vulnerable": 1},
         {"cause": "殴打他人", "injury": "轻微伤"}),
    Road("16-meicun-sudden-death-company-750k", CIVIL, "shut", "wages", "RM", "人民调解", "labour-order", 3,
         "综合调解室", {"land-or-death": 1, "amount": 750_000}),
    Road("17-dongqiao-drinking-death-10-respondents", CIVIL, "shut", "grave", "RM", "人民调解", "rm-escalate", 4,
         "大调解", {"land-or-death": 1, "people": 20}),
    Road("18-pingchuan-leak-bank-tenant", CIVIL, "shut", "ordinary", "RM", "人民调解", "rm-start", 2,
         "社区民警", {"grudge": 1}),
    Road("20-caogang-support-90-year-old", CIVIL, "shut", "larger", "RM", "人民调解", "rm-invite", 3,
         "综合调解室", {"vulnerable": 1, "grudge": 1, "people": 6}),
    Road("21-dachuan-land-occupation-357500", CIVIL, "shut", "larger", "RM", "人民调解", "rm-invite", 3,
         "综合调解室", {"people": 10, "amount": 357_500}),
    Road("22-henglan-homestead-lawyer-10-parties", {**CIVIL, "J": YES, "L": YES}, "shut", "court", "YS",
         "司法调解", "court-mediate", 4, "大调解", {"people": 10, "lawsuit": 1, "amount": 100_000}),
    Road("23-duqiao-traffic-220k-judicial-confirmation", CIVIL, "shut", "traffic", "YS", "专业调解",
         "traffic-mediation", 2, "社区民警", {"amount": 220_000}),
    Road("24-hospital-99999-then-lawsuit", CIVIL, "shut", "medical", "YS", "专业调解", "medical-ways", 4,
         "大调解", {"land-or-death": 1, "people": 10}),
    Road("z1-grapes", LIGHT, "shut", "pupils", "RM", "人民调解", "ward-liability", 2, "社区民警",
         {"vulnerable": 1}, {"cause": "盗窃", "injury": "无伤"}),
    Road("z2-jiancun-reconciled", CIVIL, "shut", "simple", "RM", "人民调解", "rm-oral", 1, "专职调解员"),
    Road("z3-pine-wood", {**CIVIL, "L": YES}, "shut", "land-title", "YS", "移送", "land-title", 3, "综合调解室",
         {"land-or-death": 1}),
)  # fmt: skip


def decided(road: Road) -> tuple[str, Route, int]:
    """Judge and route one case from its file and the officer's answers."""
    draft = published_intake.read_intake(published.read(FOLDER / f"{road.case}.yaml"), now=NOW).draft
    facts = draft.facts | dict(road.facts)
    flags = frozenset(facts["flags"])
    found = eligibility.judge(
        {**road.answers, "X5": NO, "X6": NO}, injury=facts["injury"], flags=flags, today=TODAY, event_day=None,
        cause=facts["cause"],
    )  # fmt: skip
    level = grading.suggest(dict(road.factors)).level.level
    verdict = routing.stand(found)
    said = Facts(
        day=TODAY, dispute_type=facts["dispute_type"], injury=facts["injury"], flags=flags, answers=road.answers,
        level=level, factors=frozenset(road.factors), verdict=verdict, failed=found.failed, words=facts["brief"],
    )  # fmt: skip
    return verdict, routing.route(said), level


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.case)
def test_case_goes_the_way_a_legal_officer_would_send_it(road: Road) -> None:
    verdict, route, level = decided(road)

    assert (verdict, route.key, route.track, route.channel, route.article, level, route.force) == (
        road.verdict, road.rule, road.track, road.channel, road.article, road.level, road.force,
    )  # fmt: skip
    assert law.on(TODAY).article(route.article).citation in route.why


def test_every_published_case_has_its_road() -> None:
    assert [road.case for road in ROADS] == sorted(file.stem for file in FOLDER.glob("*.yaml"))
