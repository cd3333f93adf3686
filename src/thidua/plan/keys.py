"""Which keys the language knows at each place of a plan file, told by the model's own annotations."""

from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from thidua.plan.source import AT, RESERVED, DataPath, Source


def known_keys(source: Source, path: DataPath, root: type[BaseModel]) -> list[str]:
    """The keys that may stand in the mapping at ``path`` of a file that is a ``root``, in their order."""
    models = _models_at(path, root)
    stood = {key for key in source.value(path) or () if key != AT}
    return list(dict.fromkeys(key for model in _fitting(models, stood) for key in keys_of(model)))


def not_together(source: Source, path: DataPath, root: type[BaseModel]) -> str | None:
    """Of the key at the end of ``path``: another that stands beside it and belongs to another form of the construct."""
    models = _models_at(path[:-1], root)
    key = str(path[-1])
    owners = [model for model in models if key in keys_of(model)]
    for other in source.value(path[:-1]) or ():
        others = [model for model in models if other in keys_of(model)]
        if other != AT and owners and others and not any(model in owners for model in others):
            return str(other)
    return None


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys of one part, as written in a file."""
    names = [field.alias or name for name, field in model.model_fields.items()]
    return [name for name in names if not name.startswith(RESERVED)]


def _models_at(path: DataPath, root: type[BaseModel]) -> list[type[BaseModel]]:
    """The parts that a mapping at ``path`` may be."""
    annotations: list[Any] = [root]
    for step in path:
        annotations = [inner for annotation in annotations for inner in _under(annotation, step)]
    return [model for annotation in annotations for model in _models(annotation)]


def _fitting(models: list[type[BaseModel]], stood: set[str]) -> list[type[BaseModel]]:
    """Of the forms that may stand in one place those that share most keys with what stood there."""
    scores = [len(stood & set(keys_of(model))) for model in models]
    return [model for model, score in zip(models, scores, strict=True) if score == max(scores)]


def _alternatives(annotation: Any) -> list[Any]:
    """What a value may be: the members of unions, without the marks of Annotated."""
    origin = get_origin(annotation)
    if hasattr(annotation, "__metadata__"):
        return _alternatives(get_args(annotation)[0])
    if origin is UnionType or origin is Union:
        return [inner for member in get_args(annotation) for inner in _alternatives(member)]
    return [annotation]


def _models(annotation: Any) -> list[type[BaseModel]]:
    """The parts that a mapping here may be; a list may be written as its one item."""
    found: list[type[BaseModel]] = []
    for inner in _alternatives(annotation):
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            found.append(inner)
        elif get_origin(inner) in (tuple, list):
            found.extend(_models(get_args(inner)[0]))
    return found


def _under(annotation: Any, step: str | int) -> list[Any]:
    """What may stand one step below."""
    found: list[Any] = []
    for inner in _alternatives(annotation):
        if get_origin(inner) is dict and isinstance(step, str):
            found.append(get_args(inner)[1])
        elif get_origin(inner) in (tuple, list):
            item = get_args(inner)[0]
            found.extend([item] if isinstance(step, int) else _under(item, step))
        elif isinstance(inner, type) and issubclass(inner, BaseModel) and isinstance(step, str):
            fields = {field.alias or name: field for name, field in inner.model_fields.items()}
            found.extend([fields[step].annotation] if step in fields else [])
    return found
