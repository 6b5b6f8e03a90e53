"""What an import of contributors will write and what it cannot, before a byte is written."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from commonplace.credits.bots import Bots
from commonplace.documents.writing import write_document, write_fields
from commonplace.importing.all_contributors.people import People, Person
from commonplace.importing.all_contributors.source import AllContributors, Given, Listed
from commonplace.importing.all_contributors.types import role_of
from commonplace.importing.composing import checked
from commonplace.importing.files import PlannedFile
from commonplace.importing.members import name_fields
from commonplace.importing.reasons import ImportProblem, problem
from commonplace.model import Hub
from commonplace.model.attribution import Identity
from commonplace.values.roles import Role


@dataclass(frozen=True, slots=True)
class ContributorOptions:
    """What the user decides: the name of the file of credits, and roles of unknown types."""

    credits_id: str = "all-contributors"
    roles: Mapping[str, Role] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ContributorPlan:
    """What an import will do. `found` people are members new and known, or left out."""

    files: tuple[PlannedFile, ...] = ()
    problems: tuple[ImportProblem, ...] = ()
    found: int = 0
    known: int = 0
    contributions: int = 0
    passed_over: Mapping[str, int] = field(default_factory=dict)

    @property
    def new(self) -> int:
        """How many members are to be written."""
        return sum(file.kind == "member" for file in self.files)

    @property
    def left_out(self) -> Mapping[str, int]:
        """How much stays behind, by the kind of problem."""
        return Counter(found.kind for found in self.problems if found.leaves_out)


def plan_contributors(
    source: AllContributors, hub: Hub, options: ContributorOptions
) -> ContributorPlan:
    """Work out what an import writes. Nothing on the disk is changed."""
    return _Planner(source, hub, options).plan()


class _Planner:
    """One plan: people first, then what each gave."""

    def __init__(self, source: AllContributors, hub: Hub, options: ContributorOptions) -> None:
        self.source, self.hub, self.options = source, hub, options
        self.people = People(hub, source.service)
        self.bots = Bots(hub.settings.credits.bots if hub.settings.credits else ())
        self.problems = list(source.problems)
        self.credits: dict[tuple[str, Role], dict[str, Any]] = {}
        self.members: list[PlannedFile] = []
        self.known: set[str] = set()

    def plan(self) -> ContributorPlan:
        for listed in self.source.people:
            self._take(listed)
        files = sorted(self.members, key=lambda file: file.uri)
        return ContributorPlan(
            files=(*files, *self._credits_file()),
            problems=tuple(sorted(self.problems, key=lambda found: found.sort_key)),
            found=len(self.source.people),
            known=len(self.known),
            contributions=len(self.credits),
            passed_over=dict(self.source.passed_over.most_common()),
        )

    def _report(self, listed: Listed, kind: str, **values: object) -> None:
        self.problems.append(
            problem(self.source.path, kind, listed.line, name=listed.name, **values)
        )

    def _take(self, listed: Listed) -> None:
        if self.bots.has(Identity(listed.login or listed.name)):
            self._report(listed, "program")
            return
        if not listed.given:
            self._report(listed, "nothing-given")
            return
        roles = [(role, given) for given in listed.given if (role := self._role(listed, given))]
        if not roles:
            return
        person = self.people.met(listed)
        if person is not None:
            self._report(listed, "login-twice", first=person.listed.line)
        else:
            person = self.people.add(listed)
            if not self._introduce(person):
                return
        for role, given in roles:
            self._credit(person, role, given)

    def _role(self, listed: Listed, given: Given) -> Role | None:
        role = role_of(given.type, self.options.roles)
        if role is None:
            self._report(listed, "type-unknown", found=given.type)
        return role

    def _introduce(self, person: Person) -> bool:
        """Plan the record of somebody new; False where nothing may be credited to them."""
        listed, service = person.listed, self.source.service
        if person.known is not None:
            self.known.add(person.id)
            has_account = service and getattr(person.known.accounts, service)
            if listed.login and service and not has_account:
                handle = {"service": service, "handle": listed.login}
                self._report(listed, "handle-to-add", found=person.known.path, **handle)
            return True
        if refused := self.people.refused(person):
            self._report(listed, "record-faulty", found=refused)
            return False
        if person.shares_with:
            self._report(listed, "name-shared", found=person.shares_with)
        return self._write_member(person)

    def _write_member(self, person: Person) -> bool:
        listed, uri = person.listed, f"members/{person.id}.md"
        fields = name_fields(listed.name)
        if listed.login and self.source.service:
            fields["accounts"] = {self.source.service: listed.login}
        url = self._own_page(listed)
        own = {"url": url} if url else {}
        text, faults = checked("member", uri, write_document(fields | own, ""))
        if faults and own:
            self._report(listed, "profile-left-out", found=url)
            text, faults = checked("member", uri, write_document(fields, ""))
        self.problems += [
            replace(fault, path=self.source.path, line=listed.line) for fault in faults
        ]
        if text:
            self.members.append(PlannedFile(uri, "member", text))
        return bool(text)

    def _own_page(self, listed: Listed) -> str:
        """Return the address of somebody's own page; an account is told as an account."""
        profile = listed.profile
        if profile and "//" not in profile and ":" not in profile:
            profile = f"https://{profile}"
        parts = urlsplit(profile)
        host = (parts.hostname or "").removeprefix("www.")
        is_account = host == f"{self.source.service}.com" and listed.login
        is_same = parts.path.strip("/").lower() == listed.login.lower()
        return "" if is_account and is_same else profile

    def _credit(self, person: Person, role: Role, given: Given) -> None:
        """Credit somebody once for each role; the first address that is given is the evidence."""
        entry = self.credits.setdefault(
            (person.id, role), {"member": person.id, "role": role.value}
        )
        if given.url and "evidence" not in entry:
            entry["evidence"] = given.url

    def _credits_file(self) -> Iterator[PlannedFile]:
        if not self.credits:
            return
        uri = f"credits/{self.options.credits_id}.yml"
        text, faults = checked(
            "credits", self.source.path, write_fields({"credits": [*self.credits.values()]}), uri
        )
        self.problems += faults
        if text:
            yield PlannedFile(uri, "credits", text)
