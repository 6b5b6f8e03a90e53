"""The templates of new files, in `archetypes/`: data that whoever writes them can read."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from commonplace.language import Language, language, language_name
from commonplace.pages.markup import escape_markdown
from commonplace.schema.examples import yaml_line

ARCHETYPES = Path(__file__).parent.parent / "archetypes"
ENDING = ".jinja"


def render(archetype: str, speaks: Language, /, **values: Any) -> str:
    """Return an archetype, named by its path without `.jinja`, with its blanks filled."""
    return _environment(speaks.tag).get_template(archetype + ENDING).render(values)


def names_below(folder: str) -> list[str]:
    """Return the archetypes of a folder, by their path in it without `.jinja`."""
    found = (ARCHETYPES / folder).rglob(f"*{ENDING}")
    return sorted(
        path.relative_to(ARCHETYPES / folder).as_posix().removesuffix(ENDING) for path in found
    )


@cache
def _environment(tag: str) -> Environment:
    speaks = language(tag)
    found = Environment(  # noqa: S701 - what comes out is Markdown and YAML
        loader=FileSystemLoader(ARCHETYPES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    catalogue: Any = found
    catalogue.install_gettext_callables(speaks.gettext, speaks.ngettext, newstyle=True)
    found.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    found.filters["md"] = escape_markdown
    found.filters["yaml"] = lambda value: yaml_line("_", value).removeprefix("_: ")
    found.filters["language_name"] = lambda tag: language_name(tag, spoken_in=tag)
    return found
