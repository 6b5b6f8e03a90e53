"""The library's Markdown added to the extensions that a hub has in its mkdocs.yml."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from commonplace.dialect.diagrams import diagram_fence, diagram_options
from commonplace.dialect.emoji import plain_emoji
from commonplace.dialect.math import math_fence, math_inline

_OURS = "commonplace.dialect"
_EMOJI = "pymdownx.emoji"
_NEEDED = ("attr_list", "md_in_html", "pymdownx.arithmatex", "pymdownx.superfences")
"""What pages are written with, or `check` looks at: in every hub, whatever its mkdocs.yml lists."""

_FENCES = (
    {"name": "math", "class": "math", "format": math_fence},
    {
        "name": "mermaid",
        "class": "mermaid",
        "format": diagram_fence,
        "validator": diagram_options,
    },
)
_INLINE = ({"name": "math", "class": "math", "format": math_inline},)


def add_dialect(config: MkDocsConfig, lang: str) -> None:
    """Add what is missing; the options of a hub's own extensions stay, but for our fences."""
    for needed in (*_NEEDED, _OURS):
        if needed not in config.markdown_extensions:
            config.markdown_extensions.append(needed)
    # Without it, arithmatex writes scripts.
    _options(config, "pymdownx.arithmatex")["generic"] = True
    _put(_options(config, "pymdownx.superfences"), "custom_fences", _FENCES)
    if "pymdownx.inlinehilite" in config.markdown_extensions:
        _put(_options(config, "pymdownx.inlinehilite"), "custom_inline", _INLINE)
    if _EMOJI in config.markdown_extensions:
        emoji = _options(config, _EMOJI)
        if "image_path" not in (emoji.get("options") or {}):  # of a hub that keeps pictures of them
            emoji["emoji_generator"] = plain_emoji(emoji.get("emoji_generator"))
    _options(config, _OURS)["lang"] = lang


def _options(config: MkDocsConfig, extension: str) -> dict[str, Any]:
    options: dict[str, Any] = config.mdx_configs.setdefault(extension, {})
    return options


def _put(options: dict[str, Any], name: str, ours: tuple[dict[str, Any], ...]) -> None:
    """Put ours in a list of formats, in the place of those of the same name."""
    names = {each["name"] for each in ours}
    others = [each for each in options.get(name, ()) if each["name"] not in names]
    options[name] = [*others, *ours]
