//! The table of keys itself, and the fields of the tables in lists.
//!
//! In: nothing. Out: [`KEYS`]. One entry a line, so that the table reads as a table.

use super::{FORMS, Field, KINDS, Key, PROPOSALS, Shape};

#[rustfmt::skip]
const SURE: &[&str] = &["confirmed", "probable", "unconfirmed"];
#[rustfmt::skip]
const STATUS: &[&str] = &["alleged", "reported", "confirmed", "ended"];

#[rustfmt::skip]
const SIGNATURE: &[Field] = &[
    field("caption", Shape::Text, true, "What the signature does, such as `Attest`."),
    field("lines", Shape::Texts, true, "Who signs: the office, and the government on a second line if it is usual."),
];

#[rustfmt::skip]
const PREEMPTION: &[Field] = &[
    field("text", Shape::Prose, true, "What higher law says, in a sentence that a drafter can act on."),
    field("citation", Shape::Text, true, "The law."),
];

#[rustfmt::skip]
const PARTNERSHIP: &[Field] = &[
    field("vendor", Shape::Text, true, "The company."),
    field("program", Shape::Text, true, "The product or program, as the company names it."),
    field("agency", Shape::Text, true, "The department that takes part."),
    field("since", Shape::Date, false, "When it began, if a record says so."),
    field("as_of", Shape::Date, false, "The day up to which the source speaks, so that an old report cannot read as today's."),
    field("agreement", Shape::Text, false, "The name and date of the agreement, if there is one."),
    field("clause", Shape::Text, false, "The clause of the agreement by which it can be ended, such as `section 9.2`."),
    field("notice_days", Shape::Integer(0, 365), false, "How many days before its end that clause asks for notice."),
    field("address", Shape::Text, false, "Where the agreement says that notice to the company goes."),
    field("approved", Shape::Text, false, "Who approved it, and when, as a record says: `City Council, June 3, 2025`."),
    field("status", Shape::Choice(STATUS), true, "How sure it is: alleged, reported, confirmed, or ended."),
    field("source", Shape::Text, true, "The id of the `[[source]]` that says so."),
];

#[rustfmt::skip]
const EVIDENCE: &[Field] = &[
    field("text", Shape::Prose, true, "The local fact with its own date, as a clause that can follow `Whereas,` and `it was reported that`."),
    field("date", Shape::Date, true, "The day on which it was so."),
    field("status", Shape::Choice(STATUS), true, "How sure it is: alleged, reported, confirmed, or ended."),
    field("source", Shape::Text, true, "The id of the `[[source]]` that says so."),
];

#[rustfmt::skip]
const SOURCE: &[Field] = &[
    field("id", Shape::Text, true, "A short name, used nowhere twice in the file."),
    field("title", Shape::Text, true, "What it is: the statute, page or record, as a reader would look for it."),
    field("citation", Shape::Text, false, "The legal citation, where it is law."),
    field("url", Shape::Url, false, "Where it was read."),
    field("checked", Shape::Date, true, "The day on which it was last checked."),
    field("confidence", Shape::Choice(SURE), true, "`confirmed` when the law or the body's own page was read, `probable` for a secondary source, `unconfirmed` for what nobody has looked up."),
    field("supports", Shape::Texts, true, "The keys of this file that rest on it; a table's name stands for all of it."),
    field("note", Shape::Prose, false, "What a reader should know of it."),
];

#[rustfmt::skip]
const SIGNATORY: &[Field] = &[
    field("name", Shape::Text, true, "The organization, or the person who signs alone."),
    field("person", Shape::Text, false, "Who signs for it."),
    field("title", Shape::Text, false, "That person's office in it."),
];

#[rustfmt::skip]
const COMPANY: &[Field] = &[
    field("name", Shape::Text, true, "The company, as `[[partnership]]` tables name it."),
    field("legal", Shape::Text, false, "Its legal name, such as `Ring LLC`."),
    field("contact", Shape::Text, true, "Where it takes letters of this kind: an address or an electronic address of its own publishing."),
    field("source", Shape::Text, true, "The id of the `[[source]]` that says so."),
];

#[rustfmt::skip]
const MEMBER: &[Field] = &[
    field("name", Shape::Text, true, "The member's name."),
    field("office", Shape::Text, true, "The office: `United States Senator`, `Representative for the 12th District of California`."),
    field("as_of", Shape::Date, true, "The day on which it was so; elections change it."),
    field("source", Shape::Text, true, "The id of the `[[source]]` that says so."),
];

#[rustfmt::skip]
const COMMITTEE: &[Field] = &[
    field("name", Shape::Text, true, "The committee, with its chamber: `Committee on the Judiciary of the United States Senate`."),
    field("why", Shape::Text, true, "What it has to do with the subject, in a few words."),
    field("source", Shape::Text, true, "The id of the `[[source]]` that says so."),
];

#[rustfmt::skip]
const BILL: &[Field] = &[
    field("name", Shape::Text, true, "The bill, by number, Congress and title."),
    field("as_of", Shape::Date, true, "The day on which it was pending."),
    field("source", Shape::Text, true, "The id of the `[[source]]` that says so."),
];

const fn field(name: &'static str, shape: Shape, required: bool, about: &'static str) -> Field {
    Field { name, shape, required, about }
}

const fn key(
    path: &'static str,
    shape: Shape,
    blank: Option<&'static str>,
    cited: bool,
    about: &'static str,
) -> Key {
    Key { path, shape, blank, cited, about }
}

/// Every key, in the order in which a file gives them.
#[rustfmt::skip]
pub const KEYS: &[Key] = &[
    // Who
    key("geoid", Shape::Text, None, false, "Census identifier of the place: 7 digits for a place, 10 for a town or township, 5 for a county."),
    key("name", Shape::Text, Some("name"), false, "The place's name without its kind, such as `Oakland`."),
    key("kind", Shape::Choice(KINDS), None, false, "The kind of government."),
    key("class", Shape::Text, None, false, "Its class, where the state's file has `[class.NAME]` tables for its kind, such as `first-class`."),
    key("style", Shape::Text, Some("name of the government"), false, "The government's formal style, such as `City of Oakland`."),
    key("county", Shape::Text, Some("county"), false, "The county it is in, such as `Alameda County`."),
    key("territory", Shape::Text, None, false, "The place as ground to live in, where it is not the same words as the government: `Nashville and Davidson County`."),
    key("state", Shape::Text, Some("state"), false, "The state's name."),
    key("postal", Shape::Text, None, false, "The state's two letters."),
    // Who does what
    key("government.form", Shape::Choice(&["strong-mayor", "weak-mayor", "council-manager", "commission", "town-meeting", "town-board", "county-board", "consolidated"]), None, true, "The form of government."),
    key("government.body", Shape::Text, Some("name of the governing body"), true, "The body that adopts the paper, such as `City Council`."),
    key("government.board", Shape::Text, None, true, "The body that receives reports and holds hearings between meetings, where it is not the one that adopts the paper, such as a town's `Select Board`."),
    key("government.presiding", Shape::Text, Some("presiding officer"), true, "Who presides over the body, such as `Council President`."),
    key("government.executive", Shape::Text, None, true, "The elected chief executive, where there is one: `Mayor`."),
    key("government.manager", Shape::Text, Some("chief administrative officer"), true, "Who directs the departments, such as `City Administrator`; in a strong-mayor city the mayor."),
    key("government.clerk", Shape::Text, Some("clerk"), true, "Who keeps the record, such as `City Clerk`."),
    key("government.attorney", Shape::Text, Some("attorney"), true, "Who approves the form, such as `City Attorney`."),
    key("government.police", Shape::Text, Some("police department"), true, "The department that polices the place."),
    key("government.own_police", Shape::Boolean, None, true, "Whether the government has a police department of its own."),
    key("government.police_head", Shape::Text, Some("head of the police department"), true, "Its head, such as `Chief of Police`."),
    key("government.oversight", Shape::Text, None, true, "A standing body that advises on privacy or police oversight, where there is one."),
    key("government.seats", Shape::Integer(1, 500), None, true, "How many seats the body has."),
    key("government.passage", Shape::Text, None, true, "How many votes pass the paper, such as `five affirmative votes`."),
    key("government.sheriff_independent", Shape::Boolean, None, true, "Whether policing is in the hands of a separately elected sheriff whom the body cannot command."),
    key("government.police_board", Shape::Text, None, true, "The board that governs the police in place of the body, where law gives it that: `Board of Police Commissioners`."),
    // Where it goes
    key("code.name", Shape::Text, Some("name of the code"), true, "The code of laws that it amends, such as `Oakland Municipal Code`."),
    key("code.unit", Shape::Text, None, true, "What a unit of the code is called: `Chapter`, `Article`."),
    key("code.chapter", Shape::Text, Some("chapter number"), false, "The number that the new unit would take; an open number, to be confirmed by the clerk."),
    key("code.within", Shape::Text, None, false, "The larger unit that it stands in, such as `Title 9`."),
    key("code.title", Shape::Text, None, false, "The heading of the new unit."),
    key("code.style", Shape::Pattern, None, false, "How its sections are numbered: `dotted` (9.67.010), `short` (9.67.1), `dashed` (9-1), or the first number as an example, such as `§ {chapter}-301`."),
    key("code.habit", Shape::Prose, None, true, "How codes of the state are usually named and numbered."),
    // The paper
    key("ordinance.form", Shape::Choice(FORMS), None, true, "The form of the paper: which file in `templates/forms/` shapes it."),
    key("ordinance.instrument", Shape::Text, None, true, "What the body calls such a paper, in lower case: `ordinance`, `by-law`, `local law`."),
    key("ordinance.number", Shape::Text, None, true, "The line that carries its number, with `____` for the number: `Ordinance No. ____ C.M.S.`."),
    key("ordinance.masthead", Shape::Texts, None, true, "Lines that stand above the number, such as the body's name."),
    key("ordinance.sponsor", Shape::Text, None, true, "The words before the sponsor's name, such as `Introduced by Councilmember`."),
    key("ordinance.title_case", Shape::Choice(&["sentence", "upper"]), None, false, "How the long title is set."),
    key("ordinance.recitals", Shape::Choice(&["whereas", "findings", "none"]), None, true, "Where its reasons stand: `whereas` recitals before the enacting clause, numbered `findings` as its first section, or nowhere."),
    key("ordinance.enacting_clause", Shape::Prose, Some("enacting clause"), true, "The formula after which the law begins, exactly as law or custom has it."),
    key("ordinance.enacting_after", Shape::Text, None, true, "The formula after the paper's title, where law puts the title inside it: `be enacted?`."),
    key("ordinance.enacting_choice", Shape::Prose, None, true, "What decides the formula where law has several, such as the class of a city; shown while `enacting_clause` or the body is blank."),
    key("ordinance.why", Shape::Prose, None, true, "Why the government acts by this paper, where it cannot pass an ordinance."),
    key("ordinance.title_subject", Shape::Choice(&["purpose", "topic"]), None, false, "How the long title names its subject: `purpose` (to end and prohibit partnerships), `topic` (ending and prohibiting partnerships)."),
    key("ordinance.title_opening", Shape::Prose, None, true, "The long title up to the subject, where it is not `An ordinance adding Chapter 9 to the Code`: `A local law to add a chapter to the Town Code`."),
    key("ordinance.closing_clause", Shape::Prose, None, true, "Words after the last section, such as those that end a warrant article."),
    key("ordinance.single_subject", Shape::Prose, None, true, "The rule on subject and title, where law has one."),
    key("ordinance.readings", Shape::Prose, None, true, "How often and when it is read before it can pass."),
    key("ordinance.publication", Shape::Prose, None, true, "How it is published."),
    key("ordinance.approval", Shape::Prose, None, true, "Who approves or vetoes it, and when."),
    key("ordinance.review", Shape::Prose, None, true, "Review or filing outside the government, such as the Attorney General's or the Secretary of State's."),
    key("ordinance.effective_days", Shape::Integer(0, 365), Some("number of"), true, "Days from the event in `effective_from` until it takes effect."),
    key("ordinance.effective_from", Shape::Text, Some("the event that they run from"), true, "The event those days run from, such as `final passage`."),
    key("ordinance.effective_clause", Shape::Prose, None, true, "The whole effective-date sentence, where days and event cannot say it."),
    key("ordinance.emergency_vote", Shape::Prose, None, true, "The vote and statement with which it takes effect at once."),
    key("ordinance.legal_form", Shape::Text, None, true, "The attorney's line, such as `Approved as to form and legality`."),
    key("ordinance.environmental", Shape::Prose, None, true, "The environmental finding, where the state asks for one."),
    key("ordinance.vote", Shape::Text, None, true, "The words above the roll call, such as `Passed by the following vote`."),
    key("ordinance.roll_call", Shape::Texts, None, true, "The columns of the roll call: `Ayes`, `Noes`, `Absent`."),
    key("ordinance.signature", Shape::Tables(SIGNATURE), None, true, "Who signs, in order."),
    // Its resolutions, where its laws take another form
    key("resolution.instrument", Shape::Text, None, true, "What the body calls a paper that makes no law, in lower case: `resolution`, `order`."),
    key("resolution.number", Shape::Text, None, true, "The line that carries its number, with `____` for the number."),
    key("resolution.clause", Shape::Prose, Some("resolving clause"), true, "The formula after which the body resolves; never one that ordains or enacts."),
    key("resolution.title_opening", Shape::Prose, None, true, "Its title up to the subject, where it is not `A resolution of the City Council of the City of Oakland`."),
    key("resolution.recitals", Shape::Choice(&["whereas", "none"]), None, true, "Whether its reasons are recited."),
    key("resolution.effective", Shape::Prose, None, true, "When it takes effect."),
    key("resolution.signature", Shape::Tables(SIGNATURE), None, true, "Who signs it, in order."),
    // Its numbers
    key("numbering.section", Shape::Pattern, None, false, "The first number of a section of the paper, as an example: `SECTION 1.`, `Section 1.`, `Article I.`; two examples where the second differs: `Section 1. § 2.`."),
    key("numbering.subdivision", Shape::Pattern, None, false, "The first number at each depth, as an example: `(a)(1)(A)(i)`, `A. 1. a. i.`."),
    key("numbering.definition", Shape::Choice(&["none", "lettered"]), None, false, "Whether definitions take a letter or stand in alphabetical order without one."),
    key("numbering.reference", Shape::Pattern, None, false, "How a section is cited in running text: `Section {number}`, `section {number}`, `§ {number}`."),
    key("numbering.paper_reference", Shape::Pattern, None, false, "How a section of the paper itself is cited, where it differs from a section of the code: `Section {number}`."),
    key("numbering.levels", Shape::Texts, None, false, "What each depth is called, where citations name it: `subdivision`, `paragraph`; absent where they run together as 9.67.020(b)(1)."),
    // The law around it
    key("law.authority", Shape::Text, None, true, "Whence the power comes: home rule, Dillon's rule, or both."),
    key("law.authority_citation", Shape::Text, None, true, "The constitution or statute that gives it."),
    key("law.public_records", Shape::Text, Some("public records act"), true, "The state's public records act, by name."),
    key("law.public_records_citation", Shape::Text, None, true, "Its citation."),
    key("law.public_records_days", Shape::Integer(1, 60), None, true, "Days in which an agency must answer."),
    key("law.public_records_day_kind", Shape::Choice(&["business", "calendar"]), None, true, "Whether those are business or calendar days."),
    key("law.public_records_clock", Shape::Prose, None, true, "When an agency must answer, where it is not one number of days."),
    key("law.public_records_fees", Shape::Prose, None, true, "What an agency may charge, and when it may or must waive that."),
    key("law.public_records_appeal", Shape::Prose, None, true, "Who hears a denial, and by when."),
    key("law.open_meetings", Shape::Text, Some("open meetings act"), true, "The state's open meetings act, by name."),
    key("law.open_meetings_citation", Shape::Text, None, true, "Its citation."),
    key("law.whistleblower", Shape::Text, None, true, "The state's law that protects public employees who report, by name and citation."),
    key("law.private_action", Shape::Choice(&["allowed", "doubtful", "barred"]), None, true, "Whether a local government may let residents sue it under its own law."),
    key("law.private_action_note", Shape::Prose, None, true, "Why, in a sentence for the drafter."),
    key("law.mandate", Shape::Text, None, true, "The order by which courts of the state make an officer act, with its article: `a writ of mandate`, `a writ of mandamus`."),
    key("law.max_fine", Shape::Text, None, true, "The highest fine that a local law may set."),
    key("law.initiative", Shape::Prose, None, true, "Whether voters may propose such a law themselves, and under what."),
    key("law.sheriff", Shape::Prose, None, true, "What the body may and may not tell a sheriff, in a sentence for the drafter."),
    key("law.records_retention", Shape::Text, None, true, "The law that fixes how long public records are kept."),
    key("law.preemption", Shape::Tables(PREEMPTION), None, true, "Higher law that limits or supports the paper."),
    // A law by petition, where the state's form is known
    key("petition.authority", Shape::Text, None, true, "The law under which voters of this government propose a law by petition."),
    key("petition.notice", Shape::Prose, None, true, "The notice that must be filed or published before signatures are gathered, in the words of the law."),
    key("petition.heading", Shape::Prose, None, true, "The heading that each sheet must bear, in the words of the law."),
    key("petition.warning", Shape::Prose, None, true, "The notice or warning to signers that each sheet must bear, in the words of the law."),
    key("petition.columns", Shape::Texts, None, true, "What each signer must give, as the heads of the columns."),
    key("petition.circulator", Shape::Prose, None, true, "The declaration of the person who circulates a sheet, in the words of the law."),
    key("petition.title", Shape::Prose, None, true, "Who writes the ballot title and summary, and when."),
    key("petition.filing", Shape::Prose, None, true, "Where and when it is filed, and how many signatures it needs."),
    // Congress
    key("congress.member", Shape::Tables(MEMBER), None, false, "A member of Congress who represents the place."),
    key("congress.committee", Shape::Tables(COMMITTEE), None, false, "A committee of Congress that could investigate."),
    key("congress.bill", Shape::Tables(BILL), None, false, "A bill in Congress on the subject."),
    // The campaign
    key("campaign.proposal", Shape::Choice(PROPOSALS), None, false, "The law that the campaign asks for, which its other papers speak of."),
    key("campaign.organization", Shape::Text, Some("name of the organization"), false, "The organization that campaigns, or the person who does."),
    key("campaign.contact", Shape::Text, Some("name of the contact"), false, "Whom to ask."),
    key("campaign.address", Shape::Text, Some("postal address"), false, "Where letters reach the campaign."),
    key("campaign.email", Shape::Text, Some("e-mail address"), false, "Its electronic address."),
    key("campaign.phone", Shape::Text, None, false, "Its telephone."),
    key("campaign.website", Shape::Text, None, false, "Its website."),
    key("meeting.date", Shape::Date, Some("date of the meeting"), false, "The day on which the body takes the matter up."),
    key("meeting.time", Shape::Text, None, false, "The hour of the meeting, such as `7 p.m.`."),
    key("meeting.place", Shape::Text, None, false, "Where the body meets."),
    key("meeting.item", Shape::Text, Some("agenda item"), false, "The number of the matter on the agenda."),
    key("signatory", Shape::Tables(SIGNATORY), None, false, "Who signs the open letter, in order."),
    key("company", Shape::Tables(COMPANY), None, false, "Where a company takes letters."),
    // The sheet
    key("paper.size", Shape::Choice(&["letter", "legal"]), None, false, "The sheet the body prints on."),
    key("paper.line_numbers", Shape::Boolean, None, false, "Whether the body numbers the lines of its papers."),
    // What is known here
    key("partnership", Shape::Tables(PARTNERSHIP), None, false, "A partnership: an agency, a company and a programme."),
    key("evidence", Shape::Tables(EVIDENCE), None, false, "A local fact for the recitals."),
    key("model", Shape::Text, None, false, "The versions of the model texts that the place holds to, such as `ban@1`; commas part several."),
    key("unset", Shape::Texts, None, false, "Keys whose values from lower layers do not hold here; what is unset prints nothing, or a blank."),
    key("source", Shape::Tables(SOURCE), None, false, "Where facts in this file come from."),
];
