"""The words of the reference that are not the program's own, in English and Chinese."""

KINDS = {
    "string": ("text", "文字"),
    "integer": ("whole number", "整数"),
    "number": ("number", "数字"),
    "boolean": ("`true` or `false`", "`true` 或 `false`"),
    "object": ("fields of its own", "自成一组的字段"),
    "uri": ("web address", "网址"),
    "date": ("day", "日期"),
    "moment": ("day and time", "日期和时间"),
    "duration": ("duration (ISO 8601)", "时长（ISO 8601）"),
    "pair": ("two numbers", "两个数字"),
}

FIELDS = (
    "Every field of every file that members send. **Bold** fields are required; all others are"
    " optional. An editor can complete and check them with the JSON Schemas that"
    " `commonplace schema --output schemas` writes, and that every site publishes under"
    " `schemas/`. Dates follow ISO 8601, time zones are IANA names or `AoE`, licences are SPDX"
    " identifiers, languages are BCP 47 tags."
)
FIELDS_ZH = (
    "成员投稿的每种文件的全部字段。**粗体**为必填，其余可选。"
    "`commonplace schema --output schemas` 会写出 JSON Schema（每个站点也在 `schemas/` 下发布），"
    "编辑器据此补全和检查。日期用 ISO 8601，时区用 IANA 名称或 `AoE`，许可协议用 SPDX 标识，"
    "语言用 BCP 47 标签。"
)
PROBLEMS = (
    "Every rule that `commonplace check` and the build hold submissions against, by its code."
    " An **error** leaves the file out of the site until it is mended; a **warning** publishes"
    " it. Words in braces are filled with what was found in the file."
)
PROBLEMS_ZH = (
    "`commonplace check` 和构建检查投稿时用到的全部规则，按代码列出。"
    "有**错误**的文件在改好之前不会发布；只有**警告**的文件照常发布。"
    "花括号里的词会换成文件里的实际内容。"
)
COMMANDS = (
    "What `commonplace COMMAND --help` says."
    " Exit codes: 0 fine, 1 problems were found, 2 wrong use or a broken machine."
)
COMMANDS_ZH = (
    "即 `commonplace 命令 --help` 的内容。退出码：0 正常，1 发现问题，2 用法有误或环境有问题。"
)

OPTIONS = (
    "The options of the plugins in `mkdocs.yml`. All are optional; a name that is"
    " none of these is refused, with a guess at what was meant. `!ENV` does not work in them. What"
    " a site needs besides is in [Settings](../maintainers/settings.md)."
)
OPTIONS_ZH = (
    "各插件在 `mkdocs.yml` 里的选项。全部可选；写了别的名称会被拒绝，"
    "并猜测你想写的是哪个。"
    "这些选项里不能用 `!ENV`。网站还需要什么，见[网站设置](../maintainers/settings.md)。"
)
VARIABLES = (
    "What a template of the theme finds in `commonplace`, besides what MkDocs and Material give"
    " it. All texts are plain: escape each, as in `{{ commonplace.facts.title | e }}`, since"
    " MkDocs' Jinja does not. How to override a template is in [Theme](../maintainers/theme.md)."
)
VARIABLES_ZH = (
    "除了 MkDocs 和 Material 提供的变量，主题的模板还可以用 `commonplace`。其中的文字都没有转义，"
    "而 MkDocs 的 Jinja 不会自动转义，所以每处都要写成 `{{ commonplace.facts.title | e }}`。"
    "怎样改写模板，见[主题](../maintainers/theme.md)。"
)
FILES = (
    "What a site publishes for other programs, in each of its languages. Names keep their meaning"
    " while `version` stays; names may be added, so pass over what you do not know. What is empty"
    " is left out. Texts are plain, not escaped. Besides these there are feeds under `feeds/`,"
    " calendars under `calendar/`, JSON Schemas under `schemas/`, and in the page of each event,"
    " competition and entry its data in schema.org's words. With `commonplace/showcase` the"
    " standings of each competition whose results are public are a table for spreadsheets too:"
    " `api/competitions/ID.csv`."
    " Files under `api/find/` are for the site's own script and may change."
)
FILES_ZH = (
    "网站为其他程序发布的文件，每种语言各一份。`version` 不变，名称的含义就不变；"
    "可能会增加新的名称，不认识的请跳过。空的不写。文字未经转义。"
    "此外，`feeds/` 下有订阅源，`calendar/` 下有日历，`schemas/` 下有 JSON Schema，"
    "每个活动、比赛和作品的页面里还有用 schema.org 词汇写成的数据。"
    "用了 `commonplace/showcase`，结果已公开的比赛还有一份电子表格用的排名："
    "`api/competitions/ID.csv`。"
    "`api/find/` 下的文件供网站自己的脚本使用，可能会变。"
)
FIELDS_META = (
    "Every field of every file that members send: what it says, its kind, an example.",
    "成员投稿的每种文件的全部字段：含义、类型和示例。",
)

WORDS = {
    "written": (
        "Written by `scripts/reference` from the code; change it there.",
        "本页由 `scripts/reference` 根据代码生成，请在代码中修改。",
    ),
    "fields_meta": FIELDS_META,
    "problems_meta": (
        "Every message of commonplace check, by its code, and what to do.",
        "commonplace check 的全部提示，按代码列出，附改法。",
    ),
    "commands_meta": (
        "Every command with its options and examples.",
        "全部命令、选项和示例。",
    ),
    "options_meta": (
        "Every option of the plugins in mkdocs.yml.",
        "各插件在 mkdocs.yml 里的全部选项。",
    ),
    "variables_meta": (
        "Every variable that a template of the theme may use.",
        "主题模板可以使用的全部变量。",
    ),
    "files_meta": (
        "Files that a site publishes for other programs, and every name in them.",
        "网站为其他程序发布的文件，以及其中的每个名称。",
    ),
    "files": ("Files for programs", "给程序用的文件"),
    "files_about": (FILES, FILES_ZH),
    "schema": ("Its JSON Schema is beside it: `{uri}`.", "它的 JSON Schema：`{uri}`。"),
    "fields": ("Front matter", "页首字段"),
    "fields_about": (FIELDS, FIELDS_ZH),
    "problems": ("Problems", "问题"),
    "problems_about": (PROBLEMS, PROBLEMS_ZH),
    "commands": ("Commands", "命令"),
    "commands_about": (COMMANDS, COMMANDS_ZH),
    "options": ("Configuration", "配置选项"),
    "options_about": (OPTIONS, OPTIONS_ZH),
    "variables": ("Template variables", "模板变量"),
    "variables_about": (VARIABLES, VARIABLES_ZH),
    "options_of_hub": (
        "What the hub's pages are made with.",
        "站点的页面按这些选项生成。",
    ),
    "options_of_credits": (
        "Who made each page: this plugin asks git. It works without `commonplace/hub` too.",
        "每个页面由谁完成：这个插件会读取 git 历史。没有 `commonplace/hub` 也能用。",
    ),
    "options_of_showcase": (
        "Results of competitions: works beside `commonplace/hub`.",
        "比赛的结果：与 `commonplace/hub` 一起使用。",
    ),
    "options_columns": (
        "| option | what it decides | else | example |",
        "| 选项 | 作用 | 默认 | 示例 |",
    ),
    "variables_columns": ("| variable | what |", "| 变量 | 含义 |"),
    "nothing": ("none", "无"),
    "columns": ("| field | what it says | kind | example |", "| 字段 | 含义 | 类型 | 示例 |"),
    "file": ("File: ", "文件："),
    "groups": ("Groups of fields", "字段组"),
    "group": ("fields as in [{group}](#{group})", "字段见 [{group}](#{group})"),
    "list": ("list of {kind}", "列表：{kind}"),
    "mapping": ("by name: {kind}", "按名称：{kind}"),
    "choice": ("one of {words}", "其中之一：{words}"),
    "or": (" or ", "，或"),
    "default": ("; else `{value}`", "；默认 `{value}`"),
    "error": ("**Error.** ", "**错误**："),
    "warning": ("**Warning.** ", "**警告**："),
}
TAGS = ("en", "zh")


def word(name: str, tag: str, **values: str) -> str:
    """Return a word of the reference in one language, its braces filled with `values`."""
    text = (WORDS | KINDS)[name][TAGS.index(tag)]
    return text.format(**values) if values else text
