//! A build: every place of a library, on all cores, one volume after another.
//!
//! In: a house, a library, and a [`Plan`] of what is done where. Out: an [`Outcome`]; the files are in the folder. Places are
//! taken from the table one by one, so that memory does not grow with their number. It must not print: it calls `watch`
//! after each place.

use super::deliver::{Delivery, Task};
use super::digest::{Digest, Digests};
use super::folder::{Closed, Folder};
use super::order::{Library, Set};
use super::outcome::{Gathering, Outcome, Tally, count};
use super::pages::{self, PAPERS, Pages};
use super::press::{Job, Press, Printed};
use super::record::Unit;
use super::shard::Shard;
use super::sums;
use super::volume::{Closing, FRONT, NO_PLACE, Volume};
use crate::assemble::House;
use crate::diagnostic::{Diagnostic, Faults};
use crate::jurisdiction::place::{self, Place};
use crate::jurisdiction::stack::Jurisdiction;
use crate::source::Sources;
use jiff::civil::Date;
use rayon::iter::{ParallelBridge as _, ParallelIterator as _};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// How a library is made.
#[derive(Debug, Clone, Copy)]
pub struct Plan<'a> {
    /// The folder.
    pub root: &'a Path,
    /// What is done with files.
    pub task: Task,
    /// Which part of the places is made.
    pub shard: Option<Shard>,
    /// How many threads work; as many as there are cores where nothing is said.
    pub jobs: Option<usize>,
    /// The day of the papers.
    pub date: Option<Date>,
    /// Whether a site is made around the papers.
    pub site: bool,
}

/// How far a build has come.
pub struct Progress<'a> {
    /// How many places there are.
    pub places: usize,
    /// What was done so far.
    pub tally: &'a Tally,
}

/// Makes a library.
///
/// # Errors
/// A folder that cannot be written into. What goes wrong with a paper is in the outcome.
pub fn build(
    house: &House,
    library: &Library,
    plan: Plan<'_>,
    watch: &(dyn Fn(&Progress<'_>) + Sync),
) -> Result<Outcome, Faults> {
    let folder = match plan.task {
        Task::Compare => Folder::look_at(plan.root),
        Task::Write { .. } => Folder::open(plan.root).map_err(|closed| fault(plan.root, &closed))?,
    };
    let gathering = Gathering::default();
    let below = if plan.site { PAPERS } else { "" };
    let press = Press { house, digests: Digests::new(house), date: plan.date, below };
    let delivery = Delivery { press: &press, folder: &folder, task: plan.task, gathering: &gathering };
    let pages = if plan.site { Some(Pages::new(house, library)?) } else { None };
    let works = Works { house, library, plan, delivery, pages };
    let places = works.places().filter(|(_, mine)| *mine).count();
    let threads = rayon::ThreadPoolBuilder::new().num_threads(plan.jobs.unwrap_or(0)).build();
    let threads = threads.map_err(|error| Diagnostic::error(format!("cannot start threads: {error}")))?;
    threads.install(|| {
        let stack = Mutex::new(Stack { own_files: folder.own_files(), seen: BTreeSet::new(), open: None });
        let jobs = works.places().filter_map(|(place, mine)| works.open(place, mine, &stack));
        jobs.par_bridge().for_each(|(place, volume)| {
            if !gathering.is_stopped() {
                works.place(&place, &volume);
                count(&gathering.tally.places, 1);
                watch(&Progress { places, tally: &gathering.tally });
            }
            works.release(volume);
        });
        works.finish(stack.into_inner().unwrap_or_else(PoisonError::into_inner));
    });
    Ok(gathering.outcome())
}

/// Why a folder cannot be written into.
fn fault(root: &Path, closed: &Closed) -> Faults {
    let root = root.display();
    match closed {
        Closed::Locked => Diagnostic::error(format!("another `draft build` is writing into {root}"))
            .help("wait until it has ended, or write into another folder with -o"),
        Closed::NoFolder => Diagnostic::error(format!("{root} is a file, and a library is a folder"))
            .help("name another folder with -o"),
        Closed::Disk(error) => Diagnostic::error(format!("cannot write into {root}: {error}")),
    }
    .into()
}

/// The volumes: which are there, which were opened, and the one that is open.
struct Stack {
    own_files: Vec<String>,
    seen: BTreeSet<String>,
    open: Option<Arc<Volume>>,
}

/// Where a library is made.
struct Works<'a> {
    house: &'a House,
    library: &'a Library,
    plan: Plan<'a>,
    delivery: Delivery<'a>,
    /// The pages around the papers, where a site is made.
    pages: Option<Pages<'a>>,
}

impl Works<'_> {
    /// The places of the library in the order of the table, and whether each is made in this shard.
    fn places(&self) -> impl Iterator<Item = (Place, bool)> {
        let shelf = self.house.shelf();
        let ordered = move |place: &Place| self.library.sets.iter().any(|set| set.places.has(place, shelf));
        let places = place::all().filter(ordered).enumerate();
        places.map(|(number, place)| (place, self.plan.shard.is_none_or(|shard| shard.has(number))))
    }

    /// A place with its volume, which is opened when the first place of its state comes. Places of other shards are only
    /// noted in the volume.
    fn open(&self, place: Place, mine: bool, stack: &Mutex<Stack>) -> Option<(Place, Arc<Volume>)> {
        let mut stack = stack.lock().unwrap_or_else(PoisonError::into_inner);
        let name = place.state.to_ascii_lowercase();
        if stack.open.as_ref().is_none_or(|volume| volume.name != name) {
            if let Some(done) = stack.open.take() {
                self.release(done);
            }
            stack.seen.insert(name.clone());
            stack.open = self.volume(&name, &stack.own_files);
        }
        let volume = stack.open.as_ref()?;
        if !mine {
            volume.leave(place.geoid);
            return None;
        }
        Some((place, Arc::clone(volume)))
    }

    fn volume(&self, name: &str, own_files: &[String]) -> Option<Arc<Volume>> {
        match Volume::open(self.delivery.folder, own_files, name, self.plan.shard) {
            Ok(volume) => Some(Arc::new(volume)),
            Err(error) => {
                self.delivery.gathering.stop(format!("cannot read the record: {error}"));
                None
            }
        }
    }

    /// Makes the papers of one place.
    fn place(&self, place: &Place, volume: &Volume) {
        let mut old = volume.take(place.geoid);
        let (mut new, mut failed) = (Vec::new(), BTreeSet::new());
        let mut paths = BTreeSet::new();
        let shelf = self.house.shelf();
        for set in self.library.sets.iter().filter(|set| set.places.has(place, shelf)) {
            let mut sources = self.library.sources.clone();
            let digest = self.delivery.press.digests.place(place, set, &mut sources).unwrap_or_default();
            let job = Job { set, place, digest };
            let mut jurisdiction = None;
            for document in &set.documents {
                if self.delivery.gathering.is_stopped() {
                    failed.insert(document.as_str());
                    continue;
                }
                let at = old.iter_mut().position(|unit| {
                    digest != Digest::default()
                        && unit.document == *document
                        && self.delivery.stands(job, unit, volume)
                });
                let made = match at {
                    Some(at) => self.apart(job, old.swap_remove(at), &mut paths),
                    None => self.make(
                        job,
                        document,
                        (&mut jurisdiction, &mut sources),
                        (&old, &mut paths, volume),
                    ),
                };
                match made {
                    Ok(unit) => new.push(unit),
                    Err(faults) => {
                        let faults =
                            Faults(faults.0.into_iter().map(|one| set.told(one, &sources)).collect());
                        let name = format!("{document} for {}, {}", place.style, place.state);
                        // What stops the build is told by itself.
                        if !self.delivery.gathering.is_stopped() {
                            self.delivery.gathering.fail((place.geoid, document), name, faults, &sources);
                        }
                        failed.insert(document.as_str());
                    }
                }
            }
        }
        if let Some(pages) = &self.pages {
            let key = pages.key(&new, b"");
            let page = || pages.place(place, &new, key);
            match self.page(pages::PLACE, key, (&mut old, volume), page) {
                Ok(unit) => new.push(unit),
                Err(faults) => self.fail_page(place.geoid, faults),
            }
        }
        // What could not be made this time stays as it is, and is made the next time.
        let (stays, dropped): (Vec<Unit>, Vec<Unit>) =
            old.into_iter().partition(|unit| failed.contains(unit.document.as_str()));
        new.extend(stays.into_iter().map(|unit| Unit { key: Digest::default(), ..unit }));
        let ordered = new.iter().flat_map(Unit::files).map(|file| file.path.as_str()).collect();
        self.delivery.clear(&dropped, &ordered, volume);
        volume.add(new);
    }

    /// Makes the papers of one document.
    fn make(
        &self,
        job: Job<'_>,
        document: &str,
        (known, sources): (&mut Option<Jurisdiction>, &mut Sources),
        (old, paths, volume): (&[Unit], &mut BTreeSet<String>, &Volume),
    ) -> Result<Unit, Faults> {
        let press = self.delivery.press;
        let jurisdiction = match known {
            Some(jurisdiction) => jurisdiction,
            None => known.insert(self.house.jurisdiction(&press.request(job, document), sources)?),
        };
        let mut printed = press.print(job, document, jurisdiction, sources)?;
        count(&self.delivery.gathering.tally.made, printed.unit.papers.len());
        printed.unit = self.apart(job, printed.unit, paths)?;
        self.delivery.put(&mut printed, old, volume)?;
        Ok(printed.unit)
    }

    /// Checks that no file of a unit has the name of another of the place.
    fn apart(&self, job: Job<'_>, unit: Unit, paths: &mut BTreeSet<String>) -> Result<Unit, Faults> {
        let twice = unit.files().find(|file| !paths.insert(file.path.clone())).map(|file| file.path.clone());
        match twice {
            None => Ok(unit),
            Some(path) => {
                let fault = Diagnostic::error(format!("two papers would be the file {path}"));
                let fault = fault.at(job.set.origin, "the second is of this set");
                Err(fault.help("give the sets patterns that differ, with `file`").into())
            }
        }
    }

    /// A unit of pages: as the record has it, if it was made from the same, or made now.
    fn page(
        &self,
        document: &str,
        key: Digest,
        (old, volume): (&mut Vec<Unit>, &Volume),
        make: impl FnOnce() -> Printed,
    ) -> Result<Unit, Faults> {
        let same = |unit: &Unit| unit.document == document && unit.key == key;
        let at = old.iter_mut().position(|unit| same(unit) && self.delivery.lies(unit, volume));
        if let Some(at) = at {
            return Ok(old.swap_remove(at));
        }
        let mut printed = make();
        self.delivery.put(&mut printed, old, volume)?;
        Ok(printed.unit)
    }

    fn fail_page(&self, place: &str, faults: Faults) {
        if !self.delivery.gathering.is_stopped() {
            let sources = Sources::default();
            self.delivery.gathering.fail((place, "*"), "a page of the site".into(), faults, &sources);
        }
    }

    /// Lets go of a volume; whoever is the last to do so closes it.
    fn release(&self, volume: Arc<Volume>) {
        let Some(volume) = Arc::into_inner(volume) else { return };
        // A build that stopped has not come to every place, so that what it did not order may still be ordered. The old
        // record and the journal together say what was written.
        if self.delivery.gathering.is_stopped() {
            return;
        }
        let mut closing = volume.close();
        self.state(&mut closing, &volume);
        let ordered = closing.units.iter().flat_map(Unit::files).map(|file| file.path.as_str()).collect();
        self.delivery.clear(&closing.dropped, &ordered, &volume);
        if self.plan.task == Task::Compare || self.delivery.gathering.is_stopped() {
            return;
        }
        if let Err(error) = volume.save(self.delivery.folder, &closing.units) {
            self.delivery.gathering.stop(format!("cannot write the record: {error}"));
        }
    }

    /// Makes the pages of a state, once all its places are made.
    fn state(&self, closing: &mut Closing, volume: &Volume) {
        let whole = self.plan.shard.is_none() && volume.name != FRONT && !closing.units.is_empty();
        let Some(pages) = self.pages.as_ref().filter(|_| whole) else { return };
        let Some(key) = pages.note_state(&volume.name, &closing.units) else { return };
        let make = || pages.state_pages(&volume.name, &closing.units, key);
        match self.page(pages::STATE, key, (&mut closing.dropped, volume), make) {
            Ok(unit) => closing.units.insert(0, unit),
            Err(faults) => self.fail_page(&volume.name, faults),
        }
    }

    /// Closes what is open, and then each volume of which nothing is ordered any longer.
    fn finish(&self, stack: Stack) {
        stack.open.into_iter().for_each(|volume| self.release(volume));
        let names = stack.own_files.iter().filter_map(|file| file.split_once('.'));
        let names = names.filter(|(_, ending)| ending.ends_with("tsv") || ending.ends_with("journal"));
        let names: BTreeSet<&str> = names.map(|(name, _)| name).collect();
        for name in names.into_iter().filter(|name| *name != FRONT && !stack.seen.contains(*name)) {
            if !self.delivery.gathering.is_stopped() {
                self.volume(name, &stack.own_files).into_iter().for_each(|volume| self.release(volume));
            }
        }
        if self.plan.shard.is_none() && !self.delivery.gathering.is_stopped() {
            self.volume(FRONT, &stack.own_files).into_iter().for_each(|volume| self.front(volume));
        }
    }

    /// Makes what belongs to no one state.
    fn front(&self, volume: Arc<Volume>) {
        let mut old = volume.take(NO_PLACE);
        let mut units = Vec::new();
        if let Some(pages) = &self.pages {
            let key = pages.front_key();
            match self.page(pages::FRONT, key, (&mut old, &volume), || pages.front(key)) {
                Ok(unit) => units.push(unit),
                Err(faults) => self.fail_page(NO_PLACE, faults),
            }
        }
        if let Task::Write { sums: true, .. } = self.plan.task {
            match sums::write(&self.delivery, (&units, &old), &volume) {
                Ok(unit) => units.push(unit),
                Err(error) => self.delivery.unable(sums::NAME, &error),
            }
        }
        // The list follows from the files, which are compared.
        old.retain(|unit| self.plan.task != Task::Compare || unit.document != sums::DOCUMENT);
        let ordered = units.iter().flat_map(Unit::files).map(|file| file.path.as_str()).collect();
        self.delivery.clear(&old, &ordered, &volume);
        volume.add(units);
        self.release(volume);
    }
}

impl Set {
    /// A fault as the writer of draft.toml sees it.
    fn told(&self, fault: Diagnostic, sources: &Sources) -> Diagnostic {
        self.decided.in_manifest(fault, self.origin.file, sources)
    }
}
