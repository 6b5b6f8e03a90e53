"""What draws diagrams, in a site that has one: mermaid, kept here with its licence."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from commonplace.dialect.diagrams import DIAGRAM

_FOLDER = Path(__file__).parent / "vendored"
_URI = "assets/commonplace"
ENTRY = f"{_URI}/mermaid/mermaid.esm.min.js"


def append_drawing(html: str, files: Files, config: MkDocsConfig) -> None:
    """Append mermaid's files where a page has a diagram and no page before it had one."""
    if DIAGRAM not in html or files.get_file_from_path(ENTRY):
        return
    for path in sorted(_FOLDER.rglob("*")):
        if path.is_file():
            uri = f"{_URI}/{path.relative_to(_FOLDER).as_posix()}"
            files.append(File.generated(config, uri, abs_src_path=str(path)))
