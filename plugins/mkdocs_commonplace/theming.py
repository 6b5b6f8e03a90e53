"""Our templates, styles and language switch, added to the hub's theme."""

from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from commonplace.language import language_name
from commonplace.settings import Settings
from mkdocs_commonplace.bundles import SCRIPT_URI, STYLES_URI
from mkdocs_commonplace.dialect import add_dialect

_THEME = Path(__file__).parent / "theme"


def add_theme(config: MkDocsConfig, settings: Settings) -> MkDocsConfig:
    """Add our templates and assets behind a hub's own, so that a hub can override each.

    Raises PluginError where the site's addresses could not be ours.
    """
    if not config.use_directory_urls:
        message = "commonplace/hub needs `use_directory_urls: true` in mkdocs.yml."
        raise PluginError(message)
    site = settings.site_of_config(Path(config.config_file_path).name)
    add_dialect(config, site.tag)
    dirs = config.theme.dirs
    if str(_THEME) not in dirs:
        dirs.insert(1 if config.theme.custom_dir else 0, str(_THEME))
    if STYLES_URI not in config.extra_css:
        config.extra_css.insert(0, STYLES_URI)
    if SCRIPT_URI not in [str(script) for script in config.extra_javascript]:
        script = ExtraScriptValue(SCRIPT_URI)
        script.defer = True  # the page is read before it is corrected
        config.extra_javascript.append(script)
    if len(settings.languages) > 1:
        # Material shows its language menu only where there is a list; ours names the same page.
        config.extra.setdefault(
            "alternate",
            [
                {
                    "name": language_name(site.tag, spoken_in=site.tag),
                    "link": f"./{site.path}",
                    "lang": site.tag,
                }
                for site in settings.languages
            ],
        )
    return config
