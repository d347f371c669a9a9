"""Passwords are hashed as slowly for nobody as for somebody, and what everybody tries first is none."""

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from server.domain.accounts.errors import WeakPassword
from server.domain.accounts.passwords import Passwords, check_strength

QUICK = Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1)


class CountingHasher(PasswordHash):
    """Counts the hashes that are computed to compare."""

    def __init__(self) -> None:
        super().__init__((QUICK,))
        self.compared = 0

    def verify_and_update(self, password: str | bytes, hash: str | bytes) -> tuple[bool, str | None]:
        self.compared += 1
        return super().verify_and_update(password, hash)


class TestVerify:
    def test_nobody_costs_as_much_as_somebody(self) -> None:
        hasher = CountingHasher()
        passwords = Passwords(hasher)
        assert passwords.verify("three brave little words", passwords.hash("three brave little words")) == (True, None)
        assert passwords.verify("three brave little words", None) == (False, None)
        assert hasher.compared == 2

    def test_nobody_has_no_password(self) -> None:
        assert Passwords(PasswordHash((QUICK,))).verify("the password of nobody", None) == (False, None)


class TestStrength:
    @pytest.mark.parametrize(
        "weak",
        [
            "short one",
            "abababababab",
            "Password123!",
            "..qwertyuiop99",
            "1234567890",
            "ada@x.example.org",
            "ada!!!!!!!",
        ],
    )
    def test_what_would_be_guessed_is_refused(self, weak: str) -> None:
        with pytest.raises(WeakPassword):
            check_strength(weak, email="Ada@x.example.org")

    @pytest.mark.parametrize("strong", ["three brave little words", "password of an otter", "Otter-Bootsverleih"])
    def test_words_hold(self, strong: str) -> None:
        check_strength(strong, email="ada@x.example.org")
