"""Which published evidence may change, to what, and why: the owner's word, given before the change is proposed."""

from typing import ClassVar

from sourcebook.model.entry import Entry, Frozen, Many
from sourcebook.model.source import Boilerplate, SetApart
from sourcebook.model.text import Digest, Flag, Slug, Text


class EvidenceException(Frozen):
    """What of one source's evidence may change, and to what; nothing else of it may.

    `removed` lets the source and its article go.
    """

    source: Slug
    sha256: Digest | None = None
    boilerplate: Many[Boilerplate] | None = None
    set_apart: Many[SetApart] | None = None
    removed: Flag = False
    why: Text


class Exceptions(Entry):
    """The exceptions from the rule that evidence stays, in content/exceptions.yaml.

    Those of the earlier commit count, so that no change grants itself one.
    """

    noun: ClassVar[str] = "exceptions"
    path_pattern: ClassVar[str] = "content/exceptions.yaml"
    folder: ClassVar[str] = ""

    evidence: Many[EvidenceException] = ()
