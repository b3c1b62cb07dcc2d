"""The model -> JSON Schemas, by which an editor explains each field and marks what cannot stand there."""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import ModelSchema, NullableSchema, TupleSchema, WithDefaultSchema

from sourcebook.model import VOCABULARIES, WORD_LISTS, Term
from sourcebook.model.entry import Entry, Frozen
from sourcebook.model.fields import WRITTEN, fields_of, written_name
from sourcebook.model.text import Line, schema_of

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The one that editors know best."""
FOLDER = PurePosixPath("schema")


def schema_path(noun: type[Entry]) -> PurePosixPath:
    """Where the schema of a noun is kept, below the root."""
    return FOLDER / f"{'vocabulary' if noun is Term else written_name(noun)}.json"


def schemas() -> Iterator[tuple[PurePosixPath, str]]:
    """The path and the text of each schema: one for each noun, one for site.yaml and one for vocabulary.yaml."""
    for noun in WRITTEN:
        schema = _vocabulary() if noun is Term else _schema(noun)
        yield schema_path(noun), json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema(noun: type[Entry]) -> dict[str, Any]:
    made = noun.model_json_schema(ref_template="#/definitions/{model}", schema_generator=_Generator)
    definitions = made.pop("$defs", {})
    return {"$schema": DIALECT, **made} | ({"definitions": definitions} if definitions else {})


def _vocabulary() -> dict[str, Any]:
    """The schema of the lists of words."""
    word = _schema(Term) | {"title": "Word"}
    dialect = word.pop("$schema")
    words = {"type": "object", "additionalProperties": {"$ref": "#/definitions/Word"}}
    bare = {"type": "array", "items": schema_of(Line), "minItems": 1}
    return {
        "$schema": dialect,
        "title": "Vocabulary",
        "description": "The words that records may use, each with how it is shown.",
        "type": "object",
        "properties": {
            **{
                name: {**words, "description": f"Each {_spaced(one)}, by its id."}
                for name, one in VOCABULARIES.items()
            },
            **{
                name: {**bare, "description": f"{_spaced(name).capitalize()}, for which a rule looks."}
                for name in WORD_LISTS
            },
        },
        "additionalProperties": False,
        "definitions": {"Word": word},
    }


def _spaced(name: str) -> str:
    return name.replace("_", " ")


class _Generator(GenerateJsonSchema):
    """Pydantic's own, where a file has no nulls, and each field says what it is for."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """A field needs no title beside its name."""
        return False

    def nullable_schema(self, schema: NullableSchema) -> JsonSchemaValue:
        """A field is left out rather than empty."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchemaValue:
        """What is taken where a field is left out, if there is something."""
        made = super().default_schema(schema)
        return {name: one for name, one in made.items() if name != "default" or one not in (None, [])}

    def tuple_schema(self, schema: TupleSchema) -> JsonSchemaValue:
        """A list has nothing twice."""
        return super().tuple_schema(schema) | {"uniqueItems": True}

    def model_schema(self, schema: ModelSchema) -> JsonSchemaValue:
        """The fields that an author writes, in their order, each with what it is for."""
        made = super().model_schema(schema)
        model: type[Frozen] = schema["cls"]
        fields = {one.name: one for one in fields_of(model) if one.name != "body"}
        found = made.get("properties", {})
        made["properties"] = {
            name: found[name]
            | {"description": one.told}
            | ({} if one.example is None else {"examples": [one.example]})
            for name, one in fields.items()
        }
        made["required"] = [name for name, one in fields.items() if one.required]
        return made
