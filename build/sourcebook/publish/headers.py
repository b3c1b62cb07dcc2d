"""What a web server says with each file: the policy of the pages once more, who may frame them, and what may be kept how long.

For hosts that read the file `_headers` in a site (Netlify, Cloudflare Pages), and for nginx. Each rule of `_headers` is for
places of its own, since such hosts join what several rules say. What nginx reads stands beside the site, never in it: whoever
may write into a site should not, by that, configure the server.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from sourcebook.publish.policy import BARE, PAGE, REFERRER

HEADERS = "_headers"
"""The file of a site that tells a host its headers."""
FRAMED = "embed"
"""The folder of pages for frames on other sites."""
SHARED = "data"
"""The folder of files that scripts and notebooks on other sites may read."""
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": REFERRER,
    "Permissions-Policy": "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
ALWAYS_ASKED = "no-cache"
"""Kept, but asked for each time whether it is as it was: a correction is seen at once."""
KEPT = {
    "assets/javascripts": "public, max-age=31536000, immutable",
    "assets/stylesheets": "public, max-age=31536000, immutable",
    "cards": "public, max-age=3600",
}
"""Folders whose files are kept longer: MkDocs Material names its own by their content, and a card is only for previews."""


def policy(place: str) -> str:
    """The content policy of the files in a top folder of the site."""
    return f"{BARE}; frame-ancestors *" if place == FRAMED else f"{PAGE}; frame-ancestors 'none'"


def headers(place: str) -> dict[str, str]:
    """The headers of the files in a folder of the site, by the names of the headers."""
    return {
        "Content-Security-Policy": policy(place),
        **EVERYWHERE,
        "Cache-Control": KEPT.get(place, ALWAYS_ASKED),
        **({"Access-Control-Allow-Origin": "*"} if place == SHARED else {}),
    }


def headers_file(site: Path) -> str:
    """The file `_headers` of a finished site."""
    lines = [
        "# Made by sourcebook, from what each page says of itself; see build/sourcebook/publish/headers.py."
    ]
    for pattern, place in _rules(site):
        lines += [pattern, *(f"  {name}: {value}" for name, value in headers(place).items())]
    return "\n".join([*lines, ""])


def _rules(site: Path) -> Iterator[tuple[str, str]]:
    """Patterns of addresses, none of which means what another does, each with the folder whose headers they have."""
    yield from (("/", ""), ("/:file", ""))
    for folder in sorted(one.name for one in os.scandir(site) if one.is_dir()):
        within = [place for place in KEPT if place.startswith(f"{folder}/")]
        if within:
            yield f"/{folder}/:file", folder
            rest = sorted(one.name for one in os.scandir(site / folder) if one.is_dir())
            yield from ((f"/{folder}/{one}/*", f"{folder}/{one}") for one in rest)
        else:
            yield f"/{folder}/*", folder


def nginx(address: str) -> str:
    """The headers for nginx, to be included in the block `server` of a site at an address.

    It adds no header whose value is empty; and a folder without a page is to it forbidden, where it is only missing.
    """
    above = urlsplit(address).path or "/"
    kept = "".join(
        f'if ($uri ~ "^{above}{place}/") {{ set $sourcebook_kept "{value}"; }}\n'
        for place, value in KEPT.items()
    )
    always = "".join(f'add_header {name} "{value}" always;\n' for name, value in EVERYWHERE.items())
    return f"""# Made by sourcebook. Include it in the block `server` of the site; a `location` with an add_header of its own needs it again.
charset utf-8;
set $sourcebook_policy "{policy("")}";
if ($uri ~ "^{above}{FRAMED}/") {{ set $sourcebook_policy "{policy(FRAMED)}"; }}
set $sourcebook_kept "{ALWAYS_ASKED}";
{kept}set $sourcebook_shared "";
if ($uri ~ "^{above}{SHARED}/") {{ set $sourcebook_shared "*"; }}
add_header Content-Security-Policy $sourcebook_policy always;
add_header Cache-Control $sourcebook_kept always;
add_header Access-Control-Allow-Origin $sourcebook_shared always;
{always}error_page 404 {above}404.html;
error_page 403 =404 {above}404.html;
"""
