//! What people type, and the government it names.

use std::collections::BTreeSet;
use whereas::diagnostic::{Diagnostic, Severity};
use whereas::jurisdiction::lookup::{Query, find, flags};
use whereas::jurisdiction::place::{self, Level};

/// Reads flags as a shell would: `--city "Springfield, IL" --kind township`. Text without flags is the city.
fn query(typed: &str) -> Query {
    let mut query = Query::default();
    let mut rest = typed.trim();
    if !rest.starts_with("--") {
        query.city = typed.to_owned();
        return query;
    }
    while let Some((flag, value)) = rest.strip_prefix("--").and_then(|rest| rest.split_once(' ')) {
        let (value, more) = match value.strip_prefix('"').and_then(|value| value.split_once('"')) {
            Some(split) => split,
            None => value.split_once(' ').unwrap_or((value, "")),
        };
        match flag {
            "city" => query.city = value.to_owned(),
            "state" => query.state = Some(value.to_owned()),
            "county" => query.county = Some(value.to_owned()),
            "kind" => query.kind = Some(value.to_owned()),
            "geoid" => query.geoid = Some(value.to_owned()),
            other => panic!("--{other} in {typed}"),
        }
        rest = more.trim_start();
    }
    assert!(rest.is_empty(), "{typed}");
    query
}

/// The outcome in one line: geoid and style, with `(note)` where something is said of it, or the error.
fn outcome(typed: &str) -> String {
    match find(&query(typed)) {
        Ok(found) => {
            let note = if found.notice.is_some() { " (note)" } else { "" };
            format!("{} {}{note}", found.place.geoid, found.place.style)
        }
        Err(diagnostic) => format!("error: {}", diagnostic.message),
    }
}

fn complaint(typed: &str) -> Diagnostic {
    match find(&query(typed)) {
        Ok(found) => panic!("{typed} names {}", found.place.style),
        Err(diagnostic) => diagnostic,
    }
}

/// The lines of a diagnostic's help that can be pasted.
fn pasted(diagnostic: &Diagnostic) -> Vec<&str> {
    diagnostic.help.iter().flat_map(|help| help.lines()).filter(|line| line.starts_with("--")).collect()
}

const TYPED: &str = r#"
Oakland, CA                                            | 0653000 City of Oakland
oakland-ca                                             | 0653000 City of Oakland
OAKLAND CA                                             | 0653000 City of Oakland
  Oakland ,  CA                                        | 0653000 City of Oakland
City of Oakland, California                            | 0653000 City of Oakland
city of oakland california                             | 0653000 City of Oakland
Oakland, Alameda County, CA, USA                       | 0653000 City of Oakland
--city Oakland --state california                      | 0653000 City of Oakland
--city Oakland --county Alameda --state CA             | 0653000 City of Oakland
--geoid 0653000                                        | 0653000 City of Oakland
--city "Oakland, CA" --geoid 0653000                   | 0653000 City of Oakland
--city "Oakland, OR" --geoid 0653000                   | error: the geoid 0653000 is that of City of Oakland, and the other flags are not
0653000                                                | 0653000 City of Oakland
St. Paul, MN                                           | 2758000 City of St. Paul
Saint Paul, MN                                         | 2758000 City of St. Paul
st-paul-mn                                             | 2758000 City of St. Paul
Ft. Worth, TX                                          | 4827000 City of Fort Worth
Mt. Vernon, NY                                         | 3649121 City of Mount Vernon
Sault Sainte Marie, MI                                 | 2671740 City of Sault Ste. Marie
Cañon City, CO                                         | 0811810 City of Cañon City
canon city, co                                         | 0811810 City of Cañon City
Mayaguez, PR                                           | 72097 Municipality of Mayagüez
Municipio de Mayagüez, Puerto Rico                     | 72097 Municipality of Mayagüez
Coeur dAlene, ID                                       | 1616750 City of Coeur d'Alene
Coeur d’Alene, ID                                      | 1616750 City of Coeur d'Alene
coeur-d-alene-id                                       | 1616750 City of Coeur d'Alene
Winston Salem, NC                                      | 3775000 City of Winston-Salem
WinstonSalem NC                                        | 3775000 City of Winston-Salem
Ventura, CA                                            | 0665042 City of San Buenaventura (note)
Creede, CO                                             | 0814765 City of Creede
Carson City, NV                                        | 3209700 Carson City
Charleston West Virginia                               | 5414600 City of Charleston
Ranson, WV                                             | 5466988 City of Ranson
Alameda County, CA                                     | 06001 Alameda County
County of Alameda, CA                                  | 06001 Alameda County
alameda-county-ca                                      | 06001 Alameda County
Alameda, CA                                            | 0600562 City of Alameda (note)
--city Alameda --state CA --kind county                | 06001 Alameda County
Orleans Parish, LA                                     | 2255000 City of New Orleans
Acadia Parish, LA                                      | 22001 Acadia Parish
Acadia County, LA                                      | 22001 Acadia Parish
Kenai Peninsula Borough, AK                            | 02122 Kenai Peninsula Borough
Juneau, AK                                             | 0236400 City and Borough of Juneau
Skagway, AK                                            | 02230 Municipality of Skagway
Lafayette, LA                                          | 22055 Lafayette Parish (note)
Nashville, TN                                          | 47037 Metropolitan Government of Nashville and Davidson County
City of Nashville, TN                                  | 47037 Metropolitan Government of Nashville and Davidson County
Davidson County, TN                                    | 47037 Metropolitan Government of Nashville and Davidson County
--geoid 06075                                          | 0667000 City and County of San Francisco
San Francisco County, CA                               | 0667000 City and County of San Francisco
City and County of San Francisco, CA                   | 0667000 City and County of San Francisco
Louisville, KY                                         | 21111 Louisville/Jefferson County Metro Government
Lexington, KY                                          | 2146027 Lexington-Fayette Urban County Government
Augusta, GA                                            | 13245 Augusta-Richmond County
Athens, GA                                             | 13059 Unified Government of Athens-Clarke County
Macon, GA                                              | 1349008 Macon-Bibb County (note)
Butte, MT                                              | 30093 City and County of Butte-Silver Bow
Honolulu, HI                                           | 15003 City and County of Honolulu
Echols County, GA                                      | 13101 Echols County
Tribune, KS                                            | 20071 Unified Government of Greeley County
Kansas City, KS                                        | 2036000 Unified Government of Wyandotte County/Kansas City, Kansas
Kansas City, MO                                        | 2938000 City of Kansas City
Baton Rouge, LA                                        | 22033 City of Baton Rouge and Parish of East Baton Rouge
Milford, CT                                            | 0900947535 City of Milford
Town of Bridgeport, CT                                 | 0908000 City of Bridgeport
Baltimore, MD                                          | 2404000 City of Baltimore (note)
Baltimore County, MD                                   | 24005 Baltimore County
--geoid 24510                                          | 2404000 City of Baltimore
Washington, DC                                         | 11001 District of Columbia
Washington, D.C.                                       | 11001 District of Columbia
Washington DC                                          | 11001 District of Columbia
District of Columbia                                   | 11001 District of Columbia
New York City                                          | 3651000 City of New York
NYC                                                    | 3651000 City of New York
The City of New York, New York                         | 3651000 City of New York
new-york-ny                                            | 3651000 City of New York
Kings County, NY                                       | 3651000 City of New York
--geoid 36047                                          | 3651000 City of New York
Brooklyn, NY                                           | 3651000 City of New York
Queensbury town, NY                                    | 3611360356 Town of Queensbury
Town of Queensbury, NY                                 | 3611360356 Town of Queensbury
Queensbury                                             | 3611360356 Town of Queensbury
Brookline, MA                                          | 2502109175 Town of Brookline
Town of Agawam, MA                                     | 2500840 Town of Agawam
west-orange-nj                                         | 3401379800 Township of West Orange
Princeton, NJ                                          | 3460900 Municipality of Princeton
Orange, NJ                                             | 3401313045 City of Orange Township
Cyr Plantation, ME                                     | 2300315990 Cyr Plantation
Springfield Township, Bucks County, PA                 | 4201773016 Township of Springfield
--city Springfield --state PA --county Bucks           | 4201773016 Township of Springfield
--city Springfield --state MO                          | 2970000 City of Springfield (note)
--city "Springfield, MO" --kind township               | 2908370018 Township of Springfield
--city "Township 4, KS" --county "Harper County"       | 2007771213 Township 4
Peoria City, IL                                        | 1759000 City of Peoria (note)
Springfield                                            | error: "Springfield" names 56 governments in 25 states
--city Springfield --state PA                          | error: "Springfield" names 9 townships in Pennsylvania
Reno, TX                                               | error: "Reno, TX" names 2 cities in Texas
Windsor, IL                                            | error: "Windsor, IL" names 1 city, 1 village and 1 township in Illinois
Oaklnd, CA                                             | error: no local government is called "Oaklnd, CA"
--city Oakland --state CA --kind county                | error: no county in California is called "Oakland"
--city Springfield --state IL --county Cook            | error: no local government in Illinois is called "Springfield" with --county "cook"
--city Springfield --state IL --county Sangamom        | error: no county of Illinois is called "sangamom"
--city Oakland --state Calif                           | error: "Calif" in --state is no state
--city Oakland --state CA --kind twonship              | error: "twonship" in --kind is no kind of government
--city "Oakland, CA" --state OR                        | error: "Oakland, CA" is in California, but --state says Oregon
Oakland, XX                                            | error: "XX" in --city is no state
653000                                                 | error: no government in the table has the geoid "653000"
--geoid ohio                                           | error: no government in the table has the geoid "ohio"
--state CA                                             | error: no government is named
"#;

#[test]
fn what_people_type() {
    let mut wrong = String::new();
    for line in TYPED.lines().skip(1) {
        let (typed, expected) = line.rsplit_once(" | ").expect(line);
        let outcome = outcome(typed.trim_end());
        if outcome != expected {
            wrong += &format!("{typed} gives\n    {outcome}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_candidate_that_is_listed_can_be_pasted() {
    for typed in [
        "Springfield",
        "--city Springfield --state PA",
        "Washington",
        "Jackson, IN",
        "St. Anthony, MN",
        "Windsor, IL",
        "Menominee",
    ] {
        let complaint = complaint(typed);
        let lines = pasted(&complaint);
        assert!(!lines.is_empty(), "{typed}");
        let found: Vec<_> = lines.iter().map(|line| find(&query(line)).expect(line).place).collect();
        let geoids: BTreeSet<&str> = found.iter().map(|place| place.geoid).collect();
        assert_eq!(geoids.len(), lines.len(), "each line names another government");
        assert!(found.is_sorted_by_key(|place| place.level), "places come first");
    }
    let springfield = complaint("Springfield");
    assert_eq!(pasted(&springfield).len(), 56);
    let places = pasted(&springfield)
        .iter()
        .filter(|line| find(&query(line)).unwrap().place.level == Level::Place)
        .count();
    assert_eq!(places, 16);
}

#[test]
fn nine_townships_and_no_city_ask_for_the_county() {
    let complaint = complaint("--city Springfield --state PA");
    assert_eq!(complaint.severity, Severity::Error);
    assert_eq!(
        complaint.help,
        ["narrow it with --county, or paste one of these:
--city \"Springfield, PA\" --county \"Bradford County\"
--city \"Springfield, PA\" --county \"Bucks County\"
--city \"Springfield, PA\" --county \"Delaware County\"
--city \"Springfield, PA\" --county \"Erie County\"
--city \"Springfield, PA\" --county \"Fayette County\"
--city \"Springfield, PA\" --county \"Huntingdon County\"
--city \"Springfield, PA\" --county \"Mercer County\"
--city \"Springfield, PA\" --county \"Montgomery County\"
--city \"Springfield, PA\" --county \"York County\""]
    );
}

#[test]
fn a_city_goes_before_a_township_and_says_so() {
    let notice = find(&query("--city Springfield --state MO")).unwrap().notice.unwrap();
    assert_eq!(notice.severity, Severity::Note);
    assert_eq!(
        notice.message,
        "\"Springfield\" is read as City of Springfield, Missouri; 1 township there has the same name"
    );
    assert_eq!(notice.help, ["to name another, give:\n--city \"Springfield, MO\" --kind township"]);
}

#[test]
fn a_name_that_nobody_has_gets_the_nearest() {
    assert_eq!(
        complaint("Oaklnd, CA").help,
        [
            "the nearest names in California are those of:
--city \"Oakland, CA\"
--city \"Oakley, CA\"
--city \"Oakdale, CA\"
--city \"Orland, CA\"",
            "a place that is not incorporated has no government of its own: name its county"
        ]
    );
    assert_eq!(
        complaint("Brooklin Center").help[0],
        "did you mean \"Brooklyn Center\", \"Brookline\", \"Brooklet\", \"Brooklin\" or \"Brooke\""
    );
    assert_eq!(
        complaint("--city Oakland --state CA --kind twonship").help[0],
        "did you mean --kind township"
    );
    assert_eq!(complaint("--city Oakland --state Calif").help, ["did you mean \"California\""]);
    assert_eq!(complaint("653000").help[1], "for City of Oakland, California: --geoid 0653000");
    assert_eq!(
        complaint("Town of Oakland, CA").help,
        ["the name is that of 1 city in California:\n--city \"Oakland, CA\""]
    );
}

#[test]
fn the_flags_of_every_government_lead_back_to_it() {
    let mut by_geoid = Vec::new();
    for place in place::all() {
        let flags = flags(&place);
        let plain = |c: char| c.is_alphanumeric() || " \"-,.'/".contains(c);
        assert!(flags.chars().all(plain), "a shell takes it as it is: {flags}");
        match find(&query(&flags)) {
            Ok(found) => assert_eq!(found.place, place, "{flags}"),
            Err(diagnostic) => panic!("{flags}: {}", diagnostic.message),
        }
        if flags.contains("--geoid") {
            by_geoid.push(flags);
        }
    }
    // Each shares its name with another city of the state and lies in several counties.
    assert_eq!(
        by_geoid,
        ["--city \"St. Anthony, MN\" --geoid 2756680", "--city \"Reno, TX\" --geoid 4861604"]
    );
}

#[test]
fn style_and_slug_are_read_as_the_name_is() {
    let mut strange = Vec::new();
    for place in place::all().filter(|place| place.level != Level::Township) {
        for text in [format!("{}, {}", place.style, place.state), place.slug()] {
            match find(&query(&text)) {
                Ok(found) if found.place == place => {}
                // Park City is what a text says before it is a city called Park.
                Ok(found) => strange.push(format!("{text}: {}", found.place.style)),
                Err(diagnostic) => assert!(diagnostic.message.contains(" names "), "{text}: {diagnostic:?}"),
            }
        }
    }
    assert!(strange.is_empty(), "{strange:#?}");
}

#[test]
fn records_say_what_the_table_says() {
    let oakland = place::by_geoid("0653000").unwrap();
    assert_eq!((oakland.kind, oakland.name, oakland.full_name), ("city", "Oakland", "Oakland city"));
    assert_eq!((oakland.county, oakland.population), (Some("Alameda County"), Some(433_823)));
    assert_eq!((oakland.state, oakland.state_name()), ("CA", "California"));
    assert_eq!((oakland.slug(), oakland.level), ("oakland-ca".to_owned(), Level::Place));
    let nashville = place::by_geoid("47037").unwrap();
    assert_eq!(nashville.kind, "consolidated");
    assert_eq!(nashville.aliases().collect::<Vec<_>>(), ["Davidson County", "Nashville-Davidson"]);
    let new_york = place::by_geoid("36061").unwrap();
    assert_eq!(new_york.other_geoids().collect::<Vec<_>>(), ["36005", "36047", "36061", "36081", "36085"]);
    assert_eq!(place::named("springfield").len(), 56);
    assert_eq!(place::by_geoid("oakland"), None);
    assert_eq!(place::by_geoid(""), None);
    assert_eq!(place::all().count(), 38_836);
}

#[test]
fn every_census_row_leads_to_one_government() {
    for place in place::all() {
        assert_eq!(place::by_geoid(place.geoid).as_ref(), Some(&place));
        for other in place.other_geoids() {
            assert_eq!(place::by_geoid(other).as_ref(), Some(&place), "{other}");
        }
    }
}

#[test]
fn no_two_governments_of_a_state_have_one_address() {
    let mut seen = std::collections::BTreeSet::new();
    for place in place::all() {
        assert!(seen.insert((place.state, place.address())), "{} {}", place.geoid, place.address());
    }
    let address = |geoid: &str| place::by_geoid(geoid).unwrap().address();
    assert_eq!(address("0653000"), "oakland");
    assert_eq!(address("48453"), "travis-county");
}
