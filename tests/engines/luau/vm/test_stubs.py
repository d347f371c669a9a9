"""The Roblox stand-ins, seen through the effect log."""

import pytest

from server.engines.luau.vm.pluau_loader import load_pluau
from server.engines.luau.vm.session import Ending, Limits, Run, Session
from server.engines.luau.vm.stubs import LOAD_ORDER, StubChunk, compile_stubs
from server.engines.resources import resource_folder

PLUAU = load_pluau()


@pytest.fixture(scope="module")
def stubs() -> tuple[StubChunk, ...]:
    return compile_stubs(PLUAU)


class Printed:
    """Runs a script and returns what it printed."""

    def __init__(self, stubs: tuple[StubChunk, ...]) -> None:
        self.stubs = stubs

    def run(self, source: str) -> Run:
        return Session(PLUAU, self.stubs, Limits()).run(source)

    def __call__(self, source: str) -> list[str]:
        run = self.run(source)
        assert run.ending is Ending.ENDED, run.effects
        return [effect.text for effect in run.effects if effect.kind == "print"]


@pytest.fixture
def printed(stubs: tuple[StubChunk, ...]) -> Printed:
    return Printed(stubs)


class TestResources:
    def test_every_stub_file_is_loaded(self) -> None:
        assert {path.stem for path in resource_folder("luau").glob("*.luau")} == set(LOAD_ORDER)


class TestTask:
    def test_threads_run_in_the_order_of_the_engine(self, printed: Printed) -> None:
        source = """
            task.defer(print, "deferred")
            task.delay(1, print, "delayed")
            task.spawn(print, "spawned")
            local never = task.delay(0.5, print, "cancelled")
            task.cancel(never)
            assert(coroutine.status(never) == "dead")
            print("main")
            print(task.wait(2) >= 2)
        """
        assert printed(source) == ["spawned", "main", "deferred", "delayed", "true"]

    def test_a_wait_inside_a_protected_call_and_a_coroutine(self, printed: Printed) -> None:
        source = (
            "print(pcall(function() return (wait(1)) end)) coroutine.wrap(function() task.wait(1) print('in') end)()"
        )
        assert printed(source) == ["true 1", "in"]

    def test_a_loop_that_watches_the_clock_ends(self, printed: Printed) -> None:
        assert printed("local t = os.clock() while os.clock() - t < 0.5 do end print('done')") == ["done"]


class TestSignal:
    MODULE = """
        local Signal = {}
        Signal.__index = Signal
        function Signal.new() return setmetatable({handlers = {}}, Signal) end
        function Signal:Connect(handler)
            table.insert(self.handlers, handler)
            return { Disconnect = function()
                table.remove(self.handlers, table.find(self.handlers, handler))
            end }
        end
        function Signal:Fire(...)
            for _, handler in self.handlers do task.spawn(handler, ...) end
        end
    """

    def test_a_signal_module_in_plain_luau(self, printed: Printed) -> None:
        source = f"""{self.MODULE}
            local signal = Signal.new()
            local connection = signal:Connect(function(x) print("got", x) task.wait(0.5) print("later", x) end)
            signal:Fire(1)
            connection.Disconnect()
            signal:Fire(2)
        """
        assert printed(source) == ["got 1", "later 1"]

    def test_connect_once_wait_and_disconnect(self, printed: Printed) -> None:
        source = """
            local event = Instance.new("BindableEvent")
            local connection = event.Event:Connect(function(x) print("each", x) end)
            event.Event:Once(function(x) print("once", x) end)
            task.spawn(function() print("waited", event.Event:Wait()) end)
            event:Fire(1)
            event:Fire(2)
            connection:Disconnect()
            event:Fire(3)
            print(connection.Connected)
        """
        assert printed(source) == ["once 1", "each 1", "waited 1", "each 2", "false"]

    def test_frames_come_while_something_listens(self, printed: Printed) -> None:
        source = """
            local count = 0
            local connection
            connection = game:GetService("RunService").Heartbeat:Connect(function(delta)
                count += 1
                if count == 3 then connection:Disconnect() print(count, delta > 0) end
            end)
        """
        assert printed(source) == ["3 true"]


class TestInstance:
    def test_the_tree(self, printed: Printed) -> None:
        source = """
            local model = Instance.new("Model", workspace)
            local part = Instance.new("Part")
            part.Name, part.Parent = "Blade", model
            print(part:IsA("BasePart"), part:IsA("Model"), typeof(part), type(part), tostring(part))
            print(model.Blade == part, model:FindFirstChild("None"), workspace:FindFirstChild("Blade", true) == part)
            print(#model:GetChildren(), #workspace:GetDescendants(), part:GetFullName(), part:IsDescendantOf(game))
            print(model:FindFirstChildWhichIsA("BasePart") == part, part:FindFirstAncestorOfClass("Model") == model)
        """
        assert printed(source) == [
            "true false Instance userdata Blade",
            "true nil true",
            "1 2 Workspace.Model.Blade true",
            "true true",
        ]

    def test_cloning_and_destroying(self, printed: Printed) -> None:
        source = """
            local folder = Instance.new("Folder")
            local value = Instance.new("IntValue", folder)
            value.Value = 4
            local copy = folder:Clone()
            copy.IntValue.Value = 5
            print(value.Value, copy:FindFirstChildOfClass("IntValue").Value, copy.Parent)
            folder:Destroy()
            print(value.Parent, #folder:GetChildren(), pcall(function() folder.Parent = workspace end))
        """
        first, second = printed(source)
        assert first == "4 5 nil"
        assert second == "nil 0 false script:9: The Parent property of Folder is locked"

    def test_changes_are_told(self, printed: Printed) -> None:
        source = """
            local part = Instance.new("Part")
            part:GetPropertyChangedSignal("Transparency"):Connect(function() print("now", part.Transparency) end)
            part:GetAttributeChangedSignal("Team"):Connect(function() print("team", part:GetAttribute("Team")) end)
            workspace.ChildAdded:Connect(function(child) print("child", child) end)
            part.Transparency = 1
            part:SetAttribute("Team", "red")
            part.Parent = workspace
        """
        assert printed(source) == ["now 1", "team red", "child Part"]

    def test_waiting_for_a_child_that_comes(self, printed: Printed) -> None:
        source = """
            task.delay(1, function() Instance.new("Part", workspace) end)
            print(workspace:WaitForChild("Part"))
        """
        assert printed(source) == ["Part"]

    def test_every_call_and_write_is_recorded_in_order(self, printed: Printed) -> None:
        run = printed.run(
            "local part = Instance.new('Part') part.Anchored = true part.Touched:Connect(print) part:Destroy()"
        )
        assert [(effect.kind, effect.text.split("#")[0]) for effect in run.effects] == [
            ("call", 'Instance.new("Part", nil)'),
            ("set", "Part"),
            ("connect", "Part"),
            ("call", "Part"),
            ("return", "()"),
        ]

    def test_what_only_looks_is_no_effect(self, printed: Printed) -> None:
        looks = ("FindFirstChild('A')", "FindFirstChildOfClass('A')", "IsA('A')", "GetAttribute('A')")
        calls = " ".join(f"script:{look}" for look in looks)
        run = printed.run(f"{calls} game:GetService('Debris') local name = script.Name")
        assert [effect.kind for effect in run.effects] == ["return"]

    def test_a_service_that_is_made_is_an_effect(self, printed: Printed) -> None:
        run = printed.run("game:GetService('Nonsense') game:GetService('Nonsense')")
        assert [effect.kind for effect in run.effects] == ["call", "return"]

    @pytest.mark.parametrize(
        ("source", "name"),
        [
            ("print(workspace.NoSuchThing)", "Workspace.NoSuchThing"),
            ("Instance.new('Nonsense')", 'Instance.new("Nonsense")'),
            ("require(script.Parent)", "require(ServerScriptService)"),
            ("workspace:WaitForChild('Never')", 'Workspace:WaitForChild("Never")'),
            ("loadstring('return 1')", "loadstring"),
        ],
    )
    def test_what_has_no_stand_in_stops_the_script_and_is_named(self, printed: Printed, source: str, name: str) -> None:
        run = printed.run(f"\n{source}")
        assert run.ending is Ending.FAILED
        assert [effect.text for effect in run.effects if effect.kind == "missing"] == [name]
        assert any(effect.kind == "error" and "script:2: " in effect.text for effect in run.effects)


class TestValues:
    @pytest.mark.parametrize(
        ("expression", "text"),
        [
            ("Vector3.new(1, 2, 2).Magnitude, typeof(Vector3.zero), type(Vector3.zero)", "3 Vector3 vector"),
            ("Vector3.new(1, 2, 3) * 2 + Vector3.one, Vector3.xAxis:Cross(Vector3.yAxis)", "3, 5, 7 0, 0, 1"),
            ("Vector2.new(3, 4).Magnitude, Vector2.new(1, 2) * 2", "5 2, 4, 4.47213595499958"),
            ("Color3.fromRGB(255, 0, 0) == Color3.new(1, 0, 0), Color3.fromHex('#00ff00'):ToHex()", "true 00ff00"),
            ("UDim2.fromScale(1, 0) + UDim2.fromOffset(0, 5), typeof(UDim2.new())", "1, 0, 0, 5 UDim2"),
            (
                "Enum.KeyCode.E, Enum.KeyCode.E == Enum.KeyCode.E, typeof(Enum.KeyCode.E)",
                "Enum.KeyCode.E true EnumItem",
            ),
            ("CFrame.new(1, 2, 3).Position, (CFrame.new(1, 2, 3) * CFrame.new(0, 0, 1)).Z", "1, 2, 3 4"),
            ("CFrame.lookAt(Vector3.zero, Vector3.new(0, 0, -5)).LookVector", "0, 0, -1"),
            ("(CFrame.new(5, 0, 0) * CFrame.Angles(0, math.pi, 0)):Inverse().X // 1", "5"),
            ("TweenInfo.new(2).Time, NumberRange.new(1).Max", "2 1"),
        ],
    )
    def test_values_behave_as_in_roblox(self, printed: Printed, expression: str, text: str) -> None:
        assert printed(f"print({expression})") == [text]

    def test_a_tween_reaches_its_goal(self, printed: Printed) -> None:
        source = """
            local part = Instance.new("Part")
            local tween = game:GetService("TweenService"):Create(part, TweenInfo.new(1), {Transparency = 1})
            tween.Completed:Connect(function(state) print(state, part.Transparency) end)
            tween:Play()
        """
        assert printed(source) == ["Enum.PlaybackState.Completed 1"]
