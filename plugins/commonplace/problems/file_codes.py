"""Rules of files and their front matter, before any field is looked at."""

from commonplace.language import N_
from commonplace.problems.code import Code, Severity

FILES = {
    "file-not-utf8": Code(
        N_("The file is not UTF-8: byte {byte} cannot be read. It looks like {encoding}."),
        N_("Save the file again as UTF-8 (in most editors: “Save with encoding”)."),
    ),
    "file-nul": Code(
        N_("The file holds a NUL byte; only text is allowed here."),
        N_("Save the file as plain UTF-8 text, not UTF-16 and not a binary format."),
    ),
    "file-bom": Code(
        N_("The file begins with a byte order mark, which is not needed in UTF-8."),
        N_("Save it as “UTF-8” without BOM, or run `commonplace check --fix`."),
        Severity.WARNING,
    ),
    "file-crlf": Code(
        N_("Lines end in CRLF; LF is used here."),
        N_("Set your editor to LF line ends, or run `commonplace check --fix`."),
        Severity.WARNING,
    ),
    "file-too-large": Code(
        N_("The file has {size} KiB; up to {limit} KiB are allowed."),
        N_("Split the text, and keep pictures and data in files of their own beside it."),
    ),
    "file-unreadable": Code(
        N_("The file cannot be read: {reason}."),
        N_("Make it a regular file that everybody may read."),
    ),
    "file-link": Code(
        N_("This is a symbolic link; only regular files and folders are allowed."),
        N_("Put the file itself here instead of a link to it."),
    ),
    "file-special": Code(
        N_("This is neither a file nor a folder; only regular files and folders are allowed."),
        N_("Remove it and send a regular file."),
    ),
    "file-submodule": Code(
        N_("This folder is a git repository of its own (a submodule); nothing in it is read."),
        N_("Put the files themselves here: remove “.git” in it, then add the folder again."),
    ),
    "folder-empty": Code(
        N_("The folder is empty. Git holds no empty folders, so it is a submodule or left over."),
        N_("Put the files themselves here, or remove the folder."),
        Severity.WARNING,
    ),
    "file-kind": Code(
        N_("Files ending in “{ending}” have no place here; allowed: {allowed}."),
        N_("Convert the file, or put it on the web and link to it."),
    ),
    "path-unexpected": Code(
        N_("Nothing is expected at this path, so it would not be published."),
        N_("Move it to one of: {allowed}."),
    ),
    "name-invalid": Code(
        N_("The name “{found}” is not allowed: names are a-z, 0-9 and “-”, letter or digit first."),
        N_("Rename it, for example to “{suggested}”."),
    ),
    "name-reserved": Code(
        N_("The name “{found}” is reserved by Windows or by the site."),
        N_("Choose another name, for example “{suggested}”."),
    ),
    "name-too-long": Code(
        N_("The name has {length} characters; up to {limit} are allowed."),
        N_("Shorten the name; the title may stay long."),
    ),
    "path-too-long": Code(
        N_("The path has {length} characters; up to {limit} are allowed."),
        N_("Shorten the names of its folders: some systems cannot hold such a path."),
    ),
    "name-clash": Code(
        N_("The name differs from “{other}” only by case or by the form of its characters."),
        N_("Rename one of the two: many systems cannot hold both."),
    ),
    "url-taken": Code(
        N_("The page would be at “{url}”, which “{other}” has already."),
        N_("Rename one of the two, or remove the one that is not needed."),
    ),
    "redirect-taken": Code(
        N_("The former address “{url}” is taken: “{other}” has it."),
        N_("Remove it from redirect_from; until then it leads there, not here."),
        Severity.WARNING,
    ),
    "record-taken": Code(
        N_("The file is read as “{found}”, which “{other}” is already."),
        N_("Remove one of the two files."),
    ),
    "url-reserved": Code(
        N_("“{url}” is kept for a page that the site makes itself."),
        N_("Choose another name."),
    ),
}

PICTURES = {
    "picture-kind": Code(
        N_("The file's name ends in “{ending}”, but what is in it is {found}."),
        N_(
            "Save the picture as {wanted}, or let its name end as its kind does: PNG, JPEG, WebP, "
            "AVIF and GIF are allowed."
        ),
    ),
    "document-kind": Code(
        N_("The file's name ends in “{ending}”, but what is in it is {found}."),
        N_("Save it as what its name says, or let its name end as its kind does."),
    ),
    "picture-broken": Code(
        N_("The picture cannot be read: {reason}."),
        N_("Save it again as PNG, JPEG, WebP, AVIF or GIF."),
    ),
    "picture-too-large": Code(
        N_("The picture's file has {size} MiB; up to {limit} MiB are allowed."),
        N_("Make the picture smaller: 2,000 pixels across are enough for every screen."),
    ),
    "picture-too-many-pixels": Code(
        N_("The picture has {width} × {height} pixels; up to {limit} are allowed."),
        N_("Make the picture smaller: 2,000 pixels across are enough for every screen."),
    ),
    "picture-too-many-frames": Code(
        N_(
            "The moving picture has {frames} frames of {width} × {height} pixels; up to {limit} "
            "frames and {pixels} pixels in all of them are allowed."
        ),
        N_("Make it shorter or smaller, or put it on the web as a video and link to it."),
    ),
    "picture-tells": Code(
        N_("Whoever has the picture's file can read in it {found}."),
        N_(
            "The site publishes the picture without it, but the repository holds the file: run "
            "`commonplace check --fix` before you send it. What was sent stays in the history."
        ),
        Severity.WARNING,
    ),
}

FRONT_MATTER = {
    "front-matter-missing": Code(
        N_("The file has no front matter: it must begin with a line “---”."),
        N_("Begin with “---”, the fields, and “---” again; `commonplace new` writes it for you."),
    ),
    "front-matter-unclosed": Code(
        N_("The front matter begins with “---” but no second “---” closes it."),
        N_("Put a line “---” after the last field."),
    ),
    "front-matter-empty": Code(
        N_("The front matter holds no fields."),
        N_("Write at least: {required}."),
    ),
    "front-matter-too-large": Code(
        N_("The front matter has {size} KiB; up to {limit} KiB are allowed."),
        N_("Move long texts into the body."),
    ),
    "front-matter-not-fields": Code(
        N_("The front matter is {found}; it must be fields, one “name: value” a line."),
        N_("Write each field on a line of its own as “name: value”."),
    ),
    "yaml-broken": Code(
        N_("The YAML cannot be read here: {reason}."),
        N_("Look at this line and the one above it: a quote, bracket or indent may be missing."),
    ),
    "yaml-colon": Code(
        N_("A “: ” inside an unquoted value starts a new field, which is not allowed here."),
        N_('Put the whole value in quotes: "…: …".'),
    ),
    "yaml-indent": Code(
        N_("This line is indented, but the line above does not open a group of fields."),
        N_("Begin the line with as many spaces as the line above."),
    ),
    "yaml-quote": Code(
        N_("A value may not begin with “{character}” unless it is in quotes."),
        N_('Put the whole value in quotes: "…".'),
    ),
    "yaml-control": Code(
        N_("The invisible control character {character} stands here."),
        N_("Delete it; it may have come along with pasted text."),
    ),
    "yaml-tab": Code(
        N_("A tab is used to indent or to begin a value; YAML allows only spaces there."),
        N_("Replace the tab by two spaces."),
    ),
    "yaml-duplicate-key": Code(
        N_("The field “{field}” stands here again; it is first on line {first}."),
        N_("Keep one of the two."),
    ),
    "yaml-alias": Code(
        N_("YAML anchors and aliases (“&{name}”, “*{name}”) are not allowed."),
        N_("Write the value out, or put it in quotes if it is to begin with “&” or “*”."),
    ),
    "yaml-tag": Code(
        N_("YAML tags such as “{tag}” are not allowed."),
        N_("Write the plain value, in quotes if it is to begin with “!”."),
    ),
    "yaml-key": Code(
        N_("A field's name must be plain text; found {found}."),
        N_("Write “name: value”."),
    ),
    "yaml-too-deep": Code(
        N_("The front matter is nested more than {limit} levels deep."),
        N_("Use the plain form that `commonplace new` writes."),
    ),
}
