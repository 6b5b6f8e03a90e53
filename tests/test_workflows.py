"""What a forge's machines do: as they are told, with a pull request of somebody who means ill."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from commonplace.pages.picture_store import pictures_folder
from commonplace.starting.forges import FORGES
from mkdocs_commonplace.build.driver import kept_beside
from tests.histories import git
from tests.hubs import ADA, CONFIG, NOTES, article, write
from tests.test_starter import new_hub

MACHINES = [name for name, forge in FORGES.items() if forge.machines]
BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def hubs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Make a new hub for each forge, and for GitHub one in Chinese."""
    folder = tmp_path_factory.mktemp("hubs")
    made = {name: new_hub(folder / name, forge=name) for name in MACHINES}
    return {**made, "github-zh": new_hub(folder / "zh", forge="github", languages=("zh", "en"))}


def run(*command: str | Path, **given: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **given
    )


def steps(hub: Path, forge: str, job: str = "check", file: str = "check.yml") -> list[Any]:
    """Return the steps of a job as its machine reads them."""
    path = Path(FORGES[forge].workflow)
    if forge == "gitlab":
        script = yaml.safe_load((hub / path).read_text("utf-8"))[job]["script"]
        return [{"name": "Put the content into the base", "run": script[0]}, *script[1:]]
    text = (hub / path.with_name(file)).read_text("utf-8")
    found: list[Any] = yaml.safe_load(text)["jobs"][job]["steps"]
    return found


# What others say of these files


def test_a_checker_of_workflows_finds_nothing(hubs: dict[str, Path]) -> None:
    folders = [hubs["github"], hubs["github-zh"]]
    options = ("--offline", "--no-progress", "--color=never", "--persona=auditor")
    found = run(BIN / "zizmor", *options, *folders)

    assert found.returncode == 0, found.stdout
    assert found.stdout.startswith("No findings to report.")
    ignored = [
        line
        for folder in folders
        for path in folder.glob(".github/workflows/*.yml")
        for line in path.read_text("utf-8").splitlines()
        if "zizmor: ignore" in line
    ]
    assert {line.strip().partition("]")[0] for line in ignored} == {
        "workflow_run: # zizmor: ignore[dangerous-triggers"
    }


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("vendor.github-workflows", ".*/workflows/*.yml"),  # Forgejo's are the same
        ("vendor.gitlab-ci", ".gitlab-ci.yml"),
        ("vendor.dependabot", ".github/dependabot.yml"),
    ],
)
def test_each_file_fits_its_schema(hubs: dict[str, Path], schema: str, pattern: str) -> None:
    files = [path for hub in hubs.values() for path in hub.glob(pattern)]
    found = run(BIN / "check-jsonschema", "--builtin-schema", schema, *files)

    assert files
    assert found.returncode == 0, found.stdout


def test_the_shell_in_them_has_no_slips(hubs: dict[str, Path], tmp_path: Path) -> None:
    scripts = [
        step if isinstance(step, str) else step["run"] for step in steps(hubs["gitlab"], "gitlab")
    ]
    for path in [path for hub in hubs.values() for path in hub.glob(".*/workflows/*.yml")]:
        jobs = yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
        told = [step for job in jobs for step in job["steps"] if "run" in step]
        scripts += [step["run"] for step in told if step.get("shell") != "python"]
    files = [tmp_path / f"{number}.sh" for number in range(len(scripts))]
    for file, script in zip(files, scripts, strict=True):
        file.write_text(f"set -e\n{script}", "utf-8")  # as each of these machines does

    # What is not assigned, the forge tells.
    found = run(BIN / "shellcheck", "--shell=bash", "--exclude=SC2154", *files)

    assert found.returncode == 0, found.stdout


def test_every_action_is_named_by_its_commit_and_every_file_says_who_wrote_it(
    hubs: dict[str, Path],
) -> None:
    files = [path for hub in hubs.values() for path in hub.glob(".*/**/*.yml")]
    texts = [path.read_text("utf-8") for path in files]
    used = [line for text in texts for line in text.splitlines() if "uses: " in line]

    assert used
    assert all(len(line.partition("@")[2].partition(" # v")[0]) == 40 for line in used), used
    assert all(text.startswith("# commonplace workflows ") for text in texts)


# What they do


HOSTILE_HOOK = "from pathlib import Path\nPath({marker!r}).touch()\n"


class Request:
    """A repository, and a pull request that brings an article and much else."""

    def __init__(self, folder: Path, hub: Path) -> None:
        self.marker = folder / "harm"
        self.origin = folder / "our" / "hub.git"
        self.origin.mkdir(parents=True)
        git(self.origin, "init", "--quiet", "--initial-branch=main")
        write(self.origin / "mkdocs.yml", CONFIG.lstrip())
        write(self.origin / "requirements.txt", "commonplace\n")
        write(self.origin / "site_src/index.md", "# Home\n")
        write(self.origin / "site_src/old.md", "# Old\n")
        write(self.origin / "member_submissions/members/ada.md", ADA["members/ada.md"])
        write(self.origin / "member_submissions/members/bo.md", "---\nname: Bo\n---\n")
        for path in hub.glob(".*/**/*.yml"):
            write(self.origin / path.relative_to(hub), path.read_text("utf-8"))
        self._commit()
        git(self.origin, "switch", "--quiet", "--create=theirs")
        self._propose()
        self._commit()
        git(self.origin, "update-ref", "refs/pull/1/head", "HEAD")
        git(self.origin, "switch", "--quiet", "main")
        write(self.origin / "site_src/since.md", "# Since then\n")
        self._commit()
        self.base = git(self.origin, "rev-parse", "main").strip()
        git(self.origin, "switch", "--quiet", "--detach")
        git(self.origin, "merge", "--quiet", "--no-ff", "--message=Merge", "theirs")
        git(self.origin, "update-ref", "refs/pull/1/merge", "HEAD")
        git(self.origin, "switch", "--quiet", "main")

    def _commit(self) -> None:
        git(self.origin, "add", "--all")
        git(self.origin, "commit", "--quiet", "--message=A step")

    def _propose(self) -> None:
        """Send an article and a page, and everything that could do harm."""
        sent = self.origin / "member_submissions"
        write(sent / "columns/notes/index.md", NOTES["columns/notes/index.md"])
        write(sent / "columns/notes/first.md", article("From the pull request"))
        write(self.origin / "site_src/index.md", "# Home, reworded\n")
        (sent / "members/bo.md").unlink()
        (self.origin / "site_src/old.md").unlink()
        hook = HOSTILE_HOOK.format(marker=str(self.marker))
        write(self.origin / "hook.py", hook)
        write(self.origin / "site_src/hook.py", hook)
        write(self.origin / "mkdocs.yml", CONFIG.lstrip() + "hooks: [hook.py]\n")
        write(self.origin / "requirements.txt", "https://other.test/harm.zip\n")
        write(self.origin / "overrides/main.html", "<script>harm</script>")
        write(self.origin / "site_src/overrides/main.html", "<script>harm</script>")
        for folder in (self.origin, sent):
            write(folder / ".gitattributes", "*.md filter=harm eol=crlf\n")
            write(folder / ".meta.yml", "template: harm.html\n")
        write(sent / ":(top)x.md", "no pattern, a name\n")
        write(sent / "*", "no pattern either\n")
        (sent / "members/secret.md").symlink_to("../../.git/config")
        (self.origin / "site_src/secret.md").symlink_to("../.git/config")

    def checked_out(self, folder: Path, forge: str) -> Path:
        """Run the steps of a forge up to where the content is in the base; return that folder."""
        hub = folder.parent / "hub-of-forge"
        hub = new_hub(folder.parent / "made", forge=forge) if not hub.exists() else hub
        folder.mkdir()
        environment = os.environ | {
            "GITHUB_SERVER_URL": self.origin.parent.parent.as_uri(),
            "GITHUB_REPOSITORY": "our/hub.git",
            "GITHUB_REF": "refs/pull/1/head",
            "GITHUB_BASE_REF": "main",
            "CI_MERGE_REQUEST_PROJECT_URL": self.origin.as_uri().removesuffix(".git"),
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
            "GIT_CONFIG_GLOBAL": os.devnull,
        }
        if forge == "github":  # as actions/checkout does
            git(folder, "clone", "--quiet", self.origin.as_uri(), "proposed")
            git(folder / "proposed", "fetch", "--quiet", "origin", "refs/pull/1/merge")
            git(folder / "proposed", "checkout", "--quiet", "FETCH_HEAD")
        if forge == "gitlab":  # as a runner does, in the fork
            git(folder, "clone", "--quiet", "--branch=theirs", self.origin.as_uri(), ".")
        for step in steps(hub, forge):
            if isinstance(step, dict) and "run" in step:
                done = run(
                    "bash", "-eo", "pipefail", "-c", step["run"], cwd=folder, env=environment
                )
                assert done.returncode == 0, done.stderr
            if step["name"] == "Put the content into the base":
                return folder / "hub"
        raise AssertionError


@pytest.fixture(scope="module")
def request_of_a_stranger(
    tmp_path_factory: pytest.TempPathFactory, hubs: dict[str, Path]
) -> Request:
    return Request(tmp_path_factory.mktemp("forge"), hubs["github"])


@pytest.mark.parametrize("forge", MACHINES)
def test_a_pull_request_brings_its_content_and_nothing_else(
    tmp_path: Path, request_of_a_stranger: Request, forge: str
) -> None:
    hub = request_of_a_stranger.checked_out(tmp_path / "work", forge)

    assert git(hub, "rev-parse", "HEAD").strip() == request_of_a_stranger.base
    brought = {line[3:] for line in git(hub, "status", "--short", "--untracked=all").splitlines()}
    assert brought == {
        "member_submissions/*",
        "member_submissions/:(top)x.md",
        "member_submissions/columns/notes/first.md",
        "member_submissions/columns/notes/index.md",
        "member_submissions/members/bo.md",
        "member_submissions/members/secret.md",
        "site_src/index.md",
        "site_src/old.md",
        "site_src/secret.md",
    }
    assert not (hub / "member_submissions/members/bo.md").exists()
    assert not (hub / "site_src/old.md").exists()
    assert (hub / "site_src/since.md").read_text("utf-8") == "# Since then\n"
    assert (hub / "site_src/index.md").read_text("utf-8") == "# Home, reworded\n"
    links = [path for path in hub.rglob("*") if path.is_symlink()]
    assert links == []
    assert (hub / "site_src/secret.md").read_text("utf-8") == "../.git/config"


def test_a_pull_request_is_checked_and_shown_by_the_program_of_the_base(
    tmp_path: Path, request_of_a_stranger: Request
) -> None:
    hub = request_of_a_stranger.checked_out(tmp_path / "work", "github")
    told = {step["name"]: step for step in steps(new_hub(tmp_path, forge="github"), "github")}
    path = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}

    checked = run("bash", "-ec", told["Check"]["run"], cwd=hub, env=path)
    shown = run("bash", "-ec", told["Preview"]["run"], cwd=hub, env=path)
    summary = tmp_path / "summary.md"
    who = {"AUTHOR": "stranger", "GITHUB_STEP_SUMMARY": str(summary)}
    reviewed = run("bash", "-ec", told["Review"]["run"], cwd=hub, env=path | who)

    assert checked.returncode == 1
    assert "::error file=member_submissions/members/secret.md" in checked.stdout
    assert shown.returncode == 0, shown.stderr
    assert reviewed.returncode == 1, reviewed.stderr
    assert "::error file=mkdocs.yml" in reviewed.stdout
    assert "hook.py" in summary.read_text("utf-8")
    page = hub / "site/columns/notes/first/index.html"
    assert "From the pull request" in page.read_text("utf-8")
    assert "[core]" not in (hub / "site/secret/index.html").read_text("utf-8")
    assert not request_of_a_stranger.marker.exists()

    # What was proposed would have done harm.
    run(BIN / "mkdocs", "build", cwd=hub.parent / "proposed")
    assert request_of_a_stranger.marker.exists()


def test_who_checks_may_only_read_and_who_writes_fetches_nothing(hubs: dict[str, Path]) -> None:
    folder = hubs["github"] / ".github/workflows"
    check, answer, site = (
        yaml.safe_load((folder / name).read_text("utf-8"))
        for name in ("check.yml", "answer.yml", "site.yml")
    )

    assert check[True] == {"pull_request": None}  # YAML reads the word `on` so
    assert check["permissions"] == answer["permissions"] == site["permissions"] == {}
    assert check["jobs"]["check"]["permissions"] == {"contents": "read"}
    assert answer[True] == {"workflow_run": {"workflows": [check["name"]], "types": ["completed"]}}
    assert [list(step) for step in answer["jobs"]["answer"]["steps"]] == [
        ["name", "shell", "env", "run"]
    ]
    may = {name: job["permissions"] for name, job in site["jobs"].items()}
    assert may == {
        "build": {"contents": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    }
    assert not [step for step in site["jobs"]["publish"]["steps"] if "run" in step]
    for path in folder.iterdir():
        text = path.read_text("utf-8")
        assert "secrets." not in text
        assert "pull_request_target" not in text


# What is kept for the next build


def caches(hub: Path, forge: str, job: str, file: str) -> dict[str, Any]:
    """Return the steps of a job that have to do with the forge's cache, by what they run."""
    told = steps(hub, forge, job, file)
    return {
        step["uses"].partition("@")[0]: step
        for step in told
        if "cache" in step.get("uses", "").partition("@")[0]
    }


@pytest.mark.parametrize(("forge", "job"), [("github", "build"), ("forgejo", "publish")])
def test_a_pull_request_reads_what_main_keeps_and_writes_nothing(
    hubs: dict[str, Path], forge: str, job: str
) -> None:
    check = caches(hubs[forge], forge, "check", "check.yml")
    site = caches(hubs[forge], forge, job, "site.yml")

    assert set(check) == {"actions/cache/restore"}
    assert set(site) == {"actions/cache/restore", "actions/cache/save"}
    read, asked, kept = (
        check["actions/cache/restore"]["with"],
        site["actions/cache/restore"]["with"],
        site["actions/cache/save"],
    )
    assert read == asked
    assert kept["with"] == {name: asked[name] for name in ("path", "key")}
    assert kept["if"].startswith("github.ref == 'refs/heads/main' && ")
    assert asked["path"].split() == [".cache", ".git/commonplace"]
    digest = "${{ steps.versions.outputs.digest }}"
    assert asked["key"] == f"kept-{digest}-${{{{ github.sha }}}}"
    assert asked["restore-keys"].split("\n") == [f"kept-{digest}-", "kept-", ""]


def test_on_gitlab_only_the_job_that_publishes_has_a_cache(hubs: dict[str, Path]) -> None:
    told = yaml.safe_load((hubs["gitlab"] / ".gitlab-ci.yml").read_text("utf-8"))

    assert [name for name, job in told.items() if "cache" in job] == ["pages"]
    assert told["pages"]["cache"] == {
        "key": "kept-3.13",
        "policy": "pull-push",
        "paths": [".cache", ".git/commonplace"],
    }
    # Not in a folder where a merge request may have run before.
    assert told["pages"]["variables"]["GIT_STRATEGY"] == "clone"
    assert told["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]


@pytest.mark.parametrize("forge", ["github", "forgejo"])
def test_what_was_kept_is_found_by_the_build_of_a_pull_request(
    tmp_path: Path, request_of_a_stranger: Request, forge: str
) -> None:
    hub = request_of_a_stranger.checked_out(tmp_path / "work", forge)
    write(hub.parent / ".git/commonplace/pages.sqlite", "pages")
    write(hub.parent / ".cache/pictures/one.webp", "picture")
    told = {step["name"]: step for step in steps(tmp_path / "made/hub", forge)}

    done = run("bash", "-ec", told["Put it into the base"]["run"], cwd=hub.parent)

    assert done.returncode == 0, done.stderr
    kept = kept_beside(hub)
    assert kept is not None
    assert (kept / "pages.sqlite").read_text("utf-8") == "pages"
    assert (pictures_folder(hub) / "one.webp").read_text("utf-8") == "picture"


def test_nothing_need_have_been_kept(tmp_path: Path, request_of_a_stranger: Request) -> None:
    hub = request_of_a_stranger.checked_out(tmp_path / "work", "github")
    told = {step["name"]: step for step in steps(tmp_path / "made/hub", "github")}

    done = run("bash", "-ec", told["Put it into the base"]["run"], cwd=hub.parent)

    assert done.returncode == 0, done.stderr


def test_a_name_of_what_is_kept_tells_versions_apart(hubs: dict[str, Path], tmp_path: Path) -> None:
    told = {step["name"]: step for step in steps(hubs["github"], "github")}
    # Stands for the machine's Python: says what is installed there.
    write(tmp_path / "bin/python", '#!/bin/sh\necho "$* $INSTALLED"\n')
    (tmp_path / "bin/python").chmod(0o755)
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"

    def digest(installed: str) -> str:
        output = tmp_path / "output"
        output.unlink(missing_ok=True)
        given = {"PATH": path, "GITHUB_OUTPUT": str(output), "INSTALLED": installed}
        done = run("bash", "-ec", told["Tell versions apart"]["run"], env=os.environ | given)
        assert done.returncode == 0, done.stderr
        return output.read_text("utf-8")

    assert digest("commonplace 1") == digest("commonplace 1")
    assert digest("commonplace 1") != digest("commonplace 2")
    assert len(digest("").strip()) == len("digest=") + 16


# What the answer says


class _Api(BaseHTTPRequestHandler):
    """Answers as GitHub's API does, of one pull request, and keeps what is written."""

    files: ClassVar[list[dict[str, Any]]]
    comments: ClassVar[list[dict[str, Any]]]
    pulls: ClassVar[list[dict[str, Any]]]
    changed: ClassVar[int]
    written: ClassVar[list[tuple[str, str, str]]]

    def do_GET(self) -> None:
        path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        own = path.removeprefix("/repos/our/hub/")
        pulls = [pull for pull in self.pulls if query.get("head") == [pull["head"]["label"]]]
        found: Any = {
            "pulls": pulls,
            "pulls/7": {"changed_files": self.changed},
            "pulls/7/files": self.files,
            "issues/7/comments": self.comments,
            "actions/runs/12/artifacts": {"artifacts": [{"name": "preview", "id": 34}]},
        }[own]
        if isinstance(found, list):
            page = int(query["page"][0])
            found = found[100 * (page - 1) : 100 * page]
        self._answer(found)

    def do_POST(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert self.headers["Authorization"] == "Bearer a-token"
        self.written.append((self.command, self.path.removeprefix("/repos/our/hub/"), sent["body"]))
        self._answer({})

    do_PATCH = do_POST  # noqa: N815 - the base class's name

    def _answer(self, value: Any) -> None:
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's
        pass


@pytest.fixture
def api() -> Iterator[type[_Api]]:
    """Serve an API in which a pull request from a fork is open."""

    class Api(_Api):
        files: ClassVar = [{"filename": "member_submissions/members/bo.md"}]
        comments: ClassVar[list[dict[str, Any]]] = []
        pulls: ClassVar = [{"number": 7, "head": {"sha": "abc", "label": "bo:my/branch&x"}}]
        changed: ClassVar = 1
        written: ClassVar[list[tuple[str, str, str]]] = []
        address: ClassVar = ""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    Api.address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    yield Api
    server.shutdown()
    server.server_close()


def answer(api: type[_Api], hub: Path, folder: Path, **event: object) -> list[tuple[str, str, str]]:
    """Run the script that answers, as a machine of the forge would; return what it wrote."""
    run_of_check = {
        "id": 12,
        "html_url": "https://github.test/our/hub/actions/runs/12",
        "head_branch": "my/branch&x",
        "head_sha": "abc",
        "head_repository": {"owner": {"login": "bo"}},
        "conclusion": "success",
        **event,
    }
    path = folder / "event.json"
    path.write_text(json.dumps({"workflow_run": run_of_check}), "utf-8")
    (step,) = steps(hub, "github", "answer", "answer.yml")
    environment = {
        "GITHUB_API_URL": api.address,  # type: ignore[attr-defined]
        "GITHUB_REPOSITORY": "our/hub",
        "GITHUB_EVENT_PATH": str(path),
        "TOKEN": "a-token",
    }
    done = run(sys.executable, "-c", step["run"], env=os.environ | environment)
    assert done.returncode == 0, done.stderr
    return api.written


def test_an_answer_says_what_was_found_and_where_the_preview_is(
    api: type[_Api], hubs: dict[str, Path], tmp_path: Path
) -> None:
    ((method, path, body),) = answer(api, hubs["github"], tmp_path)

    assert (method, path) == ("POST", "issues/7/comments")
    assert "found nothing that stands in the way" in body
    assert "(https://github.test/our/hub/actions/runs/12/artifacts/34)" in body
    assert "more than what members send" not in body


def test_an_answer_is_written_once_and_then_renewed(
    api: type[_Api], hubs: dict[str, Path], tmp_path: Path
) -> None:
    ((_, _, body),) = answer(api, hubs["github"], tmp_path)
    api.comments += [
        {"id": 1, "user": {"login": "mallory"}, "body": body},
        *({"id": 100 + number, "user": {"login": "ada"}, "body": "Hm."} for number in range(120)),
        {"id": 2, "user": {"login": "github-actions[bot]"}, "body": body},
    ]

    written = answer(api, hubs["github"], tmp_path, conclusion="failure")

    assert written[-1][:2] == ("PATCH", "issues/comments/2")
    assert "or could not be run" in written[-1][2]


def test_an_answer_warns_of_what_could_change_the_check_itself(
    api: type[_Api], hubs: dict[str, Path], tmp_path: Path
) -> None:
    api.files += [
        {"filename": ".github/workflows/check.yml"},
        {"filename": "member_submissions/x.md", "previous_filename": "mkdocs.yml"},
        {"filename": "`@everybody\n# Merged|<img src=x>"},
    ]
    api.changed = len(api.files)

    ((_, _, body),) = answer(api, hubs["github"], tmp_path)

    listed = [line for line in body.splitlines() if line.startswith("- `")]
    assert listed == [
        "- `.github/workflows/check.yml`",
        "- `?@everybody?# Merged??img src=x?`",
        "- `mkdocs.yml`",
    ]

    api.files[1:], api.changed = [], 4000  # more than the forge names
    assert "- `…`" in answer(api, hubs["github"], tmp_path)[-1][2]


def test_an_answer_goes_to_the_pull_request_that_the_forge_names(
    api: type[_Api], hubs: dict[str, Path], tmp_path: Path
) -> None:
    assert answer(api, hubs["github"], tmp_path, head_sha="an older one") == []
    assert answer(api, hubs["github"], tmp_path, head_branch="another") == []


def test_an_answer_speaks_the_language_of_the_hub(
    api: type[_Api], hubs: dict[str, Path], tmp_path: Path
) -> None:
    ((_, _, body),) = answer(api, hubs["github-zh"], tmp_path)

    assert "检查" in body
