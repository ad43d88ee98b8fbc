//! The questions, at a terminal: a pseudoterminal plays the one that somebody sits at.

use super::command::{draft, folder};
use rustix::fs::OFlags;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

/// Typed to end the program at once. Ctrl-C would do the same, but only for whoever has the terminal to himself.
const KILL: &str = "kill";

/// Runs `draft new` and answers: each pair is words to wait for and what is typed then.
fn sit(folder: &Path, script: &[(&str, &str)]) -> (ExitStatus, String) {
    run(folder, &["new", "Fairview, OR"], script)
}

/// Runs `draft` at a terminal.
fn run(folder: &Path, arguments: &[&str], script: &[(&str, &str)]) -> (ExitStatus, String) {
    let controller = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    grantpt(&controller).and_then(|()| unlockpt(&controller)).expect("it is ours");
    tcsetwinsize(&controller, Winsize { ws_row: 40, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0 })
        .expect("a size");
    let name = ptsname(&controller, Vec::new()).expect("a name").into_string().expect("text");
    let flags = i32::try_from(OFlags::NOCTTY.bits()).expect("small");
    let open = || OpenOptions::new().read(true).write(true).custom_flags(flags).open(&name);
    let user = open().expect("it opens");
    let stdio = || Stdio::from(user.try_clone().expect("a copy"));
    let mut child = draft(folder)
        .args(arguments)
        .stdin(stdio())
        .stdout(stdio())
        .stderr(stdio())
        .spawn()
        .expect("it starts");
    let mut keys = File::from(controller);
    let seen = listen(keys.try_clone().expect("a copy"));
    let mut shown = String::new();
    // Up to where the screen was read: the next words may already be there.
    let mut read = 0;
    for (wanted, typed) in script {
        while !shown[read..].contains(wanted) {
            match seen.recv_timeout(Duration::from_secs(60)) {
                Ok(more) => shown.push_str(&more),
                Err(_) => panic!("waited for {wanted:?} after:\n{shown}"),
            }
        }
        read += shown[read..].find(wanted).map_or(0, |at| at + wanted.len());
        match *typed {
            KILL => child.kill().expect("it can be ended"),
            typed => keys.write_all(typed.as_bytes()).expect("it can be typed"),
        }
    }
    let mut ended = None;
    for _ in 0..600 {
        ended = child.try_wait().expect("it can be asked");
        match seen.recv_timeout(Duration::from_millis(100)) {
            Ok(more) => shown.push_str(&more),
            Err(_) if ended.is_some() => break,
            Err(_) => {}
        }
    }
    let Some(status) = ended else {
        child.kill().expect("it can be ended");
        panic!("it waits for an answer after:\n{shown}");
    };
    drop(user);
    (status, shown)
}

/// What the screen shows, as it comes.
fn listen(mut screen: File) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(count) = screen.read(&mut buffer) {
            if count == 0 || sender.send(String::from_utf8_lossy(&buffer[..count]).into_owned()).is_err() {
                break;
            }
        }
    });
    receiver
}

const FILE: &str = "jurisdictions/or/fairview.toml";

#[test]
fn answers_are_kept_and_the_next_sitting_goes_on() {
    let folder = folder("terminal");
    let (status, shown) = sit(
        &folder,
        &[
            ("Chapter number: ", "9.40\r"),
            ("Name of the code: ", "Fairview Municipal Code\r"),
            ("Police department: ", KILL),
        ],
    );
    assert!(!status.success(), "{shown}");
    let text = fs::read_to_string(folder.join(FILE)).expect("the file");
    assert!(text.contains("\ncode.chapter = \"9.40\"\n"), "{text}");
    assert!(text.contains("\ncode.name = \"Fairview Municipal Code\"\n"), "{text}");
    let (status, shown) = sit(
        &folder,
        &[
            ("Police department: ", "Fairview {\r"),
            ("has no partner", ""),
            ("Police department: ", "Fairview Police\r"),
            ("Head of the police department: ", "\r"),
            ("Chief administrative officer: ", "City Administrator\r"),
            ("Where you have this from: ", "Fairview City Code\r"),
            ("Its web address: ", "https://fairview.example/code\r"),
            ("Day on which you looked", "\r"),
            ("> unconfirmed", "\u{1b}[B"),
            ("> probable", "\r"),
        ],
    );
    assert!(status.success(), "{shown}");
    assert!(shown.contains("government.police_head") && !shown.contains("Chapter number"), "{shown}");
    let text = fs::read_to_string(folder.join(FILE)).expect("the file");
    let end = "[[source]]\nid = \"fairview-city-code\"\ntitle = \"Fairview City Code\"\nurl = \"https://fairview.example/code\"\nchecked = 2026-11-24\nconfidence = \"probable\"\nsupports = [\"code.name\", \"government.manager\", \"government.police\"]\n";
    assert!(text.ends_with(end), "{text}");
    assert!(text.contains("\n# government.police_head = \"\"\n"), "{text}");
}

#[cfg(feature = "pdf")]
#[test]
fn a_file_that_is_no_text_is_not_poured_over_the_screen() {
    let folder = folder("terminal-pdf");
    let (status, shown) =
        run(&folder, &["--city", "Oakland, CA", "--document", "faq", "--format", "pdf"], &[]);
    assert_eq!(status.code(), Some(2), "{shown}");
    assert!(shown.contains("not for a terminal") && shown.contains("-o faq.pdf"), "{shown}");
    assert!(!shown.contains("%PDF"), "{shown}");
}
