"""The signed paper as it came back: its scanned pages in order, each turned upright, as one PDF."""

from typing import TYPE_CHECKING

from exports import scancode
from exports.joining import join
from models import scans

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.papers import Paper
    from models.scans import ScanPage


def page_pdf(db: "Session", page: "ScanPage") -> bytes:
    """Return one scanned page, upright."""
    content = scans.content(db, page)
    return scancode.turned(content, page.turned) if page.turned else content


def scan_pdf(db: "Session", paper: "Paper") -> bytes:
    """Return the signed scan of a paper whole; empty while a page of it has not come back."""
    found = scans.filed(db, paper)
    if not found or scans.lacking(db, paper, scancode.count):
        return b""
    return join(page_pdf(db, page) for page in found.values())
