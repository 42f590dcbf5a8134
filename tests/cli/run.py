"""The command as a user runs it, in this process: quicker than one of its own, same words, same exit code."""

from click.testing import CliRunner, Result

from sitegen.cli import main


def sitegen(*arguments: object) -> Result:
    """`sitegen ARGUMENTS`; a fault of the program itself is raised here."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result
