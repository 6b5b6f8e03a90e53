"""Programs whose name says nothing of what they are; in small letters, whole names and addresses.

No name is here that a person may have: Bors, Jenkins and Travis are people as well. No address is
here under which forges let anybody hide, such as `noreply@github.com`.
"""

NAMES = frozenset({
    "all contributors", "allcontributors", "angular robot", "appveyor", "autofix-ci",
    "azure pipelines", "bors-ng", "bot", "circleci", "codeberg", "codeberg translate",
    "codecov-io", "copilot", "copilot-swe-agent", "crowdin bot", "cursor agent",
    "deepsource", "dependabot", "dependabot support", "dependabot-preview", "drone ci",
    "forgejo", "forgejo actions", "forgejo-actions", "fossabot", "gitea", "gitea actions",
    "gitea-actions", "giteabot", "gitee", "gitee-bot", "github", "github action",
    "github actions", "github classroom", "github enterprise", "github-action",
    "github-actions", "github-pages-bot", "gitlab", "gitlab bot", "gitlab ci", "gitlab-bot",
    "google-labs-jules", "greenkeeper", "greenkeeperio-bot", "hosted weblate", "i-robot",
    "imgbot", "imgbotapp", "it-is-a-robot", "jenkins ci", "k8s-ci-robot", "lgtm migrator",
    "libretranslate", "mergify", "mergify bot", "netlify cms", "openharmony_ci",
    "pre-commit ci", "pre-commit-ci", "pyup-bot", "pyup.io bot", "readthedocs-bot",
    "release-please", "renovate", "renovate bot", "renovate-bot", "restyled.io",
    "rust-bors", "rust-highfive", "rust-timer", "rustbot", "semantic-release-bot",
    "sentry-bot", "sider-bot", "snyk bot", "snyk-bot", "stickler ci", "stickler-ci",
    "teabot", "transifex", "transifex-integration", "translatewiki.net",
    "translation updater bot", "travis ci", "traviscibot", "typescript bot", "web-flow",
    "weblate", "weblate (bot)", "weblate push user", "whitesource renovate",
    "woodpecker ci", "woodpecker-bot",
})  # fmt: skip

ADDRESSES = frozenset({
    "action@github.com", "actions@github.com", "badges@fossa.io", "bors@rust-lang.org",
    "bot@allcontributors.org", "bot@deepsource.io", "bot@renovateapp.com",
    "builds@travis-ci.org", "cursoragent@cursor.com", "deploy@travis-ci.org",
    "giteabot@gitea.io", "github-actions@github.com", "github-bot@pyup.io",
    "greenkeeper@greenkeeper.io", "hosted@weblate.org", "imgbothelp@gmail.com",
    "l10n-bot@translatewiki.net", "noreply@anthropic.com", "noreply@forgejo.org",
    "renovate@whitesourcesoftware.com", "semantic-release-bot@martynus.net",
    "snyk-bot@snyk.io", "support+bot@crowdin.com", "support@dependabot.com",
    "support@stickler-ci.com", "teabot@gitea.io", "transifex@transifex.com",
})  # fmt: skip
