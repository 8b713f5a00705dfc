"""伤情鉴定: when somebody hurt may go without one, and why not (程序规定 90)."""

from datetime import date

from models import cases, eligibility, law
from models.cases import Case, Injury

_BLOCKS = frozenset({Injury.MINOR_2.value, Injury.MINOR_1.value, Injury.SERIOUS.value})
_BELOW = frozenset({Injury.BELOW.value, Injury.SLIGHT.value})
#: The question of the screening → why an appraisal must be made.
_MUST = {
    "I1": "伤得较重，可能构成轻伤以上，应当进行伤情鉴定，不能声明不申请",
    "I2": "被侵害人已经要求鉴定，应当进行伤情鉴定；改变主意的，先在接待里改为没有要求",
    "I3": "双方对伤害程度有争议，应当进行伤情鉴定，不能声明不申请",
}


def not_waived(subject: Case, today: date) -> str:
    """Say why 不申请伤情鉴定声明 may not be signed in this case; nothing when it may.

    An appraisal must be made where 轻伤 is possible, where the victim asks for it, and where the degree is disputed.
    What was not asked yet is asked first: nobody signs away what nobody looked at.
    """
    cited = law.on(subject.occurred_on or today).cite("za-appraise")
    if subject.injury == Injury.NONE.value:
        return "登记的伤情是“无伤”，用不着声明不申请鉴定。"
    if subject.injury in _BLOCKS:
        return f"伤情是“{subject.injury}”，属于刑事案件，应当移送刑侦部门，不能声明不申请鉴定（{cited}）。"
    if subject.injury in _BELOW:
        return f"伤情已经有结论（{subject.injury}），用不着声明不申请鉴定。"
    said = cases.answers(subject)
    for key, why in _MUST.items():
        if said.get(key) == eligibility.YES:
            return f"{why}（{cited}）。"
    if any(said.get(key) != eligibility.NO for key in _MUST):
        return (
            f"请先在接待里问清：是否可能轻伤以上、被侵害人是否要求鉴定、双方对伤害程度有没有争议（{cited}）。"
        )
    return ""
