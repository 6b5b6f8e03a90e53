"""What a hub's maintainers decided: the options of our plugins in mkdocs.yml.

The options are read here, without MkDocs, so that `check` and the build see the same ones.
"""

from commonplace.config_file import CONFIG_FILE, SettingsError, read_config
from commonplace.settings.checking import OptionsError
from commonplace.settings.credits import CREDITS_PLUGIN, CreditOptions, read_credit_options
from commonplace.settings.options import PLUGIN, Options, read_options
from commonplace.settings.settings import Settings, SiteLanguage, read_settings, site_languages
from commonplace.settings.showcase import (
    SHOWCASE_PLUGIN,
    ShowcaseOptions,
    read_showcase_options,
)

__all__ = [
    "CONFIG_FILE",
    "CREDITS_PLUGIN",
    "PLUGIN",
    "SHOWCASE_PLUGIN",
    "CreditOptions",
    "Options",
    "OptionsError",
    "Settings",
    "SettingsError",
    "ShowcaseOptions",
    "SiteLanguage",
    "read_config",
    "read_credit_options",
    "read_options",
    "read_settings",
    "read_showcase_options",
    "site_languages",
]
