"""From Hugo's Markdown to a hub's: shortcodes, links between posts, formulas, the summary's end."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from commonplace.documents.links import Link, links
from commonplace.importing.reasons import ImportProblem, problem
from commonplace.importing.shortcodes import replace_shortcodes

_FENCED = re.compile(
    r"^[ \t>]*(?P<mark>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*(?P=mark)[`~]*[ \t]*$|\Z)",
    re.MULTILINE | re.DOTALL,
)
_FORMULA = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`{2,})(?!`).*?(?<!`)(?P=ticks)(?!`))"
    r"|(?<!`)`(?P<formula>\$\$[^`]+?\$\$|\$[^`$\n]+\$[ ]?|\\\([^`\n]+?\\\)|\\\[[^`]+?\\\])`(?!`)"
)
_MORE = re.compile(r"[ \t]*<!--\s*more\s*-->[ \t]*\n?", re.IGNORECASE)
_RAW = re.compile(r"<(script|iframe|style)\b", re.IGNORECASE)
_LONGEST_DESCRIPTION = 300
_IN_A_WORD = re.compile(r"[A-Za-z]{2}")
_SHORTEST_WITH_ADDRESS = 100


@dataclass(frozen=True, slots=True)
class Around:
    """What a text needs to know of the rest: where posts went, and which files lie beside it.

    `article` turns an old path into the new relative one; `beside` copies a file and returns its
    new path. Both return an empty text where there is nothing. `by_source` is as `article`, for
    the path of a source file.
    """

    article: Callable[[str], str]
    by_source: Callable[[str], str]
    beside: Callable[[str], str]
    site_urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Converted:
    """A body as the hub has it, the text before the summary's end, and what was met on the way."""

    body: str
    summary: str = ""
    problems: tuple[ImportProblem, ...] = ()
    raw: tuple[str, ...] = ()
    other_hosts: tuple[str, ...] = field(default=())


def convert_text(path: str, body: str, first_line: int, around: Around) -> Converted:
    """Turn the body of a post into the body of an article. Code stays as it is."""
    body, problems = replace_shortcodes(path, body, first_line, around.by_source)
    summary = ""
    if more := _MORE.search(body):
        summary = plain_summary(body[: more.start()])
        body = outside_code(body, lambda text: _MORE.sub("\n", text))
    body = outside_code(body, lambda text: _FORMULA.sub(_formula, text))
    body, found, hosts = _replace_targets(path, body, first_line, around)
    raw = sorted({tag.lower() for tag in _RAW.findall(_FENCED.sub("", body))})
    return Converted(f"{body.strip(chr(10))}\n", summary, (*problems, *found), tuple(raw), hosts)


def _formula(found: re.Match[str]) -> str:
    """Take a formula out of the code marks that kept older Markdown away from it."""
    return found["code"] or found["formula"].rstrip()


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """Return `text` with everything outside fenced code changed."""
    pieces, done = [], 0
    for code in _FENCED.finditer(text):
        pieces += [change(text[done : code.start()]), code[0]]
        done = code.end()
    return "".join([*pieces, change(text[done:])])


def plain_summary(markdown: str) -> str:
    """Return the first ordinary paragraph as plain text, up to 300 characters."""
    for paragraph in re.split(r"\n\s*\n", _FENCED.sub("", markdown)):
        if re.match(r"\s*(?:#|>|<|\||!\[|[-*+]\s|\d+[.)]\s|\$\$|---|\{\{)", paragraph):
            continue
        plain = re.sub(r"!\[[^\]]*\]\([^)]*\)|\[\^[^\]]*\]|<[^<>]*>", "", paragraph)
        plain = re.sub(r"\[([^\[\]]*)\]\([^()]*\)|\[([^\[\]]*)\]\[[^\[\]]*\]", r"\1\2", plain)
        plain = " ".join(
            re.sub(r"[*`]+|(?<![A-Za-z0-9])_+|_+(?![A-Za-z0-9])|\\(?=[^\w\s])", "", plain).split()
        )
        is_pointer = "://" in plain and len(plain) < _SHORTEST_WITH_ADDRESS
        if plain and not is_pointer:
            return shortened(plain)
    return ""


def shortened(text: str, limit: int = _LONGEST_DESCRIPTION) -> str:
    """Cut a text to what a description may have, after a sentence where there is one."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    ends = [found.end() for found in re.finditer(r"[。！？]|[.!?](?=\s)", cut)]
    if ends and ends[-1] > limit // 3:
        return cut[: ends[-1]]
    if _IN_A_WORD.fullmatch(text[limit - 2 : limit]):
        cut = cut[: cut.rfind(" ", limit // 2)] if " " in cut[limit // 2 :] else cut
    return f"{cut.rstrip()}…"


def _replace_targets(
    path: str, body: str, first_line: int, around: Around
) -> tuple[str, list[ImportProblem], tuple[str, ...]]:
    """Point links to other posts, and pictures to files that are copied."""
    problems: list[ImportProblem] = []
    hosts: list[str] = []
    spans: dict[int, tuple[int, str]] = {}
    for link in links(body):
        new, is_old = _new_target(link, around, hosts)
        start = _target_start(body, link)
        if is_old:
            line = first_line + body.count("\n", 0, link.start)
            problems.append(problem(path, "link-old-site", line, found=link.target))
        if new and start >= 0:
            spans[start] = (start + len(link.target), new)
    pieces, done = [], 0
    for start, (end, new) in sorted(spans.items()):
        if start >= done:
            pieces += [body[done:start], new]
            done = end
    return "".join([*pieces, body[done:]]), problems, tuple(hosts)


def _new_target(link: Link, around: Around, hosts: list[str]) -> tuple[str, bool]:
    """Return the new target of a link, empty where it stays, and whether it is left behind."""
    try:
        parts = urlsplit(link.target)
    except ValueError:
        return "", False
    rest = f"#{parts.fragment}" if parts.fragment and not parts.fragment.startswith("more-") else ""
    if parts.scheme in ("http", "https"):
        article = around.article(unquote(parts.path))
        if article and _host(link.target) not in {_host(url) for url in around.site_urls}:
            hosts.append(parts.netloc)
            return "", False
        return (f"{article}{rest}" if article else ""), False
    if link.target.startswith("/") and not link.target.startswith("//"):
        return _from_root(link.target, unquote(parts.path), rest, around)
    if link.path and (copied := around.beside(link.path)):
        return _quoted(copied), False
    is_page = link.path.endswith((".md", ".markdown"))
    article = around.by_source(link.path) if is_page else ""
    return (f"{article}{rest}" if article else ""), False


def _from_root(target: str, path: str, rest: str, around: Around) -> tuple[str, bool]:
    """Return what a link from the old site's root becomes."""
    if article := around.article(path):
        return f"{article}{rest}", False
    if copied := around.beside(path):
        return _quoted(copied), False
    return (f"{around.site_urls[0].rstrip('/')}{target}" if around.site_urls else ""), True


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _quoted(path: str) -> str:
    return quote(path, safe="/!$&'*+,;=:@~.-_") if re.search(r"[\s()<>]", path) else path


def _target_start(body: str, link: Link) -> int:
    """Return where a link's target begins: the last place where it follows `](` or `]:`."""
    at = body.rfind(link.target, link.start, link.end) if link.target else -1
    while at > 0 and not body[link.start : at].rstrip(" \t<").endswith(("](", "]:")):
        at = body.rfind(link.target, link.start, at + len(link.target) - 1)
    return at
