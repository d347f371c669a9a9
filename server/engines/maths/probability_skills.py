"""Probability and counting."""

import math
import random
from fractions import Fraction

from server.engines.maths.forms import FRACTION
from server.engines.maths.problem import Problem, worded
from server.engines.maths.skill import Domain, skill
from server.engines.maths.wording import COLLECTED, name, plural

COLORS = ("red", "blue", "green", "yellow", "white")
EVENTS = (
    ("a spinner stops on blue", "it does NOT stop on blue"),
    ("a player finds a gem", "the player does NOT find a gem"),
    ("it rains tomorrow", "it does NOT rain tomorrow"),
    ("a drawn card shows a star", "it does NOT show a star"),
)
"""What may happen, and that it does not."""


@skill(
    "simple-probability",
    "Probability of an event",
    Domain.PROBABILITY,
    grades=(6, 9),
    objective="Find the probability of a simple event.",
    keywords="probability, chance, likelihood, outcomes, drawing at random",
)
def simple_probability(rng: random.Random, level: int) -> Problem:
    kinds = 2 if level < 2 else 3
    colors, thing = rng.sample(COLORS, kinds), plural(rng.choice(COLLECTED))
    while True:
        counts = [rng.randint(2, (5, 8, 10, 15)[level]) for _ in range(kinds)]
        total, part = sum(counts), counts[0]
        if total - part != part:
            break
    held = ", ".join(f"{count} {color}" for count, color in zip(counts[:-1], colors[:-1], strict=True))
    held += f" and {counts[-1]} {colors[-1]} {thing}"
    return worded(
        f"A bag holds {held}. One is drawn at random.",
        f"What is the probability that it is {colors[0]}?",
        f"The probability that it is {colors[0]} is {{}}.",
        Fraction(part, total),
        {
            "compares with the others, not with all": Fraction(part, total - part),
            "gives the probability that it is another color": Fraction(total - part, total),
            "takes every color for equally likely": Fraction(1, kinds),
            "takes one of all": Fraction(1, total),
            "takes one of the ones with this color": Fraction(1, part),
            "gives the probability of the last color": Fraction(counts[-1], total),
            "takes away the one that is drawn": Fraction(part - 1, total - 1),
        },
        f"{part} of {total} {thing} are {colors[0]}: {_shown(part, total)}.",
        f"How many {thing} are there in all?",
        f"{part} / ({' + '.join(map(str, counts))})",
        form=FRACTION,
    )


def _shown(top: int, bottom: int) -> str:
    lowest = str(Fraction(top, bottom))
    return lowest if lowest == f"{top}/{bottom}" else f"{top}/{bottom} = {lowest}"


@skill(
    "complementary-events",
    "Complementary events",
    Domain.PROBABILITY,
    grades=(7, 10),
    objective="Find the probability that an event does not happen.",
    keywords="probability, complement, chance, events",
)
def complementary_events(rng: random.Random, level: int) -> Problem:
    bottom = rng.choice(((4, 5, 6), (7, 8, 9, 10), (11, 12, 15), (16, 20, 24, 25))[level])
    top = rng.choice([one for one in range(1, bottom) if math.gcd(one, bottom) == 1 and 2 * one != bottom])
    event, opposite = rng.choice(EVENTS)
    return worded(
        f"The probability that {event} is {top}/{bottom}.",
        f"What is the probability that {opposite}?",
        f"The probability that {opposite} is {{}}.",
        Fraction(bottom - top, bottom),
        {
            "gives the probability of the event": Fraction(top, bottom),
            "turns the fraction over": Fraction(bottom, top),
            "subtracts the top from the bottom only": Fraction(top, bottom - top),
            "takes both cases for equally likely": Fraction(1, 2),
            "takes one case of all": Fraction(1, bottom),
            "leaves out only one case": Fraction(bottom - 1, bottom),
            "loses one case when subtracting": Fraction(bottom - top - 1, bottom),
        },
        f"Both probabilities make 1: 1 − {top}/{bottom} = {Fraction(bottom - top, bottom)}.",
        "What do the probabilities of both cases add up to?",
        f"1 - {top}/{bottom}",
        form=FRACTION,
    )


@skill(
    "two-events",
    "Probability of two independent events",
    Domain.PROBABILITY,
    grades=(7, 11),
    objective="Find the probability that two independent events both happen.",
    keywords="probability, compound events, independent events, multiplying probabilities",
)
def two_events(rng: random.Random, level: int) -> Problem:
    parts = rng.sample(((2, 3, 4, 5), (3, 4, 5, 6), (5, 6, 8, 10), (7, 8, 9, 10, 12))[level], 2)
    tops = [
        1 if level == 0 else rng.choice([t for t in range(1, bottom) if math.gcd(t, bottom) == 1]) for bottom in parts
    ]
    one, two = (Fraction(top, bottom) for top, bottom in zip(tops, parts, strict=True))
    both = one * two
    total = one + two
    return worded(
        f"A player opens a chest with probability {one} and, independently, a gate with probability {two}.",
        "What is the probability of opening both?",
        "The probability of opening both is {}.",
        both,
        {
            "adds the probabilities": total,
            "adds the tops and the bottoms": Fraction(tops[0] + tops[1], parts[0] + parts[1]),
            "takes the difference": abs(one - two),
            "multiplies the bottoms only": Fraction(1, parts[0] * parts[1]),
            "takes half of the smaller probability": min(one, two) / 2,
            "takes the mean of the probabilities": total / 2,
            "gives the probability that neither happens": (1 - one) * (1 - two),
            "adds the bottoms": Fraction(tops[0] * tops[1], parts[0] + parts[1]),
        },
        f"Multiply the probabilities: {one} × {two} = {both}.",
        "In which part of the cases with an open chest is the gate open too?",
        f"({one}) * ({two})",
        form=FRACTION,
    )


@skill(
    "counting-outcomes",
    "Counting outcomes",
    Domain.PROBABILITY,
    grades=(6, 9),
    objective="Count combined outcomes by multiplying.",
    keywords="counting principle, combinations, outcomes, tree diagrams, probability",
)
def counting_outcomes(rng: random.Random, level: int) -> Problem:
    low, high = ((2, 4), (3, 6), (4, 9), (5, 12))[level]
    a, b, c = (rng.randint(low, high) for _ in range(3))
    three = level > 0
    right = a * b * c if three else a * b
    wrong = {
        "adds the numbers": a + b + (c if three else 0),
        "counts every choice twice": 2 * right,
        "leaves out one of the shirts": right - right // b,
        "counts one shirt too many": right + right // b,
        "leaves out one of the hats": right - right // a,
    }
    if three:
        wrong |= {"leaves out the badges": a * b, "leaves out the hats": b * c, "adds hats and shirts": (a + b) * c}
    choices = f"{a} hats, {b} shirts and {c} badges" if three else f"{a} hats and {b} shirts"
    return worded(
        f"{name(rng)} has {choices} for an avatar, which takes one of each kind.",
        "How many different avatars are possible?",
        "{} different avatars are possible.",
        right,
        wrong,
        f"{f'{a} × {b} × {c}' if three else f'{a} × {b}'} = {right}.",
        "How many shirts go with the first hat?",
        f"{a} * {b} * {c}" if three else f"{a} * {b}",
    )


@skill(
    "arrangements",
    "Arrangements in a row",
    Domain.PROBABILITY,
    grades=(8, 12),
    objective="Count the ways to arrange things in a row.",
    keywords="permutations, factorials, counting, arrangements, order",
)
def arrangements(rng: random.Random, level: int) -> Problem:
    n = rng.randint(*((3, 4), (4, 6), (5, 8), (6, 12))[level])
    k = n if level == 0 else rng.randint(2, min(n - 1, 3))
    right = math.perm(n, k)
    factors = [str(n - index) for index in range(k)]
    return worded(
        f"A display has room for {k} trophies in a row. There are {n} different trophies to choose from.",
        "In how many ways can the row be filled?",
        "The row can be filled in {} ways.",
        right,
        {
            "lets a trophy stand in several places": n**k,
            "leaves out the order": math.comb(n, k) if k < n else n,
            "adds the choices": sum(n - index for index in range(k)),
            "multiplies the two numbers": n * k,
            "arranges only as many as there are places": math.factorial(k),
            "arranges all of them": math.factorial(n) if n < 9 else n**k,
            "takes one place too few": math.perm(n, k - 1),
            "swaps base and exponent": k**n if k**n < 10**6 else n * k,
        },
        f"{n} for the first place, then one fewer each time: {' × '.join(factors)} = {right:,}.",
        "How many trophies can stand in the first place, and how many are left for the next?",
        f"ff({n}, {k})",
    )


SKILLS = (simple_probability, complementary_events, two_events, counting_outcomes, arrangements)
