"""`./course export`: the lectures as a site, as slides and as PDF, from the built notebooks.

Read in this order: `__main__` is the command line, `lectures` what is exported, `body` the HTML of
one notebook (through nbconvert), `site`, `slides` and `pdf` the three forms, `folder` how an output
folder is replaced as a whole, `assets` where MathJax and reveal.js come from. Templates, styles and
scripts lie in notebooks/site.
"""

from .. import say


class ExportError(Exception):
    """Something that a reader can mend; its text is one sentence in the reader's language."""

    def __init__(self, key: str, **values):
        super().__init__(say.text(key, **values))
