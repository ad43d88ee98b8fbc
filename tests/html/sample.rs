//! A small but complete ordinance as a tree: every part, every kind of block and inline, numbered by hand.

use crate::notation::{bill, code, define, line, note, origin, outline, p, sign, strong};
use whereas::instrument::{
    Block, Footnote, Identity, Inline, Instrument, Paper, PaperSize, Part, Recital, Section, Table,
};

/// The whole paper, as a draft or as a clean text for adoption.
pub(crate) fn ordinance(finished: bool) -> Instrument {
    let identity = Identity {
        document: "ban".to_owned(),
        version: 1,
        form: "ordinance".to_owned(),
        noun: "ordinance".to_owned(),
        government: "City of Oakland".to_owned(),
        body: "City Council".to_owned(),
        state: "California".to_owned(),
        state_code: "CA".to_owned(),
        place: "oakland".to_owned(),
        geoid: "0653000".to_owned(),
        short_title: "Surveillance Partnership Ban Ordinance".to_owned(),
        language: "en-US".to_owned(),
        date: Some("2026-11-24".to_owned()),
        party: None,
        enactment: None,
        finished,
    };
    let mut body = vec![chapter()];
    body.extend(closing_sections());
    Instrument {
        identity,
        paper: Paper { size: PaperSize::Letter, line_numbers: false },
        parts: vec![
            masthead(),
            Part::Title(line(
                "AN ORDINANCE ADDING CHAPTER [code.chapter=CHAPTER NUMBER] TO THE {code.name=OAKLAND MUNICIPAL CODE} TO END AND \
                 PROHIBIT PARTNERSHIPS BETWEEN THE POLICE AND PRIVATE SURVEILLANCE COMPANIES, AND ADOPTING FINDINGS UNDER \
                 THE CALIFORNIA ENVIRONMENTAL QUALITY ACT",
            )),
            recitals(),
            Part::Enacting(vec![
                p("The {government.body=Council} of the {style=City of Oakland} does ordain as follows:"),
                note(
                    "The enacting clause is the one in section 216 of the City Charter. The clerk should confirm it.",
                ),
            ]),
            Part::Body(body),
            Part::Closing(vec![p("End of the ordinance.")]),
            adoption(),
        ],
        footnotes: footnotes(),
    }
}

fn masthead() -> Part {
    Part::Masthead(vec![
        sign("Approved as to form and legality", &["{government.attorney=City Attorney}"]),
        strong("{government.body=OAKLAND CITY COUNCIL}"),
        p("ORDINANCE NO. [=number] C.M.S."),
        p("Introduced by Councilmember [ordinance.sponsor=name of the sponsor]"),
    ])
}

fn recitals() -> Part {
    let whereas = [
        "in October 2019 more than thirty civil rights organizations called on local officials to end the partnerships of \
         their police departments with a maker of doorbell cameras, and for ordinances to deter or prevent new ones^1^; and",
        "the company answered that the letter misread its product, that police received no access to devices and that \
         customers stayed in control of their videos^2^; and",
        "by July 2022 the company counted 2,161 law enforcement agencies and 455 fire departments among those enrolled^3^; and",
        "the Federal Trade Commission alleged in May 2023 that employees and contractors of the company had watched \
         customers’ private videos; the company settled without admitting the allegations^4^; and",
        "on January 24, 2024, the company announced that it would end its tool for police requests, and in 2025 it brought \
         a successor into service through another vendor^2^; and",
        "surveillance falls most heavily on Black and brown communities, which have been watched longer and more closely \
         than others^1^; and",
        "[evidence=a local fact that nobody has confirmed yet]; and",
        "the {government.body=Council} finds that residents must be able to judge, through the officials whom they elect, \
         what their police may ask of private companies; now, therefore,",
    ];
    let recital = |text: &&str| Recital { blocks: vec![p(&format!("WHEREAS, {text}"))] };
    Part::Recitals(whereas.iter().map(recital).collect())
}

fn chapter() -> Section {
    let text = "Chapter [code.chapter=chapter number] is added to {code.within=Title 9} of the {code.name=Oakland \
                Municipal Code}, to read:";
    let remark = "An open number in Title 9, next to the chapter on surveillance technology. The code editor may \
                  assign another.";
    let heading = "Chapter [code.chapter=chapter number] added.";
    let mut chapter = bill("chapter", "SECTION 1.", heading, vec![p(text), note(remark)]);
    chapter.sections = vec![
        code(
            "purpose",
            "9.67.010",
            "Purpose.",
            vec![p("This chapter ends every surveillance partnership of the City and prevents new ones.")],
        ),
        definitions(),
        ban(),
        ending(),
        lawful_process(),
        reports(),
    ];
    chapter.sections.extend(remedies());
    chapter
}

fn definitions() -> Section {
    let agency =
        "“*Agency*” means a department, office, board or employee of the City, and whoever acts for one.";
    let company = "“*Covered company*” means a person other than a government that offers a service through which \
                   recordings or data of private persons reach a law enforcement agency, and";
    let companies = [
        "(1) its affiliates, successors and assigns; and",
        "(2) whoever carries on substantially the same service under another name.",
    ];
    let partnership = "“*Surveillance partnership*” means an understanding between an agency and a covered company of \
                       the kind named in <ban=Section 9.67.030>, whatever it is called and whether or not anything is \
                       paid.";
    let terms = vec![
        p("In this chapter:"),
        define("Agency", vec![p(agency)]),
        define("Covered company", vec![p(company), outline("Section 9.67.020", &companies)]),
        define("Surveillance partnership", vec![p(partnership)]),
    ];
    code("definitions", "9.67.020", "Definitions.", terms)
}

fn ban() -> Section {
    let prohibitions = [
        "(a) #agreement ~Agreements.~ enter into, renew, or extend an agreement with a covered company, including:",
        "  (1) a memorandum of understanding;",
        "  (2) terms accepted by opening an account, if they",
        "    (A) bind the agency to",
        "      (i) keep them confidential; or",
        "      (ii) submit its statements for approval; or",
        "    (B) let the company change them alone; and",
        "  (3) a donation, pilot, or trial, with or without payment;",
        "(b) #portal ~Portals.~ open or keep an account on a portal through which it can ask the company’s customers \
         for recordings;",
        "  > Closing a verified account takes an e-mail to the company, as of February 2026.",
        "(c) #promotion ~Promotion.~ advertise, endorse, subsidize, or give away a device or service of a covered \
         company; or",
        "(d) #statements ~Statements.~ let a covered company write, review, or approve an official statement.",
    ];
    let opening = p("A City agency must not, in writing or otherwise, by itself or through another:");
    let blocks = vec![opening, outline("Section 9.67.030", &prohibitions)];
    code("ban", "9.67.030", "No surveillance partnerships.", blocks)
}

fn ending() -> Section {
    let row = |step: &str, within: &str, by: &str| vec![line(step), line(within), line(by)];
    let police = "{government.police_head=Chief of Police}";
    let steps = Table {
        head: row("Step", "Within", "By"),
        rows: vec![
            row("Notice of termination", "10 days", police),
            row("Accounts closed", "30 days", police),
            row("Inventory published", "60 days", "{government.manager=City Administrator}"),
        ],
    };
    let opening = "Within {options.ban.days=60} days after this chapter takes effect, each agency that has a \
                   surveillance partnership must end it in these steps:";
    let closing = "Recordings that <ban=Section 9.67.030> would not have let it receive must be deleted, unless \
                   {law.public_records=the California Public Records Act} or a duty to preserve evidence requires \
                   otherwise.";
    let blocks = vec![p(opening), Block::Table(steps), p(closing)];
    code("ending", "9.67.040", "Ending existing partnerships.", blocks)
}

fn lawful_process() -> Section {
    let ways = [
        "(a) serving a warrant, a subpoena, or another order of a court;",
        "(b) #exigency asking for a recording in an emergency that involves a danger of death or serious injury, if it \
         reports the request under <reporting=Section 9.67.060(b)>; or",
        "(c) taking a recording that a resident hands over unasked.",
    ];
    let blocks =
        vec![p("Nothing in this chapter keeps a City agency from:"), outline("Section 9.67.050", &ways)];
    code("lawful-process", "9.67.050", "What stays lawful.", blocks)
}

fn reports() -> Section {
    let duties = [
        "(a) By March 1 of each year the {government.manager=City Administrator} must publish a report that lists:",
        "  - every contact between a City agency and a covered company;",
        "  - every recording received, by legal authority and police area; and",
        "  - every breach found and what was done about it.",
        "(b) #reporting A request made under <exigency=Section 9.67.050(b)> must be reported to the \
         {government.body=City Council} within 10 days.",
    ];
    code("transparency", "9.67.060", "Reports.", vec![outline("Section 9.67.060", &duties)])
}

fn remedies() -> Vec<Section> {
    let suit = "A resident may sue to enforce <ban=Section 9.67.030> after giving written notice and \
                {options.ban.cure_days=90} days to cure.";
    let decision = "~Decision.~ The days to cure are set by the option cure_days; 30, 60 and 90 are usual.";
    let retaliation = "No one may be disciplined for reporting in good faith what they believe to be a breach of this \
                       chapter.";
    vec![
        code("enforcement", "9.67.070", "Enforcement.", vec![p(suit), note(decision)]),
        code("retaliation", "9.67.080", "No retaliation.", vec![p(retaliation)]),
    ]
}

fn closing_sections() -> Vec<Section> {
    vec![
        bill(
            "severability",
            "SECTION 2.",
            "Severability.",
            vec![p(
                "If a court holds a part of this Ordinance invalid, the rest remains in force. <severability=Section 2> applies to <chapter=Section 1> as well.",
            )],
        ),
        bill(
            "ceqa",
            "SECTION 3.",
            "Environmental review.",
            vec![p(
                "This Ordinance is not a project under the California Environmental Quality Act, because it has no potential for a physical change in the environment.",
            )],
        ),
        bill(
            "codification",
            "SECTION 4.",
            "Codification.",
            vec![p("Only <chapter=Section 1> is to be codified.")],
        ),
        bill(
            "publication",
            "SECTION 5.",
            "Publication.",
            vec![p(
                "The {government.clerk=City Clerk} must publish this Ordinance as the City Charter requires.",
            )],
        ),
        bill(
            "effective-date",
            "SECTION 6.",
            "",
            vec![p(
                "This Ordinance takes effect immediately on final adoption if it receives {government.passage=six or more affirmative votes}; otherwise on the seventh day after final adoption.",
            )],
        ),
    ]
}

fn adoption() -> Part {
    let seat = |n: u8| vec![line(&format!("[=councilmember, district {n}]")), vec![], vec![], vec![], vec![]];
    Part::Adoption(vec![
        p("IN COUNCIL, OAKLAND, CALIFORNIA, [=date of adoption]"),
        p("PASSED BY THE FOLLOWING VOTE:"),
        Block::Table(Table {
            head: vec![vec![], line("Ayes"), line("Noes"), line("Absent"), line("Abstained")],
            rows: (1..=7).map(seat).collect(),
        }),
        sign(
            "Attest:",
            &[
                "{government.clerk=City Clerk}",
                "and Clerk of the Council of the {style=City of Oakland}, California",
            ],
        ),
        sign("Approved:", &["{government.executive=Mayor}"]),
    ])
}

fn footnotes() -> Vec<Footnote> {
    let link = |href: &str, words: &str| Inline::Link { href: href.to_owned(), inlines: line(words) };
    let source = |number: u32, before: &str, link: Inline, after: &str| {
        let mut inlines = line(before);
        inlines.push(link);
        inlines.extend(line(after));
        Footnote { number, blocks: vec![Block::Paragraph { inlines, origin: origin() }] }
    };
    vec![
        source(
            1,
            "Fight for the Future and others, open letter to elected officials, October 2019, ",
            link("https://www.fightforthefuture.org/", "fightforthefuture.org"),
            ". Checked November 24, 2026.",
        ),
        source(
            2,
            "Response of the company, October 29, 2019, ",
            link(
                "https://www.business-humanrights.org/en/latest-news/response-from-ring/",
                "Business & Human Rights Resource Centre",
            ),
            ", and its announcement of January 24, 2024.",
        ),
        source(
            3,
            "Letter of the company to Senator Markey, July 1, 2022, reported by the Associated Press, July 13, 2022. ",
            link("mailto:clerk@example.org", "Ask the clerk for a copy"),
            ".",
        ),
        source(
            4,
            "~FTC v. Ring LLC~, No. 1:23-cv-1549 (D.D.C. May 31, 2023), stipulated order: ",
            link(
                "https://www.ftc.gov/legal-library/browse/cases-proceedings/2023113-ring-llc",
                "https://www.ftc.gov/legal-library/browse/cases-proceedings/2023113-ring-llc",
            ),
            ".",
        ),
    ]
}
