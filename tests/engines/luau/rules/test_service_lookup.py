"""A service that is asked for again and again is asked for once."""

import json
import re

import pytest

from server.engines.luau.rules.script_level import LOCAL_BUDGET
from server.engines.resources import resource_folder
from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import applied, code, compared, printed

RULE = "service-lookup"
ASK = 'game:GetService("Debris")'
LOCAL = f"local Debris = {ASK}"
KNOWN = "local c, f = true, 1 "

REWRITTEN = {
    "in a loop": (f"for i = 1, 9 do f({ASK}) end", f"{LOCAL} for i = 1, 9 do f(Debris) end"),
    "twice in a loop": (f"for i = 1, 9 do f({ASK}, {ASK}) end", f"{LOCAL} for i = 1, 9 do f(Debris, Debris) end"),
    "in a condition": (f"while {ASK}.Name do f() end", f"{LOCAL} while Debris.Name do f() end"),
    "on lines of their own": (
        f"do\r\n\tfor i = 1, 9 do\r\n\t\t{ASK}:AddItem(i)\r\n\tend\r\nend\r\n",
        f"do\r\n\t{LOCAL}\r\n\tfor i = 1, 9 do\r\n\t\tDebris:AddItem(i)\r\n\tend\r\nend\r\n",
    ),
    "before the outermost loop": (
        f"for i = 1, 9 do for j = 1, 9 do f({ASK}) end end",
        f"{LOCAL} for i = 1, 9 do for j = 1, 9 do f(Debris) end end",
    ),
    "before the loop each round of which asks": (
        f"for i = 1, 9 do if f() then for j = 1, 9 do f({ASK}) end end end",
        f"for i = 1, 9 do if f() then {LOCAL} for j = 1, 9 do f(Debris) end end end",
    ),
    "across what waits": (
        f"while true do task.wait() f({ASK}) end",
        f"{LOCAL} while true do task.wait() f(Debris) end",
    ),
    "in a loop of a function": (
        f"function h() for i = 1, 9 do f({ASK}) end end",
        f"function h() {LOCAL} for i = 1, 9 do f(Debris) end end",
    ),
    "in a function that a loop calls": (
        f"local function h() f({ASK}) end for i = 1, 9 do h() end",
        f"{LOCAL} local function h() f(Debris) end for i = 1, 9 do h() end",
    ),
    "in a function that such a function calls": (
        f"local function g() f({ASK}) end local function h() g() end for i = 1, 9 do h() end",
        f"{LOCAL} local function g() f(Debris) end local function h() g() end for i = 1, 9 do h() end",
    ),
    "in a function that answers an event": (
        f"part.Touched:Connect(function(hit) f({ASK}, hit) end)",
        f"{LOCAL} part.Touched:Connect(function(hit) f(Debris, hit) end)",
    ),
    "in two of them": (
        f"part.Touched:Connect(function() f({ASK}) end) part.TouchEnded:Connect(function() f({ASK}) end)",
        f"{LOCAL} part.Touched:Connect(function() f(Debris) end) part.TouchEnded:Connect(function() f(Debris) end)",
    ),
    "where its name is taken": (
        f"part.Touched:Connect(function() {LOCAL} f(Debris) end)",
        f"local DebrisService = {ASK} part.Touched:Connect(function() local Debris = DebrisService f(Debris) end)",
    ),
    "by the local that is there": (
        f"local d = {ASK} for i = 1, 9 do f({ASK}) end",
        f"local d = {ASK} for i = 1, 9 do f(d) end",
    ),
    "by the local that is there, in a function": (
        f"{LOCAL} part.Touched:Connect(function() if c then f({ASK}) end end)",
        f"{LOCAL} part.Touched:Connect(function() if c then f(Debris) end end)",
    ),
    "by the local that is there, whatever else is asked of game": (
        f"game:FindService('Debris') {LOCAL} for i = 1, 9 do f({ASK}) end",
        f"game:FindService('Debris') {LOCAL} for i = 1, 9 do f(Debris) end",
    ),
    "by a local of the function": (
        f"function h() {LOCAL} for i = 1, 9 do if c then f({ASK}) end end end",
        f"function h() {LOCAL} for i = 1, 9 do if c then f(Debris) end end end",
    ),
}

MANY = "".join(f"local a{number} = f()\n" for number in range(LOCAL_BUDGET))
LEFT_ALONE = {
    "once": f"f({ASK})",
    "in a function that nothing calls again and again": f"local function h() f({ASK}) end h()",
    "a service that no game may have": 'for i = 1, 9 do f(game:GetService("Nonsense")) end',
    "a name that is computed": "for i = 1, 9 do f(game:GetService(n)) end",
    "a name with an escape": 'for i = 1, 9 do f(game:GetService("Debri\\115")) end',
    "two names": 'for i = 1, 9 do f(game:GetService("Debris", 1)) end',
    "another method": 'for i = 1, 9 do f(game:FindService("Debris")) end',
    "without the colon": 'for i = 1, 9 do f(game.GetService(game, "Debris")) end',
    "a game of the script's own": f"local game = u for i = 1, 9 do f({ASK}) end",
    "a game that is replaced": f"game = u for i = 1, 9 do f({ASK}) end",
    "a game that something is written to": f"game.GetService = u for i = 1, 9 do f({ASK}) end",
    "of something else": 'for i = 1, 9 do f(u:GetService("Debris")) end',
    "the environment is touched": f"setfenv(1, u) for i = 1, 9 do f({ASK}) end",
    "it is asked which services there are": f"f(game:FindService('Debris')) for i = 1, 9 do f({ASK}) end",
    "services are listened for": f"game.ServiceAdded:Connect(f) for i = 1, 9 do f({ASK}) end",
    "services are listed": f"f(game:GetChildren()) for i = 1, 9 do f({ASK}) end",
    "game is handed on": f"f(game) for i = 1, 9 do f({ASK}) end",
    "game under its old name": f"f(Game) for i = 1, 9 do f({ASK}) end",
    "only under a condition": f"for i = 1, 9 do if c then f({ASK}) end end",
    "only after a way out": f"for i = 1, 9 do if c then break end f({ASK}) end",
    "only under a condition in a function": f"part.Touched:Connect(function() if c then f({ASK}) end end)",
    "in the header of a loop": f"for i = 1, 9 do f() end for _, k in {ASK}:GetChildren() do f() end",
    "a local that may be something else": (
        f"local d = {ASK} d = u part.Touched:Connect(function() if c then f({ASK}) end end)"
    ),
    "a local that is another service": (
        f"local d = game:GetService('Players') part.Touched:Connect(function() if c then f({ASK}) end end)"
    ),
    "a local of a function that another function would capture": (
        f"function h() {LOCAL} part.Touched:Connect(function() if c then f({ASK}) end end) end"
    ),
    "a local that comes later": f"part.Touched:Connect(function() if c then f({ASK}) end end) local d = {ASK}",
    "a local that is hidden": (f"local d = {ASK} part.Touched:Connect(function(d) if c then f({ASK}) end end)"),
    "a local that continue passes over": f"repeat if c then continue end {LOCAL} until c or f({ASK})",
    "a comment inside": 'for i = 1, 9 do f(game --[[ mine ]]:GetService("Debris")) end',
    "over two lines": 'for i = 1, 9 do f(game\n:GetService("Debris")) end',
    "no room for a local": f"{MANY}part.Touched:Connect(function() f({ASK}) end)",
    "in front of a parenthesis": f"(f)(part.Touched:Connect(function() f({ASK}) end))",
    "in a type": f"for i = 1, 9 do type T = typeof({ASK}) end",
    "weak tables": f"local w = {{ __mode = 'k' }} for i = 1, 9 do f({ASK}) end",
}

HANDLER = (
    'local made = Instance.new("Part")\n'
    "made.Touched:Connect(function(hit)\n"
    '\tgame:GetService("Debris"):AddItem(hit, 1)\n'
    "end)\n"
    "for index = 1, 3 do\n"
    '\tprint(index, game:GetService("Players").MaxPlayers)\n'
    "end\n"
)


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str) -> None:
    assert rewritten(KNOWN + before, RULE) == KNOWN + after
    assert set(tiers(KNOWN + before, RULE)) == {"B"}


def test_the_local_stands_above_the_comments_of_a_function_and_below_orders_to_luau() -> None:
    function = "-- What h does.\nlocal function h()\n\tf({})\nend\nfor i = 1, 9 do\n\th()\nend\n"
    before, after = function.format(ASK), function.format("Debris")
    assert rewritten(f"--!strict\n\n{before}", RULE) == f"--!strict\n\n{LOCAL}\n{after}"
    assert rewritten(f"--!strict\n{before}", RULE) == f"--!strict\n{LOCAL}\n{after}"
    windows = rewritten(f"--!strict\n{before}".replace("\n", "\r\n"), RULE)
    assert windows == f"--!strict\n{LOCAL}\n{after}".replace("\n", "\r\n")


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source
    assert rewritten(f"\n{source}", RULE) == f"\n{source}"


def test_applied_after_a_run() -> None:
    report = compared(HANDLER)
    assert applied(report).count(RULE) == 2
    assert "\tDebris:AddItem(hit, 1)\n" in code(report)
    assert "\tprint(index, Players.MaxPlayers)\n" in code(report)
    assert printed(code(report)) == printed(HANDLER)
    assert code(compared(code(report))) == code(report)


def test_the_services_of_the_rule_are_there_among_the_stand_ins() -> None:
    services = json.loads((resource_folder("luau") / "instance_reads.json").read_text(encoding="utf-8"))["services"]
    listed = re.search(
        r"STANDING = string.gsub\(\s*\[\[(.*?)\]\]",
        (resource_folder("luau") / "services.luau").read_text("utf-8"),
        re.DOTALL,
    )
    assert listed is not None
    assert set(listed[1].split()) == set(services)
