"""Mathematics: items made from exact arithmetic, answer first, with wrong answers that real mistakes lead to."""
