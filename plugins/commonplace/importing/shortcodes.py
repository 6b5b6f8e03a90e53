"""Hugo's shortcodes: what a text can say without them is written out, the rest is reported."""

import re
from collections.abc import Callable

from commonplace.documents.code import without_code
from commonplace.importing.reasons import ImportProblem, problem

_SHORTCODE = re.compile(
    r"\{\{(?P<mark>[<%])\s*(?P<close>/?)\s*(?P<name>\w[\w./-]*)(?P<rest>(?:\"[^\"]*\"|`[^`]*`|[^\"`])*?)\s*/?\s*[>%]\}\}"
)
_ESCAPED = re.compile(r"\{\{(?P<mark>[<%])\s*/\*(?P<inside>.*?)\*/\s*[>%]\}\}", re.DOTALL)
_ARGUMENT = re.compile(
    r"(?:(?P<key>[\w-]+)\s*=\s*)?(?:\"(?P<double>[^\"]*)\"|`(?P<raw>[^`]*)`|(?P<bare>[^\s\"`=]+))"
)
_ADDRESSES = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "bili": "https://www.bilibili.com/video/{}",
    "bilibili": "https://www.bilibili.com/video/{}",
    "instagram": "https://www.instagram.com/p/{}/",
}
_ONLY_WRAPPERS = frozenset({"math", "katex", "rawhtml", "raw", "center", "br"})

Arguments = dict[str, str]
Resolve = Callable[[str], str]


def replace_shortcodes(
    path: str, body: str, first_line: int, resolve: Resolve
) -> tuple[str, list[ImportProblem]]:
    """Return `body` without shortcodes, and a problem for each that could not be written out.

    `resolve` turns the source path that `ref` names into a path relative to the new file.
    """
    if "{{" not in body:
        return body, []
    problems: list[ImportProblem] = []
    outside = without_code(body)

    def written_out(found: re.Match[str]) -> str:
        if outside[found.start()] != "{":
            return found[0]
        line = first_line + body.count("\n", 0, found.start())
        name = found["name"].lower()
        arguments = read_arguments(found["rest"])
        text = "" if found["close"] else _written(name, arguments, resolve)
        if text is None and found["close"] == "":
            problems.append(problem(path, "shortcode-removed", line, name=found["name"]))
        elif text == "" and name in ("ref", "relref"):
            problems.append(problem(path, "reference-broken", line, found=arguments.get("0", "")))
            return "#"
        if found["close"] and name == "highlight":
            return "```"
        return text or ""

    body = _SHORTCODE.sub(written_out, body)
    return _ESCAPED.sub(_unescaped, body), problems


def read_arguments(text: str) -> Arguments:
    """Return the arguments of a shortcode; those without a name are `0`, `1` and so on."""
    arguments: Arguments = {}
    for found in _ARGUMENT.finditer(text):
        value = next(
            (found[kind] for kind in ("double", "raw", "bare") if found[kind] is not None), ""
        )
        arguments[found["key"] or str(sum(key.isdigit() for key in arguments))] = value
    return arguments


def _written(name: str, arguments: Arguments, resolve: Resolve) -> str | None:
    """Return what stands in the place of a shortcode, None where that cannot be said."""
    first = arguments.get("0") or arguments.get("id") or arguments.get("path") or ""
    if name == "figure":
        return _figure(arguments)
    if name in ("ref", "relref"):
        return resolve(first)
    if name == "highlight":
        return f"```{first}"
    if address := _address(name, first, arguments):
        return f"<{address}>"
    # R's blogdown puts the post's own address before its pictures, which lie beside the text here.
    return "" if name == "blogdown/postref" or name in _ONLY_WRAPPERS else None


def _address(name: str, first: str, arguments: Arguments) -> str:
    if name in _ADDRESSES:
        return _ADDRESSES[name].format(first)
    if name in ("tweet", "x", "twitter"):
        user = arguments.get("user") or "i"
        return f"https://x.com/{user}/status/{arguments.get('id') or arguments.get('1') or first}"
    return f"https://gist.github.com/{first}/{arguments.get('1', '')}" if name == "gist" else ""


def _figure(arguments: Arguments) -> str | None:
    source = arguments.get("src") or arguments.get("0") or ""
    if not source:
        return None
    caption = arguments.get("caption") or arguments.get("title") or ""
    words = (arguments.get("alt") or caption).replace("[", "(").replace("]", ")")
    target = f"<{source}>" if re.search(r"[\s()]", source) else source
    picture = f"![{words}]({target})"
    if link := arguments.get("link"):
        picture = f"[{picture}]({link})"
    credit = arguments.get("attr", "")
    if credit and arguments.get("attrlink"):
        credit = f"[{credit}]({arguments['attrlink']})"
    below = " ".join(part for part in (caption, credit) if part)
    return f"{picture}\n\n*{below}*" if below else picture


def _unescaped(found: re.Match[str]) -> str:
    end = ">" if found["mark"] == "<" else "%"
    return f"{{{{{found['mark']}{found['inside']}{end}}}}}"
