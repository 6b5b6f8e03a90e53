"""Templates that this process has compiled already, for the next build in it."""

from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

if TYPE_CHECKING:
    from types import CodeType


class Compiled(BytecodeCache):
    """What templates became, by their sources and by all that has a part in compiling them.

    Jinja works out what it can while it compiles, filters of constants too. So templates are only
    shared by environments with the very same filters and tests. Nothing is written to a disk: what
    comes from there is never run.
    """

    def __init__(self) -> None:
        self._code: dict[tuple[Any, ...], CodeType] = {}
        self._how: tuple[Any, ...] = ()

    def serve(self, environment: Environment) -> None:
        """Compile for `environment` from now on."""
        self._how = _how(environment)
        environment.bytecode_cache = self

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja a template's code, if there is any."""
        bucket.code = self._code.get((self._how, bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template that Jinja has just compiled."""
        if bucket.code is not None:
            self._code[self._how, bucket.key, bucket.checksum] = bucket.code


def _how(environment: Environment) -> tuple[Any, ...]:
    """Return all but the source of which compiled code is made; functions as themselves."""
    options: Any = environment
    return (
        *sorted(environment.filters.items(), key=_name),
        *sorted(environment.tests.items(), key=_name),
        *sorted((name, type(extension)) for name, extension in environment.extensions.items()),
        repr(sorted(environment.policies.items())),
        environment.autoescape,
        environment.trim_blocks,
        environment.lstrip_blocks,
        environment.undefined,
        environment.finalize,
        options.newstyle_gettext if hasattr(options, "newstyle_gettext") else None,
    )


def _name(pair: tuple[str, Any]) -> str:
    return pair[0]
