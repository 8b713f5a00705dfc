"""What a text is cut into for the index, and what a typed word asks of it.

Chinese runs are cut into pairs of characters, the last one alone; figures and Latin letters into fours and what is
left at the end.  Stored text stays as it was typed: only these pieces are put into small letters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from models import pinyin

#: Marks before a piece that tell it from a piece of plain words; none is a sign that a tokenizer would drop.
NAME, FIRST, INITIALS, SPELLED, LAST_FOUR, FIGURES = "§", "¶", "¦", "¬", "¤", "№"

PAIR, FOUR = 2, 4
#: More words than these are not asked for.
WORDS = 6
#: A name of more characters is that of an organisation: it is read one way only.
LONGEST_NAME = 4
_MOST_GIVEN = 6
_SMALL = str.maketrans({chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)})
_MARKS = "，。、；：？！“”‘’（）《》〈〉「」【】〔〕…—～·•．／％"
_DOTS = dict.fromkeys(map(ord, "·•・･‧∙⋅．."))
_GLUE = re.compile(r"[、，,；;／|｜]+")
#: Kinds of signs that no record can hold: controls and halves of surrogate pairs.
_IMPOSSIBLE = frozenset({"Cc", "Cs"})
_NUMBER_GROUPS = re.compile(
    r"(?<!\S)(?:1[3-9]\d[ \u3000]+\d{4}[ \u3000]+\d{4}|0\d{2,3}[ \u3000]+\d{7,8}|\d{6}[ \u3000]+\d{8}[ \u3000]+\d{3}[0-9Xx])(?!\S)"
)
_RUN = re.compile(rf"[0-9a-z]+|[^\x00-\x7f\s{_MARKS}]+")
_FIGURES = re.compile(r"[0-9]+")


def small(text: str) -> str:
    """Return the text with A–Z as a–z and nothing else changed.

    >>> small("KTV门口É")
    'ktv门口É'
    """
    return text.translate(_SMALL)


def possible(text: str) -> str:
    r"""Return the text without the signs that no record can hold.

    >>> possible("张\x00三\ud800"), possible("麦苗\t地头")
    ('张三', '麦苗\t地头')
    """
    return "".join(each for each in text if each.isspace() or unicodedata.category(each) not in _IMPOSSIBLE)


def words_of(text: str) -> list[str]:
    """Return the words of a question."""
    return possible(text).split()[:WORDS]


def ways_to_read(text: str) -> list[list[str]]:
    r"""Return the words of a question in each way it may be meant: a spaced number as one, as typed, unglued.

    >>> ways_to_read("139 1234 5001")
    [['13912345001'], ['139', '1234', '5001']]
    >>> ways_to_read("张三、李四"), ways_to_read("\x00")
    ([['张三、李四'], ['张三', '李四']], [])
    """
    joined = _NUMBER_GROUPS.sub(lambda found: "".join(found[0].split()), possible(text))
    ways = (words_of(joined), words_of(text), words_of(_GLUE.sub(" ", joined)))
    return [list(way) for way in dict.fromkeys(map(tuple, ways)) if way]


def undotted(name: str) -> str:
    """Return a name without the dots that some write between its parts.

    >>> undotted("买买提·艾力")
    '买买提艾力'
    """
    return name.translate(_DOTS)


def _size(run: str) -> int:
    return FOUR if run[0].isascii() else PAIR


def pieces(text: str) -> Iterator[str]:
    """Yield the pieces of a text; a piece may come twice.

    >>> sorted(pieces("老槐树12号"))
    ['12', '2', '2号', '号', '树', '树1', '槐树', '老槐']
    """
    before: re.Match[str] | None = None
    lowered = small(text)
    for found in _RUN.finditer(lowered):
        run = found[0]
        size = _size(run)
        for place in range(len(run)):
            yield run[place : place + size]
        if before is not None and before.end() == found.start():
            yield before[0][-1] + run[0]
        before = found


def of_name(name: str) -> set[str]:
    """Return the pieces of a name: as words, as a name, and every way it may be spelled or abbreviated.

    >>> {"张土", "§土根", "¶张", "¬zhangtugen", "¦ztg"} <= of_name("张土根")
    True
    """
    plain = set(pieces(name)) | set(pieces(undotted(name)))
    found = plain | {NAME + each for each in plain}
    if name:
        found.add(FIRST + small(name[0]))
    for spelled in spellings(name):
        full = "".join(spelled)
        found |= {SPELLED + full, FIRST + spelled[0], INITIALS + "".join(each[0] for each in spelled)}
    return found


def of_figures(text: str) -> Iterator[str]:
    """Yield every run of figures of a number as a whole: 2026 and 7 of 西调2026-7."""
    return (FIGURES + run for run in _FIGURES.findall(text))


@lru_cache(maxsize=20_000)
def spellings(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways a name may be spelled, syllable by syllable, those of the surname never left out.

    >>> [way[0] for way in spellings("仇和")][:2], ("zeng", "guo", "fan") in spellings("曾国藩")
    (['qiu', 'chou'], True)
    """
    bare = "".join(each for each in name if "\u3400" <= each <= "\u9fff" or each >= "\U00020000")
    if not bare:
        return ()
    if len(bare) > LONGEST_NAME or pinyin.surname(bare) in pinyin.COMPOUND:
        return (pinyin.syllables(bare),)
    given = list(islice(product(*(readings(each) for each in bare[1:])), _MOST_GIVEN))
    return tuple((first, *rest) for rest in given for first in readings(bare[0]))


@lru_cache(maxsize=20_000)
def readings(character: str) -> tuple[str, ...]:
    """Return the readings of one character, as a surname first.

    >>> readings("单"), readings("阿")
    (('shan', 'dan', 'chan'), ('a', 'e'))
    """
    keys = pinyin.keys(character)
    long = tuple(each for each in keys if len(each) > 1)
    return long + tuple(each for each in keys if len(each) == 1 and all(each[0] != one[0] for one in long))


def last_four(number: str) -> str:
    """Return the piece that the end of a document or telephone number leaves: never more than four characters."""
    return LAST_FOUR + small(number[-FOUR:])


@dataclass(frozen=True, slots=True)
class Term:
    """One piece that is wanted; ``begins`` when a piece that begins so will do."""

    text: str
    begins: bool = False


def wanted(word: str, mark: str = "") -> tuple[Term, ...]:
    """Return the pieces that a text must have that holds ``word``; none when the word is all marks.

    Pieces that only begin so are left out where whole ones are asked for too: whoever reads the text decides.

    >>> wanted("土根"), wanted("12"), [each.text for each in wanted("2号楼")]
    ((Term(text='土根', begins=False),), (Term(text='12', begins=True),), ['2号', '号楼'])
    """
    whole: dict[str, None] = {}
    begun: dict[str, None] = {}
    before: re.Match[str] | None = None
    for found in _RUN.finditer(small(word)):
        run = found[0]
        size = _size(run)
        if before is not None and before.end() == found.start():
            whole[before[0][-1] + run[0]] = None
        if len(run) < size:
            begun[run] = None
        for place in range(len(run) - size + 1):
            whole[run[place : place + size]] = None
        before = found
    if whole:
        return tuple(Term(mark + each) for each in whole)
    return tuple(Term(mark + each, begins=True) for each in begun)


def is_spelled(word: str) -> bool:
    """Tell whether a word is Latin letters only, so that it may be pinyin."""
    return word.isascii() and word.isalpha()


def reads_as(name: str, word: str) -> bool:
    """Tell whether a name is spelled or abbreviated so, or begins so.

    >>> reads_as("单雄信", "sxx"), reads_as("单雄信", "danx"), reads_as("单雄信", "xx")
    (True, True, False)
    """
    typed = small(word)
    return any(
        "".join(way).startswith(typed) or "".join(each[0] for each in way).startswith(typed)
        for way in spellings(name)
    )


def holds(text: str, words: Iterable[str]) -> bool:
    """Tell whether a text holds every word, capital or not."""
    told = small(text)
    return all(small(word) in told for word in words)
