"""What the path of a posting says: `<Category>/<YYYY-MM>/…` is a category and a month.

What comes in is a path below `content/jobs/`, what goes out are fields with origin `path`. Folders are free: any
other folder says nothing.
"""

import re

from sitegen.model.posting import Field

MONTH = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?")
# Jekyll's habit: `2021-04-24-web-design.md`
DATED_NAME = re.compile(rf"({MONTH.pattern})[-_. ]")


def path_fields(path: str) -> tuple[Field, ...]:
    """Category and posted date of a path, where it has them.

    >>> [(field.name, field.value) for field in path_fields("C#/2024-05/developer/README.md")]
    [('category', 'C#'), ('posted', '2024-05')]
    >>> path_fields("acme/developer.md")
    ()
    """
    *folders, name = path.split("/")
    months = [index for index, folder in enumerate(folders) if MONTH.fullmatch(folder)]
    fields = []
    if months and months[0] > 0:
        fields.append(Field("category", folders[months[0] - 1], "path", None))
    dated = DATED_NAME.match(name)
    if months or dated:
        fields.append(Field("posted", dated[1] if dated else folders[months[0]], "path", None))
    return tuple(fields)
