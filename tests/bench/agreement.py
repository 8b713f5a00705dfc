"""The agreement that every engine of ``bench_pdf`` writes: 16 fields, 3 paragraphs of some 400 characters,
6 clauses, a table to sign, two pages; no two are alike.
"""

from dataclasses import dataclass

import resources
from exports.blocks import Cell, Clauses, Document, Fields, Heading, Signatures, Slot, Subtitle, Text, Title

SONG, HEI, KAI = (
    str(resources.path(f"fonts/{name}.ttf"))
    for name in ("NotoSerifSC-Regular", "NotoSansSC-Bold", "SanliKai-Regular")
)
SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰萍红鑫波斌宇浩凯健俊帆雪婷鹏琳欣怡梓涵轩雨泽然思远"
)
FACTS = (
    "{day}，{a}在西岔村二组自家承包地内翻地时，认为相邻的{b}把地头的木桩往西移动了约两犁，两人先是口角，继而互相拉扯，"
    "{b}的左前臂被铁锹柄擦伤，{a}放在地头的手扶拖拉机后挡板被砸出凹痕。村民{c}闻声赶来将双方劝开并拨打报警电话。值班民警"
    "到场后把双方隔开询问，拍摄现场照片十一张，调取村口监控录像两段，制作询问笔录三份。经镇卫生院检查，{b}的伤情为皮肤擦挫"
    "伤，花去医疗费二百八十六元；经修理铺估价，后挡板的修理费为四百二十元。双方的承包地自二〇〇九年起以老槐树至水口的直线为界，"
    "当年由村民委员会指界，没有埋设界桩，也没有绘制图纸，此后每年耕种时凭记忆掌握，界线一带约半尺宽的地块两家都曾种过。上述事实"
    "有双方陈述、证人证言、现场照片、监控录像、门诊病历和修理单据证实，双方对起因、经过和结果均无异议，只对木桩原来的位置和麦苗"
    "损失的数额有不同看法，愿意在调解人员主持下协商解决。"
)
COURSE = (
    "调解开始前，调解人员核对了各方身份，宣读了当事人的权利和义务，说明调解应当自愿、合法，达成协议后应当履行，达不成协议或者"
    "不履行的，依法处理并可以向人民法院提起诉讼。双方均表示听清楚，对调解人员没有异议。随后分头听取意见：{a}认为界线一直清楚，"
    "对方先动手拉人，应当赔礼并补偿被踩坏的麦苗；{b}认为自己没有移动木桩，麦苗大半是羊群踩的，但承认先伸手拉扯不对，砸坏挡板也"
    "不应该。调解员{c}请两家老人到场回忆当年指界的经过，又带着双方沿老槐树到水口走了一遍，用测绳量出直线，两家都认这条线。对于"
    "钱款，逐项核对了病历、收据和修理单，把能够证明的数额一笔一笔写在纸上，不能证明的由双方商量折中。经过两次单独谈话和一次共同"
    "谈话，双方都退了一步：一方不再追究言语上的冒犯，一方愿意承担修理费用，并同意在村民委员会和司法所人员见证下把界桩栽好，今后"
    "谁家耕种都以界桩为准，谁也不越过一犁一锹，遇到事情先找村里说话。"
)
PROMISE = (
    "双方确认，签订本协议是真实的意思，没有受到欺骗、威胁，也不存在重大误解；调解人员已经把协议逐条读过并作了解释，双方都已看过、"
    "听清、理解并同意。协议全部履行以后，此次因相邻地界引起的拉扯和损坏物品，各方不再追究；一方不履行的，另一方可以请求有关机关"
    "依法处理，也可以就民事争议向人民法院提起诉讼，还可以自协议生效之日起三十日内共同申请司法确认。双方承诺今后和睦相处，不借此事"
    "吵闹、纠缠，不在微信群、朋友圈里议论对方和对方家人，不向旁人透露对方的身份证号码、电话和住址。本协议的钱款为此次纠纷的全部"
    "补偿，含医疗费、误工费、修理费和麦苗损失，付清以后再无其他经济往来上的争执。界桩栽好以后由村民委员会拍照存档，任何一方不得"
    "私自移动；因修渠、修路需要移动的，应当先告知对方，并由村民委员会重新指界。本协议一式四份，双方各执一份，村民委员会和调解"
    "委员会各存一份，自双方签名、按指印并由调解员签名、加盖印章之日起生效。"
)
CLAUSES = (
    "双方于{day}九时前，在村民委员会和司法所人员见证下，沿老槐树至水口直线共同栽设水泥界桩三根，费用各半。",
    "{a}于栽桩当日一次付给{b}医疗费、误工费共计人民币伍佰陆拾元整（￥560.00），{b}收款后出具收条。",
    "{b}承担{a}手扶拖拉机后挡板修理费人民币肆佰贰拾元整（￥420.00），从上述款项中抵扣。",
    "{b}当面向{a}赔礼道歉，{a}表示接受，双方互不追究对方的其他责任。",
    "双方保证今后不再因此事发生争执，不以任何方式骚扰、威胁对方及其家人，共同维护邻里和睦。",
    "调解委员会于协议签订后第七日、第三十日各回访一次，了解履行情况。",
)
NUMERALS = "一二三四五六"


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement, as plain text in its parts."""

    title: str
    organ: str
    fields: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    announced: str
    clauses: tuple[str, ...]
    signers: tuple[tuple[str, str, str, str], ...]


def person(i: int) -> str:
    """Return one of many names."""
    third = GIVEN[(i * 13 + 5) % len(GIVEN)] if i % 3 else ""
    return SURNAMES[i % len(SURNAMES)] + GIVEN[i * 7 % len(GIVEN)] + third


def agreement(i: int) -> Agreement:
    """Return the agreement number ``i``."""
    a, b, c = person(i), person(i + 31), person(i + 57)
    day = f"2026年{i % 12 + 1}月{i % 28 + 1}日"
    said = {"a": a, "b": b, "c": c, "day": day}
    return Agreement(
        "治安调解协议书",
        "××县公安局西岔派出所",
        (
            ("编号", f"西公（调）调解字〔2026〕{i + 1}号"), ("主持单位", "××县公安局西岔派出所"),
            ("当事人甲", f"{a}，男，{20 + i % 50}岁"), ("身份证号码", f"1101011990{i % 12 + 1:02}{i % 28 + 1:02}{i % 10000:04}"),
            ("住址", f"××县西岔镇西岔村二组{i % 300 + 1}号"), ("联系电话", f"138{i * 7919 % 100000000:08}"),
            ("当事人乙", f"{b}，女，{20 + i * 3 % 50}岁"), ("身份证号码", f"1101021988{i % 12 + 1:02}{i % 28 + 1:02}{i * 31 % 10000:04}"),
            ("住址", f"××县西岔镇西岔村三组{i % 200 + 1}号"), ("联系电话", f"139{i * 104729 % 100000000:08}"),
            ("案由", "因相邻地界引起的拉扯、损坏物品"), ("发案时间", f"{day}十时许"), ("发案地点", "西岔村二组老槐树以东约三十米处"),
            ("调解时间", f"{day}14时30分至16时10分"), ("调解地点", "西岔派出所调解室"), ("调解人员", f"民警{person(i + 3)}、人民调解员{c}"),
        ),
        tuple((head, text.format(**said)) for head, text in (("一、主要事实", FACTS), ("二、调解经过", COURSE), ("三、双方承诺", PROMISE))),
        "四、经调解，双方自愿达成如下协议：",
        tuple(clause.format(**said) for clause in CLAUSES),
        (("当事人甲（签名、捺指印）", a, "当事人乙（签名、捺指印）", b), ("调解民警（签名）", person(i + 3), "人民调解员（签名）", c),
         ("见证人（签名）", "", "公安机关（印章）", ""), ("签订日期", day, "签订地点", "西岔派出所")),
    )  # fmt: skip


def document(i: int) -> Document:
    """Return the same agreement in the program's own blocks."""
    made = agreement(i)
    cells = [Cell(label, value) for label, value in made.fields]
    slots = [
        Slot(made.signers[row][side], made.signers[row][side + 1]) for row in (0, 1, 2) for side in (0, 2)
    ]
    return Document(
        made.title,
        (
            Title(made.title),
            Subtitle(made.organ),
            Fields(tuple(zip(cells[::2], cells[1::2], strict=True))),
            *(block for head, text in made.parts for block in (Heading(head), Text(text))),
            Heading(made.announced),
            Clauses(made.clauses),
            Signatures(tuple(slots)),
        ),
        page="single",
    )
