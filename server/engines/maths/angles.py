"""Angles and the names of figures."""

import random

from server.engines.items.model import Bloom
from server.engines.maths.forms import Form
from server.engines.maths.problem import Misconception, Pairs, Problem, worded
from server.engines.maths.skill import Answers, Domain, skill
from server.engines.maths.wording import an

DEGREES = Form(after="°")
POLYGONS = {
    3: "triangle", 4: "quadrilateral", 5: "pentagon", 6: "hexagon",
    7: "heptagon", 8: "octagon", 9: "nonagon", 10: "decagon",
}  # fmt: skip


def _angle(rng: random.Random, low: int, high: int, level: int) -> int:
    """A multiple of 10 at first, of 5 later, then any."""
    step = (10, 5, 1, 1)[level]
    return rng.randint(-(-low // step), high // step) * step


@skill(
    "angle-pairs",
    "Complementary and supplementary angles",
    Domain.GEOMETRY,
    grades=(6, 8),
    objective="Find the angle that is missing in a pair of angles.",
    keywords="angles, complementary angles, supplementary angles, right angle, straight angle",
)
def angle_pairs(rng: random.Random, level: int) -> Problem:
    whole, word = rng.choice(((90, "complementary"), (180, "supplementary")))
    known = _angle(rng, whole // 9, whole - whole // 9, level)
    if 2 * known == whole:
        known += 10
    right, other = whole - known, 270 - whole
    return worded(
        f"Two angles are {word}. One of them measures {known}°.",
        "What is the measure of the other angle?",
        "The other angle measures {}.",
        right,
        {
            "mixes up complementary and supplementary": other - known,
            "takes the angles for equal": known,
            "subtracts from a full turn": 360 - known,
            "adds instead of subtracting": whole + known,
            "loses ten degrees when borrowing": right - 10,
            "forgets that ten was borrowed": right + 10,
        },
        f"{word.capitalize()} angles make {whole}° together: {whole}° − {known}° = {right}°.",
        f"How many degrees do {word} angles make together?",
        f"{whole} - {known}",
        form=DEGREES,
    )


@skill(
    "triangle-angles",
    "Angles of a triangle",
    Domain.GEOMETRY,
    grades=(5, 8),
    objective="Find an angle of a triangle from the other two.",
    keywords="triangles, angle sum, interior angles, missing angle",
)
def triangle_angles(rng: random.Random, level: int) -> Problem:
    one, two = _angle(rng, 30, 80, level), _angle(rng, 30, 80, level)
    right = 180 - one - two
    return worded(
        f"Two angles of a triangle measure {one}° and {two}°.",
        "What is the measure of the third angle?",
        "The third angle measures {}.",
        right,
        {
            "adds the two angles and stops": one + two,
            "subtracts only the first angle": 180 - one,
            "subtracts only the second angle": 180 - two,
            "takes 90° for the angle sum": 90 - one if one < 90 else right,
            "takes 360° for the angle sum": 360 - one - two,
            "loses ten degrees when subtracting": right - 10,
            "takes half of what is left": right // 2 if right % 2 == 0 else right,
        },
        f"The angles make 180° together: 180° − {one}° − {two}° = {right}°.",
        "How many degrees do the angles of a triangle make together?",
        f"180 - {one} - {two}",
        form=DEGREES,
    )


@skill(
    "polygon-angles",
    "Angle sums of polygons",
    Domain.GEOMETRY,
    grades=(7, 10),
    objective="Calculate the sum of the interior angles of a polygon.",
    keywords="polygons, interior angles, angle sum, regular polygons",
)
def polygon_angles(rng: random.Random, level: int) -> Problem:
    sides = rng.choice(((4, 5, 6), (5, 6, 7, 8), (8, 9, 10), (12, 15, 18, 20))[level])
    figure = an(POLYGONS.get(sides, f"polygon with {sides} sides"))
    total = 180 * (sides - 2)
    return worded(
        "",
        f"What is the sum of the interior angles of {figure}?",
        f"The interior angles of {figure} make {{}} together.",
        total,
        {
            "multiplies 180° by the number of sides": 180 * sides,
            "subtracts only one side": 180 * (sides - 1),
            "subtracts three sides": 180 * (sides - 3),
            "takes 90° for every side": 90 * sides,
            "gives the sum of the exterior angles": 360,
            "gives the size of one angle in the regular figure": total // sides if total % sides == 0 else total,
            "takes 360° for every triangle": 360 * (sides - 2),
        },
        f"It has {sides} sides and is made of {sides - 2} triangles: {sides - 2} × 180° = {total:,}°.",
        "Into how many triangles can it be cut from one corner?",
        f"180 * ({sides} - 2)",
        form=DEGREES,
    )


def _polygon_pairs(rng: random.Random, level: int) -> Pairs:
    sides = rng.sample(sorted(POLYGONS)[: 6 + (level > 1) * 2], 5)
    pairs = [(POLYGONS[count], str(count)) for count in sides]
    return Pairs(
        "Match each figure with its number of sides. One number is left over.",
        tuple(pairs[:4]),
        (pairs[4][1],),
        "; ".join(f"{an(figure)} has {count} sides" for figure, count in pairs[:4]).capitalize() + ".",
        "The first part of the name tells the number.",
        "sides",
        "A wrong match: mixes up names that sound alike.",
    )


TRIANGLES = ("equilateral", "isosceles", "scalene")
NAMED_WRONG = {
    "equilateral": "takes any equal sides for equilateral",
    "isosceles": "takes equal sides of every number for isosceles",
    "scalene": "does not compare all three sides",
}
DRAWN_WRONG = {
    "equilateral": "does not see that all three sides are equally long",
    "isosceles": "does not ask how many sides are equally long",
    "scalene": "does not compare all three sides",
}
"""What a student overlooks who takes sides of this kind for another."""
SAME = {
    "equilateral": "All three sides are equally long",
    "isosceles": "Just two sides are equally long",
    "scalene": "No two sides are equally long",
}


def _sides(rng: random.Random, level: int, kind: str) -> list[int]:
    """Of a triangle of that kind, in any order."""
    low, high = ((3, 9), (4, 15), (10, 40), (25, 90))[level]
    a, b = rng.sample(range(low, high + 1), 2)
    if kind == "equilateral":
        return [a, a, a]
    sides = [max(a, b), max(a, b), min(a, b)]
    if kind == "scalene":
        sides[1] = rng.choice([c for c in range(abs(a - b) + 1, a + b) if c not in (a, b)])
    rng.shuffle(sides)
    return sides


def _named(rng: random.Random, level: int) -> Problem:
    kind = rng.choice(TRIANGLES)
    sides = _sides(rng, level, kind)
    return worded(
        f"A triangle has sides of {sides[0]} cm, {sides[1]} cm and {sides[2]} cm.",
        "Which name fits it best by its sides?",
        "By its sides, the name that fits it best is {}.",
        kind,
        {NAMED_WRONG[other]: other for other in TRIANGLES if other != kind},
        f"{SAME[kind]}, so it is {kind}.",
        "How many of the sides are equally long?",
        f"Triangle({sides[0]}, {sides[1]}, {sides[2]})",
        bank=TRIANGLES,
    )


@skill(
    "classifying-triangles",
    "Classifying triangles by their sides",
    Domain.GEOMETRY,
    grades=(3, 6),
    objective="Classify triangles by the lengths of their sides.",
    keywords="triangles, equilateral, isosceles, scalene, types of triangles, polygons, shapes",
    bloom=Bloom.UNDERSTAND,
    answers=Answers.TEXT,
    closed=_named,
    pairs=_polygon_pairs,
)
def classifying_triangles(rng: random.Random, level: int) -> Problem:
    kind = rng.choice(TRIANGLES)
    others = [other for other in TRIANGLES if other != kind]
    kinds = [kind, *others, rng.choice([other for other in others if other != "equilateral"])]
    drawn = ["{} cm, {} cm, {} cm".format(*_sides(rng, level, one)) for one in kinds]
    extra = " with just two equal sides" if kind == "isosceles" else ""
    return Problem(
        stem=f"Which of these are the sides of {an(kind)} triangle{extra}?",
        claim="{}",
        answer=drawn[0],
        wrong=tuple(Misconception(DRAWN_WRONG[one], text) for one, text in zip(kinds[1:], drawn[1:], strict=True)),
        reason=f"{SAME[kind]}: that is {an(kind)} triangle.",
        hint="How many of the sides are equally long?",
        check=f"{kind}: {drawn[0]}",
    )


SKILLS = (angle_pairs, triangle_angles, polygon_angles, classifying_triangles)
