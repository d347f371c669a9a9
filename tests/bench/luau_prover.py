"""How many faulty rewrites the engine's comparison refuses, over the whole corpus."""

from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken
from tests.corpus.corpus import programs
from tests.corpus.prover import try_prover

EACH = 12
LEAST = 500
SURVIVING = Spec(
    "luau_mutants_surviving",
    "share",
    f"Faults put into the rewrites of the corpus, at most {EACH} a program, that change behaviour by its own runner "
    f"(at least {LEAST}) and that the engine takes for equal all the same.",
    target=0.01,
)


def _measure(_runs: int) -> dict[str, Taken]:
    trial = try_prover(programs(), EACH, seed=1)
    changing = trial.changing.total()
    if changing < LEAST:
        raise CannotMeasure(f"only {changing} faults change behaviour")
    about = {
        "changing": changing,
        "by_operator": dict(trial.changing),
        "harmless": trial.harmless,
        "survivors": [f"{name}: {one.operator} at line {one.line}" for name, one in trial.survivors],
    }
    return {SURVIVING.name: Taken([len(trial.survivors) / changing], about)}


MEASUREMENT = Measurement("luau_prover", (SURVIVING,), _measure)
