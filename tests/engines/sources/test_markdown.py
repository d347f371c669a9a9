"""Markdown."""

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
