"""Windows printing: each page of the PDF as one picture at 600 dpi."""

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from models.errors import Refusal

DPI = 600
POINTS = 72
_STOPPED = "打印到第 {done} 页停了下来。请检查打印机和磁盘空间，再打印一次；文书已经存好。"
# Qt names the trays of Windows and cannot ask which of them a printer has; its driver takes the nearest
TRAYS = {"Auto": "自动选择", "Upper": "上纸盒", "Middle": "中纸盒", "Lower": "下纸盒", "Manual": "手动进纸"}


def printers() -> list[str]:
    """Name the printers that Qt knows."""
    return list(QPrinterInfo.availablePrinterNames())


def trays(printer: str) -> list[tuple[str, str]]:
    """Return (key, name) of the trays that a printer may be told; none without a printer."""
    return [] if _info(printer).isNull() else list(TRAYS.items())


def _info(printer: str) -> QPrinterInfo:
    return QPrinterInfo.printerInfo(printer) if printer else QPrinterInfo.defaultPrinter()


def send(file: Path, *, printer: str, copies: int, duplex: bool, title: str, tray: str = "") -> None:
    """Print a PDF; raises Refusal when there is no such printer, it reports a fault, or its queue takes no page."""
    info = _info(printer)
    if info.isNull():
        raise Refusal("找不到打印机。请接好打印机并在“设置”里选好，再打印一次；文书已经存好。", "printer")
    if info.state() == QPrinter.PrinterState.Error:
        raise Refusal(
            f"打印机“{info.printerName()}”报错。请检查缺纸、卡纸和连线，再打印一次；文书已经存好。", "printer"
        )
    target = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    if tray in TRAYS:
        target.setPaperSource(QPrinter.PaperSource[tray])
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
            elif not target.newPage():
                raise Refusal(_STOPPED.format(done=number))
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
