"""mkdocs.yml as MkDocs reads it, with what it inherits; nothing in it is run."""

from pathlib import Path
from typing import Any

import yaml

from commonplace.language import N_
from commonplace.trouble import Trouble

CONFIG_FILE = "mkdocs.yml"


class SettingsError(Trouble):
    """The hub's configuration cannot be used; the message says where and why."""


def read_config(path: Path, inheriting: tuple[Path, ...] = ()) -> dict[str, Any]:
    """Read a mkdocs.yml with what it inherits. Raises SettingsError where that is not possible."""
    try:
        text = path.read_text(encoding="utf-8")
        config = yaml.load(text, Loader=_TagBlindLoader)  # noqa: S506 - a safe loader, see below
    except OSError as error:
        raise SettingsError(_UNREADABLE, file=path.name, reason=error.strerror or error) from error
    except RecursionError:
        raise SettingsError(
            N_("{file} cannot be read: it is nested too deep."), file=path.name
        ) from None
    except (yaml.YAMLError, ValueError) as error:  # ValueError: an impossible date, or not UTF-8
        raise SettingsError(_UNREADABLE, file=path.name, reason=error) from error
    if not isinstance(config, dict):
        raise SettingsError(N_("{file} holds no settings."), file=path.name)
    parent = config.pop("INHERIT", None)
    if not isinstance(parent, str):
        return config
    row = (*inheriting, path.resolve())
    if (inherited := path.parent / parent).resolve() in row:
        message = N_("{file}: INHERIT: {parent} leads back to this file.")
        raise SettingsError(message, file=path.name, parent=parent)
    return _merged(read_config(inherited, row), config)


_UNREADABLE = N_("{file} cannot be read: {reason}")


_Fast: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where PyYAML was built with it: a nav may have thousands of lines."""


class _TagBlindLoader(_Fast):  # type: ignore[misc]
    """Reads what MkDocs reads, but runs nothing: `!ENV` and `!!python/name:` become None.

    `!relative` only says what a path is relative to, and is kept as it stands.
    """


_TagBlindLoader.add_constructor(None, lambda *_: None)
_TagBlindLoader.add_constructor("!relative", lambda _, node: f"!relative {node.value}".strip())
_TagBlindLoader.add_multi_constructor("!", lambda *_: None)
_TagBlindLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def _merged(parent: dict[str, Any], child: dict[str, Any]) -> dict[str, Any]:
    result = dict(parent)
    for key, value in child.items():
        both = isinstance(value, dict) and isinstance(result.get(key), dict)
        result[key] = _merged(result[key], value) if both else value
    return result
