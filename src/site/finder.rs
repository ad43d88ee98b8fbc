//! The search for a place: its form, where its results go, and what stands there without script.
//!
//! In: the states, or the one state in which is searched. Out: markup that search.js works on. It must not know a place.

use super::page::Page;

/// Where search.js stands, below the root of the site.
pub(super) const SCRIPT: (&str, &str) = ("search.js", include_str!("search.js"));

/// In which states is searched.
pub(super) enum Within<'a> {
    /// In one.
    State { postal: &'a str, name: &'a str },
    /// In all of these, by letters and name, or in the one that the reader picks.
    States(&'a [(&'a str, &'a str)]),
}

/// Writes the form. It is hidden until the script shows it, since without script it could do nothing.
pub(super) fn form(page: &mut Page, within: &Within<'_>) {
    page.raw("<form id=\"search\" role=\"search\" data-root=\"").root().raw("\" hidden=\"\">\n");
    page.raw("<div class=\"fields\">\n<p class=\"field\"><label for=\"q\">Name of the place</label>\n<input type=\"search\" id=\"q\" name=\"q\" autocomplete=\"off\" autocapitalize=\"words\" spellcheck=\"false\" aria-describedby=\"hint\"></p>\n");
    match within {
        Within::State { postal, name } => {
            page.raw("<input type=\"hidden\" id=\"state\" name=\"state\" value=\"");
            page.text(&postal.to_ascii_lowercase()).raw("\" data-name=\"").text(name).raw("\">\n");
        }
        Within::States(states) => {
            page.raw("<p class=\"field\"><label for=\"state\">State</label>\n<select id=\"state\" name=\"state\">\n<option value=\"\">All states</option>\n");
            for (postal, name) in *states {
                page.raw("<option value=\"").text(&postal.to_ascii_lowercase()).raw("\">").text(name);
                page.raw("</option>\n");
            }
            page.raw("</select></p>\n");
        }
    }
    let example = match within {
        Within::State { .. } => {
            "A name, a county, or a name and its kind. Enter leads to the first place found."
        }
        Within::States(_) => {
            "Such as Oakland, or Springfield, Illinois. Enter leads to the first place found."
        }
    };
    page.raw("</div>\n<p id=\"hint\" class=\"soft\">").raw(example).raw("</p>\n</form>\n<p id=\"found\" role=\"status\"></p>\n<ol id=\"results\"></ol>\n<p id=\"more\" hidden=\"\"><button type=\"button\">Show more</button></p>\n");
    page.raw("<noscript><p class=\"note\">The search needs JavaScript, which is off or not available. Every place is listed below by its ");
    page.raw(match within {
        Within::State { .. } => "name",
        Within::States(_) => "state",
    });
    page.raw(".</p></noscript>\n<script src=\"").root().raw(SCRIPT.0).raw("\"></script>\n");
}
