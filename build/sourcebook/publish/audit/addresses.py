"""Where an address in a published file leads: to a file of the site, and a place in it, or to a host outside."""

import re
from collections.abc import Iterable
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote

from ruamel.yaml import YAML

from sourcebook.disk import below
from sourcebook.publish.audit.allowed import SCHEMES, VOCABULARIES
from sourcebook.sentinel import SENTINEL

Asked = tuple[str, str, bool]
"""An address, with a clue before it, which is the words of the file at which it is, and whether it must be the site's own."""

ABSOLUTE = re.compile("[a-zA-Z][a-zA-Z0-9+.-]*:|/")
"""How addresses begin that are the same in all files."""
OUTWARD = re.compile("[a-zA-Z][a-zA-Z0-9+.-]*:|//")
"""How addresses begin that do not lead from the page."""
OUTSIDE = "//"
"""How the ways to hosts outside begin."""
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_MAIL = "mailto:"
_HOST = re.compile(r"https?://([^\s/?#\"'<>()\[\]@\\]+)", re.IGNORECASE)
_PLAIN = re.compile(r"((?:[a-z0-9-]+/)*)((?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)+)?)((?:#[a-z0-9-]+)?)")
"""The ways within the site, as most are."""
_UNPLAIN = re.compile(
    r"[\s\\\x00-\x20\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u2060-\u206f"
    r"\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]"
)
"""What browsers leave out of an address, read otherwise than it looks, or do not show."""

HIDDEN = "has signs that browsers leave out or read otherwise: write them as %XX"
_TOO_FAR = "leads out of the site: write fewer ../"


class BadAddress(ValueError):
    """What is wrong with an address, and what to do."""


def own_address(root: Path) -> str:
    """The address of the sourcebook kept at `root`, read anew."""
    return str(YAML(typ="safe").load((root / "content" / "site.yaml").read_text("utf-8"))["address"])


class AddressResolver:
    """What addresses mean in a site of an own address, which may lead to the hosts that its records name."""

    def __init__(self, root: Path) -> None:
        """Read the site's own address, and later its hosts, from the sourcebook kept at `root`."""
        self._root = root
        self.own = own_address(root)
        host = _HOST.match(self.own)
        self._above = self.own[host.end() :] if host else "/"

    def unnamed(self, hosts: Iterable[str]) -> set[str]:
        """Which of some hosts, and addresses of mail, neither the records nor the hand-written pages nor mkdocs.yml name; these are read anew."""
        missing = set(hosts) - VOCABULARIES
        for name in ("mkdocs.yml", "CITATION.cff", "content"):
            for path, _ in below(f"{self._root}/{name}") if missing else ():
                text = Path(path).read_text("utf-8", "replace")
                missing.difference_update(map(str.casefold, _HOST.findall(text)))
                mails = (one for one in missing if one.startswith(_MAIL))
                missing.difference_update([one for one in mails if _is_named(one.removeprefix(_MAIL), text)])
                if not missing:
                    break
        return missing

    def resolve(self, address: str) -> str:
        """The file of the site to which an address leads that is written as from the root of the site, with # and the place in it, or
        // and the host outside; nothing for what is no place. Raise `BadAddress` for what may not be asked for.
        """
        for root in (self.own, SENTINEL):
            if root and address.startswith(root):
                return _within(address[len(root) :])
        if plain := _plain(address):
            return plain
        if _UNPLAIN.search(address):
            raise BadAddress(HIDDEN)
        if scheme := _SCHEME.match(address):
            return _outside(scheme[1].casefold(), address)
        if address.startswith("//"):
            raise BadAddress("takes its scheme from the page: write https: before it")
        if address.startswith("/"):
            if not address.startswith(self._above):
                raise BadAddress(f"leads out of the site: it lies below {self._above}")
            return _within(address[len(self._above) :])
        return _within(address)


def from_root(path: str, address: str) -> str:
    """An address in a file of the site as it is written from the root of the site."""
    if address[:3] != "../" and ABSOLUTE.match(address):
        return address
    if address[:1] in ("", "?", "#"):
        return path + address
    above, at = path[: path.rfind("/") + 1], 0
    while above and address.startswith("../", at):
        above, at = above[: above.rfind("/", 0, -1) + 1], at + 3
    whole = above + address[at:]
    return whole if above or not ABSOLUTE.match(whole) else f"./{whole}"


def _plain(address: str) -> str:
    """The file of the site, and the place in it, to which an address leads that is written as most are; nothing of another."""
    plain = _PLAIN.fullmatch(address)
    return f"{plain[1]}{plain[2] or 'index.html'}{plain[3]}" if plain else ""


def _within(address: str) -> str:
    """The file of the site, and the place in it, to which an address within it leads."""
    if plain := _plain(address):
        return plain
    path, _, place = address.partition("#")
    path, place = unquote(path.partition("?")[0]), unquote(place)
    if _UNPLAIN.search(address) or _UNPLAIN.search(path + place):
        raise BadAddress(HIDDEN)
    at = normpath(path) if path else "."
    if at.startswith(("../", "/")) or at == "..":
        raise BadAddress(_TOO_FAR)
    if not path or path.endswith(("/", "/..", "/.")) or path in ("..", "."):
        at = normpath(f"{at}/index.html")
    return f"{at}#{place}" if place else at


def _is_named(mail: str, text: str) -> bool:
    """Whether a text has an address of mail, and no longer one of which it is a part."""
    return bool(re.search(rf"(?<![\w.+-]){re.escape(mail)}(?![\w-]|\.\w)", text.casefold()))


def _outside(scheme: str, address: str) -> str:
    """// and the host of an address outside; of one of mail, all of it, so that nothing can be asked for with it."""
    if scheme not in SCHEMES:
        raise BadAddress(f"has the scheme “{scheme}”: only {', '.join(sorted(SCHEMES))} may be followed")
    if scheme == "mailto":
        return f"{OUTSIDE}{address.casefold()}"
    host = _HOST.match(address)
    if host is None or address[host.end() : host.end() + 1] not in ("", "/", "?", "#"):
        raise BadAddress("has no plain host: write https://, the host, and a path")
    return f"{OUTSIDE}{host[1].casefold()}"
