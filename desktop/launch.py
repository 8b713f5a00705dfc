"""The one importable name of the installed application: ``sanli``.

Built into the wheel as ``sanli/__init__.py``.  The five folders lie beside it there,
and are put first on the path, so that no other distribution's ``models`` or ``ui``
is ever taken for ours, nor ours for theirs.
"""

import sys
from pathlib import Path


def main() -> int:
    """Start the application."""
    sys.path.insert(0, str(Path(__file__).parent))
    from desktop.main import main as start  # noqa: PLC0415 -- the path is set one line above

    return start()
