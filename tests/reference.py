"""The pages under docs/ that are written from the code: front matter, problems and commands.

`python -m tests.reference` writes them; `scripts/reference` calls it, and tests/test_docs.py holds
them to the code.
"""

import re
from collections.abc import Iterator
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
from commonplace.problems import CODES
from commonplace.problems.codes import Severity
from commonplace.schema.examples import field_example

DOCS = Path(__file__).parent.parent / "docs"

PATHS = {
    "member": "members/<member>.md",
    "column": "columns/<column>/index.md",
    "article": "columns/<column>/<article>.md",
    "event": "events/<event>.md",
    "competition": "competitions/<competition>/index.md",
    "entry": "competitions/<competition>/entries/<entry>/index.md",
    "ballot": "competitions/<competition>/ballots/<judge>.yml",
    "award": "competitions/<competition>/awards/<award>.yml",
    "credits": "credits/<id>.yml",
}

KINDS = {
    "string": ("text", "文字"),
    "integer": ("whole number", "整数"),
    "number": ("number", "数字"),
    "boolean": ("`true` or `false`", "`true` 或 `false`"),
    "object": ("fields of its own", "自成一组的字段"),
    "uri": ("web address", "网址"),
    "date": ("day", "日期"),
    "moment": ("day and time", "日期和时间"),
    "duration": ("duration (ISO 8601)", "时长（ISO 8601）"),
    "pair": ("two numbers", "两个数字"),
}

FIELDS = (
    "Every field of every file that members send. **Bold** fields are required; all others are"
    " optional. An editor can complete and check them with the JSON Schemas that"
    " `commonplace schema --output schemas` writes, and that every site publishes under"
    " `schemas/`. Dates follow ISO 8601, time zones are IANA names or `AoE`, licences are SPDX"
    " identifiers, languages are BCP 47 tags."
)
FIELDS_ZH = (
    "成员投稿的每种文件的全部字段。**粗体**为必填，其余可选。"
    "`commonplace schema --output schemas` 会写出 JSON Schema（每个站点也在 `schemas/` 下发布），"
    "编辑器据此补全和检查。日期用 ISO 8601，时区用 IANA 名称或 `AoE`，许可证用 SPDX 标识，"
    "语言用 BCP 47 标签。"
)
PROBLEMS = (
    "Every rule that `commonplace check` and the build hold submissions against, by its code."
    " An **error** leaves the file out of the site until it is mended; a **warning** publishes"
    " it. Words in braces are filled with what was found in the file."
)
PROBLEMS_ZH = (
    "`commonplace check` 和构建检查投稿时用到的全部规则，按代码列出。"
    "有**错误**的文件在改好之前不会发布；只有**警告**的文件照常发布。"
    "花括号里的词会换成文件里的实际内容。"
)
COMMANDS = (
    "What `commonplace COMMAND --help` says."
    " Exit codes: 0 fine, 1 problems were found, 2 wrong use or a broken machine."
)
COMMANDS_ZH = (
    "即 `commonplace 命令 --help` 的内容。退出码：0 正常，1 发现问题，2 用法有误或环境有问题。"
)

WORDS = {
    "written": (
        "Written by `scripts/reference` from the code; change it there.",
        "本页由 `scripts/reference` 根据代码生成，请在代码中修改。",
    ),
    "fields": ("Front matter", "头信息字段"),
    "fields_about": (FIELDS, FIELDS_ZH),
    "problems": ("Problems", "问题"),
    "problems_about": (PROBLEMS, PROBLEMS_ZH),
    "commands": ("Commands", "命令"),
    "commands_about": (COMMANDS, COMMANDS_ZH),
    "columns": ("| field | what it says | kind | example |", "| 字段 | 含义 | 类型 | 示例 |"),
    "file": ("File: ", "文件："),
    "groups": ("Groups of fields", "字段组"),
    "group": ("fields as in [{group}](#{group})", "字段见 [{group}](#{group})"),
    "list": ("list of {kind}", "列表：{kind}"),
    "mapping": ("by name: {kind}", "按名称：{kind}"),
    "choice": ("one of {words}", "其中之一：{words}"),
    "or": (" or ", "，或"),
    "default": ("; else `{value}`", "；默认 `{value}`"),
    "error": ("**Error.** ", "**错误。**"),
    "warning": ("**Warning.** ", "**警告。**"),
}
TAGS = ("en", "zh")
_WIDTH = 92


def front_matter(tag: str) -> str:
    """Return the page about every field of every record."""
    speaks = language(tag)
    parts = [_top("fields", tag)]
    for collection, model in COLLECTIONS.items():
        name = speaks.gettext(collection)
        title = collection if name == collection else f"{collection} · {name}"
        path = f"{_word('file', tag)}`member_submissions/{PATHS[collection]}`"
        parts.append(f"## {title}\n\n{path}\n\n{_table(model, speaks)}")
    parts.append(f"## {_word('groups', tag)}")
    parts += [f"### {name}\n\n{_table(model, speaks)}" for name, model in _groups().items()]
    return "\n\n".join(parts) + "\n"


def problems(tag: str) -> str:
    """Return the page about every problem."""
    speaks = language(tag)
    parts = [_top("problems", tag)]
    for name, code in CODES.items():
        severity = _word("warning" if code.severity is Severity.WARNING else "error", tag)
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


def _top(page: str, tag: str) -> str:
    return f"# {_word(page, tag)}\n\n{_word(f'{page}_about', tag)}\n\n*{_word('written', tag)}*"


def _word(name: str, tag: str, **values: str) -> str:
    text = (WORDS | KINDS)[name][TAGS.index(tag)]
    return text.format(**values) if values else text


def _table(model: type[BaseModel], speaks: Language) -> str:
    schema = model.model_json_schema()
    rows = [_word("columns", speaks.tag), "|---|---|---|---|"]
    # What all records share comes last.
    fields = sorted(model.model_fields.items(), key=lambda item: item[0] == "redirect_from")
    for name, field in fields:
        part = schema["properties"][name]
        shown = f"**`{name}`**" if field.is_required() else f"`{name}`"
        kind = _kind(part, schema, speaks.tag)
        if field.default not in (None, ()) and not field.is_required() and "default" in part:
            default = str(part["default"]).lower() if part["default"] != "" else ""
            kind += _word("default", speaks.tag, value=default) if part["default"] != {} else ""
        example = f"`{field_example(model, name)}`"
        cells = (shown, speaks.gettext(field.description), kind, example)
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(rows)


def _kind(part: dict[str, Any], schema: dict[str, Any], tag: str) -> str:
    """Word what a field may hold, from its part of the JSON Schema."""
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        return _kind_of_definition(name, schema["$defs"][name], tag)
    if union := part.get("anyOf") or part.get("oneOf"):
        kinds = [_kind(one, schema, tag) for one in union if one.get("type") != "null"]
        return _word("or", tag).join(dict.fromkeys(kinds))
    if part.get("type") == "array":
        if "prefixItems" in part:
            return _word("pair", tag)
        return _word("list", tag, kind=_kind(part["items"], schema, tag))
    if isinstance(inner := part.get("additionalProperties"), dict):
        return _word("mapping", tag, kind=_kind(inner, schema, tag))
    pattern = str(part.get("pattern", ""))
    by_pattern = {r"^\d{4}": "moment", "^P(?:": "duration"}
    found = next((kind for start, kind in by_pattern.items() if pattern.startswith(start)), "")
    return _word(found or part.get("format") or part["type"], tag)


def _kind_of_definition(name: str, definition: dict[str, Any], tag: str) -> str:
    if "enum" in definition:
        return _word("choice", tag, words=", ".join(f"`{word}`" for word in definition["enum"]))
    return _word("group", tag, group=_group_name(name))


def _group_name(class_name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", class_name).lower()


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
    f"{name}{suffix}.md": partial(write, tag)
    for tag, suffix in (("en", ""), ("zh", ".zh-CN"))
    for name, write in (
        ("front-matter", front_matter),
        ("problems", problems),
        ("commands", commands),
    )
}
"""What writes each page, by the name of its file below docs/."""

if __name__ == "__main__":
    for file_name, write_page in FILES.items():
        (DOCS / file_name).write_text(write_page(), encoding="utf-8", newline="\n")
