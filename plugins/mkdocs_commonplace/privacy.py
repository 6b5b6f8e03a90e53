"""The last look at a site that was built: nothing is published that tells what somebody keeps."""

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import clean_directory

import commonplace
from commonplace.language import N_, NN_, language
from commonplace.model.attribution import Identity
from commonplace.privacy import Leak, find_leaks
from commonplace.trust.store import CHECKS, kept_in_git
from commonplace.views import Edition

_SHOWN = 10
"""How many files are named; more would help nobody."""
_LEAK = N_("{file}: {kind} of {owner}")
_UNKNOWN = N_("somebody whom only git knows")
_REFUSED = NN_(
    "Nothing is published: %(num)s file would tell what somebody keeps from the site, and no text "
    "of a member or maintainer says so. This is a fault of a plugin, a theme or Commonplace.",
    "Nothing is published: %(num)s files would tell what somebody keeps from the site, and no text "
    "of a member or maintainer says so. This is a fault of a plugin, a theme or Commonplace.",
)


def refuse_leaks(
    edition: Edition, config: MkDocsConfig, identities: Iterable[Identity] = ()
) -> None:
    """Remove what was built where it tells what is kept, by members or of `identities`.

    Raises PluginError, which names files and whose records, but not what stands there: logs of
    builds are read by everybody.
    """
    program = [Path(commonplace.__path__[0]), *map(Path, config.theme.dirs)]
    config_file = Path(config.config_file_path)
    with kept_in_git(config_file.parent, CHECKS) as store:
        site, whose = Path(config.site_dir), config_file.name
        leaks = find_leaks(edition.hub, identities, site, program, store=store, whose=whose)
    if not leaks:
        return
    clean_directory(config.site_dir)
    speaks = language(edition.hub.settings.default_language)
    count = len({leak.file for leak in leaks})
    lines = [speaks.ngettext(*_REFUSED, count) % {"num": count}]
    lines += [_line(leak, edition) for leak in leaks[:_SHOWN]]
    if len(leaks) > _SHOWN:
        lines.append("…")
    raise PluginError("\n".join(lines))


def _line(leak: Leak, edition: Edition) -> str:
    words = language(edition.hub.settings.default_language).gettext
    owner = leak.owner or words(_UNKNOWN)
    return words(_LEAK).format(file=leak.file, kind=words(leak.kind), owner=owner)
