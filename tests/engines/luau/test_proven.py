"""What the search for edits without gain costs."""

from server.engines.luau.plan import make_plan
from server.engines.luau.proven import GainCheck
from server.engines.luau.vm.machine import PluauMachine

SOURCE = "local s = tostring(1)\nprint(s:len(), s:byte(1))\n"


class Counting(PluauMachine):
    def __init__(self) -> None:
        super().__init__()
        self.compiled = 0

    def bytecode(self, source: str) -> bytes:
        self.compiled += 1
        return super().bytecode(source)


def test_another_attempt_compiles_nothing_again() -> None:
    machine = Counting()
    check = GainCheck(machine)
    candidates = list(make_plan(SOURCE).candidates)
    first = check.gains(SOURCE, candidates)
    before = machine.compiled
    assert check.afresh().gains(SOURCE, candidates) == first == [True, True]
    assert machine.compiled == before + 1  # the script as it is


def test_what_is_remembered_counts_against_the_budget_too() -> None:
    """Else a text that is made again for timing could come out as another one."""
    candidates = list(make_plan(SOURCE).candidates)
    check = GainCheck(PluauMachine(), budget=len(SOURCE))
    check.gains(SOURCE, candidates)
    assert check.budget == 0
    again = check.afresh()
    again.gains(SOURCE, candidates)
    assert again.budget == GainCheck(PluauMachine()).budget - 2 * len(SOURCE)
