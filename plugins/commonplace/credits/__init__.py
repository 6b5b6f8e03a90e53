"""Credits: what records say and what git knows, as one ledger of who gave what.

`build_ledger(hub, …)` is a pure function; who reads git is `commonplace.history`.
"""

from commonplace.credits.ledger import build_ledger
from commonplace.credits.registry import Registry

__all__ = ["Registry", "build_ledger"]
