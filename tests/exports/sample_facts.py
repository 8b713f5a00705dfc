"""Facts for every form: with every field, crowded, and almost empty."""

from dataclasses import replace
from typing import Any

from exports import petitions
from exports.afterfacts import (
    AfterFacts,
    ClosingFacts,
    ConfirmingFacts,
    ReceiptFacts,
    ServiceFacts,
    UrgingFacts,
    VisitFacts,
)
from exports.ceremony import CeremonyFacts, CeremonyPartyFacts, StepFacts
from exports.dossierfacts import DossierFacts, IndexFacts
from exports.facts import Facts
from exports.films import FilmFacts, FilmsFacts
from exports.outgoing import (
    AssignmentFacts,
    ConsentFacts,
    DutyFacts,
    HandoverFacts,
    InvitationFacts,
    JointFacts,
    MeetingFacts,
    RecipientFacts,
    TaskFacts,
    TasksFacts,
    UnitFacts,
)
from exports.particulars import (
    AgreementFacts,
    CaseFacts,
    ClauseFacts,
    DueFacts,
    EndingFacts,
    FindingFacts,
    LineFacts,
    PaperFacts,
    PhaseFacts,
    ReferralFacts,
    RefusalFacts,
    RequestFacts,
    SittingFacts,
)
from exports.partyfacts import (
    AttendeeFacts,
    CommitteeFacts,
    OfficerFacts,
    PartyFacts,
    ProxyFacts,
    SignerFacts,
    StationFacts,
)
from exports.pastedfacts import PastedFacts, PictureFacts
from exports.petitions import ExtensionFacts, SecondFacts, SignedFacts
from exports.placeholders import filled
from exports.sums import CalculationFacts, PartFacts, StretchFacts, SumFacts, WorkerFacts
from models import formheads

TRACK = {
    "D03": "RM",
    "D04": "RM",
    "D11": "RM",
    "D14": "RM",
    "D15": "RM",
    "D21": "RM-ZA",
    "D13": "ZA-X",
    "D06": "RM",
    "D07": "RM",
    "D09": "RM",
    "D22": "YS",
    "J01": "RM",
}

STATION = StationFacts(
    organ="西岭县公安局西岔派出所", name="西岔派出所", room="西岔派出所调解室", address="西岭县西岔镇人民路8号",
    telephone="0000-1234567", court="西岭县人民法院",
)  # fmt: skip
COMMITTEE = CommitteeFacts(name="西岔镇人民调解委员会", address="西岔镇人民路10号", telephone="0000-7654321")

FATHER = ProxyFacts(
    name="赵某", relation="父亲", sex="男", birth="1971年3月2日", id_kind="居民身份证", id_number="990102197103021234",
    address="西岔村二组", telephone="13900000002",
)  # fmt: skip
AGENT = ProxyFacts(
    name="张某之妻", relation="配偶", id_kind="居民身份证", id_number="990102197002020021", address="西岔村二组",
    telephone="13900000009", authority="特别代理（代为承认、放弃、变更调解请求，代为签署调解协议）",
    term="至2026年12月31日",
)  # fmt: skip

ZHANG = PartyFacts(
    number="一", side="甲方", role="申请人", name="张某", former_name="张某某", sex="男", ethnicity="汉族", age="58岁",
    birth="1968年5月7日", id_kind="居民身份证", id_number="990102196805071234", employer="西岔村村民委员会",
    occupation="务农", address="西岔村二组", domicile="西岔村二组", telephone="13900000001",
    consent="同意", claim="赔偿麦苗损失，恢复地界", injury="不构成轻微伤", loss="麦苗约三分地", agents=(AGENT,),
)  # fmt: skip
SON = PartyFacts(
    number="二", side="乙方", role="被申请人", name="赵小某", sex="男", ethnicity="汉族", age="13岁", birth="2013年4月9日",
    id_kind="居民身份证", id_number="990102201304091234", employer="西岔中学", occupation="学生", address="西岔村二组",
    telephone="13900000003", capacity="限制民事行为能力", claim="由家长协商解决", guardians=(FATHER,),
)  # fmt: skip
COMPANY = PartyFacts(
    number="三", side="丙方", role="第三人", kind="organisation", name="西岭县某农机服务有限公司",
    credit_code="91990102MA00000000", address="西岭县工业路1号", telephone="0000-2222222", legal_representative="钱某",
    legal_title="总经理",
    representatives=(
        ProxyFacts(name="孙某", relation="业务经理", authority="授权参加调解并签署协议", telephone="13900000004", deputy="是"),
    ),
)  # fmt: skip

CASE = CaseFacts(
    number="西2026-118", track="RM", track_name="人民调解（驻所调解室）", title="张某与赵小某等相邻土地使用纠纷",
    received="2026年11月18日9时20分", accepted="2026年11月18日", source="来所", entry="当事人申请", incident="202611180007",
    police_number="西公（调）受案字〔2026〕118号", registrar="葛某某", registrar_police="是", happened="2026年11月15日7时许",
    place="西岔村二组东沟承包地", kind="邻里纠纷—相邻关系", nature="民事", offence="故意损毁财物",
    cause="承包地相邻，界桩被碰动", ground="地界与麦苗损失", claims="张某：赔偿麦苗损失，恢复地界；赵小某：由家长协商解决",
    summary="双方承包地相邻。2026年11月15日7时许，赵小某驾驶农机耕作时碰动界桩并碾压张某麦苗，双方发生争吵，无人受伤。",
    people="3人", amount="¥1,234.56", injury="无伤", loss="麦苗约三分地", risks="积怨一年以上",
    flags=("未成年人",), repeats="第2次", level="一般", level_reason="双方积怨一年以上，尚无肢体冲突", channel="综合调解室集中调解", handler="葛某某",
    opinion="属民间纠纷，当事人均同意，予以受理。", approver="严某某", approved_on="2026年11月18日",
)  # fmt: skip

SITTING = SittingFacts(
    ordinal="第1次调解", date="2026年11月21日", time="2026年11月21日9时05分至11时40分", start="9时05分", end="11时40分",
    place="西岔派出所调解室", mode="面对面", open="公开",
    hosts=(
        OfficerFacts(name="葛某某", title="民警", unit="西岔派出所"),
        OfficerFacts(name="吴某某", title="人民调解员", unit="西岔镇人民调解委员会"),
    ),
    recorder=OfficerFacts(name="郑某某", title="内勤", unit="西岔派出所"), parties_absent="无",
    parties_present="张某、赵小某、西岭县某农机服务有限公司",
    attendees=(
        AttendeeFacts(name="周某", capacity="村干部", unit="西岔村村民委员会", address="西岔村一组", telephone="13900000005"),
        AttendeeFacts(name="李某", capacity="律师", unit="西岭县某律师事务所", address="西岭县城关", telephone="13900000006"),
    ),
    opening=(
        LineFacts(time="9:05", speaker="葛某某", text="今天的调解由我们两人主持，各方是否听清权利义务，是否同意调解？"),
        LineFacts(time="9:08", speaker="张某", text="听清了，同意。"),
        LineFacts(time="9:08", speaker="赵某", text="听清了，同意。"),
    ),
    phases=(
        PhaseFacts(
            name="群众先说理", time="9:10—9:50",
            lines=(
                LineFacts(time="9:10", speaker="张某", text="界桩挪了两犁，麦苗压坏了三分地，我要求赔偿。"),
                LineFacts(time="9:22", speaker="赵某", text="孩子开的机子，不是存心，界桩原来就松。", struck=True),
                LineFacts(time="9:23", speaker="赵某", text="孩子开的机子，不是存心，麦苗损失我们认。"),
                LineFacts(time="9:40", kind="event", text="离席：赵某接电话，9时43分返回。"),
            ),
        ),
        PhaseFacts(
            name="民警后梳理", time="9:50—10:40",
            lines=(
                LineFacts(time="9:55", speaker="葛某某", text="界线走向大家没有争议，争的是桩位和麦苗损失的数额。"),
                LineFacts(time="10:05", speaker="李某", text="未成年人造成损害的，由监护人承担责任。"),
            ),
        ),
        PhaseFacts(
            name="警民共谈理", time="10:40—11:40",
            lines=(LineFacts(time="11:10", speaker="周某", text="明天上午我到场，看着把桩栽回去。"),),
        ),
    ),
    agreed_facts=("界线走向以老槐树至水口为准", "麦苗碾压约三分地"), disputed_facts=("桩位偏移多少", "损失数额"),
    evidence=("现场照片6张", "村委会指界记录"), recording="执法记录仪3号，文件号20261121-03，9时03分至11时42分，连续",
    outcome="达成协议", result="各方自愿达成协议。",
)  # fmt: skip

AGREEMENT = AgreementFacts(
    title="人民调解协议书", number="（2026）西人调字第37号", date="2026年11月21日", place="西岔派出所调解室",
    occasion="案件发生于2026年11月15日7时许，地点为西岔村二组东沟承包地。", facts="赵小某驾驶农机耕作时碰动界桩并碾压张某麦苗约三分地，双方发生争吵，无人受伤。",
    issues="界桩的位置和麦苗损失的数额。", responsibility="赵小某作业时疏于避让，应当承担责任；其监护人赵某承担赔偿责任。",
    clauses=(
        ClauseFacts(number="一", text="双方于2026年11月22日9时前，在村民委员会人员到场见证下，按老槐树至水口直线共同栽设界桩，并以此为使用界线。本条不改变土地权属。", plain="双方2026年11月22日早上9点以前一起把界桩栽好，村里来人看着。"),
        ClauseFacts(number="二", text="赵某分两期赔偿张某麦苗损失1234.56元，以转账方式支付。", sum="人民币壹仟贰佰叁拾肆元伍角陆分，¥1,234.56", plain="赵某一共要给张某1,234.56元，分2次给，用转账。"),
        ClauseFacts(number="三", text="双方就本次纠纷的民事赔偿一次性了结。", plain="为这件事要赔的钱，到这里就算清了。"),
    ),
    dues=(
        DueFacts(number="1", clause="二", debtor="赵某", creditor="张某", deed="第二条第1期", amount="¥1,000.00", words="人民币壹仟元整", due="2026年11月22日", method="转账", done="2026年11月22日", proof="转账凭证"),
        DueFacts(number="2", clause="二", debtor="赵某", creditor="张某", deed="第二条第2期", amount="¥234.56", words="人民币贰佰叁拾肆元伍角陆分", due="2026年12月22日", method="转账", done="2026年12月20日", proof="收条"),
    ),
    performance="界桩于2026年11月22日9时前共同栽设；赔偿款分两期转账支付。", total="¥1,234.56",
    total_words="人民币壹仟贰佰叁拾肆元伍角陆分", on_the_spot=True, otherwise="对协议有争议的，可以向法院起诉。",
    spared="赵小某不满十四周岁，依照《治安管理处罚法》第十二条不予处罚，责令其监护人严加管教。", all_spared=True,
)  # fmt: skip

AFTER = AfterFacts(
    receipt=ReceiptFacts(
        payer="赵某", payee="张某", clause="第二条第2期", amount="¥234.56", words="人民币贰佰叁拾肆元伍角陆分", owed="¥234.56",
        due="2026年12月22日", before="¥1,000.00", left="无", on="2026年12月20日", method="银行转账", evidence="转账凭证 20261220-0007",
        receivers=(SignerFacts(name="张某", aids=("（已向本人宣读）",)),), givers=(SignerFacts(name="赵某", of="赵小某", capacity="监护人", aids=("见证人（签名）：",)),),
    ),
    visit=VisitFacts(
        visited="张某", reason="签约后第7日回访", planned="2026年11月28日", on="2026年11月29日", mode="上门", performed="部分履行",
        satisfaction="基本满意", sued="没有起诉。", said="界桩已经栽好，第一期一千元已收到；第二期没有到期。双方见面打招呼，没有再争吵。",
        risk="没有发现错误调解和激化的苗头；西头水渠分水还有意见。", measures="请村民委员会在春灌前把分水口的位置一并说清。", by="吴某某",
        late="当事人外出，改在次日。", next="2026年12月21日", place="西岔村二组赵某家中", relapse="又有口角", mood="有怨气",
        chance="等他儿子腊月回来，请老支书出面。", unresolved=True,
    ),
    service=ServiceFacts(
        to="赵某", paper="终止调解告知书", number="（2026）西人调告字第12号", pieces="1份", how="代收", on="2026年11月26日",
        taker="赵某之妻", taken_why="系赵某的妻子，同住；赵某外出务工。", refused_why="以不认可结果为由拒收，2026年11月25日。", remark="录像编号 SP-20261125-2。", place="西岔村二组赵某家中", film="SP-20261125-2",
        server="葛某某",
    ),
    closing=ClosingFacts(
        volume="（2026）西人调字第37号", accepted="2026年11月18日", closed="2026年12月20日",
        result="经调解，各方于2026年11月21日自愿达成调解协议（编号：（2026）西人调字第37号），2026年12月20日履行完毕。",
    ),
    urging=UrgingFacts(
        to="赵某", creditor="张某", clause="第二条第2期", due="2026年12月22日", paid="¥100.00", left="¥134.56",
        words="人民币壹佰叁拾肆元伍角陆分", wages="是", urged="2026年12月24日", confirm_until="2026年12月21日",
    ),
    confirming=ConfirmingFacts(mediators="吴某某、葛某某", court="西岭县人民法院", agency="授权委托书和代理人的身份证明"),
)  # fmt: skip

FULL = Facts(
    pasted=(
        PastedFacts(
            kind="身份证明", caption="张某身份证正反面", party="张某", compared="是", compared_by="吴某某",
            pictures=(PictureFacts(key="front", card="是"), PictureFacts(key="back", card="是")),
        ),
        PastedFacts(
            kind="书证", caption="2009年指界记录", party="赵某", pictures=(PictureFacts(key="note", caption="（第 1 页，共 2 页）"),)
        ),
    ),
    dossier=DossierFacts(
        organ="西岔镇人民调解委员会", kind="人民调解卷宗", name="张某与赵小某等2人山林土地纠纷", number="（2026）西人调字第37号",
        handler_label="人民调解员", handlers="葛某某、吴某某", begun="2026年11月18日", ended="2026年11月21日", filed_by="郑某某",
        filed_on="2026年12月1日", checked_by="吴某某", kept_for="长期", remarks="附光盘一张", pages="9",
        rows=(
            IndexFacts(number="1", name="人民调解受理登记表", paper="（2026）西人调字第37号", date="2026-11-18", pages="1", note="已签"),
            IndexFacts(number="2", name="身份证明", paper="3份", date="2026-11-18", pages="2", note="粘贴页"),
            IndexFacts(number="3", name="封底", paper="", date="", pages="", note=""),
        ),
        situation="原协议书第三条的笔误已由双方更正并捺印。", lacking=("收条或汇款单等履行凭证：履行后放入",),
        left_out=("授权委托书：本人到场",), by_hand=("立案登记表：2 页，第1页起",),
        overrides=("没有写履行期限。理由：双方约定收割后结清（葛某某，2026年11月21日）",), late=("回访超期：当事人外出打工",),
        voided=("人民调解协议书（2026）西人调字第36号：姓名写错",), slip="立案登记表", slip_page="第1页，共2页",
    ),
    station=STATION, committee=COMMITTEE, case=CASE, parties=(ZHANG, SON, COMPANY), sitting=SITTING,
    agreement=AGREEMENT,
    ending=EndingFacts(
        kind="未达成", ground="当事人未能达成协议", explanation="各方对桩位各执一词，经两次调解未能一致。", rounds="2",
        dates="2026年11月21日、2026年11月25日",
    ),
    refusal=RefusalFacts(
        unmet=(FindingFacts(text="不属于情节较轻", law="公安机关办理行政案件程序规定第一百七十八条"),),
        exclusions=(FindingFacts(text="结伙斗殴或者其他寻衅滋事的", law="公安机关办理行政案件程序规定第一百七十九条"),),
        explanation="双方各纠集三人以上斗殴。",
        routes=(
            FindingFacts(text="就损害赔偿向人民法院提起民事诉讼", law="治安管理处罚法第九条"),
            FindingFacts(text="向人民调解委员会申请调解民事部分", law="人民调解法第十七条"),
        ),
    ),
    referral=ReferralFacts(
        kind="移送", to="西岭县自然资源局西岔自然资源所", done="已调解一次，核实承包合同和指界记录。", reason="争议实为土地权属",
        basis="土地管理法第十四条", attachments=("登记表复印件", "现场照片6张"), advice="请组织权属调查后答复当事人。",
        feedback_due="2026年12月21日", contact="葛某某", telephone="0000-1234567", consent="当事人均同意移送。",
    ),
    request=RequestFacts(
        way="经人民调解委员会调解", agreement_title="人民调解协议书", agreement_number="（2026）西人调字第37号",
        agreement_date="2026年11月21日", proofs=AGREEMENT.dues, performed="2026年12月22日", proof="收条",
        opinion="情节较轻，双方已经和好，建议认可。", undecided=True, finding="认可，不予处罚",
        reason="协议自愿、合法并已履行。", handler="葛某某", approver="严某某", approved_on="2026年12月23日",
    ),
    paper=PaperFacts(
        form="D14", number="（2026）西人调字第37号", date="2026年11月21日", day="2026-11-21", copies="四",
        holders="张某、赵小某、西岭县某农机服务有限公司各一份，西岔镇人民调解委员会一份", open="公开",
    ),
    about=ZHANG,
    recipient=RecipientFacts(name="赵某", kind="guardian", relation="赵小某的父亲", telephone="13900000002"),
    meeting=MeetingFacts(
        date="2026年11月23日（星期一）", time="9时30分", place="西岔派出所调解室", purpose="第一次调解", host="葛某某",
    ),
    invitation=InvitationFacts(
        to="周某某", kind="村（居）干部", unit="西岔村村民委员会主任", purpose="熟悉当年指界情况，请协助说明界线走向",
        date="2026年11月23日（星期一）", time="9时30分", place="西岔派出所调解室", brief="张某、赵某之间的相邻关系纠纷",
        consents=(ConsentFacts(name="张某", word="同意"), ConsentFacts(name="赵某", word="未询问")), reply="来",
    ),
    assignment=AssignmentFacts(
        number="西交办〔2026〕6号", to="葛某某", force="社区民警", by="严某某", at="2026年11月18日10时00分",
        due="2026年11月25日", instruction="三日内组织第一次调解，请村委会人员到场；结果报值班领导。",
        accepted="2026年11月18日10时20分", returned="2026年11月18日10时30分", return_reason="与一方当事人有亲属关系，申请回避。",
        done="2026年11月24日", result="双方达成协议，界桩已栽。",
    ),
    handover=HandoverFacts(
        summary="在办 2 件，正在调解 0 场，今日排期 1 场，等候 1 件，超期 0 件", from_shift="白班", to_shift="夜班", by="葛某某", to="郑某某", at="2026年11月21日17时30分", note="钥匙一把、记录仪两部已交。",
        cases=(
            DutyFacts(number="西2026-118", title="张某与赵小某等相邻土地使用纠纷", who="葛某某", state="调解中", next="第二次调解", due="11月25日"),
            DutyFacts(number="西2026-121", title="冯某与某公司劳动报酬纠纷", who="葛某某", state="已受理", next="通知公司到场", due="11月24日"),
        ),
        sittings=(
            DutyFacts(time="19:30", place="西岔派出所调解室", title="孙某与李某债务纠纷", who="郑某某", state="未开始"),
        ),
        waiting=(DutyFacts(time="17:10", who="孙某", title="孙某与李某债务纠纷", next="李某在路上，已电话联系"),),
    ),
    joint=JointFacts(
        name="西岔片区第四次集中调解", date="2026年11月26日（星期四）", place="西岔派出所综合调解室",
        rows=(
            DutyFacts(time="9:00—10:00", number="西2026-118", title="张某与赵小某等相邻土地使用纠纷", who="葛某某", next="周某、李某", state="达成协议"),
            DutyFacts(time="10:00—11:00", number="西2026-121", title="冯某与某公司劳动报酬纠纷", who="吴某某", next="李某"),
        ),
    ),
    tasks=TasksFacts(
        rows=(
            TaskFacts(number="1", unit="西岔村村民委员会", person="周某", deed="组织双方到地头，按老槐树至水口的直线重新栽桩，栽桩时两家都要到场并拍照存档", due="2026年11月22日", feedback="已栽桩，照片三张"),
            TaskFacts(number="2", unit="西岔镇自然资源所", person="吴某某", deed="核对两家承包地四至", due="2026年11月28日", feedback="四至与证书一致"),
            TaskFacts(number="3", unit="西岔派出所", person="葛某某", deed="栽桩时到场维持秩序，一周后回访", due="2026年11月29日", feedback="未再争吵"),
        ),
        units=(
            UnitFacts(name="西岔村村民委员会", person="周某"), UnitFacts(name="西岔镇自然资源所", person="吴某某"),
            UnitFacts(name="西岔派出所", person="葛某某"),
        ),
        host="葛某某",
    ),
    films=FilmsFacts(
        rows=(
            FilmFacts(number="1", sitting="第1次调解", device="执法记录仪 DSJ-4", file="SP-20261121-1", film="录像", span="9:02至10:40", whole="连续", kept="所内存储阵列 A 柜　葛某某", digest="SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08（734003200 字节）"),
            FilmFacts(number="2", sitting="第1次调解", device="调解室摄像机", file="SP-20261121-2", film="录像", span="10:41至11:00", whole="有中断：换电池", kept="所内存储阵列 A 柜　葛某某"),
        ),
        lacking="第1次调解 10:40至10:41 没有录像", broken="第1次调解的录像有中断：换电池", maker="葛某某",
    ),
    calculation=CalculationFacts(
        at="2026年11月21日10时12分", by="吴某某", victim="张某　58岁", payer="赵某",
        rows=(
            SumFacts(number="1", name="医疗费", formula="（¥1,234.50 + ¥88.00） − 已报销 ¥500.00 = ¥822.50", amount="¥822.50", articles="《民法典》第一千一百七十九条", proofs="收费票据、病历", notes="后续治疗费等实际发生后再算。"),
            SumFacts(number="2", name="误工费", formula="同行业年平均 ¥36,500.00 ÷ 365 天 × 30 天 = ¥3,000.00", amount="¥3,000.00", articles="《民法典》第一千一百七十九条", proofs="休假证明", notes="误工天数看医院证明。"),
        ),
        stretches=(
            StretchFacts(since="2024-03-01", until="2025-03-01", days="365", principal="¥50,000.00", rate="12%", interest="¥6,000.00", paid="¥10,000.00", left="¥46,000.00"),
            StretchFacts(since="2025-03-01", until="2026-11-20", days="629", principal="¥46,000.00", rate="12%", interest="¥9,512.55", paid="¥500.00", left="¥46,000.00"),
        ),
        workers=(
            WorkerFacts(name="王五", done="26.5天", price="¥280.00", earned="¥7,420.00", paid="¥3,000.00", owed="¥4,420.00"),
            WorkerFacts(name="李四", done="1200件", price="¥0.80", earned="¥960.00", paid="¥100.00", owed="¥860.00"),
        ),
        parts=(
            PartFacts(number="1", day="2026年12月31日", amount="¥1,337.87"), PartFacts(number="2", day="2027年1月31日", amount="¥1,337.88"),
        ),
        owed="是", figures=("同行业平均工资 36,500.00 元/年（本次填写）",), remarks=("受损的一方自己也有过错的，可以减轻对方的责任。",),
        total="¥3,822.50", share="70%", after="¥2,675.75", words="人民币贰仟陆佰柒拾伍元柒角伍分",
    ),
    after=AFTER,
    maker=OfficerFacts(name="葛某某", title="社区民警", unit="西岔警务区", telephone="13900000010"),
    typed={
        "court": "西岭县人民法院西岔人民法庭", "more": "第一期赔偿款已经支付，第二期尚未到期。", "titles": "农村土地承包经营权证复印件",
        "last": "2026年12月31日（星期四）", "how": "仍以转账方式支付到协议载明的账户",
        "relation": "配偶", "matter": "代为收取赔偿款", "day": "2026年11月23日（星期一）", "time": "9时30分至10时20分", "place": "西岔村村民委员会",
        "bring": "本人身份证件、承包合同", "contact": "葛某某 0000-1234567", "whom": "周某", "identity": "男，61岁，西岔村村民委员会主任",
        "present": "李某（律师）", "asker": "吴某某", "writer": "郑某某",
        "plea": "赔偿麦苗损失1234.56元。\n恢复地界，按老槐树至水口的直线栽桩。", "cause": "双方对赔偿数额已接近一致，愿意再谈一次。",
        "finding": "同意再次调解", "ground": "双方均有和解意愿，再次调解有利于化解矛盾。", "kind": "谅解书", "toward": "赵小某",
        "words": "赵小某及其家长已当面赔礼道歉，麦苗损失已经赔付。我对赵小某的行为予以谅解，希望他今后小心驾驶。",
        "hurt": "右手背表皮擦伤约一厘米，已消毒包扎。", "treated": "2026年11月15日在西岔镇卫生院诊断为皮肤擦伤。", "side": "甲方",
        "names": "张某\n周某，990102196501010011，西岔村一组，13900000005", "power": "特别权限", "limits": "代收款项由两名代表人共同签名。",
        "paper": "《人民调解协议书》（2026）西人调字第37号", "where": "协议第二条", "was": "赵某分两期赔偿张某麦苗损失1243.56元",
        "right": "赵某分两期赔偿张某麦苗损失1234.56元", "why": "打印时数字误倒，与各方当场确认的数额和大写金额不符。",
        "record": "问：2009年指界时你在场吗？\n答：在场，界线是从老槐树到水口拉的直线。\n问：当时栽桩了吗？\n答：只栽了东头一根，西头没有栽。",
    },
    second=SecondFacts(
        first="2026年11月21日", result="各方对桩位各执一词，未能达成协议", cause="当事人申请", at="2026年11月25日9时30分",
        last="2026年12月1日", late_reason="一方外出务工，各方书面要求改期",
    ),
    election=petitions.election({"side": "甲方", "names": "张某"}, (ZHANG,)),
    extension=ExtensionFacts(
        name="人民调解期限", begun="2026年11月18日", before="2026年12月18日", until="2027年1月17日", reason="等待自然资源部门核对四至",
        date="2026年12月16日",
        signed=(SignedFacts(name="张某", date="2026年12月16日"), SignedFacts(name="赵小某", date="2026年12月16日"), SignedFacts(name="西岭县某农机服务有限公司", date="2026年12月17日")),
    ),
    signing=CeremonyFacts(
        parties=(
            CeremonyPartyFacts(
                name="张某", why="不识字或看不清",
                steps=(
                    StepFacts(title="核对身份", time="11-21 11:40", person="葛某某", words="居民身份证原件"),
                    StepFacts(title="宣读全文", time="11-21 11:44", person="吴某某", words="逐条宣读"),
                    StepFacts(title="用自己的话说一遍", time="11-21 11:50", person="张某", words="明天早上九点一起去地头把桩栽回去；麦苗钱分两回给我，头一回一千，第二回二百三十四块五毛六；不给我就找村上，再不行去法院。"),
                    StepFacts(title="单独问是不是自愿", time="11-21 11:54", person="葛某某", words="没人逼我，我自己愿意的"),
                    StepFacts(title="见证人在场", time="11-21 11:55", person="周某", words="西岔村一组，13900000005"),
                    StepFacts(title="签名、捺印", time="11-21 11:56", person="张某", words="代书姓名，本人捺指印"),
                    StepFacts(title="交付协议书", time="11-21 12:01", person="张某", words="1份"),
                ),
            ),
            CeremonyPartyFacts(
                name="赵小某", why="由监护人协助",
                steps=(
                    StepFacts(title="核对身份", time="11-21 11:41", person="葛某某", words="户口簿"),
                    StepFacts(title="监护人在场", time="11-21 11:42", person="赵某", words="同意，没有意见"),
                    StepFacts(title="签名、捺印", time="11-21 11:57", person="赵某", words="签名并捺指印"),
                ),
            ),
        ),
        given="3", unmet="第三人代表赶火车，没有听完宣读，已自行看过全文。", witnesses=("周某",), readers="吴某某",
    ),
    told=("identity", "voluntary", "performed", "failed", "rights", "duties", "principles", "participants"),
    told_by="《人民调解当事人权利义务告知书》（2026年11月18日）",
)  # fmt: skip

# who presides over a 治安调解: police officers
OFFICERS = (
    OfficerFacts(name="葛某某", title="民警", unit="西岔派出所"), OfficerFacts(name="何某某", title="民警", unit="西岔派出所"),
)  # fmt: skip
# those who choose delegates are many
VILLAGERS = PartyFacts(number="四", side="甲方", role="申请人", name="西岔村二组另外十一户", headcount=11)
# the party that a form is about: of an injury the one who was hurt
WHOM = {"D33": 1}
_ROLES = {
    "ZA": ("被侵害人", "违法嫌疑人", "第三人"),
    "ZA-X": ("被侵害人", "违法嫌疑人", "第三人"),
}


def full(form: str) -> Facts:
    """Every field filled, on a track of the form; on 治安 tracks nobody is represented."""
    head = formheads.head(form)
    track = TRACK.get(form, next(iter(head.tracks), ""))
    roles = _ROLES.get(track)
    parties = FULL.parties
    more: dict[str, Any] = {}
    if roles:
        more["sitting"] = replace(SITTING, hosts=OFFICERS)
        parties = tuple(
            replace(party, role=role, agents=()) for party, role in zip(FULL.parties, roles, strict=True)
        )
    number = FULL.paper.number if track in formheads.PEOPLE_TRACKS else "西公（西岔）调解字〔2026〕8号"
    typed = {ask.key: FULL.typed[ask.key] for ask in head.asks}
    for ask in head.asks:
        if ask.kind == "party" and ask.key == "whom":
            if ask.usual in ask.options:
                typed["whom"], more["about"] = ask.usual, PartyFacts()
                continue
            more["about"] = parties[WHOM.get(form, 0)]
            typed["whom"] = more["about"].name
        if ask.kind == "side":
            parties = (*parties, VILLAGERS)
            more["election"] = petitions.election(typed, parties)
    if form == "J01":
        more["assignment"] = replace(FULL.assignment, returned="", return_reason="")
    return replace(
        FULL,
        **more,
        case=replace(CASE, track=track),
        parties=parties,
        paper=replace(FULL.paper, form=form, number=number),
        typed=typed,
    )


def two(form: str) -> Facts:
    """The common case: one party on each side."""
    facts = full(form)
    return replace(facts, parties=facts.parties[:2], paper=replace(facts.paper, copies="三"))


def crowded(form: str) -> Facts:
    """Twelve parties and a group whose members are not named."""
    facts = full(form)
    more = tuple(
        PartyFacts(
            number=number, side="乙方", role=facts.parties[1].role, name=f"工人{number}", sex="男", ethnicity="汉族",
            age="40岁", address="西岔村三组", telephone="13900001000",
        )
        for number in ("三", "四", "五", "六", "七", "八", "九", "十", "十一")
    )  # fmt: skip
    group = PartyFacts(number="十二", side="乙方", role=facts.parties[1].role, name="另两名工人", headcount=2)
    return replace(
        facts,
        parties=(facts.parties[0], facts.parties[1], *more, group),
        paper=replace(facts.paper, copies="十四"),
    )


def sparse(form: str) -> Facts:
    """Almost nothing is known: two names and a track."""
    return Facts(
        case=CaseFacts(track=full(form).case.track),
        parties=(PartyFacts(name="冯某"), PartyFacts(name="冯某大哥一家")),
        paper=PaperFacts(form=form, draft=True),
    )


def gaps(facts: Facts) -> list[str]:
    """List the text fields of the full sample that say nothing: the sample must have every field."""
    found: list[str] = []
    _walk("", facts, found)
    return found


def _walk(path: str, thing: object, found: list[str]) -> None:
    if isinstance(thing, tuple):
        for each in thing:
            _walk(path + "[]", each, found)
    elif hasattr(thing, "__dataclass_fields__"):
        for name in thing.__dataclass_fields__:
            _walk(f"{path}.{name}", getattr(thing, name), found)
    elif not filled(thing) and not isinstance(thing, bool):
        found.append(path.lstrip("."))
