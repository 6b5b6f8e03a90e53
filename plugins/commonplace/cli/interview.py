"""What `commonplace new` knows about a record: given by options, by default, or asked for."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from commonplace.addresses import url_of
from commonplace.cli.asking import ask, ask_many, can_ask
from commonplace.cli.call import Call
from commonplace.credits import Registry
from commonplace.git import GitError, run_git
from commonplace.language import N_
from commonplace.model import Hub
from commonplace.model.attribution import Identity
from commonplace.model.column import Order
from commonplace.problems import Place, Problem
from commonplace.slugs import unique_slug
from commonplace.starting import Kind, Prompt, faults_of_answer, id_for, known_keys
from commonplace.starting.answers import Known, faults_of_id, faults_of_title
from commonplace.starting.drafts import TakenError, taken_by
from commonplace.trouble import Trouble
from commonplace.values import time_zone

_ASK_ID = N_("Name of the file and the address")
_ASK_LICENCE = N_("Under which licence (the competition asks for one), such as MIT?")
_OWN_FIELDS = frozenset({"authors", "editors", "organizers", "team.members"})


class Interview:
    """The answers for one new record; `given` are those of the command line, by parameter."""

    def __init__(self, call: Call, kind: Kind, given: dict[str, Any]) -> None:
        self._call = call
        self._kind = kind
        self._answers = {name.replace("_", "-"): _stripped(value) for name, value in given.items()}
        self._given = frozenset(self._answers)
        self._hub: Hub | None = None
        self._known: Known = frozenset()
        self._defaults: dict[str, str] = {}

    @property
    def hub(self) -> Hub:
        """The hub that the record goes to; `meet` comes first."""
        assert self._hub is not None  # noqa: S101 - a slip in our own code
        return self._hub

    @property
    def parent(self) -> str:
        """The column or competition that the record belongs to, if it belongs to one."""
        prompt = self._kind.parent
        return str(self._answers[prompt.option]) if prompt else ""

    def missing(self) -> list[str]:
        """Return what would have to be asked, as it is given on the command line."""
        title = [] if self._answers.get(self._kind.title) else ["TITLE"]
        return title + [prompt.flag for prompt in self._open_prompts() if not prompt.may_be_left]

    def meet(self, hub: Hub) -> None:
        """Learn what is in the hub, and fill in what follows from it or from the day."""
        self._hub = hub
        self._known = known_keys(hub.root, hub.settings)
        zone = hub.settings.options.timezone
        today = datetime.now(time_zone(zone)).date().isoformat()
        self._defaults = {"date": today, "opens": f"{today}T00:00", "timezone": zone}
        # As RFC 7986, 5.3 asks: random, and nothing in it says who wrote it and where.
        self._defaults["uid"] = str(uuid4())
        for prompt in self._kind.prompts:
            is_asked = prompt.ask and can_ask()
            if prompt.option in self._defaults and not is_asked:
                self._answers.setdefault(prompt.option, self._defaults[prompt.option])

    def faults_of_given(self) -> list[tuple[str, Problem | Trouble]]:
        """Return what is wrong with the options, each with its name."""
        faults: list[tuple[str, Problem | Trouble]] = []
        if title := self._answers.get(self._kind.title):
            faults += (("TITLE", fault) for fault in faults_of_title(self._kind, title))
        if "id" in self._answers:
            faults += (("--id", fault) for fault in faults_of_id(self._answers["id"]))
        for prompt in self._kind.prompts:
            if prompt.option in self._given:
                answer = self._answers[prompt.option]
                found = faults_of_answer(self._kind, prompt, answer, self._known)
                faults += ((prompt.flag, fault) for fault in found)
        return faults

    def finish(self, *, in_folder: bool) -> dict[str, Any]:
        """Ask for what is left and return all answers, by option.

        Raises TakenError where the id is taken and nobody can be asked for another, and Trouble
        where there is nothing to choose from.
        """
        kind, answers = self._kind, self._answers
        for prompt in self._open_prompts():
            if prompt.collection and prompt.shape is str and not self._words(prompt):
                message = N_(
                    "There is no {collection} yet. First run: commonplace new {collection}"
                )
                raise Trouble(message, collection=prompt.collection)
        if not answers.get(kind.title):
            answers[kind.title] = ask(self._call, kind.ask, self._faults_of_title)
        for prompt in kind.prompts:
            if prompt in self._open_prompts() and (can_ask() or not prompt.may_be_left):
                answers[prompt.option] = self._answer(prompt)
        if self._must_name_licence():
            answers["license"] = ask(self._call, _ASK_LICENCE, self._faults_of_licence)
        self._fill_position()
        answers["id"] = self._id(in_folder=in_folder)
        return answers

    def by_option(self, problems: Iterable[Problem]) -> list[tuple[str, Problem]]:
        """Return each problem with the option that fills its field."""
        return [(self._flag_of(problem), problem) for problem in problems]

    def _flag_of(self, problem: Problem) -> str:
        field = problem.values.get("field", "")
        if field == self._kind.title:
            return "TITLE"
        if problem.code == "licence-required":
            return "--license"
        fits = (prompt for prompt in self._kind.prompts if prompt.at)
        return next((each.flag for each in fits if field and field.startswith(each.field)), "")

    def _open_prompts(self) -> list[Prompt]:
        return [
            prompt
            for prompt in self._kind.prompts
            if prompt.ask
            and not self._answers.get(prompt.option)
            and prompt.is_needed(self._answers)
        ]

    def _answer(self, prompt: Prompt) -> Any:
        kind, known = self._kind, self._known
        words = self._words(prompt)
        default = words[0] if len(words) == 1 and not prompt.may_be_left else ""
        if prompt.field in _OWN_FIELDS:
            default = self._own_id() or default
        default = self._defaults.get(prompt.option, default)

        def faults(text: str) -> list[Problem | Trouble]:
            answer = [text] if prompt.many else text
            return faults_of_answer(kind, prompt, answer, known)

        put = ask_many if prompt.many else ask
        may_skip = prompt.may_be_left
        return put(self._call, prompt.ask, faults, default=default, words=words, may_skip=may_skip)

    def _words(self, prompt: Prompt) -> Sequence[str]:
        if choices := self._kind.choices_of(prompt):
            return choices
        return sorted(key for name, key in self._known if name == prompt.collection)

    def _own_id(self) -> str:
        """Return the member who git says is at the keyboard."""
        try:
            identities = [
                run_git(self.hub.root, "config", "--default", "", "--get", name).strip()
                for name in ("user.name", "user.email")
            ]
        except GitError:
            return ""
        return Registry(self.hub.members).find(Identity(*identities))

    def _must_name_licence(self) -> bool:
        competition = self.hub.competitions.get(self.parent) if self._kind.name == "entry" else None
        is_open = competition and competition.license_required and "license" not in self._answers
        return bool(is_open) and can_ask()

    def _faults_of_licence(self, text: str) -> list[Problem | Trouble]:
        wanted = next(found for found in self._kind.prompts if found.option == "license")
        return faults_of_answer(self._kind, wanted, text, self._known)

    def _faults_of_title(self, text: str) -> list[Problem]:
        return faults_of_title(self._kind, text)

    @property
    def _title(self) -> str:
        return str(self._answers[self._kind.title])

    def _fill_position(self) -> None:
        """Put an article at the end of a column that is ordered by position."""
        column = self.hub.columns.get(self.parent) if self._kind.name == "article" else None
        if column and column.order is Order.POSITION and "position" not in self._answers:
            articles = self.hub.articles_by_column.get(column.id, ())
            self._answers["position"] = str(1 + max((a.position or 0 for a in articles), default=0))

    def _id(self, *, in_folder: bool) -> str:
        """Return the id given or proposed, changed by whoever can be asked."""
        proposed = str(self._answers.get("id") or id_for(self._kind, self._title))
        taken = [proposed] if self._other_at(proposed, in_folder=in_folder) else []
        free = proposed
        while taken and self._other_at(free := unique_slug(proposed, taken), in_folder=in_folder):
            taken.append(free)
        if can_ask() and "id" not in self._given:
            if taken:
                other = self._other_at(proposed, in_folder=in_folder)
                self._call.warn(N_("{path} is there already."), path=other)
            return ask(
                self._call,
                _ASK_ID,
                lambda text: self._faults_of_new_id(text, in_folder=in_folder),
                default=free,
            )
        if taken:
            other = self._other_at(proposed, in_folder=in_folder)
            message = N_("{path} is there already. Give another id, for example: --id {free}")
            raise TakenError(message, path=other, free=free)
        return proposed

    def _faults_of_new_id(self, text: str, *, in_folder: bool) -> list[Problem]:
        if faults := faults_of_id(text):
            return faults
        if other := self._other_at(text, in_folder=in_folder):
            url = f"/{url_of(self._kind.uri(text, self.parent))}"
            return [Problem.at("", Place(), "url-taken", url=url, other=other)]
        return []

    def _other_at(self, record_id: str, *, in_folder: bool) -> str:
        """Return the file that a record of this id would meet, or an empty text."""
        uri = self._kind.uri(record_id, self.parent, in_folder=in_folder)
        return taken_by(self.hub.root, self.hub.settings, uri)


def _stripped(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else [text.strip() for text in value]
