"""How facts are shown: Markdown, links, pages and data files."""
