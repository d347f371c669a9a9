"""Calls what a script hands out and nobody calls, with arguments made from what the script says about them."""
