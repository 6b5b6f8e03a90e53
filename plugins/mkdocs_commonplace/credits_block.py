"""The credits' block in the theme of a site that is no hub: its place, and one style sheet."""

import logging
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from commonplace.language import N_, language

_HERE = Path(__file__).parent
_THEME = _HERE / "credits_theme"
_TEMPLATES = _HERE / "theme" / "commonplace"
STYLES = _HERE / "styles" / "credits.css"
STYLES_URI = "assets/commonplace/credits.css"
_PLACE = "partials/source-file.html"
"""Where Material says below the text of a page when and by whom its file was changed."""
_BLOCK = "commonplace/credits_alone.html"

_NOT_SHOWN = N_(
    "No template of this theme shows the credits. Material for MkDocs does, unless the site has a "
    "{place} of its own; else write {call} into a template of the site."
)

log = logging.getLogger(f"mkdocs.plugins.{__name__}")


def add_block(config: MkDocsConfig) -> MkDocsConfig:
    """Put the block where Material has a place for it; a site's own templates go before ours."""
    dirs = config.theme.dirs
    if str(_THEME) not in dirs:
        dirs.insert(1 if config.theme.custom_dir else 0, str(_THEME))
    if STYLES_URI not in config.extra_css:
        config.extra_css.insert(0, STYLES_URI)
    if not _is_shown(config):
        call = f'{{% include "{_BLOCK}" %}}'
        sentence = language(theme_language(config)).gettext(_NOT_SHOWN)
        log.info("%s", sentence.format(place=_PLACE, call=call))
    return config


def append_styles(files: Files, config: MkDocsConfig) -> None:
    """Append the style sheet, unless the site has one of its own at that place.

    It is a file on the disk, since plugins for several languages stumble over any other.
    """
    if files.get_file_from_path(STYLES_URI) is None:
        files.append(File.generated(config, STYLES_URI, abs_src_path=str(STYLES)))


def reach_behind(env: Environment, config: MkDocsConfig) -> Environment:
    """Let templates name ours, and in `behind_commonplace/` what the theme has behind ours."""
    dirs = config.theme.dirs
    behind = dirs[dirs.index(str(_THEME)) + 1 :] if str(_THEME) in dirs else dirs
    named = {
        "commonplace": FileSystemLoader(_TEMPLATES),
        "behind_commonplace": FileSystemLoader(behind),
    }
    own: list[BaseLoader] = [env.loader] if env.loader else []
    env.loader = ChoiceLoader([*own, PrefixLoader(named)])
    return env


def theme_language(config: MkDocsConfig) -> str:
    """Return the language of a theme's own words, as Material has it, or as MkDocs' themes do."""
    return str(config.theme.get("language") or config.theme.locale or "en")


def _is_shown(config: MkDocsConfig) -> bool:
    places = (folder for folder in config.theme.dirs if Path(folder, _PLACE).is_file())
    found = [*places]
    if len(found) > 1 and found[0] == str(_THEME):
        return True  # there is a theme behind ours that has the place, and asks for it
    custom = config.theme.custom_dir
    templates = Path(custom).rglob("*.html") if custom else ()
    return any(_BLOCK in file.read_text("utf-8", "replace") for file in templates)
