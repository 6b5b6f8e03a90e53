"""The reference on the site that is written from the code, in each language.

`python -m tests.reference` writes them; `scripts/reference` calls it, and tests/test_docs.py holds
them to the code.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel

from commonplace.cli.call import Call
from commonplace.cli.command_line import main
from commonplace.cli.layout import Context
from commonplace.language import Language, language
from commonplace.model import COLLECTIONS
from commonplace.outputs.api import SHAPES, schema_uri
from commonplace.problems import CODES
from commonplace.problems.codes import Severity
from commonplace.schema.examples import field_example
from commonplace.settings import (
    CREDITS_PLUGIN,
    PLUGIN,
    SHOWCASE_PLUGIN,
    CreditOptions,
    Options,
    ShowcaseOptions,
)
from mkdocs_commonplace.theme_context import VARIABLES
from tests.reference_words import word

SITE_SRC = Path(__file__).parent.parent / "site_src"

PATHS = {
    "member": "members/<member>.md",
    "column": "columns/<column>/index.md",
    "article": "columns/<column>/<article>.md",
    "event": "events/<event>.md",
    "question": "events/<event>/questions/<question>.md",
    "competition": "competitions/<competition>/index.md",
    "entry": "competitions/<competition>/entries/<entry>/index.md",
    "ballot": "competitions/<competition>/ballots/<judge>.yml",
    "poll": "competitions/<competition>/polls/<poll>.yml",
    "award": "competitions/<competition>/awards/<award>.yml",
    "credits": "credits/<id>.yml",
}

OPTIONS: dict[str, type[BaseModel]] = {
    PLUGIN: Options,
    CREDITS_PLUGIN: CreditOptions,
    SHOWCASE_PLUGIN: ShowcaseOptions,
}
"""The options of each plugin."""

_WIDTH = 92


def front_matter(tag: str) -> str:
    """Return the page about every field of every record."""
    speaks = language(tag)
    parts = [_top("fields", tag)]
    for collection, model in COLLECTIONS.items():
        name = speaks.gettext(collection)
        title = collection if name == collection else f"{collection} · {name}"
        path = f"{word('file', tag)}`member_submissions/{PATHS[collection]}`"
        parts.append(f"## {title}\n\n{path}\n\n{_table(model, speaks)}")
    parts.append(f"## {word('groups', tag)}")
    parts += [f"### {name}\n\n{_table(model, speaks)}" for name, model in _groups().items()]
    return "\n\n".join(parts) + "\n"


def problems(tag: str) -> str:
    """Return the page about every problem."""
    speaks = language(tag)
    parts = [_top("problems", tag)]
    for name, code in CODES.items():
        severity = word("warning" if code.severity is Severity.WARNING else "error", tag)
        message, hint = speaks.gettext(code.message), speaks.gettext(code.hint)
        parts.append(f"## {name}\n\n{severity}{message}\n\n→ {hint}")
    return "\n\n".join(parts) + "\n"


def commands(tag: str) -> str:
    """Return the page about every command: what its help says."""
    parts = [_top("commands", tag)]
    for path, command in all_commands(main, ("commonplace",)):
        name = " ".join(path)
        how = {"terminal_width": _WIDTH, **command.context_settings}
        context = Context(command, info_name=name, obj=Call(language(tag)), **how)
        parts.append(f"## {name}\n\n```text\n{command.get_help(context)}\n```")
    return "\n\n".join(parts) + "\n"


def all_commands(
    command: click.Command, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield a command and all below it, each with the words that call it."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command, obj=Call(language("en")))
        for name in command.list_commands(context):
            if found := command.get_command(context, name):
                yield from all_commands(found, (*path, name))


def options(tag: str) -> str:
    """Return the page about every option of each plugin."""
    parts = [_top("options", tag)]
    for plugin, model in OPTIONS.items():
        about = word(f"options_of_{plugin.rpartition('/')[2]}", tag)
        parts.append(f"## {plugin}\n\n{about}\n\n{_options(model, tag)}")
    return "\n\n".join(parts) + "\n"


def _options(model: type[BaseModel], tag: str) -> str:
    speaks = language(tag)
    rows = [word("options_columns", tag), "|---|---|---|---|"]
    for name, field in model.model_fields.items():
        default = f"`{field.default}`" if isinstance(field.default, str | int | float) else ""
        what = speaks.gettext(field.description or "")
        example = f"`{field_example(model, name)}`"
        rows.append(_row(f"`{name}`", what, default or word("nothing", tag), example))
    return "\n".join(rows)


def variables(tag: str) -> str:
    """Return the page about every variable of a template."""
    speaks = language(tag)
    rows = [word("variables_columns", tag), "|---|---|"]
    rows += [_row(f"`commonplace.{name}`", speaks.gettext(VARIABLES[name])) for name in VARIABLES]
    return f"{_top('variables', tag)}\n\n" + "\n".join(rows) + "\n"


def files(tag: str) -> str:
    """Return the page about files for other programs: every name in each of them."""
    speaks = language(tag)
    parts = [_top("files", tag)]
    for uri, shape in SHAPES.items():
        about = word("schema", tag, uri=schema_uri(uri))
        parts.append(f"## {uri}\n\n{about}\n\n{_table(shape, speaks, _json_example)}")
        parts += [
            f"### {_group_name(inner.__name__)}\n\n{_table(inner, speaks, _json_example)}"
            for inner in dict.fromkeys(_inner(shape))
        ]
    return "\n\n".join(parts) + "\n"


def _json_example(model: type[BaseModel], name: str) -> str:
    example = next(iter(model.model_fields[name].examples or ()))
    return f'"{name}": {json.dumps(example, ensure_ascii=False)}'


def _top(page: str, tag: str) -> str:
    # Whoever searches the site for a topic wants an article, not the field that names topics.
    meta = f"---\ndescription: {word(f'{page}_meta', tag)}\nsearch:\n  boost: 0.3\n---\n"
    about = word(f"{page}_about", tag)
    return f"{meta}\n# {word(page, tag)}\n\n{about}\n\n*{word('written', tag)}*"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _table(
    model: type[BaseModel],
    speaks: Language,
    example_of: Callable[[type[BaseModel], str], str] = field_example,
) -> str:
    schema = model.model_json_schema()
    rows = [word("columns", speaks.tag), "|---|---|---|---|"]
    # What all records share comes last.
    fields = sorted(model.model_fields.items(), key=lambda item: item[0] == "redirect_from")
    for name, field in fields:
        part = schema["properties"][name]
        shown = f"**`{name}`**" if field.is_required() else f"`{name}`"
        kind = _kind(part, schema, speaks.tag)
        if (
            field.default not in (None, (), "", [])
            and not field.is_required()
            and "default" in part
        ):
            default = str(part["default"]).lower() if part["default"] != "" else ""
            kind += word("default", speaks.tag, value=default) if part["default"] != {} else ""
        example = f"`{example_of(model, name)}`"
        rows.append(_row(shown, speaks.gettext(field.description), kind, example))
    return "\n".join(rows)


def _kind(part: dict[str, Any], schema: dict[str, Any], tag: str) -> str:
    """Word what a field may hold, from its part of the JSON Schema."""
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        return _kind_of_definition(name, schema["$defs"][name], tag)
    if union := part.get("anyOf") or part.get("oneOf"):
        kinds = [_kind(one, schema, tag) for one in union if one.get("type") != "null"]
        return word("or", tag).join(dict.fromkeys(kinds))
    if part.get("type") == "array":
        if "prefixItems" in part:
            return word("pair", tag)
        return word("list", tag, kind=_kind(part["items"], schema, tag))
    if isinstance(inner := part.get("additionalProperties"), dict):
        return word("mapping", tag, kind=_kind(inner, schema, tag))
    pattern = str(part.get("pattern", ""))
    by_pattern = {r"^\d{4}": "moment", "^P(?:": "duration"}
    found = next((kind for start, kind in by_pattern.items() if pattern.startswith(start)), "")
    return word(found or part.get("format") or part["type"], tag)


def _kind_of_definition(name: str, definition: dict[str, Any], tag: str) -> str:
    if "enum" in definition:
        return word("choice", tag, words=", ".join(f"`{word}`" for word in definition["enum"]))
    return word("group", tag, group=_group_name(name))


def _group_name(class_name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", class_name).lower().removesuffix("-shape")


def _groups() -> dict[str, type[BaseModel]]:
    """Return every class of fields inside fields, in the order in which records use them."""
    found: dict[str, type[BaseModel]] = {}
    for model in COLLECTIONS.values():
        for inner in _inner(model):
            found.setdefault(_group_name(inner.__name__), inner)
    return found


def _inner(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for field in model.model_fields.values():
        for part in _parts(field.annotation):
            yield part
            yield from _inner(part)


def _parts(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _parts(part)


FILES = {
    f"{folder}using/reference/{name}.md": partial(write, tag)
    for tag, folder in (("en", ""), ("zh", "zh/"))
    for name, write in (
        ("front-matter", front_matter),
        ("problems", problems),
        ("commands", commands),
        ("configuration", options),
        ("template-variables", variables),
        ("files", files),
    )
}
"""What writes each page, by its path below site_src/."""

if __name__ == "__main__":
    for file_name, write_page in FILES.items():
        (SITE_SRC / file_name).write_text(write_page(), encoding="utf-8", newline="\n")
