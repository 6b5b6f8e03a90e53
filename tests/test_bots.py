"""Programs make commits and are no contributors; people who are called like one are."""

import pytest

from commonplace.credits.bots import Bots
from commonplace.model.attribution import Identity

PROGRAMS = """
dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>
dependabot-preview[bot] <27856297+dependabot-preview[bot]@users.noreply.github.com>
dependabot <support@dependabot.com>
github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>
github-actions <github-actions@github.com>
GitHub Action <action@github.com>
GitHub Actions <actions@github.com>
GitHub <noreply@github.com>
Deploy from CI <41898282+github-actions[bot]@users.noreply.github.com>
renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>
Renovate Bot <renovate@whitesourcesoftware.com>
WhiteSource Renovate <bot@renovateapp.com>
Mend Renovate <bot@renovateapp.com>
Renovate <25180681+renovate-bot@users.noreply.github.com>
pre-commit-ci[bot] <66853113+pre-commit-ci[bot]@users.noreply.github.com>
allcontributors[bot] <46447321+allcontributors[bot]@users.noreply.github.com>
allcontributors <bot@allcontributors.org>
imgbot[bot] <31301654+imgbot[bot]@users.noreply.github.com>
ImgBotApp <ImgBotHelp@gmail.com>
snyk-bot <snyk-bot@snyk.io>
pyup-bot <github-bot@pyup.io>
greenkeeper[bot] <greenkeeper[bot]@users.noreply.github.com>
greenkeeperio-bot <support@greenkeeper.io>
semantic-release-bot <semantic-release-bot@martynus.net>
mergify[bot] <37929162+mergify[bot]@users.noreply.github.com>
bors[bot] <26634292+bors[bot]@users.noreply.github.com>
bors <bors@rust-lang.org>
restyled.io <commits@restyled.io>
Restyled.io <commits@restyled.io>
deepsource-autofix[bot] <62050782+deepsource-autofix[bot]@users.noreply.github.com>
copilot-swe-agent[bot] <198982749+Copilot@users.noreply.github.com>
Copilot <198982749+Copilot@users.noreply.github.com>
Crowdin Bot <support+bot@crowdin.com>
Our Translations <support+bot@crowdin.com>
Travis CI <builds@travis-ci.org>
CircleCI <ci@hub.test>
stickler-ci <support@stickler-ci.com>
k8s-ci-robot <k8s-ci-robot@users.noreply.github.com>
Angular Robot <angular-robot@google.com>
openeuler-ci-bot <george@openeuler.sh>
openeuler-sync-bot <sync@hub.test>
mindspore-ci-bot <314202276@qq.com>
openharmony_ci <120357966@qq.com>
i-robot <huawei_ci_bot@163.com>
Gitee <noreply@gitee.com>
project_42_bot <project_42_bot@noreply.gitlab.com>
Release <project42_bot1@example.com>
Website <group_77_bot_5ab3c2@noreply.git.school.edu>
Deploy Token <project_702_bot_0123456789abcdef@noreply.gitlab.com>
Service account user <service_account_group_345_c468757e6df2@noreply.gitlab.com>
GitLab Bot <gitlab-bot@gitlab.com>
Weblate <noreply@weblate.org>
Hosted Weblate <hosted@weblate.org>
Weblate (bot) <hosted@weblate.org>
Languages add-on <noreply-addon-languages@weblate.org>
LibreTranslate <noreply-mt-libretranslate@weblate.org>
translatewiki.net <l10n-bot@translatewiki.net>
Forgejo Actions <noreply@forgejo.org>
forgejo-actions[bot] <forgejo-actions[bot]@noreply.codeberg.org>
gitea-actions <teabot@gitea.io>
GiteaBot <teabot@gitea.io>
Build Bot <build@hub.test>
docs-bot <docs@hub.test>
Translation updater bot <i18n@hub.test>
web-flow <noreply@github.com>
"""

PEOPLE = """
Abbot Kinney <abbot@hub.test>
George Abbot <g.abbot@hub.test>
Jane Talbot <talbot@hub.test>
talbot <12+talbot@users.noreply.github.com>
Botond Kovács <botond@hub.test>
botond <botond@users.noreply.gitlab.com>
Robot Chen <robot.chen@hub.test>
robotchen <99+robotchen@user.noreply.gitee.com>
机器人爱好者 <jiqiren@qq.com>
机器人 <robot@qq.com>
小机器人 <small@163.com>
Yann Le Bot <yann.lebot@hub.test>
yann-le-bot <5+yann-le-bot@users.noreply.github.com>
LE BOT Marie <marie-le-bot@hub.test>
Bot Nguyen <bot@hub.test>
Botan Lin <botan@hub.test>
Sandro Botticelli <sandro@hub.test>
Ian Botham <ian@hub.test>
Ian Botham <bot@iancricket.test>
P. W. Botha <botha@hub.test>
Elaine Abbott <elaine@hub.test>
Cabot <cabot@hub.test>
John Cabot <jcabot@noreply.codeberg.org>
Nabokov Botkin <botkin@hub.test>
Joseph Turbot <turbot@hub.test>
Marc Barbot <barbot@hub.test>
Lise Herbot <lise@hub.test>
Jean Chabot <3+chabot@users.noreply.github.com>
Louis Robotti <robotti@hub.test>
Rob Otto <robotto@hub.test>
Robotnik <robotnik@hub.test>
Mr. Robot <elliot@hub.test>
mr-robot <mr-robot@hub.test>
i-am-not-a-bot <human@hub.test>
notabot <6+notabot@users.noreply.github.com>
bothub <bothub@hub.test>
Botswana R Users <r@hub.test>
Bottega Studio <studio@hub.test>
Sabotage <sabotage@hub.test>
Jenkins <jenkins@hub.test>
Peter Jenkins <peter@hub.test>
Travis Oliphant <travis@hub.test>
Travis <travis@hub.test>
Bors Janssen <bors@hub.test>
bors <bors@hub.test>
Claude Shannon <claude@hub.test>
Claude <claude@hub.test>
Jules Verne <jules@hub.test>
Renova Tejada <renova@hub.test>
Snyk Andersen <snyk@hub.test>
Action Jackson <jackson@hub.test>
Release Manager <ann@hub.test>
Webber Late <weblater@hub.test>
Anna <anna@users.noreply.hosted.weblate.org>
Michal <michal@weblate.org>
Ann Lee <noreply@github.com>
林小满 <noreply@gitee.com>
Deploy Li <deploy@hub.test>
Docs Team <docs@hub.test>
Tibor Tésta <testa@hub.test>
Syncro Botero <botero@hub.test>
Fernando Botero <fernando-botero@hub.test>
Project Lead <project_lead@noreply.test>
Ci Robotham <ci.robotham@hub.test>
רובוט <robot.he@hub.test>
"""


def identities(table: str) -> list[Identity]:
    rows = (line.rpartition(" <") for line in table.strip().splitlines())
    return [Identity(name, address.removesuffix(">")) for name, _, address in rows]


@pytest.mark.parametrize("who", identities(PROGRAMS), ids=str)
def test_programs_are_known(who: Identity) -> None:
    assert Bots().has(who)


@pytest.mark.parametrize("who", identities(PEOPLE), ids=str)
def test_people_called_like_a_program_are_people(who: Identity) -> None:
    assert not Bots().has(who)


def test_what_the_commit_says_tells_a_program_as_well() -> None:
    assert Bots().has(Identity("The website", "site@hub.test", "renovate[bot]", "x@hub.test"))


def test_maintainers_name_their_own() -> None:
    own = Bots(["Deploy Robot", "*@builds.hub.test", "house[bot]"])
    assert own.has(Identity("deploy  robot"))
    assert own.has(Identity("x", "Nightly@builds.hub.test"))
    assert own.has(Identity("House[Bot]"))
    assert not own.has(Identity("houseb"))  # brackets are brackets
    assert not own.has(Identity("Deploy Robotham", "builds.hub.test@x.test"))
