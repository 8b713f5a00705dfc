"""The head of each form: what it is called, when it is made, how many copies, who signs, whose seal.

Read from the same files as the layout (``templates/documents/*.toml``), so that verbs know a form without drawing it.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

import resources
from models.errors import Refusal

FOLDER = "templates/documents"

Seal = Literal["station", "committee", "organ", "none"]
Stage = Literal[
    "接待", "受理", "通知", "调查", "调解", "达成", "终止", "不予调解", "履行后", "移送", "交办", "空白",
    "回访", "催告", "司法确认", "结案", "送达",
]  # fmt: skip
Per = Literal[
    "",
    "agent",
    "summoned",
    "invitation",
    "entry",
    "assignment",
    "referral",
    "entrusting",
    "calculation",
    "joint",
    "filmed",
    "once",
    "extension",
    "payment",
    "visit",
    "served",
    "overdue",
]

#: The papers of an agreement, whose copies, keepers and seal the law names.
AGREEMENTS = ("D12", "D13", "D14", "D15")
_STAMPS = {"station": "公安机关印章", "committee": "人民调解委员会印章"}
_KEEPERS = {"parties": "各方当事人", "station": "公安机关", "committee": "人民调解委员会"}
_TWO = 2  # parties, and one more

PEOPLE_TRACKS = ("RM", "RM-ZA")
TRACKS = ("ZA", "ZA-X", "RM", "RM-ZA", "MS", "QJ", "YS")
STAGES = get_args(Stage)
PERS = get_args(Per)
SEALS = ("station", "committee", "organ", "none")
HOLDERS = (
    "parties",
    "station",
    "committee",
    "organ",
    "receiver",
    "recipient",
    "court",
    "agent",
    "toward",
    "delegates",
)
# beside the plain kinds: one of the parties, one side, one paper that was made, names a line each
ASK_KINDS = ("text", "long", "date", "time", "choice", "party", "side", "paper", "names")

_TEXTS = ("id", "title", "stage", "when", "seal", "page", "law", "version")
_SERIES = ("series", "people_series", "per")
_LISTS = ("tracks", "signers", "holders")
KEYS = (
    *_TEXTS,
    *_SERIES,
    *_LISTS,
    "copies",
    "required",
    "needs",
    "pad",
    "asks",
    "source",
    "coded",
    "platform",
)
_ASK_KEYS = ("key", "label", "kind", "required", "usual", "options", "placeholder", "most")


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a form asks of its writer: the template prints it as ``{typed.key}``.

    ``most`` is how many names may stand in one of the kind ``names``.
    """

    key: str
    label: str
    kind: str = "text"
    required: bool = False
    usual: str = ""
    options: tuple[str, ...] = ()
    placeholder: str = ""
    most: int = 0


@dataclass(frozen=True, slots=True)
class FormHead:
    """What is known of a form without its layout.

    ``when`` says in words when it is made; ``needs`` what must exist (``sitting``, ``agreement`` …); ``series``
    is the key of its number series, empty for a paper without a number. On the tracks of 人民调解 ``people_series``
    stands for it if given, and the seal ``organ`` is the committee's; on the others it is the police organ's.
    ``per`` says of what the case has one paper each: of every agent, of everyone summoned, of every invitation …;
    of ``once`` it has one paper when somebody wants it.
    A ``pad`` is printed blank, to be filled in by hand away from the desk; ``asks`` are typed on 文书. ``source`` is
    ``ours`` for a form that no ministry gives; ``coded`` pages bear the code that a scan is known by; one of a
    ``platform`` is not made final before the case has its number and day in the police system.
    """

    id: str
    title: str
    tracks: tuple[str, ...]
    stage: Stage
    when: str
    copies: str
    holders: tuple[str, ...]
    signers: tuple[str, ...]
    seal: Seal
    series: str
    people_series: str
    page: str
    law: str
    version: str
    required: bool
    needs: tuple[str, ...]
    per: Per = ""
    pad: bool = False
    asks: tuple[Ask, ...] = ()
    source: str = ""
    coded: bool = True
    platform: bool = False

    def serves(self, track: str) -> bool:
        """Tell whether the form is made on this track."""
        return track in self.tracks

    def series_for(self, track: str) -> str:
        """Return the key of the number series on this track."""
        return self.people_series if self.people_series and track in PEOPLE_TRACKS else self.series

    def seal_for(self, track: str) -> Seal:
        """Return whose seal it bears on this track: ``station``, ``committee`` or ``none``."""
        if self.seal != "organ":
            return self.seal
        return "committee" if track in PEOPLE_TRACKS else "station"

    def copies_for(self, parties: int) -> int:
        """Return how many copies are printed for this number of parties.

        >>> head("D14").copies_for(10), head("D13").copies_for(2)
        (11, 3)
        """
        if not self.copies.startswith("parties"):
            return int(self.copies)
        return parties + int(self.copies.removeprefix("parties+"))


def head(form: str) -> FormHead:
    """Return the head of one form; refused when there is no such form or its file is damaged."""
    if form not in ids():
        raise Refusal(f"没有编号为“{form}”的文书。")
    return _listed(form)


def _listed(form: str) -> FormHead:
    try:
        return read(form, load(form))
    except Refusal as refusal:
        if not resources.refuse(f"{FOLDER}/{form}.toml", refusal.message):
            raise
        return read(form, load(form))


def heads(track: str = "") -> list[FormHead]:
    """List the heads of all forms, or those of one track, in the order of their codes."""
    return [each for each in map(_listed, ids()) if not track or each.serves(track)]


def ids() -> list[str]:
    """List the codes of all forms: D01, D03 … D11, D11-ZA."""
    return resources.names(FOLDER, ".toml")


def load(form: str) -> dict[str, Any]:
    """Return the file of a form as it stands; refused with file and line when it is no TOML."""
    name = f"{FOLDER}/{form}.toml"
    try:
        return resources.table(name)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"文书模板 {form}.toml 无法读取：{error}。请改正或移走该文件。") from error
    except UnicodeDecodeError as error:
        raise Refusal(f"文书模板 {form}.toml 不是 UTF-8 编码的文本，请另存为 UTF-8 后再放入。") from error


def read(form: str, kept: dict[str, Any]) -> FormHead:
    """Make the head from a parsed file; refused with file and key when something is wrong."""
    for key in kept:
        if key not in (*KEYS, "blocks"):
            raise wrong(form, f"不认识的键“{key}”")
    for key in (*_TEXTS, *_SERIES):
        if not isinstance(kept.get(key, "" if key in _SERIES else None), str):
            raise wrong(form, f"键“{key}”应写成文字")
    for key in (*_LISTS, "needs"):
        if not _is_texts(kept.get(key, [] if key == "needs" else None)):
            raise wrong(form, f"键“{key}”应写成一列文字")
    if kept["id"] != form:
        raise wrong(form, f"键“id”写的是“{kept['id']}”，与文件名不同")
    _among(form, "stage", [kept["stage"]], STAGES)
    _among(form, "seal", [kept["seal"]], SEALS)
    _among(form, "tracks", kept["tracks"], TRACKS)
    _among(form, "holders", kept["holders"], HOLDERS)
    copies = str(kept.get("copies", ""))
    if not copies.removeprefix("parties+").isdecimal():
        raise wrong(form, "键“copies”应写成份数，或写成 parties+1")
    _among(form, "per", [kept.get("per", "")], PERS)
    values: dict[str, Any] = {key: kept.get(key, "") for key in (*_TEXTS, *_SERIES)}
    values |= {key: tuple(kept[key]) for key in _LISTS}
    return FormHead(
        **values,
        copies=copies,
        required=bool(kept.get("required", False)),
        needs=tuple(kept.get("needs", [])),
        pad=bool(kept.get("pad", False)),
        asks=tuple(_ask(form, each) for each in kept.get("asks", [])),
        source=str(kept.get("source", "")),
        coded=bool(kept.get("coded", True)),
        platform=bool(kept.get("platform", False)),
    )


def shortfalls() -> dict[str, str]:
    """Say where the station's own form of an agreement falls short of the law's copies, keepers and seal.

    It is used all the same (程序规定 184; 人民调解法 29): a province may have its own form, the station is told.
    """
    own = resources.own_names(FOLDER)
    return {
        form: f"本所的《{short.title}》{'，'.join(found)}，请核对是否符合法律对协议书份数、存执和印章的要求。"
        for form in AGREEMENTS
        if f"{FOLDER}/{form}.toml" in own
        if (found := _shortfall(form, short := head(form)))
    }


def _shortfall(form: str, own: FormHead) -> list[str]:
    ours = resources.built_in(f"{FOLDER}/{form}.toml")
    lawful = read(form, ours)
    found = []
    if own.copies_for(_TWO) < lawful.copies_for(_TWO) or own.copies_for(_TWO + 1) < lawful.copies_for(
        _TWO + 1
    ):
        wanted = "每方当事人一份、另存一份" if lawful.copies.startswith("parties") else f"{lawful.copies}份"
        found.append(f"份数少于{wanted}")
    found += [f"没有写明{_KEEPERS[each]}存一份" for each in lawful.holders if each not in own.holders]
    sealed = any(block.get("kind") == "seal" for block in _flat(load(form).get("blocks", [])))
    if own.seal != lawful.seal or not sealed:
        found.append(f"没有盖{_STAMPS[lawful.seal]}的地方")
    return found


def _flat(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        yield block
        yield from _flat(block.get("blocks", []))


def pads() -> list[FormHead]:
    """List the forms that are printed blank for the villages and the desk."""
    return [each for each in heads() if each.pad]


def wrong(form: str, what: str, line: int = 0) -> Refusal:
    """Return the refusal of a form file: file, line if known, and reason."""
    place = f"第 {line} 行：" if line else ""
    return Refusal(f"文书模板 {form}.toml 有错，{place}{what}。请改正或移走该文件。")


def _ask(form: str, given: Any) -> Ask:
    if not isinstance(given, dict) or not all(isinstance(given.get(key), str) for key in ("key", "label")):
        raise wrong(form, "“asks”的每一项应写明 key 和 label")
    for key in given:
        if key not in _ASK_KEYS:
            raise wrong(form, f"“asks”里有不认识的键“{key}”")
    _among(form, "asks.kind", [given.get("kind", "text")], ASK_KINDS)
    return Ask(**{**given, "options": tuple(given.get("options", ()))})


def _is_texts(thing: Any) -> bool:
    return isinstance(thing, list) and all(isinstance(each, str) for each in thing)


def _among(form: str, key: str, given: list[str], known: tuple[str, ...]) -> None:
    for each in given:
        if each not in known:
            raise wrong(form, f"键“{key}”的值“{each}”不在 {'、'.join(known)} 之中")
