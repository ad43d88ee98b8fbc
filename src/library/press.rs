//! The press: all papers of one place from one document, in every format.
//!
//! In: a set, a place, and what is known of the place. Out: a unit for the record and the bytes of its files. It must not
//! know whether anything of this is on the disk already.

use super::digest::{self, Digest, Digests};
use super::order::Set;
use super::pattern::Named;
use super::record::{File, Paper, Unit};
use crate::assemble::{Assembled, House, Request, form_of, unfit};
use crate::diagnostic::{Diagnostic, Faults, Outcome};
use crate::instrument::finish;
use crate::jurisdiction::place::Place;
use crate::jurisdiction::stack::Jurisdiction;
use crate::packet;
use crate::source::Sources;
use crate::template::front_matter::DocumentHead;
use crate::write::Layout;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What the press works with.
pub(super) struct Press<'a> {
    /// The jurisdictions and templates.
    pub(super) house: &'a House,
    /// Their digests.
    pub(super) digests: Digests<'a>,
    /// The day of the papers.
    pub(super) date: Option<Date>,
    /// The folder of the papers below the root, with a slash at its end; empty for the root itself.
    pub(super) below: &'static str,
}

/// A place in a set.
#[derive(Clone, Copy)]
pub(super) struct Job<'a> {
    /// The set.
    pub(super) set: &'a Set,
    /// The place.
    pub(super) place: &'a Place,
    /// The digest of what the layers say to it.
    pub(super) digest: Digest,
}

/// What was made, and the bytes of each file in the order of the unit.
pub(super) struct Printed {
    /// The unit.
    pub(super) unit: Unit,
    /// The bytes.
    pub(super) bytes: Vec<Vec<u8>>,
}

impl Press<'_> {
    /// The digest of a unit.
    pub(super) fn key(&self, job: Job<'_>, made_with: &[(String, String)]) -> Digest {
        let day = self.date.map(|date| date.to_string()).unwrap_or_default();
        digest::paper(&self.digests, job.set, job.digest, made_with, &format!("{day} {}", self.below))
    }

    /// What is asked for of a document at a place.
    pub(super) fn request(&self, job: Job<'_>, document: &str) -> Request {
        Request {
            place: job.place.clone(),
            document: document.to_owned(),
            party: None,
            layers: job.set.layers.clone(),
            date: self.date,
            finished: job.set.finished,
        }
    }

    /// Makes the papers of one document.
    ///
    /// # Errors
    /// Every fault of every paper; a blank in what is to be a final text.
    pub(super) fn print(
        &self,
        job: Job<'_>,
        document: &str,
        jurisdiction: &Jurisdiction,
        sources: &mut Sources,
    ) -> Outcome<Printed> {
        let head = self.house.catalog().document(document, sources)?;
        let made_with = self.made_with(&head, jurisdiction, sources)?;
        let unit = Unit {
            geoid: job.place.geoid.to_owned(),
            document: document.to_owned(),
            key: self.key(job, &made_with),
            made_with,
            ..Unit::default()
        };
        let mut printed = Printed { unit, bytes: Vec::new() };
        if let Some(unfit) = unfit(&head, jurisdiction) {
            printed.unit.left_out = unfit.words();
            return Ok(printed);
        }
        let address = job.place.address();
        let mut names = BTreeSet::new();
        for party in self.house.parties(document, jurisdiction, sources)? {
            let name = packet::free(&packet::name(document, party.as_deref()), &mut names);
            let request = Request { party, ..self.request(job, document) };
            let assembled = self.house.assemble_for(jurisdiction.clone(), &request, sources)?;
            self.write((job, &address, &name), &head, &assembled, &mut printed)?;
        }
        Ok(printed)
    }

    /// Writes one paper in every format.
    fn write(
        &self,
        (job, address, name): (Job<'_>, &str, &str),
        head: &DocumentHead,
        assembled: &Assembled,
        printed: &mut Printed,
    ) -> Result<(), Faults> {
        let blanks = finish::blanks(&assembled.instrument);
        if let (true, Some(first)) = (job.set.finished, blanks.first()) {
            let plural = if blanks.len() == 1 { "blank is" } else { "blanks are" };
            let fault =
                Diagnostic::error(format!("{} {plural} left, so there is no final text yet", blanks.len()));
            return Err(fault.help(format!("the first is `{}`, [{}]", first.key, first.label)).into());
        }
        let mut paper = Paper {
            title: head.title.clone(),
            party: assembled.instrument.identity.party.clone().unwrap_or_default(),
            version: head.version,
            blanks: blanks.len(),
            unconfirmed: assembled.unconfirmed.len(),
            files: Vec::new(),
        };
        for writer in &job.set.formats {
            let bytes = writer.write(&assembled.instrument, &Layout::default());
            let bytes = bytes.map_err(|fault| Diagnostic::error(format!("{}: {fault}", writer.name())))?;
            let named =
                Named { place: job.place, address, document: &head.document, paper: name, writer: *writer };
            paper.files.push(File {
                path: format!("{}{}", self.below, job.set.pattern.path(&named)),
                format: writer.name().to_owned(),
                digest: Digest::of(&bytes),
                size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
                modified: None,
                sha256: String::new(),
            });
            printed.bytes.push(bytes);
        }
        printed.unit.papers.push(paper);
        Ok(())
    }

    /// The documents that the papers are rendered from, each in its form: the document itself, and the law that it
    /// speaks of.
    fn made_with(
        &self,
        head: &DocumentHead,
        jurisdiction: &Jurisdiction,
        sources: &mut Sources,
    ) -> Outcome<Vec<(String, String)>> {
        let form = form_of(head, jurisdiction);
        let law = jurisdiction.text("campaign.proposal").unwrap_or("ban");
        let mut made_with = vec![(head.document.clone(), form.clone())];
        if law != head.document && self.digests.speaks_of_law(&head.document, &form) {
            let law = self.house.catalog().document(law, sources)?;
            made_with.push((law.document.clone(), form_of(&law, jurisdiction)));
        }
        Ok(made_with)
    }
}
