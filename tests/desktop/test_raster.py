"""The pictures that Windows prints, painted here into a PDF by the same QPrinter."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop import raster
from models.errors import Refusal


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "paper.pdf"
    canvas = Canvas(str(file), pagesize=(595.28, 841.89))
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(100, 600, 200, 100, stroke=0, fill=1)
    canvas.showPage()
    canvas.setPageSize((841.89, 595.28))
    canvas.setFillColorRGB(0, 0, 1)
    canvas.rect(0, 0, 84, 60, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    return file


def test_paint_draws_each_page_edge_to_edge_in_its_own_orientation(
    qtbot: QtBot, paper: Path, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    assert raster.paint(paper, printer) == 2

    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as printed:
        sizes = [tuple(round(side / 10) for side in printed.get_page_size(n)) for n in range(len(printed))]
        first = printed[0].render(scale=1).to_pil().convert("RGB")
        second = printed[1].render(scale=1).to_pil().convert("RGB")
    assert sizes == [(60, 84), (84, 60)]
    assert [value // 32 for value in first.getpixel((200, 842 - 650))] == [7, 0, 0]
    assert [value // 32 for value in first.getpixel((300, 400))] == [7, 7, 7]
    assert [value // 32 for value in second.getpixel((20, 595 - 20))] == [0, 0, 7]


def test_send_refuses_without_such_a_printer(qtbot: QtBot, paper: Path) -> None:
    with pytest.raises(Refusal) as refused:
        raster.send(paper, printer="nosuch", copies=1, duplex=False, title="")

    assert refused.value.field == "printer"
