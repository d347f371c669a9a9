"""Factors, multiples, primes and remainders."""

import math
import random

from server.engines.items.model import Bloom
from server.engines.maths.forms import INTEGER, grouped
from server.engines.maths.problem import Problem, worded
from server.engines.maths.skill import Answers, Domain, skill
from server.engines.maths.wording import counted, listed

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def factors_of(number: int) -> list[int]:
    """Smallest first."""
    return [one for one in range(1, number + 1) if number % one == 0]


def prime_powers(number: int) -> dict[int, int]:
    """Exponents of the primes, smallest prime first."""
    powers: dict[int, int] = {}
    prime = 2
    while number > 1:
        while number % prime == 0:
            powers[prime] = powers.get(prime, 0) + 1
            number //= prime
        prime += 1
    return powers


@skill(
    "remainders",
    "Remainders",
    Domain.ARITHMETIC,
    grades=(3, 6),
    objective="Find the remainder of a division.",
    keywords="division with remainder, left over, dividing, modulo",
)
def remainders(rng: random.Random, level: int) -> Problem:
    by = rng.randint(*((3, 5), (5, 9), (7, 12), (12, 19))[level])
    rest, times = rng.randint(1, by - 1), rng.randint(*((2, 6), (4, 12), (11, 29), (23, 60))[level])
    number = by * times + rest
    return worded(
        "",
        f"What is the remainder when {number} is divided by {by}?",
        f"When {number} is divided by {by}, the remainder is {{}}.",
        rest,
        {
            "gives the quotient in place of the remainder": times,
            "gives what is missing to the next multiple": by - rest,
            "stops one multiple early": rest + by,
            "takes an exact division for granted": 0,
            "subtracts instead of dividing": number - by,
        },
        f"{times} × {by} = {times * by}, and {number} − {times * by} = {rest} is left.",
        f"What is the largest multiple of {by} that is not above {number}?",
        f"Mod({number}, {by})",
        form=INTEGER,
    )


@skill(
    "interpreting-remainders",
    "Interpreting remainders",
    Domain.ARITHMETIC,
    grades=(4, 6),
    objective="Decide what a remainder means for the answer of a problem.",
    keywords="remainders, division word problems, rounding up, division with remainder",
    bloom=Bloom.ANALYZE,
)
def interpreting_remainders(rng: random.Random, level: int) -> Problem:
    seats = rng.randint(*((3, 5), (4, 8), (6, 12), (12, 24))[level])
    full, rest = rng.randint(*((2, 5), (4, 9), (6, 15), (9, 24))[level]), rng.randint(1, seats - 1)
    total = seats * full + rest
    up = rng.random() < 0.5
    if up:
        scene = f"{counted(total, 'student')} ride in vans. Each van has {seats} seats for students."
        question, statement = "How many vans are needed?", "{} vans are needed."
        meaning = f"the {counted(rest, 'student')} left over still need a van, so one more is needed"
    else:
        scene = f"A builder has {counted(total, 'block')}. Each tower takes {seats} blocks."
        question, statement = "How many towers can be finished?", "{} towers can be finished."
        meaning = f"the {counted(rest, 'block')} left over do not finish another tower"
    right = full + up
    return worded(
        scene,
        question,
        statement,
        right,
        {
            "rounds the quotient to the wrong side": full + (not up),
            "gives the remainder": rest,
            "gives quotient and remainder added up": full + rest,
            "stops dividing one step early": full - 1,
            "counts one group too many": full + 2,
            "subtracts instead of dividing": total - seats,
        },
        f"{total} ÷ {seats} is {full} with remainder {rest}; {meaning}: {right}.",
        "Divide, then ask what happens to what is left over.",
        f"{'ceiling' if up else 'floor'}({total}/{seats})",
    )


@skill(
    "counting-factors",
    "Factors of a number",
    Domain.ARITHMETIC,
    grades=(4, 6),
    objective="List all factors of a whole number.",
    keywords="factors, divisors, factor pairs, factors and multiples",
    bloom=Bloom.UNDERSTAND,
)
def counting_factors(rng: random.Random, level: int) -> Problem:
    numbers = ((6, 8, 9, 10, 14, 15), (12, 16, 18, 20, 24, 28), (30, 32, 36, 40, 42, 45), (48, 60, 64, 72, 84, 96))
    number = rng.choice(numbers[level])
    factors = factors_of(number)
    count = len(factors)
    return worded(
        "",
        f"How many factors does {number} have, counting 1 and {number}?",
        f"Counting 1 and {number}, the number {number} has {{}} factors.",
        count,
        {
            "leaves out 1 and the number itself": count - 2,
            "leaves out 1": count - 1,
            "counts the factor pairs": (count + 1) // 2,
            "counts one number that does not divide it": count + 1,
            "counts prime factors": sum(prime_powers(number).values()),
            "counts two numbers that do not divide it": count + 2,
            "counts every pair twice": 2 * count,
        },
        f"The factors of {number} are {listed([str(one) for one in factors])}: {count} of them.",
        "Look for pairs of numbers with that product, beginning with 1.",
        f"divisor_count({number})",
    )


@skill(
    "next-multiple",
    "Multiples of a number",
    Domain.ARITHMETIC,
    grades=(3, 5),
    objective="Find multiples of a whole number.",
    keywords="multiples, factors and multiples, times tables",
    bloom=Bloom.UNDERSTAND,
)
def next_multiple(rng: random.Random, level: int) -> Problem:
    of = rng.randint(*((3, 5), (4, 9), (6, 12), (13, 25))[level])
    times, past = rng.randint(*((3, 8), (4, 11), (8, 20), (6, 15))[level]), rng.randint(1, of - 1)
    right, limit = of * times, of * times - past
    return worded(
        "",
        f"What is the smallest multiple of {of} that is greater than {limit}?",
        f"The smallest multiple of {of} that is greater than {limit} is {{}}.",
        right,
        {
            "gives the multiple before it": right - of,
            "gives the multiple after it": right + of,
            "adds the number to the limit": limit + of,
            "gives the next whole number": limit + 1,
            "multiplies the two numbers": limit * of,
            "gives the factor, not the multiple": times,
        },
        f"{times - 1} × {of} = {right - of} is not greater than {limit}; {times} × {of} = {right} is.",
        f"Count in steps of {of} until you pass {limit}.",
        f"(floor({limit}/{of}) + 1) * {of}",
    )


@skill(
    "next-prime",
    "Prime numbers",
    Domain.ARITHMETIC,
    grades=(4, 7),
    objective="Tell prime numbers from composite numbers.",
    keywords="primes, prime and composite numbers",
    bloom=Bloom.UNDERSTAND,
)
def next_prime(rng: random.Random, level: int) -> Problem:
    low, high = ((3, 19), (14, 46), (44, 90), (84, 190))[level]
    limit = rng.randint(low, high)
    right = next(number for number in range(limit + 1, 2 * limit + 3) if len(factors_of(number)) == 2)
    before = next(number for number in range(limit, 1, -1) if len(factors_of(number)) == 2)
    odd = limit + 1 if limit % 2 == 0 else limit + 2
    after = next(number for number in range(right + 1, 2 * right + 3) if len(factors_of(number)) == 2)
    seconds = next((n for n in range(limit + 1, right) if n % 2 and n % 3 and n % 5), right + 2)
    return worded(
        "",
        f"What is the smallest prime number greater than {limit}?",
        f"The smallest prime number greater than {limit} is {{}}.",
        right,
        {
            "takes the next odd number for prime": odd,
            "gives the prime before it": before,
            "skips a prime": after,
            "tests only 2, 3 and 5 as factors": seconds,
            "takes the next number for prime": limit + 1,
            "skips to the next odd number after it": right + 2 if len(factors_of(right + 2)) > 2 else right + 4,
        },
        f"{right} has only the factors 1 and {right}, and every number from {limit + 1} to {right - 1} has more."
        if right > limit + 1
        else f"{right} has only the factors 1 and {right}, and it comes right after {limit}.",
        "Try the numbers one by one: has it a factor other than 1 and itself?",
        f"nextprime({limit})",
    )


def _factored(powers: dict[int, int]) -> str:
    parts = [f"{prime}{str(power).translate(SUPERSCRIPTS) if power > 1 else ''}" for prime, power in powers.items()]
    return " × ".join(parts)


def _moved(powers: dict[int, int], prime: int) -> dict[int, int]:
    """One less of this prime, one more of the next of those that are there."""
    primes = sorted(powers)
    other = primes[(primes.index(prime) + 1) % len(primes)]
    moved = {**powers, prime: powers[prime] - 1, other: powers[other] + 1}
    return {one: exponent for one, exponent in moved.items() if exponent}


@skill(
    "prime-factorization",
    "Prime factorization",
    Domain.ARITHMETIC,
    grades=(5, 8),
    objective="Write a number as a product of primes.",
    keywords="prime factors, factor trees, product of primes, prime factorisation",
    answers=Answers.TEXT,
)
def prime_factorization(rng: random.Random, level: int) -> Problem:
    while True:
        powers = {2: rng.randint(1, 2 + level), rng.choice((3, 5)): rng.randint(1, 1 + level // 2)}
        if level > 1 or rng.random() < 0.3:
            powers[rng.choice((5, 7, 11)[: level + 1])] = 1
        powers = dict(sorted(powers.items()))
        number = math.prod(prime**power for prime, power in powers.items())
        if 12 <= number <= (60, 120, 400, 1000)[level]:
            break
    prime = rng.choice(sorted(powers))
    halves = {**powers, 2: powers[2] - 1}
    wrong = {
        "counts one prime too often": _factored({**powers, prime: powers[prime] + 1}),
        "leaves one factor 2 out": _factored({p: e for p, e in halves.items() if e}),
        "stops at a factor that is not prime": f"{prime} × {number // prime}" if number // prime > prime else "",
        "mixes up base and exponent": _factored(dict(sorted({**powers, 3: powers[2], 2: powers.get(3, 1)}.items()))),
        "moves an exponent to another prime": _factored(_moved(powers, prime)),
        "takes one prime for another": _factored(
            dict(sorted({(7 if p == 5 else 5 if p == 3 else p): e for p, e in powers.items()}.items()))
        ),
    }
    return worded(
        "",
        f"What is {grouped(number)} written as a product of prime numbers?",
        f"Written as a product of prime numbers, {grouped(number)} is {{}}.",
        _factored(powers),
        {phrase: text for phrase, text in wrong.items() if text},
        f"Divide by the smallest prime again and again: {grouped(number)} = {_factored(powers)}.",
        "Divide by 2 as often as you can, then by 3, and so on.",
        str(number),
    )


@skill(
    "greatest-common-factor",
    "Greatest common factor",
    Domain.ARITHMETIC,
    grades=(4, 7),
    objective="Find the greatest common factor of two numbers.",
    keywords="GCF, GCD, HCF, greatest common divisor, highest common factor, common factors",
)
def greatest_common_factor(rng: random.Random, level: int) -> Problem:
    common = rng.choice(((2, 3, 5), (4, 6, 8), (6, 9, 12), (12, 15, 18, 24))[level])
    a, b = rng.sample(((1, 2, 3, 4, 5), (2, 3, 5, 7), (3, 4, 5, 7), (4, 5, 7, 9))[level], 2)
    while math.gcd(a, b) > 1:
        a, b = rng.sample(range(2, 8), 2)
    one, two = common * a, common * b
    part = next((factor for factor in (2, 3, 5) if common % factor == 0 and factor < common), 1)
    return worded(
        "",
        f"What is the greatest common factor of {one} and {two}?",
        f"The greatest common factor of {one} and {two} is {{}}.",
        common,
        {
            "gives the least common multiple": common * a * b,
            "stops at a smaller common factor": common // part if part > 1 else 1,
            "gives the smallest common factor above 1": part,
            "subtracts the numbers": abs(one - two),
            "multiplies by a factor that only one of them has": common * min(a, b),
            "multiplies by the other factor that only one has": common * max(a, b),
        },
        f"{one} = {common} × {a} and {two} = {common} × {b}; {a} and {b} have no common factor above 1.",
        f"List the factors of {min(one, two)} and try the largest first.",
        f"gcd({one}, {two})",
    )


@skill(
    "least-common-multiple",
    "Least common multiple",
    Domain.ARITHMETIC,
    grades=(4, 7),
    objective="Find the least common multiple of two numbers.",
    keywords="LCM, lowest common multiple, common multiples, common denominator",
)
def least_common_multiple(rng: random.Random, level: int) -> Problem:
    common = rng.choice(((1, 2), (2, 3), (3, 4, 6), (6, 8, 9))[level])
    a, b = rng.sample((2, 3, 4, 5, 7), 2)
    while math.gcd(a, b) > 1:
        a, b = rng.sample((2, 3, 4, 5, 7), 2)
    one, two = common * a, common * b
    right = common * a * b
    return worded(
        "",
        f"What is the least common multiple of {one} and {two}?",
        f"The least common multiple of {one} and {two} is {{}}.",
        right,
        {
            "multiplies the two numbers": one * two,
            "gives the greatest common factor": common,
            "adds the two numbers": one + two,
            "gives a common multiple that is not the least": 2 * right,
            "gives a multiple of the larger number only": right - max(one, two),
            "stops one multiple too late": right + max(one, two),
            "gives a multiple of the smaller number only": right - min(one, two),
        },
        f"The multiples of {max(one, two)} that come before {right} are not multiples of {min(one, two)}.",
        f"Go through the multiples of {max(one, two)} until {min(one, two)} divides one.",
        f"lcm({one}, {two})",
    )


SKILLS = (
    remainders,
    interpreting_remainders,
    counting_factors,
    next_multiple,
    next_prime,
    prime_factorization,
    greatest_common_factor,
    least_common_multiple,
)
