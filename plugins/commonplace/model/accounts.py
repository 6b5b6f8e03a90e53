"""Handles on other services, and what a handle looks like there."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from commonplace.language import N_
from commonplace.model.record import Fields
from commonplace.values import Line, mistake

_FORGE = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})"
_ADDRESSES: dict[str, tuple[str, str]] = {
    "github": (_FORGE, "https://github.com/{}"),
    "gitlab": (r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}", "https://gitlab.com/{}"),
    "gitee": (r"[A-Za-z][A-Za-z0-9_-]{1,38}", "https://gitee.com/{}"),
    "codeberg": (r"[A-Za-z0-9_.-]{1,40}", "https://codeberg.org/{}"),
    "mastodon": (
        r"@?[A-Za-z0-9_]+(?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?@[A-Za-z0-9.-]+\.[a-z]{2,}",
        "https://{1}/@{0}",
    ),
    "bluesky": (r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", "https://bsky.app/profile/{}"),
    "linkedin": (r"[\w%-]{3,100}", "https://www.linkedin.com/in/{}"),
    "x": (r"[A-Za-z0-9_]{1,15}", "https://x.com/{}"),
    "zhihu": (r"[A-Za-z0-9_-]+", "https://www.zhihu.com/people/{}"),
    "bilibili": (r"[0-9]+", "https://space.bilibili.com/{}"),
    "weibo": (r"[A-Za-z0-9_-]+", "https://weibo.com/{}"),
    "stackoverflow": (r"[0-9]+", "https://stackoverflow.com/users/{}"),
    "huggingface": (r"[A-Za-z0-9_.-]+", "https://huggingface.co/{}"),
    "kaggle": (r"[A-Za-z0-9_-]+", "https://www.kaggle.com/{}"),
}

SERVICES = {
    "github": "GitHub",
    "gitlab": "GitLab",
    "gitee": "Gitee",
    "codeberg": "Codeberg",
    "mastodon": "Mastodon",
    "bluesky": "Bluesky",
    "linkedin": "LinkedIn",
    "x": "X",
    "zhihu": N_("Zhihu"),
    "bilibili": "Bilibili",
    "weibo": N_("Weibo"),
    "stackoverflow": "Stack Overflow",
    "huggingface": "Hugging Face",
    "kaggle": "Kaggle",
}
"""What each service is called."""


def _known_handle(handle: str, info: ValidationInfo) -> str:
    service = str(info.field_name)
    if not re.fullmatch(_ADDRESSES[service][0], handle):
        raise mistake("handle-invalid", found=handle, service=SERVICES[service])
    return handle


Handle = Annotated[Line, AfterValidator(_known_handle)]


_HANDLE = N_("The name of the account there, without @.")


class Accounts(Fields):
    """Account names, one a service."""

    github: Handle | None = Field(None, description=_HANDLE, examples=["alice"])
    gitlab: Handle | None = Field(None, description=_HANDLE, examples=["alice"])
    gitee: Handle | None = Field(None, description=_HANDLE, examples=["alice"])
    codeberg: Handle | None = Field(None, description=_HANDLE, examples=["alice"])
    mastodon: Handle | None = Field(None, description=_HANDLE, examples=["alice@social.example"])
    bluesky: Handle | None = Field(None, description=_HANDLE, examples=["alice.example.org"])
    linkedin: Handle | None = Field(None, description=_HANDLE, examples=["alice-wong"])
    x: Handle | None = Field(None, description=_HANDLE, examples=["alice"])
    zhihu: Handle | None = Field(None, description=_HANDLE, examples=["alice"])
    bilibili: Handle | None = Field(None, description=_HANDLE, examples=["208259"])
    weibo: Handle | None = Field(None, description=_HANDLE, examples=["alice"])
    stackoverflow: Handle | None = Field(None, description=_HANDLE, examples=["22656"])
    huggingface: Handle | None = Field(None, description=_HANDLE, examples=["alice"])
    kaggle: Handle | None = Field(None, description=_HANDLE, examples=["alice"])

    @property
    def links(self) -> dict[str, str]:
        """The service's name and the address of the account, in the order above."""
        given = {name: handle for name, handle in self if handle}
        return {SERVICES[name]: _address(name, handle) for name, handle in given.items()}


def _address(service: str, handle: str) -> str:
    return _ADDRESSES[service][1].format(
        *handle.removeprefix("@").split("@") if service == "mastodon" else [handle]
    )
