"""The forms: each file of ``templates/documents`` read, checked word by word, and kept as a catalogue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

import resources
from exports import notices
from exports.blocks import Align, Role
from exports.facts import Facts
from exports.placeholders import (
    Condition,
    Each,
    Template,
    TemplateError,
    Types,
    condition,
    each,
    members,
    template,
)
from models import formheads
from models.errors import Refusal
from models.formheads import FormHead

# what each kind of block may say: template text, condition, plain words, or a list of parts of another kind
KINDS: dict[str, dict[str, str]] = {
    "title": {"text": "template", "size": "text"},
    "subtitle": {"text": "template"},
    "number": {"text": "template", "align": "align"},
    "heading": {"text": "template"},
    "text": {"text": "template", "lead": "template", "indent": "flag", "align": "align", "role": "role"},
    "fields": {"rows": "row", "columns": "number"},
    "clauses": {"items": "item", "start": "number", "nested": "flag"},
    "grid": {"head": "item", "rows": "gridrow", "widths": "numbers", "columns": "text"},
    "choice": {"label": "template", "options": "option", "of": "path", "other": "text", "listed": "flag"},
    "record": {"lines": "line"},
    "signatures": {"slots": "slot", "columns": "number"},
    "seal": {"organ": "template", "date": "template", "placeholder": "text"},
    "blank": {},
    "space": {"mm": "number"},
    "rule": {"dashed": "flag", "text": "text"},
    "break": {},
    "note": {"text": "template"},
    "cards": {"title": "template", "lines": "item", "columns": "number", "count": "number"},
    "picture": {"key": "template", "width": "number", "height": "number", "exact": "flag"},
    "keep": {"blocks": "block"},
    "group": {"blocks": "block"},
}
PARTS: dict[str, dict[str, str]] = {
    "row": {"cells": "cell", "rows": "row"},
    "cell": {
        "label": "template", "value": "template", "span": "number", "lines": "number", "align": "align",
        "hand": "flag", "options": "option", "of": "path", "other": "text",
    },
    "item": {"text": "template"},
    "gridrow": {"cells": "item"},
    "option": {"text": "template", "chosen": "condition"},
    "line": {
        "kind": "template", "time": "template", "speaker": "template", "text": "template", "struck": "condition",
        "initial": "template", "led": "template",
    },
    "slot": {
        "label": "template", "name": "template", "lines": "item", "fingerprint": "flag", "date": "template",
        "dated": "flag",
    },
}  # fmt: skip
REQUIRED: dict[str, tuple[str, ...]] = {
    "title": ("text",), "subtitle": ("text",), "number": ("text",), "heading": ("text",), "text": ("text",),
    "fields": ("rows",), "clauses": ("items",), "grid": ("head", "rows"), "choice": ("options",),
    "record": ("lines",), "signatures": ("slots",), "seal": ("organ", "date"), "space": ("mm",), "note": ("text",),
    "cards": ("title", "lines", "columns", "count"), "picture": ("width", "height"), "keep": ("blocks",), "group": ("blocks",), "item": ("text",), "gridrow": ("cells",),
    "option": ("text",), "line": ("kind", "text"), "slot": ("label",),
}  # fmt: skip
# a part written as a bare text or list stands for the table with this one key
SHORT = {"row": "cells", "gridrow": "cells", "item": "text", "option": "text"}
_WORDS: dict[str, tuple[str, ...]] = {"align": get_args(Align), "role": get_args(Role)}
_PLAIN: dict[str, tuple[type, ...]] = {
    "text": (str,), "flag": (bool,), "number": (int, float), "numbers": (list,), "align": (str,), "role": (str,),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spec:
    """A block, or a part of one, as the form file has it: repeated by ``each``, printed only ``when``."""

    kind: str
    values: Mapping[str, Any]
    each: tuple[Each, ...] = ()
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its head and its blocks."""

    head: FormHead
    blocks: tuple[Spec, ...]


class Catalogue(Mapping[str, Form]):
    """All forms by code, read when asked for; a station's own file stands before the built-in one."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._read: dict[str, tuple[dict[str, Any], Form]] = {}

    def __getitem__(self, form: str) -> Form:
        """Return a form; refused with file, place and reason when its file is wrong."""
        if form not in formheads.ids():
            raise KeyError(form)
        kept = formheads.load(form)
        known = self._read.get(form)
        if known is None or known[0] is not kept:  # resources.table gives the same object until overridden
            try:
                known = (kept, parse(form, kept))
            except Refusal as refusal:
                if not resources.refuse(f"{formheads.FOLDER}/{form}.toml", refusal.message):
                    raise
                return self[form]
            self._read[form] = known
        return known[1]

    def __iter__(self) -> Iterator[str]:
        """Go through the codes in order."""
        return iter(formheads.ids())

    def __len__(self) -> int:
        """Count the forms."""
        return len(formheads.ids())


FORMS = Catalogue()


def parse(form: str, kept: dict[str, Any]) -> Form:
    """Check a parsed file and make the form of it."""
    head = formheads.read(form, kept)
    blocks = kept.get("blocks", [])
    if not isinstance(blocks, list) or not blocks:
        raise formheads.wrong(form, "没有 [[blocks]]，文书是空的")
    types = {**scope_types(), "typed": {ask.key: str for ask in head.asks}}
    done = []
    for place, block in enumerate(blocks):
        try:
            done.append(_spec("block", block, types))
        except TemplateError as error:
            kind = block.get("kind", "") if isinstance(block, dict) else ""
            raise formheads.wrong(form, f"第 {place + 1} 块（{kind}）{error}", _line(form, place)) from error
    return Form(head, tuple(done))


def scope_types() -> Types:
    """Return the names a form may use, with their types: the facts, the fixed sentences, what is told."""
    return {
        **members(Facts),
        "notice": dict.fromkeys(notices.keys(), str),
        "must_tell": tuple[notices.Told, ...],
    }


def _spec(kind: str, given: Any, types: Types) -> Spec:
    if kind in SHORT and not isinstance(given, dict):
        given = {SHORT[kind]: given}
    if not isinstance(given, dict):
        raise TemplateError(f"“{kind}”应写成一组键和值")
    given = dict(given)
    if kind == "block":
        kind = given.pop("kind", "")
        if kind not in KINDS:
            raise TemplateError(f"没有“{kind}”这种块，可用的有 {'、'.join(KINDS)}")
    known = KINDS[kind] if kind in KINDS else PARTS[kind]
    repeats, inner = _repeats(given.pop("each", []), types)
    when = given.pop("when", None)
    test = _condition(when, inner) if when is not None else None
    for key in REQUIRED.get(kind, ()):
        if key not in given:
            raise TemplateError(f"“{kind}”缺少键“{key}”")
    values = {}
    for key, value in given.items():
        if key not in known:
            raise TemplateError(f"“{kind}”里有不认识的键“{key}”")
        values[key] = _value(key, known[key], value, inner)
    return Spec(kind, values, repeats, test)


def _value(key: str, wanted: str, given: Any, types: Types) -> Any:
    if wanted in PARTS or wanted == "block":
        if not isinstance(given, list):
            raise TemplateError(f"键“{key}”应写成一列")
        return tuple(_spec(wanted, each, types) for each in given)
    if wanted == "condition":
        return _condition(given, types)
    if wanted in ("template", "path"):
        if not isinstance(given, str):
            raise TemplateError(f"键“{key}”应写成文字")
        return _template(given, types) if wanted == "template" else _path(given, types)
    if not isinstance(given, _PLAIN[wanted]) or (wanted == "number" and isinstance(given, bool)):
        raise TemplateError(f"键“{key}”的值写法不对")
    if wanted in _WORDS and given not in _WORDS[wanted]:
        raise TemplateError(f"键“{key}”的值“{given}”不在 {'、'.join(_WORDS[wanted])} 之中")
    return given


def _repeats(given: Any, types: Types) -> tuple[tuple[Each, ...], Types]:
    inner = dict(types)
    done = []
    for text in [given] if isinstance(given, str) else given:
        repeat = each(text)
        inner[repeat.name] = repeat.check(inner)
        done.append(repeat)
    return tuple(done), inner


def _condition(given: Any, types: Types) -> Condition:
    if not isinstance(given, str):
        raise TemplateError("条件应写成文字")
    test = condition(given)
    test.check(types)
    return test


def _template(given: str, types: Types) -> Template:
    text = template(given)
    text.check(types)
    return text


def _path(given: str, types: Types) -> str:
    _condition(given, types)
    return given


def _line(form: str, place: int) -> int:
    text = resources.text(f"{formheads.FOLDER}/{form}.toml")
    starts = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == "[[blocks]]"]
    return starts[place] if place < len(starts) else 0
