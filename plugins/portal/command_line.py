"""Invoke's command line, told in Vietnamese; `tasks.py` has the tasks themselves."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from invoke.exceptions import Exit, ParseError
from invoke.parser import Parser
from invoke.program import Program

COMMAND = "py tasks.py" if sys.platform == "win32" else "python3 tasks.py"
WORDS = "paths"  # the parameter of a task that takes any number of words: PATH…


@contextmanager
def wrong_use() -> Iterator[None]:
    """Turn Invoke's complaint about a command line into one line and exit status 2."""
    try:
        yield
    except (ParseError, ValueError) as error:  # ValueError where a number is wanted
        what = re.sub(r"No idea what (.+) is!", r"không hiểu \1", str(error))
        what = re.sub(r"Flag <Argument: ([\w-]+).* needed .*", r"--\1 cần một giá trị", what)
        what = re.sub(r".* did not receive required positional arguments: (.+)", r"thiếu \1", what)
        what = re.sub(r"invalid literal for int.+: (.+)", r"\1 không phải là số", what)
        raise Exit(f"Lệnh chưa đúng: {what}; xem cách dùng: {COMMAND} --help", code=2) from error


def _as_options(words: list[str], options: dict[str, Any]) -> Iterator[str]:
    """Put the option that takes words before each word that is no option and no option's value."""
    takes_next = False
    for word in words:
        if not takes_next and not word.startswith("-"):
            yield f"--{WORDS}"
        yield word
        takes_next = not takes_next and word in options and options[word].takes_value


class CommandLine(Program):
    """Invoke's command line in Vietnamese, with exit status 2 on wrong use."""

    @wrong_use()
    def parse_core(self, argv: list[str] | None) -> None:
        """Parse Invoke's own options, but let Python keep compiled modules: it starts faster."""
        setting = sys.dont_write_bytecode
        super().parse_core(argv)
        sys.dont_write_bytecode = setting

    @wrong_use()
    def parse_tasks(self) -> None:
        """Parse the tasks and their options."""
        super().parse_tasks()

    def _make_parser(self) -> Parser:
        """Make the parser, and turn the words of a task that takes any number into options.

        A task that must have a word would take `--help` for it.
        """
        parser: Parser = super()._make_parser()
        name, *words = self.core.unparsed or [""]
        if name in parser.contexts and not {"--help", "-h"}.isdisjoint(words):
            self.args.help.value = name
            self.core.unparsed = []
        elif name in parser.contexts and f"--{WORDS}" in parser.contexts[name].flags:
            self.core.unparsed = [name, *_as_options(words, parser.contexts[name].flags)]
        return parser

    @wrong_use()
    def parse_cleanup(self) -> None:
        """Answer `--help` and `--list`."""
        super().parse_cleanup()

    def print_help(self) -> None:
        """List the tasks."""
        sys.stdout.write(f"Cách dùng: {COMMAND} VIỆC [--tuỳ-chọn …]\n\n")
        self.list_tasks()
        sys.stdout.write(f"Xem các tuỳ chọn của một việc: {COMMAND} VIỆC --help\n")

    def task_list_opener(self, extra: str = "") -> str:
        """Return the heading of the list of tasks."""
        return "Các việc"

    def print_task_help(self, name: str) -> None:
        """Describe a task and its options."""
        options = self.parser.contexts[name].help_tuples()
        words = f" {WORDS.upper()}…" if any(f"--{WORDS}" in option for option, _ in options) else ""
        sys.stdout.write(f"{COMMAND} {name}{words}: {self.collection[name].__doc__}\n\n")
        shown = [option for option in options if f"--{WORDS}" not in option[0]]
        if shown:
            self.print_columns(shown)
