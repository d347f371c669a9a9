"""Measured figures: how many times faster the second form is (below 1: slower).

Interpreter figures: pluau 0.686 (sandboxed) and Luau 0.735, each at -O1 and -O2, medians of 5, noise about 15 to 20 %.
`native` is Luau 0.735 with code generation.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    change: str
    interpreted: tuple[float, float, float, float]
    """0.686 O1, 0.686 O2, 0.735 O1, 0.735 O2."""
    native: float | None = None

    def spread(self) -> str:
        """`1.1 to 1.4` over the interpreter figures."""
        low, high = min(self.interpreted), max(self.interpreted)
        digits = 2 if low < 1 else 1
        if round(low, digits) == round(high, digits):
            return f"{low:.{digits}f}"
        return f"{low:.{digits}f} to {high:.{digits}f}"


FIGURES = {
    "str_len": Figures("s:len() to #s", (3.46, 3.40, 3.52, 3.57), 5.86),
    "strlen_fn": Figures("string.len(s) to #s", (2.10, 1.14, 1.89, 1.07), 0.94),
    "str_method": Figures("s:byte(i) to string.byte(s, i)", (3.78, 3.00, 3.35, 2.55), 5.11),
    "str_sub_m": Figures("s:sub(i, i) to string.sub(s, i, i)", (2.35, 2.32, 1.51, 1.55), 3.29),
    "sub_byte": Figures("s:sub(i, i) == 'a' to string.byte(s, i) == 97", (2.72, 2.35, 3.31, 3.66), 17.57),
    "sub_byte2": Figures("string.sub(s, i, i) == 'a' to string.byte(s, i) == 97", (1.25, 1.25, 2.01, 2.01), 1.98),
    "va_count": Figures("#{...} to select('#', ...)", (2.45, 2.56, 2.96, 2.79), 3.00),
    "tpack": Figures("table.pack(...) to {...}", (1.41, 1.42, 1.44, 1.42), 1.52),
    "tcreate": Figures("{} to table.create(n), filled in order", (1.26, 1.48, 1.10, 1.78), 4.18),
    "pcall_closure": Figures("pcall(function() f(x) end) to pcall(f, x)", (1.83, 1.56, 1.80, 1.64), 1.48),
    "assert_msg": Figures(
        "assert(c, 'm' .. i) to if not c then error('m' .. i) end", (11.22, 13.20, 17.93, 17.08), 148.97
    ),
    "fmt_interp": Figures("string.format('%s:%s', a, b) to an interpolated string", (1.63, 1.61, 1.72, 1.77), 1.64),
    "floordiv": Figures("math.floor(a / b) to a // b", (1.14, 1.25, 1.41, 1.21), 1.00),
    "numfor_gen": Figures("for i = 1, #t with t[i] to for i, v in t", (1.47, 1.39, 1.66, 1.85), 1.11),
    "global_var": Figures("global variable to local", (2.02, 1.82, 3.00, 2.63), 4.55),
    "global_fn": Figures("global function to local function", (1.02, 2.97, 1.15, 2.47), 1.91),
    "tbl_hoist": Figures("constant table in a function to script level", (3.19, 8.10, 2.47, 5.31), 9.47),
    "local_fn_hoist": Figures("function in a function to script level", (1.71, 2.83, 1.74, 3.12), 5.73),
    "closure_cap": Figures("capturing function in a loop to one with an argument", (1.30, 5.65, 2.01, 2.47), 17.86),
    "literal": Figures("t = {}, t.a =, t.b = to one constructor", (1.62, 1.53, 1.39, 1.61), 1.75),
    "clear": Figures("t = {} in each round to table.clear(t)", (3.67, 3.02, 3.89, 5.52), 38.53),
    "foreach": Figures("table.foreach(t, f) to a for loop", (5.71, 17.06, 20.54, 15.79), 38.66),
    "deadlocal": Figures("unused local computation removed", (1.73, 2.04, 1.67, 1.11), 1.00),
    "getfenv": Figures("script with getfenv() to one without", (3.40, 3.97, 4.48, 5.28), 76.91),
    "concat_loop": Figures("s = s .. x 4,000 times to table.concat", (153.62, 173.99, 192.03, 179.29), 260.14),
    "copy_clone": Figures("array copied by a loop to table.clone", (1.94, 2.41, 40.11, 28.19), 19.75),
    "copy_pairs": Figures("table copied by pairs to table.clone", (1.99, 3.13, 32.77, 31.38), 36.84),
    "copy_move": Figures("array appended by a loop to table.move", (59.47, 48.45, 32.23, 24.00), 17.30),
    "find": Figures("search by a loop to table.find", (5.02, 5.54, 2.97, 2.31), 0.89),
    "while_for": Figures("while i <= n with i += 1 to a numeric for", (1.77, 1.45, 1.28, 1.56), 0.47),
    "field_acc": Figures("self.n += v in a loop to a local and back", (2.28, 2.11, 2.36, 3.67), 3.50),
    "field_hoist": Figures("self.a.b read in a loop to a local", (2.10, 1.87, 1.99, 2.38), 1.71),
    "prop_meta": Figures("property read by an __index function in a loop to a local", (6.22, 5.16, 7.92, 6.74), 16.24),
    "multi_idx": Figures("self.a.b.c read four times to a local", (1.60, 1.60, 1.48, 1.50), 0.99),
    "cse_grid": Figures("g[y][x] in an inner loop to a local row", (1.44, 1.33, 1.16, 1.88), 1.17),
    "cse_idx": Figures("t[i] read three times to a local", (1.54, 1.64, 1.98, 1.86), 1.02),
    "tremove_front": Figures("table.remove(t, 1) to a head index", (88.20, 88.41, 58.83, 59.67), 77.98),
    "insert_front": Figures(
        "table.insert(t, 1, v) in a loop to appending and reversing", (62.08, 165.80, 66.04, 64.30), 54.50
    ),
    "sort_closure": Figures(
        "table.sort(t, function(a, b) return a < b end) to table.sort(t)", (4.40, 4.50, 4.42, 4.49), 4.22
    ),
    "modfn_local": Figures("function of a module to local function", (1.13, 2.60, 1.06, 2.67), 6.05),
    "vec_table": Figures("tables of x, y and z to vectors", (14.18, 13.54, 13.14, 12.67), 21.14),
    "math_local": Figures("math.floor to a local of it", (0.99, 1.00, 0.79, 0.95), 0.99),
    "nonfast_local": Figures("table.find to a local of it", (0.95, 1.03, 1.02, 1.07), 1.09),
    "tostring_local": Figures("tostring to a local of it", (0.99, 0.99, 1.00, 1.07), 1.01),
    "type_cmp": Figures("type to a local of it", (1.00, 0.91, 1.09, 1.06), 0.99),
    "pow2": Figures("x^2 to x*x", (1.13, 1.14, 1.24, 1.11), 1.00),
    "sqrt": Figures("x^0.5 to math.sqrt(x)", (1.09, 0.96, 0.90, 0.96), 1.01),
    "div2": Figures("x/2 to x*0.5", (1.06, 1.08, 0.98, 1.07), 0.99),
    "noteq": Figures("not (a == b) to a ~= b", (1.00, 0.96, 0.98, 0.99), 0.65),
    "unpack": Figures("unpack(t) to table.unpack(t)", (0.98, 1.04, 1.00, 1.06), 1.15),
    "and_or": Figures("a and b or c to an if expression", (1.25, 1.01, 1.09, 1.12), 1.13),
    "insert_len": Figures("table.insert(t, v) to t[#t + 1] = v", (1.33, 1.06, 0.81, 1.06), 3.25),
    "pairs_gen": Figures("pairs(t) to in t, large array", (1.02, 0.88, 0.91, 1.02), 1.01),
    "pairs_dict": Figures("pairs(t) to in t, dictionary", (1.02, 1.01, 1.02, 1.01), 1.06),
    "ipairs_gen": Figures("ipairs(t) to in t", (1.20, 1.00, 0.99, 1.03), 0.68),
    "max_if": Figures("math.max(a, b) to an if expression", (0.73, 0.89, 0.78, 0.79), 0.27),
    "concat_interp": Figures("a .. ':' .. b to an interpolated string", (0.82, 0.82, 0.90, 0.90), 0.87),
    "tostr_concat": Figures("tostring(x) .. s to x .. s", (0.98, 1.03, 0.90, 1.09), 0.79),
    "ifnil_default": Figures("x = x or d to if x == nil then x = d end", (0.98, 0.98, 0.81, 0.76), 0.97),
    "mod_and": Figures("x % 2 to bit32.band(x, 1)", (1.42, 1.43, 0.90, 0.89), 0.90),
    "select_loop": Figures("select(i, ...) in a loop to {...}", (0.82, 0.86, 0.76, 0.70), 0.61),
}
"""Rows of the measurement table, by its row ids."""
