"""Single hostile cases, each as one event of base.py with some fields typed otherwise, and where it must be refused.

A case that is told nowhere is accepted, and shown as it is typed.
"""

from typing import NamedTuple

from base import EVENT, FILES, event

ARTICLE = FILES.partition("-- seeds/seed-001.txt --\n")[2].partition("\n-- ")[0].replace('"', "”")
WHOLE = event({})


class Case(NamedTuple):
    """What is typed, by field, and the fields at which it is told, each with the code of its rule; none, if it is shown."""

    typed: dict[str, str]
    told: tuple[tuple[str, str], ...] = ()


class Files(NamedTuple):
    """Whole files in place of those that are there, and the code with which the first of them is refused; none, if it is sound."""

    files: dict[str, bytes]
    code: str = ""


CASES = {
    "html-script-summary": Case({"summary": "\"Met. <script>alert('html-script-summary')</script>\""}),
    "html-script-quote": Case(
        {"quote": "\"We will not<script>alert('html-script-quote')</script> send soldiers\""},
        (("evidence.0.quote", "Q101"),),
    ),
    "html-img-onerror": Case({"summary": '"Met. <img src=x onerror=\\"alert(\'html-img-onerror\')\\">"'}),
    "html-svg-onload": Case({"summary": '"<svg onload=\\"alert(\'html-svg-onload\')\\"></svg>"'}),
    "html-style-hide": Case({"summary": '"Met. <style>.sources,footer{display:none}</style>"'}),
    "html-entities": Case(
        {"summary": "\"Met. &lt;script&gt;alert('html-entities')&lt;/script&gt; &amp;amp; &#106;\""}
    ),
    "html-meta-refresh": Case(
        {"summary": '"<meta http-equiv=refresh content=\\"0;url=https://evil.example/\\">"'}
    ),
    "html-base-href": Case({"summary": '"<base href=https://evil.example/>"'}),
    "html-markdown-in-html": Case(
        {
            "summary": '"<div markdown=1>\\n\\n# Forged heading\\n\\n<b onclick=\\"alert(\'html-markdown-in-html\')\\">x</b></div>"'
        }
    ),
    "html-script-topic": Case(
        {"topics": "[\"x'><img src=x onerror=alert('html-script-topic')>\"]"}, (("topics.0", "I103"),)
    ),
    "html-script-speaker": Case(
        {"said_by": "\"<img src=x onerror=alert('html-script-speaker')>\""}, (("evidence.0.said_by", "I103"),)
    ),
    "html-attr-breakout-url": Case(
        {"url": '"https://news.example.org/\\" onmouseover=\\"alert(\'html-attr-breakout-url\')"'},
        (("notes.0.url", "F104"),),
    ),
    "html-plaintext-tag": Case({"summary": '"Met. <plaintext>"'}),
    "html-textarea": Case({"title": '"Talks <textarea>"'}),
    "html-data-attr-clobber": Case(
        {"summary": '"<a id=__config></a><form name=search></form><img name=currentScript>"'}
    ),
    "md-link-javascript": Case({"summary": "\"[click](javascript:alert('md-link-javascript'))\""}),
    "md-heading-break": Case(
        {"summary": '"Met.\\n\\n# Official statement: RETRACTED\\n\\n## Sources\\n\\nnone"'}
    ),
    "md-setext-heading": Case({"summary": '"Forged heading\\n====="'}),
    "md-attr-list-onclick": Case(
        {
            "summary": '"Read on.{: onmouseover=\\"alert(\'md-attr-list-onclick\')\\" onclick=\\"alert(\'md-attr-list-onclick\')\\" }"'
        }
    ),
    "md-attr-list-link": Case(
        {
            "summary": '"*Read*{: onclick=\\"alert(\'md-attr-list-link\')\\" style=\\"position:fixed;inset:0\\" }"'
        }
    ),
    "md-snippet-etc-passwd": Case(
        {"summary": '"Met.\\n\\n--8<-- \\"../../../../../../../../etc/passwd\\"\\n"'}
    ),
    "md-superfence-mermaid": Case(
        {"summary": '"```mermaid\\ngraph TD\\n A-->B\\n click A \\"javascript:alert(1)\\"\\n```"'}
    ),
    "md-fence-unclosed": Case({"summary": '"Met.\\n\\n```\\n"'}),
    "md-footnote-hijack": Case({"summary": '"Met.[^1]\\n\\n[^1]: Forged source"'}),
    "md-abbr-injection": Case({"summary": '"Met.\\n\\n*[Keller]: convicted criminal\\n"'}),
    "md-table-pipe": Case({"title": '"Talks | of | the | day"'}),
    "md-toc-marker": Case({"summary": '"[TOC]"'}),
    "md-emoji-in-quote": Case({"summary": '"The vote :smile: was :material-check: 3:1:2"'}),
    "md-quote-emphasis": Case(
        {"officials": "[]", "quote": '"The cost was 5*3*2"', "said_by": "narration", "voice": "reported"}
    ),
    "md-quote-list-number": Case(
        {
            "officials": "[]",
            "quote": '"1986. A year we do not forget"',
            "said_by": "{unnamed: a minister}",
            "voice": "direct",
        }
    ),
    "md-quote-literal-html": Case(
        {
            "officials": "[]",
            "quote": '"He wrote <b>never</b> in the margin"',
            "said_by": "narration",
            "voice": "reported",
        }
    ),
    "md-smart-dashes": Case({"summary": '"range 3--5 ... (c) (tm) 1/2 -->"'}),
    "md-critic": Case({"summary": '"{--withdrew--}{++attacked++} {~~a~>b~~} ==x== ~~y~~ ^^z^^"'}),
    "md-backslash": Case({"summary": '"path C:\\\\new \\\\* \\\\# end\\\\"'}),
    "md-keys-and-tabs": Case(
        {"summary": '"=== \\"Tab\\"\\n\\n    x\\n\\n??? note \\"hidden\\"\\n    y\\n\\n++ctrl+c++"'}
    ),
    "md-include-tag": Case({"summary": "\"{% include 'main.html' %} {!mkdocs.yml!} {*../x*}\""}),
    "jinja-unclosed": Case({"summary": '"{% if x %} {{ "'}),
    "jinja-raw-escape": Case({"summary": '"{% endraw %}{{ 7*7 }}{% raw %}"'}),
    "fm-newline-template": Case({"title": '"Talks\\ntemplate: evil.html"'}, (("title", "F104"),)),
    "fm-newline-search-exclude": Case({"title": '"Talks\\nsearch: {exclude: true}"'}, (("title", "F104"),)),
    "fm-title-bool": Case({"title": '"no"'}),
    "fm-title-only-spaces": Case({"title": '"   "'}, (("title", "F104"),)),
    "path-id-traversal": Case(
        {"related": '[{event: "../../../PWNED-traversal", how: echoes}]'}, (("related.0.event", "I103"),)
    ),
    "path-id-index": Case({"related": '[{event: "index", how: echoes}]'}, (("related.0.event", "I103"),)),
    "path-id-404": Case({"related": '[{event: "../404", how: echoes}]'}, (("related.0.event", "I103"),)),
    "path-id-windows-reserved": Case(
        {"related": '[{event: "con", how: echoes}]'}, (("related.0.event", "I103"),)
    ),
    "path-id-trailing-dot": Case(
        {"related": '[{event: "summit.", how: echoes}]'}, (("related.0.event", "I103"),)
    ),
    "path-id-dotfile": Case(
        {"related": '[{event: ".htaccess", how: echoes}]'}, (("related.0.event", "I103"),)
    ),
    "path-id-underscore": Case(
        {"related": '[{event: "_hidden", how: echoes}]'}, (("related.0.event", "I103"),)
    ),
    "path-id-space": Case({"related": '[{event: "a b", how: echoes}]'}, (("related.0.event", "I103"),)),
    "path-id-empty": Case({"related": '[{event: "", how: echoes}]'}, (("related.0.event", "F104"),)),
    "path-id-url-chars": Case(
        {"related": '[{event: "a?b#c%2e%2e%2fd", how: echoes}]'}, (("related.0.event", "I103"),)
    ),
    "path-id-newline": Case({"related": '[{event: "a\\nb", how: echoes}]'}, (("related.0.event", "I103"),)),
    "path-id-rtl-override": Case(
        {"related": '[{event: "2021-\\u202egnp.exe", how: echoes}]'}, (("related.0.event", "I103"),)
    ),
    "path-id-homoglyph": Case(
        {"related": '[{event: "2021-03-12-viennа-talks", how: echoes}]'}, (("related.0.event", "I103"),)
    ),
    "path-id-zero-width": Case(
        {"related": '[{event: "2021-03-12-vienna\\u200b-talks", how: echoes}]'},
        (("related.0.event", "I103"),),
    ),
    "path-id-int": Case({"related": "[{event: 20210312, how: echoes}]"}, (("related.0.event", "I103"),)),
    "path-id-sexagesimal": Case({"related": "[{event: 12:30:45, how: echoes}]"}, (("", "F105"),)),
    "path-topic-slug-collision": Case(
        {"topics": '["Cease Fire", "cease-fire", "CEASE_FIRE"]'},
        (("topics.0", "I103"), ("topics.1", "I103"), ("topics.2", "I103")),
    ),
    "path-seed-traversal": Case(
        {"source": '"../../../../../../../../etc/passwd"', "quote": '"root:x:0:0"'},
        (("evidence.0.source", "I103"),),
    ),
    "path-seed-missing": Case({"source": '"seed-999"'}, (("evidence.0.source", "I103"),)),
    "yaml-alias-recursive": Case({"topics": "&t [ceasefire, *t]"}, (("", "F105"),)),
    "yaml-python-object": Case(
        {"summary": "!!python/object/apply:os.system ['touch PWNED-yaml']"}, (("", "F105"),)
    ),
    "yaml-python-name": Case({"summary": "!!python/name:os.system"}, (("", "F105"),)),
    "yaml-env-tag": Case({"title": "!ENV PATH"}, (("", "F105"),)),
    "yaml-c1-escape": Case({"title": '"Talks \\x1b[31m red \\x9b end"'}, (("title", "F104"),)),
    "yaml-huge-int": Case({"title": "1" * 5000}, (("title", "F104"),)),
    "yaml-float-overflow": Case({"title": "1e999"}),
    "yaml-norway": Case(
        {
            "title": "NO",
            "officials": "[{official: no, part: speaker}, {official: off, part: speaker}, {official: y, part: speaker}]",
            "channels": "[no]",
        },
        (
            ("officials.0.official", "I103"),
            ("officials.1.official", "I103"),
            ("officials.2.official", "I103"),
            ("channels.0", "I103"),
        ),
    ),
    "yaml-octal": Case(
        {"title": "0o17 010 1_000", "related": "[{event: 0777, how: echoes}]"}, (("related.0.event", "I103"),)
    ),
    "yaml-date-impossible": Case({"date": "2021-02-30"}, (("date", "F104"),)),
    "yaml-date-ambiguous": Case({"date": "03/04/2021"}, (("date", "F104"),)),
    "yaml-date-quoted": Case({"date": '"2021-03-12"'}),
    "yaml-date-short": Case({"date": "2021-3-2"}, (("date", "F104"),)),
    "yaml-date-year0": Case({"date": "0000-01-01"}, (("date", "F104"),)),
    "yaml-date-before-range": Case({"date": "0001-01-01"}, (("date", "F104"),)),
    "yaml-proto-key": Case(
        {"__proto__": "{polluted: true}", "constructor": "x"},
        (("__proto__", "F103"), ("constructor", "F103")),
    ),
    "yaml-flow-sneak": Case({"topics": "[ceasefire, {a: [b, {c: d}]}]"}, (("topics.1", "F104"),)),
    "yaml-duplicate-list-item": Case(
        {"officials": "[{official: anna-keller, part: speaker}, {official: anna-keller, part: speaker}]"},
        (("officials.1", "F104"),),
    ),
    "yaml-html-extension-tag": Case(
        {"summary": "!<tag:yaml.org,2002:python/object/new:os.system> [id]"}, (("", "F105"),)
    ),
    "vega-href-javascript": Case(
        {"url": "\"javascript:alert('vega-href-javascript')\""}, (("notes.0.url", "F104"),)
    ),
    "vega-tooltip-image": Case(
        {"title": "{title: x, image: 'https://evil.example/t.gif'}"}, (("title", "F104"),)
    ),
    "vega-topic-shorthand": Case(
        {"topics": '["a:Q", "b[0].c", "count()"]'},
        (("topics.0", "I103"), ("topics.1", "I103"), ("topics.2", "I103")),
    ),
    "vega-usermeta": Case(
        {"usermeta": "{embedOptions: {actions: true, patch: 'https://evil.example/p.json'}}"},
        (("usermeta", "F103"),),
    ),
    "vega-long-title": Case({"title": "W" * 5000}, (("title", "F104"),)),
    "json-proto": Case(
        {"officials": '[{official: "__proto__", part: speaker}, {official: "constructor", part: speaker}]'},
        (("officials.0.official", "I103"), ("officials.1.official", "I103")),
    ),
    "csv-formula-plus": Case({"title": "\"+1+cmd|'/c calc'!A0\""}),
    "csv-formula-tab": Case({"title": '"\\t=1+1"'}, (("title", "F104"),)),
    "xml-control-char": Case({"title": '"Talks \\x0b \\x01 end"'}, (("title", "F104"),)),
    "ics-line-injection": Case(
        {"title": '"Talks\\r\\nEND:VEVENT\\r\\nBEGIN:VEVENT\\r\\nSUMMARY:forged"'}, (("title", "F104"),)
    ),
    "ics-specials": Case({"title": '"Talks; one, two\\\\n three: four"'}),
    "ics-fold-multibyte": Case(
        {
            "title": '"Україна Україна Україна Україна Україна Україна Україна Україна Україна Україна Україна Україна 🕊"'
        }
    ),
    "url-file": Case({"url": '"file:///etc/passwd"'}, (("notes.0.url", "F104"),)),
    "url-blob": Case({"url": '"blob:https://x/1"'}, (("notes.0.url", "F104"),)),
    "url-userinfo": Case({"url": '"https://news.example.org@evil.example/a"'}, (("notes.0.url", "F104"),)),
    "url-protocol-relative": Case({"url": '"//evil.example/x"'}, (("notes.0.url", "F104"),)),
    "url-relative": Case({"url": '"../../admin"'}, (("notes.0.url", "F104"),)),
    "url-backslash": Case({"url": '"https:\\\\\\\\evil.example\\\\x"'}, (("notes.0.url", "F104"),)),
    "url-localhost": Case({"url": '"https://localhost:8000/"'}, (("notes.0.url", "F104"),)),
    "url-private-ip": Case(
        {"url": '"https://169.254.169.254/latest/meta-data/"'}, (("notes.0.url", "F104"),)
    ),
    "url-ip-decimal": Case({"url": '"https://2130706433/"'}, (("notes.0.url", "F104"),)),
    "url-ipv6": Case({"url": '"https://[::1]/"'}, (("notes.0.url", "F104"),)),
    "url-no-host": Case({"url": '"https:///a"'}, (("notes.0.url", "F104"),)),
    "url-bidi": Case({"url": '"https://news.example.org/\\u202egpj.exe"'}, (("notes.0.url", "F104"),)),
    "url-fullwidth-host": Case({"url": '"https://news．example．org/"'}, (("notes.0.url", "F104"),)),
    "url-fragment-text": Case(
        {"url": '"https://news.example.org/a#:~:text=forged"'}, (("notes.0.url", "S112"),)
    ),
    "url-port": Case({"url": '"https://news.example.org:8443/a"'}, (("notes.0.url", "F104"),)),
    "url-ideographic-slash": Case(
        {"url": '"https://news.example.org∕evil.example/"'}, (("notes.0.url", "F104"),)
    ),
    "url-long": Case({"url": f'"https://news.example.org/{"a" * 5_000}"'}, (("notes.0.url", "F104"),)),
    "quote-other-seed": Case(
        {"quote": '"We will send soldiers if the talks fail"'}, (("evidence.0.quote", "Q101"),)
    ),
    "quote-misattributed": Case({"quote": '"The agreement is signed"'}, (("evidence.0.said_by", "A201"),)),
    "quote-speaker-not-in-record": Case({"said_by": '"omar-haddad"'}, (("evidence.0.said_by", "A102"),)),
    "quote-too-short": Case({"quote": '"the"'}, (("evidence.0.quote", "Q103"),)),
    "quote-empty": Case({"quote": '""'}, (("evidence.0.quote", "F104"),)),
    "quote-substring-of-word": Case({"quote": '"oldiers across the riv"'}, (("evidence.0.quote", "Q101"),)),
    "quote-homoglyph": Case(
        {"quote": '"We will nоt send soldiers across the river"'}, (("evidence.0.quote", "F104"),)
    ),
    "text-emoji-and-wide": Case(
        {
            "title": '"会談 ２０２５年 ＥＵ 👨\u200d👩\u200d👧 🏳️\u200d🌈 1️⃣ ΔT"',
            "summary": '"外務省は２０２５年に「５Ｇ」と述べた 👩\u200d🚀."',
        }
    ),
    "text-loose-mark": Case(
        {"title": '"\u0301Ministers meet"', "summary": '"Ke\u05b0ller speaks of it."'},
        (("title", "F104"), ("summary", "F104")),
    ),
    "text-sign-for-letter": Case({"title": '"An∣∣a Ke∣∣er meets"'}, (("title", "F104"),)),
    "quote-fullwidth": Case(
        {"quote": '"Ｗe will not send soldiers across the river"'}, (("evidence.0.quote", "F104"),)
    ),
    "quote-rtl-override": Case(
        {"quote": '"We will not send \\u202esreidlos\\u202c across the river"'},
        (("evidence.0.quote", "F104"),),
    ),
    "quote-soft-hyphen": Case(
        {"quote": '"We will not send sol\\u00addiers across the river"'}, (("evidence.0.quote", "F104"),)
    ),
    "quote-combining-overlay": Case(
        {"quote": '"We will n\\u0336o\\u0336t\\u0336 send soldiers across the river"'},
        (("evidence.0.quote", "F104"),),
    ),
    "quote-nfd": Case(
        {
            "officials": "[]",
            "quote": '"the cafe\\u0301 where the envoys met was closed"',
            "said_by": "narration",
            "voice": "reported",
        }
    ),
    "quote-typographic": Case(
        {
            "officials": "[{official: omar-haddad, part: speaker}]",
            "said_by": "omar-haddad",
            "quote": '"The agreement is signed, and it\\u2019s binding on both sides - for as long as it takes"',
        }
    ),
    "quote-case-changed": Case(
        {"quote": '"WE WILL NOT SEND SOLDIERS ACROSS THE RIVER"'}, (("evidence.0.quote", "Q101"),)
    ),
    "quote-brackets-editorial": Case(
        {"quote": '"We will not send [any] soldiers across the river"'}, (("evidence.0.quote", "Q101"),)
    ),
    "quote-regex": Case({"quote": '"We will .* river"'}, (("evidence.0.quote", "Q101"),)),
    "quote-whole-article": Case(
        {"quote": f'"{" ".join(ARTICLE.split())}"'.replace('said. "', "said. ")},
        (("evidence.0.quote", "Q101"),),
    ),
    "quote-in-headline": Case(
        {
            "quote": '"Ministers meet in Vienna for talks on the ceasefire"',
            "said_by": "narration",
            "voice": "reported",
        },
        (("evidence.0.quote", "Q101"),),
    ),
}
"""By name, as the list of cases has them that this began with."""


def _file(text: str, code: str = "F105") -> Files:
    return Files({EVENT: text.encode("utf-8", "surrogateescape")}, code)


_BOMB = "a0: &a0 [lol, lol]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 10))
_QUOTE = "  - {source: seed-001, quote: We will not send soldiers, said_by: anna-keller, voice: direct}\n"
_SEED = "seeds/seed-001.txt"
WHOLE_FILES = {
    "yaml-alias-bomb": _file(_BOMB + WHOLE),
    "yaml-duplicate-key-nested": _file(WHOLE.replace("    said_by", "    quote: We will send\n    said_by")),
    "yaml-utf16": Files({EVENT: WHOLE.encode("utf-16")}, "F101"),
    "yaml-latin1": Files({EVENT: WHOLE.replace("river.", "café.").encode("latin-1")}, "F101"),
    "yaml-crlf": Files({EVENT: WHOLE.replace("\n", "\r\n").encode()}),
    "yaml-cr-only": Files({EVENT: WHOLE.replace("\n", "\r").encode()}, "F101"),
    "yaml-nel": _file(WHOLE.replace("river.", "river.\x85Then left.\u2028End."), "F101"),
    "yaml-tabs": _file(WHOLE.replace("  - source", "\t- source"), "F101"),
    "yaml-null-values": _file(
        "".join(f"{line.split(':')[0]}:\n" for line in WHOLE.splitlines()[:10]), "F104"
    ),
    "yaml-list-root": _file("- " + WHOLE.replace("\n", "\n  ")),
    "yaml-scalar-root": _file("just text\n"),
    "yaml-int-key": _file(f"1: x\ntrue: y\n{WHOLE}", "F103"),
    "yaml-deep-nesting-block": _file(WHOLE + "x:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 200))),
    "yaml-many-sources": _file(WHOLE.replace("notes:", _QUOTE * 200 + "notes:"), "F104"),
    "seed-empty": Files({_SEED: b""}, "S101"),
    "seed-huge-line": Files({_SEED: b"Headline\n\n" + b"x" * 3_000_000}, "S101"),
    "path-id-index": Files({"content/topics/index.md": b"---\nname: A\nscope: B\n---\n"}, "I101"),
    "path-id-windows-reserved": Files({"content/topics/con.md": b"---\nname: A\nscope: B\n---\n"}, "I101"),
    "path-id-underscore": Files({"content/topics/_hidden.md": b"---\nname: A\nscope: B\n---\n"}, "I101"),
    "path-id-dotfile": Files({"content/topics/.htaccess": b"Options +Indexes\n"}, "F106"),
    "repo-content-html": Files({"content/events/x.html": b"<script>alert(1)</script>"}, "F106"),
    "repo-shadow-module": Files({"content/yaml.py": b"raise SystemExit('shadowed')\n"}, "F106"),
    "multi-case-collision": Files({EVENT.replace("vienna", "Vienna"): WHOLE.encode()}, "I101"),
    "multi-filename-newline": Files({"content/topics/a\nb.md": b"---\nname: A\nscope: B\n---\n"}, "I101"),
}
"""Cases that are whole files."""

ELSEWHERE = {
    "multi-symlink-file": "hostile/test_refused.py::test_a_link_is_not_followed",
    "multi-symlink-dir": "hostile/test_refused.py::test_a_linked_folder_is_not_entered",
    "multi-symlink-seed": "hostile/test_refused.py::test_a_linked_seed_is_not_followed",
    "multi-filename-mismatch": "hostile/test_refused.py::test_a_file_name_that_is_no_id_is_refused",
    "multi-unreadable": "hostile/test_refused.py::test_a_file_that_may_not_be_read_is_told",
    "multi-sparse-10gb": "hostile/test_refused.py::test_a_huge_file_is_refused_by_its_size",
    "multi-one-bad-of-10000": "hostile/test_refused.py::test_one_bad_among_many_is_found",
    "repo-mkdocs-hooks": "github/test_answer.py::test_a_mixed_pull_request_is_refused_by_name",
    "repo-mkdocs-env": "github/test_answer.py::test_the_base_judges_whatever_code_is_proposed",
    "repo-mkdocs-python-name": "github/test_answer.py::test_the_base_judges_whatever_code_is_proposed",
    "repo-pyproject-backend": "rules/test_pull_requests.py::test_a_mixed_pull_request_is_refused_by_name",
    "repo-requirements-index": "test_packaging.py::test_pins_each_part_by_version_and_hash",
    "repo-workflow": "github/test_lint.py::test_zizmor_finds_what_an_attacker_would_write",
    "repo-workflow-injection": "github/test_lint.py::test_zizmor_finds_what_an_attacker_would_write",
}
"""Cases that need links, odd files or a repository: the test that holds each."""
