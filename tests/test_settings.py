"""What mkdocs.yml says about a hub, read without MkDocs; a mistake there is named, not traced."""

from pathlib import Path

import pytest

from commonplace.settings import SettingsError, read_settings

PLUGIN = "plugins:\n  - search\n  - commonplace/hub:\n      "


def write(folder: Path, text: str, name: str = "mkdocs.yml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_a_hub_needs_no_options(tmp_path: Path) -> None:
    write(tmp_path, "site_url: https://example.org/\nplugins: [commonplace/hub]\n")
    settings = read_settings(tmp_path)
    assert (settings.languages[0].url, settings.has_plugin) == ("https://example.org/", True)
    assert (settings.submissions, settings.default_language) == ("member_submissions", "en")


@pytest.mark.parametrize(
    "plugins",
    [
        "plugins:\n  commonplace/hub:\n    page_size: 10\n",
        "plugins:\n  - commonplace/hub:\n      page_size: 10\n",
    ],
)
def test_plugins_are_a_list_or_a_mapping(tmp_path: Path, plugins: str) -> None:
    write(tmp_path, plugins)
    assert read_settings(tmp_path).options.page_size == 10


@pytest.mark.parametrize(
    ("enabled", "has_plugin"), [("true", True), ("false", False), ("!ENV [CI, false]", True)]
)
def test_a_plugin_can_be_switched_off_as_every_plugin_can(
    tmp_path: Path, enabled: str, *, has_plugin: bool
) -> None:
    write(tmp_path, f"plugins: {{commonplace/credits: {{enabled: {enabled}, bulk_files: 9}}}}\n")
    found = read_settings(tmp_path).credits
    assert (found.bulk_files if found else None) == (9 if has_plugin else None)


def test_two_languages_each_with_its_own_pages(tmp_path: Path) -> None:
    write(tmp_path, f"{PLUGIN}languages: {{en: '', zh: zh/}}\ndocs_dir: pages/en\n")
    write(tmp_path, "INHERIT: mkdocs.yml\ndocs_dir: pages/zh\n", "mkdocs.zh.yml")
    settings = read_settings(tmp_path)
    assert [(site.tag, site.path, site.docs_dir) for site in settings.languages] == [
        ("en", "", "pages/en"),
        ("zh", "zh/", "pages/zh"),
    ]
    assert settings.site_language("zh-Hant").tag == "zh"
    assert settings.site_language("fr").tag == "en"


@pytest.mark.parametrize(
    ("own", "url"),
    [
        ("", "https://example.org/hub/zh/"),
        ("site_url: https://example.org/hub/zh/\n", "https://example.org/hub/zh/"),
        ("site_url: https://zh.example.org\n", "https://zh.example.org/"),
    ],
    ids=["inherited", "below", "elsewhere"],
)
def test_each_language_knows_its_whole_address(tmp_path: Path, own: str, url: str) -> None:
    write(tmp_path, f"site_url: https://example.org/hub\n{PLUGIN}languages: {{en: '', zh: zh/}}\n")
    write(tmp_path, f"INHERIT: mkdocs.yml\n{own}", "mkdocs.zh.yml")

    for config_file in ("mkdocs.yml", "mkdocs.zh.yml"):
        languages = read_settings(tmp_path, config_file).languages
        assert [site.url for site in languages] == ["https://example.org/hub/", url]


def test_tags_of_mkdocs_run_nothing(tmp_path: Path) -> None:
    write(
        tmp_path,
        "site_url: !ENV [HOME, x]\n"
        "markdown_extensions:\n  - a: !!python/object/apply:os.system [ls]\n"
        "x: !relative y\nplugins: [commonplace/hub]\n",
    )
    assert read_settings(tmp_path).languages[0].url == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [", "cannot be read"),
        ("a: 2026-02-30", "cannot be read"),
        ("? [a, {b: c}]\n: d", "cannot be read"),
        ("a: " + "[" * 3000, "cannot be read"),
        ("", "holds no settings"),
        ("- a", "holds no settings"),
        ("INHERIT: mkdocs.yml\na: 1", "leads back"),
        ("INHERIT: none.yml\na: 1", "none.yml cannot be read"),
        (f"{PLUGIN}[a]", "must be of the form"),
        (f"{PLUGIN}page_sise: 10", "Did you mean “page_size”?"),
        (f"{PLUGIN}page_size: many", "page_size"),
        (f"{PLUGIN}timezone: Asia/Shangai", "“Asia/Shangai” is not a time zone"),
        (f"{PLUGIN}license: CC BY", "“CC BY” is not a licence"),
        (f"{PLUGIN}submissions: ../elsewhere", "“../elsewhere” is not a path"),
        (f"{PLUGIN}submissions: ''", "empty"),
        (f"{PLUGIN}languages: {{english: ''}}", "“english” is not a language tag"),
        (f"{PLUGIN}languages: {{en: en/}}", "the first language is at ''"),
        (f"{PLUGIN}languages: {{en: '', zh: ../zh}}", "the first language is at ''"),
        (f"{PLUGIN}report_url: javascript:x", "is not a web address"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, said: str) -> None:
    write(tmp_path, text)
    with pytest.raises(SettingsError, match=r"\.yml") as mistake:
        read_settings(tmp_path)
    assert said in str(mistake.value)


def test_a_folder_without_a_hub(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"mkdocs\.yml cannot be read"):
        read_settings(tmp_path)
