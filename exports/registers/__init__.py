"""REGISTERS: the columns of each register, as domain.md §3.2 lists them, a module a noun."""

from typing import Any

from exports.columns import Register
from exports.registers.claims import R9
from exports.registers.court import R13, R14
from exports.registers.disputes import R1
from exports.registers.helpers import R8, R15
from exports.registers.mediation import R3
from exports.registers.numbers import R4, R10
from exports.registers.paying import R6
from exports.registers.publicorder import R2
from exports.registers.recorded import R12
from exports.registers.referring import R7
from exports.registers.repeating import R11
from exports.registers.visiting import R5

__all__ = [
    "R1",
    "R2",
    "R3",
    "R4",
    "R5",
    "R6",
    "R7",
    "R8",
    "R9",
    "R10",
    "R11",
    "R12",
    "R13",
    "R14",
    "R15",
    "REGISTERS",
]

REGISTERS: dict[str, Register[Any]] = {
    register.key: register
    for register in (R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, R11, R12, R13, R14, R15)
}  # fmt: skip
