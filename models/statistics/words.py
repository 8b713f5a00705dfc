"""The definitions of a form in plain Chinese: what a cell counts, what its period rule and denominators are."""

from models.periods import Period
from models.queries.counted import DAYS, FIELDS, TRUTHS, Fact, level_name
from models.statistics.formfiles import SPANS, Condition, Form, Line
from models.statistics.measures import Measure, value_of

_OF = {"cases": "件数", "people": "涉及人数之和", "parties": "当事人数之和", "amount": "协议金额之和"}
NOT_KNOWN = "未定"


def definition_of(form: Form, wanted: Measure) -> str:
    """Say what a cell counts: the form's own words, then period rule and conditions."""
    own = "；".join(filter(None, (wanted.row.definition, wanted.column.definition)))
    if wanted.kind == "typed":
        return own or "由填报人填写，程序不统计。"
    if wanted.kind in {"ratio", "change"}:
        return own or formula(form, wanted)
    if wanted.kind == "sum":
        return own or f"{'＋'.join(wanted.added)}。"
    told = f"按{DAYS[wanted.day]}计入{SPANS[wanted.span]}，取{_OF[wanted.of]}"
    conditions = "，".join(condition_words(form, each) for each in wanted.where)
    return "；".join(filter(None, (own.rstrip("。"), told, conditions))) + "。"


def formula(form: Form, wanted: Measure) -> str:
    """Say a ratio or a change: ``成功率＝成功数÷受理数``."""
    names = {line.key: line.name for line in (form.columns if wanted.formula_column else form.rows)}
    part, whole = (names.get(key, key) for key in wanted.pair)
    if wanted.kind == "ratio":
        return f"{part}÷{whole}。"
    return f"（{part}－{whole}）÷{whole}；{whole}为0的写“—”。率的升降用百分点。"


def condition_words(form: Form, condition: Condition) -> str:
    """Say a condition: ``性质为治安``, ``涉及人数50至99人``."""
    label = label_of(form, condition.name)
    if not condition.values:
        least = f"{condition.least}以上（含）" if condition.least is not None else ""
        below = f"不满{condition.below}" if condition.below is not None else ""
        return f"{label}{least}{below}"
    if condition.name in TRUTHS:
        return label if condition.values[0] is not condition.but else f"不是{label}"
    values = "或".join(told(condition.name, each) for each in condition.values)
    return f"{label}{'不是' if condition.but else '为'}{values}"


def value_words(form: Form, name: str, fact: Fact) -> str:
    """Say what a case is in a field: ``性质是民事``, ``不是调解成功``."""
    value = value_of(form, name, fact)
    label = label_of(form, name)
    if isinstance(value, bool):
        return label if value else f"不是{label}"
    return f"{label}是{told(name, value)}"


def told(name: str, value: object) -> str:
    """Write a value of a field; an empty one is 未定."""
    if name == "level" and isinstance(value, int):
        return level_name(value)
    return str(value) or NOT_KNOWN


def label_of(form: Form, name: str) -> str:
    """Return what a field is called."""
    derived = form.derived.get(name)
    return derived.label if derived else FIELDS[name]


def definitions_of(form: Form, period: Period) -> tuple[str, ...]:
    """Return what is printed under the form: the period rule, the denominators, and what the form itself says."""
    days = f"{period.first.isoformat()}至{period.last.isoformat()}"
    found = [f"归期：按{DAYS[form.day]}计，{period.name}（{days}）。"]
    if form.base:
        found.append(f"统计对象：{'，'.join(condition_words(form, each) for each in form.base)}的案件。")
    for lines in (form.rows, form.columns):
        names = {line.key: line.name for line in lines}
        for line in lines:
            if line.ratio:
                found.append(f"{line.name}＝{names[line.ratio[0]]}÷{names[line.ratio[1]]}。")
            if line.definition:
                found.append(_own(line))
    return tuple(dict.fromkeys((*found, *form.definitions)))


def _own(line: Line) -> str:
    return f"{line.name}：{line.definition.rstrip('。')}。"
