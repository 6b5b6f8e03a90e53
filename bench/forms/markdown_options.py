"""The extensions of Markdown that hubs use; ours and every peer that has them gets the same."""

EXTENSIONS = """\
markdown_extensions:
  abbr: {}
  admonition: {}
  attr_list: {}
  def_list: {}
  footnotes: {}
  md_in_html: {}
  tables: {}
  toc:
    permalink: true
    slugify: !!python/object/apply:pymdownx.slugs.slugify
      kwds: {case: lower}
  pymdownx.arithmatex:
    generic: true
  pymdownx.betterem: {}
  pymdownx.caret: {}
  pymdownx.details: {}
  pymdownx.highlight:
    anchor_linenums: true
  pymdownx.inlinehilite: {}
  pymdownx.keys: {}
  pymdownx.mark: {}
  pymdownx.smartsymbols: {}
  pymdownx.superfences: {}
  pymdownx.tabbed:
    alternate_style: true
  pymdownx.tasklist:
    custom_checkbox: true
  pymdownx.tilde: {}
"""
SEARCH = """\
  search:
    lang: [en, zh]
    separator: '[\\s\\u200b\\-,，。、；：？！（）()]+'
"""
FEATURES = (
    "content.code.copy",
    "navigation.indexes",
    "navigation.sections",
    "navigation.tabs",
    "navigation.top",
    "search.highlight",
    "toc.follow",
)


def theme(*features: str) -> str:
    """Return what a Material theme is asked for; `overrides` holds the maintainers' template."""
    listed = "".join(f"    - {feature}\n" for feature in (*FEATURES, *features))
    return (
        "theme:\n  name: material\n  language: en\n  font: false\n  custom_dir: overrides\n"
        f"  features:\n{listed}"
    )


OVERRIDE = "overrides/partials/copyright.html"
"""A template of the maintainers' own, which each page has a part of."""
COPYRIGHT = '<div class="md-copyright">Texts: CC BY 4.0. Heron day is on Sunday.</div>\n'
