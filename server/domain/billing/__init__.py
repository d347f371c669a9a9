"""What organizations pay for, and what that gives them."""
