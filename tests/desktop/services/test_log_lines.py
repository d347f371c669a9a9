"""Levels and words of log lines."""

import json
import logging

from desktop.services.log_lines import LogLine, app_lines, server_lines


class TestAppLines:
    def test_a_traceback_has_the_level_of_its_line(self) -> None:
        lines = ["2026-11-26 08:00:00,123 ERROR desktop.app: unexpected", "Traceback (most recent call last):"]
        lines.append("2026-11-26 08:00:01,000 INFO desktop.app: on")
        assert [line.level for line in app_lines(lines)] == [logging.ERROR, logging.ERROR, logging.INFO]


class TestServerLines:
    def test_records_are_written_out(self) -> None:
        record = {"event": "claimed", "task_id": "t1", "level": "warning", "timestamp": "08:00", "exception": "a\nb"}
        assert server_lines([json.dumps(record)]) == [
            LogLine(logging.WARNING, "08:00 WARNING claimed task_id=t1"),
            LogLine(logging.WARNING, "a"),
            LogLine(logging.WARNING, "b"),
        ]

    def test_words_for_people_stay(self) -> None:
        assert server_lines(["The port is taken.", "{not json"]) == [
            LogLine(logging.WARNING, "The port is taken."),
            LogLine(logging.WARNING, "{not json"),
        ]
