"""Is everything there that a hub needs? Each finding that is a fault names its cure."""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from commonplace.git import DEEPEN, SHALLOW, GitError, run_git
from commonplace.language import N_, Language
from commonplace.settings import (
    CONFIG_FILE,
    PLUGIN,
    Settings,
    SettingsError,
    read_config,
    read_settings,
)
from commonplace.starting.workflows import State as Kept
from commonplace.starting.workflows import UnknownForgeError, workflows_of
from commonplace.trouble import Trouble

DISTRIBUTION = "commonplace"
_FOREMOST = ("mkdocs", "mkdocs-material")


class State(StrEnum):
    """How a finding is meant: only a fault needs something done."""

    FINE = "fine"
    NOTE = "note"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; both texts are marked for translation."""

    state: State
    message: str
    cure: str = ""
    values: Mapping[str, str | Trouble] = field(default_factory=dict, hash=False)

    def sentence(self, language: Language) -> str:
        """Say what was found."""
        return language.gettext(self.message).format(**_shown(self.values, language))

    def advice(self, language: Language) -> str:
        """Say what to do, if anything."""
        return language.gettext(self.cure).format(**_shown(self.values, language))


def _fine(message: str, **values: object) -> Finding:
    return Finding(State.FINE, message, values=_worded(values))


def _note(message: str, cure: str, **values: object) -> Finding:
    return Finding(State.NOTE, message, cure, _worded(values))


def _fault(message: str, cure: str, **values: object) -> Finding:
    return Finding(State.FAULT, message, cure, _worded(values))


def _worded(values: Mapping[str, object]) -> dict[str, str | Trouble]:
    return {
        name: value if isinstance(value, Trouble) else str(value) for name, value in values.items()
    }


def _shown(values: Mapping[str, str | Trouble], language: Language) -> dict[str, str]:
    return {
        name: value.sentence(language) if isinstance(value, Trouble) else value
        for name, value in values.items()
    }


def examine(root: Path) -> list[Finding]:
    """Look at the machine and at the hub in `root`; return every finding, in a sensible order."""
    findings = [*_python(), *_packages(), *_git(root)]
    if not (root / CONFIG_FILE).is_file():
        return [*findings, _no_hub(root)]
    try:
        settings, config = read_settings(root), read_config(root / CONFIG_FILE)
    except SettingsError as error:
        cure = N_(
            "Correct the file; `commonplace init` in an empty folder shows what one looks like."
        )
        return [*findings, _fault(N_("{reason}"), cure, reason=error)]
    findings.append(_fine(N_("mkdocs.yml can be read.")))
    findings += [*_plugin(settings), *_theme(config), *_languages(root, settings)]
    return [
        *findings,
        *_submissions(root, settings),
        *_site(root, settings),
        *_workflows(root, settings),
        *_disk(root),
    ]


def _no_hub(root: Path) -> Finding:
    return _fault(
        N_("There is no mkdocs.yml in {folder}."),
        N_("Go to a hub's folder, name one with --hub, or make one with `commonplace init`."),
        folder=root.as_posix(),
    )


def _python() -> Iterator[Finding]:
    found = ".".join(str(part) for part in sys.version_info[:3])
    try:
        wanted = distribution(DISTRIBUTION).metadata["Requires-Python"]
    except PackageNotFoundError:
        return  # what follows says so
    if SpecifierSet(wanted).contains(found, prereleases=True):
        yield _fine(N_("Python {found} is right."), found=found)
    else:
        yield _fault(
            N_("Python {found} is here; {wanted} is needed."),
            N_("Install a newer Python and make the environment anew."),
            found=found,
            wanted=wanted,
        )


def _packages() -> Iterator[Finding]:
    """Hold what is installed against what our own metadata asks for; nothing is imported."""
    try:
        texts = distribution(DISTRIBUTION).requires or []
    except PackageNotFoundError:
        yield _fault(
            N_("Commonplace runs from a folder without being installed."),
            N_("Install it: pip install commonplace, or in its own repository: ./scripts/build"),
        )
        return
    wanted = [Requirement(text) for text in texts]
    needed = [need for need in wanted if need.marker is None or need.marker.evaluate({"extra": ""})]
    needed.sort(key=lambda need: need.name)
    faults = [fault for need in needed for fault in _package(need)]
    yield from faults
    if not faults:
        named = ", ".join(f"{name} {version(name)}" for name in _FOREMOST)
        yield _fine(N_("All packages have the right versions, among them {named}."), named=named)


def _package(need: Requirement) -> Iterator[Finding]:
    cure = N_("Install it: pip install {quoted}")
    values = {"name": need.name, "wanted": str(need.specifier), "quoted": f'"{need}"'}
    try:
        found = version(need.name)
    except PackageNotFoundError:
        yield _fault(N_("The package {name} is not installed."), cure, **values)
        return
    if not need.specifier.contains(found, prereleases=True):
        message = N_("{name} {found} is installed; {wanted} is needed.")
        yield _fault(message, cure, found=found, **values)


def _git(root: Path) -> Iterator[Finding]:
    try:
        git_version = run_git(root, "--version").strip().removeprefix("git version ")
        is_shallow = run_git(root, "rev-parse", "--is-shallow-repository").strip() == "true"
    except GitError as error:
        yield Finding(State.FAULT, error.message, values=_worded(error.values))
        return
    yield _fine(N_("Git {found} is here, and this is a repository."), found=git_version)
    if is_shallow:
        yield _fault(SHALLOW, DEEPEN)
    else:
        yield _fine(N_("The clone has the whole history."))


def _plugin(settings: Settings) -> Iterator[Finding]:
    if settings.has_plugin:
        yield _fine(N_("The plugin {plugin} is in mkdocs.yml."), plugin=PLUGIN)
    else:
        yield _fault(
            N_("The plugin {plugin} is not in mkdocs.yml, so no submission would be published."),
            N_("Add under plugins: a line - {plugin}"),
            plugin=PLUGIN,
        )


def _theme(config: Mapping[str, Any]) -> Iterator[Finding]:
    theme = config.get("theme")
    options = theme if isinstance(theme, Mapping) else {"name": theme}
    if options.get("name") == "material":
        yield _fine(N_("The theme is material."))
    else:
        yield _fault(
            N_("The theme is {found}; Commonplace's pages are made for material."),
            N_("Write in mkdocs.yml under theme: name: material"),
            found=options.get("name") or "mkdocs",
        )
    if options.get("font") is False:
        yield _fine(N_("Pages bring their own fonts: no other host is asked."))
    else:
        yield _fault(
            N_("Each page asks Google for fonts, and thereby tells it who reads what."),
            N_("Write in mkdocs.yml under theme: font: false"),
        )


def _languages(root: Path, settings: Settings) -> Iterator[Finding]:
    missing = [site for site in settings.languages if not (root / site.config_file).is_file()]
    for site in missing:
        yield _fault(
            N_("{file} is missing, so there is no site in the language {tag}."),
            N_("Make the file; it may begin with: INHERIT: mkdocs.yml"),
            file=site.config_file,
            tag=site.tag,
        )
    if not missing:
        tags = ", ".join(site.tag for site in settings.languages)
        yield _fine(N_("Every language of the site has its mkdocs.yml: {tags}."), tags=tags)


def _submissions(root: Path, settings: Settings) -> Iterator[Finding]:
    if (root / settings.submissions).is_dir():
        yield _fine(N_("Submissions are in {folder}/."), folder=settings.submissions)
    else:
        yield _fault(
            N_("There is no folder {folder}/ for submissions."),
            N_("Make the folder, or set submissions: under {plugin} in mkdocs.yml."),
            folder=settings.submissions,
            plugin=PLUGIN,
        )


def _site(root: Path, settings: Settings) -> Iterator[Finding]:
    """Try to write where the build writes: beside the site, to be swapped in, and instead of it."""
    site = root / settings.site_dir
    above = next(folder for folder in site.absolute().parents if folder.exists())
    for folder in (above, site) if site.exists() else (above,):
        try:
            with tempfile.TemporaryDirectory(dir=folder, prefix=".commonplace-"):
                pass
        except OSError as error:
            yield _fault(
                N_("The site cannot be written to {folder}: {reason}."),
                N_("Give yourself the right to write there, or set site_dir: in mkdocs.yml."),
                folder=folder.as_posix(),
                reason=error.strerror or error,
            )
            return
    yield _fine(N_("The site can be written to {folder}/."), folder=site.name)


def _workflows(root: Path, settings: Settings) -> Iterator[Finding]:
    try:
        found = workflows_of(root, settings)
    except UnknownForgeError:
        return  # a hub may well live elsewhere
    if different := [one.path for one in found if one.state is not Kept.CURRENT]:
        yield _note(
            N_("Not as this version writes them: {files}."),
            N_("`commonplace workflows --check` shows how they differ; without --check it writes."),
            files=", ".join(different),
        )
    else:
        yield _fine(N_("The workflows are up to date."))


def _disk(root: Path) -> Iterator[Finding]:
    if (root / CONFIG_FILE.upper()).is_file():
        yield _note(
            N_("This disk takes capital and small letters in names for the same."),
            N_("Write names of files in small letters, as `commonplace new` does."),
        )
