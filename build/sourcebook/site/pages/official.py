"""The page of one official: names, offices, all words by the occasion on which they were said, and the other records."""

from collections.abc import Iterator

from sourcebook.model import (
    CardLine,
    Claim,
    Official,
    Organisation,
    Output,
    Role,
    Source,
    Sourcebook,
)
from sourcebook.resolve.addresses import page_of
from sourcebook.resolve.sides import side_ever
from sourcebook.site.disputed import dispute
from sourcebook.site.long_lists import latest, left_out
from sourcebook.site.markdown import fill
from sourcebook.site.occasions import latest_occasions, occasions, without_words
from sourcebook.site.present import capital, counted_of_name, listed
from sourcebook.site.prose import prose


def make(sourcebook: Sourcebook) -> Iterator[Output]:
    """Make a page for each official."""
    for official in sourcebook.all(Official):
        here = page_of(official)
        totals = counted_of_name(sourcebook, official)
        naming = sourcebook.mentions.get(official.key, ())
        words = occasions(sourcebook, official)
        others = tuple(without_words(sourcebook.events_of(official), words))
        said = [one for each in words for one in each.statements]
        yield fill(
            "official",
            here,
            sourcebook,
            {
                "official": official,
                "side": side_ever(sourcebook, official),
                "body": prose(official.body, sourcebook, here),
                "roles": [_role(sourcebook, role) for role in official.roles],
                "occasions": latest_occasions(words),
                "others": listed(sourcebook, latest(others)),
                "left_out": left_out((said, others), official),
                "totals": totals,
                "dispute": dispute(sourcebook, (), (one for one in naming if isinstance(one, Claim))),
                "backlinks": sourcebook.backlinks.get(official.key, ()),
            },
            on_card=[
                CardLine(official.country),
                *(CardLine(f"{role.title}, {role.years}") for role in official.roles),
                CardLine(capital(totals)),
            ],
            record=official,
            title=official.name,
            description=f"{official.name} in {sourcebook.site.name}: {totals}.",
        )


def _role(sourcebook: Sourcebook, role: Role) -> dict[str, object]:
    """An office with its time and where that is known from."""
    return {
        "title": role.title,
        "years": role.years,
        "organisation": sourcebook.find(Organisation, role.organisation),
        "basis": sourcebook.term("role_basis", role.basis).label,
        "url": role.url,
        "source": sourcebook.find(Source, role.source),
    }
