"""Holding what mkdocs.yml says of a plugin against the options that the plugin has."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from commonplace.config_file import CONFIG_FILE, SettingsError
from commonplace.language import LANGUAGES, N_, Language, join_sentences, language
from commonplace.problems import CODES, Place, Problem, closest

OptionsT = TypeVar("OptionsT", bound=BaseModel)


class OptionsError(SettingsError):
    """Options of a plugin are wrong; the message names each."""

    def __init__(
        self, plugin: str, options: type[BaseModel], faults: Sequence[ErrorDetails]
    ) -> None:
        self.faults = faults
        self._plugin = plugin
        self._options = options
        super().__init__(self.sentence(language(LANGUAGES[0])))

    def sentence(self, language: Language) -> str:
        """Return every wrong option with what is wrong with it."""
        named = (
            f"{'.'.join(str(part) for part in fault['loc'])}: {self._fault(fault, language)}"
            for fault in self.faults
        )
        return f"{place_of(self._plugin)}: {' '.join(named)}"

    def _fault(self, fault: ErrorDetails, speaks: Language) -> str:
        name = str(fault["loc"][-1])
        if fault["type"] == "extra_forbidden":
            known = _options_at(self._options, fault["loc"][:-1])
            likely = closest(name, known)
            guess = (
                speaks.gettext(N_("Did you mean “{name}”?")).format(name=likely) if likely else ""
            )
            message = speaks.gettext(N_("There is no such option; allowed: {allowed}."))
            allowed = ", ".join(known)
            return join_sentences(message.format(allowed=allowed), guess)
        if fault["type"] in CODES:
            values = {"field": name, **fault.get("ctx", {})}
            values["found"] = values.get("found") or f"“{fault['input']}”"
            return Problem.at(CONFIG_FILE, Place(), fault["type"], **values).message(speaks)
        return fault["msg"]


def _options_at(options: type[BaseModel], way: Sequence[int | str]) -> list[str]:
    """Return the names of the options that an option at `way` may have."""
    for name in way:
        field = options.model_fields.get(str(name))
        kinds = (field.annotation, *get_args(field.annotation)) if field else ()
        inner = (kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel))
        options = next(inner, options)
    return list(options.model_fields)


def place_of(plugin: str) -> str:
    """Return where a plugin's options stand."""
    return f"{CONFIG_FILE}: plugins: {plugin}"


def read_with(model: type[OptionsT], plugin: str, options: Any) -> OptionsT:
    """Check a plugin's options. Raises SettingsError, naming each wrong one."""
    if not isinstance(options, Mapping):
        message = N_("{where}: options must be of the form “name: value”.")
        raise SettingsError(message, where=place_of(plugin))
    try:
        return model.model_validate({str(name): value for name, value in options.items()})
    except ValidationError as error:
        raise OptionsError(plugin, model, error.errors(include_url=False)) from None
