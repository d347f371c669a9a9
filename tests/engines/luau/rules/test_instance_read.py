"""What a loop reads of an instance again and again is read once, where nothing can change it meanwhile."""

import pytest

from server.engines.luau.vm.machine import PluauMachine
from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import applied, code, compared, printed

RULE = "instance-read"
KNOWN = 'local part, t, n, v = Instance.new("Part"), {}, 0, Vector3.new() '
HEARD = 'local Players = game:GetService("Players") local t, n = {}, 0 '
BODY = "n += part.Mass"

REWRITTEN = {
    "a property": (
        "for i = 1, 9 do n += part.Position.X * i + part.Position.Y end",
        "local position = part.Position for i = 1, 9 do n += position.X * i + position.Y end",
    ),
    "on a line of its own": (
        "\nfor i = 1, 9 do\n\tn += part.Mass\nend\n",
        "\nlocal mass = part.Mass\nfor i = 1, 9 do\n\tn += mass\nend\n",
    ),
    "before the outermost loop": (
        "for i = 1, 9 do for j = 1, 9 do n += part.Mass end end",
        "local mass = part.Mass for i = 1, 9 do for j = 1, 9 do n += mass end end",
    ),
    "in a condition": ("while n < part.Mass do n += 1 end", "local mass = part.Mass while n < mass do n += 1 end"),
    "in until": ("repeat n += 1 until n > part.Mass", "local mass = part.Mass repeat n += 1 until n > mass"),
    "of the workspace": (
        "for i = 1, 9 do n += workspace.Gravity end",
        "local gravity = workspace.Gravity for i = 1, 9 do n += gravity end",
    ),
    "of a service": (
        'local P = game:GetService("Players") for i = 1, 9 do n += P.MaxPlayers end',
        'local P = game:GetService("Players") local maxPlayers = P.MaxPlayers for i = 1, 9 do n += maxPlayers end',
    ),
    "an instance that is a key": (
        "for i = 1, 9 do t[part.Parent] = i end",
        "local parent = part.Parent for i = 1, 9 do t[parent] = i end",
    ),
    "what is made anew, and only looked into": (
        "for i = 1, 9 do n += part.CFrame.X v += part.CFrame:PointToWorldSpace(v) end",
        "local cFrame = part.CFrame for i = 1, 9 do n += cFrame.X v += cFrame:PointToWorldSpace(v) end",
    ),
    "an attribute": (
        "for i = 1, 9 do n += part:GetAttribute('Speed') end",
        "local speed = part:GetAttribute('Speed') for i = 1, 9 do n += speed end",
    ),
    "an attribute with another value in its place": (
        "for i = 1, 9 do n += (part:GetAttribute('Speed') or 1) * i end",
        "local speed = part:GetAttribute('Speed') for i = 1, 9 do n += (speed or 1) * i end",
    ),
    "an attribute under math": (
        "for i = 1, 9 do n += math.max(part:GetAttribute('Speed'), i) end",
        "local speed = part:GetAttribute('Speed') for i = 1, 9 do n += math.max(speed, i) end",
    ),
    "a child": (
        "for i = 1, 9 do if part:FindFirstChild('Head') then n += 1 end end",
        "local head = part:FindFirstChild('Head') for i = 1, 9 do if head then n += 1 end end",
    ),
    "a question for the class": (
        "for i = 1, 9 do if part:IsA('BasePart') then n += 1 end end",
        "local isBasePart = part:IsA('BasePart') for i = 1, 9 do if isBasePart then n += 1 end end",
    ),
    "of each of a list": (
        "for _, c in workspace:GetChildren() do for i = 1, 9 do t[c.Name .. i] = i end end",
        "for _, c in workspace:GetChildren() do local name = c.Name for i = 1, 9 do t[name .. i] = i end end",
    ),
    "of each of a list, with ipairs": (
        "for _, c in ipairs(workspace:GetChildren()) do for i = 1, 9 do t[c.Name .. i] = i end end",
        "for _, c in ipairs(workspace:GetChildren()) do local name = c.Name for i = 1, 9 do t[name .. i] = i end end",
    ),
    "of what was waited for": (
        "local c = workspace:WaitForChild('Map') for i = 1, 9 do t[i] = c.Name end",
        "local c = workspace:WaitForChild('Map') local name = c.Name for i = 1, 9 do t[i] = name end",
    ),
    "of what would have failed before": (
        "local c = workspace.CurrentCamera f(c.FieldOfView) for i = 1, 9 do n += c.FieldOfView end",
        "local c = workspace.CurrentCamera f(c.FieldOfView) local fieldOfView = c.FieldOfView "
        "for i = 1, 9 do n += fieldOfView end",
    ),
    "of what would have failed before the function was made": (
        "local c = workspace.CurrentCamera f(c.Name) function h() for i = 1, 9 do n += c.FieldOfView end end",
        "local c = workspace.CurrentCamera f(c.Name) function h() local fieldOfView = c.FieldOfView "
        "for i = 1, 9 do n += fieldOfView end end",
    ),
    "beside a function of the script's that only computes": (
        "local function h() return n * 2 end for i = 1, 9 do n += part.Mass h() end",
        "local function h() return n * 2 end local mass = part.Mass for i = 1, 9 do n += mass h() end",
    ),
    "beside what fills a table": (
        "for i = 1, 9 do table.insert(t, part.Mass) t[i] = tostring(part.Mass) .. string.rep('x', i) end",
        "local mass = part.Mass for i = 1, 9 do table.insert(t, mass) t[i] = tostring(mass) .. string.rep('x', i) end",
    ),
    "beside what goes through texts": (
        "for w in string.gmatch('a b', '%a') do t[w] = part.Name end",
        "local name = part.Name for w in string.gmatch('a b', '%a') do t[w] = name end",
    ),
    "beside a count of children": (
        "for i = 1, 9 do n += #part:GetChildren() * part.Mass end",
        "local mass = part.Mass for i = 1, 9 do n += #part:GetChildren() * mass end",
    ),
    "another name": (
        "for i = 1, 9 do local mass = i n += part.Mass * mass end",
        "local partMass = part.Mass for i = 1, 9 do local mass = i n += partMass * mass end",
    ),
    "not in functions that are made inside": (
        "for i = 1, 9 do n += part.Mass t[i] = function() return part.Mass end end",
        "local mass = part.Mass for i = 1, 9 do n += mass t[i] = function() return part.Mass end end",
    ),
}

LEFT_ALONE = {
    "not in a loop": "n = part.Mass + part.Mass",
    "written itself": f"for i = 1, 9 do {BODY} part.Massless = true end",
    "written elsewhere": f"for i = 1, 9 do {BODY} u.Size = v end",
    "written by a key": f"for i = 1, 9 do {BODY} u[t] = v end",
    "counted up": f"for i = 1, 9 do {BODY} part.Transparency += 1 end",
    "written in a function that is called": f"local function h() part.Size = v end for i = 1, 9 do {BODY} h() end",
    "written two functions away": (
        f"local function g() part.Size = v end local function h() g() end for i = 1, 9 do {BODY} h() end"
    ),
    "a function that calls itself": f"local function h() if n < 9 then h() end end for i = 1, 9 do {BODY} h() end",
    "a function that is replaced": f"local function h() end h = u for i = 1, 9 do {BODY} h() end",
    "destroyed": f"for i = 1, 9 do {BODY} part:Destroy() end",
    "a child that is destroyed": "for i = 1, 9 do if part:FindFirstChild('A') then u:Destroy() end end",
    "an attribute that is set": "for i = 1, 9 do n += part:GetAttribute('A') part:SetAttribute('A', i) end",
    "a child that is made": "for i = 1, 9 do n = part:FindFirstChild('A') Instance.new('Part', part) end",
    "while it waits": f"for i = 1, 9 do {BODY} task.wait() end",
    "while a coroutine yields": f"for i = 1, 9 do {BODY} coroutine.yield() end",
    "while an event is awaited": f"for i = 1, 9 do {BODY} part.Touched:Wait() end",
    "while an event is fired": f"local e = Instance.new('BindableEvent') for i = 1, 9 do {BODY} e:Fire() end",
    "while the unknown is called": f"for i = 1, 9 do {BODY} f() end",
    "while a callback is called": f"for i = 1, 9 do {BODY} pcall(f) end",
    "while a sort compares": f"for i = 1, 9 do {BODY} table.sort(t, f) end",
    "while a text is replaced by a function": f"for i = 1, 9 do {BODY} string.gsub('a', 'a', f) end",
    "while something is printed, which others hear": f"for i = 1, 9 do {BODY} print(i) end",
    "while a metamethod adds": f"for i = 1, 9 do {BODY} n += u end",
    "while a metamethod joins": f"for i = 1, 9 do {BODY} t[i] = u .. 'x' end",
    "while a metamethod compares": f"for i = 1, 9 do {BODY} t[i] = u == w end",
    "while a metamethod measures": f"for i = 1, 9 do {BODY} t[i] = #u end",
    "while a metamethod looks up": f"for i = 1, 9 do {BODY} t[i] = u.x end",
    "while a metamethod stores": f"for i = 1, 9 do {BODY} u.x = i end",
    "while a metamethod says what it is": f"for i = 1, 9 do {BODY} t[i] = tostring(u) end",
    "while a metamethod is put into a text": f"for i = 1, 9 do {BODY} t[i] = `{{u}}` end",
    "while a table with a metatable is read": (
        f"local w = setmetatable({{}}, {{ __index = f }}) for i = 1, 9 do {BODY} t[i] = w.x end"
    ),
    "while a list that got a metatable is read": (
        f"local w = part:GetChildren() setmetatable(w, m) for i = 1, 9 do {BODY} t[i] = w[1] end"
    ),
    "while attributes that got a metatable are read": (
        f"local w = part:GetAttributes() setmetatable(w, m) for i = 1, 9 do {BODY} t[i] = w.x end"
    ),
    "while an iterator of the unknown is called": f"for k in u do {BODY} end",
    "while a list that got a metatable is gone through": (
        f"local w = part:GetChildren() setmetatable(w, m) for k in w do {BODY} end"
    ),
    "in the header an unknown call": f"for i = 1, f() do {BODY} end",
    "what has another value each round": "for i = 1, 9 do local p = Instance.new('Part') n += p.Mass end",
    "a variable that is assigned": f"local q = part for i = 1, 9 do n += q.Mass q = part end {BODY}",
    "a variable that is assigned, though used before": (
        "local q = part t[1] = q.Mass for i = 1, 9 do n += q.Mass q = nil end"
    ),
    "a variable that is assigned anywhere": "local q = part q = part for i = 1, 9 do n += q.Mass end",
    "what may be nil": "local q = part:FindFirstChild('A') for i = 1, 9 do t[i] = q.Name end",
    "what may be nil, after a timeout": "local q = part:WaitForChild('A', 1) for i = 1, 9 do t[i] = q.Name end",
    "what may be nil, used before only under a condition": (
        "local q = part:FindFirstChild('A') if n then t[1] = q.Name end for i = 1, 9 do t[i] = q.Name end"
    ),
    "what may be nil, used before only in a loop": (
        "local q = part:FindFirstChild('A') for i = 1, n do t[1] = q.Name end while n do t[2] = q.Name end"
    ),
    "what may be nil, used before only in a function": (
        "local q = part:FindFirstChild('A') function h() t[1] = q.Name end for i = 1, 9 do t[i] = q.Name end"
    ),
    "what may be nil, used afterwards": (
        "local q = part:FindFirstChild('A') for i = 1, 9 do t[i] = q.Name end t[1] = q.Name"
    ),
    "an annotation's word": "local function h(q: BasePart) for i = 1, 9 do n += q.Mass end end",
    "a cast's word": "local q = u :: BasePart f(q.Name) for i = 1, 9 do n += q.Mass end",
    "a table with such a field": "local q = { Mass = 1 } for i = 1, 9 do n += q.Mass end",
    "of an element of a list": (
        "local l = part:GetChildren() l[1] = u for _, c in l do for i = 1, 9 do n += c.Name end end"
    ),
    "a property that is not known": "for i = 1, 9 do n += part.Foo end",
    "a property of another class": "for i = 1, 9 do n += part.Health end",
    "a property that moves by itself": "for i = 1, 9 do n += workspace.DistributedGameTime end",
    "a new object that is kept": "for i = 1, 9 do t[i] = part.CFrame end",
    "a new object that is a key": "for i = 1, 9 do t[part.Color] = i end",
    "a new object that may be kept": "for i = 1, 9 do t[i] = part:GetAttribute('A') or i end",
    "a new object whose identity is asked for": "for i = 1, 9 do t[i] = rawequal(part.CFrame, v) end",
    "the name of the child is computed": "for i = 1, 9 do t[i] = part:FindFirstChild('A' .. i) end",
    "of the children of children": "for i = 1, 9 do t[i] = part:FindFirstChild('A', true) end",
    "a call that waits": "for i = 1, 9 do t[i] = part:WaitForChild('A') end",
    "a method that is not known": "for i = 1, 9 do t[i] = part:GetFoo('A') end",
    "only under a condition": "for i = 1, 9 do if t[i] then n += part.Mass end end",
    "only after a way out": "for i = 1, 9 do if t[i] then break end n += part.Mass end",
    "only after a return": "for i = 1, 9 do if t[i] then return end n += part.Mass end",
    "only after a continue": "for i = 1, 9 do if t[i] then continue end n += part.Mass end",
    "only behind and": "for i = 1, 9 do t[i] = t[1] and part.Mass end",
    "in the bounds of a loop": "for i = 1, part.Mass do t[i] = 1 end",
    "in a function in a loop": "for i = 1, 9 do t[i] = function() return part.Mass end end",
    "a workspace of the script's own": "local workspace = u for i = 1, 9 do n += workspace.Gravity end",
    "an Instance of the script's own": "local Instance = u local q = Instance.new('Part') while n do n = q.Mass end",
    "a comment inside": "for i = 1, 9 do n += part --[[ the part ]].Mass end",
    "over two lines": "for i = 1, 9 do n += part\n.Mass end",
    "on the second line of an operation": "for i = 1, 9 do n = i +\npart.Mass end",
    "no name is free": "for i = 1, 9 do local mass, partMass, massRead = 1, 2, 3 n += part.Mass end",
    "the environment is touched": f"setfenv(1, u) for i = 1, 9 do {BODY} end",
    "weak tables": f"local w = {{ __mode = 'k' }} for i = 1, 9 do {BODY} end",
    "in parallel": f"task.desynchronize() for i = 1, 9 do {BODY} end",
}

HANDLERS = {
    "who joined": (
        "Players.PlayerAdded:Connect(function(p) for i = 1, 9 do t[i] = p.Name end end)",
        "Players.PlayerAdded:Connect(function(p) local name = p.Name for i = 1, 9 do t[i] = name end end)",
    ),
    "who joined, by a function with a name": (
        "local function h(p) for i = 1, 9 do t[i] = p.Name end end Players.PlayerAdded:Connect(h) "
        "for _, p in Players:GetPlayers() do h(p) end",
        "local function h(p) local name = p.Name for i = 1, 9 do t[i] = name end end Players.PlayerAdded:Connect(h) "
        "for _, p in Players:GetPlayers() do h(p) end",
    ),
    "a function with a name that is also called with nothing": (
        "local function h(p) for i = 1, 9 do t[i] = p.Name end end Players.PlayerAdded:Connect(h) h()",
        None,
    ),
    "a function with a name that is also called with nil": (
        "local function h(p) for i = 1, 9 do t[i] = p.Name end end Players.PlayerAdded:Connect(h) h(nil)",
        None,
    ),
    "a function with a name that is also handed on": (
        "local function h(p) for i = 1, 9 do t[i] = p.Name end end Players.PlayerAdded:Connect(h) u(h)",
        None,
    ),
    "a function with a name that may be found": (
        "local function h(p) for i = 1, 9 do t[i] = p.Name end end Players.PlayerAdded:Connect(h) debug.info(1, 'f')",
        None,
    ),
    "a function that calls itself": (
        "local function h(p) for i = 1, 9 do t[i] = p.Name end h(p) end Players.PlayerAdded:Connect(h)",
        None,
    ),
    "a function that another event calls too": (
        "local function h(p) for i = 1, 9 do t[i] = p.Name end end Players.PlayerAdded:Connect(h) "
        "Players.AncestryChanged:Connect(h)",
        None,
    ),
    "each who is there": (
        "for _, p in Players:GetPlayers() do for i = 1, 9 do t[i] = p.UserId end end",
        "for _, p in Players:GetPlayers() do local userId = p.UserId for i = 1, 9 do t[i] = userId end end",
    ),
    "what may be nil": (
        "workspace.AncestryChanged:Connect(function(c, p) for i = 1, 9 do t[i] = p.Name end end)",
        None,
    ),
    "a signal of the script's own": (
        "local s = { PlayerAdded = u } s.PlayerAdded:Connect(function(p) for i = 1, 9 do t[i] = p.Name end end)",
        None,
    ),
    "a parameter that is assigned": (
        "Players.PlayerAdded:Connect(function(p) for i = 1, 9 do t[i] = p.Name end p = u end)",
        None,
    ),
    "one who may not be there": (
        "local me = Players.LocalPlayer for i = 1, 9 do t[i] = me.Name end",
        None,
    ),
    "one who has to be there": (
        "local me = Players.LocalPlayer local c = me.Character for i = 1, 9 do t[i] = me.Name end",
        "local me = Players.LocalPlayer local c = me.Character local name = me.Name for i = 1, 9 do t[i] = name end",
    ),
    "what is there or comes": (
        "Players.PlayerAdded:Connect(function(p) local c = p.Character or p.CharacterAdded:Wait() "
        "for i = 1, 9 do t[i] = c.PrimaryPart end end)",
        "Players.PlayerAdded:Connect(function(p) local c = p.Character or p.CharacterAdded:Wait() "
        "local primaryPart = c.PrimaryPart for i = 1, 9 do t[i] = primaryPart end end)",
    ),
}

RUNS = (
    'local part = Instance.new("Part")\npart.Size = Vector3.new(2, 3, 4)\npart:SetAttribute("Speed", 5)\n'
    'local total = 0\nfor i = 1, 200 do\n\ttotal += part.Size.X * i + part:GetAttribute("Speed")\nend\nprint(total)\n'
)


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str) -> None:
    assert rewritten(KNOWN + before, RULE) == KNOWN + after
    assert set(tiers(KNOWN + before, RULE)) == {"B"}


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(KNOWN + source, RULE) == KNOWN + source


@pytest.mark.parametrize(("before", "after"), HANDLERS.values(), ids=HANDLERS)
def test_what_others_give(before: str, after: str | None) -> None:
    assert rewritten(HEARD + before, RULE) == HEARD + (after or before)


def test_applied_after_a_run() -> None:
    report = compared(RUNS)
    assert applied(report).count(RULE) == 2
    assert "\ttotal += size.X * i + speed\n" in code(report)
    assert printed(code(report)) == printed(RUNS)
    assert code(compared(code(report))) == code(report)


class TestTheRunWouldRefuse:
    """Edits that no rule proposes: what is read of the stand-ins must show that they are wrong."""

    def same(self, before: str, after: str) -> bool | None:
        return PluauMachine().compare(before, after, lambda line: line).equivalent

    @pytest.mark.parametrize(
        ("setting", "read", "change"),
        [
            ("part.Transparency = 0", "part.Transparency", "part.Transparency += 1"),
            ("part.Position = Vector3.zero", "part.Position.X", "part.Position = Vector3.new(n, 0, 0)"),
            ("part.Name = 'a'", "part.Name", "part.Name = part.Name .. 'b'"),
            ("part:SetAttribute('A', 0)", "part:GetAttribute('A')", "part:SetAttribute('A', n)"),
            ("local c = Instance.new('Part') c.Name = 'A' c.Parent = part", "part:FindFirstChild('A')", "c:Destroy()"),
        ],
    )
    def test_a_read_before_a_write(self, setting: str, read: str, change: str) -> None:
        start = f"local part = Instance.new('Part') {setting} local n = 0 "
        before = f"{start} for i = 1, 3 do print({read}) n += 1 {change} end"
        after = f"{start} local one = {read} for i = 1, 3 do print(one) n += 1 {change} end"
        assert self.same(before, after) is False

    def test_not_reads_that_change_nothing(self) -> None:
        start = "local part = Instance.new('Part') "
        before = f"{start} for i = 1, 3 do print(part:FindFirstChild('A'), part:IsA('Part')) end"
        after = f"{start} local a, b = part:FindFirstChild('A'), part:IsA('Part') for i = 1, 3 do print(a, b) end"
        assert self.same(before, after) is True
