"""The small language of the form files: ``{case.number}`` fields, ``when`` conditions and ``each`` repetition.

Nothing is evaluated as Python, and what a fact says is never read again as a template.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Literal, get_args, get_origin, get_type_hints

Scope = Mapping[str, object]
Types = Mapping[str, object]

_NAME = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*"
_PART = re.compile(rf"\{{\{{|\}}\}}|\[\[|\]\]|\{{({_NAME})(?:\|([^{{}}]*))?\}}|[{{}}]")
_TOKEN = re.compile(rf"\s*(?:'([^']*)'|(==|!=|,)|({_NAME}))")


class TemplateError(ValueError):
    """A form file says what cannot be understood; the message is for the person who wrote it."""


@dataclass(frozen=True, slots=True)
class Field:
    """A place for a value; ``default`` stands in when there is none."""

    path: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A part in ``[[ ]]`` that is dropped as a whole when one of its values is missing."""

    parts: "tuple[str | Field, ...]"


@dataclass(frozen=True, slots=True)
class Template:
    """A text with fields."""

    parts: tuple[str | Field | Span, ...]

    def fill(self, scope: Scope, *, empty: str) -> str:
        """Return the text with its values; ``empty`` stands where a value is missing."""
        return "".join(_shown(part, scope, empty) for part in self.parts)

    def fields(self) -> Iterator[Field]:
        """Yield every field, those in spans too."""
        for part in self.parts:
            if isinstance(part, Field):
                yield part
            elif isinstance(part, Span):
                yield from (each for each in part.parts if isinstance(each, Field))

    def check(self, types: Types) -> None:
        """Refuse a field that names nothing, or something that cannot be printed."""
        for place in self.fields():
            kind = typed(place.path, types)
            if kind not in (str, int) and get_origin(kind) is not Literal:
                raise TemplateError(f"“{place.path}”不是可打印的文字")


@dataclass(frozen=True, slots=True)
class Each:
    """``party in parties``: the name that each member of a list takes in turn."""

    name: str
    path: str

    def members(self, scope: Scope) -> tuple[object, ...]:
        """Return the members in this scope."""
        found = value(self.path, scope)
        assert isinstance(found, tuple)
        return found

    def check(self, types: Types) -> object:
        """Return the type of a member; refuse what is not a list."""
        kind = typed(self.path, types)
        if get_origin(kind) is not tuple:
            raise TemplateError(f"“{self.path}”不是一列，不能逐个重复")
        return get_args(kind)[0]


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison: a path that is filled, equals one of ``words``, or holds ``words[0]``."""

    path: str
    relation: str
    words: tuple[str, ...] = ()
    negated: bool = False

    def holds(self, scope: Scope) -> bool:
        """Tell whether it is so."""
        found = value(self.path, scope)
        if self.relation == "filled":
            answer = filled(found)
        elif self.relation == "holds":
            answer = isinstance(found, tuple) and self.words[0] in found
        else:
            answer = str(found) in self.words
        return answer != self.negated


@dataclass(frozen=True, slots=True)
class Condition:
    """Alternatives joined by ``or``, each a row of tests joined by ``and``."""

    alternatives: tuple[tuple[Test, ...], ...]

    def holds(self, scope: Scope) -> bool:
        """Tell whether any alternative holds as a whole."""
        return any(all(test.holds(scope) for test in row) for row in self.alternatives)

    def check(self, types: Types) -> None:
        """Refuse a path that names nothing."""
        for row in self.alternatives:
            for test in row:
                kind = typed(test.path, types)
                if test.relation == "holds" and get_origin(kind) is not tuple:
                    raise TemplateError(f"“{test.path}”不是一列，不能用 in 查找")


@cache
def template(text: str) -> Template:
    """Read a text with fields.

    >>> template("共{paper.copies}份").parts
    ('共', Field(path='paper.copies', default=None), '份')
    """
    done: list[str | Field | Span] = []
    span: list[str | Field] | None = None
    last = 0
    for match in _PART.finditer(text):
        target = done if span is None else span
        if match.start() > last:
            target.append(text[last : match.start()])
        last, mark = match.end(), match.group()
        if mark in ("[[", "]]"):
            if (mark == "[[") != (span is None):
                raise TemplateError("“[[”和“]]”没有配成一对，也不能套写")
            if span is not None:
                done.append(Span(tuple(span)))
            span = [] if mark == "[[" else None
        else:
            target.append(_part(match))
    if span is not None:
        raise TemplateError("“[[”没有对应的“]]”")
    if last < len(text):
        done.append(text[last:])
    return Template(tuple(done))


@cache
def each(text: str) -> Each:
    """Read ``party in parties``."""
    match = re.fullmatch(rf"([a-z][a-z0-9_]*) in ({_NAME})", text.strip())
    if match is None:
        raise TemplateError(f"each 应写作“party in parties”，现在是“{text}”")
    return Each(match.group(1), match.group(2))


@cache
def condition(text: str) -> Condition:
    """Read a condition.

    >>> condition("case.track in 'ZA', 'ZA-X' and not sitting.hosts").alternatives[0][1].negated
    True
    """
    tokens = _tokens(text)
    rows: list[tuple[Test, ...]] = []
    row: list[Test] = []
    while True:
        row.append(_test(tokens, text))
        joint = tokens.pop(0) if tokens else ("end", "")
        if joint == ("word", "and"):
            continue
        rows.append(tuple(row))
        row = []
        if joint == ("end", ""):
            return Condition(tuple(rows))
        if joint != ("word", "or"):
            raise TemplateError(f"条件“{text}”中“{joint[1]}”处应为 and 或 or")


def value(path: str, scope: Scope) -> object:
    """Return what ``path`` names in ``scope``."""
    first, *rest = path.split(".")
    found = scope[first]
    for name in rest:
        found = found[name] if isinstance(found, Mapping) else getattr(found, name)
    return found


def typed(path: str, types: Types) -> object:
    """Return the type that ``path`` will have; refuse a path that names nothing."""
    first, *rest = path.split(".")
    if first not in types:
        raise TemplateError(f"没有“{path}”这个字段")
    kind = types[first]
    for name in rest:
        known = kind if isinstance(kind, Mapping) else members(kind)
        if name not in known:
            raise TemplateError(f"没有“{path}”这个字段")
        kind = known[name]
    return kind


@cache
def members(kind: object) -> Mapping[str, object]:
    """Return the names and types that a path may use on ``kind``: its fields and its properties."""
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return {}
    hints = get_type_hints(kind)
    found: dict[str, object] = {field.name: hints[field.name] for field in fields(kind)}
    for name in dir(kind):
        member = getattr(kind, name)
        if isinstance(member, property) and member.fget is not None:
            found[name] = get_type_hints(member.fget)["return"]
    return found


def filled(thing: object) -> bool:
    """Tell whether a value says anything; a part says nothing when it equals an empty one.

    >>> filled(""), filled(" "), filled(()), filled(0), filled("无")
    (False, False, False, False, True)
    """
    if isinstance(thing, str):
        return bool(thing.strip())
    if isinstance(thing, (bool, int, tuple)):
        return bool(thing)
    return thing != type(thing)()


def _part(match: re.Match[str]) -> str | Field:
    mark = match.group()
    if mark in ("{{", "}}"):
        return mark[0]
    if not match.group(1):
        raise TemplateError(f"单独的“{mark}”：字段写作 {{case.number}}，括号本身写两遍")
    return Field(match.group(1), match.group(2))


def _shown(part: str | Field | Span, scope: Scope, empty: str) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Field):
        found = value(part.path, scope)
        if filled(found):
            return str(found)
        return empty if part.default is None else part.default
    missing = any(
        isinstance(each, Field) and each.default is None and not filled(value(each.path, scope))
        for each in part.parts
    )
    return "" if missing else "".join(_shown(each, scope, empty) for each in part.parts)


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise TemplateError(f"条件“{text}”看不懂：“{text[at:]}”")
        quoted, sign, word = match.groups()
        if quoted is not None:
            found.append(("quoted", quoted))
        else:
            found.append(("sign", sign) if sign else ("word", word))
        at = match.end()
    return found


def _test(tokens: list[tuple[str, str]], text: str) -> Test:
    def take(kind: str) -> str:
        if not tokens or tokens[0][0] != kind:
            raise TemplateError(f"条件“{text}”写得不完整")
        return tokens.pop(0)[1]

    if tokens and tokens[0][0] == "quoted":  # 'host' in told
        word = take("quoted")
        if take("word") != "in":
            raise TemplateError(f"条件“{text}”写得不完整")
        return Test(take("word"), "holds", (word,))
    negated = bool(tokens) and tokens[0] == ("word", "not")
    if negated:
        tokens.pop(0)
    path = take("word")
    if tokens and tokens[0][0] == "sign":
        sign = take("sign")
        return Test(path, "equals", (take("quoted"),), negated != (sign == "!="))
    if not tokens or tokens[0] != ("word", "in"):
        return Test(path, "filled", (), negated)
    tokens.pop(0)
    words = [take("quoted")]
    while tokens and tokens[0] == ("sign", ","):
        tokens.pop(0)
        words.append(take("quoted"))
    return Test(path, "equals", tuple(words), negated)
