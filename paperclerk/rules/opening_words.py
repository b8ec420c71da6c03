"""Words that sentences begin with: having a capital there, these look like names and are none."""

import re

from paperclerk.rules.ordinary_words import ORDINARY, PREFIXES

_ENDING = re.compile(
    r"\w{2,}(?:ing|ings|ed|ly|tions?|sions?|ments?|ness|ity|ities|ances?|ences?|ives?|ables?|ibles?|ful|als?|ships?|isms?|"
    r"ists?|ous|less|ise|ises|ize|ify|ates?|ants?|ents?|ures?|ages?|ers|ors|hoods?|wards?|ics?)"
)
# After a deed or a thing; nobody is called by a name and one of these.
DETERMINERS = frozenset(
    re.findall(
        r"\S+",
        """
        a an the this that these those each every any all both our its their his her your my no some such what how
        whether
        """,
    )
)
# Small words, deeds, and things of every council.
OPENERS = DETERMINERS | frozenset(
    re.findall(
        r"\S+",
        """
        about above accept accounts across act add adopt advice advise after again against agenda agree aim allow
        almost along already also although always amend among and another answer answers anyone apply appoint approve
        are area areas around as ask assess asset assets at audit auditor await away bank because been before begin
        being below benefit besides better between beyond bid bidder bidders bids board bodies body bond brief bring
        budget budgets build building buildings business but buy buyer by call campaign can capital care carry case
        cases cash centre chair change changes charge charges check chief children choose claim claims clear client
        clients close code collect come commission company compile complaint complete conduct confirm consent consider
        consult consultants contact continue contract contractor contracts control convene cost costs could counsel
        court cover creditors culture cut data date dates day deal debt debts decide decision define delay delays
        deliver demand deposit depot design despite develop did directors discuss do does done down draft draw drive
        due during duty early either else embed employ end engage enough ensure enter establish estate even ever
        everyone evidence exit expert experts explain explore extend extra fee fees few fewer fill final finance find
        finish firm firms first five fix follow for form forms four freehold from full fund funds further gain gap
        gaps gather general get give go good governance grant grants group groups grow growth guidance had half has
        have he help hence here high hire hold home homes house houses housing however identify if improve in include
        income increase indeed inform initial instead insurance insurer interest internal into introduce invite
        invoices is issue it job jobs join joint just keep land landlord landlords last later launch lawyers lead
        learn lease leases least legal less lessons let letter letters level liability library like likely limit line
        link list lists loan loans local long look loss losses low main make manage manager managers many map market
        materials matters may me meanwhile meet meetings member members merge might money monitor month monthly more
        moreover most move much must near negotiator neither network never new next nine nobody none nonetheless nor
        not notes nothing notice notices now number numbers obtain of off offer office offices often old on once one
        one-off only open operator or order other others otherwise out outcome outcomes outline output over own owner
        owners panel papers parents partner partners party past pay payroll peer people per performance perhaps person
        phase pick pilot plan policy pool post posts prepare present price prices problem problems process procure
        produce profit progress project projects property proposal proposals propose provide public publish put
        quarter questions quite raise rate rates rather reach records recruit redesign reduce redundancies refresh
        refuse remove rent rents replace reply report request require research reserves residents resolve resources
        respond response restructure result results retain revenue review revise risk risks road roads role roles roll
        rules run salary sale sales same save savings schedule scheme school schools scope score second section secure
        see seek sell send senior service services session sessions set settle seven several share shares she should
        show sick sign simplify since site sites six skills so social software solicitors someone soon special spend
        split staff standard standards start state step steps still stock stop strategy strengthen study subject
        submit subsidy sum sums supplier suppliers support survey surveys system systems take talk talks target task
        tasks tax team teams tell ten tenants tender tenders term terms test tests than then there therefore they
        third though three through throughout thus time title to today together too tools total towards track trade
        traffic train transfer trial trust try turn twelve two two-year under undertake union unions unit units unless
        until up update upon us use user users value valuer values vendor very visit volume votes wages wait was waste
        we week weekly well were when where whereas which while who whose why will with within without women work
        workers workforce workshops would write year years yes yesterday yet you young
        """,
    )
)


# Names that end as such words do, and are no words themselves.
_NAMES = frozenset(
    re.findall(
        r"\S+",
        """
        ahmed armitage ayers bayless billings bowers browning clement coates collings connelly connolly connors cummings
        cunningham denise dominic donnelly dowling downing edward edwards fleming golding gosling guinness harding
        harkness hastings jennings keating kelly lawrence manning mohammed myers peters pickering rawlings reed reilly
        rogers sanders saunders savage sellers stirling sterling syed travers woodward yates
        """,
    )
)


def is_ordinary(word: str) -> bool:
    """Whether a word in small letters is one that sentences begin with."""
    return word in OPENERS or bool(_ENDING.fullmatch(word) and word not in _NAMES)


def opens_sentences(word: str) -> bool:
    """Whether a word in small letters is no name where only the beginning of a sentence gives it a capital."""
    again = PREFIXES.fullmatch(word)
    return is_ordinary(word) or word in ORDINARY or bool(again and (again[1] in OPENERS or again[1] in ORDINARY))
