"""The forms of 未履行和处理: a breach, a result, what came to light, and why something is taken back."""

from ui.forms.spec import Field, Kind

Choices = tuple[tuple[str, str], ...]

BREACH = (
    Field("on", "日期", Kind.DATE, required=True, width=6),
    Field("text", "未履行的情况", Kind.LONG, required=True, width=12, lines=3),
)
WHY = (Field("reason", "原因", required=True, width=12),)
EXECUTED = (Field("on", "执行完毕日期", Kind.DATE, required=True, width=6),)


def result(kinds: Choices, people: Choices, grounds: Choices = ()) -> tuple[Field, ...]:
    """Return the fields of a result; ``grounds`` only for those who may decide that nobody is punished."""
    spared = Field("ground", "不予处罚的依据", Kind.CHOICE, width=12, choices=(("", "不涉及"), *grounds))
    return (
        Field("kind", "处理结果", Kind.CHOICE, required=True, width=7, choices=kinds),
        Field("party", "对谁", Kind.CHOICE, width=5, choices=(("", "不分人"), *people)),
        Field("on", "作出日期", Kind.DATE, required=True, width=6),
        Field("executed_on", "执行完毕日期", Kind.DATE, width=6, placeholder="还没有就不写"),
        Field("number", "文号", width=7),
        Field("organ", "作出单位", width=5, placeholder="不写按常规"),
        *((spared,) if grounds else ()),
        Field("text", "内容", Kind.LONG, width=12, lines=2),
    )


def finding(kinds: Choices, injuries: Choices, units: Choices) -> tuple[Field, ...]:
    """Return the fields of what came to light."""
    return (
        Field("kind", "哪种情形", Kind.CHOICE, required=True, width=6, choices=kinds),
        Field("injury", "鉴定的伤情", Kind.CHOICE, width=6, choices=(("", "不涉及"), *injuries)),
        Field("on", "发现日期", Kind.DATE, required=True, width=6),
        Field("to", "移送到", Kind.CHOICE, required=True, width=6, choices=units, editable=True),
        Field("text", "怎样发现的、有什么材料", Kind.LONG, required=True, width=12, lines=2),
    )
