"""The record that somebody lacks, as the fields of a file in a public repository."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from commonplace.model.accounts import Accounts
from commonplace.model.claims import address_key, is_anybodys, name_key
from commonplace.model.handles import Account, account_in
from commonplace.model.member import EMAIL
from commonplace.views.strangers.found import Stranger, is_whole
from commonplace.views.strangers.links import is_shared
from commonplace.views.strangers.readings import parts_of


def fields_of(stranger: Stranger, *, plain: bool = False) -> dict[str, Any]:
    """Return the front matter of a record, or what an existing one lacks.

    Addresses stand in it as their SHA-256 if they are not wanted `plain`; what forges make of a
    handle is an account. Other whole names become aliases; handles and the like are left out where
    something surer is known.
    """
    fields: dict[str, Any] = {} if stranger.members else {"name": stranger.name}
    known = (stranger.name, *stranger.others) if stranger.members else stranger.others
    if aliases := _aliases(stranger, known):
        fields["aliases"] = aliases
    accounts, left = _accounts(stranger)
    if accounts:
        fields["accounts"] = accounts
    if git := list(dict.fromkeys(_git(stranger, left, aliases, plain=plain))):
        fields["git"] = git
    return fields


def _aliases(stranger: Stranger, names: Iterable[str]) -> list[str]:
    whole = (part for name in names if is_whole(name) for part in parts_of(name))
    found = {name_key(name): name for name in whole}
    if not stranger.members:
        found.pop(name_key(stranger.name), None)
    return list(found.values())


def _accounts(stranger: Stranger) -> tuple[dict[str, str], set[str]]:
    """Return one account a service, and the addresses of other accounts."""
    accounts: dict[str, str] = {}
    left: set[str] = set()
    for address in dict.fromkeys(who.address.strip() for who in stranger.identities):
        account = account_in(address)
        if account is None:
            continue
        known = accounts.setdefault(account.service, account.handle) if _is_valid(account) else ""
        if known.lower() != account.handle.lower():
            left.add(address)
    return accounts, left


def _is_valid(account: Account) -> bool:
    if account.host:
        return False  # accounts are those of the services everybody knows
    try:
        Accounts.model_validate({account.service: account.handle})
    except ValidationError:
        return False
    return True


def _git(stranger: Stranger, left: set[str], aliases: list[str], *, plain: bool) -> Iterator[str]:
    told = {name_key(name) for name in (stranger.name, *aliases)}
    for who in stranger.identities:
        name, address = _clean(who.name), who.address.strip()
        if is_anybodys(address):
            if name and "@" not in name and name_key(name) not in told:
                yield name
        elif account_in(address) is None or address in left:
            is_plain = plain and EMAIL.fullmatch(address)
            shown = address if is_plain else f"sha256:{address_key(address)}"
            yield f"{name} <{shown}>" if name and is_shared(address) else shown


def _clean(name: str) -> str:
    seen = (char for char in name if char.isprintable() and char not in "<>")
    return " ".join("".join(seen).split())
