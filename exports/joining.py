"""Several PDFs one after the other in one file."""

from collections.abc import Iterable
from io import BytesIO

import pikepdf


def join(parts: Iterable[bytes]) -> bytes:
    """Return all pages in order; the same parts give the same bytes."""
    out = BytesIO()
    with pikepdf.new() as whole:
        for part in parts:
            with pikepdf.open(BytesIO(part)) as pages:
                whole.pages.extend(pages.pages)
        whole.remove_unreferenced_resources()
        whole.save(out, deterministic_id=True)
    return out.getvalue()
