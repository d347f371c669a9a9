"""Markdown."""

import pytest

from server.engines.sources.model import Role
from server.engines.sources.reading import read_source
from tests.engines.sources.files import SEA

TEXT = f"""---
title: x
---
# The *sea*

{SEA} See [this](https://example.org).

1. Fill the jar.
2. Tilt the `jar`.

- Salt is heavy.

| Word | Meaning |
|------|---------|
| Tide | The rise and fall of the sea |
| Reef | A ridge of rock or coral |

```luau
print("no text")
```
"""


class TestRead:
    def test_marks_and_code_are_left_out(self) -> None:
        source = read_source(TEXT.encode(), "sea.md")
        said = [(one.role, source.text[one.start : one.end]) for one in source.passages]
        assert said == [
            (Role.HEADING, "The sea"),
            (Role.PARAGRAPH, f"{SEA} See this."),
            (Role.STEP, "Fill the jar."),
            (Role.STEP, "Tilt the jar."),
            (Role.BULLET, "Salt is heavy."),
            (Role.ENTRY, "Tide: The rise and fall of the sea"),
            (Role.ENTRY, "Reef: A ridge of rock or coral"),
        ]
        assert source.notes == ("Code in the file was left out.",)

    @pytest.mark.parametrize(
        "line",
        [
            "**substrate**: the molecule an enzyme acts on",
            "**substrate:** the molecule an enzyme acts on",
            "**substrate** – the molecule an enzyme acts on",
        ],
    )
    def test_a_list_item_that_begins_with_a_bold_term_says_its_meaning(self, line: str) -> None:
        source = read_source(f"# Enzymes\n\n{SEA}\n\n- {line}\n".encode(), "notes.md")
        last = source.passages[-1]
        told = source.text[last.start : last.end]
        assert (last.role, told) == (Role.ENTRY, "substrate: the molecule an enzyme acts on")

    @pytest.mark.parametrize(
        "line", ["**Bring** goggles and a coat to the lab", "**Note**: no food", "plain: words of a list that go on"]
    )
    def test_another_item_in_bold_is_none(self, line: str) -> None:
        source = read_source(f"# Enzymes\n\n{SEA}\n\n- {line}\n".encode(), "notes.md")
        assert Role.ENTRY not in {one.role for one in source.passages}
