"""Windows printing: each page of the PDF as one picture at 600 dpi."""

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from models.errors import Refusal

DPI = 600
POINTS = 72


def printers() -> list[str]:
    """Name the printers that Qt knows."""
    return list(QPrinterInfo.availablePrinterNames())


def send(file: Path, *, printer: str, copies: int, duplex: bool, title: str) -> None:
    """Print a PDF; raises Refusal when there is no such printer."""
    info = QPrinterInfo.printerInfo(printer) if printer else QPrinterInfo.defaultPrinter()
    if info.isNull():
        raise Refusal("找不到打印机。请接好打印机并在“设置”里选好，再打印一次；文书已经存好。", "printer")
    target = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    target.setCopyCount(copies)
    target.setDuplex(QPrinter.DuplexMode.DuplexLongSide if duplex else QPrinter.DuplexMode.DuplexNone)
    target.setDocName(title or file.stem)
    paint(file, target)


def paint(file: Path, target: QPrinter) -> int:
    """Draw every page of ``file`` edge to edge on ``target``; returns how many."""
    target.setResolution(DPI)
    target.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    target.setFullPage(True)
    document = pypdfium2.PdfDocument(file)
    painter = QPainter()
    try:
        for number in range(len(document)):
            page = document[number]
            wide = page.get_width() > page.get_height()
            target.setPageOrientation(
                QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
            )
            if number == 0:
                if not painter.begin(target):
                    raise Refusal("打印机没有回应。请检查电源和连线，再打印一次；文书已经存好。")
            else:
                target.newPage()
            bitmap = page.render(scale=DPI / POINTS, prefer_bgrx=True)
            picture = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
            )
            painter.drawImage(target.paperRect(QPrinter.Unit.DevicePixel), picture)
            bitmap.close()
            page.close()
        return len(document)
    finally:
        painter.end()
        document.close()
