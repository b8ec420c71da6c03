"""Words of the file format itself: names of Word's own styles, of themes, typefaces, languages and settings.

Where the format speaks (a style's name, a typeface), such a word by itself tells nothing of what is kept back. Any
other word is sought there as everywhere.
"""

import re

FORMAT_WORDS = frozenset(
    re.findall(
        r"\w+",
        # styles that every Word file lists
        """
        accent annotation balloon bibliography block body book bullet caption char citation closing color colorful
        colour comment contemporary continue dark date default definition document elegant email emphasis envelope
        endnote followed footer footnote form grid header heading html hyperlink index indent intense keyboard label
        light line link list macro map medium mention message normal note number outline page paragraph placeholder
        plain preformatted professional quote reference return sample shading signature simple smart space spacing
        strong subject subtitle subtle table text theme title toa toc typewriter unresolved variable visited acronym
        address authorities first hashtag salutation style styles headings font web tag
        """
        # themes and their effects
        """
        office major minor angle automatic background bevel black blue bottom center centre classic clear cross circle
        custom dash dashed dot dotted double fill flat glow gradient gray green grey high hot inner intensity join
        left linear low miter modern natural none olive orange outer pattern pink purple red reflection right round
        scheme shadow shape single soft solid square standard subtle tint tone top turquoise violet warm white window
        wrap yellow
        """
        # typefaces, and the scripts they are for
        """
        aptos arial avenir baskerville book bookman bold calibri calisto cambria candara carlito century comic
        consolas constantia corbel courier dejavu display franklin futura garamond georgia gill gothic helvetica
        italic liberation lucida math mincho mono narrow neue new noto old open palatino roboto roman rockwell sans
        schoolbook segoe serif source symbol tahoma times trebuchet univers verdana wingdings arab armn beng cher deva
        ethi geor gujr guru hang hans hant hebr jpan khmr knda laoo mlym mong orya sinh syrc taml telu thaa thai tibt
        uigh viet yiii
        """
        # settings
        """
        compat compatibility mode word winword microsoft schemas dictionary english united kingdom print normal
        """,
    )
)
