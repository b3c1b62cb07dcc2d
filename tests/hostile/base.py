"""A small sound sourcebook for single cases: its files, and the one event in which a case stands."""

from collections.abc import Mapping

EVENT = "content/events/2021/2021-vienna-talks.yaml"
FIELDS = {
    "title": "Ministers meet in Vienna",
    "date": "2021-03-12",
    "date_basis": "stated",
    "kind": "statement",
    "scope": "contact",
    "status": "on-record",
    "officials": "[{official: anna-keller, part: speaker}]",
    "topics": "[ceasefire]",
    "channels": "[meeting]",
    "summary": "Anna Keller speaks of the river.",
    "quote": "We will not send soldiers across the river",
    "source": "seed-001",
    "said_by": "anna-keller",
    "voice": "direct",
    "url": "https://news.example.org/a/1",
}
"""The event’s fields, each as it is typed: those of its quote and of its note, too."""
PARTS = {"source": "evidence:\n  - ", "quote": "    ", "said_by": "    ", "voice": "    ", "url": "notes:\n  - text: A note.\n    "}  # fmt: skip
"""What stands before the name of a field that is not the record’s own, in the order in which they are typed."""
FILES = """
-- mkdocs.yml --
INHERIT: project.yml
site_name: The Vienna Record
site_url: https://vienna.example.org/
site_description: What two articles say of talks.
copyright: Two articles.
docs_dir: out/pages
nav: []
not_in_nav: "*"
-- content/site.yaml --
name: The Vienna Record
description: What two articles say of talks.
address: https://vienna.example.org/
repository: https://code.example.org/vienna
covers: Two articles.
from: 2020
cards: false
sides:
  - {id: east, name: East, countries: [Eastland], light: "#111111", dark: "#eeeeee"}
  - {id: elsewhere, name: Elsewhere, light: "#222222", dark: "#dddddd"}
-- content/vocabulary.yaml --
kinds:
  statement: {label: Statement, is: saying}
statuses:
  on-record: {label: on record, of: saying}
parts:
  speaker: {label: speaker}
  participant: {label: participant}
voices:
  direct: {label: in quotation marks}
  partly: {label: partly in quotation marks}
  reported: {label: in the article’s words}
relations:
  reports-on: {label: reports on, inverse: reported in}
  echoes: {label: echoes, inverse: echoes}
bases:
  stated: {label: stated}
  background: {label: background}
role_bases:
  seed: {label: seed}
  reference: {label: reference}
  background: {label: background}
standings:
  independent: {label: independent}
-- content/channels/meeting.md --
---
name: A meeting
scope: Whoever meets.
---
-- content/topics/ceasefire.md --
---
name: The ceasefire
scope: All of it.
---
-- content/officials/anna-keller.md --
---
name: Anna Keller
country: Eastland
pronoun: she
aliases: [Keller]
roles:
  - {title: Foreign Minister, from: 2020, basis: background}
---
-- content/officials/omar-haddad.md --
---
name: Omar Haddad
country: Westland
pronoun: he
aliases: [Haddad]
roles:
  - {title: Defence Secretary, from: 2020, basis: background}
---
-- content/officials/li-wei.md --
---
name: Li Wei
country: Westland
aliases: [Li]
roles:
  - {title: Special Envoy, from: 2020, basis: background}
---
-- content/outside/note.yaml --
title: A page
url: https://news.example.org/a/1
publisher: News
kind: independent
consulted: stored copy
supports: partly
-- content/pages/home.md --
---
title: Home
description: The first page.
---
Welcome.
-- content/sources/seed-001.md --
---
title: Ministers meet in Vienna for talks on the ceasefire
seed: seeds/seed-001.txt
sha256: SHA-256 OF seeds/seed-001.txt
publisher: {name: The Paper, basis: stated}
credit: The Paper.
published: 2021-03-12
published_basis: stated
language: English
standing: independent
reliability: Good.
rights: None.
origins:
  - {id: talks-2021, name: The talks}
boilerplate:
  - {line: 1, exact: Ministers meet in Vienna for talks on the ceasefire, action: metadata, kept_as: title}
---
-- content/sources/seed-002.md --
---
title: Envoy leaves the capital
seed: seeds/seed-002.txt
sha256: SHA-256 OF seeds/seed-002.txt
publisher: {name: The Paper, basis: stated}
credit: The Paper.
published: 2021-04-03
published_basis: stated
language: English
standing: independent
reliability: Good.
rights: None.
origins:
  - {id: envoy-2021, name: The envoy}
boilerplate:
  - {line: 1, exact: Envoy leaves the capital, action: metadata, kept_as: title}
---
-- seeds/seed-001.txt --
Ministers meet in Vienna for talks on the ceasefire

VIENNA, 12 March 2021 - Foreign Minister Anna Keller said on Friday that
her government would not send troops to the border region. "We will not
send soldiers across the river," she told reporters after the meeting.

Her counterpart, Defence Secretary Omar Haddad, said 15 prisoners had been
released. "The agreement is signed, and it's binding on both sides — for
as long as it takes," Haddad said.

Keller added: "Talks are difficult but not impossible." A spokesman for the
United Nations said the café where the envoys met was closed.

"1986. A year we do not forget," the minister said. The cost was 5*3*2
million, according to the ministry. He wrote <b>never</b> in the margin.
-- seeds/seed-002.txt --
Envoy leaves the capital

GENEVA, 3 April 2021 - Special Envoy Li Wei left on Saturday. "We will send
soldiers if the talks fail," Li said.
"""


def event(typed: Mapping[str, str]) -> str:
    """The event as it is typed, with some fields typed otherwise; what is not one of its fields stands below."""
    fields = FIELDS | typed
    lines = [f"{name}: {fields[name]}" for name in FIELDS if name not in PARTS]
    lines += [f"{before}{name}: {fields[name]}" for name, before in PARTS.items()]
    return "\n".join(
        [*lines, *(f"{name}: {value}" for name, value in typed.items() if name not in FIELDS), ""]
    )
