"""The base of every wire model: unknown fields are an error, instances do not change."""

from pydantic import AfterValidator, BaseModel, ConfigDict

LARGEST_NUMBER = 2**31 - 1
"""Of what is counted or numbered, such as versions: what every database holds."""
NOT_IN_A_NAME = r"\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
"""Characters, as a range of a regular expression, that command a terminal, break a line or turn its direction."""
A_NAME = rf"^\s*[^{NOT_IN_A_NAME}\s]([^{NOT_IN_A_NAME}]*[^{NOT_IN_A_NAME}\s])?\s*$"
"""Something that can be seen, and around it white space, line breaks too, that `Stripped` takes off."""
Stripped = AfterValidator(str.strip)
"""Behind what is checked of a text as it was sent, so that the document of the API tells how long that may be."""


class WireModel(BaseModel):
    """A message between desktop and server. Extra fields are refused on both sides, so that drift is seen at once.

    Its validator is built when it is first used, unless `build_models` came before: all together take the window longer
    than it may take to show itself.
    """

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, ser_json_inf_nan="null")


def build_models() -> None:
    """Builds the validators of all wire models, those that are imported later included; on any thread."""
    waiting: list[type[WireModel]] = [WireModel]
    while waiting:
        kind = waiting.pop()
        kind.model_config["defer_build"] = False
        kind.model_rebuild()
        waiting += kind.__subclasses__()
