"""Looks through the OpenAPI document of an application."""

import re
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

Schema = dict[str, Any]
Key = tuple[str, str]
NAME_OF_ID = re.compile(r"(^|_)ids?$|^before$")


def document_of(app: FastAPI) -> Schema:
    """As clients get it."""
    return get_openapi(title=app.title, version="1", routes=app.routes)


def operations(document: Schema) -> Iterator[tuple[Key, Schema]]:
    """Every operation, named as `POLICY` does."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield (method.upper(), path), operation


def taken_ids(document: Schema, operation: Schema) -> set[str]:
    """Parameters and fields that may name a thing, by what they are called."""
    names = {parameter["name"] for parameter in operation.get("parameters", ()) if parameter["in"] != "header"}
    for content in operation.get("requestBody", {}).get("content", {}).values():
        names |= _properties(schemas_within(document, content["schema"]))
    return {name for name in names if NAME_OF_ID.search(name)}


def lists_things(document: Schema, operation: Schema) -> bool:
    """Whether its answer is a list of what has ids."""
    answer = operation["responses"].get("200", {}).get("content", {}).get("application/json", {}).get("schema", {})
    lists = [schema["items"] for schema in schemas_within(document, answer) if "items" in schema]
    return any(NAME_OF_ID.search(name) for items in lists for name in _properties([_resolved(document, items)]))


def schemas_within(document: Schema, schema: Schema) -> list[Schema]:
    """The schema and all that it consists of, each once."""
    found: list[Schema] = []
    waiting = [schema]
    while waiting:
        one = _resolved(document, waiting.pop())
        if one in found:
            continue
        found.append(one)
        inner = [one.get("items"), one.get("additionalProperties"), *one.get("properties", {}).values()]
        inner += [each for name in ("anyOf", "oneOf", "allOf", "prefixItems") for each in one.get(name, ())]
        waiting += [each for each in inner if isinstance(each, dict)]
    return found


def _properties(schemas: list[Schema]) -> set[str]:
    return {name for schema in schemas for name in schema.get("properties", {})}


def _resolved(document: Schema, schema: Schema) -> Schema:
    if "$ref" not in schema:
        return schema
    named: Schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return named
