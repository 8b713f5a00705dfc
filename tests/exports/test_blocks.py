import subprocess
import sys
from dataclasses import FrozenInstanceError

import pytest

from exports.blocks import Document, Title, ticked


def test_blocks_are_frozen() -> None:
    title = Title("人民调解协议书")

    with pytest.raises(FrozenInstanceError):
        title.text = "别的"  # type: ignore[misc]  # -- that it cannot be set is what is tested


def test_ticked_shows_chosen_and_unchosen() -> None:
    assert ticked((("一般代理", True), ("特别代理", False))) == "☑一般代理\u3000☐特别代理"


def test_document_is_no_draft_unless_it_says_so() -> None:
    document = Document("协议书", (Title("协议书"),))

    assert (document.page, document.draft, document.demo, document.footer) == ("gbt9704", False, False, True)


def test_vocabulary_needs_no_reportlab() -> None:
    code = "import sys, exports.blocks; print(sorted(m for m in sys.modules if m.startswith('reportlab')))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
