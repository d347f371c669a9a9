"""Faulty rewrites: made as said, and refused. The whole corpus is tried by `dev.py bench --only luau_prover`."""

import pytest

from tests.corpus.corpus import sample
from tests.corpus.mutants import mutants
from tests.corpus.prover import try_prover

BEFORE = "local x = 1\nprint(x)\n"
AFTER = "local x = 1\nlocal n = 0\nif n < 3 then\n\tn += 4 - 1\nend\nprint(n)\ntask.wait(1)\nerror('no ' .. n)\n"


def test_faults_are_made_in_new_lines_only_and_of_every_kind() -> None:
    made = mutants(BEFORE, AFTER, most=100, seed=1)
    assert {one.operator for one in made} == {
        "off by one", "not a number", "minus zero", "swapped operands", "other operator", "dropped assignment",
        "dropped effect", "lost yield", "reordered call", "wrong error text", "negated condition",
    }  # fmt: skip
    assert all(one.text.startswith("local x = 1\n") for one in made)
    assert all(one.text != AFTER and one.text.count("\n") == AFTER.count("\n") for one in made)
    assert len({one.text for one in made}) == len(made)


def test_a_few_are_of_different_kinds_and_the_same_each_time() -> None:
    first, again = (mutants(BEFORE, AFTER, most=6, seed=3) for _ in range(2))
    assert first == again
    assert len({one.operator for one in first}) == 6


@pytest.mark.parametrize("seed", [1, 2])
def test_what_changes_behaviour_is_refused(seed: int) -> None:
    trial = try_prover(sample(16, seed), most=4, seed=seed)
    assert trial.changing.total() >= 8
    assert trial.survivors == []
