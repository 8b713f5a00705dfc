"""The station's own form: any .xlsx a bureau sends, read, mapped by pointing, and filled in place without loss."""

from exports.fitting.checking import Fault, faults
from exports.fitting.filling import Facts, Filled, Rows, fill
from exports.fitting.mapping import FACTS, SERIAL, FormMapping, SheetMapping, from_json
from exports.fitting.placing import Value
from exports.fitting.proposing import Proposal, pointed, proposed
from exports.fitting.template import Grid, GridCell, Sheet, Template, opened
from exports.fitting.travelling import received

__all__ = [
    "FACTS", "SERIAL", "Facts", "Fault", "Filled", "FormMapping", "Grid", "GridCell", "Proposal", "Rows", "Sheet",
    "SheetMapping", "Template", "Value", "faults", "fill", "from_json", "opened", "pointed", "proposed", "received",
]  # fmt: skip
