"""Where old API is replaced, and on how many ways it is not."""

import pytest

from server.engines.luau.modernise.step import left_to_a_person, modernise
from server.engines.luau.revision import Revision
from server.engines.luau.vm.machine import PluauMachine

FIRES = {
    # globals
    "wait": ("wait(1)", "task.wait(1)"),
    "wait whose first result counts": ("while wait(1) do end", "while task.wait(1) do end"),
    "wait for one variable": ("local t = wait()", "local t = task.wait()"),
    "wait in parentheses": ("print((wait()))", "print((task.wait()))"),
    "wait before another argument": ("print(wait(), 1)", "print(task.wait(), 1)"),
    "wait with a capital": ("Wait(1)", "task.wait(1)"),
    "spawn": ("spawn(function() f() end)", "task.defer(function() f() end)"),
    "spawn of a local function": ("local function g() end spawn(g)", "local function g() end task.defer(g)"),
    "delay": ("delay(2, function() end)", "task.delay(2, function() end)"),
    "ypcall": ("print(ypcall(f, 1))", "print(pcall(f, 1))"),
    "Game and Workspace": ("print(Game, Workspace)", "print(game, workspace)"),
    "stats": ("print(stats().Name)", 'print(game:GetService("Stats").Name)'),
    # libraries
    "math.pow": ("print(math.pow(x, 3))", "print(x ^ 3)"),
    "math.pow of terms": ("print(math.pow(x + 1, -2))", "print((x + 1) ^ (-2))"),
    "math.pow as a base": ("print(math.pow(2, x) ^ 2)", "print((2 ^ x) ^ 2)"),
    "math.pow as an exponent": ("print(2 ^ math.pow(3, x))", "print(2 ^ 3 ^ x)"),
    "math.pow behind a minus": ("print(-math.pow(x, 2))", "print(-x ^ 2)"),
    "math.pow in math.pow": ("print(math.pow(math.pow(x, 2), 3))", "print((x ^ 2) ^ 3)"),
    "NumPlayers in math.pow": (
        "print(math.pow(game.Players.NumPlayers, 2))",
        "print((#game.Players:GetPlayers()) ^ 2)",
    ),
    "math.pow in both places": (
        "print(math.pow(math.pow(x, 2), math.pow(3, y)))",
        "print((x ^ 2) ^ (3 ^ y))",
    ),
    "math.pow with a type": ("print(math.pow(x, 2) :: number)", "print((x ^ 2) :: number)"),
    # the data model
    "game.Workspace": ("print(game.Workspace.Name)", "print(workspace.Name)"),
    "game.workspace": ("print(game.workspace)", "print(workspace)"),
    "Game.Workspace": ("print(Game.Workspace)", "print(workspace)"),
    "game.lighting": ("game.lighting.Ambient = c", 'game:GetService("Lighting").Ambient = c'),
    "service": ('local p = game:service("Players")', 'local p = game:GetService("Players")'),
    "a service by name": ("print(game.Players:players())", "print(game.Players:GetPlayers())"),
    # methods of instances
    "children": ("print(workspace:children())", "print(workspace:GetChildren())"),
    "of what an instance holds": ('workspace.Door:findFirstChild("x")', 'workspace.Door:FindFirstChild("x")'),
    "of what that holds": ("print(script.Parent.Door.Frame:clone())", "print(script.Parent.Door.Frame:Clone())"),
    "a chain": ("workspace:children()[1].a:destroy()", "workspace:GetChildren()[1].a:destroy()"),
    "over blanks and comments": (
        "workspace --[[w]] : --[[m]] children ()",
        "workspace --[[w]] : --[[m]] GetChildren ()",
    ),
    "over lines": ("workspace\n\t:clone()\n\t:destroy()", "workspace\n\t:Clone()\n\t:Destroy()"),
    "of a new instance": ('local p = Instance.new("Part") p:getMass()', 'local p = Instance.new("Part") p:GetMass()'),
    "of a new instance of another class": ("Instance.new(name):destroy()", "Instance.new(name):Destroy()"),
    "inside an interpolated string": ("print(`{workspace:children()}`)", "print(`{workspace:GetChildren()}`)"),
    # signals
    "connect": ("workspace.ChildAdded:connect(f)", "workspace.ChildAdded:Connect(f)"),
    "connect on what a child has": ("script.Parent.Touched:connect(f)", "script.Parent.Touched:Connect(f)"),
    "wait of a signal": ("workspace.ChildAdded:wait()", "workspace.ChildAdded:Wait()"),
    "a changed signal": (
        'workspace:GetPropertyChangedSignal("Name"):connect(f)',
        'workspace:GetPropertyChangedSignal("Name"):Connect(f)',
    ),
    "disconnect": (
        "local c = workspace.ChildAdded:connect(f) c:disconnect()",
        "local c = workspace.ChildAdded:Connect(f) c:Disconnect()",
    ),
    "disconnect by the listener": (
        "local c c = workspace.ChildAdded:connect(function() c:disconnect() end)",
        "local c c = workspace.ChildAdded:Connect(function() c:Disconnect() end)",
    ),
    # what a variable is
    "a listener's parameter": (
        "game.Players.PlayerAdded:Connect(function(p) print(p.userId) end)",
        "game.Players.PlayerAdded:Connect(function(p) print(p.UserId) end)",
    ),
    "a named listener's parameter": (
        "local function f(p) print(p.userId) end game.Players.PlayerAdded:Connect(f)\n"
        "for _, q in pairs(game.Players:GetPlayers()) do f(q) end",
        "local function f(p) print(p.UserId) end game.Players.PlayerAdded:Connect(f)\n"
        "for _, q in pairs(game.Players:GetPlayers()) do f(q) end",
    ),
    "a loop over players": (
        "for _, p in game.Players:players() do print(p.userId) end",
        "for _, p in game.Players:GetPlayers() do print(p.UserId) end",
    ),
    "an annotated parameter": (
        "local function f(p: Player?) return p.userId end",
        "local function f(p: Player?) return p.UserId end",
    ),
    "an asserted type": ("print((x :: Player).userId)", "print((x :: Player).UserId)"),
    "the local player": ("print(game.Players.localPlayer.userId)", "print(game.Players.LocalPlayer.UserId)"),
    "a character that may have to come": (
        "local p = game.Players.LocalPlayer local c = p.Character or p.CharacterAdded:wait() c:moveTo(v)",
        "local p = game.Players.LocalPlayer local c = p.Character or p.CharacterAdded:Wait() c:MoveTo(v)",
    ),
    "a humanoid": (
        'local h = script.Parent:FindFirstChildOfClass("Humanoid") if h then h:takeDamage(1) end',
        'local h = script.Parent:FindFirstChildOfClass("Humanoid") if h then h:TakeDamage(1) end',
    ),
    "either of two instances": (
        "local w = if a then workspace else game.Players w:children()",
        "local w = if a then workspace else game.Players w:GetChildren()",
    ),
    # properties and data types
    "a property": (
        'local p = Instance.new("Part") p.brickColor = c',
        'local p = Instance.new("Part") p.BrickColor = c',
    ),
    "a property of a mover": (
        'local b = Instance.new("BodyGyro") b.cframe = c',
        'local b = Instance.new("BodyGyro") b.CFrame = c',
    ),
    "NumPlayers": ("print(game.Players.NumPlayers + 1)", "print(#game.Players:GetPlayers() + 1)"),
    "NumPlayers as a base": ("print(game.Players.NumPlayers ^ 2)", "print((#game.Players:GetPlayers()) ^ 2)"),
    "SetPrimaryPartCFrame": (
        "local function f(m: Model) m:SetPrimaryPartCFrame(c) end",
        "local function f(m: Model) m:PivotTo(c) end",
    ),
    "a CFrame": (
        "print(CFrame.new(1, 2, 3):inverse().p.magnitude)",
        "print(CFrame.new(1, 2, 3):Inverse().Position.Magnitude)",
    ),
    "a distance": (
        "print((script.Parent.Position - workspace.Door.Position).magnitude)",
        "print((script.Parent.Position - workspace.Door.Position).Magnitude)",
    ),
}

STAYS = {
    # another meaning of the name
    "a local wait": "local wait = f wait(1)",
    "a parameter named wait": "local function f(wait) wait(1) end",
    "a global wait of the script": "function wait() end wait(1)",
    "a shadowed task": "local task = f() wait(1)",
    "a script that changes task": "task = {} wait(1)",
    "a script that changes a function of task": "task.wait = f wait(1)",
    "an environment that may change": "getfenv() wait(1) workspace:children()",
    "an environment that is set": "setfenv(1, {}) game.Workspace:children()",
    "a shadowed game": "local game = f() game.Workspace:children()",
    "a shadowed workspace behind game.Workspace": "local workspace = f() print(game.Workspace)",
    "a game of the script": "game = f() game.Players:players()",
    "a shadowed math": "local math = f() print(math.pow(2, x))",
    "a math of the script": "math.pow = f print(math.pow(2, x))",
    "a shadowed Instance": 'local Instance = f() Instance.new("Part"):destroy()',
    "an Instance of the script": 'Instance.new = f Instance.new("Part"):getMass()',
    "a shadowed Vector3": "local Vector3 = f() print(Vector3.new(1, 2, 3).magnitude)",
    # a receiver that is not known
    "an unknown receiver": "local function f(x) x:connect(g) x:children() x.Touched:connect(g) x:clone() end",
    "an unknown global": "signal:connect(f) thing:destroy()",
    "a module": "local Signal = require(script.Signal) Signal.new():connect(f) Signal.changed:connect(f)",
    "a table of the script's": "local t = {} function t:children() end t:children() t:connect()",
    "a field of a table": "local t = { part = workspace } t.part:children()",
    "a method with a metatable behind it": "local t = setmetatable({}, m) t:clone() t.magnitude = 1",
    "a variable that may be something else": "local w = workspace if x then w = t end w:children()",
    "a variable of two unlike kinds": "local w = if x then workspace else Vector3.new() w:children()",
    "a variable that depends on itself": "local p = workspace while x do p = p.Parent end p.brickColor = 1",
    "what a call returns": "workspace:Invoke():children() f(workspace):children()",
    "a second result": "local a, b = workspace:FindFirstChild('x') b:children()",
    "a parameter that others give": "local function f(w) w:children() end f(workspace) f(t)",
    "a listener that is also called with something else": (
        "local function f(p) print(p.userId) end game.Players.PlayerAdded:Connect(f) f(t)"
    ),
    "a listener of an unknown event too": (
        "local function f(p) print(p.userId) end f(game.Players.LocalPlayer) other:Connect(f)"
    ),
    "a variable that a call may have set": "local w, v = f() v = workspace v:children()",
    "a parameter that is handed on": "local function f(w) w:children() end f(workspace) g(f)",
    "a parameter of a public function": "local m = {} function m.f(w) w:children() end m.f(workspace) return m",
    "a function that debug may hand out": "local function f(w) w:children() end f(workspace) print(debug.info(1, 'f'))",
    "a parameter that is set anew": "game.Players.PlayerAdded:Connect(function(p) p = t print(p.userId) end)",
    "the second parameter of an event with one": "game.Players.PlayerAdded:Connect(function(p, q) print(q.userId) end)",
    "a type of the script's own": "type Player = { userId: number } local function f(p: Player) return p.userId end",
    "a generic type": "local function f<Player>(p: Player) return p.userId end",
    "a type of a module": "local function f(p: types.Player) return p.userId end",
    "one of two types": "local function f(p: Player | Model) return p.userId end",
    "a list of players": "local function f(p: { Player }) return p.userId end",
    "arithmetic with a table": "print((t - workspace.Door.Position).magnitude)",
    "a child by the name of a property": "print(workspace.Door.magnitude, workspace.Door.userId)",
    "a method that only another class has": "workspace.Door:players() workspace:takeDamage(1)",
    "a method read, not called": "print(workspace.children)",
    "a member by its key": 'print(workspace["children"](workspace))',
    # text
    "strings": "print('wait(1) workspace:children()', [[game.Workspace]])",
    "comments": "-- wait(1)\n--[[ workspace:children() ]]",
    "a key of a table": "local t = { wait = 1, children = 2 } print(t.wait)",
    "a method of the name wait": "local function f(x) x:wait() x.wait() end",
    # what stands around
    "wait whose second result counts": "local a, b = wait()",
    "wait as a last argument": "print(wait())",
    "wait returned": "return wait(1)",
    "wait in a table": "local t = { wait() }",
    "wait handed on": "pcall(wait, 1)",
    "spawn that gives times": "spawn(function(elapsed) print(elapsed) end)",
    "spawn that may give times": "spawn(f)",
    "spawn with varargs": "spawn(function(...) print(...) end)",
    "spawn with two arguments": "spawn(f, 1)",
    "spawn whose result counts": "print(spawn(function() end))",
    "a spawned function that changes": "local function g() end g = h spawn(g)",
    "delay that gives times": "delay(1, function(a, b) end)",
    "delay without a function": "delay(1)",
    "math.pow of many": "print(math.pow(f()))",
    "math.pow whose second argument may be none": "print(math.pow(2, f()))",
    "math.pow with a comment in it": "print(math.pow(2, --[[squared]] x))",
    "math.pow over lines": "print(math.pow(\n2,\nx))",
    "math.pow as a statement": "math.pow(2, x)",
    "an assigned game.Workspace": "game.Workspace = f()",
    "game.Workspace over lines": "print(game\n.Workspace)",
    "a Workspace of something that is worked out": "print((f() and game).Workspace)",
    "an assigned NumPlayers": "game.Players.NumPlayers = 1",
    "stats as a statement": "stats()",
    # left to a person on purpose
    "tick": "print(tick())",
    "remove": "workspace.Door:remove() workspace.Door:Remove()",
    "LoadAnimation": "local function f(h: Humanoid) h:LoadAnimation(a) end",
    "FindPartOnRay": "print(workspace:FindPartOnRay(r))",
    "a body mover": 'print(Instance.new("BodyVelocity"))',
    "a parent at once": 'print(Instance.new("Part", workspace))',
    "table.foreach": "table.foreach(t, print)",
}


@pytest.mark.parametrize(("before", "after"), FIRES.values(), ids=FIRES)
def test_fires(machine: PluauMachine, before: str, after: str) -> None:
    step = modernise(before, machine)
    assert step.text == after
    assert step.modernised
    assert modernise(step.text, machine).text == after, "a second time changes nothing"


@pytest.mark.parametrize("source", STAYS.values(), ids=STAYS)
def test_stays(machine: PluauMachine, source: str) -> None:
    step = modernise(source, machine)
    assert (step.text, step.modernised, step.notes) == (source, [], [])


class TestAdvice:
    @pytest.mark.parametrize(
        ("source", "rule", "words"),
        [
            ("print(tick())", "modernise-tick", "os.clock measures spans of time"),
            ("workspace.Door:remove()", "modernise-Instance-remove", "Destroy also cuts all connections"),
            ("print(workspace:FindPartOnRay(r))", "modernise-WorldRoot-FindPartOnRay", "Raycast takes origin"),
            ('print(Instance.new("BodyVelocity"))', "modernise-BodyVelocity", "between attachments"),
            ('print(Instance.new("Part", workspace))', "modernise-Instance.new-parent", "Parent last"),
            ("local a, b = wait()", "modernise-wait", "its second result"),
            ("pcall(wait, 1)", "modernise-wait", "not called here by its name"),
            ("spawn(f)", "modernise-spawn", "may use the times"),
            ("local task = f() wait(1)", "modernise-wait", "what stands around it"),
            ("table.foreach(t, print)", "modernise-table-foreach", "A loop may wait"),
        ],
    )
    def test_says_what_is_left(self, source: str, rule: str, words: str) -> None:
        (change,) = left_to_a_person(Revision(source))
        assert (change.rule, change.line, change.outcome, change.applied) == (rule, 1, "advice", False)
        assert words in change.message

    def test_names_the_first_place_and_counts_the_others(self) -> None:
        (change,) = left_to_a_person(Revision("f()\nprint(tick())\nprint(tick() - tick())"))
        assert (change.line, change.before) == (2, "tick()")
        assert change.message.endswith("The same holds for 2 more places.")

    def test_is_silent_about_unknown_receivers(self) -> None:
        assert left_to_a_person(Revision("thing:remove() thing:LoadAnimation(a) t.foreach(x)")) == []
        assert left_to_a_person(Revision("print(math.pow(2, f()), game\n.Workspace)")) == [], "both ways are current"
        assert left_to_a_person(Revision("local tick = f print(tick())")) == []
        assert left_to_a_person(Revision('print(Instance.new("Part", nil))')) == []
