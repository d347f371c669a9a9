"""One e-mail address, checked before anything is sent to it or in its name."""

MAX_ADDRESS = 254
"""RFC 5321 lets a path have 256 characters, angle brackets included."""
_OF_ONES_OWN = ("localhost", ".local")
"""Domains that the library refuses, since the world's mail servers do not know them; one's own may."""
_STAND_IN = ".example.org"


def one_address(text: str) -> str:
    """The address as mail servers take it. Raises ValueError, in words, where it is none, or more than one.

    Nobody is asked whether it exists. A name without a dot can be no domain but that of this computer.
    """
    from email_validator import EmailNotValidError, validate_email  # a tenth of a second that few servers need

    address = text.strip(" ")
    if len(address) > MAX_ADDRESS or not address.isprintable():
        raise ValueError("This is no e-mail address. It looks like name@example.org.")
    stands_in = _STAND_IN if address.lower().endswith(_OF_ONES_OWN) else ""
    try:
        known = validate_email(
            address + stands_in, check_deliverability=False, test_environment=True, allow_smtputf8=False
        )
    except EmailNotValidError as error:
        raise ValueError(f"This is no e-mail address: {str(error).rstrip('.')}.") from error
    assert known.ascii_email is not None
    checked = known.ascii_email.removesuffix(stands_in)
    domain = checked.rpartition("@")[2]
    if "." not in domain and domain != "localhost":
        raise ValueError("Behind the @ of an e-mail address stands a domain with a dot, such as example.org.")
    return checked
