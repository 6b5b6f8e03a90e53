"""What is kept is found in a built site, however its letters are written; other words are not."""

import gzip
import hashlib
import json
import quopri
import unicodedata
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from commonplace.model import Hub
from commonplace.model.attribution import Identity
from commonplace.privacy import Kind, Leak, find_leaks
from tests.hubs import ADA, NOTES, article, event, record, write, write_hub

NAME = "Zoë Hollowbrook"
CHINESE = "殷无名"
ADDRESS = "zoe.h+git@mail.test"
PATH = "member_submissions/members/zoe-h.md"
ZOE = {
    "name": NAME,
    "given_name": "Zoë",
    "family_name": "Hollowbrook",
    "aliases": f"[{CHINESE}, Will, 文]",
    "accounts": "{github: nightjar-codes, mastodon: quill@moon.example}",
    "git": f"['Zoë <{ADDRESS}>']",
    "orcid": "0000-0001-5109-3700",
    "url": "https://hollow.example/me/",
    "affiliation": "Harbour University",
    "redirect_from": "[members/old-zoe/]",
    "visibility": "hidden",
}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    files = {
        **ADA,
        **NOTES,
        "members/zoe-h.md": record("A life.", **ZOE),
        "columns/notes/first.md": article("First", "A text of Ada Hollowbrook, and of the sea."),
    }
    return write_hub(tmp_path_factory.mktemp("hub"), files)


def leaks(hub: Hub, site: Path, text: str | bytes, file: str = "a/index.html") -> tuple[Leak, ...]:
    """Return what is found in a site of one file."""
    path = site / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return find_leaks(hub, [], site)


def folded(text: str) -> str:
    return f"BEGIN:VEVENT\r\nCONTACT:{text[:7]}\r\n {text[7:]}\r\n"


FORMS: dict[str, tuple[str, Callable[[str], str | bytes]]] = {
    "plain": ("a/index.html", str),
    "capitals": ("index.html", str.upper),
    "decomposed": ("a.txt", lambda text: unicodedata.normalize("NFD", text)),
    "decimal": ("index.html", lambda text: "".join(f"&#{ord(char)};" for char in text)),
    "hexadecimal": ("index.html", lambda text: "".join(f"&#x{ord(char):X};" for char in text)),
    "without an end": ("index.html", lambda text: "".join(f"&#{ord(char)}" for char in text)),
    "named": ("index.html", lambda text: text.replace("@", "&commat;").replace("ë", "&euml;")),
    "twice": ("feed.xml", lambda text: "".join(f"&amp;#{ord(char)};" for char in text)),
    "percent": ("index.html", lambda text: f'<a href="/?q={quote(text, safe="")}">'),
    "each percent": ("a.svg", lambda text: "".join(f"%{byte:02x}" for byte in text.encode())),
    "json": ("a.json", lambda text: json.dumps({"name": text})),
    "each in json": ("a.json", lambda text: '"' + "".join(f"\\u{ord(c):04x}" for c in text) + '"'),
    "in a script": (
        "a.js",
        lambda text: "".join(f"\\x{ord(c):02x}" for c in text[:-4]) + text[-4:],
    ),
    "in a style": ("a.css", lambda text: f"p::after{{content:'{text}'}}"),
    "folded": ("a.ics", folded),
    "quoted-printable": ("a.ics", lambda text: quopri.encodestring(text.encode(), quotetabs=True)),
    "soft hyphens": ("index.html", "\u00ad".join),
    "packed": ("sitemap.xml.gz", lambda text: gzip.compress(text.encode())),
    "beside a word": ("a.txt", lambda text: f"see=({text})."),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", [NAME, ADDRESS, CHINESE])
def test_every_form_is_found(hub: Hub, tmp_path: Path, form: str, text: str) -> None:
    if form == "in a script" and not text.isascii():
        text = "Zo\u00eb Hollowbrook"
    file, written = FORMS[form]
    kind = Kind.ADDRESS if text == ADDRESS else Kind.NAME
    assert leaks(hub, tmp_path, written(text), file) == (Leak(file, kind, PATH),)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<b>Zoë</b> <i>Hollowbrook</i>", Kind.NAME),
        ("Zoë&nbsp;Hollowbrook", Kind.NAME),
        ("Zoë\nHollowbrook", Kind.NAME),
        ("Hollowbrook, Zoë", Kind.NAME),
        ("感谢殷无名的地图", Kind.NAME),
        ("他说Zoë Hollowbrook来过", Kind.NAME),
        ("<i>Will</i>", Kind.NAME),
        ('{"name": "Will"}', Kind.NAME),
        ("author = {{Will}}", Kind.NAME),
        ("Speakers: Ada, Will", Kind.NAME),
        ("<span>文</span>", Kind.NAME),
        ('<a href="https://github.com/Nightjar-Codes">', Kind.ACCOUNT),
        ('"github":"nightjar-codes"', Kind.ACCOUNT),
        ('<a href="https://moon.example/@quill">', Kind.ACCOUNT),
        ("https://orcid.org/0000-0001-5109-3700", Kind.ACCOUNT),
        ("http://hollow.example/me", Kind.ACCOUNT),
        ("<dd>Harbour University</dd>", Kind.FACT),
        ('<a href="../members/zoe-h/">', Kind.PAGE),
        ('{"id":"zoe-h"}', Kind.PAGE),
        ("/members/old-zoe/", Kind.PAGE),
        (hashlib.sha256(ADDRESS.encode()).hexdigest(), Kind.ADDRESS),
        (f"avatar/{hashlib.md5(ADDRESS.encode()).hexdigest()}?s=80", Kind.ADDRESS),  # noqa: S324
        (f"mailto:{ADDRESS}?subject=x", Kind.ADDRESS),
        (f"&lt;{ADDRESS.upper()}&gt;", Kind.ADDRESS),
    ],
)
def test_every_thing_is_found(hub: Hub, tmp_path: Path, text: str, kind: Kind) -> None:
    assert leaks(hub, tmp_path, f"<p>{text}</p>") == (Leak("a/index.html", kind, PATH),)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Hollowbrook",
        "Zoë Hollowbrooks",
        "Will you come? The Will to.",
        "goodwill",
        "文字 and 中文",
        "/members/zoe-hart/",
        "size-zoe-hat",
        "moe.h+git@mail.test.example",
        "xzoe.h+git@mail.test",
        "At Harbour University, nobody knows.",
        "a" * 64,
    ],
)
def test_what_is_not_kept_is_not_found(hub: Hub, tmp_path: Path, text: str) -> None:
    assert leaks(hub, tmp_path, f"<p>{text}</p>") == ()


def test_names_of_files_and_folders_are_looked_at(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "members/zoe-h").mkdir(parents=True)
    (tmp_path / f"{quote(ADDRESS)}.png").write_bytes(b"")
    assert find_leaks(hub, [], tmp_path) == (
        Leak("members/zoe-h", Kind.PAGE, PATH),
        Leak(f"{quote(ADDRESS)}.png", Kind.ADDRESS, PATH),
    )


def test_a_line_that_many_pages_have_is_found_in_the_first(hub: Hub, tmp_path: Path) -> None:
    for page in ("a.html", "b.html"):
        write(tmp_path / page, f"<footer>\n{NAME}\n</footer>")
    assert [leak.file for leak in find_leaks(hub, [], tmp_path)] == ["a.html"]


def test_addresses_of_commits_are_found_whoever_they_are(hub: Hub, tmp_path: Path) -> None:
    write(tmp_path / "a.html", "<p>root@localhost and after@mailmap.test</p>")
    seen = [Identity("R", "after@mailmap.test", "R", "root@localhost"), Identity("S", "S@s.test")]
    assert find_leaks(hub, seen, tmp_path) == (Leak("a.html", Kind.ADDRESS, ""),)


WROTE = f"Thanks to **{NAME}** for the [map](https://a.test/), says Ada; <{ADDRESS}>."
PAGE = f"<p>Thanks to <strong>{NAME}</strong> for the <a>map</a>, says Ada; {ADDRESS}.</p>"


def written(tmp_path: Path, body: str, **fields: str) -> Hub:
    files = {**ADA, **NOTES, "members/zoe-h.md": record(**ZOE)}
    return write_hub(tmp_path, {**files, "columns/notes/first.md": article(body=body, **fields)})


@pytest.mark.parametrize(
    "page",
    [PAGE, PAGE.replace(" ", "\n"), f'"text":"to {NAME} …"', f'<img alt="{NAME} for the map">'],
)
def test_what_somebody_wrote_is_explained(tmp_path: Path, page: str) -> None:
    hub = written(tmp_path, WROTE)
    assert leaks(hub, tmp_path / "site", page) == ()


def test_what_somebody_wrote_explains_no_other_place(tmp_path: Path) -> None:
    hub = written(tmp_path, WROTE)
    found = leaks(hub, tmp_path / "site", f"{PAGE}<p>By <b>{NAME}</b> in May</p>")
    assert found == (Leak("a/index.html", Kind.NAME, PATH),)


@pytest.mark.parametrize(
    ("body", "title"),
    [(f"# {NAME}", "A"), (f"![{NAME}](a.png)", "A"), (f"- {NAME}", "A"), ("", f"'{NAME}'")],
)
def test_a_heading_or_a_title_may_be_anywhere(tmp_path: Path, body: str, title: str) -> None:
    hub = written(tmp_path, body, title=title)
    assert leaks(hub, tmp_path / "site", f"<nav>One <b>{NAME}</b> Two</nav>") == ()


def test_an_id_that_is_a_word_of_somebody_is_no_leak(tmp_path: Path) -> None:
    files = {**ADA, **NOTES, "members/notes.md": record(name="Gi Ho", visibility="hidden")}
    hub = write_hub(tmp_path, files)
    page = '<a href="../columns/notes/">Notes</a>, <i>notes</i>, "notes"'
    assert leaks(hub, tmp_path / "site", page) == ()


def test_the_id_of_an_event_in_calendars_is_no_address(tmp_path: Path) -> None:
    ada = {"members/ada.md": record(name="Ada", git="[contact@hub.test]")}
    hub = write_hub(tmp_path, {**ada, **NOTES, "events/contact.md": event()})
    assert leaks(hub, tmp_path / "site", "UID:event-contact@hub.test\r\n", "a.ics") == ()


def test_what_stands_in_the_configuration_is_explained(tmp_path: Path) -> None:
    hub = written(tmp_path, "Words.")
    config = tmp_path / "mkdocs.yml"
    text = f"{config.read_text(encoding='utf-8')}copyright: © {NAME} and friends\n"
    write(config, text)
    assert leaks(hub, tmp_path / "site", f"<footer>© {NAME} and friends</footer>") == ()


def test_words_of_the_program_are_explained(tmp_path: Path) -> None:
    files = {**ADA, **NOTES, "members/x.md": record(name="Members", visibility="hidden")}
    hub = write_hub(tmp_path, files)
    write(tmp_path / "theme/main.html", "<a>Members</a>")
    write(tmp_path / "site/index.html", "<a>Members</a>")
    assert find_leaks(hub, [], tmp_path / "site", [tmp_path / "theme"]) == ()
