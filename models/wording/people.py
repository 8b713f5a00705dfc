"""Who: payers, payees, guarantors and those who are burdened sign; nobody of the room holds money."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from models.wording import table
from models.wording.days import REFERS, owes
from models.wording.figures import sums
from models.wording.phrases import Hits
from models.wording.text import AgreementText, ClauseText, bare, phrases, sentences, unquoted

_SIDES = re.compile(r"[甲乙丙丁戊己]方?(?:各户|全体)?|双方|各方|任何一方|申请人|被申请人")
_SIDE_OF = re.compile(r"(?:一方|一家|全家|本人|个人|方)$")
_BETWEEN_NAMES = re.compile(r"[、，,;；/及和与\s]+")
_MONEY = re.compile(r"款|钱|金|费|元|现金|押|赔偿|¥|￥|账")
_GENERIC = re.compile(r"[一-龥]{0,6}(?:方|人|者|户|双方)$")
_PARENTS = re.compile(r"监护人|父母|家长|父亲|母亲|法定代理人")
_NOT_A_NAME = re.compile(
    r"[款费额墙树水道面料物品屋房车木钱期间后时起日装工何余部分于由此的其等各应均本该每全双将可再]"
)
_ADVERB = r"(?:自愿|同意|愿意|负责|承诺|保证|代为|代|替|先行|一次性|全额|分期|按期|共同|单独|另行|自行|按月|每月|每年|当场|应当|应|须|需|于|在|自|从|将|把|对|向|给|为|全部|全数|全额|均|各|都|出面|出资|支付|赔偿|补偿|承担|偿还|归还|修复|修理|拆除|清理|负担|垫付|出)"
_BY = re.compile(
    rf"(?<!理)由(?!于|此|来)(?P<who>[^，。；、]{{1,14}}?)(?:、(?P<more>[^，。；]{{1,10}}?))?(?={_ADVERB})"
)
_BEGINS = re.compile(
    rf"^(?:但|并|同时|另|且)?(?!于|自|在|从|由|以|用|按|就|对|将|把|经|待|在|因|为|若|如|该|此|上述|余款|其余|剩余|全部)(?P<who>[一-龥·]{{2,12}}?)(?={_ADVERB})"
)
_OF = re.compile(
    r"的(?P<who>[一-龥]{2,6}?)(?=于|替|代|应|须|在|自愿|负责|同意|愿意|承担|支付|赔|出资|出钱|付|拿出|每|对)"
)
_TOLD = re.compile(r"^(?P<who>[一-龥]{2,12}?)(?=应当?|须|必须|要|负责|得)")
_TO = re.compile(
    r"(?:支付|付|转|汇|打|存|交|还)(?:款)?(?:给|至|到|入|往|与|进)(?P<who>[^，。；]{2,14}?)(?:的?(?:账户|帐户|账号|银行卡|微信|支付宝|卡)|名下|本人|(?=[，。；]|$))"
)
_SUPPORT = re.compile(r"抚养费|赡养费|扶养费|生活费|学费|奶粉钱")
_REARED = re.compile(r"(?:抚养|监护|带养)(?!费|人)")
_MODAL = re.compile(r"(?:要|得|会|再|才|还|又|先|另|拿|就|可|应|须)$")
_GUARANTOR = re.compile(
    r"(?P<a>(?:(?![由的])[一-龥·]){2,8}?)(?:自愿|愿意|同意|承诺)?(?:为|作为|作|提供|担任|给|替|承担|对|以)[^，。；]{0,16}(?:担保|保证|保人|连带|代偿|兜底|作保|做保|保票)|(?:担保人|保证人|保人)[为是系：:]?(?P<b>[一-龥·]{2,4})|由(?P<c>[一-龥·的]{2,12}?)(?:提供|作|做|担任|为|承担|负责|代为|先行|自愿|偿还|支付|归还|清偿|还|补足|兜底|垫付|承担|付|代偿)"
)
_ITSELF = re.compile(
    r"(?:一方|一家|全家|本人|个人|自己|自行|夫妇|夫妻|等|及|和|与|、|家|家庭|先|再|共同|分别|[（(]).*|[^一-龥]*"
)
_TOPIC = re.compile(
    r"(?!.{0,10}(?:付|赔偿|还|补偿))[^，。；]{0,8}(?:款|利率|月息|年息|工资|本金|租金|费|LPR)|借款|欠款|年利率|按同期|定金"
)
_BEFORE_A_NAME = re.compile(
    r"^(?:她|他|娘家|婆家|亲|家)+|^(?:村民|居民|职工|员工|工人|群众|租客|租户|房客|业主|店主|摊主|学生|牧民|渔民|农户)(?=.)"
)
_RELATED = re.compile(r"之[子女妻夫父母兄弟姐妹]")
_SUBJECT = re.compile(
    r"^(?:但|并|同时|另|且|届时)?(?P<who>[一-龥·\d]{2,16}?)(?=应当?|须|必须|需|要(?!求)|得(?=[把将给向在于])|负责|同意|愿意|自愿|承诺|保证|答应|于|在(?=[\d明本下今次])|每[月年天周季]|替|代(?![理表])|出资|出钱|拿出|掏|[把将](?!来)|以后要|来[付还赔出补])"
)
_NICKNAME = re.compile(
    r"[小老阿大](?P<a>[一-龥])(?:家|头|子)?|(?P<b>[一-龥])(?:老[大二三四五六七八九幺]|师傅|老板|老师|经理|总|工|主任|书记|队长|组长|支书|会计|医生|叔|婶|姨|伯|爷|奶|哥|姐|嫂|妹|娘|妈|爸|大爷|大妈|大哥|大姐|大娘|大叔|大婶|大嫂|家|某某?)"
)
_BANK = re.compile(r"银行|信用社|农商行?|邮政|邮储|储蓄|存折")
_NAME_LENGTH = 3
_TWO = 2  # so many characters are a name only where somebody wills
_YOUNG = (
    r"(?:(?:(?<!\d)(?:\d|1[0-7])|(?<![二三四五六七八九十])(?:[一二三四五六七八九]|十[一二三四五六七]?))周?岁"
    r"|未成年|小学生|初中生|高中生|中学生|[初高][一二三]|[一二三四五六]年级)"
)
_GUARDED = re.compile(r"监护人|父母|家长|父亲|母亲|法定代理人|其[父母]|爸|妈|爷爷|奶奶")
_HELD = r"(?:[替代帮][^，。；]{0,6}(?:收|存|管|拿|领)|收着|拿着|存着|管着|收下|先收|代管|代收|代为(?:保管|收取|转交|支付|领取|发放|存放)|代付|转交|转付|转给|保管|暂管|暂存|暂收|收取|收存|收管|统一发放|发放|提存|掌管|代领|代存|托管|监管|过手|经手)"


def problems(clause: ClauseText, agreement: AgreementText) -> Hits:
    """Yield what is wrong with the people of one clause."""
    rules = table.rules().structure
    known = Known(agreement.parties)
    found: dict[str, str] = {}
    organ = _organ_words(agreement.officials)
    for rule, name in (("payer", clause.payer), ("payee", clause.payee)):
        strangers = known.strangers(name)
        official = organ.search(name)
        if rule == "payee" and official and (strangers or official[0] in agreement.officials):
            found["organ"] = name
        elif strangers:
            found[rule] = "、".join(strangers)
    if "organ" not in found and (holder := _holder(clause, agreement, organ)):
        found["organ"] = holder
    found |= {rule: who for rule, who in _in_text(clause, known) if rule not in found}
    for rule in ("payer", "payee"):
        if found.get(rule) and ("guarantor" in found or organ.search(found[rule])):
            found.pop(rule)
    if who := _alone(clause, _minors(agreement)):
        yield from ((rule, who) for rule in table.rules().phrases if rule.id == "minor-alone")
    if not found.keys() & {"payer", "guarantor"} and _without_subject(clause, known):
        found["subject"] = ""
    for rule, word in found.items():
        yield rules[rule], word


class Known:
    """Those who sign, as a text may name them."""

    def __init__(self, parties: Iterable[str]) -> None:
        self.names = frozenset(each for name in parties for each in (name, bare(name)) if each)

    def strangers(self, name: str) -> list[str]:
        """Return those of the names in a field who do not sign; 甲方 and the like are sides of the paper."""
        if not name or name in self.names or bare(name) in self.names:
            return []
        parts = [_SIDE_OF.sub("", part) or part for part in _BETWEEN_NAMES.split(name) if part]
        return [
            part
            for part in parts
            if part not in self.names and bare(part) not in self.names and not _SIDES.fullmatch(bare(part))
        ]

    def named(self, words: str) -> bool:
        """Tell whether somebody who signs is named in words."""
        return any(name in words for name in self.names)

    def stranger(self, who: str) -> bool:
        """Tell whether words name somebody who does not sign: a relative, a body, a third person, another name."""
        if who in self.names or bare(who) in self.names:  # some sign as 某某的妻子
            return False
        term = table.rules().term
        head = re.split(r"的|所在(?:的)?|之(?=[子女妻夫父母兄弟姐妹])", bare(who))[-1]
        head = _MODAL.sub("", head.removeprefix("其").removeprefix("该"))
        if (
            not head
            or head[-1] in "未不已"
            or head in self.names
            or self._ends_known(head)
            or term["roles"].fullmatch(head)
        ):
            return False
        head = _BEFORE_A_NAME.sub("", head)
        whose = next((name for name in self.names if head.startswith(name)), "")
        head = head[len(whose) :] if whose and term["kin"].match(head[len(whose) :]) else head
        kin = term["kin"].match(head)
        if kin or (who != head and _RELATED.search(who)):
            named = head[kin.end() :] if kin else ""
            return not self.named(named) if named else not _PARENTS.fullmatch(head)
        if org := next((hit for hit in term["org"].finditer(head) if hit.end() == len(head)), None):
            return not any(org[0] in name for name in self.names)
        if called := _NICKNAME.fullmatch(head):
            return self._unknown_surname(called["a"] or called["b"])
        return not self.named(head) if self._third(head) else self._like_a_name(head)

    def account(self, who: str) -> bool:
        """Tell whether words are an account of somebody who signs: 李某农村信用社, 李某在农业银行开立."""
        return any(who.startswith(name) and _BANK.search(who, len(name)) for name in self.names)

    def _unknown_surname(self, mark: str) -> bool:
        """Tell whether a character is a surname, and of nobody who signs: 小马, 常老五, 李师傅."""
        surname = table.rules().term["surname"].fullmatch(mark)
        return bool(surname) and not any(mark in name for name in self.names)

    def _third(self, head: str) -> bool:
        third = table.rules().term["third"]
        ends = any(hit.end() == len(head) for hit in third.finditer(head))
        return head.endswith("某") or bool(third.match(head)) or ends

    def _ends_known(self, head: str) -> bool:
        return any(
            head.endswith(name) or (head.startswith(name) and _ITSELF.fullmatch(head[len(name) :]))
            for name in self.names
        )

    def _like_a_name(self, head: str) -> bool:
        if _GENERIC.fullmatch(head) or _SIDES.search(head):
            return False
        surname = table.rules().term["surname"].match(head)
        rest = head[surname.end() :] if surname else ""
        return 1 <= len(rest) <= 2 and not _NOT_A_NAME.search(rest)  # noqa: PLR2004 -- given names have one or two characters


def _in_text(clause: ClauseText, known: Known) -> Iterator[tuple[str, str]]:
    """Yield those whom the text itself burdens or pays and who do not sign."""
    term = table.rules().term
    for sentence in sentences(unquoted(clause.text)):
        vouched = term["guarantee"].search(sentence) and not term["guarantee_not"].search(sentence)
        conditional = term["conditional"].search(sentence) or re.search(
            r"不能|无力|无法|未付清|不足|[还付赔拿交掏凑]不(?:上|起|出|清|了|齐)|到时", sentence
        )
        if vouched:
            yield from _voucher(sentence, clause, known)
        for _place, words in phrases(sentence):
            for who in _burdened(words):
                if known.stranger(who):
                    yield ("guarantor" if vouched or conditional else "payer"), who
            paid = None if _SUPPORT.search(words) else _TO.search(words)
            own = paid and known.account(paid["who"])
            if paid and not own and known.stranger(paid["who"]) and not term["organ"].search(paid["who"]):
                yield "payee", paid["who"]


def _burdened(words: str) -> Iterator[str]:
    """Yield those on whom a phrase lays something; a witness is burdened with nothing."""
    term = table.rules().term
    if term["not_duty"].search(words) or _REARED.search(words):
        return
    witnessed = term["witness"].search(words)
    told = _TOLD.match(words)
    if told and term["org"].search(told["who"]) and not witnessed:
        yield told["who"]
    acts = term["act"].search(words) and not term["act_not"].search(words)
    subject = _SUBJECT.match(words)
    if subject and not witnessed and (acts or term["burden"].search(words)) and _stands_alone(subject["who"]):
        yield subject["who"]
    if not (term["burden"].search(words) or acts):
        return
    for hit in _BY.finditer(words):
        burden = term["burden"].search(words, hit.end()) or (acts and term["act"].search(words))
        witness = term["witness"].search(words, hit.end())
        if burden and not (witness and witness.start() <= burden.start()):
            yield from filter(None, (hit["who"], hit["more"]))
    for hit in _OF.finditer(words):
        if not term["witness"].search(words, hit.end()):
            yield hit["who"]
    begins = _BEGINS.match(words)
    if begins and not witnessed and _wills(begins["who"], words[begins.end() :]):
        yield begins["who"]


def _stands_alone(who: str) -> bool:
    """Tell whether words are a person whatever follows: a relative, a trade, a body, a nickname, three characters."""
    head = _BEFORE_A_NAME.sub("", re.split(r"的", who)[-1])
    named = any(term.search(head) for term in (table.rules().term[each] for each in ("kin", "third", "org")))
    return named or len(head) == _NAME_LENGTH or bool(_NICKNAME.fullmatch(head))


def _wills(who: str, rest: str) -> bool:
    """Tell whether a phrase that begins with these characters begins with a name: two may be any word."""
    term = table.rules().term
    return (
        len(who) > _TWO
        or who.endswith("某")
        or any(term[each].search(who) for each in ("third", "kin", "org"))
        or bool(re.match(r"作为|自愿|同意|愿意|承诺|代", rest))
    )


def _voucher(sentence: str, clause: ClauseText, known: Known) -> Iterator[tuple[str, str]]:
    """Yield the guarantor who does not sign, or a guarantee that does not say which kind it is."""
    whos = [who for hit in _GUARANTOR.finditer(sentence) for who in (hit["a"], hit["b"], hit["c"]) if who]
    strangers = [who for who in whos if known.stranger(who)]
    others = [name for name in known.names if name not in f"{clause.payer}{clause.payee}"]
    term = table.rules().term
    if strangers:
        yield "guarantor", strangers[0]
    elif re.search(r"担保|保证人|保证责任|提供保证|作保|保人", sentence):
        if not any(name in sentence for name in others) and not _SIDES.search(sentence):
            yield "guarantor", ""
        elif not re.search(r"一般保证|一般责任|连带|抵押|质押|房|车|保证金", clause.text) and term[
            "guarantee"
        ].search(sentence):
            yield "guarantee-kind", ""


def _minors(agreement: AgreementText) -> frozenset[str]:
    text = "".join(clause.text for clause in agreement.clauses)
    return _young(text, agreement.parties)


@lru_cache(maxsize=32)
def _young(text: str, parties: tuple[str, ...]) -> frozenset[str]:
    """Return those who sign and whose age in the text is under eighteen."""
    names = {bare(name) for name in parties if bare(name)}
    return frozenset(
        name
        for name in names
        if re.search(
            rf"{re.escape(name)}[（(，]?[^（）()，。；]{{0,8}}?{_YOUNG}|{_YOUNG}的{re.escape(name)}", text
        )
    )


def _alone(clause: ClauseText, minors: frozenset[str]) -> str:
    """Return the minor who takes something on by a clause that names no guardian."""
    if not minors or _GUARDED.search(clause.text):
        return ""
    text = unquoted(clause.text)
    for name in minors:
        takes = re.search(
            rf"由{re.escape(name)}[^，。；]{{0,10}}(?:支付|赔|承担|付|还)|{re.escape(name)}(?:[（(][^）)]*[)）])?[^。；]{{0,24}}?(?:自愿|同意|承诺|答应|应当?|须|负责|愿意)[^，。；]{{0,24}}(?:支付|赔|承担|付|还|给)",
            text,
        )
        if takes or clause.payer == name:
            return name
    return ""


def _without_subject(clause: ClauseText, known: Known) -> bool:
    term = table.rules().term
    if clause.payer or REFERS.match(clause.text):
        return False
    if re.match(r"\s*(?:应当?|须|必须|需|要)(?!求)", clause.text):
        return bool(owes(clause) or term["apology"].search(clause.text))
    if not owes(clause) or re.search(r"[款额金][\d,.万元¥]*于", clause.text) or _TOPIC.match(clause.text):
        return False
    text = unquoted(clause.text)
    return not (
        _SIDES.search(text)
        or term["roles"].search(text)
        or known.named(text)
        or term["org"].search(text)
        or term["kin"].search(text)
    )


@lru_cache(maxsize=8)
def _words(organ: str, officials: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join([*(re.escape(bare(each)) for each in officials if bare(each)), organ]))


def _organ_words(officials: tuple[str, ...]) -> re.Pattern[str]:
    return _words(table.rules().term["organ"].pattern, officials)


def _holder(clause: ClauseText, agreement: AgreementText, organ: re.Pattern[str]) -> str:
    """Return who of the station or the room is handed money by a text, or holds it; empty when nobody."""
    who = f"(?P<who>{organ.pattern})"
    ways = _handing(who)
    for sentence in sentences(unquoted(clause.text)):
        if not (clause.amount or sums(sentence) or _MONEY.search(sentence)):
            continue
        for _place, words in phrases(sentence):
            for pattern in ways:
                hit = pattern.search(words)
                if (
                    hit
                    and not _EXCUSED.search(words)
                    and not any(hit["who"] in name for name in agreement.parties)
                ):
                    return hit["who"]
    if clause.account and (hit := organ.search(clause.account)):
        return hit[0]
    return ""


_EXCUSED = re.compile(
    r"附卷|存卷|入卷|备查|存档|谅解书|凭证|收条|收据|复印|材料|备案|报告|证明|地点|见证|在场|面前|当面|主持下|监督下|不得|不(?:收|代|由|向|经|必|需|通过|再)|无须|无需|禁止|回执|照片|书面|说明|清单|通知|名片|罚款决定|协议书|任何费用|不承担"
)


@lru_cache(maxsize=8)
def _handing(who: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        map(
            re.compile,
            (
                rf"(?:交|付|存|押)[^，。；]{{0,12}}[款金钱费元]给{who}",
                rf"(?:交|付|转|存|汇|缴|打|放|留|押|寄|送|提存|上缴|搁|递|塞|拨|凑|托|暂放|先放)(?:给|至|到|由|在|入|于|往|与|付|放|存|进)?[^，。；]{{0,6}}?{who}(?!内|调解室内|门口|院内)",
                rf"(?:由|经|通过|委托|请|让|交|交由)[^，。；]{{0,6}}?{who}[^，。；]{{0,12}}?{_HELD}",
                rf"{who}[^，。；]{{0,10}}?(?:{_HELD}|账户|帐户|账号|收款|提成|调解费|办案费|茶水费|感谢费|辛苦费|劳务费|指定)",
                rf"(?:向|给|为|付){who}[^，。；]{{0,10}}?(?:支付|交纳|缴纳|缴|红包|辛苦费|调解费|感谢费|烟酒|费|\d+元)",
            ),
        )
    )
