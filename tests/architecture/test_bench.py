"""The bench's document says everything that a reader needs, and no promised figure is forgotten. Nothing is timed."""

import json
from collections.abc import Mapping

import pytest

from tests.bench import task_list
from tests.bench.__main__ import main
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken, percentile
from tests.bench.registry import MEASUREMENTS

PROMISED = {
    "first_painted_frame": 1.0,
    "ui_imports": True,
    "server_ready": 3.0,
    "server_ready_existing_database": 3.0,
    "accepted_to_started_p50": 50.0,
    "event_to_panel_p99": 50.0,
    "luau_parser": 2.0,
    "parse_and_rules": 0.5,
    "five_thousand_lines": 3.0,
    "job_of_300_lines": 8.0,
    "job_of_300_lines_until_rewritten": 0.5,
    "engine_worker_memory": 250.0,
    "memory_at_rest": 350.0,
    "server_idle_cpu": 1.5,
    "post_seconds_share": 1.111,
    "post_p50_times": 1.3,
    **dict.fromkeys((spec.name for spec in task_list.SPECS), 50.0),
    "webhook_accept_sqlite": 50.0,
    "webhook_accept_postgresql": 50.0,
    "luau_same_behaviour": True,
    "luau_opportunities_left": 0.1,
    "luau_traps_left_alone": True,
    "luau_idempotent": True,
    "luau_lines_kept": True,
    "luau_time_left": 1 / 1.3,
    "luau_claims_faded": 0.02,
    "luau_claims_not_refuted": True,
}
FIELDS = {"name", "unit", "what", "target", "judged_by", "value", "median", "met", "samples", "detail", "load_average"}
HEADER = {"python", "os", "machine", "cpu_count", "runs", "started_at", "load_average_before", "load_average_after"}


def measurement(name: str, *samples: float | bool, target: float | bool | None) -> Measurement:
    """One that hands in samples without measuring anything."""

    def measure(runs: int) -> Mapping[str, Taken]:
        return {name: Taken(samples)}

    return Measurement(name, (Spec(name, "s", "A figure of this test.", target),), measure)


def broken(runs: int) -> Mapping[str, Taken]:
    raise CannotMeasure("there is no display")


class TestRegistry:
    def test_every_promised_figure_is_there_with_its_target(self) -> None:
        specs = [spec for one in MEASUREMENTS for spec in one.specs]
        assert {spec.name: spec.target for spec in specs if spec.name in PROMISED} == PROMISED

    def test_names_are_unique_and_figures_explain_themselves(self) -> None:
        specs = [spec for one in MEASUREMENTS for spec in one.specs]
        assert len({spec.name for spec in specs}) == len(specs)
        assert all(spec.unit and spec.what.endswith(".") for spec in specs)


class TestMain:
    def test_the_document_has_header_and_fields(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([], [measurement("quick", 3.0, 1.0, 2.0, target=2.5)]) == 0
        document = json.loads(capsys.readouterr().out)
        (figure,) = document["figures"]
        assert set(document["header"]) == HEADER
        assert set(figure) == FIELDS
        assert (figure["median"], figure["samples"], figure["met"]) == (2.0, [3.0, 1.0, 2.0], True)

    def test_a_missed_target_is_stated_and_no_failure(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([], [measurement("slow", 3.0, target=2.0), measurement("untrue", True, False, target=True)]) == 0
        assert [figure["met"] for figure in json.loads(capsys.readouterr().out)["figures"]] == [False, False]

    def test_what_cannot_be_measured_fails_and_leaves_the_rest(self, capsys: pytest.CaptureFixture[str]) -> None:
        bad = Measurement("bad", (Spec("bad", "s", "Never taken."),), broken)
        assert main([], [bad, measurement("good", 1.0, target=None)]) == 1
        document = json.loads(capsys.readouterr().out)
        assert document["errors"] == [{"measurement": "bad", "error": "CannotMeasure: there is no display"}]
        assert [(figure["name"], figure["met"]) for figure in document["figures"]] == [("good", None)]

    @pytest.mark.parametrize("arguments", [["b"], ["--only", "b"]])
    def test_those_that_are_named_are_measured(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert main(arguments, [measurement("a", 1.0, target=None), measurement("b", 2.0, target=None)]) == 0
        assert [figure["name"] for figure in json.loads(capsys.readouterr().out)["figures"]] == ["b"]

    @pytest.mark.parametrize("arguments", [["nothing"], ["--only", "nothing"], ["--runs", "0"]])
    def test_bad_usage_is_refused(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as refused:
            main(arguments)
        assert refused.value.code == 2


class TestPercentile:
    def test_it_is_a_sample_of_the_nearest_rank(self) -> None:
        assert percentile([float(number) for number in range(1, 101)], 99) == 99.0
        assert percentile([5.0], 99) == 5.0
