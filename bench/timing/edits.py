"""What people do between two builds, one after the other."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from content.documents import Document
from content.whole import Texts
from forms.form import Form
from forms.hugo import OVERRIDE as HUGO_OVERRIDE
from forms.markdown_options import OVERRIDE

_IDENTITY = ("-c", "user.name=Keeper", "-c", "user.email=keeper@hub.test", "-c", "commit.gpgSign=0")
_DATE = "1795100000 +0000"


@dataclass(frozen=True)
class Project:
    """A form of the hub in a folder, and the texts that it was made of."""

    folder: Path
    form: Form
    texts: Texts

    def write(self, document: Document) -> None:
        """Write a text anew."""
        name, text = self.form.file_of(document)
        (self.folder / name).write_text(text, encoding="utf-8", newline="\n")

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace some words of a file. Raises ValueError where they are not there."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        if old not in text:
            raise ValueError(f"{path} does not have {old!r}.")
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    def commit(self, message: str) -> None:
        """Commit what was changed, where there is a history and anything was."""
        if (self.folder / ".git").is_dir() and self._git("status", "--porcelain"):
            self._git("add", "--all")
            self._git("commit", "--quiet", "-m", message)

    def _git(self, *command: str) -> str:
        git = [shutil.which("git") or "git", *_IDENTITY, *command]
        dates = {"GIT_AUTHOR_DATE": _DATE, "GIT_COMMITTER_DATE": _DATE}
        run = subprocess.run(  # noqa: S603 - our own commands
            git, cwd=self.folder, env=os.environ | dates, check=True, stdout=subprocess.PIPE
        )
        return run.stdout.decode()


def _article(texts: Texts) -> Document:
    articles = [each for each in texts.of_kind("columns") if not each.path.endswith("/index.md")]
    return articles[len(articles) // 2]


def _added(texts: Texts) -> Document:
    like = _article(texts)
    title = f"{like.title} again"
    fields = {**like.fields, "title": title, "date": "2026-11-20"}
    return replace(
        like, path=f"{like.path.removesuffix('.md')}-again.md", title=title, fields=fields
    )


def nothing(_project: Project) -> None:
    """Change nothing."""


def change_text(project: Project) -> None:
    """Add a paragraph to an article."""
    article = _article(project.texts)
    project.write(replace(article, body=f"{article.body}\nWe counted once more: 4,817.\n"))


def add_article(project: Project) -> None:
    """Add an article to a column."""
    project.write(_added(project.texts))


def remove_article(project: Project) -> None:
    """Remove it again."""
    (project.folder / project.form.file_of(_added(project.texts))[0]).unlink()


def rename_member(project: Project) -> None:
    """Let a member be called something else, which pages say that name the person."""
    who = _article(project.texts).fields["authors"].strip("[]").split(", ")[0]
    member = next(m for m in project.texts.of_kind("members") if m.path == f"members/{who}.md")
    project.replace(project.form.place(member.path), member.title, f"{member.title} Renamed")
    if (authors := project.folder / "docs/blog/.authors.yml").is_file():
        name = authors.relative_to(project.folder).as_posix()
        project.replace(name, f"name: {member.title}\n", f"name: {member.title} Renamed\n")


def change_template(project: Project) -> None:
    """Change a word in a template that every page has a part of."""
    project.replace(
        HUGO_OVERRIDE if project.form.name == "hugo" else OVERRIDE, "on Sunday", "on Monday"
    )


def everything(project: Project) -> None:
    """Do all of it at once, but for what is taken away again."""
    for edit in (change_text, add_article, rename_member, change_template):
        edit(project)


AT_ONCE = "all at once"
EDITS: dict[str, Callable[[Project], None]] = {
    "nothing changed": nothing,
    "one text changed": change_text,
    "one article added": add_article,
    "one article removed": remove_article,
    "one member renamed": rename_member,
    "template changed": change_template,
    AT_ONCE: everything,
}
"""What is done before a build."""
ONE_BY_ONE = tuple(name for name in EDITS if name != AT_ONCE)
"""What is done usually, in this order."""
