"""`commonplace schema`: what an editor needs to complete and check front matter."""

import json
from pathlib import Path

import click

from commonplace.cli.call import Call, pass_call
from commonplace.cli.frame import command
from commonplace.language import N_
from commonplace.model import COLLECTIONS
from commonplace.schema import json_schema
from commonplace.trouble import Trouble


@command(
    "schema",
    help=N_(
        "Print the JSON Schema of a collection's fields, with which an editor completes and checks "
        "while one writes.\n\nWithout COLLECTION, and without --output, lists the collections."
    ),
    examples=[
        ("commonplace schema article", N_("print one")),
        ("commonplace schema --output schemas", N_("write all, each as NAME.schema.json")),
    ],
)
@click.argument("collection", required=False)
@click.option(
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help=N_("Write files into this folder instead of printing."),
)
@pass_call
def schema(call: Call, collection: str | None, output: Path | None) -> None:
    """Print or write schemas."""
    if collection and collection not in COLLECTIONS:
        raise Trouble(
            N_("There is no collection “{found}”; there are: {allowed}."),
            found=collection,
            allowed=", ".join(COLLECTIONS),
        )
    names = [collection] if collection else list(COLLECTIONS)
    if output:
        output.mkdir(parents=True, exist_ok=True)
        for name in names:
            file = output / f"{name}.schema.json"
            file.write_text(_text(name), encoding="utf-8", newline="\n")
            call.say(N_("{path} written."), path=file.as_posix())
    elif collection:
        click.echo(_text(collection), nl=False)
    else:
        click.echo("\n".join(names))


def _text(name: str) -> str:
    return json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"
