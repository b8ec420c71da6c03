"""Deeds and things with which sentences of councils begin, besides the words that sentences everywhere begin with.

A capital that only the beginning of a sentence gives makes none of them a name; one within a sentence does. Words that
are as often somebody's name (Park, Judge, Cook, Mason) are not among them.
"""

import re

_DEEDS = frozenset(
    re.findall(
        r"\S+",
        """
        abandon abate abolish absorb acquire adapt adjourn adjust administer admit align amalgamate analyse announce
        appeal apportion arrange arrest assemble assert assign assist assume attach attain attend attract award
        backfill ballot baseline benchmark bill block book boost borrow breach broaden broker cancel capture cascade
        cease certify challenge chase circulate cleanse collapse commence commercially compare compel compete
        compromise compute conclude condemn confer construct contain contest convert convey correct create credit
        curtail debate decant decline declare deduct defend defer demolish deny depend deploy derive describe detail
        detect determine devise devolve differ direct disallow discharge disclose discontinue discount discover dismiss
        dispatch dispose dispute dissolve distribute divert divide document double download drop earmark ease elect
        email embark empower enable enact encourage enforce enhance enlarge enlist enrol equip erect evict exceed
        exchange exclude execute exempt exercise exhaust expand expect expedite expire export expose express file
        fine fit flag float flood focus forecast foreclose forego formalise forward freeze fulfil furnish grade
        guarantee guard guide halt handle hasten heat highlight host impose impound incorporate incur index induct
        inherit inject inspect install instruct insure intend interview invest invoice involve justify kick-start label
        lack lapse leave legally lend license lift lobby lock lodge log lower mail maintain mandate match measure
        mobilise model modify mothball mount name narrow notify novate object observe occupy offset omit onboard opt
        organise outsource overcome overhaul oversee owe pause perform permit persuade petition phone place pledge plug
        police postpone power prefer prescribe press prevent print proceed prohibit promise promote prompt prosecute
        protect prove provision pull purchase pursue push quantify query question quote react rebase rebut recall
        receive reclaim recognise recommend reconcile recoup recover recycle redact redeem refer refine refund
        refurbish regrade register reimburse reject relate relax release relet relinquish rely remind remit remodel
        renew repair repay repeal repeat represent rescind rescue reserve resign resist resubmit retail rethink retire
        retrieve return reverse ring ringfence river safeguard sample satisfy scale scan scrap screen seal search
        select sequence serve shadow shape shift shorten shortlist shut sift signal skip slow source specify stage
        stagger steer streamline strike strip structure sublet substitute suggest suit supersede supplement suspend
        sustain switch tailor taper teach tear tighten trace triage trigger trim unlock unwind urge vacate vary verify
        vet void volunteer vote waive warn watch water weigh welcome widen win wind withdraw withhold wrap yield
        """,
    )
)
_THINGS = frozenset(
    re.findall(
        r"\S+",
        """
        absence abuse access accident accountant accrual adjudicator adviser advisor affidavit agency agent airport
        allotment ambulance annexe annuity appellant applicant apprentice arbitrator archive arrears article asbestos
        auction backlog backpay bail balance bankruptcy baseline bathroom bedroom bin boiler bonus boundary breakdown
        bungalow burial bus buyout bypass camera canal canteen car caretaker carer cashflow ceiling cemetery census
        certificate charity childcare childminder cinema claimant clause cleaner clerk clinic clinician
        collateral colleague college commerce commodity commuter competitor complainant compound consortium contingency
        controller conveyance coroner countryside courier covenant creche crematorium crime crisis culvert
        curriculum custody damp dashboard database daycare deadline dealer death deed default defect defence defendant
        deficit dentist deputy developer device diagnosis diesel disrepair distress district dividend divorce doctor
        dossier drug duct dwelling earnings easement economist effluent electricity emergency employee employer energy
        engine engineer enquiry equity escrow euro exam excess expense expertise factory failure fault fence ferry
        fibre figure fire fleet floor food football footpath franchise fraud fuel gang garage gas gender gift goodwill
        grid ground guarantor guardian gym hardware harm head health hectare helpline heritage highway holiday hospice
        hospital hostel hotel household hygiene import incident indemnity industry infrastructure inquest inquiry
        insolvency inspector internet inventory investigator investor item journal judgment jury kerb kiosk kitchen
        laboratory labour laptop lawsuit leak leaseback leasehold leaver legacy leisure lender lessee lessor liaison
        licence licensee lien lifeguard liquidator litigant litter lockdown lodger lorry lottery magistrate mainframe
        majority malpractice margin marina mediator medicine memorandum merger midwife minor minority misconduct mobile
        morale mortgage mould museum neighbour nuisance nursery occupancy occupier offence offender ombudsman onus
        overtime package parcel parliament passenger patent pavement payback penalty pensioner percentage perpetrator
        petrol pharmacy photograph physician pipeline pitch plaintiff plant platform playground plot portfolio postage
        pothole practice precedent premises premium principal priority prison prize probate product programme proof
        prosecutor protest protocol provider psychologist pump pupil purchaser pylon quango quarry quota radio railway
        ransom ratepayer rebate receipt receiver recipient recital recruiter redress redundancy referee referral
        refugee regulator remedy reminder replica reputation resident reward riot roof rota royalty rubbish runway
        safety scandal scanner secret secretary sector security seller sensor sentence servant server sewer shareholder
        shelter shop shortfall shower signatory silo snag soil sponsor spouse stadium stakeholder statute stipend store
        student studio subcontract subcontractor subsidy summary summons surcharge surety surgery surplus surrender
        suspect tariff taxi taxpayer teacher technician telephone template tenancy terminal testimony theatre theft
        therapist therapy ticket timber timesheet timetable tip toilet tort tracker trader trainer trainee treasurer
        treasury treaty trench trespass tribunal trustee tunnel turnover tutor tyre umbrella university upgrade uplift
        utility vacancy van vehicle verdict verge victim video village visa visitor voucher walkway warden warehouse
        warrant warranty weather website welfare wheelchair whistleblower wholesaler widow wildlife windfall winner
        witness interview purchase repair search query sample dispute debate discount document refund
        appeal breach challenge exchange fine guarantee overspend pause permit petition promise protest refund return
        subcontract transfer vote workload workplace worksheet yard youth zone
        """,
    )
)
ORDINARY = _DEEDS | _THINGS | frozenset(f"{word}s" for word in _THINGS) | frozenset(
    f"{word[:-1]}ies" for word in _THINGS if word.endswith("y")
)  # fmt: skip
# A deed done again, too much or badly: retender, overspend, misuse.
PREFIXES = re.compile(r"(?:re|over|under|mis|out|pre|non|sub|inter|un|dis)(\w{4,})")
