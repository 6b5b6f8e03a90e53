"""What a kind of record and a prompt about it are, for `commonplace new`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from commonplace.documents.places import FieldPath
from commonplace.language import N_
from commonplace.model import COLLECTIONS, Record
from commonplace.starting.fields import choices_at, description_at, path_name


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to know about a new record: the option that tells it and the field it fills.

    `at` is empty where the answer is the folder the file goes to. `collection` is what the answer
    names an id of; `help` stands for the description of the field where that is not enough.
    `is_needed` may look at the answers so far, by option. What `may_be_left` is
    asked for at a terminal only, and there too nobody has to say it.
    """

    option: str
    at: FieldPath
    ask: str = ""
    many: bool = False
    collection: str = ""
    help: str = ""
    shape: Callable[[str], Any] = str
    is_needed: Callable[[dict[str, Any]], bool] = lambda _: True
    may_be_left: bool = False

    @property
    def flag(self) -> str:
        """The option as it is typed."""
        return f"--{self.option}"

    @property
    def field(self) -> str:
        """The field as problems name it, such as `phases[0].end`."""
        return path_name(self.at)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record that members begin: its prompts, and the fields its file hints at.

    `ask` asks for its title, and `to_write` says what is left to write when the file is there.
    `stages` are more hints, each row under a heading of when they are needed; `remarks` are said
    beside fields that are there.
    """

    name: str
    summary: str
    examples: tuple[tuple[str, str], ...]
    prompts: tuple[Prompt, ...]
    hints: tuple[str, ...]
    folder: str
    title: str = "title"
    ask: str = N_("What is it called?")
    index: bool = False
    stages: tuple[tuple[str, tuple[str, ...]], ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    to_write: str = N_(
        "Write: open the file in your editor and replace the outline by your own words."
    )

    @property
    def model(self) -> type[Record]:
        """The noun whose fields the file holds."""
        return COLLECTIONS[self.name]

    @property
    def parent(self) -> Prompt | None:
        """The prompt that says in which column, event or competition the file belongs."""
        return next((prompt for prompt in self.prompts if not prompt.at), None)

    @property
    def all_hints(self) -> tuple[str, ...]:
        """The names of all fields that a new file hints at."""
        return (*self.hints, *(name for _, names in self.stages for name in names))

    @property
    def may_have_folder(self) -> bool:
        """Whether the record is a file by itself, or a folder with its pictures, as one likes."""
        return not self.index

    def uri(self, record_id: str, parent: str = "", *, in_folder: bool = False) -> str:
        """Return the file's path below the submissions folder."""
        stem = f"{self.folder.format(parent=parent)}/{record_id}"
        return f"{stem}/index.md" if in_folder or self.index else f"{stem}.md"

    def help_of(self, prompt: Prompt) -> str:
        """Return what a prompt is about, marked for translation."""
        if prompt.help:
            return prompt.help
        return description_at(self.model, prompt.at) if prompt.at else prompt.ask

    def choices_of(self, prompt: Prompt) -> tuple[str, ...]:
        """Return the words that are allowed as an answer; none where it is free."""
        return choices_at(self.model, prompt.at) if prompt.at else ()
