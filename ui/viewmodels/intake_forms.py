"""The forms of the intake page, declared: what is asked of the matter and of each kind of party."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from models import areas, cases, disputes, grading, identity, people, representation, routing, tracks
from models.store import Store
from ui.forms.spec import Field, Form, Kind, Section
from ui.viewmodels import level, standing
from ui.viewmodels.parties import GROUP, KINDS, ORGANISATION, PERSON

#: Numbers and times that must be read whole take the room of an ID number.
WHOLE = Kind.ID
CONSENTS = ("同意", "不同意")
AUTHORITIES = ("一般代理", "特别代理")
TIERS = ("组级", "村级", "镇级", "所级")
MINOR = "minor"
#: How a paper of a village says that it ended.
RESULTS = ("口头达成", "未达成")


def _offered(values: tuple[str, ...], *, none: str = "") -> tuple[tuple[str, str], ...]:
    pairs = tuple((value, value) for value in values)
    return (("", none), *pairs) if none else pairs


def _village(villages: tuple[str, ...]) -> Field:
    if not villages:
        return Field("village", "村社", width=2)
    return Field("village", "村社", Kind.CHOICE, width=2, choices=_offered(villages), editable=True)


def facts(today: date, villages: tuple[str, ...] = ()) -> Form:
    """Return the form of 来源与事情, with the types of dispute that are offered on a day."""
    sources = tuple((each.name, each.name) for each in disputes.sources())
    types = tuple((leaf.code, leaf.name) for leaf in disputes.leaves(today))
    return Form(
        "facts",
        (
            Section(
                "来源与事情",
                (
                    Field("source", "来源", Kind.CHOICE, width=3, choices=sources, editable=True),
                    Field("alarm_number", "警情编号", WHOLE, width=3),
                    Field("occurred", "发生时间", WHOLE, width=3, placeholder="昨天 17:40"),
                    Field("received", "登记时间", WHOLE, width=3, placeholder="现在"),
                    Field("pad", "纸质登记表编号", width=3, placeholder="没有可不填"),
                    Field(
                        "result", "当时的结果", Kind.CHOICE, width=3, choices=_offered(RESULTS, none="没有写")
                    ),
                    Field("place", "地点", width=3),
                    _village(villages),
                    Field("dispute_type", "纠纷类型", Kind.CHOICE, width=3, choices=types),
                    Field(
                        "injury",
                        "伤情",
                        Kind.CHOICE,
                        width=2,
                        choices=_offered(tuple(cases.Injury), none="未问"),
                    ),
                    Field("amount", "涉及金额", Kind.MONEY, width=2),
                    Field("brief", "简要情况", Kind.LONG, width=12, lines=2),
                ),
                key="facts",
            ),
        ),
    )


def more_facts() -> Form:
    """Return what is asked of fewer matters, folded."""
    return Form(
        "more_facts",
        (
            Section(
                "更多",
                (
                    Field("people_count", "涉及人数", Kind.NUMBER, width=2),
                    Field("damage", "物损", width=4),
                    Field("appraised_on", "伤情鉴定日期", Kind.DATE, width=3),
                    Field("platform_number", "案件编号（执法办案系统）", width=3),
                    Field("origin", "诉因（为什么闹起来）", width=6),
                    Field("ground", "诉由（凭什么提要求）", width=6),
                    Field("cause", "案由", width=6),
                    Field("tier", "化解层级", Kind.CHOICE, width=2, choices=_offered(TIERS, none="未定")),
                    Field("project", "项目", width=4, placeholder="如：绕城公路二标"),
                    Field("contractor", "施工单位", width=4),
                    Field("remarks", "备注", width=6),
                ),
            ),
        ),
    )


def party(kind: str) -> Form:
    """Return the always shown fields of a party of ``kind``."""
    fields = {PERSON: _PERSON, ORGANISATION: _ORGANISATION, GROUP: _GROUP}[kind]
    return Form(kind, (Section("", (*fields, *_STANDING)),))


def more(kind: str) -> Form:
    """Return what a party card shows when it is opened: the rest of the person, and the agent."""
    rest = _MORE_OF_A_PERSON if kind == PERSON else ()
    return Form(f"{kind}.more", (Section("", (*rest, *_AGENT)),))


def grown(_kind: str = PERSON) -> Form:
    """Return what is asked of somebody of sixteen or seventeen: own wages, and whether the guardian is told."""
    return Form("grown", (Section("", _GROWN),))


def guardian(whose: str) -> Form:
    """Return the fields of the guardian of a minor or an adult, the nearest by law offered first."""
    offered = representation.relations(minor=whose == MINOR)
    return Form(
        "guardian",
        (
            Section(
                "",
                (
                    Field("guardian.name", "监护人姓名", Kind.NAME, width=3),
                    Field(
                        "guardian_relation",
                        "与其关系",
                        Kind.CHOICE,
                        width=2,
                        choices=_offered(offered),
                        editable=True,
                    ),
                    Field("guardian.id_number", "监护人证件号码", Kind.ID, width=4),
                    Field("guardian.telephone", "监护人电话", Kind.PHONE, width=3),
                    Field("guardian_notified_on", "通知监护人日期", Kind.DATE, width=3),
                    Field("guardian_reason", "越过前一顺序的说明", width=6),
                    Field(
                        "guardian_conflict",
                        "监护人是加害人",
                        Kind.BOOL,
                        width=3,
                        placeholder="监护人是加害人",
                    ),
                ),
            ),
        ),
    )


_PERSON = (
    Field("name", "姓名", Kind.NAME, width=2, help="可以把“姓名 证件 电话 住址”一整行粘贴到这里"),
    Field("id_number", "证件号码", Kind.ID, width=3, placeholder="没带可写“口述”"),
    Field("sex", "性别", width=1),
    Field("birth", "出生", Kind.DATE, width=2),
    Field("stated_age", "周岁", width=1),
    Field("telephone", "电话", Kind.PHONE, width=3),
    Field("address", "现住址", width=6),
)
_ORGANISATION = (
    Field("name", "单位名称", width=5),
    Field("credit_code", "统一社会信用代码", Kind.ID, width=4),
    Field("telephone", "电话", Kind.PHONE, width=3),
    Field("legal_representative", "法定代表人（负责人）", width=3),
    Field("legal_title", "职务", width=2),
    Field("representative", "参加调解的代表人", width=4),
    Field("representative_title", "代表人职务", width=3),
    Field("address", "住所", width=6),
)
_GROUP = (
    Field("name", "称呼", width=5, placeholder="如：某某小区业主"),
    Field("headcount", "人数", Kind.NUMBER, width=2, placeholder="不清楚可不填"),
    Field("representative", "推选的代表人", width=5),
    Field("note", "备注", width=6),
)
_STANDING = (
    Field("role", "身份", Kind.CHOICE, width=3, choices=_offered(tuple(cases.Role))),
    Field("consent", "愿意调解吗", Kind.CHOICE, width=3, choices=_offered(CONSENTS, none="未问")),
)
_MORE_OF_A_PERSON = (
    Field("id_kind", "证件种类", Kind.CHOICE, width=3, choices=_offered(identity.ID_KINDS), placeholder=identity.ID_KINDS[0]),
    Field("ethnicity", "民族", width=2),
    Field("employer", "工作单位", width=4),
    Field("occupation", "职业", width=3),
    Field("domicile", "户籍地", width=5),
    Field(
        "incapacity", "成年人行为能力", Kind.CHOICE, width=4,
        choices=_offered((people.Capacity.LIMITED.value, people.Capacity.NONE.value), none="完全民事行为能力"),
    ),
)  # fmt: skip
_GROWN = (
    Field(
        "self_supporting", "以自己劳动收入为主要生活来源", Kind.BOOL, width=6, placeholder="以自己劳动收入为主要生活来源",
        help="已满十六周岁、以自己的劳动收入为主要生活来源的，视为完全民事行为能力人（民法典 18）",
    ),
    Field(
        "unnotified", "本人同意不通知监护人", Kind.BOOL, width=6, placeholder="本人同意不通知监护人",
        help="已满十六周岁、以自己的劳动收入为主要生活来源，本人同意不通知的，可以不通知（程序规定 181）",
    ),
)  # fmt: skip
_AGENT = (
    Field("agent.name", "委托代理人", Kind.NAME, width=2, help="违法嫌疑人不得委托他人参加治安调解"),
    Field("agent.id_number", "代理人证件号码", Kind.ID, width=3),
    Field("agent.telephone", "代理人电话", Kind.PHONE, width=3),
    Field("agent_authority", "委托权限", Kind.CHOICE, width=2, choices=_offered(AUTHORITIES)),
    Field("agent_until", "委托期限", Kind.DATE, width=2),
)


@dataclass(frozen=True)
class Catalogue:
    """Everything that the page offers, read once when it is made."""

    facts: Form
    more_facts: Form
    party_forms: Mapping[str, Callable[[str], Form]]
    sides: str
    kinds: tuple[tuple[str, str], ...]
    flags: tuple[str, ...]
    factors: tuple[tuple[str, str], ...]
    needs: tuple[str, ...]
    short_tracks: tuple[tuple[str, str], ...]
    levels: tuple[str, ...]
    channels: tuple[str, ...]
    forces: tuple[str, ...]
    demo: bool = False


def villages(store: Store) -> tuple[str, ...]:
    """Return the villages of the station with the other ways to write them, for completion."""
    with store.reading() as db:
        return tuple(dict.fromkeys(word for each in areas.villages(db) for word in each.words if word))


def catalogue(
    today: date, villages: tuple[str, ...] = (), *, sees_people: bool = True, demo: bool = False
) -> Catalogue:
    """Return what the page offers on a day; what a person is like only to who may know it (治安管理处罚法 138)."""
    hidden = frozenset() if sees_people else grading.person_factors()
    return Catalogue(
        facts=facts(today, villages),
        more_facts=more_facts(),
        party_forms={"main": party, "grown": grown, "more": more, "guardian": guardian},
        sides=cases.SIDES,
        kinds=KINDS,
        flags=tuple(flag.value for flag in cases.Flag),
        factors=tuple(each for each in level.asked() if each[0] not in hidden),
        needs=standing.NEEDS,
        short_tracks=tuple((code, tracks.get(code).name) for code in ("QJ", "RM")),
        levels=level.names(),
        channels=routing.CHANNELS,
        forces=routing.FORCES,
        demo=demo,
    )
