"""Prompts that several kinds of record share."""

from commonplace.starting.kind import Prompt

DESCRIPTION = Prompt("description", ("description",))
TAG = Prompt("tag", ("tags",), many=True)
TOPIC = Prompt("topic", ("topics",), many=True)
LANGUAGE = Prompt("text-language", ("lang",))
LICENSE = Prompt("license", ("license",))
