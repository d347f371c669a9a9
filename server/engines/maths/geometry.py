"""Lengths, areas and volumes."""

import random
from fractions import Fraction

from server.engines.maths.forms import Form, whole
from server.engines.maths.problem import Answer, Problem, worded
from server.engines.maths.skill import Domain, skill
from server.engines.maths.wording import name

TRIPLES = (
    ((3, 4, 5),),
    ((3, 4, 5), (5, 12, 13)),
    ((8, 15, 17), (5, 12, 13), (7, 24, 25)),
    ((20, 21, 29), (9, 40, 41), (12, 35, 37)),
)
"""Legs and hypotenuse of right triangles with whole sides, by level."""


PLANES = (("garden", "m"), ("poster", "cm"), ("playground", "ft"), ("floor of a game arena", "m"), ("banner", "in"))
"""Rectangles, and the units in which they are measured."""


def _sides(rng: random.Random, level: int) -> tuple[int, int]:
    """Two different lengths, the longer one first."""
    low, high = ((2, 9), (4, 14), (9, 28), (16, 75))[level]
    short, long = sorted(rng.sample(range(low, high + 1), 2))
    return long, short


def _unit(rng: random.Random) -> tuple[str, str]:
    """Of length and of area."""
    unit = rng.choice(("cm", "m", "in", "ft"))
    return unit, f"{unit}²"


def pi_form(unit: str) -> Form:
    """A multiple of π with a unit."""
    return Form(after=f"π {unit}")


@skill(
    "rectangle-area",
    "Area of a rectangle",
    Domain.GEOMETRY,
    grades=(3, 6),
    objective="Calculate the area of a rectangle.",
    keywords="area, rectangles, square units, area and perimeter",
)
def rectangle_area(rng: random.Random, level: int) -> Problem:
    (long, wide), (thing, unit) = _sides(rng, level), rng.choice(PLANES)
    area, square = long * wide, f"{unit}²"
    return worded(
        f"A {thing} is a rectangle {long} {unit} long and {wide} {unit} wide.",
        "What is its area?",
        "Its area is {}.",
        area,
        {
            "gives the perimeter": 2 * (long + wide),
            "adds the two sides": long + wide,
            "halves the product": Fraction(area, 2),
            "doubles the product": 2 * area,
            "counts one row too few": area - long,
            "counts one row too many": area + long,
            "squares the longer side": max(long, wide) ** 2,
        },
        f"Length times width: {long} × {wide} = {area} {square}.",
        f"How many squares of 1 {square} fit in one row, and how many rows are there?",
        f"{long} * {wide}",
        form=whole(square),
    )


@skill(
    "rectangle-perimeter",
    "Perimeter of a rectangle",
    Domain.GEOMETRY,
    grades=(3, 6),
    objective="Calculate the perimeter of a rectangle.",
    keywords="perimeter, rectangles, distance around, area and perimeter",
)
def rectangle_perimeter(rng: random.Random, level: int) -> Problem:
    (long, wide), unit = _sides(rng, level), rng.choice(("m", "ft"))
    around = 2 * (long + wide)
    return worded(
        f"{name(rng)} builds a fence around a rectangular yard {long} {unit} long and {wide} {unit} wide.",
        "How long is the fence?",
        "The fence is {} long.",
        around,
        {
            "adds only two sides": long + wide,
            "gives the area": long * wide,
            "leaves out one of the short sides": around - min(long, wide),
            "leaves out one of the long sides": around - max(long, wide),
            "takes all sides for long ones": 4 * max(long, wide),
            "takes all sides for short ones": 4 * min(long, wide),
            "counts one of the sides three times": around + min(long, wide),
        },
        f"Two sides of {long} and two of {wide}: 2 × ({long} + {wide}) = {around} {unit}.",
        "How many sides does the fence follow?",
        f"2 * ({long} + {wide})",
        form=whole(unit),
    )


@skill(
    "missing-side",
    "Missing side of a rectangle",
    Domain.GEOMETRY,
    grades=(4, 6),
    objective="Find a side of a rectangle from its area or perimeter.",
    keywords="area, perimeter, unknown side, rectangles, area and perimeter",
)
def missing_side(rng: random.Random, level: int) -> Problem:
    (long, wide), (unit, square) = _sides(rng, level), _unit(rng)
    if rng.random() < 0.5:
        area = long * wide
        scene, check = f"A rectangle with an area of {area} {square} is {wide} {unit} wide.", f"{area} / {wide}"
        wrong: dict[str, Answer] = {
            "subtracts the width from the area": area - wide,
            "multiplies area and width": area * wide,
            "divides by 2 as for a perimeter": Fraction(area, 2) - wide,
            "divides by twice the width": Fraction(area, 2 * wide),
            "divides by 4 as for a square": Fraction(area, 4),
        }
        reason, hint = f"{area} ÷ {wide} = {long} {unit}.", f"{wide} times which number is {area}?"
    else:
        around = 2 * (long + wide)
        scene, check = f"A rectangle with a perimeter of {around} {unit} is {wide} {unit} wide.", f"{around}/2 - {wide}"
        wrong = {
            "subtracts the width once from the perimeter": around - wide,
            "subtracts both widths and does not halve": 2 * long,
            "stops at half the perimeter": long + wide,
            "divides the perimeter by the width": Fraction(around, wide),
            "divides by 4 as for a square": Fraction(around, 4),
            "takes a quarter and subtracts the width": Fraction(around, 4) - wide,
        }
        reason = f"Half the perimeter is {long + wide}, and {long + wide} − {wide} = {long} {unit}."
        hint = "Length and width together make half the perimeter."
    return worded(scene, "How long is it?", "It is {} long.", long, wrong, reason, hint, check, form=whole(unit))


@skill(
    "triangle-area",
    "Area of a triangle",
    Domain.GEOMETRY,
    grades=(5, 8),
    objective="Calculate the area of a triangle.",
    keywords="area, triangles, base and height",
)
def triangle_area(rng: random.Random, level: int) -> Problem:
    (base, height), (unit, square) = _sides(rng, level), _unit(rng)
    base += base % 2
    if base == height:
        height += 1
    area = base * height // 2
    return worded(
        f"A triangle has a base of {base} {unit} and a height of {height} {unit}.",
        "What is its area?",
        "Its area is {}.",
        area,
        {
            "forgets to halve the product": 2 * area,
            "adds base and height": base + height,
            "halves twice": Fraction(area, 2),
            "halves the sum": Fraction(base + height, 2),
            "gives the perimeter of a rectangle": 2 * (base + height),
            "halves both lengths": Fraction(base * height, 4),
            "takes a third of the product": Fraction(base * height, 3),
        },
        f"Half of {base} × {height}: {base * height} ÷ 2 = {area} {square}.",
        "A triangle is half of the rectangle with the same base and height.",
        f"{base} * {height} / 2",
        form=whole(square),
    )


@skill(
    "trapezoid-area",
    "Area of a trapezoid",
    Domain.GEOMETRY,
    grades=(6, 8),
    objective="Calculate the area of a trapezoid.",
    keywords="area, trapezoids, trapezium, quadrilaterals, parallel sides",
)
def trapezoid_area(rng: random.Random, level: int) -> Problem:
    (one, two), (unit, square) = _sides(rng, level), _unit(rng)
    height = 2 * rng.randint(1, (3, 5, 8, 14)[level])
    area = (one + two) * height // 2
    return worded(
        f"A trapezoid has parallel sides of {one} {unit} and {two} {unit}, and a height of {height} {unit}.",
        "What is its area?",
        "Its area is {}.",
        area,
        {
            "forgets to halve": 2 * area,
            "takes only the longer side": max(one, two) * height,
            "takes only the shorter side": min(one, two) * height,
            "multiplies the parallel sides": Fraction(one * two * height, 2),
            "adds all three lengths": one + two + height,
            "halves twice": Fraction(area, 2),
            "takes the difference of the sides": Fraction(abs(one - two) * height, 2),
        },
        f"The mean of the parallel sides times the height: ({one} + {two}) ÷ 2 × {height} = {area} {square}.",
        "Add the parallel sides and halve before you multiply by the height.",
        f"({one} + {two}) / 2 * {height}",
        form=whole(square),
    )


@skill(
    "circle-circumference",
    "Circumference of a circle",
    Domain.GEOMETRY,
    grades=(7, 9),
    objective="Calculate the circumference of a circle in terms of π.",
    keywords="circles, circumference, pi, radius, diameter",
)
def circle_circumference(rng: random.Random, level: int) -> Problem:
    radius, unit = rng.randint(*((2, 9), (4, 15), (11, 30), (16, 60))[level]), _unit(rng)[0]
    by_diameter = level > 0 and rng.random() < 0.5
    given = f"a diameter of {2 * radius} {unit}" if by_diameter else f"a radius of {radius} {unit}"
    return worded(
        f"A circle has {given}.",
        "What is its circumference in terms of π?",
        "Its circumference is {}.",
        2 * radius,
        {
            "uses the diameter for the radius": 4 * radius,
            "uses the radius for the diameter": radius,
            "gives the area": radius * radius,
            "halves the radius": Fraction(radius, 2),
            "squares the diameter": 4 * radius * radius,
            "adds 2 instead of doubling": radius + 2,
        },
        f"π times the diameter, and the diameter is {2 * radius} {unit}: {2 * radius}π {unit}.",
        "What is the diameter?",
        f"2 * {radius}",
        form=pi_form(unit),
    )


@skill(
    "circle-area",
    "Area of a circle",
    Domain.GEOMETRY,
    grades=(7, 9),
    objective="Calculate the area of a circle in terms of π.",
    keywords="circles, area, pi, radius, diameter",
)
def circle_area(rng: random.Random, level: int) -> Problem:
    radius, (unit, square) = rng.randint(*((3, 7), (4, 10), (6, 13), (12, 25))[level]), _unit(rng)
    by_diameter = level > 0 and rng.random() < 0.6
    given = f"a diameter of {2 * radius} {unit}" if by_diameter else f"a radius of {radius} {unit}"
    return worded(
        f"A circle has {given}.",
        "What is its area in terms of π?",
        "Its area is {}.",
        radius * radius,
        {
            "uses the diameter for the radius": 4 * radius * radius,
            "gives the circumference": 2 * radius,
            "doubles the radius twice": 4 * radius,
            "doubles the area": 2 * radius * radius,
            "halves the area": Fraction(radius * radius, 2),
            "does not square": radius,
        },
        f"π times the radius squared: {radius} × {radius} = {radius * radius}, so {radius * radius}π {square}.",
        "What is the radius, and what is its square?",
        f"{radius}**2",
        form=pi_form(square),
    )


@skill(
    "composite-area",
    "Area of composite figures",
    Domain.GEOMETRY,
    grades=(3, 7),
    objective="Find the area of a figure made of rectangles.",
    keywords="area, composite shapes, L-shapes, compound shapes, rectilinear figures",
)
def composite_area(rng: random.Random, level: int) -> Problem:
    low, high = ((5, 9), (6, 14), (10, 25), (18, 60))[level]
    long, wide = rng.sample(range(low, high + 1), 2)
    cut_long, cut_wide = rng.randint(2, min(long, 2 * low) - 2), rng.randint(2, min(wide, 2 * low) - 2)
    unit, square = _unit(rng)
    big, cut = long * wide, cut_long * cut_wide
    return worded(
        f"From a rectangle of {long} {unit} by {wide} {unit}, a corner of {cut_long} {unit} by {cut_wide} {unit} is "
        "cut out.",
        "What area is left?",
        "The area that is left is {}.",
        big - cut,
        {
            "leaves out the corner": big,
            "adds the corner": big + cut,
            "gives the area of the corner": cut,
            "subtracts from both sides and multiplies": (long - cut_long) * (wide - cut_wide),
            "subtracts the corner twice": big - 2 * cut,
            "gives the perimeter": 2 * (long + wide),
            "subtracts the sides of the corner, not its area": big - cut_long - cut_wide,
        },
        f"{long} × {wide} − {cut_long} × {cut_wide} = {big} − {cut} = {big - cut} {square}.",
        "Find both areas, then subtract.",
        f"{long} * {wide} - {cut_long} * {cut_wide}",
        form=whole(square),
    )


@skill(
    "box-volume",
    "Volume of a box",
    Domain.GEOMETRY,
    grades=(5, 8),
    objective="Calculate the volume of a rectangular prism.",
    keywords="volume, boxes, rectangular prisms, cuboids, cubes, cubic units",
)
def box_volume(rng: random.Random, level: int) -> Problem:
    low, high = ((2, 5), (3, 9), (4, 14), (8, 25))[level]
    a, b, c = (rng.randint(low, high) for _ in range(3))
    unit = rng.choice(("cm", "m", "in", "ft"))
    volume = a * b * c
    return worded(
        f"A box is {a} {unit} long, {b} {unit} wide and {c} {unit} high.",
        "What is its volume?",
        "Its volume is {}.",
        volume,
        {
            "adds the three lengths": a + b + c,
            "multiplies only length and width": a * b,
            "gives the area of all its faces": 2 * (a * b + b * c + a * c),
            "halves the product": Fraction(volume, 2),
            "counts one layer too few": volume - a * b,
            "counts one layer too many": volume + a * b,
            "doubles the product": 2 * volume,
        },
        f"{a} × {b} = {a * b} in one layer, and {c} layers make {volume:,} {unit}³.",
        "How many unit cubes are in the bottom layer?",
        f"{a} * {b} * {c}",
        form=whole(f"{unit}³"),
    )


@skill(
    "cylinder-volume",
    "Volume of a cylinder",
    Domain.GEOMETRY,
    grades=(8, 10),
    objective="Calculate the volume of a cylinder in terms of π.",
    keywords="volume, cylinders, pi, radius",
)
def cylinder_volume(rng: random.Random, level: int) -> Problem:
    radius, height = rng.randint(*((2, 4), (3, 6), (4, 9), (7, 15))[level]), rng.randint(3, (6, 10, 14, 20)[level])
    if height == radius:
        height += 1
    by_diameter = level > 1
    given = f"a diameter of {2 * radius} cm" if by_diameter else f"a radius of {radius} cm"
    volume = radius * radius * height
    return worded(
        f"A cylinder has {given} and a height of {height} cm.",
        "What is its volume in terms of π?",
        "Its volume is {}.",
        volume,
        {
            "uses the diameter for the radius": 4 * volume,
            "does not square the radius": radius * height,
            "gives the area of the curved side": 2 * radius * height,
            "squares the height instead": radius * height * height,
            "gives the volume of a cone": Fraction(volume, 3),
            "doubles the volume": 2 * volume,
            "halves the volume": Fraction(volume, 2),
        },
        f"Base: {radius} × {radius} = {radius * radius}, times the height: {radius * radius} × {height} = {volume}.",
        "Find the area of the base first.",
        f"{radius}**2 * {height}",
        form=pi_form("cm³"),
    )


@skill(
    "pythagorean-theorem",
    "The Pythagorean theorem",
    Domain.GEOMETRY,
    grades=(8, 10),
    objective="Find sides of right triangles by the Pythagorean theorem.",
    keywords="Pythagoras, right triangles, hypotenuse, legs",
)
def pythagorean_theorem(rng: random.Random, level: int) -> Problem:
    by, unit = rng.randint(1, (3, 4, 3, 2)[level]), rng.choice(("cm", "m", "ft"))
    a, b, c = (side * by for side in rng.choice(TRIPLES[level]))
    if rng.random() < 0.5:
        a, b = b, a
    if rng.random() < 0.5:
        scene = f"A right triangle has legs of {a} {unit} and {b} {unit}."
        question, statement, right = "How long is its hypotenuse?", "Its hypotenuse is {} long.", c
        wrong: dict[str, Answer] = {
            "adds the legs": a + b,
            "takes the difference of the legs": abs(a - b),
            "forgets the square root": c * c,
            "halves the sum of the squares": Fraction(c * c, 2),
            "takes the mean of the legs": Fraction(a + b, 2),
            "takes the longer leg twice": 2 * max(a, b),
        }
        reason = f"{a}² + {b}² = {a * a:,} + {b * b:,} = {c * c:,}, and √{c * c:,} = {c}."
        check, hint = f"sqrt({a}**2 + {b}**2)", "Square both legs and add."
    else:
        scene = f"A right triangle has a hypotenuse of {c} {unit} and one leg of {a} {unit}."
        question, statement, right = "How long is the other leg?", "The other leg is {} long.", b
        wrong = {
            "subtracts the lengths": c - a,
            "adds the lengths": c + a,
            "forgets the square root": b * b,
            "halves the difference of the squares": Fraction(b * b, 2),
            "takes the mean of the two sides": Fraction(a + c, 2),
            "takes the difference twice": 2 * (c - a),
        }
        reason = f"{c}² − {a}² = {c * c:,} − {a * a:,} = {b * b:,}, and √{b * b:,} = {b}."
        check, hint = f"sqrt({c}**2 - {a}**2)", "Square both sides and subtract."
    return worded(scene, question, statement, right, wrong, reason, hint, check, form=whole(unit))


@skill(
    "grid-distance",
    "Distances on a grid",
    Domain.GEOMETRY,
    grades=(5, 8),
    objective="Find distances between points on the lines of a grid.",
    keywords="coordinates, coordinate plane, distance between points, plotting points",
)
def grid_distance(rng: random.Random, level: int) -> Problem:
    low, high = ((0, 10), (0, 20), (-10, 10), (-30, 30))[level]
    while True:
        one, two, other = (rng.randint(low, high) for _ in range(3))
        if one != two and (level < 2 or one < 0 < two or two < 0 < one):
            break
    along_x = rng.random() < 0.5
    shown = [
        f"({_minus(first)}, {_minus(second)})"
        for first, second in (((one, other), (two, other)) if along_x else ((other, one), (other, two)))
    ]
    away = abs(one - two)
    return worded(
        f"Two towers stand at {shown[0]} and {shown[1]} on a grid.",
        "How many units apart are they?",
        "They are {} units apart.",
        away,
        {
            "adds the coordinates instead of subtracting": abs(one + two),
            "leaves out the signs": abs(abs(one) - abs(two)),
            "counts the grid points, not the steps": away + 1,
            "counts only the points between them": away - 1,
            "adds the coordinate that they share": away + abs(other),
            "subtracts the coordinate that they share": abs(away - abs(other)),
        },
        f"They share the {'y' if along_x else 'x'}-coordinate {_minus(other)}; from {_minus(min(one, two))} to "
        f"{_minus(max(one, two))} it is {away}.",
        "Which coordinate is the same? Compare the other one.",
        f"Abs(({one}) - ({two}))",
    )


def _minus(number: int) -> str:
    return str(number).replace("-", "−")


SKILLS = (
    rectangle_area,
    rectangle_perimeter,
    missing_side,
    triangle_area,
    trapezoid_area,
    circle_circumference,
    circle_area,
    composite_area,
    box_volume,
    cylinder_volume,
    pythagorean_theorem,
    grid_distance,
)
