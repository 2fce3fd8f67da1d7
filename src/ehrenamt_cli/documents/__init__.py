"""Templates to documents: the only code that knows Jinja, Markdown, Typst, Word and ODF."""
