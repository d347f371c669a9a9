"""What costs a game time or memory and is said without an edit."""

import pytest

from server.engines.luau.report import ADVICE, Change
from server.engines.luau.rules.advice import advice
from server.engines.luau.rules.habits import HABITS
from tests.engines.luau.looking import script

SERVICES = """local Players = game:GetService("Players")
local RunService = game:GetService("RunService")
local Remote = game:GetService("ReplicatedStorage"):WaitForChild("Remote")
"""
LINES = SERVICES.count("\n")

FOUND = {
    "old-wait": ["wait(1)", "local passed = wait()", "while wait(5) do f() end"],
    "old-spawn": ["spawn(f)", "spawn(function() f() end)"],
    "old-delay": ["delay(1, f)"],
    "connection-in-loop": [
        "while true do Remote.OnServerEvent:Connect(f) task.wait(1) end",
        "repeat RunService.Heartbeat:Connect(f) until g()",
        "while g() do if h() then workspace.Map.Door.Touched:Connect(f) end end",
        "local door = f() while g() do door.Touched:Connect(f) end",
    ],
    "connection-per-player": [
        "Players.PlayerAdded:Connect(function(player) RunService.Heartbeat:Connect(function() f(player) end) end)",
        "local function joined(player) Remote.OnServerEvent:Connect(f) end Players.PlayerAdded:Connect(joined)",
        "Players.PlayerAdded:Connect(function(p) p.CharacterAdded:Connect(function() p.Chatted:Connect(f) end) end)",
        "Players.LocalPlayer.CharacterAdded:Connect(function() RunService.RenderStepped:Connect(f) end)",
        "Players.PlayerAdded:Connect(function() task.spawn(function() workspace.Door.Touched:Connect(f) end) end)",
        "Players.PlayerAdded:Connect(function() game:GetService('RunService').Stepped:Connect(f) end)",
    ],
    "table-per-player": [
        "local data = {} Players.PlayerAdded:Connect(function(player) data[player] = { coins = 0 } end)",
        "local data = {} Players.PlayerAdded:Connect(function(p) data[p.UserId] = f() == 2 end) g(data[1])",
        "local data = {} local function add(player) data[player.Name] = 0 end Players.PlayerAdded:Connect(add)",
    ],
    "search-per-frame": [
        "RunService.Heartbeat:Connect(function() f(workspace:FindFirstChild('Map')) end)",
        "RunService.RenderStepped:Connect(function() for _, part in folder:GetChildren() do f(part) end end)",
        "RunService.Stepped:Connect(function() local part = Instance.new('Part') f(part) end)",
        "local function step() f(folder:GetDescendants()) end RunService.PreRender:Connect(step)",
        "RunService:BindToRenderStep('camera', 1, function() f(workspace:WaitForChild('Map')) end)",
        "RunService.Heartbeat:Connect(function() if workspace:FindFirstChild('Map') then f() end end)",
        "RunService.Heartbeat:Connect(function() return workspace:FindFirstChild('Map') and f() end)",
    ],
    "remote-per-frame": [
        "RunService.Heartbeat:Connect(function(dt) Remote:FireServer(dt) end)",
        "RunService.Heartbeat:Connect(function() for _, p in Players:GetPlayers() do Remote:FireClient(p, 1) end end)",
        "RunService.Heartbeat:Connect(function() Remote:FireAllClients() end)",
    ],
    "polling": [
        "repeat task.wait() until player.Character",
        "repeat wait() until game:IsLoaded()",
        "while not workspace:FindFirstChild('Map') do task.wait(0.1) end",
        "while true do task.wait() if player.Character then break end end",
        "while true do if player.Character then f() return end task.wait() end",
    ],
}

NOT_FOUND = {
    "task.wait": "task.wait(1) task.spawn(f) task.delay(1, f) task.defer(f)",
    "a wait of its own": "local function wait() end wait()",
    "a global wait of its own": "function wait() end wait()",
    "a method called wait": "f:wait()",
    "a field called delay": "f.delay(1)",
    "a connection in a for loop": "for _, part in parts do part.Touched:Connect(f) end",
    "a connection of an object made in the loop": "while g() do local part = f() part.Touched:Connect(f) end",
    "a connection of an object that changes": "local part = f() while part do part.Touched:Connect(f) part = g() end",
    "a connection of a global that changes": "while g() do part = f() part.Touched:Connect(f) end",
    "a connection of what a property holds": "while g() do Players.LocalPlayer.Character.Died:Connect(f) end",
    "a connection of a copy": "while g() do workspace.Part:Clone().Touched:Connect(f) end",
    "a connection of a field of something unknown": "local s = f() while g() do s.part.Touched:Connect(f) end",
    "a connection that is kept": "while g() do local c = Remote.OnServerEvent:Connect(f) c:Disconnect() end",
    "a connection for once": "while g() do Remote.OnServerEvent:Once(f) end",
    "a connection before leaving the loop": "while true do if g() then Remote.Event:Connect(f) break end end",
    "a connection in a function in a loop": "while g() do h(function() Remote.OnServerEvent:Connect(f) end) end",
    "a connection at the top": "Remote.OnServerEvent:Connect(f) Players.PlayerAdded:Connect(f)",
    "a connection of the player": "Players.PlayerAdded:Connect(function(p) p.CharacterAdded:Connect(f) end)",
    "a connection of what belongs to the player": (
        "Players.PlayerAdded:Connect(function(p) local gui = p:WaitForChild('PlayerGui') gui.ChildAdded:Connect(f) end)"
    ),
    "a connection of the new character": (
        "Players.LocalPlayer.CharacterAdded:Connect(function() Players.LocalPlayer.Character.Died:Connect(f) end)"
    ),
    "a connection per player that is kept": (
        "Players.PlayerAdded:Connect(function(p) kept[p] = RunService.Heartbeat:Connect(f) end)"
    ),
    "a connection of a table looked up by player": (
        "local t = f() Players.PlayerAdded:Connect(function(p) t[p].Event:Connect(f) end)"
    ),
    "a connection in another event": "Remote.OnServerEvent:Connect(function() RunService.Heartbeat:Connect(f) end)",
    "a table that is cleared": (
        "local t = {} Players.PlayerAdded:Connect(function(p) t[p] = 1 end) "
        "Players.PlayerRemoving:Connect(function(p) t[p] = nil end)"
    ),
    "a table that may be cleared by a value": (
        "local t = {} Players.PlayerAdded:Connect(function(p) t[p] = 1 end) local function set(p, v) t[p] = v end"
    ),
    "a table that is emptied": (
        "local t = {} Players.PlayerAdded:Connect(function(p) t[p] = 1 end) table.clear(t)"
    ),
    "a table that is assigned anew": (
        "local t = {} Players.PlayerAdded:Connect(function(p) t[p] = 1 end) t = {}"
    ),
    "a table that others clear": "local t = {} Players.PlayerAdded:Connect(function(p) t[p] = 1 end) f(t)",
    "a table with weak keys": (
        "local t = setmetatable({}, { __mode = 'k' }) Players.PlayerAdded:Connect(function(p) t[p] = 1 end)"
    ),
    "a table inside": "Players.PlayerAdded:Connect(function(p) local t = {} t[p] = 1 f(t[p]) end)",
    "a table by something else": "local t = {} Players.PlayerAdded:Connect(function(p) t[f(p)] = 1 end)",
    "a table filled at times": "local t = {} Players.PlayerAdded:Connect(function(p) if f() then t[p] = 1 end end)",
    "a search now and then": (
        "RunService.Heartbeat:Connect(function() if due() then f(workspace:FindFirstChild('Map')) end end)"
    ),
    "a search behind a way out": (
        "RunService.Heartbeat:Connect(function() if not due() then return end f(workspace:GetChildren()) end)"
    ),
    "a search if need be": "RunService.Heartbeat:Connect(function() map = map or workspace:FindFirstChild('Map') end)",
    "a search in a function inside": (
        "RunService.Heartbeat:Connect(function() once(function() f(workspace:GetChildren()) end) end)"
    ),
    "a search outside": "local map = workspace:FindFirstChild('M') RunService.Heartbeat:Connect(function() f(map) end)",
    "a search in another event": "Players.PlayerAdded:Connect(function(p) f(p:FindFirstChild('x')) end)",
    "a method of the script's own": (
        "local C = {} function C:GetChildren() end RunService.Heartbeat:Connect(function() C:GetChildren() end)"
    ),
    "an Instance of the script's own": (
        "local Instance = f() RunService.Heartbeat:Connect(function() Instance.new('x') end)"
    ),
    "a new value that is no object": "RunService.Heartbeat:Connect(function() f(Vector3.new(1, 2, 3)) end)",
    "a message now and then": "RunService.Heartbeat:Connect(function() if due() then Remote:FireServer() end end)",
    "a message that may get lost": (
        "local Unreliable = f() RunService.Heartbeat:Connect(function() Unreliable:FireServer() end)"
    ),
    "a message behind continue": (
        "RunService.Stepped:Connect(function() for _, p in t do if f(p) then continue end Remote:FireServer() end end)"
    ),
    "a message from another event": "Players.PlayerAdded:Connect(function(p) Remote:FireClient(p) end)",
    "waiting for a time": "repeat task.wait() until os.clock() > start + 5",
    "waiting for a measure": "repeat task.wait() until part.Position.Y < 5",
    "waiting for a variable": "repeat task.wait() until done",
    "waiting for a function": "repeat task.wait() until isDone(player.Character)",
    "a loop with work": "while player.Parent do task.wait(1) save(player) end",
    "a loop that goes on for ever": "while true do task.wait(60) save() end",
    "a loop that now and then does something": "while true do task.wait(1) if player.Character then f() end end",
    "a loop with two ways": "while true do task.wait() if p.Character then f() break else g() end end",
    "a repeat with work": "repeat f() task.wait() until player.Character",
    "a wait for an event": "repeat player.CharacterAdded:Wait() until player.Character",
}  # fmt: skip


def said(source: str) -> list[Change]:
    return [change for change in advice(script(SERVICES + source)) if change.outcome == ADVICE]


CASES = [(kind, source) for kind, sources in FOUND.items() for source in sources]


def test_every_kind_has_a_scenario() -> None:
    assert [habit.id for habit in HABITS] == list(FOUND)


@pytest.mark.parametrize(("kind", "source"), CASES, ids=[source for _, source in CASES])
def test_found(kind: str, source: str) -> None:
    kinds = {change.rule: change for change in said(source)}
    change = kinds[f"advice-{kind}"]
    assert (change.outcome, change.applied, change.tier, change.line) == (ADVICE, False, None, LINES + 1)
    assert change.before in source
    expected = {f"advice-{kind}"} | ({"advice-old-wait"} if "wait(" in source and "task.wait(" not in source else set())
    assert set(kinds) <= expected


@pytest.mark.parametrize("source", NOT_FOUND.values(), ids=NOT_FOUND)
def test_not_found(source: str) -> None:
    assert said(source) == []


def test_the_first_place_is_named_and_the_rest_counted() -> None:
    (change,) = said("f()\nwait(1)\nwait(2)\nwait(3)")
    assert change.line == LINES + 2
    assert change.message.endswith("The same holds for 2 more places.")
