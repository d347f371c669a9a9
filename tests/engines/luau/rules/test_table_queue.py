"""A head index in place of `table.remove(q, 1)`."""

import random
import re

import pytest

from tests.engines.luau.looking import rewritten, tiers
from tests.engines.luau.running import applied, code, compared_at, printed

RULE = "table-queue"
Q = "local q = {}"
MADE = "local q = {} local head, tail = 1, 1"
ADD = "table.insert(q, 1)"
ADDED = "q[tail] = 1 tail += 1"
POP = "while c do local x = table.remove(q, 1) end"
POPPED = "while c do local x = q[head] if x ~= nil then q[head] = nil head += 1 end end"

REWRITTEN = {
    "adding and taking": (f"{Q} {ADD} {POP}", f"{MADE} {ADDED} {POPPED}"),
    "adding by the length": (f"{Q} q[#q + 1] = 1 {POP}", f"{MADE} {ADDED} {POPPED}"),
    "what may be nil": (
        f"{Q} table.insert(q, v) {POP}",
        f"{MADE} q[tail] = v if q[tail] ~= nil then tail += 1 end {POPPED}",
    ),
    "what was asked for": (
        f"{Q} while v do end local v = f() while v do table.insert(q, v) v = g[v] end {POP}",
        f"{MADE} while v do end local v = f() while v do q[tail] = v tail += 1 v = g[v] end {POPPED}",
    ),
    "one value of a call": (
        f"{Q} table.insert(q, (f())) {POP}",
        f"{MADE} q[tail] = (f()) if q[tail] ~= nil then tail += 1 end {POPPED}",
    ),
    "a table over lines": (
        f"{Q} table.insert(q, {{\n\tn = 1, -- one\n}}) {POP}",
        f"{MADE} q[tail] = {{\n\tn = 1, -- one\n}} tail += 1 {POPPED}",
    ),
    "a call that gives one": (
        f"{Q} table.insert(q, math.max(1, 2)) {POP}",
        f"{MADE} q[tail] = math.max(1, 2) tail += 1 {POPPED}",
    ),
    "the length": (
        f"{Q} print(#q, #q + 1, -#q, #q == 0) {POP}",
        f"{MADE} print(tail - head, (tail - head) + 1, -(tail - head), tail - head == 0) {POPPED}",
    ),
    "the length as a bound": (
        f"{Q} for i = 1, #q do {ADD} {POP} end",
        f"{MADE} for i = 1, tail - head do {ADDED} {POPPED} end",
    ),
    "thrown away": (
        f"{Q} while #q > 0 do table.remove(q, 1) end",
        f"{MADE} while tail - head > 0 do if q[head] ~= nil then q[head] = nil head += 1 end end",
    ),
    "to a local that is there": (
        f"{Q} local x while c do x = table.remove(q, 1) end",
        f"{MADE} local x while c do x = q[head] if x ~= nil then q[head] = nil head += 1 end end",
    ),
    "with a type": (
        f"{Q} while c do local x = table.remove(q, 1) :: T end",
        f"{MADE} while c do local x = q[head] :: T if x ~= nil then q[head] = nil head += 1 end end",
    ),
    "with semicolons": (
        f"{Q}; {ADD}; while c do local x = table.remove(q, 1); (f)() end",
        "local q = {}; local head, tail = 1, 1 q[tail] = 1 tail += 1; "
        "while c do local x = q[head] if x ~= nil then q[head] = nil head += 1 end; (f)() end",
    ),
    "one to begin with": (f"local q = {{ s }} {POP}", f"local q = {{ s }} local head, tail = 1, #q + 1 {POPPED}"),
    "some to begin with": (f"local q = {{ 1, 'a' }} {POP}", f"local q = {{ 1, 'a' }} local head, tail = 1, 3 {POPPED}"),
    "a type on it": (f"local q = {{}} :: {{ T }} {POP}", f"local q = {{}} :: {{ T }} local head, tail = 1, 1 {POPPED}"),
    "beside others": (f"local a, q = 1, {{}} {POP}", f"local a, q = 1, {{}} local head, tail = 1, 1 {POPPED}"),
    "names that are taken": (
        f"{Q} print(head, tail) {POP}",
        f"{Q} local qHead, qTail = 1, 1 print(head, tail) {POPPED.replace('head', 'qHead')}",
    ),
    "shared by functions": (
        f"{Q} local function put(v) table.insert(q, v) end "
        "local function get() local x = table.remove(q, 1) return x end",
        f"{MADE} local function put(v) q[tail] = v if q[tail] ~= nil then tail += 1 end end "
        "local function get() local x = q[head] if x ~= nil then q[head] = nil head += 1 end return x end",
    ),
    "comments beside it": (f"{Q} -- waiting\n{ADD} -- one\n{POP}", f"{MADE} -- waiting\n{ADDED} -- one\n{POPPED}"),
}
LEFT_ALONE = {
    "assigned again": f"{Q} q = {{}} {ADD} {POP}",
    "no table of its own": f"local q = u {ADD} {POP}",
    "a parameter": f"local function f(q) {ADD} {POP} end",
    "a global": f"q = {{}} {ADD} {POP}",
    "with a metatable": f"local q = setmetatable({{}}, m) {ADD} {POP}",
    "given one later": f"{Q} setmetatable(q, m) {ADD} {POP}",
    "handed on": f"{Q} share(q) {ADD} {POP}",
    "another name": f"{Q} local p = q {ADD} {POP}",
    "returned": f"local function f() {Q} {ADD} {POP} return q end",
    "kept in a field": f"{Q} self.q = q {ADD} {POP}",
    "compared": f"{Q} print(q == nil) {ADD} {POP}",
    "read by index": f"{Q} print(q[1]) {ADD} {POP}",
    "written by index": f"{Q} q[1] = 2 {ADD} {POP}",
    "a field": f"{Q} q.n = 2 {ADD} {POP}",
    "a loop over it": f"{Q} for _, v in q do print(v) end {ADD} {POP}",
    "a loop by ipairs": f"{Q} for _, v in ipairs(q) do print(v) end {ADD} {POP}",
    "unpacked": f"{Q} print(table.unpack(q)) {ADD} {POP}",
    "joined": f"{Q} print(table.concat(q)) {ADD} {POP}",
    "cleared": f"{Q} table.clear(q) {ADD} {POP}",
    "sorted": f"{Q} table.sort(q) {ADD} {POP}",
    "added in front": f"{Q} table.insert(q, 1, 2) {ADD} {POP}",
    "taken from behind": f"{Q} table.remove(q) {ADD} {POP}",
    "taken from the middle": f"{Q} table.remove(q, 2) {ADD} {POP}",
    "no value, or nil, for a call": f"{Q} {ADD} while c do print(table.remove(q, 1)) end",
    "in a condition": f"{Q} {ADD} while table.remove(q, 1) do end",
    "returned at once": f"{Q} local function get() return table.remove(q, 1) end",
    "in a table": f"{Q} {ADD} while c do local x = {{ table.remove(q, 1) }} end",
    "in a calculation": f"{Q} {ADD} while c do local x = table.remove(q, 1) + 1 end",
    "to two": f"{Q} {ADD} while c do local x, y = table.remove(q, 1) end",
    "one of two": f"{Q} {ADD} while c do local x, y = table.remove(q, 1), 2 end",
    "to a field": f"{Q} {ADD} while c do o.x = table.remove(q, 1) end",
    "to a global": f"{Q} {ADD} while c do x = table.remove(q, 1) end",
    "to a local of its name": f"{Q} {ADD} while c do local q = table.remove(q, 1) end",
    "several values of a call": f"{Q} table.insert(q, f()) {POP}",
    "varargs": f"{Q} table.insert(q, ...) {POP}",
    "itself": f"{Q} table.insert(q, q) {POP}",
    "its own length": f"{Q} table.insert(q, #q) {POP}",
    "round and round": f"{Q} {ADD} while c do table.insert(q, (table.remove(q, 1))) end",
    "a value that may change it": f"{Q} local function put() table.insert(q, (f())) end local function get() {POP} end",
    "a wait while a value is made": (
        f"{Q} local function put() table.insert(q, (task.wait())) end local function get() {POP} end"
    ),
    "a hole to begin with": f"local q = {{ 1, nil, 3 }} {POP}",
    "what may be one": f"local q = {{ 1, v, 3 }} {POP}",
    "what may be one once the others are there": (
        f"local v = 1 local function g() v = nil return 1 end while v do local q = {{ (g()), v }} {POP} end"
    ),
    "several to begin with": f"local q = {{ f() }} {POP}",
    "fields to begin with": f"local q = {{ n = 1 }} {POP}",
    "taken once": f"{Q} {ADD} local x = table.remove(q, 1)",
    "never taken": f"{Q} {ADD} while #q < 9 do {ADD} end",
    "a comment in the taking": f"{Q} {ADD} while c do local x = table.remove(q, --[[ first ]] 1) end",
    "a comment in the adding": f"{Q} table.insert(q, --[[ one ]] 1) {POP}",
    "adding over lines": f"{Q} table.insert(\n\tq,\n\t1\n) {POP}",
    "another library": f"local table = t {Q} {ADD} {POP}",
    "a replaced function": f"table.remove = f {Q} {ADD} {POP}",
    "getfenv": f"getfenv() {Q} {ADD} {POP}",
    "weak tables": f"local m = {{ __mode = 'k' }} {Q} {ADD} {POP}",
    "captured by functions made again and again": (
        f"{Q} for i = 1, 3 do f(function() {ADD} end) end while c do local x = table.remove(q, 1) end"
    ),
    "an operation that would name another line": f"{Q} print(n +\n #q) {POP}",
    "inlining that would show": (
        f"{Q} local function get() local x = table.remove(q, 1) return x end print(1 + get(),\n get() +\n 1)"
    ),
    "both names taken": f"{Q} print(head, qHead) {ADD} {POP}",
}


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN)
def test_rewritten(before: str, after: str) -> None:
    assert rewritten(before, RULE) == after
    assert tiers(before, RULE) == ["B"]


@pytest.mark.parametrize("source", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(source: str) -> None:
    assert rewritten(source, RULE) == source


STEPS = (
    "table.insert(q, {v})",
    "q[#q + 1] = {v}",
    "last = table.remove(q, 1) print(last, #q)",
    "table.remove(q, 1) print(#q)",
    "local x = table.remove(q, 1) print(x)",
    "for i = 1, #q do local y = table.remove(q, 1) print(i, y) end",
    "for i = 1, {n} do table.insert(q, i) end",
    "print(#q == 0, -#q, #q .. 'x')",
)
VALUES = ("nil", "false", "true", "'a'", "n", "none", "{}", "(f())", "if n > 3 then none else n")


@pytest.mark.parametrize("seed", range(40))
def test_the_same_comes_out(seed: int) -> None:
    """Whatever is put in and taken out in whatever order, also where the queue is empty."""
    chosen = random.Random(seed)
    steps = [
        chosen.choice(STEPS).replace("{v}", chosen.choice(VALUES)).replace("{n}", str(chosen.randint(0, 9)))
        for _ in range(25)
    ]
    made = chosen.choice(("{}", "{ 1 }", "{ none }", "{ 'a', false, n }"))
    body = "".join(f"\tdo {step} end\n" for step in steps)
    source = (
        f"local n, none, last = 1, nil, nil\nlocal function f() if n % 2 == 0 then return n end end\nlocal q = {made}\n"
        f"for round = 1, 4 do\n\tn += 1\n{body}end\nprint(#q, last)\n"
    )
    after = rewritten(source, RULE)
    assert "table.remove(" not in after
    assert [without_address(line) for line in printed(after)] == [without_address(line) for line in printed(source)]


def without_address(line: str) -> str:
    return re.sub("0x[0-9a-f]+", "", line)


def test_shared_with_a_thread() -> None:
    source = (
        "local q = {}\nlocal function worker()\n\twhile true do\n\t\tlocal job = table.remove(q, 1)\n"
        "\t\tif job == nil then\n\t\t\tcoroutine.yield()\n\t\telse\n\t\t\tprint(job, #q)\n\t\tend\n\tend\nend\n"
        "local thread = coroutine.create(worker)\n"
        "for i = 1, 9 do\n\ttable.insert(q, i)\n\tif i % 3 == 0 then\n\t\tcoroutine.resume(thread)\n\tend\nend\n"
        "coroutine.resume(thread)\nprint(#q)\n"
    )
    after = rewritten(source, RULE)
    assert "table.remove" not in after
    assert printed(after) == printed(source)


def test_applied_after_a_run_at_its_level_only() -> None:
    source = (
        "local q = {}\nfor i = 1, 30 do\n\ttable.insert(q, i)\nend\nlocal sum = 0\n"
        "while #q > 0 do\n\tlocal x = table.remove(q, 1)\n\tsum += x\nend\nprint(sum)\n"
    )
    report = compared_at("aggressive", source)
    assert RULE in applied(report)
    assert "table.remove" not in code(report)
    assert code(compared_at("aggressive", code(report))) == code(report)
    below = compared_at("balanced", source)
    assert code(below) == source
    (listed,) = [change for change in below.changes if change.rule == RULE]
    assert listed.message.endswith(
        "Not applied: this changes the shape of the script; the aggressive level would run it and compare."
    )
    assert listed.figures.startswith("Measured on other scripts")
