"""Words of a case told to everybody: who is known is called 张某, and what may still point at anybody is left out.

Names are looked up wherever the case keeps them. What cannot be told from a name, a place or a number that leads to
somebody costs its whole sentence: a report may say less, it may not say who.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import resources
from models import identity, masking, pinyin
from models.queries.known import Known
from models.wording import table

_COMMON = "派出所调解室村民委员会村委会居委会卫生院人民法院镇政府有限责任公司有限公司合作社"
_LEAST_MARK = 3
_LONGEST_NAME = 4
_SIDES = "甲乙丙丁戊己庚辛壬癸"
_DOUBT = "\ue0ff"
_FIRST_MARK = 0xE100
_FIGURES = str.maketrans("０１２３４５６７８９", "0123456789")
_SPOKEN = str.maketrans("〇○O零一二三四五六七八九", "0000123456789")
_HAN = re.compile("[一-龥]")
_SENTENCE = re.compile(r"[^。！？；;!?\n]+[。！？；;!?\n]*")
_END = re.compile(r"[。！？；;!?\n]+$")

_N = "[0-9〇○O零一二三四五六七八九十廿]"
_DAY = (
    rf"(?:(?:{_N}{{2,4}}年)?{_N}{{1,3}}月(?:份)?{_N}{{1,3}}[日号](?!楼|院|内)"
    r"|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}日?)"
)
_CLOCK = r"(?:\s*(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|夜里))?(?:\s*\d{1,2}(?:[:：]\d\d|[时点](?:\d{1,2}分|半)?))?(?:许|左右)?(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|夜里)?"
_DEADLINE = re.compile(rf"(?:每月{_N}{{1,3}}[日号]|{_DAY}){_CLOCK}(?:之前|以前|前)")
_BOUND = re.compile(
    rf"(?:至|到|截止|截至|自|从|起于)\s*{_DAY}|{_DAY}{_CLOCK}(?:起|至|到(?=\s*[0-9〇○O零一二三四五六七八九十廿])|止|为止|之日|以?后|之后|之?内|以内|[-—–~～])"
)
_ON = re.compile(rf"({_DAY}){_CLOCK}")
_MONTH = re.compile(rf"(?:({_N}{{2,4}})年)?({_N}{{1,3}})月|((?:19|20)\d\d)[-/.](\d{{1,2}})")

_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·.]?[A-Z0-9]{5,6}"
)
_GROUP = re.compile(r"[一二三四五六七八九十\d]{1,4}(?:村民)?(?:小组|组|社(?!区)|队)(?:[东南西北]侧?)?")
_DOOR = re.compile(
    r"(?:[一-龥]{0,4}?\d{1,4}(?:号楼|栋|幢|单元|室|号院|号|巷|弄|层|楼)|[一二三四五六七八九十]{1,3}(?:单元|号楼|栋|幢|室))+"
)
_UNITS = (
    "余?(?:元|块|万|千|百|余|多|件|次|人|名|户|家|亩|分|平方|立方|厘米|公分|毫米|米|公里|里|公斤|斤|吨|天|日内|日之内|日以内|个|年|%|％|成|倍|项|期|"
    "株|棵|头|只|条|间|小时|分钟|份|台|辆|套|口|袋|箱|瓶|倍|周|季|时|点)"
)
_AMOUNT = re.compile(rf"(?<![\d.,A-Za-z])\d[\d,]*(?:\.\d+)?\s*{_UNITS}")
_SUM = re.compile(r"[（(]?[¥￥][\d,]+(?:\.\d+)?[）)]?")
_LEFT_MONTH = re.compile(r"(?:(?:19|20)\d\d年)?\d{1,2}月(?:份|底|初|中旬)?(?!\d)|(?:19|20)\d\d年(?!\d)")

#: Words by which a text gives a name, an account or a school.
_GIVES = re.compile(
    r"姓(?!名)|名叫|叫(?![来骂喊嚷停上去做到回板])|自称|人称|外号|绰号|小名|乳名|昵称|网名|微信(?:号|名|昵称|[:：])|QQ|抖音|快手|邮箱|账号|卡号|@|"
    r"小学|中学|大学|学校|幼儿园|学院|就读|上学|[初高][一二三]|[一二三四五六七八九\d]年级|[一二三四五六七八九十\d）)][班]|大队|支队|中队|部队|"
    r"(?<![某该其本方、，])(?:公司|集团|商行|超市|饭店|酒店|宾馆|诊所|合作社|事务所|餐馆|面馆|理发店|羊肉馆|门市部|工程队|项目部)|"
    r"小区|花园|家园|大厦|广场|单元|[一二三四五六七八九十\d]楼|号楼|[栋幢]|胡同|号院|大道|[初廿][一二三四五六七八九十]|腊月|正月|[一-龥]+[·•・][一-龥]+"
)
#: How a place of its own name ends; what stands before the last character is then no word.
_PLACE_ENDS = "路街巷弄苑屯庄沟湾坪坝岭桥店厂矿场院馆园组社庙寺村镇乡县河滩坡塬峁"
_NICK = "小老阿"
_TITLES = (
    "师傅|老板|老师|经理|主任|书记|支书|队长|组长|会计|医生|大夫|律师|总(?!额|数|计|共|价)|哥|姐|嫂|叔|婶|姨|伯|爷|奶|大爷|大妈|大哥|大姐|大娘|大叔|大婶|大嫂|"
    "老[大二三四五六七八九幺汉太]|家(?!庭|人|里|长|属|中|具|电|畜|禽|务|暴)|女士|先生"
)
_BEFORE = "与和同跟被把向由对让给叫找是请劝及"
_WHO = r"(?:妻子|丈夫|儿子|女儿|母亲|父亲|之[子女妻夫父母]|[哥弟姐妹嫂叔婶]|证人|邻居|村民|支书|主任|组长|民警|医生|老师|工人|员工|老板|当事人)$"
_DOES = re.compile(
    r"说|称|看[见到]|在|证|劝|到|来|去|动手|打|推|骂|表|要求|陪|送|先|将|把|被|与|和|因|用|向|还|拿|冲|追|认|拒|同意|欠|借|系|是|对|于|家|的|受|不|也|双"
)
_AFTER_NICK = f"(?![一-龥])|{_DOES.pattern}"
_NO_NICKS = frozenset(
    ("老房", "老路", "老屋", "小路", "小车", "老井", "小包", "老宅", "小麦", "小米", "小费", "小花", "小安")
)
_NO_NICK_AFTER = "大从窄细狭微古养敬"
OFFICIAL = "工作人员"
#: Surnames that are words as often.
_WORDS_TOO = "费边全单向路万时那相但于和应解从车石房商米原战花束国印储井皮常容易安乐方高金段水能游包习计项权"
_TWO = 2
_FUNCTION = "的了在与和及是不也都要将把被给对向从到因于就才又再所之而或但则某有已、双"


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the pairs of characters that stand within a word of the dictionary, and those of the station's own texts."""
    from pypinyin import phrases_dict  # noqa: PLC0415 -- a dictionary of a second, only for a report

    told = "".join(
        each.read_text("utf-8")
        for each in sorted((Path(str(resources.__path__[0])) / "texts").glob("*.toml"))
    )
    inside = {one + other for word in phrases_dict.phrases_dict for one, other in pairwise(word)}
    return frozenset(inside), frozenset(
        one + other for one, other in pairwise(told) if _HAN.match(one) and _HAN.match(other)
    )


def _is_word(pair: str) -> bool:
    return any(pair in found for found in _words())


def hidden(text: str, known: Known) -> str:
    """Tell a text without anybody who could be known by it; empty when no sentence may be told."""
    return "".join(filter(None, (_sentence(each, known) for each in _SENTENCE.findall(text))))


def _sentence(text: str, known: Known) -> str:
    """Return a sentence with everybody hidden, or nothing where that cannot be told."""
    text = _PLATE.sub("某号牌", masking.hide_numbers(text).replace(masking.HIDDEN, "")).translate(_FIGURES)
    if _BOUND.search(text):
        return ""
    text = _ON.sub(_month, _DEADLINE.sub("约定期限前", text))
    text = _placed(text, known)
    said = _called(known)
    text = _bodies(text, known)
    marks: list[str] = []

    def mark(alias: str) -> str:
        if alias not in marks:
            marks.append(alias)
        return chr(_FIRST_MARK + marks.index(alias))

    text = _named(text, said, mark)
    text = _DOOR.sub("某处", _GROUP.sub("", text))
    if _DOUBT in text or _tells(text, known.village):
        return ""
    for place, alias in enumerate(marks):
        text = text.replace(chr(_FIRST_MARK + place), alias)
    return text if _END.sub("", text).strip() else ""


def _month(found: re.Match[str]) -> str:
    parts = _MONTH.search(found[1])
    assert parts is not None, "a day has its month"
    year, month = parts[1] or parts[3], parts[2] or parts[4]
    return (f"{year.translate(_SPOKEN)}年" if year else "") + f"{month.lstrip('0')}月"


def _placed(text: str, known: Known) -> str:
    """Hide addresses and the place, and the words of a place that stand by themselves: an old tree, a shop."""
    village = known.village
    addresses = [part for each in known.addresses for part in masking.parts_of_address(each)]
    for place in sorted({*addresses, *known.addresses, known.place}, key=len, reverse=True):
        if place and place != village:
            text = text.replace(place, village if village and place == known.place else "某处")
    for place in (known.place, *known.addresses):
        text = _without(text, place.replace(village, "|") if village else place, "某处")
    return text


def _without(text: str, words: str, instead: str) -> str:
    """Replace each run of ``words`` that stands in the text, the longest first; what many texts say stays."""
    for length in range(len(words), _LEAST_MARK - 1, -1):
        for begin in range(len(words) - length + 1):
            part = words[begin : begin + length]
            if part in text and part not in _COMMON and "|" not in part:
                text = text.replace(part, instead)
    return text


def _bodies(text: str, known: Known) -> str:
    """Hide firms, also by what they are called for short."""
    for body in sorted(known.bodies, key=len, reverse=True):
        instead = "某公司" if "公司" in body else "某单位"
        text = text.replace(body, instead)
        core = body.replace(known.village, "|") if known.village else body
        text = _without(text, core, instead)
        for pair in map("".join, pairwise(core)):
            if "|" not in pair and not _is_word(pair) and pair not in instead:
                text = text.replace(pair, instead)
    return text


def _called(known: Known) -> dict[str, str]:
    """Call each known person 张某, two of one surname 张某甲 and 张某乙, and whose surname is not known 甲某."""
    surname = table.rules().term["surname"]
    plain = [
        each
        for each in known.people
        if len(each) <= _LONGEST_NAME and surname.match(each) and "某" not in each
    ]
    short = {each: identity.mask_name(each) for each in plain}
    short |= {
        each: each[1] + "某"
        for each in known.people
        if len(each) == _TWO and each[0] in _NICK and surname.fullmatch(each[1])
    }
    alike, taken = list(short.values()), dict.fromkeys(short.values(), 0)
    said: dict[str, str] = {}
    others = iter(_SIDES * 9)
    for each in known.people:
        if each not in short:
            said[each] = each if "某" in each else next(others) + "某"
        elif alike.count(short[each]) > 1:
            said[each] = short[each] + (_SIDES * 9)[taken[short[each]]]
            taken[short[each]] += 1
        else:
            said[each] = short[each]
    return said | {each: OFFICIAL for each in known.officials if each not in said}


def _named(text: str, said: dict[str, str], mark: Callable[[str], str]) -> str:
    """Write the mark of each person for their name, and of a doubt where it may be no name at all."""
    for name in sorted(said, key=len, reverse=True):
        text = _whole(text, name, mark(said[name]))
    for name, alias in said.items():
        surname = pinyin.surname(name) if len(name) <= _LONGEST_NAME else ""
        given = name[len(surname) :] if surname else ""
        if len(given) > 1:
            text = _whole(text, given, mark(alias))
        for part in re.split("[·•・]", name) if re.search("[·•・]", name) else ():
            text = text.replace(part, mark(alias)) if len(part) > 1 else text
        if len(given) == 1:
            text = re.sub(f"[{_NICK}大]{given}(?={_AFTER_NICK})", mark(alias), text)
        if len(surname) > 1:
            alone = [each for each in said if each.startswith(surname)]
            text = re.sub(f"[{_NICK}]?{surname}(?!某)", mark(alias) if len(alone) == 1 else _DOUBT, text)
        elif surname:
            alone = [each for each in said if pinyin.surname(each) == surname and said[each] != OFFICIAL]
            text = _nicked(text, surname, mark(alias) if len(alone) == 1 else _DOUBT)
    return text


def _nicked(text: str, surname: str, instead: str) -> str:
    """Hide who is called by a surname: 小胡, 胡师傅."""
    nick = re.compile(
        f"[{_NICK}]{surname}(?![一-龥])|[{_NICK}]{surname}(?={_DOES.pattern})|{surname}(?:{_TITLES})"
    )

    def judge(found: re.Match[str]) -> str:
        """Let 大小 and 从小 stand, and a title whose first character ends another word."""
        begin = found.start()
        another = text[begin - 1 : begin] in _NO_NICK_AFTER if found[0][0] in _NICK else _in_word(text, begin)
        return found[0] if begin and another else instead

    return nick.sub(judge, text)


def _whole(text: str, name: str, instead: str) -> str:
    """Replace a name where it is a word of its own; a short one that may be part of another word is a doubt."""

    def judge(found: re.Match[str]) -> str:
        begin, end = found.span()
        if len(name) > _TWO:
            return instead
        around = (text[max(0, begin - 1) : begin + 1], text[end - 1 : end + 1], name)
        inside, _ = _words()
        if not any(len(pair) == _TWO and pair in inside for pair in around[:2]) and not _is_word(name):
            return instead
        return instead if _acts(text, begin, end) else _DOUBT

    return re.sub(re.escape(name), judge, text)


def _acts(text: str, begin: int, end: int) -> bool:
    """Tell whether what stands there is somebody: at a place where a person is named, and doing something."""
    before = text[:begin]
    opens = not before or not _HAN.match(before[-1]) or (
        before[-1] in _BEFORE and not _is_word(before[-1] + text[begin])
    ) or re.search(_WHO, before) is not None  # fmt: skip
    return bool(opens and (not text[end:] or _DOES.match(text, end)))


def _in_word(text: str, at: int) -> bool:
    """Tell whether the character belongs to a word that began before it."""
    return at > 0 and _is_word(text[at - 1 : at + 1])


def _is_somebody(text: str, at: int) -> bool:
    """Tell whether a name may begin there that nobody knows of."""
    found = table.rules().term["surname"].match(text, at)
    if found is None:
        return _is_nick(text, at)
    end = found.end()
    behind = text[end : end + 1]
    if len(found[0]) > 1:
        return behind != "某"
    pair = found[0] + behind
    if not _HAN.match(behind) or (re.match(_TITLES, text[end:]) is None and behind in _FUNCTION):
        return False
    if _in_word(text, at) and re.search(_WHO, text[:at]) is None:
        return False
    inside, told = _words()
    if pair in told:
        return False
    return (pair not in inside and pair[0] not in _WORDS_TOO) or any(
        _acts(text, at, end + more) for more in (1, 2)
    )


def _is_nick(text: str, at: int) -> bool:
    """Tell whether somebody is called there by a surname alone: 老马, 小单."""
    if text[at] not in _NICK or (at and text[at - 1] in _NO_NICK_AFTER):
        return False
    found = table.rules().term["surname"].match(text, at + 1)
    return found is not None and text[at : at + 2] not in _words()[0] and text[at : at + 2] not in _NO_NICKS


def _is_place(text: str, at: int) -> bool:
    """Tell whether a place of its own name ends there."""
    if at == 0 or text[at] not in _PLACE_ENDS or not _HAN.match(text[at - 1]):
        return False
    pair = text[at - 1 : at + 1]
    if (
        _is_word(pair)
        or pair[0] in _FUNCTION + "该本同邻全外某户名位个一二三四五六七八九十两各几多出来去回进往此每当地"
    ):
        return False
    if text[at] in "沟园坝" and _is_word(text[max(0, at - 2) : at]):
        return False
    return at + 1 == len(text) or not _is_word(text[at : at + 2]) or text[at] in "村镇乡县"


def _tells(text: str, village: str) -> bool:
    """Tell whether a text that was hidden may still say who or where."""
    if village:
        text = text.replace(village, "该地")
    rest = _LEFT_MONTH.sub("", _AMOUNT.sub("", _SUM.sub("", text)))
    if re.search(r"[0-9A-Za-z]", rest) or _GIVES.search(text):
        return True
    return any(_is_somebody(text, at) or _is_place(text, at) for at in range(len(text)))
