"""Which language model the server may ask."""
