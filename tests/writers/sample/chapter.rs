//! The chapter that the sample adds to the code: definitions, subdivisions four deep, a list, a table, a blank.

use super::*;

pub(super) fn sections() -> Vec<Section> {
    let code = |label: &str, heading: &str, blocks| section(SectionKind::Code, label, heading, blocks);
    vec![
        code(
            "9.67.010",
            "Purpose",
            vec![prose(
                "This chapter ends the surveillance partnerships of the City, forbids new ones, and gives residents the means to see that it is kept. It must be read broadly to serve that purpose.",
            )],
        ),
        code("9.67.020", "Definitions", definitions()),
        code("9.67.030", "Prohibition", prohibition()),
        code("9.67.040", "What this chapter does not forbid", exceptions()),
        code("9.67.050", "Disclosure", disclosure()),
        code(
            "9.67.060",
            "Data",
            vec![paragraph(vec![
                text(
                    "Data that the City holds because of a surveillance partnership must be deleted within ",
                ),
                blank("days until data are deleted", "options.ban.delete_days"),
                text(
                    " days, unless it is evidence in an open investigation or case, is subject to a litigation hold or to a duty of disclosure to the defense, or must be kept under the City’s records retention schedule. Data kept for one of these reasons may be used for that reason only and must be deleted when it ends.",
                ),
            ])],
        ),
        code("9.67.070", "Enforcement", enforcement()),
        code(
            "9.67.080",
            "Construction",
            vec![paragraph(vec![
                text("Nothing in this chapter limits "),
                refer("disclosure", "Section 9.67.050"),
                text(" or requires what state or federal law forbids. "),
                Inline::Emphasis { inlines: vec![text("See")] },
                text(" Cal. Const. art. I, § 1; Cal. Gov’t Code § 7920.000 et seq."),
            ])],
        ),
    ]
}

fn definitions() -> Vec<Block> {
    vec![
        prose("In this chapter:"),
        define(
            "Agreement",
            " means any arrangement, in writing or not, in force for any time, by whatever name, and includes a memorandum of understanding, terms of service that are accepted by use, an acknowledgement, the acceptance of a gift, a pilot, and an oral understanding.",
            vec![],
        ),
        define(
            "Consumer surveillance device",
            " means a camera, microphone, or sensor that is sold or leased for use by households or businesses and is able to send what it records to a company.",
            vec![],
        ),
        define(
            "Surveillance company",
            " means a person that does any of the following, and each successor, affiliate, and agent of that person:",
            vec![items(
                &["(1)", "(2)", "(3)"],
                &[
                    "makes or sells a consumer surveillance device;",
                    "runs a platform on which recordings or reports from such devices are shared, or through which an officer may ask for them; or",
                    "joins such recordings into a service for a law enforcement agency.",
                ],
            )],
        ),
        define(
            "Surveillance partnership",
            " means an agreement between the City and a surveillance company, or an act under one, that gives either of them anything listed in Section 9.67.030(a).",
            vec![],
        ),
    ]
}

fn prohibition() -> Vec<Block> {
    let deepest = items(
        &["(i)", "(ii)"],
        &["statements or scripts that the company has approved;", "codes, rebates, or referral rewards; or"],
    );
    let promotion = Block::Subdivisions {
        items: vec![
            item(
                "(A)",
                vec![prose(
                    "a portal, account, or tool through which recordings may be asked for or viewed;",
                )],
            ),
            item(
                "(B)",
                vec![prose("promotion of the company or its products by the City, by means of:"), deepest],
            ),
            item("(C)", vec![prose("free or discounted devices, or money to buy them.")]),
        ],
    };
    vec![
        Block::Subdivisions {
            items: vec![
                item(
                    "(a)",
                    vec![
                        prose(
                            "The City must not enter into, renew, extend, or act under a surveillance partnership. Without limiting that rule, the City must not:",
                        ),
                        Block::Subdivisions {
                            items: vec![
                                item(
                                    "(1)",
                                    vec![
                                        prose("give to a surveillance company, or accept from one:"),
                                        promotion,
                                    ],
                                ),
                                item(
                                    "(2)",
                                    vec![prose(
                                        "agree to keep any term of an agreement with a surveillance company from the public; or",
                                    )],
                                ),
                                item(
                                    "(3)",
                                    vec![prose(
                                        "ask residents, through a platform of a surveillance company, for recordings.",
                                    )],
                                ),
                            ],
                        },
                    ],
                ),
                item(
                    "(b)",
                    vec![paragraph(vec![
                        text(
                            "The City must not do through another person, a task force, a foundation, or an officer acting officially what ",
                        ),
                        refer("prohibition", "Section 9.67.030(a)"),
                        text(" forbids."),
                    ])],
                ),
                item(
                    "(c)",
                    vec![prose(
                        "A term of an agreement that is contrary to this section is void to the extent that law permits.",
                    )],
                ),
            ],
        },
        note(
            "Three devices in (a)(1) are alternatives that a city may soften; see the options registry, donations, and promotion.",
        ),
    ]
}

fn exceptions() -> Vec<Block> {
    vec![
        prose("This chapter does not forbid:"),
        items(
            &["(a)", "(b)", "(c)", "(d)"],
            &[
                "the execution of a warrant, subpoena, or court order;",
                "a request to a named person for a named recording in an emergency that involves danger of death or serious injury, if the officer reports it in writing within 72 hours;",
                "the receipt of a recording that a resident offers without being asked through a platform; or",
                "cameras that the City itself owns and that are governed by Chapter 9.64.",
            ],
        ),
    ]
}

fn disclosure() -> Vec<Block> {
    vec![
        items(
            &["(a)", "(b)"],
            &[
                "Within 60 days after this chapter takes effect, the City Administrator must publish every agreement with a surveillance company that was in force at any time after January 1, 2015, and a report that states, for each:",
                "By March 1 of each year the City Administrator must report to the Council on compliance with this chapter, and the Council must hold a public hearing on the report.",
            ],
        ),
        Block::List {
            items: vec![
                vec![prose("its date, its parties, and who approved it;")],
                vec![prose("what each party gave and received; and")],
                vec![prose("how often it was used.")],
            ],
        },
        Block::Table(Table {
            head: vec![vec![text("Report")], vec![text("Due")], vec![text("Made by")]],
            rows: vec![
                vec![
                    vec![text("Inventory of agreements with surveillance companies")],
                    vec![text("60 days")],
                    vec![text("City Administrator")],
                ],
                vec![
                    vec![text("Annual report on compliance and on requests made in an emergency")],
                    vec![text("March 1")],
                    vec![text("City Administrator, with the Chief of Police")],
                ],
            ],
        }),
    ]
}

fn enforcement() -> Vec<Block> {
    vec![items(
        &["(a)", "(b)", "(c)"],
        &[
            "A person who is harmed by a violation of this chapter may sue for an injunction, a declaration, or a writ of mandate, after written notice and 30 days in which to cure.",
            "A court must award reasonable attorney’s fees to a plaintiff who prevails.",
            "No evidence that was obtained in violation of this chapter may be used in a proceeding before a body of the City, to the extent that law permits.",
        ],
    )]
}
