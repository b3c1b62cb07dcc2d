"""The MkDocs theme called `sourcebook`: what is here stands above Material’s own templates (entry point in pyproject.toml)."""
