"""Where members write Chinese, no page has an English word: nothing is left untranslated."""

import re
from html import unescape
from pathlib import Path
from textwrap import dedent

import pytest

from commonplace.language import language
from commonplace.pages.site import generate
from tests.hubs import edition, write_hub

CHINESE_SITE = {
    "mkdocs.yml": """
        site_name: 河畔
        site_description: 一起数河边的东西。
        site_url: https://hub.test/
        repo_url: https://github.com/hub/hub
        edit_uri: edit/main/site_src/
        docs_dir: site_src
        theme: {name: material, language: zh, font: false}
        plugins:
          commonplace/hub:
            timezone: Asia/Shanghai
            license: MIT
            page_size: 5
            report_url: mailto:hub@hub.test
            topics: {shu: 数数}
        """,
}

CHINESE_HUB = {
    "members/an.md": """
        ---
        name: 安禾
        aliases: [小禾]
        affiliation: 河畔中学
        pronouns: 她
        url: https://hub.test
        orcid: 0000-0002-1825-0097
        languages: [zh]
        accounts: {github: anhe, zhihu: anhe}
        ---
        数白鹭。
        """,
    "members/bai.md": """
        ---
        name: 白榆
        status: emeritus
        ---
        """,
    "members/cen.md": """
        ---
        name: 岑石
        visibility: hidden
        ---
        """,
    "members/du.md": """
        ---
        name: 杜若
        status: alumni
        ---
        """,
    "columns/bi-ji/index.md": """
        ---
        title: 笔记
        description: 短的。
        editors: [an, bai]
        topics: [shu]
        license: MIT
        open: anyone
        status: paused
        ---
        """,
    "columns/kong/index.md": """
        ---
        title: 空栏
        description: 没有。
        editors: [an]
        open: editors
        ---
        """,
    "columns/bi-ji/jiu.md": """
        ---
        title: 旧文
        authors: [an]
        date: 2026-05-01
        status: superseded
        replaced_by: bi-ji/xin
        ---
        旧的。
        """,
    "columns/bi-ji/xin.md": """
        ---
        title: 新文
        authors: [an, cen]
        date: 2026-05-02
        updated: 2026-05-03
        expires: 2026-05-10
        tags: [鹭]
        topics: [shu]
        ai_disclosure: assisted
        canonical_url: https://hub.test/1
        discussion_url: https://hub.test/2
        credits: [{member: bai, role: review, degree: lead, date: 2026-05-02,
          evidence: 'https://hub.test/3'}]
        corrections: [{date: 2026-05-03, text: 改了。}]
        ---
        新的。
        """,
    "columns/bi-ji/yi.md": """
        ---
        title: 译文
        authors: [bai]
        date: 2026-05-04
        tags: [鹭]
        lang: zh-Hant
        translation_of: bi-ji/xin
        translated_from_commit: '1234567'
        ---
        译。
        """,
    "columns/bi-ji/che.md": """
        ---
        title: 撤回
        authors: [an]
        date: 2026-05-05
        status: withdrawn
        ---
        """,
    "columns/bi-ji/cuo.md": """
        ---
        title: 撤稿
        authors: [an]
        date: 2026-05-06
        status: retracted
        ---
        错。
        """,
    "columns/bi-ji/an.md": """
        ---
        title: 不列
        authors: [an]
        date: 2026-05-07
        status: unlisted
        ---
        暗。
        """,
    "columns/bi-ji/er.md": """
        ---
        title: 其二
        authors: [an]
        date: 2026-05-07
        ---
        二。
        """,
    "columns/bi-ji/san.md": """
        ---
        title: 其三
        authors: [an]
        date: 2026-05-08
        ---
        三。
        """,
    "columns/bi-ji/si.md": """
        ---
        title: 其四
        authors: [an]
        date: 2026-05-09
        ---
        四。
        """,
    "events/ju.md": """
        ---
        title: 聚
        kind: meetup
        start: 2026-06-04T19:30
        duration: PT2H
        timezone: Asia/Shanghai
        mode: mixed
        location: {name: 书店, address: 河路, geo: [30, 120], accessibility: 有电梯。}
        join_url: https://hub.test/4
        stream_url: https://hub.test/5
        registration_url: https://hub.test/6
        capacity: 40
        price: 免费
        series: lu
        coc_url: https://hub.test/7
        organizers: [an]
        speakers: [bai, {name: 客人, affiliation: 远方}]
        sessions: [{title: 开场, start: '2026-06-04T19:30', end: '2026-06-04T20:00',
          speakers: [an], track: 一, room: 二, description: 三。}]
        recordings: [{url: 'https://hub.test/8', title: 录}]
        slides: ['https://hub.test/9']
        notes: https://hub.test/a
        attendance: 12
        tags: [鹭]
        credits: [{member: an, role: promotion}]
        ---
        来。
        """,
    "events/zhou.md": """
        ---
        title: 周
        kind: salon
        start: 2026-05-07T19:30
        end: 2026-05-07T21:00
        timezone: UTC
        mode: online
        series: lu
        rrule: FREQ=WEEKLY;COUNT=4
        overrides: [{occurrence: 2026-05-14T19:30, status: cancelled,
          notes: 'https://hub.test/b'}]
        ---
        """,
    "events/gai.md": """
        ---
        title: 改
        kind: ama
        start: 2026-07-01T19:30
        timezone: UTC
        mode: online
        status: rescheduled
        previous_start: 2026-06-01T19:30
        ---
        """,
    "events/wang.md": """
        ---
        title: 往
        kind: stream
        start: 2026-01-01
        all_day: true
        timezone: UTC
        mode: online
        ---
        """,
    "competitions/sai/index.md": """
        ---
        title: 赛
        description: 比一比。
        organizers: [an]
        timezone: AoE
        phases: [{id: submission, start: 2026-05-01, end: '2026-05-10T23:59'},
          {id: judging, start: 2026-05-11}, {id: voting, start: 2026-05-12},
          {id: results, start: 2026-05-13}]
        grace: PT1H
        tracks: [{id: yi, name: 甲, description: 好。}]
        criteria: [{id: mei, name: 美, anchors: {'1': 一般}}, {id: zhen, name: 真}]
        judges: [{member: bai, conflicts: [deng]}]
        team_size: {max: 3}
        eligibility: 谁都行。
        prizes: [{name: 书, description: 一本。}]
        scoring: {normalise: z_score, ties: mei, min_ballots: 2}
        results_at: 2026-05-14
        license_required: true
        tags: [鹭]
        ---
        """,
    "competitions/sai/entries/deng.md": """
        ---
        title: 灯
        description: 一盏。
        team: {name: 队, members: [{member: an, role: 画}, {name: 客}]}
        track: yi
        submitted: 2026-05-09T20:00
        repository: https://hub.test/c
        demo: https://hub.test/d
        video: https://hub.test/e
        license: MIT
        assets_license: MIT
        built_with: [纸, 笔]
        ai_disclosure: none
        status: late
        postmortem: bi-ji/xin
        ---
        """,
    "competitions/sai/entries/shan.md": """
        ---
        title: 扇
        description: 一把。
        team: {members: [{member: du}]}
        license: MIT
        ---
        """,
    "competitions/sai/ballots/bai.yml": """
        judge: bai
        scores: {shan: {mei: 8, zhen: 9}}
        recused: [deng]
        comments: {shan: {public: 好扇。}}
        """,
    "competitions/sai/awards/yi.yml": """
        name: 头名
        rank: 1
        prize: 书
        recipients: [deng, du]
        citation: 亮。
        presented_at: 2026-05-15
        """,
    "competitions/yu/index.md": """
        ---
        title: 预
        kind: challenge
        organizers: [an]
        timezone: UTC
        phases: [{id: submission, start: 2027-05-01}]
        ---
        """,
    "credits/an.yml": """
        credits: [{member: an, role: mentoring, date: 2026-05-01, evidence: 教了。}]
        """,
}

NAMES = {
    "Asia",
    "Shanghai",
    "UTC",
    "AoE",
    "MIT",
    "GitHub",
    "OpenStreetMap",
    "Google",
    "Outlook",
    "ORCID",
    "BibTeX",
    "https",
    "hub",
    "test",
    "lu",
    "git",
    "credits",
}
"""What stays in Latin letters on a Chinese page: zones, licences, services, ids, hosts, fields."""

NOT_READ = re.compile(
    r"```.*?```|<code\b.*?</code>|https?://[^\s<\"]+(?=<)"  # code, addresses
    r"|`[^`\n]*`|\]\([^)\s]*\)|\{[ .#][^}\n]*\}"  # code, where links lead
    r"|<(?:[^<>\"]|\"[^\"]*\")*>"
    r"|(?:[\w-]+/)*[\w-]+\.(?:md|yml)\b",  # files, which reasons for a credit name
    re.DOTALL,
)
READ_ALOUD = re.compile(
    r'(?:aria-label|alt|title|data-cp-local)="([^"]*)"|\|([^|;"]*)(?=[;"])'  # … and of later states
)


@pytest.mark.parametrize("files", [CHINESE_HUB, {}], ids=["full", "empty"])
def test_a_chinese_hub_has_no_english_words(files: dict[str, str], tmp_path: Path) -> None:
    drawn = {path: dedent(text).lstrip() for path, text in files.items()}
    hub = write_hub(tmp_path, drawn, CHINESE_SITE)
    left = [problem for problem in hub.problems if problem.code != "screenshot-missing"]
    assert [problem.message(language("en")) for problem in left] == []

    pages = list(generate(edition(hub, "2026-05-20T12:00", "zh")))
    english = {
        f"{page.uri}: {word}"
        for page in pages
        for word in re.findall(r"[A-Za-z]{2,}", words_on(page.markdown))
        if word not in NAMES
    }

    assert len(pages) > len(files)
    assert english == set()


def words_on(markdown: str) -> str:
    """Return what a reader of a page sees or hears of its Markdown."""
    heard = " ".join(text for found in READ_ALOUD.findall(markdown) for text in found)
    return unescape(NOT_READ.sub(" ", markdown)) + re.sub(r"\{\w+\}", "", unescape(heard))
