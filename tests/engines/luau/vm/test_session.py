"""One run in one VM: what it records, what stops it, and that it repeats itself."""

from dataclasses import replace

import pytest

from server.engines.luau.vm.pluau_loader import load_pluau
from server.engines.luau.vm.session import Ending, Limits, Run, Session
from server.engines.luau.vm.stubs import StubChunk, compile_stubs

PLUAU = load_pluau()
LIMITS = Limits(memory_bytes=32 * 1024 * 1024, ticks=200_000, wall_seconds=30.0, output_bytes=64 * 1024)


@pytest.fixture(scope="module")
def stubs() -> tuple[StubChunk, ...]:
    return compile_stubs(PLUAU)


class Runner:
    def __init__(self, stubs: tuple[StubChunk, ...]) -> None:
        self.stubs = stubs

    def __call__(self, source: str, limits: Limits = LIMITS, salt: int = 0) -> Run:
        session = Session(PLUAU, self.stubs, limits)
        session.perturb(salt)
        return session.run(source)

    def log(self, source: str) -> list[tuple[str, str]]:
        return [(effect.kind, effect.text) for effect in self(source).effects]


@pytest.fixture
def run(stubs: tuple[StubChunk, ...]) -> Runner:
    return Runner(stubs)


class TestSandbox:
    def test_library_calls_are_fast_calls_that_cost_no_tick(self, run: Runner) -> None:
        empty = run("for i = 1, 1000 do end").ticks
        library = run("for i = 1, 1000 do local x = math.floor(i) end").ticks
        unknown = run("local floor = if print then math.floor else nil for i = 1, 1000 do floor(i) end").ticks
        assert library == empty
        assert unknown >= empty + 1000

    def test_stubs_replace_what_they_override(self, run: Runner) -> None:
        assert run.log("print(os.clock() < 1, collectgarbage('count'))")[0] == ("print", "true 1024")

    def test_libraries_cannot_be_changed_by_the_script(self, run: Runner) -> None:
        assert run.log("string.rep = nil") == [("error", '("script:1: attempt to modify a readonly table")')]

    def test_shared_tables_can_be_written_and_are_part_of_the_log(self, run: Runner) -> None:
        assert run.log("_G.round = 3 shared.list = {1}") == [
            ("shared", '_G(table#1{["round"]=3})'),
            ("shared", 'shared(table#1{["list"]=table#2{[1]=1}})'),
            ("return", "()"),
        ]

    def test_a_property_is_read_anew_each_time(self, run: Runner) -> None:
        log = run.log("print(workspace.Gravity) workspace.Gravity = 5 print(workspace.Gravity)")
        assert [text for kind, text in log if kind == "print"] == ["196.2", "5"]

    def test_source_that_looks_like_bytecode_is_not_loaded_as_bytecode(self, run: Runner) -> None:
        bytecode = bytes(PLUAU.Compiler(2, 0, 0, 0).compile("")).decode("ascii")
        with pytest.raises(RuntimeError, match="attempt to load a binary chunk"):
            run(bytecode)


class TestLimits:
    @pytest.mark.parametrize(
        "source",
        [
            "while true do end",
            "while true do pcall(function() while true do end end) end",
            "coroutine.wrap(function() while true do end end)()",
            "task.spawn(function() while true do end end)",
            "while true do coroutine.resume(coroutine.create(function() while true do end end)) end",
            "return setmetatable({}, {__index = function() while true do end end}).field",
            "table.sort({3, 2, 1}, function() while true do end end)",
            "string.find(string.rep('a', 30000), '.-b')  while true do end",
            "local function f() pcall(f) end while true do f() end",
        ],
    )
    def test_endless_work_is_stopped_after_the_same_number_of_ticks(self, run: Runner, source: str) -> None:
        result = run(source)
        assert result.ending is Ending.TICKS
        assert result.ticks == run(source).ticks

    @pytest.mark.parametrize(
        "source",
        [
            "local t = {} while true do t[#t + 1] = string.rep('x', 10000) .. #t end",
            "return string.rep('x', 1e9)",
            "local s = string.rep('x', 1e6) return #table.concat(table.create(1000, s))",
            "return #string.gsub(string.rep('x', 1e5), 'x', string.rep('y', 1000))",
            "return buffer.create(1e9)",
            "local s = 'x' while true do s ..= s end",
        ],
    )
    def test_eating_memory_is_stopped(self, run: Runner, source: str) -> None:
        assert run(source).ending is Ending.MEMORY

    def test_the_memory_limit_is_the_one_that_was_set(self, run: Runner) -> None:
        source = "return buffer.len(buffer.create(4e7))"
        assert run(source).ending is Ending.MEMORY
        assert run(source, replace(LIMITS, memory_bytes=64 * 1024 * 1024)).ending is Ending.ENDED

    def test_printing_without_end_is_stopped(self, run: Runner) -> None:
        result = run("while true do print('again') end")
        assert result.ending is Ending.OUTPUT
        assert sum(len(effect.text) for effect in result.effects) <= LIMITS.output_bytes

    def test_slow_library_calls_are_stopped_by_the_clock(self, run: Runner) -> None:
        limits = replace(LIMITS, wall_seconds=0.2, ticks=10**9)
        assert (
            run("local s = string.rep('x', 1e6) while true do string.find(s, 'y', 1, true) end", limits).ending
            is Ending.WALL
        )

    def test_deep_recursion_is_an_error_like_any_other(self, run: Runner) -> None:
        assert run.log("local function f() return 1 + f() end f()") == [("error", '("script:1: stack overflow")')]

    def test_an_error_that_speaks_of_stopping_does_not_look_like_a_limit(self, run: Runner) -> None:
        assert run("error('attempt to yield across metamethod/C-call boundary')").ending is Ending.FAILED


class TestEnding:
    def test_a_script_that_waits_for_ever_is_waiting(self, run: Runner) -> None:
        assert run("coroutine.yield()").ending is Ending.WAITING

    def test_a_script_that_goes_on_reaches_the_horizon(self, run: Runner) -> None:
        result = run("while true do task.wait(13) print('beat') end")
        assert result.ending is Ending.HORIZON
        assert [effect.text for effect in result.effects] == ["beat", "beat"]

    def test_an_error_in_the_main_chunk_is_a_failure_and_in_another_thread_it_is_not(self, run: Runner) -> None:
        assert run("error({code = 7})").effects[0].text == '(table#1{["code"]=7})'
        result = run("task.spawn(error, 'elsewhere') print('on')")
        assert result.ending is Ending.ENDED
        assert [effect.kind for effect in result.effects] == ["thread error", "print", "return"]


class TestRepeatability:
    def test_chance_time_and_memory_figures_repeat(self, run: Runner) -> None:
        source = """
            print(math.random(), Random.new():NextNumber(), Random.new(5):NextInteger(1, 1000))
            print(os.clock(), os.time(), tick(), time(), os.date(), DateTime.now().UnixTimestampMillis, gcinfo())
        """
        assert run(source).effects == run(source, salt=3).effects

    def test_addresses_are_numbered_in_order_of_appearance(self, run: Runner) -> None:
        source = "local a, b = {}, {} print(`{a} {b} {tostring(a) == tostring(b)} {a}`, coroutine.create(print))"
        assert run(source).effects[0].text == "table: @1 table: @2 false table: @1 thread: @3"

    def test_an_order_that_hangs_on_addresses_shows_itself_as_a_difference(self, run: Runner) -> None:
        source = "local t = {} for i = 1, 30 do t[{}] = i end for _, v in t do print(v) end"
        assert run(source).effects != run(source, salt=1).effects


class TestDescription:
    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("-0", "-0"),
            ("0/0", "nan"),
            ("0.1", "0.10000000000000001"),
            ("'a\\0b\\255'", '"a\\000b\udcff"'),
            ("nil, true", "nil, true"),
            ("{b = 1, a = 2, 10, [true] = 3}", 'table#1{[1]=10,["a"]=2,["b"]=1,[true]=3}'),
            ("table.freeze({})", "table#1{frozen}"),
            ("(function() local t = {} t.self = t return t end)()", 'table#1{["self"]=table#1}'),
            ("setmetatable({}, {__len = print})", 'table#1{metatable=table#2{["__len"]=function#3 }}'),
            ("setmetatable({}, {__metatable = 'locked'})", 'table#1{metatable="locked"}'),
            ("vector.create(1, 2, 3)", "vector(1,2,3)"),
            ("buffer.fromstring('ab')", 'buffer#1 "ab"'),
            ("Color3.new(1, 0, 0)", "Color3(1, 0, 0)"),
        ],
    )
    def test_values_are_described_in_full(self, run: Runner, value: str, text: str) -> None:
        assert run.log(f"return {value}")[-1] == ("return", f"({text})")

    def test_one_table_twice_is_not_two_equal_tables(self, run: Runner) -> None:
        assert run.log("local t = {} return t, t") != run.log("return {}, {}")

    def test_describing_does_not_call_metamethods(self, run: Runner) -> None:
        log = run.log("return setmetatable({}, {__iter = error, __index = error, __tostring = error})")
        assert [kind for kind, _ in log] == ["return"]

    def test_a_value_nested_too_deep_is_called_incomplete(self, run: Runner) -> None:
        log = run.log("local t = {} for i = 1, 2500 do t = {t} end return t")
        assert ("incomplete", "a value nested more than 2000 deep") in log
