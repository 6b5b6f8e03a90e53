"""Our own form: members' submissions beside the maintainers' pages."""

from content.documents import Document
from content.whole import Texts

from forms.form import SITE, Files, Form, nav_lines, with_fields
from forms.markdown_options import COPYRIGHT, EXTENSIONS, OVERRIDE, SEARCH, theme

_CONFIG = f"""\
site_name: Riverside
site_description: A place where people who work with data teach each other.
site_url: {SITE}
repo_url: https://github.com/example/riverside
edit_uri: edit/main/site_src/
docs_dir: site_src

"""
_PLUGINS = f"""
plugins:
{SEARCH}  commonplace/hub:
    timezone: Asia/Shanghai
    license: CC-BY-4.0
    topics:
      fieldwork: {{en: Fieldwork, zh: 田野}}
      open-data: {{en: Open data, zh: 开放数据}}
      statistics: {{en: Statistics, zh: 统计}}
      teaching: {{en: Teaching, zh: 教学}}
      tools: {{en: Tools, zh: 工具}}
      visualisation: {{en: Visualisation, zh: 可视化}}
    report_url: https://github.com/example/riverside/issues/new
  commonplace/credits: {{}}

nav:
  - Home: index.md
  - Handbook:
"""
_NAV = """\
  - Columns:
      - columns/index.md
      - Topics: topics/index.md
      - Tags: tags/index.md
      - Archive: archive/index.md
  - Events: events/index.md
  - People:
      - members/index.md
      - Contributors: contributors/index.md
  - Take part:
      - contribute/index.md

"""


def _place(path: str) -> str:
    return f"site_src/{path}" if path.startswith("handbook/") else f"member_submissions/{path}"


def _written(document: Document) -> str:
    heading = f"# {document.title}\n\n" if document.kind == "handbook" else ""
    return with_fields(document.fields, heading + document.body)


def _around(texts: Texts) -> Files:
    nav = nav_lines(texts.nav, 3)
    yield "mkdocs.yml", _CONFIG + theme("navigation.prune") + _PLUGINS + nav + _NAV + EXTENSIONS
    yield OVERRIDE, COPYRIGHT
    yield ".gitignore", "/site/\n/.cache/\n"


HUB = Form("hub", _place, _written, _around)
