"""A station's own Word form (D14.docx among its own files), filled from the facts of a paper.

Its placeholders are those of the TOML forms: ``{{ case.number }}``, ``{% for party in parties %}``. It is looked
through before anything is filled: a macro, a link to outside, or a placeholder that names nothing refuses it, and the
built-in PDF stays as it is.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

import resources
from exports.compose import Composer
from exports.forms import scope_types
from exports.placeholders import members
from models import formheads
from models.errors import Refusal

if TYPE_CHECKING:
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # -- it brings no types
    from jinja2 import Environment, nodes

    from exports.facts import Facts

LARGEST = 20_000_000
LARGEST_UNPACKED = 100_000_000
#: Parts of a Word package that run or carry something else; none has a place in a form.
_PARTS = (
    ("vbaProject", "含有宏"), ("word/activeX/", "含有 ActiveX 控件"), ("word/embeddings/", "含有嵌入的文件"),
    ("word/afchunk", "含有嵌入的文件"),
)  # fmt: skip
_FIELDS = ("DDE", "INCLUDETEXT", "INCLUDEPICTURE", "LINK ", "IMPORT", "MACROBUTTON")
_LINK = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
_TARGET = re.compile(rb"\bTarget\s*=\s*[\"']([^\"']*)[\"']")
_CODE = re.compile(r"<w:instrText[^>]*>(.*?)</w:instrText>|<w:fldSimple[^>]*w:instr=\"([^\"]*)\"", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
#: What XML 1.0 cannot carry at all; a fact that came from a broken file is printed without it.
_UNWRITABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ANY = object()
#: What a loop tells of itself.
_LOOP = dict.fromkeys(("index", "index0", "first", "last", "length"), int)
_WORDS = 40
_THREE = 3
_TOO_LARGE = "太大，请去掉里面的大图片"
#: What was found of each form, as long as its file stays as it was.
_seen: dict[str, tuple[tuple[str, int], str]] = {}


class _WrongError(Exception):
    """What a template says that cannot be filled, in words, with the line that it stands on."""

    def __init__(self, words: str, line: int) -> None:
        super().__init__(words)
        self.words, self.line = words, line


def path(form: str) -> Path | None:
    """Return the station's own Word form, or None where it has none."""
    for kind in (".docx", ".docm"):
        try:
            return resources.path(f"{formheads.FOLDER}/{form}{kind}")
        except FileNotFoundError:
            continue
    return None


def trouble(form: str) -> str:
    """Say what is wrong with the station's own Word form; nothing where it can be filled, or where there is none."""
    file = path(form)
    if file is None:
        return ""
    state = (str(file), file.stat().st_mtime_ns)
    known = _seen.get(form)
    if known is None or known[0] != state:
        known = _seen[form] = (state, _wrong(form, file))
    return known[1]


def _wrong(form: str, file: Path) -> str:
    try:
        made, env = _look_through(form, file)
        _try(form, made, env)
    except Refusal as refusal:
        return refusal.message
    return ""


def unready(form: str) -> str:
    """Say why a paper for which Word was chosen comes as PDF alone; nothing where it does not."""
    return trouble(form) if path(form) else f"本所的文件夹里没有 {form}.docx，这份文书只出 PDF。"


def fill(facts: "Facts") -> bytes:
    """Return the paper in the station's own Word form.

    Refused with the placeholder and its paragraph where the form is wrong. What the facts say is put in as text:
    markup in a name prints as typed, and is never read as a placeholder.
    """
    form = facts.paper.form
    file = path(form)
    if file is None:
        raise Refusal(f"本所的文件夹里没有 {form}.docx，请把 Word 文书放进“{formheads.FOLDER}”后再试。")
    made, env = _look_through(form, file)
    head = formheads.head(form)
    known = {name: _plain(value) for name, value in Composer(facts, head.asks).scope.items()}
    return _rendered(form, made, known, env)


def _try(form: str, made: "DocxTemplate", env: "Environment") -> None:
    """Fill a Word form once with made-up facts: what goes wrong only when it is filled is told before it is needed."""
    _rendered(form, made, {name: _made_up(kind) for name, kind in _types(form).items()}, env)


def _made_up(kind: object) -> Any:
    """Return a value of the type of a fact; a list has three, so that a form for two parties is not refused."""
    if get_origin(kind) is tuple:
        return [_made_up(get_args(kind)[0])] * _THREE
    known = kind if isinstance(kind, Mapping) else members(kind)
    if known or isinstance(kind, Mapping):
        return {name: _made_up(inner) for name, inner in known.items()}
    return 1 if kind is int or kind is bool else "1"


def _rendered(form: str, made: "DocxTemplate", known: dict[str, Any], env: "Environment") -> bytes:
    target = io.BytesIO()
    try:
        made.render(known, env, autoescape=True)
        made.save(target)
    except Exception as error:  # whatever a template can do wrong only when filled: a sum of words, say
        raise _refused(form, f"填写时出错：{_short(str(error))}") from error
    return target.getvalue()


def _types(form: str) -> dict[str, object]:
    """Return what a form may name, with the type of each."""
    return {**scope_types(), "typed": {ask.key: str for ask in formheads.head(form).asks}}


def _look_through(form: str, file: Path) -> "tuple[DocxTemplate, Environment]":
    """Open a Word form and check every part and placeholder of it."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 -- slow import, wanted only with a form of the station's own

    content = _safe(form, file)
    env = _environment()
    made = DocxTemplate(io.BytesIO(content))
    try:
        made.init_docx()
        sources = [made.get_xml()]
        for uri in (made.HEADER_URI, made.FOOTER_URI):
            sources += [made.get_part_xml(part) for _key, part in made.get_headers_footers(uri)]
    except Exception as error:  # a package that is no Word document fails in many ways
        raise _refused(form, "打不开，不是 Word 文档（.docx）") from error
    for source in sources:
        _check(form, made.patch_xml(source), env, _types(form))
    return made, env


def _safe(form: str, file: Path) -> bytes:
    """Return the bytes of a Word form that runs nothing, embeds nothing and points to nothing outside."""
    if file.suffix == ".docm":
        raise _refused(form, "是启用宏的文档（.docm），请另存为不含宏的 .docx")
    try:
        if file.stat().st_size > LARGEST:
            raise _refused(form, _TOO_LARGE)
        content = file.read_bytes()
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(each.file_size for each in package.infolist()) > LARGEST_UNPACKED:
                raise _refused(form, _TOO_LARGE)
            for name in package.namelist():
                why = next((why for part, why in _PARTS if part in name), "")
                if why or name.endswith((".xml", ".rels")):
                    why = why or _outside(name, package.read(name))
                if why:
                    raise _refused(form, f"{why}，不能使用")
    except (zipfile.BadZipFile, OSError, RuntimeError) as error:
        raise _refused(form, "打不开，不是 Word 文档（.docx）") from error
    return content


def _outside(name: str, part: bytes) -> str:
    """Say whether a part of the package is a macro's, points outside or fetches something when it is opened."""
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        return "含有 DTD"
    if name == "[Content_Types].xml" and b"macroEnabled" in part:
        return "含有宏"
    if name.endswith(".rels") and (link := _LINK.search(part)):
        target = _TARGET.search(link.group())
        return f"有指向外部的链接（{_short(target.group(1).decode(errors='replace') if target else '')}）"
    said = "".join(a or b for a, b in _CODE.findall(part.decode("utf-8", errors="replace"))).upper()
    field = next((each for each in _FIELDS if each in said), "")
    return f"有读取外部内容的域（{field.strip()}）" if field else ""


def _environment() -> "Environment":
    """Make the language of the placeholders: nothing of Python can be reached from it."""
    from jinja2 import StrictUndefined  # noqa: PLC0415 -- as above
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 -- as above

    class Language(ImmutableSandboxedEnvironment):
        def getattr(self, obj: Any, attribute: str) -> Any:
            """Give what a fact is called and nothing else: no method of a dictionary or a text."""
            if isinstance(obj, Mapping):
                return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
            return super().getattr(obj, attribute)

    env = Language(autoescape=True, undefined=StrictUndefined)
    env.globals.clear()
    return env


def _check(form: str, source: str, env: "Environment", types: Mapping[str, object]) -> None:
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415 -- as above

    lined = re.sub(r"<w:p([ >])", r"\n<w:p\1", source)
    lines = [_TAG.sub("", line).strip() for line in lined.splitlines()]
    try:
        _Names(types, env).check(env.parse(lined))
    except TemplateSyntaxError as error:
        raise _refused(form, f"{_at(lines, error.lineno)}占位符写法不对：{_syntax(lines, error)}") from error
    except _WrongError as error:
        raise _refused(form, f"{_at(lines, error.line)}{error.words}") from error
    except RecursionError as error:
        raise _refused(form, "占位符写法不对：括号套得太深") from error


class _Names:
    """Goes through a template and asks of every placeholder whether the facts have what it names."""

    def __init__(self, types: Mapping[str, object], env: "Environment") -> None:
        self.types, self.env = dict(types), env

    def check(self, node: "nodes.Node") -> None:
        """Refuse what names nothing, in the order of the template."""
        from jinja2 import nodes  # noqa: PLC0415 -- as above

        if isinstance(node, nodes.For):
            kind = self.kind(node.iter)
            inner = _Names(self.types | {"loop": _LOOP}, self.env)
            inner.assign(node.target, get_args(kind)[0] if get_origin(kind) is tuple else _ANY)
            for each in (*node.body, *node.else_, *([node.test] if node.test else ())):
                inner.check(each)
        elif isinstance(node, nodes.Assign):
            self.assign(node.target, self.kind(node.node))
        elif isinstance(node, nodes.Expr):
            self.kind(node)
        elif isinstance(node, (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
            raise _WrongError("不能引入别的文件", node.lineno)
        else:
            for each in node.iter_child_nodes():
                self.check(each)

    def assign(self, target: "nodes.Node", kind: object) -> None:
        """Let the names of a target stand for what they are given."""
        from jinja2 import nodes  # noqa: PLC0415 -- as above

        if isinstance(target, nodes.Name):
            self.types[target.name] = kind
        for name in target.find_all(nodes.Name):
            self.types[name.name] = _ANY

    def kind(self, node: "nodes.Node", whole: str = "") -> object:
        """Return the type of an expression, ``_ANY`` where it is not known; a name of nothing is refused."""
        from jinja2 import nodes  # noqa: PLC0415 -- as above

        if isinstance(node, nodes.Name):
            if node.name not in self.types:
                raise _WrongError(f"没有“{whole or node.name}”这个字段", node.lineno)
            return self.types[node.name]
        if isinstance(node, nodes.Getattr):
            whole = whole or _path(node)
            kind = self.kind(node.node, whole)
            known = kind if isinstance(kind, Mapping) else members(kind)
            if node.attr not in known:
                raise _WrongError(f"没有“{whole}”这个字段", node.lineno)
            return known[node.attr]
        if isinstance(node, nodes.Getitem):
            kind = self.kind(node.node, whole)
            self.check(node.arg)
            return get_args(kind)[0] if get_origin(kind) is tuple else _ANY
        if isinstance(node, nodes.Call):
            raise _WrongError("不能调用函数", node.lineno)
        if isinstance(node, nodes.Filter) and node.name not in self.env.filters:
            raise _WrongError(f"没有“{node.name}”这个过滤器", node.lineno)
        if isinstance(node, nodes.Test) and node.name not in self.env.tests:
            raise _WrongError(f"没有“{node.name}”这个判断", node.lineno)
        for each in node.iter_child_nodes():
            self.check(each)
        return _ANY


def _path(node: "nodes.Node") -> str:
    from jinja2 import nodes  # noqa: PLC0415 -- as above

    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"


def _syntax(lines: list[str], error: Any) -> str:
    """Say in words what Word's writer must look for."""
    said = " ".join(lines)
    for opening, closing in (("{{", "}}"), ("{%", "%}")):
        if said.count(opening) != said.count(closing):
            return f"“{opening}”和“{closing}”没有配成对"
    if "for" in str(error) or "if" in str(error) or "tag" in str(error):
        return "“{% for %}”“{% if %}”没有配成对，或者用了不认识的指令"
    return _short(str(error.message))


def _at(lines: list[str], number: int) -> str:
    """Name the paragraph that a line of the template is, counted among those with words, with its words."""
    known = list(_numbered(lines))
    found = next((each for each in reversed(known) if each[0] <= number), known[0] if known else None)
    return f"第 {found[1]} 段（{_short(found[2])}）" if found else ""


def _numbered(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    shown = [(number, line) for number, line in enumerate(lines, 1) if line]
    for place, (number, line) in enumerate(shown, 1):
        yield number, place, line


def _plain(thing: Any) -> Any:
    """Return facts as plain values under the names that a form may use, properties too."""
    if is_dataclass(thing):
        kind: Any = type(thing)
        return {name: _plain(getattr(thing, name)) for name in members(kind)}
    if isinstance(thing, Mapping):
        return {key: _plain(value) for key, value in thing.items()}
    if isinstance(thing, tuple):
        return [_plain(each) for each in thing]
    return _UNWRITABLE.sub("", thing.replace("\r\n", "\n")) if isinstance(thing, str) else thing


def _short(text: str) -> str:
    return text if len(text) <= _WORDS else f"{text[:_WORDS]}…"


def _refused(form: str, what: str) -> Refusal:
    return Refusal(f"本所的 Word 文书 {form}.docx {what}。请改好后再放入，现在只出 PDF。")
