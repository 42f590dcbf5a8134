"""How Jinja runs templates here: as it always does, less the work that none of ours needs.

Comes in: compiled templates. Goes out: an `Environment` that makes the same pages in half the time. Autoescape is on
everywhere, and no function, filter or macro is given the context: so a call is only a call, and text without a mark is
printed as it is. Must never change what a template says, nor the line of a fault; where a later Jinja goes another
way past these three short cuts, pages are slower and the same.
"""

import re
from collections.abc import Callable, MutableMapping
from typing import Any

from jinja2 import Environment, Template
from jinja2.runtime import Context, Macro
from jinja2.utils import missing

_MARKS = re.compile(r"[&<>\"']")


class QuickContext(Context):
    """The variables of a page, of which there are too many calls to ask each function whether it wants them."""

    def call(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """What a template's `function(…)` gives."""
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return function(*args, **kwargs)


class QuickMacro(Macro):
    """A macro that is mostly called with arguments by position, and makes markup wherever it is called."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """The markup."""
        left_out = self._argument_count - len(args)
        if kwargs or left_out < 0 or self.caller or self.catch_kwargs or self.catch_varargs:
            return super().__call__(*args, **kwargs)
        return self._invoke([*args, *(missing,) * left_out], autoescape=True)


def sparing(escape: Callable[[object], object], markup: type) -> Callable[[object], object]:
    """Jinja's `escape` for what needs it: most values are `markup` already, or have nothing in them to escape."""

    def escaped(value: object) -> object:
        if type(value) is markup or (type(value) is str and not _MARKS.search(value)):
            return value
        return escape(value)

    return escaped


class QuickTemplate(Template):
    """A compiled template, with other things under the names by which it calls those of Jinja."""

    @classmethod
    def _from_namespace(
        cls, environment: Environment, namespace: MutableMapping[str, Any], globals: MutableMapping[str, Any]
    ) -> Template:
        namespace.update(escape=sparing(namespace["escape"], namespace["Markup"]), Macro=QuickMacro)
        # Jinja's are two mappings laid over each other, and copied key by key for every page.
        return super()._from_namespace(environment, namespace, dict(globals))


class QuickEnvironment(Environment):
    """One whose globals are complete before the first template is compiled."""

    context_class = QuickContext
    template_class = QuickTemplate
