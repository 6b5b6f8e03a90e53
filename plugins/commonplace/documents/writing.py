"""Fields and body to a file: the way back from `read_document`."""

from collections.abc import Mapping
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

_LONGEST_FLOW = 80


class FrontMatterHandler(YAMLHandler):
    """The front matter of a hub's files, as python-frontmatter writes it: in our own plain form."""

    def export(self, metadata: dict[str, object], **_: object) -> str:
        """Return the fields as YAML."""
        return write_fields(metadata).rstrip("\n")


def write_document(fields: Mapping[str, Any], body: str) -> str:
    """Return the text of a file that `read_document` reads back as these fields and this body.

    Values are text, numbers, days, None, and lists and mappings of them; fields keep their order.
    Blank lines around the body are not kept.
    """
    post = frontmatter.Post(body.replace("\r\n", "\n").replace("\r", "\n").strip("\n"))
    post.metadata.update(fields)
    return f"{frontmatter.dumps(post, handler=FrontMatterHandler())}\n"


def write_fields(fields: Mapping[str, Any]) -> str:
    """Return fields as YAML: short lists in one line, long texts in a block."""
    if not fields:
        return ""
    # A width without end: no value is folded, so that a change of one word is a change of one line.
    return str(
        yaml.dump(
            dict(fields), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=float("inf")
        )
    )


class _Dumper(yaml.SafeDumper):
    """Writes YAML the way a person would."""

    def ignore_aliases(self, _data: Any) -> bool:
        """Write a value out at each place; anchors are not allowed in a hub."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - the engine's signature
        """Indent the items of a list below the name of its field."""
        super().increase_indent(flow, indentless=False)


def _represent_text(dumper: _Dumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_list(dumper: _Dumper, items: list[Any] | tuple[Any, ...]) -> yaml.Node:
    words = [str(item) for item in items]
    is_short = sum(map(len, words)) + 2 * len(words) <= _LONGEST_FLOW
    is_plain = not any(isinstance(item, dict | list | tuple) or "\n" in str(item) for item in items)
    return dumper.represent_sequence(
        "tag:yaml.org,2002:seq", items, flow_style=is_short and is_plain
    )


_Dumper.add_representer(str, _represent_text)
_Dumper.add_multi_representer(str, _represent_text)
_Dumper.add_representer(list, _represent_list)
_Dumper.add_representer(tuple, _represent_list)
