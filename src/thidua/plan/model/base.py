"""What every part of a plan has in common: it is immutable and knows where it stands in the file."""

from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    SkipValidation,
)
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema
from pydantic_core import CoreSchema

from thidua.plan.problems import Place
from thidua.plan.scalars import Id, Many, Text
from thidua.plan.source import AT

ID = "__id__"


class Part(BaseModel):
    """A mapping of the plan file. Unknown keys are errors; ``stands`` holds the place of each key."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    # Made by our own reader for each mapping of a file: checking it again would cost more than the rest.
    stands: SkipJsonSchema[SkipValidation[dict[str, Place]]] = Field(
        default_factory=dict, alias=AT, exclude=True, repr=False
    )

    @property
    def line(self) -> int:
        """Line of the plan file on which this part begins; 0 for a part that stands in no file."""
        return self.stands[""].line if self.stands else 0


class Named(Part):
    """A part that others refer to by the key it stands under."""

    id: SkipJsonSchema[str] = Field(default="", alias=ID, exclude=True)


def _put_ids(stood: Any) -> Any:
    """Hand each part of a keyed group its key; a part written as one line of text is its label."""
    if not isinstance(stood, dict):
        return stood
    places = stood.get(AT, {})
    parts = {}
    for key, part in stood.items():
        if key == AT:
            continue
        inner = {"label": part} if isinstance(part, str) else part
        if isinstance(inner, dict):
            inner = inner | {ID: key, AT: inner.get(AT, {}) | {"": places.get(key, Place())}}
        parts[key] = inner
    return parts


class _ShortForm:
    """Tells editors that a part of which only the label must be given may be written as that text."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        keyed = handler(core_schema)
        part = keyed["additionalProperties"]
        if handler.resolve_ref_schema(part).get("required") == ["label"]:
            keyed["additionalProperties"] = {"anyOf": [part, {"type": ["string", "number"]}]}
        return keyed


_Part = TypeVar("_Part", bound=Named)
Keyed = Annotated[dict[str, _Part], BeforeValidator(_put_ids), _ShortForm()]
"""Parts by id, in the order of the file."""


def _without_places(stood: Any) -> Any:
    return {key: value for key, value in stood.items() if key != AT} if isinstance(stood, dict) else stood


_Value = TypeVar("_Value")
Table = Annotated[dict[str, _Value], BeforeValidator(_without_places)]
"""Plain values by id."""


class Ruled(Named):
    """A named part that stands on clauses of the text, and perhaps on readings where the text is silent."""

    label: Text = Field(description="Tên gọi ngắn bằng tiếng Việt, do người lập tệp tự viết")
    clause: Many[Id] = Field(default=(), description="Điểm, mục của văn bản mà nội dung này dựa vào")
    reading: Many[Id] = Field(default=(), description="Cách hiểu (readings) được dùng vì văn bản chưa rõ")
