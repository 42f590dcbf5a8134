"""Where readers can mend what a board says: addresses at the host of its repository, and of its owner.

Comes in: settings, and jobs. Goes out: addresses, empty where none is known: how a host calls its pages is known of
those that are named here, and guessed of no other.
"""

from typing import NamedTuple
from urllib.parse import quote, urlsplit

from sitegen import paths
from sitegen.model.job import Job
from sitegen.settings import Settings

JOBS = "content/jobs"


class Host(NamedTuple):
    """What a host of repositories calls its pages, below the address of a repository."""

    edit: str
    new: str
    issue: str
    form: str = ""


HOSTS = {
    "github.com": Host("edit", "new", "issues/new?title=", "issues/new?template=post-a-job.yml"),
    "gitlab.com": Host("-/edit", "-/new", "-/issues/new?issue[title]="),
    "codeberg.org": Host("_edit", "_new", "issues/new?title="),
}


def edit_address(job: Job, settings: Settings) -> str:
    """Where the posting whose text the job shows can be edited."""
    host = _host(settings)
    return _below(settings, f"{host.edit}/{_branch(settings)}/{JOBS}/{quote(job.lead.path)}") if host else ""


def new_file_address(settings: Settings) -> str:
    """Where a posting can be added as a file."""
    host = _host(settings)
    return _below(settings, f"{host.new}/{_branch(settings)}/{JOBS}") if host else ""


def form_address(settings: Settings) -> str:
    """Where a posting can be handed in without a file: the form that comes with this program."""
    host = _host(settings)
    return _below(settings, host.form) if host and host.form else ""


def report_address(job: Job, settings: Settings) -> str:
    """Where to say that something is wrong with a listing: by e-mail, for which nobody needs an account, else there."""
    subject = quote(f"Problem with listing {job.id}: {job.title or 'untitled'}")
    page = quote(f"{settings.base_url}{paths.job_path(job)}") if settings.base_url else ""
    if settings.contact_email:
        return f"mailto:{settings.contact_email}?subject={subject}{f'&body={page}' if page else ''}"
    host = _host(settings)
    if not host:
        return ""
    body = f"&{'issue[description]' if '[' in host.issue else 'body'}={page}" if page else ""
    return _below(settings, f"{host.issue}{subject}{body}")


def _host(settings: Settings) -> Host | None:
    return HOSTS.get(urlsplit(settings.repository).hostname or "")


def _below(settings: Settings, path: str) -> str:
    return f"{settings.repository.rstrip('/').removesuffix('.git')}/{path}"


def _branch(settings: Settings) -> str:
    return quote(settings.branch)
