"""What counts as the same; the rules' own tests go through the cases."""

from server.engines.items.gate.same import (
    at_heart,
    is_about_form,
    is_about_writing,
    leaves_one_out,
    same_answer,
    signs_of,
)


class TestSameAnswer:
    def test_signs_alone_are_compared_as_written(self) -> None:
        assert same_answer("<", " < ")
        assert not same_answer("<", ">")

    def test_words_without_case_and_with_their_signs(self) -> None:
        assert same_answer("Iron", "iron.")
        assert not same_answer("iron", "tin")
        assert not same_answer("x + 2", "x − 2")
        assert not same_answer("iron +", "tin +")

    def test_a_number_is_no_word(self) -> None:
        assert not same_answer("5", "5!")
        assert not same_answer("2", "two")


class TestAtHeart:
    def test_quotes_space_and_the_last_stop_are_left_out(self) -> None:
        assert at_heart(" “3.5.” ") == "3.5"


class TestWhatIsAsked:
    def test_writing(self) -> None:
        assert is_about_writing("Which plural is right?", "mice")
        assert is_about_writing("Which one is correct?", "We ran home.")
        assert not is_about_writing("Which one is correct?", "iron")

    def test_form(self) -> None:
        assert is_about_form("Write 4/8 in lowest terms.")
        assert not is_about_form("What is 4/8 + 1/8?")

    def test_one_left_out(self) -> None:
        assert leaves_one_out("Which is NOT equal to 1/2?")
        assert not leaves_one_out("Which knot holds?")


class TestSignsOf:
    def test_in_order(self) -> None:
        assert signs_of("x² + 2 < (y)") == "²+<()"
