"""The first lines of everything: a new file for a member, a new hub for a community."""

from commonplace.starting.answers import compose, faults_of_answer, id_for
from commonplace.starting.drafts import Draft, TakenError, known_keys, read_draft, write_draft
from commonplace.starting.hubs import MadeHub, NotEmptyError, make_hub
from commonplace.starting.kind import Kind, Prompt
from commonplace.starting.kinds import KINDS
from commonplace.starting.new_hub import NewHub, faults_of_hub

__all__ = [
    "KINDS",
    "Draft",
    "Kind",
    "MadeHub",
    "NewHub",
    "NotEmptyError",
    "Prompt",
    "TakenError",
    "compose",
    "faults_of_answer",
    "faults_of_hub",
    "id_for",
    "known_keys",
    "make_hub",
    "read_draft",
    "write_draft",
]
