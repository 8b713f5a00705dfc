"""典型案例 for the report: one or two that were settled and weigh, told without anybody who could be known by it."""

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import agreements, cases, disputes, identity, masking, tracks
from models.cases import Case, Flag, Outcome, State
from models.periods import Period
from models.queries.figures_slices import REACHED, counted, marked
from models.queries.figures_stock import ended_in
from models.sittings import Attendance, Sitting

OFFERED = 2
_LOOKED_AT = 40
_LEAST_BRIEF = 20
_LEAST_MARK = 3
_COMMON = "派出所调解室村民委员会村委会居委会卫生院人民法院镇政府"
_TERMS = 150  # characters of the agreement
#: Whose case is not told at all, however well it is hidden.
SPARED = (Flag.VIOLENCE, Flag.MINOR, Flag.BULLYING, Flag.MENTAL, Flag.PRIVATE)
_DAY = re.compile(
    r"(\d{4}年)?(\d{1,2}月)\d{1,2}[日号](?:\d{1,2}[时点](?:\d{1,2}分|半)?)?(?:许|左右)?(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|夜里)?"
)
_GROUP = re.compile(r"[一二三四五六七八九十\d]{1,4}(?:村民)?(?:小组|组|社(?!区)|队)(?:[东南西北]侧?)?")
_DOOR = re.compile(
    r"(?:[一-龥]{0,4}?\d{1,4}(?:号楼|栋|幢|单元|室|号院|号|巷|弄|层|楼)|[一二三四五六七八九十]{1,3}(?:单元|号楼|栋|幢|室))+"
)
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·.]?[A-Z0-9]{5,6}"
)
#: What is no name but says who somebody was.
_ROLE = re.compile("住户|业主|居民|家属|患|村民|小组|群众|老人|老汉|学生|家长|工人|某$")
_WAYS = {Outcome.ON_THE_SPOT.value: "当场达成协议并履行", Outcome.ORAL.value: "达成口头协议"}


@dataclass(frozen=True, slots=True)
class Typical:
    """A case that may be told, and how."""

    case_id: uuid.UUID
    text: str


def typical(db: Session, period: Period) -> tuple[Typical, ...]:
    """Propose up to two cases that ended well in the period: the gravest first, performed before promised."""
    query = (
        select(Case)
        .where(
            *counted(db), *ended_in(period), Case.outcome.in_(REACHED), func.length(Case.brief) >= _LEAST_BRIEF,
            *(~marked(Case.flags, flag.value) for flag in SPARED),
        )
        .order_by(Case.level.desc(), Case.resolved_on.is_(None), Case.received_at)
        .limit(_LOOKED_AT)
    )  # fmt: skip
    found: list[Case] = []
    kinds: set[str] = set()
    for subject in db.scalars(query):
        if subject.dispute_type not in kinds:
            found.append(subject)
            kinds.add(subject.dispute_type)
        if len(found) == OFFERED:
            break
    return tuple(Typical(subject.id, told(db, subject)) for subject in found)


def told(db: Session, subject: Case) -> str:
    """Tell a settled case in a paragraph: what it was about, what was done, what came of it; nobody can be known."""
    kind = disputes.leaf(subject.dispute_type).name if subject.dispute_type else "矛盾"
    sat = db.scalar(
        select(func.count())
        .select_from(Sitting)
        .where(Sitting.case_id == subject.id, Sitting.voided_at.is_(None))
    )
    name = tracks.get(subject.track).name if subject.track else "调解"
    agreement = agreements.latest(db, subject.id)
    terms = [_sentence(each.text) for each in agreement.clauses if each.valid] if agreement else []
    parts = [
        f"{kind}纠纷。{_sentence(subject.brief)}。",
        f"调解中查明症结在于{_sentence(subject.root_cause)}。" if _known(subject.root_cause) else "",
        f"经{name}{f'{sat}次' if sat else ''}，双方{_WAYS.get(subject.outcome, '达成协议')}",
        f"：{_few(terms)}。" if terms else "。",
        "协议已经履行完毕。" if subject.state in {State.PERFORMED.value, State.CLOSED.value} else "",
    ]
    return masked(db, subject, "".join(parts))


def masked(db: Session, subject: Case, text: str) -> str:
    """Hide who it was and where: names become 张某, days their month, doors and numbers nothing."""
    parties = cases.parties(subject)
    people = [each for party in parties for each in (party.person, party.guardian, party.agent) if each]
    names = [each.name for each in people]
    names += [each.name for each in parties if not each.organisation_id and not each.group]
    names += [each.representative for each in parties]
    attended = select(Attendance.name).where(Attendance.case_id == subject.id)
    officials = [*db.scalars(attended), subject.handler_name, subject.received_by]
    bodies = [each.name for each in parties if each.organisation_id]
    text = _named(text, names, officials, bodies)
    addresses = [part for each in people for part in masking.parts_of_address(each.address)]
    for place in sorted({*addresses, subject.place}, key=len, reverse=True):
        if place and place != subject.village:
            text = text.replace(
                place, subject.village if subject.village and place == subject.place else "某处"
            )
    text = _landmarks(text, subject.place.replace(subject.village, ""))
    text = _PLATE.sub("某号牌", masking.hide_numbers(text).replace(masking.HIDDEN, ""))
    return _DOOR.sub("某处", _GROUP.sub("", _DAY.sub(lambda found: (found[1] or "") + found[2], text)))


def _landmarks(text: str, place: str) -> str:
    """Hide the words of a place that stand in the text by themselves: an old tree, a shop."""
    for length in range(len(place), _LEAST_MARK - 1, -1):
        for begin in range(len(place) - length + 1):
            mark = place[begin : begin + length]
            if mark in text and mark not in _COMMON:
                text = text.replace(mark, "某处")
    return text


def _named(text: str, names: Iterable[str], officials: Iterable[str], bodies: Iterable[str]) -> str:
    """Write 张某 for each name, 张某甲 and 张某乙 where two would be alike, and 某单位 for a body; all in one pass."""
    known = [
        each for each in dict.fromkeys(each.strip() for each in names) if each and not _ROLE.search(each)
    ]
    short = {each: identity.mask_name(each) for each in known}
    alike = list(short.values())
    marks = iter(cases.SIDES * 3)
    hidden = {each: said + next(marks) if alike.count(said) > 1 else said for each, said in short.items()}
    given = {each[len(short[each]) - 1 :]: said for each, said in hidden.items()}
    said = {name: hidden_as for name, hidden_as in given.items() if len(name) > 1}
    said |= dict.fromkeys((each for each in officials if each), "工作人员") | hidden
    said |= {each: "某公司" if "公司" in each else "某单位" for each in bodies if each}
    if not said:
        return text
    pattern = "|".join(re.escape(each) for each in sorted(said, key=len, reverse=True))
    return re.sub(pattern, lambda found: said[found[0]], text)


def _known(cause: str) -> bool:
    return bool(cause.strip()) and not cause.strip().startswith(("未", "不明"))


def _few(terms: list[str]) -> str:
    """Return the first clauses, as many as a reader takes in."""
    kept: list[str] = []
    for each in terms:
        if kept and len("；".join((*kept, each))) > _TERMS:
            return "；".join(kept) + "等内容"
        kept.append(each)
    return "；".join(kept)


def _sentence(text: str) -> str:
    """Return a text as one run of words without its end."""
    joined = re.sub(r"([。！？；，])?\s*\n\s*", lambda found: found[1] or "，", text.strip())
    return joined.rstrip("。；，,. ")
