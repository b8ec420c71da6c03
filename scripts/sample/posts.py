"""The posts of Thaxmere Borough Council, who holds them, and what else people call them. All of it is invented."""

from paperclerk.domain.officers import Officer, OfficerRegister

COUNCIL = "Thaxmere Borough Council"

CHIEF = "Chief Executive"
FINANCE = "Director of Finance and Section 151 Officer"
LAW = "Director of Law and Governance (Monitoring Officer)"
PEOPLE = "Director of People and Organisational Development"
POLICY = "Assistant Director – Policy, Performance and Partnerships"
AUDIT = "Head of Internal Audit and Counter Fraud"
COMMERCIAL = "Head of Commercial and Procurement"
INFORMATION = "Head of Information Governance (Data Protection Officer)"
DEMOCRATIC = "Head of Democratic Services and Statutory Scrutiny Officer"
EQUALITY = "Head of Equality, Inclusion and Engagement"
PLACE = "Corporate Director – Place and Growth"
CARE = "Corporate Director – Children, Adults and Housing"
LEGAL = "Head of Legal Services (Deputy Monitoring Officer)"
ACCOUNTS = "Head of Financial Management (Deputy Section 151 Officer)"
DIGITAL = "Head of Digital and Customer Services"
COMMUNICATIONS = "Head of Communications"

# Who signs off what each lead reports: one Senior Accountable Officer a lead, so that one signature covers a return.
SIGNS_FOR = {
    FINANCE: CHIEF,
    LAW: CHIEF,
    PEOPLE: CHIEF,
    POLICY: CHIEF,
    AUDIT: FINANCE,
    COMMERCIAL: FINANCE,
    INFORMATION: LAW,
    DEMOCRATIC: LAW,
    EQUALITY: PEOPLE,
}


def _post(title: str, name: str, *aliases: str) -> Officer:
    mailbox = ".".join(name.lower().replace("dr ", "").split())
    return Officer(title=title, name=name, email=f"{mailbox}@thaxmere.example", aliases=aliases)


REGISTER = OfficerRegister(
    officers=(
        _post(CHIEF, "Imogen Thackwray", "Head of Paid Service", "CEX"),
        _post(FINANCE, "Daniel Okonjo-Reid", "Director of Finance", "Section 151 Officer", "S151 Officer",
              "Chief Finance Officer"),
        _post(LAW, "Priya Sandhar", "Director of Law and Governance", "Monitoring Officer", "MO",
              "Director of Legal and Governance"),
        _post(PEOPLE, "Tobias Wrenfield", "Director of People and OD", "Director of Human Resources", "HR Director"),
        _post(POLICY, "Mairead Colquhoun-Pike", "Assistant Director (Policy, Performance and Partnerships)",
              "AD Policy and Performance"),
        _post(AUDIT, "Gwen Falloway", "Head of Internal Audit", "Chief Internal Auditor"),
        _post(COMMERCIAL, "Marcus Ellerthwaite", "Head of Procurement", "Head of Commercial & Procurement"),
        _post(INFORMATION, "Salma Rahmani-Holt", "Head of Information Governance", "Data Protection Officer", "DPO"),
        _post(DEMOCRATIC, "Owen Tregarthen", "Head of Democratic Services", "Statutory Scrutiny Officer", "SSO"),
        _post(EQUALITY, "Chiamaka Loveday", "Head of Equality and Engagement", "Head of Equalities"),
        _post(PLACE, "Callum Haverstock", "Corporate Director (Place and Growth)", "Corporate Director Place"),
        _post(CARE, "Dr Anneliese Mbatha", "Corporate Director (Children, Adults and Housing)"),
        _post(LEGAL, "Kit Arrowby", "Head of Legal Services", "Deputy Monitoring Officer"),
        _post(ACCOUNTS, "Yewande Larkspur", "Head of Financial Management", "Deputy Section 151 Officer"),
        _post(DIGITAL, "Ifor Bancroft-Lee", "Head of Digital", "Head of Customer Services"),
        Officer(title=COMMUNICATIONS, aliases=("Head of Communications and Marketing",), vacant=True),
    )
)  # fmt: skip


def signature_of(title: str) -> str:
    """Return how a holder signs: the name, then the post."""
    officer = REGISTER.find(title)
    assert officer is not None, title
    return f"{officer.name}, {officer.title}"


def mailbox_of(title: str) -> str:
    """Return the e-mail address of a post's holder."""
    officer = REGISTER.find(title)
    assert officer is not None, title
    return officer.email
