"""The argument reader of the standard library, speaking French."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn, TypeAlias

_REFUSALS = (
    (r"the following arguments are required: (.+)", "Il manque : {}."),
    (r"unrecognized arguments: (.+)", "Argument inconnu : {}."),
    (r"argument COMMANDE: invalid choice: '(.*?)' .*", "« {} » n'est pas une commande."),
    (r"argument (.+?): invalid choice: .*? \(choose from (?:'', )?(.+)\)", "{} : choisissez parmi {}."),
    (r"argument (.+?): expected (?:one|at least one) argument", "{} : une valeur est attendue."),
    (r"argument (.+?): invalid int value: .*", "{} : un nombre entier est attendu."),
)
"""What the standard library says when it refuses, and the sentence for it."""


class FrenchFormatter(argparse.HelpFormatter):
    """Help whose usage line is introduced in French."""

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Introduce the usage line."""
        super().add_usage(usage, actions, groups, "Emploi : " if prefix is None else prefix)


class FrenchArguments(argparse.ArgumentParser):
    """A reader whose help and refusals are in French; a refusal is one sentence and status 2."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, add_help=False, allow_abbrev=False, formatter_class=FrenchFormatter)
        self._positionals.title, self._optionals.title = "Arguments ", "Options "
        self.add_argument("-h", "--help", action="help", help="montrer cette aide")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one sentence."""
        sentence = "Cette commande n'est pas comprise."
        for said, french in _REFUSALS:
            if found := re.fullmatch(said, message, re.DOTALL):
                sentence = french.format(*(words.replace("', '", ", ").strip("'") for words in found.groups()))
                break
        self.exit(2, f"{sentence} Voyez « {self.prog} --help ».\n")


Commands: TypeAlias = "argparse._SubParsersAction[FrenchArguments]"  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
"""The commands of a reader, to which each file of words adds its own; argparse gives the type no public name."""
