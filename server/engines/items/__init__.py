"""Questions: what one is, how its key is written, what its texts say, and the gate that every one passes."""
