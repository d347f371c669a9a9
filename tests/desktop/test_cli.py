"""How a command starts."""

import gc

import pytest

from desktop import cli


@pytest.mark.parametrize("name", ["optimize", "tasks", "schedules", "admin", "doctor", "sign-in", "sign-out"])
def test_each_command_is_there_and_collects_what_it_leaves(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    gc.disable()  # as `toolboxai` does while it imports
    try:
        with pytest.raises(SystemExit) as ended:
            cli.main([name, "--help"], about="does it")
        assert gc.isenabled()
    finally:
        gc.enable()
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: toolboxai {name} ")
