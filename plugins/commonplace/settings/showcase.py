"""The options of the plugin `commonplace/showcase` in mkdocs.yml."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from commonplace.language import N_
from commonplace.settings.checking import read_with

SHOWCASE_PLUGIN = "commonplace/showcase"


class ShowcaseOptions(BaseModel):
    """The options of `commonplace/showcase` in mkdocs.yml. All are optional."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    results: bool = Field(
        True,  # noqa: FBT003 - a default, no argument
        description=N_(
            "Whether a competition with ballots or votes has a page of results with its standings "
            "once they are public."
        ),
        examples=[True],
    )
    certificates: bool = Field(
        True,  # noqa: FBT003 - a default, no argument
        description=N_(
            "Whether everybody who wins an award gets a certificate, to print and to check by its "
            "code."
        ),
        examples=[False],
    )


def read_showcase_options(options: Any) -> ShowcaseOptions:
    """Check the plugin's options. Raises SettingsError, naming each wrong one."""
    return read_with(ShowcaseOptions, SHOWCASE_PLUGIN, options)
