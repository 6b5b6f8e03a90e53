"""What stops a command: a broken machine or a wrong use, said in one sentence that names the cure.

A member's mistake is never a trouble but a `Problem`.
"""

from commonplace.language import Language


class Trouble(Exception):  # noqa: N818 - a word of its own, as Problem is
    """Something that the person at the keyboard must mend before the work can go on.

    `message` is marked with `N_`; `{names}` in it are filled from the keyword arguments. A trouble
    among them is said in the same language.
    """

    def __init__(self, message: str, /, **values: object) -> None:
        super().__init__(message.format(**values) if values else message)
        self.message = message
        self.values = values

    def sentence(self, language: Language) -> str:
        """Return what is wrong and what to do, in a language."""
        message = language.gettext(self.message)
        said = {
            name: value.sentence(language) if isinstance(value, Trouble) else value
            for name, value in self.values.items()
        }
        return message.format(**said) if said else message
