"""A form from another station: what it carries is checked as strictly as a file that a bureau sends."""

from collections.abc import Collection, Mapping

from exports.fitting.checking import faults
from exports.fitting.mapping import FormMapping, from_json
from exports.fitting.template import Template, opened
from models import ownforms
from models.errors import Refusal
from models.ownforms import Carried


def received(
    sent: bytes,
    *,
    sources: Mapping[str, Collection[str]] | None = None,
    facts: Collection[str] | None = None,
) -> tuple[Carried, Template, FormMapping]:
    """Open what another station packed; Refusal unless its mapping fits its workbook and this program's columns."""
    carried = ownforms.unpacked(sent)
    template = opened(carried.content, carried.file_name or carried.name)
    mapping = from_json(carried.mapping)
    if wrong := faults(template, mapping, sources=sources, facts=facts):
        raise Refusal(f"这份本局表格在本机用不了：{wrong[0].sentence}")
    return carried, template, mapping
