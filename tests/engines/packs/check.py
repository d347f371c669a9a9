"""Checks knowledge packs: `python -m tests.engines.packs.check resources/packs/fractions.yaml`; without a file, all."""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from server.engines.items.grades import Band
from server.engines.items.model import Bloom
from server.engines.packs.loading import PackError, load_pack
from server.engines.packs.model import BandContent, ChoiceQuestion, Pack
from server.engines.packs.words import content_stems, plain
from tests.engines.packs.finding import Finding, Level, error, note
from tests.engines.packs.reading import HIGHEST, LOWEST, reading_grade
from tests.engines.packs.scripts import check_activity, check_code
from tests.engines.packs.spread import check_questions
from tests.engines.packs.stems import check_question
from tests.engines.packs.whole import check_source, check_whole

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "packs"
SHORTEST_CONCEPT, LONGEST_CONCEPT = 50, 160
UNMEASURABLE = frozenset("know understand learn appreciate realize realise grasp study see explore".split())  # noqa: SIM905
VERBS: dict[Bloom, str] = {
    Bloom.REMEMBER: "name list define recall identify state label recognize match locate",
    Bloom.UNDERSTAND: "explain describe summarize classify compare interpret distinguish predict paraphrase discuss "
    "illustrate contrast trace tell restate outline identify show read",
    Bloom.APPLY: "use calculate solve apply write model find add subtract convert draw demonstrate complete run "
    "measure sort simplify order build predict change rewrite compute encode make carry",
    Bloom.ANALYZE: "analyze compare contrast distinguish examine debug trace infer organize break find predict test "
    "separate relate",
    Bloom.EVALUATE: "evaluate judge justify argue defend critique choose decide assess weigh check",
    Bloom.CREATE: "create design write compose plan build develop invent propose construct",
}


def check_text(text: str, name: str) -> list[Finding]:
    """What is found in the text of one file, whose name without its ending is the pack's id."""
    try:
        pack = load_pack(text, name)
    except PackError as problem:
        return [error("schema", line) for line in str(problem).split("\n")]
    return [*check_source(text), *check_pack(pack, Path(name).stem)]


def check_pack(pack: Pack, stem: str) -> Iterator[Finding]:
    """What is found in one pack."""
    if pack.id != stem:
        yield error("id", f"{pack.id} in the file {stem}.yaml")
    yield from _unique("references", [reference.id for reference in pack.references])
    if len({plain(word) for word in pack.keywords}) < len(pack.keywords):
        yield error("keywords", "one stands twice")
    known = {path.stem for path in FOLDER.glob("*.yaml")}
    for related in pack.related:
        if related == pack.id:
            yield error("related", "the pack itself")
        elif related not in known:
            yield note("related", f"{related} is not written yet")
    used: set[str] = set()
    for band, content in pack.bands.items():
        yield from _band(band, content, {reference.id for reference in pack.references}, used)
    for reference in pack.references:
        if reference.id not in used:
            yield note("references", f"nothing names {reference.id}")


def _unique(place: str, ids: Sequence[str]) -> Iterator[Finding]:
    yield from (error(place, f"`{one}` stands {count} times") for one, count in Counter(ids).items() if count > 1)


def _band(band: Band, content: BandContent, references: set[str], used: set[str]) -> Iterator[Finding]:
    objectives = {objective.id for objective in content.objectives}
    misconceptions = {one.id for one in content.misconceptions}
    yield from _unique(f"{band} objectives", [objective.id for objective in content.objectives])
    yield from _unique(f"{band} concepts", [concept.id for concept in content.concepts])
    yield from _unique(f"{band} misconceptions", [one.id for one in content.misconceptions])
    named = [(f"{band} concepts {one.id}", one.objective, one.reference) for one in content.concepts]
    named += [(_place(band, at), one.objective, one.reference) for at, one in enumerate(content.questions)]
    for place, objective, reference in named:
        if objective not in objectives:
            yield error(place, f"there is no objective {objective}")
        if reference is not None:
            used.add(reference)
            if reference not in references:
                yield error(place, f"there is no reference {reference}")
    yield from check_whole(band, content)
    yield from _objectives(band, content)
    yield from _concepts(band, content)
    yield from _vocabulary(band, content)
    for one in content.misconceptions:
        if not one.probe.endswith("?") or not one.belief.endswith("."):
            yield error(f"{band} misconceptions {one.id}", "belief and refutation are sentences, the probe a question")
    for at, question in enumerate(content.questions):
        if isinstance(question, ChoiceQuestion) and question.misconception not in {None, *misconceptions}:
            yield error(_place(band, at), f"there is no misconception {question.misconception}")
        yield from check_question(_place(band, at), question)
        yield from check_code(_place(band, at), question)
    yield from check_questions(band, content)
    if content.roblox.code:
        yield from check_activity(f"{band} roblox", content.roblox.code)


def _place(band: Band, at: int) -> str:
    return f"{band} questions[{at}]"


def _objectives(band: Band, content: BandContent) -> Iterator[Finding]:
    explained = {concept.objective for concept in content.concepts}
    for objective in content.objectives:
        place = f"{band} objectives {objective.id}"
        verb = objective.text.split()[0].lower()
        if verb in UNMEASURABLE:
            yield error(place, f"`{verb}` cannot be measured")
        elif verb not in VERBS[objective.bloom].split():
            yield note(place, f"is `{verb}` a verb of {objective.bloom}?")
        if objective.id not in explained:
            yield error(place, "no concept explains it")


def _concepts(band: Band, content: BandContent) -> Iterator[Finding]:
    taught = [term.term for term in content.vocabulary]
    for concept in content.concepts:
        count = len(concept.text.split())
        if not SHORTEST_CONCEPT <= count <= LONGEST_CONCEPT:
            yield error(f"{band} concepts {concept.id}", f"{count} words, not {SHORTEST_CONCEPT} to {LONGEST_CONCEPT}")
        grade = reading_grade([concept.text], taught)
        if grade > HIGHEST[band] + 1.5:
            yield note(f"{band} concepts {concept.id}", f"reads like grade {grade:.1f}")
    grade = reading_grade([concept.text for concept in content.concepts], taught)
    if grade > HIGHEST[band]:
        yield error(f"{band} concepts", f"together they read like grade {grade:.1f}, not {HIGHEST[band]} or less")
    if grade < LOWEST[band]:
        yield note(f"{band} concepts", f"together they read like grade {grade:.1f}, below {LOWEST[band]}")


def _vocabulary(band: Band, content: BandContent) -> Iterator[Finding]:
    yield from _unique(f"{band} vocabulary", [plain(term.term) for term in content.vocabulary])
    for term in content.vocabulary:
        place, bare = f"{band} vocabulary {term.term}", re.sub(r"\(.*?\)", "", term.term)
        words, said = content_stems(bare), content_stems(term.definition)
        if words and all(word in said for word in words):
            yield error(place, f"the definition uses the term: {term.definition}")
        shown = content_stems(term.example)
        if words and not all(word in shown for word in words):
            yield error(place, f"the example does not use the term: {term.example}")


def main(files: Sequence[str]) -> int:
    """Print what is found; 1 where something must be mended."""
    failed = False
    for path in [Path(file) for file in files] or sorted(FOLDER.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        findings = check_text(text, path.name)
        errors = [finding for finding in findings if finding.level is Level.ERROR]
        failed = failed or bool(errors)
        print(f"{path.name}: {len(errors)} errors, {len(findings) - len(errors)} notes")
        for finding in findings:
            print(f"  {finding}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
