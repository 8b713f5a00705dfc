"""A station's own Word form: filled to the letter, and refused by name where it is wrong or does more than print."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import resources
from exports import wordform
from exports.facts import Facts
from exports.partyfacts import PartyFacts
from models.errors import Refusal
from tests.exports.sample_facts import crowded, full, sparse

needs_soffice = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice: soffice")
Maker = Callable[..., Path]


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Maker]:
    """Put a Word form among the station's own files, a paragraph for each text."""
    folder = tmp_path / "own" / "templates" / "documents"
    folder.mkdir(parents=True)
    resources.override(tmp_path / "own")

    def put(*texts: str, form: str = "D14", change: Callable[[Any], object] | None = None) -> Path:
        made = docx.Document()
        for text in texts:
            made.add_paragraph(text)
        if change is not None:
            change(made)
        file = folder / f"{form}.docx"
        made.save(str(file))
        return file

    yield put
    resources.restore()


def read(content: bytes) -> list[str]:
    made = docx.Document(io.BytesIO(content))
    body = [paragraph.text for paragraph in made.paragraphs]
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return [*body, *cells]


def rows(made: Any) -> None:
    table = made.add_table(rows=3, cols=2)
    table.cell(0, 0).text = "{%tr for clause in agreement.clauses %}"
    table.cell(1, 0).text, table.cell(1, 1).text = "{{ clause.number }}", "{{ clause.text }}"
    table.cell(2, 0).text = "{%tr endfor %}"


def test_form_of_the_station_is_filled_from_the_facts(own: Maker) -> None:
    own(
        "编号：{{ paper.number }}", "{%p for party in parties %}", "{{ party.label }} {{ party.name }}，{{ party.years }}", "{%p endfor %}",
        "{% if agreement.total %}合计{{ agreement.total_words }}{% endif %}", "{{ notice.rm_effective }}", change=rows,
    )  # fmt: skip
    facts = full("D14")

    said = read(wordform.fill(facts))

    assert said == [
        "编号：（2026）西人调字第37号",
        *(f"{party.label} {party.name}，{party.years}" for party in facts.parties),
        "合计人民币壹仟贰佰叁拾肆元伍角陆分",
        "本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。",
        *(text for clause in facts.agreement.clauses for text in (clause.number, clause.text)),
    ]


@pytest.mark.parametrize("make", [full, crowded, sparse])
def test_every_party_and_clause_is_there(make: Callable[[str], Facts], own: Maker) -> None:
    own("{%p for party in parties %}", "{{ party.name }}", "{%p endfor %}", change=rows)
    facts = make("D14")

    said = read(wordform.fill(facts))

    assert said[: len(facts.parties)] == [party.name for party in facts.parties]
    assert said[len(facts.parties) + 1 :: 2] == [clause.text for clause in facts.agreement.clauses]


@pytest.mark.parametrize(
    "name", ["<b>张</b>", "张&amp;某", "]]>", "{{ case.number }}", "{% for %}", "张\n某", "𠮷野家", "a<w:p>b"]
)
def test_markup_in_a_name_prints_as_typed(name: str, own: Maker) -> None:
    own("甲方：{{ parties[0].name }}。")

    assert read(wordform.fill(named(name))) == [f"甲方：{name}。"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="￾￿"), min_size=1))
def test_any_name_comes_back_to_the_letter(own: Maker, name: str) -> None:
    own("{{ parties[0].name }}。")

    assert read(wordform.fill(named(name))) == [f"{name}。"]


def test_what_xml_cannot_carry_is_left_out(own: Maker) -> None:
    own("{{ parties[0].name }}")

    assert read(wordform.fill(named("张\x00\x0b某￿"))) == ["张某"]


def named(name: str) -> Facts:
    return replace(sparse("D14"), parties=(PartyFacts(name=name),))


def test_font_of_a_placeholder_stays_with_what_is_put_there(own: Maker) -> None:
    def kai(made: Any) -> None:
        run = made.add_paragraph().add_run("{{ case.title }}")
        run.font.name = "Times New Roman"
        run._element.rPr.rFonts.set(qn("w:eastAsia"), "楷体_GB2312")

    own(change=kai)

    made = docx.Document(io.BytesIO(wordform.fill(full("D14"))))
    run: Any = made.paragraphs[-1].runs[0]
    assert (run.text, run._element.rPr.rFonts.get(qn("w:eastAsia"))) == (
        full("D14").case.title,
        "楷体_GB2312",
    )


def test_placeholder_that_word_cut_in_two_is_still_one(own: Maker) -> None:
    def cut(made: Any) -> None:
        paragraph = made.add_paragraph()
        for part in ("编号{{ pa", "per.num", "ber }}号"):
            paragraph.add_run(part)

    own(change=cut)

    assert read(wordform.fill(full("D14"))) == ["编号（2026）西人调字第37号号"]


def test_header_and_footer_are_filled(own: Maker) -> None:
    def heads(made: Any) -> None:
        made.sections[0].header.paragraphs[0].text = "{{ committee.name }}"
        made.sections[0].footer.paragraphs[0].text = "{{ paper.date }}"

    own("正文", change=heads)
    section = docx.Document(io.BytesIO(wordform.fill(full("D14")))).sections[0]

    assert (section.header.paragraphs[0].text, section.footer.paragraphs[0].text) == (
        full("D14").committee.name,
        "2026年11月21日",
    )


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (("标题", "编号：{{ paper.nummer }}"), "第 2 段（编号：{{ paper.nummer }}）没有“paper.nummer”这个字段"),
        (("{{ cases.number }}",), "没有“cases.number”这个字段"),
        (("{%p for party in parties %}", "{{ party.nmae }}", "{%p endfor %}"), "没有“party.nmae”这个字段"),
        (("{% if agreement.totals %}有{% endif %}",), "没有“agreement.totals”这个字段"),
        (("{{ typed.anything }}",), "没有“typed.anything”这个字段"),
        (("标题", "{{ paper.number }"), "“{{”和“}}”没有配成对"),
        (("{% for party in parties %}{{ party.name }}",), "没有配成对，或者用了不认识的指令"),
        (("{{ paper.number | upside_down }}",), "没有“upside_down”这个过滤器"),
        (("{{ lipsum }}",), "没有“lipsum”这个字段"),
        (("{{ ''.__class__ }}",), "没有“….__class__”这个字段"),
        (("{{ parties.append(1) }}",), "不能调用函数"),
        (("{% include 'D15.docx' %}",), "不能引入别的文件"),
        (("{{ paper.number / 2 }}",), "填写时出错"),
        (("{{ 'x' if paper.number is upside_down else 'y' }}",), "没有“upside_down”这个判断"),
        (("{{ paper['nummer'] }}",), "填写时出错"),
        (("{{ parties | map('upside_down') | list }}",), "填写时出错"),
        (("{{ " + "(" * 500,), "括号套得太深"),
    ],
)  # fmt: skip
def test_wrong_placeholder_is_refused_by_name(texts: tuple[str, ...], reason: str, own: Maker) -> None:
    own(*texts)

    with pytest.raises(Refusal) as refused:
        wordform.fill(full("D14"))

    assert reason in refused.value.message
    assert refused.value.message.endswith("请改好后再放入，现在只出 PDF。")
    told = wordform.trouble("D14")
    assert reason in told
    assert told == refused.value.message or "填写时" in reason


def repacked(file: Path, add: dict[str, bytes]) -> None:
    """Write parts into a Word package, in the place of those of the same name."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()} | add
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)


def test_macro_is_refused(own: Maker) -> None:
    file = own("正文")
    repacked(file, {"word/vbaProject.bin": b"x"})
    assert "含有宏" in wordform.trouble("D14")

    file.rename(file.with_suffix(".docm"))
    assert "启用宏的文档（.docm）" in wordform.trouble("D14")


@pytest.mark.parametrize(
    ("part", "content", "reason"),
    [
        ("word/_rels/document.xml.rels", b'<Relationships><Relationship Id="r9" TargetMode="External" Target="http://example.com/a.dotm"/></Relationships>', "有指向外部的链接（http://example.com/a.dotm）"),
        ("word/embeddings/oleObject1.bin", b"x", "含有嵌入的文件"),
        ("word/activeX/activeX1.xml", b"<a/>", "含有 ActiveX 控件"),
        ("word/header9.xml", b"<!DOCTYPE a><a/>", "含有 DTD"),
        ("word/footer9.xml", b'<w:instrText xml:space="preserve"> DDE</w:instrText><w:instrText>AUTO c:\\x</w:instrText>', "有读取外部内容的域（DDE）"),
    ],
)  # fmt: skip
def test_what_reaches_outside_is_refused(part: str, content: bytes, reason: str, own: Maker) -> None:
    repacked(own("正文"), {part: content})

    assert reason in wordform.trouble("D14")


def test_what_is_no_word_document_is_refused(own: Maker) -> None:
    file = own("正文")
    for content in (b"", b"PK\x03\x04", "一段文字".encode()):
        file.write_bytes(content)
        assert "不是 Word 文档（.docx）" in wordform.trouble("D14")


def test_folder_that_bears_the_name_of_a_form_is_no_form(own: Maker) -> None:
    own("正文", form="D12").with_name("D14.docx").mkdir()

    assert "不是 Word 文档（.docx）" in wordform.trouble("D14")


def test_form_for_two_parties_passes_the_trial(own: Maker) -> None:
    own("{{ parties[1].name }}{% if not agreement.clauses %}无{% endif %}")

    assert wordform.trouble("D14") == ""
    assert full("D14").parties[1].name in read(wordform.fill(full("D14")))[0]


def test_station_without_a_form_has_no_trouble(own: Maker) -> None:
    own("正文", form="D12")

    assert (wordform.path("D14"), wordform.trouble("D14"), wordform.trouble("D12")) == (None, "", "")
    with pytest.raises(Refusal, match=r"没有 D14\.docx"):
        wordform.fill(full("D14"))


@needs_soffice
def test_filled_form_opens_in_libreoffice(own: Maker, tmp_path: Path) -> None:
    own(
        "编号：{{ paper.number }}",
        "{%p for party in parties %}",
        "{{ party.name }}",
        "{%p endfor %}",
        change=rows,
    )
    file = tmp_path / "filled.docx"
    file.write_bytes(wordform.fill(full("D14")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        str(tmp_path),
        str(file),
    ]

    subprocess.run(command, check=True, capture_output=True, timeout=180)

    said = (tmp_path / "filled.txt").read_text(encoding="utf-8-sig")
    assert [party.name for party in full("D14").parties if party.name not in said] == []
    assert [clause.text for clause in full("D14").agreement.clauses if clause.text not in said] == []
