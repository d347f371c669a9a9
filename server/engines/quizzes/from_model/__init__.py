"""Questions that a language model has written: read as data, and kept where the gate finds nothing against them."""
