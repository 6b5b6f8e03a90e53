"""A hub whose people want little said of them, who took part in everything: `write_quiet_hub`.

Vera shows everything but a former name. Of the others the site must not tell what `SECRETS` lists.
"""

import shutil
from hashlib import sha256
from pathlib import Path
from textwrap import dedent

from commonplace.load import load_hub
from commonplace.model import Hub
from tests.histories import git
from tests.hubs import TWO_LANGUAGES, article, event, record, write, write_hub

PICTURE = Path(__file__).parent.parent / (
    "member_submissions/competitions/one-card/entries/nai-ping-ke-du/card.png"
)

MEMBERS = {
    "vera": """
        name: Vera Sunfield
        aliases: [Verushka Bright, {name: Fern Duskwell, show: false}]
        accounts: {github: vera-sunfield}
        git: [vera@mail.test]
        image: vera-smiles.png
        image_alt: A smile.
        affiliation: Daylight Institute
        redirect_from: [members/vera-of-old/]
        """,
    "gideon-h": """
        name: Gideon Hollowbrook
        given_name: Gideon
        family_name: Hollowbrook
        aliases: [Nightjar Quill]
        accounts: {github: nightjar-codes, mastodon: quill@moon.example}
        git: [gideon@mail.test, "Gid <gid@work.test>", "sha256:%(hashed)s"]
        orcid: 0000-0001-5109-3700
        url: https://hollowbrook.example/
        image: portrait-of-gideon.png
        image_alt: Gideon in the dark.
        affiliation: Moonlit Institute
        pronouns: he/moon
        languages: [is]
        redirect_from: [members/hollow-old/]
        visibility: hidden
        """,
    "sola-q": """
        name: Sola Quietwell
        aliases: [Hush Warbler]
        accounts: {github: hush-codes}
        git: [sola@mail.test]
        url: https://quietwell.example/
        image: portrait-of-sola.png
        image_alt: Sola.
        affiliation: Silent Institute
        redirect_from: [members/sola-old/]
        visibility: name_only
        """,
    "fern-d": """
        name: Fern Duskwell
        git: [fern@mail.test]
        image: portrait-of-fern.png
        image_alt: Fern.
        redirect_from: [members/fern-old/]
        visibility: hidden
        merged_into: vera
        """,
    "vera-two": """
        name: Vera Secondly
        git: [second@mail.test]
        image: portrait-of-second.png
        image_alt: Second.
        merged_into: vera
        """,
    "yin-wm": """
        name: 殷无名
        aliases: [夜莺客]
        git: [yin@mail.test]
        visibility: hidden
        lang: zh
        """,
    "odd-one": """
        name: Odalys Crookshank
        aliases: [Magpie Thorn]
        git: [odalys@mail.test]
        visibility: hidden
        nickname: a field that is not there
        """,
}
PICTURES = {
    "vera-smiles": "vera",
    "portrait-of-gideon": "gideon-h",
    "portrait-of-sola": "sola-q",
    "portrait-of-fern": "fern-d",
    "portrait-of-second": "vera-two",
}
HASHED = "hashed@mail.test"
HASH = sha256(HASHED.encode()).hexdigest()
ADDRESSES = (
    *(
        f"{name}@mail.test"
        for name in ("gideon", "sola", "fern", "second", "yin", "odalys", "vera")
    ),
    *("gid@work.test", HASHED, "somebody@stranger.test"),
)
"""Under which the hub's files are committed."""

GIDEON = (
    "Gideon Hollowbrook",
    "Nightjar Quill",
    "nightjar-codes",
    "quill@moon.example",
    "0000-0001-5109-3700",
    "hollowbrook",
    "portrait-of-gideon",
    "Moonlit",
    "he/moon",
    "hollow-old",
    "gideon-h",
)
SECRETS = (
    *GIDEON,
    *("Hush Warbler", "hush-codes", "quietwell.example", "portrait-of-sola", "Silent Institute"),
    *("sola-old", "sola-q"),
    *("Fern Duskwell", "fern-d", "fern-old", "portrait-of-fern"),
    *("Vera Secondly", "portrait-of-second"),
    *("殷无名", "夜莺客", "yin-wm"),
    *("Odalys Crookshank", "Magpie Thorn", "odd-one"),
    *("@mail.test", "@work.test", "@stranger.test", HASH),
)
SHOWN = ("Vera Sunfield", "Verushka Bright", "vera-smiles", "Daylight", "Sola Quietwell")

EVERYBODY = ("vera", "gideon-h", "sola-q", "fern-d", "vera-two", "yin-wm", "odd-one")
ALL = f"[{', '.join(EVERYBODY)}]"
GUESTS = ("Nightjar Quill", "Hush Warbler", "Fern Duskwell", "Magpie Thorn", "Bob Martin")
WITH_GUESTS = f"[{', '.join([*EVERYBODY, *(f'{{name: {name}}}' for name in GUESTS)])}]"
CREDITS = "\n".join(f"\n  - {{member: {who}, role: review}}" for who in EVERYBODY)
CREDITS += "".join(f"\n  - {{name: {name}, role: code}}" for name in GUESTS)
TEAMMATES = (
    *(f"{{member: {who}}}" for who in EVERYBODY),
    *(f"{{name: {name}}}" for name in GUESTS),
)
TEAM = f"{{members: [{', '.join(TEAMMATES)}]}}"
COMPETITION = """---
title: Jam
description: A jam.
organizers: %(guests)s
timezone: AoE
judges: %(all)s
team_size: {max: 40}
criteria: [{id: craft, name: Craft}]
phases: [{id: submission, start: 2026-05-01T00:00, end: 2026-05-10T00:00}]
results_at: 2026-05-12T00:00
credits: %(credits)s
---
Come."""
EVENT = {
    "organizers": WITH_GUESTS,
    "speakers": WITH_GUESTS,
    "credits": CREDITS,
    "series": "evenings",
}
SESSIONS = f"[{{title: Opening, start: 2026-05-14T19:30, speakers: {WITH_GUESTS}}}]"
OVERRIDES = f"[{{occurrence: 2026-06-08, speakers: {WITH_GUESTS}, status: rescheduled}}]"

FILES = {
    "columns/notes/index.md": record("About.", title="Notes", description="Short.", editors=ALL),
    "columns/notes/first.md": article(authors=ALL, credits=CREDITS),
    "columns/notes/second.md": article("Second", authors="[gideon-h]"),
    "columns/notes/third.md": article("Third", authors="[sola-q]"),
    "columns/notes/erste.md": article(
        "第一", lang="zh", authors=ALL, translation_of="notes/first", credits=CREDITS
    ),
    "events/evening/index.md": event(sessions=SESSIONS, **EVENT),
    "events/weekly.md": event(
        "Weekly",
        **EVENT | {"start": "2026-06-01T19:30"},
        rrule="FREQ=WEEKLY;COUNT=4",
        overrides=OVERRIDES,
    ),
    "events/ask.md": event("Ask", kind="ama", organizers=ALL),
    **{
        f"events/ask/questions/q{number}.md": record(
            "An answer.",
            title=f"How {number}?",
            asked_by=who,
            answered_by=WITH_GUESTS,
            answered_at="2026-05-15",
        )
        for number, who in enumerate(EVERYBODY)
    },
    "competitions/jam/index.md": COMPETITION
    % {"all": ALL, "guests": WITH_GUESTS, "credits": CREDITS},
    "competitions/jam/entries/map/index.md": record(
        "A map.", title="Map", description="A map.", team=TEAM, credits=CREDITS
    ),
    "competitions/jam/awards/first.yml": "name: First prize\nrank: 1\nrecipients: [map]\n"
    "citation: Well done.\n",
    "competitions/jam/awards/jury.yml": f"name: Jury\nrecipients: {ALL}\ncitation: Well.\n",
    **{
        f"competitions/jam/ballots/{who}.yml": f"judge: {who}\nscores: {{}}\nrecused: [map]\n"
        for who in EVERYBODY
    },
    "credits/spring.yml": f"credits: {CREDITS.replace('review', 'design')}\n",
}
CONFIG = {
    **TWO_LANGUAGES,
    "mkdocs.yml": TWO_LANGUAGES["mkdocs.yml"]
    .replace(
        "site_url: https://hub.test/",
        "site_url: https://hub.test/\n        repo_url: https://github.com/hub/hub\n"
        "        edit_uri: edit/main/site_src/",
    )
    .replace("plugins: {", "plugins: {commonplace/credits: {}, "),
}


def write_quiet_hub(root: Path) -> Hub:
    """Write the hub, and commit it as each of its members under their own address."""
    files = dict(FILES)
    for name, fields in MEMBERS.items():
        text = dedent(fields).replace("%(hashed)s", HASH)
        files[f"members/{name}/index.md"] = f"---{text}---\nThe words of {name}."
    hub = write_hub(root, files, CONFIG)
    for name, owner in PICTURES.items():
        shutil.copy(PICTURE, root / f"member_submissions/members/{owner}/{name}.png")
    git(root, "init", "--quiet", "--initial-branch=main")
    for number, address in enumerate(ADDRESSES):
        for path in ("site_src/handbook/index.md", "member_submissions/columns/notes/first.md"):
            text = (root / path).read_text(encoding="utf-8")
            write(root / path, f"{text}\n\nLine {number}.")
        git(root, "add", "--all")
        author = f"{address.partition('@')[0].capitalize()} <{address}>"
        message = f"Step {number}\n\nCo-authored-by: Nightjar Quill <gid@work.test>"
        git(root, "commit", "--quiet", f"--author={author}", f"--message={message}")
    return load_hub(root, hub.settings)
