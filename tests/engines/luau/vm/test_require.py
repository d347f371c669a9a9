"""`require` over the modules of a project, in the real VM."""

import gc
import weakref

import pytest

from server.engines.luau.vm.measure import measure
from server.engines.luau.vm.modules import Modules, said_of
from server.engines.luau.vm.session import Ending, Limits, Session
from tests.engines.luau.projects import PLUAU, SHARED, STUBS, error_of, printed, project, run
from tests.engines.luau.running import SMALL

S = 'local S = game:GetService("ReplicatedStorage").Shared '
FAILED = "Requested module experienced an error while loading"


class TestFinding:
    @pytest.mark.parametrize(
        "way",
        [
            'game:GetService("ReplicatedStorage").Shared.Prices',
            "game.ReplicatedStorage.Shared.Prices",
            'game.ReplicatedStorage:WaitForChild("Shared"):WaitForChild("Prices")',
            'game.ReplicatedStorage:FindFirstChild("Prices", true)',
            "script.Parent.Parent.ReplicatedStorage.Shared.Prices",
            'require(game.ReplicatedStorage.Shared.Cart) and "@game/ReplicatedStorage/Shared/Prices"',
            '"../ReplicatedStorage/Shared/Prices"',
        ],
    )
    def test_each_way_leads_to_the_same_module(self, way: str) -> None:
        again = "require(game.ReplicatedStorage.Shared.Prices)"
        assert printed(f"local found = require({way}) print(found.sword, found == {again})") == ["40 true"]

    @pytest.mark.parametrize("way", ["script.Parent.Near", '"./Near"', 'script.Parent["Near"]', '"@self/../Near"'])
    def test_a_sibling(self, way: str) -> None:
        around = project({"ServerScriptService/Near": "return 'near'", "ServerScriptService/Main/Below": "return 1"})
        assert printed(f"print(require({way}), script.Name, script.ClassName)", around) == ["near Main Script"]

    def test_a_child_by_self(self) -> None:
        around = project(
            {
                "ServerScriptService/Main/Below": "return require('../Main/Other')",
                "ServerScriptService/Main/Other": "return 'o'",
            }
        )
        assert printed('print(require("@self/Below"), require(script.Below))', around) == ["o o"]

    def test_children_keep_their_order(self) -> None:
        around = project({"ReplicatedStorage/B": "return 1", "ReplicatedStorage/A": "return 1"})
        assert printed("for _, c in game.ReplicatedStorage:GetChildren() do print(c.Name) end", around) == ["B", "A"]

    def test_the_tree_is_the_same_elsewhere(self) -> None:
        source = S + "for _, c in S:GetDescendants() do print(c:GetFullName(), c.ClassName) end"
        here, there = run(source), run(source, elsewhere=True)
        texts = [[effect.text for effect in each.effects if effect.kind == "print"] for each in (here, there)]
        assert texts[0] == texts[1]
        assert "ReplicatedStorage.Shared.Cart.Tax ModuleScript" in texts[0]


class TestLoading:
    def test_a_module_runs_once(self) -> None:
        assert printed(S + "print(require(S.Money) == require(S.Money), require(S.Money).format(3))") == [
            "true 3 coins, load 1"
        ]

    def test_a_module_requires_others_by_its_own_script(self) -> None:
        assert printed(S + 'print(require(S.Cart).total("sword"))') == ["50"]

    def test_globals_are_each_scripts_own(self) -> None:
        around = project({"ReplicatedStorage/M": "local seen = Word Word = 'module' table = nil return { seen, Word }"})
        source = "Word = 'main' local m = require(game.ReplicatedStorage.M) print(m[1], m[2], Word, table.concat({1}))"
        assert printed(source, around) == ["nil module main 1"]

    def test_a_global_that_is_a_table_is_not_seen_either(self) -> None:
        around = project({"ReplicatedStorage/M": "return { Config and Config.speed }"})
        assert printed("Config = { speed = 3 } print(#require(game.ReplicatedStorage.M))", around) == ["0"]

    def test_a_global_of_all_is_seen_also_where_the_module_writes_it(self) -> None:
        around = project({"ReplicatedStorage/M": "print = print or 'lost' return type(print)"})
        assert printed("print(require(game.ReplicatedStorage.M))", around) == ["function"]

    def test_what_a_module_reads_of_the_world_is_read_when_it_runs(self) -> None:
        around = project({"ReplicatedStorage/M": "return function() return workspace.Gravity end"})
        source = "local f = require(game.ReplicatedStorage.M) workspace.Gravity = 5 print(f())"
        assert printed(source, around) == ["5"]

    def test_the_shared_tables_are_common(self) -> None:
        around = project({"ReplicatedStorage/M": "_G.word = 'set' return shared.given"})
        assert printed("shared.given = 4 print(require(game.ReplicatedStorage.M), _G.word)", around) == ["4 set"]

    def test_script_is_the_modules_own_also_after_a_call_from_outside(self) -> None:
        around = project({"ReplicatedStorage/M": "return { name = function() return script.Name end }"})
        assert printed("print(require(game.ReplicatedStorage.M).name(), script.Name)", around) == ["M Main"]

    def test_the_caller_waits_for_a_module_that_waits(self) -> None:
        source = S + "local before = time() print(require(S.Slow).at, time() - before > 1.9)"
        assert printed(source) == ["slow is there", "2 true"]

    def test_two_threads_wait_for_one_load(self) -> None:
        source = S + "task.spawn(function() print('first', require(S.Slow).at) end) print('second', require(S.Slow).at)"
        assert sorted(printed(source)) == ["first 2", "second 2", "slow is there"]

    def test_a_copy_is_a_module_of_its_own(self) -> None:
        assert printed(
            S + "print(require(S.Money:Clone()) == require(S.Money), require(S.Money:Clone()).format(1))"
        ) == ["false 1 coins, load 1"]

    def test_nil_is_a_value(self) -> None:
        assert printed("print(require(game.ReplicatedStorage.M))", project({"ReplicatedStorage/M": "return nil"})) == [
            "nil"
        ]

    def test_a_quiet_run_does_the_same(self) -> None:
        done = run(S + 'return require(S.Cart).total("sword")', quiet=True)
        assert done.ending == Ending.ENDED
        assert not done.effects

    def test_the_byte_order_mark_of_a_module_is_no_part_of_it(self) -> None:
        around = project({"ReplicatedStorage/M": "\ufeffreturn 'é'"})
        assert printed("print(require(game.ReplicatedStorage.M))", around) == ["é"]


class TestErrors:
    @pytest.mark.parametrize(
        ("called", "text"),
        [
            ("S.Broken", FAILED),
            ("S.Chicken", FAILED),
            ("S.Pair", "Module code did not return exactly one value"),
            ("S.Empty", "Module code did not return exactly one value"),
            ("S", "Attempted to call require with invalid argument(s)."),
            ("nil", "Attempted to call require with invalid argument(s)."),
            ("{}", "Attempted to call require with invalid argument(s)."),
            ("script", "Attempted to call require with invalid argument(s)."),
            ("'Prices'", "require path must start with a valid prefix: ./, ../, or @"),
            ("'./Nowhere'", 'require("./Nowhere") is not available outside Roblox'),
            ("'@pkg/x'", 'require("@pkg/x") is not available outside Roblox'),
            ("'./../../../../../x'", 'require("./../../../../../x") is not available outside Roblox'),
            ("123", "require(123) is not available outside Roblox"),
            ("Instance.new('ModuleScript')", "require(ModuleScript) is not available outside Roblox"),
        ],
    )
    def test_the_text_and_its_line(self, called: str, text: str) -> None:
        assert error_of(f"{S}\nlocal x = require({called})") == f"script:2: {text}".replace('"', '\\"')

    def test_the_modules_own_error_is_told_with_its_place(self) -> None:
        effects = run(S + "return require(S.Broken)").effects
        told = next(effect for effect in effects if effect.kind == "module error")
        assert "ReplicatedStorage.Shared.Broken:2: attempt to index nil" in told.text

    def test_a_circle_is_an_error_where_it_closes(self) -> None:
        effects = run(S + "return pcall(require, S.Chicken)").effects
        told = [effect.text for effect in effects if effect.kind == "module error"]
        assert "Egg:1: Requested module was required recursively" in told[0]
        assert f"Chicken:1: {FAILED}" in told[1]

    def test_a_module_that_requires_itself(self) -> None:
        around = project({"ReplicatedStorage/M": "return require(script)"})
        told = [e.text for e in run("require(game.ReplicatedStorage.M)", around).effects if e.kind == "module error"]
        assert "required recursively" in told[0]

    def test_a_circle_of_modules_that_wait(self) -> None:
        around = project(
            {
                "ReplicatedStorage/A": "task.wait() return require(script.Parent.B)",
                "ReplicatedStorage/B": "task.wait() return require(script.Parent.A)",
            }
        )
        assert FAILED in error_of("require(game.ReplicatedStorage.A)", around)

    def test_a_failed_module_stays_failed_and_does_not_run_again(self) -> None:
        around = project({"ReplicatedStorage/M": "print('runs') error('no')"})
        source = "for _ = 1, 2 do print(pcall(require, game.ReplicatedStorage.M)) end"
        assert printed(source, around) == ["runs", f"false script:1: {FAILED}", f"false script:1: {FAILED}"]

    def test_an_error_after_a_wait_reaches_those_who_wait(self) -> None:
        around = project({"ReplicatedStorage/M": "task.wait(1) error('late')"})
        assert error_of("require(game.ReplicatedStorage.M)", around) == f"script:1: {FAILED}"

    def test_a_module_that_this_luau_cannot_read(self) -> None:
        done = run(S + "return require(S.Newer)")
        missing = [effect.text for effect in done.effects if effect.kind == "missing"]
        assert len(missing) == 1
        assert missing[0].startswith(
            f"require({SHARED.replace('/', '.')}.Newer), which the bundled Luau does not accept"
        )
        assert "line 2" in missing[0]

    def test_a_module_that_waits_for_ever(self) -> None:
        around = project({"ReplicatedStorage/M": "coroutine.yield() return 1"})
        assert run("return require(game.ReplicatedStorage.M)", around).ending == Ending.WAITING

    def test_a_chain_too_deep_for_the_stack_is_an_error_and_no_crash(self) -> None:
        modules = {f"ReplicatedStorage/M{n}": f"return require(script.Parent.M{n + 1})" for n in range(400)}
        modules["ReplicatedStorage/M400"] = "return 1"
        source, around = "return require(game.ReplicatedStorage.M0)", project(modules)
        assert FAILED in error_of(source, around)
        session = Session(PLUAU, STUBS, Limits(), modules=Modules(PLUAU, around))
        session.watch_overflows()
        done = session.run(source)
        assert done.overflowed
        assert not any("does not accept" in effect.text for effect in done.effects)

    @pytest.mark.parametrize(
        ("body", "ending"),
        [
            ("while true do end", Ending.TICKS),
            ("while true do print(string.rep('x', 1000)) end", Ending.OUTPUT),
            ("local t = {} while true do table.insert(t, string.rep('x', 100000) .. #t) end", Ending.MEMORY),
        ],
    )
    def test_the_limits_hold_in_modules(self, body: str, ending: Ending) -> None:
        around = project({"ReplicatedStorage/M": f"{body} return 1"})
        for called in ("require(game.ReplicatedStorage.M)", "pcall(require, game.ReplicatedStorage.M)"):
            assert run(f"{called} return 1", around).ending == ending

    def test_a_comparator_that_waits_is_an_error(self) -> None:
        around = project(
            {"ReplicatedStorage/M": "local t = { 2, 1 } table.sort(t, function() task.wait() return true end) return t"}
        )
        effects = run("return require(game.ReplicatedStorage.M)", around).effects
        assert any("attempt to yield across" in effect.text for effect in effects if effect.kind == "module error")


class TestTheScriptAsAModule:
    AROUND = {"ServerScriptService/User": "local ok, why = pcall(require, script.Parent.Main) return { ok, why }"}

    def test_a_module_that_requires_the_script_back(self) -> None:
        around = project(self.AROUND, kind="ModuleScript")
        source = "local user = require(script.Parent.User) print(user[1], user[2]) return {}"
        expected = "false ServerScriptService.User:1: Requested module was required recursively"
        assert printed(source, around) == [expected]

    def test_the_script_requires_itself(self) -> None:
        assert "required recursively" in error_of("return require(script)", project(self.AROUND, kind="ModuleScript"))

    def test_a_module_that_requires_it_when_it_is_over_gets_its_value(self) -> None:
        around = project({"ServerScriptService/Later": "return require(script.Parent.Main)"}, kind="ModuleScript")
        source = "task.delay(1, function() print(require(script.Parent.Later).own) end) return { own = 'value' }"
        assert [effect.text for effect in run(source, around).effects if effect.kind == "print"] == ["value"]


class TestNames:
    def test_lines_of_a_module_are_not_taken_for_the_scripts(self) -> None:
        around = project({"ReplicatedStorage/script": "error('here')", "ReplicatedStorage/script:1": "error('x')"})
        for name in ("script", "script:1"):
            effects = run(f'require(game.ReplicatedStorage["{name}"])', around).effects
            told = next(effect.text for effect in effects if effect.kind == "module error")
            assert "script:" not in told

    def test_names_of_any_kind(self) -> None:
        name = "Ä .x/(y) \\\"' 字"
        around = project({"ReplicatedStorage/" + name.replace("/", "|"): "return script.Name"})
        quoted = name.replace("/", "|").replace("\\", "\\\\").replace('"', '\\"')
        assert printed(f'print(require(game.ReplicatedStorage["{quoted}"]))', around) == [name.replace("/", "|")]

    def test_a_long_name_that_is_cut_within_a_letter(self) -> None:
        path = "/".join(["ReplicatedStorage", *["é" * 99] * 4])
        around = project({path: "return script.Name", f"{path}/x": "error('here')"})
        source = "local at = game.ReplicatedStorage for _ = 1, 4 do at = at:GetChildren()[1] end "
        assert printed(source + "print(require(at) == at.Name, pcall(require, at.x))", around) == [
            f"true false script:1: {FAILED}"
        ]

    def test_a_name_that_a_script_gives_is_bytes(self) -> None:
        around = project({"ReplicatedStorage/M": "return require('./N')", "ReplicatedStorage/N": "return 'found'"})
        source = "local m = game.ReplicatedStorage.M m.Name = '\\xff\\0\\n script:1' print(require(m))"
        assert printed(source, around) == ["found"]

    def test_two_modules_with_one_name_are_kept_apart(self) -> None:
        later = "return function() return require('@self/In') end"
        around = project(
            {
                "ReplicatedStorage/A.B": later,
                "ReplicatedStorage/A.B/In": "return 'dot'",
                "ReplicatedStorage/A/B": later,
                "ReplicatedStorage/A/B/In": "return 'child'",
            }
        )
        both = 'local R = game.ReplicatedStorage local a, b = require(R["A.B"]), require(R.A.B) '
        assert printed(both + "print(a(), b())", around) == ["dot child"]


class TestSaid:
    def test_what_was_loaded_and_what_was_not(self) -> None:
        done = run(S + "require(S.Cart) pcall(require, S.Broken) require(7)")
        loaded, failed, missing = said_of(done.effects)
        assert loaded.startswith("4 modules of the project were loaded by require: ReplicatedStorage.Shared.Cart, ")
        assert failed.startswith("A module of the project stopped with an error: ReplicatedStorage.Shared.Broken:2: ")
        assert missing == "Not answered with the files at hand: require(7)."

    def test_one(self) -> None:
        text = "1 module of the project was loaded by require: ReplicatedStorage.Shared.Prices."
        assert said_of(run(S + "require(S.Prices)").effects) == [text]

    def test_a_module_that_is_not_there(self) -> None:
        source = "local x = 1\nlocal m = require(game.ReplicatedStorage.Shared.Nowhere)"
        text = "The require in line 2 was not answered: the project has no Folder.Nowhere."
        assert said_of(run(source).effects, source) == [text]

    def test_a_line_without_require_says_nothing_of_it(self) -> None:
        source = "local x = game.ReplicatedStorage.Shared.Nowhere"
        assert said_of(run(source).effects, source) == []

    def test_none(self) -> None:
        assert said_of(run("print(1)").effects) == []


class TestOverflows:
    def test_one_inside_a_module_is_seen(self) -> None:
        around = project({"ReplicatedStorage/M": "local function f() return 1 + f() end return f()"})
        for called, seen in (("pcall(require, game.ReplicatedStorage.M)", True), ("pcall(error)", False)):
            session = Session(PLUAU, STUBS, Limits(), modules=Modules(PLUAU, around))
            session.watch_overflows()
            assert session.run(f"{called} return 1").overflowed is seen


class TestMemory:
    def test_a_vm_goes_when_its_session_goes(self) -> None:
        session = Session(PLUAU, STUBS, SMALL, modules=Modules(PLUAU, project()))
        session.run(S + "return require(S.Cart)")
        gone = weakref.ref(session)
        gc.disable()
        try:
            del session
            assert gone() is None
        finally:
            gc.enable()


class TestMeasuring:
    def test_a_script_is_timed_with_its_modules(self) -> None:
        modules = Modules(PLUAU, project())
        work = S + "local Cart = require(S.Cart) local t = 0 for _ = 1, 20000 do t += Cart.total('sword') end return t"

        def session(*, quiet: bool) -> Session:
            return Session(PLUAU, STUBS, Limits(), quiet=quiet, modules=modules)

        found = measure(
            work,
            work,
            5,
            30.0,
            check=lambda source: session(quiet=False).run(source),
            session=lambda: session(quiet=True),
            opt_level=2,
        )
        assert not isinstance(found, str), found
        assert found.runs == 5
        assert found.ticks_before == found.ticks_after > 20_000
