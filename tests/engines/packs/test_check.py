"""Every pack passes the checker, and the checker sees what it is there to see."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from server.engines.packs.model import AnyQuestion
from tests.engines.packs.arithmetic import computed
from tests.engines.packs.check import FOLDER, check_text
from tests.engines.packs.finding import Finding, Level
from tests.engines.packs.reading import reading_grade, syllables
from tests.engines.packs.scripts import check_activity, check_code
from tests.engines.packs.stems import check_question

TEXT = (FOLDER / "photosynthesis.yaml").read_text(encoding="utf-8")


def errors(findings: list[Finding]) -> list[str]:
    return [str(finding) for finding in findings if finding.level is Level.ERROR]


def question(type_: str, **fields: object) -> AnyQuestion:
    """A question with all that its kind may leave to others."""
    made: AnyQuestion = TypeAdapter(AnyQuestion).validate_python(
        {
            "type": type_,
            "stem": "How many legs does a healthy spider have?",
            "objective": "o",
            "bloom": "remember",
            "difficulty": "easy",
            "reason": "A spider has four pairs of legs, which makes eight.",
            **fields,
        }
    )
    return made


def said(made: AnyQuestion) -> str:
    return "\n".join(errors([*check_question("q", made), *check_code("q", made)]))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_pack_has_nothing_to_mend(path: Path) -> None:
    assert errors(check_text(path.read_text(encoding="utf-8"), path.name)) == []


class TestSinglePlaces:
    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ("id: photosynthesis\n", "id: photo\n", "in the file photosynthesis.yaml"),
            ("objective: leaf-parts", "objective: leaf-part", "no objective leaf-part"),
            ("misconception: green-light", "misconception: green", "no misconception green"),
            ("reference: britannica-chlorophyll", "reference: atlas", "no reference atlas"),
            ("works: 6 + 12 + 6", "works: 6 + 12", "is 18, not 24"),
            ("example: Seaweed is a producer", "example: Seaweed is a plant", "example does not use the term"),
            ("definition: a living thing that makes", "definition: a producer makes", "definition uses the term"),
            ("text: Identify what goes", "text: Know what goes", "cannot be measured"),
            ("local sugar = 10", "local sugar == 10", "line 13"),
            ("task.wait(0.5)", "wait(0.5)", "no longer written so"),
            (
                "Iodine turns dark only where starch is.",
                "Iodine turns dark at # 1 alone.",
                "breaks off: ...Iodine turns",
            ),
            ("- predicts slower growth", "- Predicts slower growth.", "points: breaks off: ..."),
            ("string for a cell wall, a", "string for a cell wall, and a", "split at a comma: and a flashlight"),
        ],
    )
    def test_a_slip_in_a_pack_is_found(self, before: str, after: str, expected: str) -> None:
        assert before in TEXT
        assert expected in "\n".join(errors(check_text(TEXT.replace(before, after, 1), "photosynthesis.yaml")))

    def test_what_only_one_of_the_parsers_takes_is_found(self) -> None:
        text = TEXT.replace("- [veins, carry water", "- [veins?, carry water", 1)
        assert "error: yaml: " in "\n".join(errors(check_text(text, "photosynthesis.yaml")))

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("summary: Plants are in 1 # of all food webs.", "summary: breaks off: ...Plants are in 1"),
            ("summary: Plants are green. # and brown", "a comment cuts it: ...Plants are green."),
        ],
    )
    def test_a_text_that_ends_at_a_comment_is_found(self, text: str, expected: str) -> None:
        start, end = TEXT.index("    summary: >-"), TEXT.index("    objectives:")
        planted = f"{TEXT[:start]}    {text}\n{TEXT[end:]}"
        assert expected in "\n".join(errors(check_text(planted, "photosynthesis.yaml")))

    def test_a_concept_of_two_lines_is_too_short(self) -> None:
        start = TEXT.index("          You get your food")
        text = TEXT[:start] + "          Plants make food.\n" + TEXT[TEXT.index("      - id: chloroplasts") :]
        assert "3 words, not 50 to 160" in "\n".join(errors(check_text(text, "photosynthesis.yaml")))


class TestStems:
    @pytest.mark.parametrize(
        ("stem", "expected"),
        [
            ("How many legs?", "3 words"),
            ("Name the number of legs of a spider.", "question mark"),
            ("How many legs and _____ does a spider have _____?", "question mark"),
            ("It has how many legs in all?", "outside itself"),
            ("What does the passage say about the legs of a spider?", "not there"),
        ],
    )
    def test_a_stem_that_does_not_stand_alone_is_found(self, stem: str, expected: str) -> None:
        assert expected in said(question("multiple_choice", stem=stem, answer="8", wrong=["6", "4"]))

    def test_a_good_question_has_nothing_to_mend(self) -> None:
        assert said(question("multiple_choice", answer="8", wrong=["6", "4"])) == ""


class TestOptions:
    @pytest.mark.parametrize(
        ("answer", "wrong", "expected"),
        [
            ("8", ["16/2", "4"], "say the same"),
            ("Eight", ["the eight", "Six"], "say the same"),
            ("Eight", ["Six", "All of the above"], "All of the above"),
            ("Eight", ["Six", "Always ten"], "Always"),
            ("Eight", ["Six", "Eight or ten"], "lies in it"),
            ("Four pairs of legs", ["Ten", "Six"], "shares ['leg']"),
            ("Eight", ["S" * 76, "Ten"], "76 characters"),
            ("Eight.", ["Six", "Ten"], "full stop"),
        ],
    )
    def test_an_option_that_gives_something_away_is_found(self, answer: str, wrong: list[str], expected: str) -> None:
        assert expected in said(question("multiple_choice", answer=answer, wrong=wrong))

    def test_a_reason_does_not_count_options_that_will_be_shuffled(self) -> None:
        counted = question(
            "multiple_choice", answer="8", wrong=["6", "4"], reason="The first wrong number is that of an insect."
        )
        assert "counts options" in said(counted)


class TestOtherKinds:
    def test_a_false_statement_differs_in_one_slot(self) -> None:
        stem, far = "A spider has six legs in all.", "An insect has six pairs of eyes."
        assert said(question("true_false", stem=stem, answer=False, correction="A spider has eight legs in all.")) == ""
        assert "slots" in said(question("true_false", stem=stem, answer=False, correction=far))
        assert "needs the true one" in said(question("true_false", stem=stem, answer=False))

    def test_a_blank_does_not_tell_its_key(self) -> None:
        assert "stands in the stem" in said(
            question("fill_in", stem="A spider has eight legs, so _____.", answer="eight")
        )

    def test_a_match_shares_no_word_with_its_prompt(self) -> None:
        pairs = [("spider", "eight legs"), ("wing of a bird", "a bird flies"), ("fish", "has gills")]
        stem = "Match each animal with what it has."
        assert "share ['bird']" in said(question("matching", stem=stem, pairs=pairs, extra=["has fur"]))

    def test_a_step_does_not_say_when(self) -> None:
        steps = ["First an egg", "A caterpillar", "A butterfly"]
        assert "tells its place" in said(question("ordering", stem="Put the life of a moth in order.", steps=steps))


class TestLuau:
    def test_a_bug_is_a_line_that_changes_what_is_printed(self) -> None:
        code = "local a = 1\nlocal b = 2\nprint(a - b)"
        fields = {"stem": "Which line is wrong?", "code": code, "bug": 3, "meant": "3", "others": [1, 2]}
        assert "mended" in said(question("luau_bug", fixed="print(a * b)", **fields))
        assert "5 to 40" in said(question("luau_bug", fixed="print(a + b)", **fields))
        assert "mended" not in said(question("luau_bug", fixed="print(a + b)", **fields))

    def test_a_wrong_line_must_print_something_else(self) -> None:
        stem = "Which line makes the script print 4?"
        made = question(
            "luau_line",
            stem=stem,
            code="_____\nprint(x)",
            answer="local x = 4",
            wrong=["local x = 2 + 2", "local x"],
            prints="4",
        )
        assert "prints the same" in said(made)

    def test_an_order_of_lines_is_the_one_order(self) -> None:
        stem = "In which order do the lines print 3?"
        lines = ["local a = 1", "local b = 2", "print(a + b)"]
        assert "another order" in said(question("luau_order", stem=stem, lines=lines, prints="3"))
        lines = ["local a = 1", "local b = a + 1", "print(a + b)"]
        assert said(question("luau_order", stem=stem, lines=lines, prints="3")) == ""

    def test_code_that_never_ends_is_no_key(self) -> None:
        stem = "What does the script print when it runs?"
        assert "fails" in said(question("luau_output", stem=stem, code="while true do\nend"))

    def test_an_activity_is_run_among_stand_ins(self) -> None:
        found = [str(finding) for finding in check_activity("a", "local part = nil\nprint(part.Name)")]
        assert any("attempt to index nil" in one for one in found)

    @pytest.mark.parametrize(
        ("place", "expected"),
        [
            ("Position = Vector3.new(7, 2, 0)", ["error: a: a part stands on the pad: Tower"]),
            ("Position = Vector3.new(9, 2, 0)", []),
            ("Position = Vector3.new(0, 30, 0)", []),
            ("CFrame = CFrame.new(3, 2, 3) * CFrame.Angles(0, 1, 0)", ["error: a: a part stands on the pad: Tower"]),
        ],
    )
    def test_an_activity_does_not_build_where_players_appear(self, place: str, expected: list[str]) -> None:
        code = (
            'local part = Instance.new("Part")\npart.Name = "Tower"\npart.Size = Vector3.new(4, 4, 4)\n'
            f"part.{place}\npart.Parent = workspace\nwhile task.wait(1) do end"
        )
        assert errors(list(check_activity("a", code))) == expected


class TestArithmetic:
    @pytest.mark.parametrize(
        ("works", "value"), [("3/4 + 1/8", "7/8"), ("(2 + 3) × 4", "20"), ("0.1 + 0.2", "3/10"), ("1,000 − 1", "999")]
    )
    def test_it_is_exact(self, works: str, value: str) -> None:
        assert str(computed(works)) == value

    @pytest.mark.parametrize("works", ["1/0", "open('x')", "2 ** 1000", "a + 1", "1 +", "True + 1"])
    def test_what_is_no_arithmetic_is_refused(self, works: str) -> None:
        with pytest.raises(ValueError, match=r"arithmetic|computed|exponent"):
            computed(works)


class TestReading:
    @pytest.mark.parametrize(
        ("count", "words"),
        [
            (1, "leaf make jumped the called through friend fruit square piece"),
            (2, "water table places pages needed client create special people going trying equal ancient"),
            (3, "energy idea sentences period various usual video diagram together area"),
            (4, "material experience variable information geography society historian"),
        ],
    )
    def test_syllables_are_counted_as_spoken(self, count: int, words: str) -> None:
        assert {word: syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)

    def test_a_taught_term_does_not_make_a_text_hard(self) -> None:
        text = ["The chloroplasts are green. Chloroplasts make sugar."]
        assert reading_grade(text, ["chloroplast"]) <= reading_grade(text, [])
        assert reading_grade(["Photosynthesis is good."], ["photosynthesis"]) < reading_grade(
            ["Photosynthesis is good."], []
        )
