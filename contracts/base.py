"""The base of every wire model: unknown fields are an error, instances do not change."""

from pydantic import BaseModel, ConfigDict


class WireModel(BaseModel):
    """A message between desktop and server. Extra fields are refused on both sides, so that drift is seen at once."""

    model_config = ConfigDict(extra="forbid", frozen=True, ser_json_inf_nan="null")
