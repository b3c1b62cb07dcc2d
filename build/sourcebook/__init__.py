"""A sourcebook: dated records about one subject, each proven from its sources, compiled into a site.

The whole line is in `build.py`. Nouns live in `model/`; each other file of this folder is one verb or one thing
that several makers need; `charts/`, `site/` and `theme/` hold one file per thing made, `commands/` one per command.
No file here names the subject: that is content's part.
"""
