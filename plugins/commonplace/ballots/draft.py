"""A judge's ballot as a file: every entry to be scored, with what each score means beside it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml

from commonplace.ballots.entries import recusals, to_judge
from commonplace.documents.writing import write_fields
from commonplace.language import N_, Language
from commonplace.model import Ballot, Competition, Hub
from commonplace.trouble import Trouble


def new_ballot(hub: Hub, competition: Competition, judge: str, words: Language) -> str:
    """Return the text of an empty ballot; the judge's own entries and conflicts are recused."""
    recused = [entry.id for entry in recusals(hub, competition, judge)]
    fields: dict[str, Any] = {"judge": judge, **({"recused": recused} if recused else {})}
    head = "".join(f"# {line}\n" for line in _explained(competition, words))
    entries = [(entry.id, entry.title) for entry in to_judge(hub, competition, judge)]
    scores = "".join(f"{line}\n" for line in _blank(competition, entries, indent=2))
    return f"{head}{write_fields(fields)}scores:{'' if scores else ' {}'}\n{scores}"


def completed(
    text: str, hub: Hub, competition: Competition, ballot: Ballot
) -> tuple[str, list[str]]:
    """Return the text of a ballot with the entries that it lacks, and their ids.

    What is there stays as it is, to the byte. Raises Trouble where nothing can be added to it.
    """
    known = {*ballot.scores, *ballot.recused}
    missing = [entry for entry in to_judge(hub, competition, ballot.judge) if entry.id not in known]
    if not missing or ballot.sealed:
        return text, []
    lines = text.rstrip("\n").split("\n")
    at, indent = _end_of_scores(lines, ballot.path)
    entries = [(entry.id, entry.title) for entry in missing]
    lines[at:at] = _blank(competition, entries, indent)
    return "\n".join(lines) + "\n", [entry.id for entry in missing]


def filled_ballot(
    judge: str,
    scores: Mapping[str, Mapping[str, float | None]],
    recused: Iterable[str],
    comments: Mapping[str, Mapping[str, str]],
) -> str:
    """Return the text of a ballot that says all this."""
    fields: dict[str, Any] = {"judge": judge}
    if left := list(recused):
        fields["recused"] = left
    fields["scores"] = {
        entry: {name: _plain(score) for name, score in given.items()}
        for entry, given in scores.items()
    }
    if comments:
        fields["comments"] = {entry: dict(said) for entry, said in comments.items()}
    return write_fields(fields)


def _plain(score: float | None) -> float | int | None:
    return int(score) if score is not None and score == int(score) else score


def _explained(competition: Competition, words: Language) -> Iterator[str]:
    yield words.gettext(N_("A number for each criterion; null is no score, and never counts as 0."))
    yield words.gettext(N_("Entries that you leave to others go into “recused”."))
    for criterion in competition.criteria:
        yield f"{criterion.id}: {criterion.name}, {criterion.min:g}–{criterion.max:g}"
        for score, meaning in criterion.anchors.items():
            yield f"  {score}: {meaning}"


def _blank(
    competition: Competition, entries: Iterable[tuple[str, str]], indent: int
) -> Iterator[str]:
    edge = " " * indent
    for entry, title in entries:
        yield f"{edge}{_key(entry)}:  # {title}"
        for criterion in competition.criteria:
            yield f"{edge}  {_key(criterion.id)}: null"
        if not competition.criteria:
            yield f"{edge}  {{}}"


def _key(name: str) -> str:
    """Return an id as YAML takes it for text: one of digits alone would be a number."""
    return write_fields({name: 0}).partition(":")[0]


def _end_of_scores(lines: list[str], path: str) -> tuple[int, int]:
    """Return before which line a further entry goes, and how far entries are indented.

    Writes the name of the field where it is missing, or has nothing in it.
    """
    root = yaml.compose("\n".join(lines), Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    key, node = next((pair for pair in pairs if pair[0].value == "scores"), (None, None))
    if key is None or node is None:
        lines.append("scores:")
        return len(lines), 2
    if not node.value:
        lines[key.start_mark.line] = "scores:"
        return key.start_mark.line + 1, 2
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        message = N_(
            "{path}: entries can only be added where the scores are not all in one line. Give each "
            "entry a line of its own, and try again."
        )
        raise Trouble(message, path=path)
    return _last(node).end_mark.line + 1, node.value[0][0].start_mark.column


def _last(node: yaml.Node) -> yaml.Node:
    """Return what stands last in a block."""
    while isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        node = node.value[-1][1]
    return node
