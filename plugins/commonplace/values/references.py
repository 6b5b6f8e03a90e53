"""Addresses on the web, languages, licences, and paths on the site."""

import re
from functools import lru_cache
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from commonplace.language import N_
from commonplace.problems import Word
from commonplace.values.text import LONGEST_LINE, mistake, plain_text, visible


def _web_address(text: str) -> str:
    return _address(text, ("https", "http"))


def _contact_address(text: str) -> str:
    return _address(text, ("https", "http", "mailto"))


def _address(text: str, schemes: tuple[str, ...]) -> str:
    allowed = ", ".join(f"{scheme}:" for scheme in schemes)
    if len(text) > LONGEST_ADDRESS:
        raise mistake("url-invalid", found=text, allowed=allowed)
    try:
        parts = urlsplit(text)
        # Before “@” a name can pose as the host: https://github.com@example.org
        has_host = parts.hostname and not parts.username and parts.port != 0
        is_mail = parts.scheme == "mailto" and re.fullmatch(r"[^@/]+@[^@/]+\.[^@/]+", parts.path)
        usable = parts.scheme in schemes and (is_mail or has_host)
    except ValueError:
        usable = False
    if not usable or _NOT_IN_ADDRESSES.search(text):
        raise mistake("url-invalid", found=text, allowed=allowed)
    return text


LONGEST_ADDRESS = 2000
"""Characters; some browsers and hosts take no more."""

_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f<>\"\\^`{|}]")
WebAddress = Annotated[
    str,
    BeforeValidator(plain_text),
    AfterValidator(visible),
    AfterValidator(_web_address),
    Field(json_schema_extra={"format": "uri"}),
]
ContactAddress = Annotated[
    str, BeforeValidator(plain_text), AfterValidator(visible), AfterValidator(_contact_address)
]

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST_NAME = re.compile(rf"(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL})*", re.ASCII)


def _host_name(text: str) -> str:
    host = text.lower()
    if not _HOST_NAME.fullmatch(host):
        raise mistake("field-type", wanted=Word(N_("the name of a host, such as example.org")))
    return host


HostName = Annotated[str, BeforeValidator(plain_text), AfterValidator(_host_name)]
"""The name of a host, such as example.org, without https:// and without a port."""

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?")


def _language_tag(text: str) -> str:
    if not _LANGUAGE_TAG.fullmatch(text):
        raise mistake("language-invalid", found=text)
    return text


LanguageTag = Annotated[str, BeforeValidator(plain_text), AfterValidator(_language_tag)]
"""A language as BCP 47 writes it: language, script, region."""


_MOST_BRACKETS = 20


@lru_cache(256)
def _licence(text: str) -> str:
    from packaging.licenses import (  # noqa: PLC0415 - a large table, needed only by files that name a licence
        InvalidLicenseExpression,
        canonicalize_license_expression,
    )

    try:
        # What reads it runs Python's own parser, which gives up at brackets nested deep.
        if len(text) > LONGEST_LINE or text.count("(") > _MOST_BRACKETS:
            raise mistake("licence-unknown", found=text)
        return canonicalize_license_expression(text)
    except (InvalidLicenseExpression, MemoryError, RecursionError):
        raise mistake("licence-unknown", found=text) from None


Licence = Annotated[str, BeforeValidator(plain_text), AfterValidator(_licence)]
"""A licence expression with SPDX identifiers."""


_INSIDE = re.compile(r"(?!/)(?!.*(?:^|/)\.\.?(?:/|$))(?!.*//)[^\\:*?\"<>|#\x00-\x1f]+")


def _inside(text: str) -> str:
    if not _INSIDE.fullmatch(text):
        raise mistake("path-invalid", found=text)
    return text


def _redirect(text: str) -> str:
    path = text.removeprefix("/")
    if not _REDIRECT.fullmatch(path):
        raise mistake("redirect-invalid", found=text)
    if any(len(name.encode()) > LONGEST_FILE_NAME for name in path.split("/")):
        raise mistake("redirect-invalid", found=text)
    if path.endswith("/index.html"):
        return path.removesuffix("index.html")
    return path if path.endswith((".html", "/")) else path + "/"


LONGEST_FILE_NAME = 200
"""Bytes of one name; most systems hold 255."""

_REDIRECT = re.compile(r"(?!.*(?:^|/)\.\.?(?:/|$))(?:[\w.~-]+/)*[\w.~-]+/?")
FileInside = Annotated[
    str, BeforeValidator(plain_text), AfterValidator(visible), AfterValidator(_inside)
]
"""A file beside the text, by its path from there."""

RedirectPath = Annotated[str, BeforeValidator(plain_text), AfterValidator(_redirect)]
"""A former address on this site, e.g. `columns/notes/old-name/`."""
