"""The rules of one file: a document's fields against its noun, and the same rules for editors."""

from commonplace.schema.json_schema import class_schema, json_schema
from commonplace.schema.reading import read_record
from commonplace.schema.references import Mention, references

__all__ = ["Mention", "class_schema", "json_schema", "read_record", "references"]
