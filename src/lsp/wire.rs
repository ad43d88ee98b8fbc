//! The wire: messages of the protocol over a pair of streams.
//!
//! In: a stream to read and one to write. Out: a [`Wire`]. lsp-server gives up at the first message that it cannot read,
//! and hands them over one at a time; an editor that sends one bad message keeps its server here, and whoever takes a
//! message can see whether more wait behind it.

use lsp_server::{ErrorCode, Message};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;

/// The longest message that is read. The whole library is not a tenth of it.
const LONGEST: u64 = 64 * 1024 * 1024;

/// What goes out.
pub(super) enum Out {
    /// A message.
    Message(Message),
    /// The answer to a message that could not be read, and so could not say its number.
    Unreadable(String),
    /// Nothing more.
    End,
}

/// The two ends that the server holds.
pub(super) struct Wire {
    /// What the editor says; it ends when the editor goes away.
    pub(super) incoming: Receiver<Message>,
    /// What the editor is told.
    pub(super) out: Sender<Out>,
    writer: JoinHandle<()>,
}

impl Wire {
    /// Reads and writes on threads of their own.
    pub(super) fn open(input: impl Read + Send + 'static, output: impl Write + Send + 'static) -> Self {
        let (to_server, incoming) = mpsc::channel();
        let (out, outgoing) = mpsc::channel();
        let answers = out.clone();
        // Nobody waits for this one: it may sit in a read when the program ends.
        std::thread::spawn(move || read_all(BufReader::new(input), &to_server, &answers));
        let writer = std::thread::spawn(move || write_all(output, &outgoing));
        Self { incoming, out, writer }
    }

    /// Writes what still waits, and stops.
    pub(super) fn close(self) {
        let _ = self.out.send(Out::End);
        let _ = self.writer.join();
    }
}

fn read_all(mut input: impl BufRead, messages: &Sender<Message>, answers: &Sender<Out>) {
    while let Ok(Some(body)) = body(&mut input) {
        let read = body.and_then(|body| serde_json::from_slice(&body).map_err(|error| error.to_string()));
        let sent = match read {
            Ok(message) => messages.send(message).is_ok(),
            Err(why) => answers.send(Out::Unreadable(why)).is_ok(),
        };
        if !sent {
            break;
        }
    }
}

/// The body of the next message, or why it is not read; nothing at the end of the stream.
fn body(input: &mut impl BufRead) -> io::Result<Option<Result<Vec<u8>, String>>> {
    let mut length = None;
    loop {
        let mut line = String::new();
        // A header that does not end would fill the memory.
        if input.by_ref().take(8 * 1024).read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("Content-Length")
        {
            length = value.trim().parse::<u64>().ok();
        }
    }
    // Without a length nobody knows where the next message begins.
    let Some(length) = length else { return Ok(None) };
    let mut rest = input.take(length);
    if length > LONGEST {
        io::copy(&mut rest, &mut io::sink())?;
        return Ok(Some(Err(format!("a message of {length} bytes is too long"))));
    }
    let mut body = Vec::new();
    rest.read_to_end(&mut body)?;
    Ok(Some(Ok(body)))
}

fn write_all(mut output: impl Write, messages: &Receiver<Out>) {
    for out in messages {
        let written = match out {
            Out::Message(message) => message.write(&mut output),
            Out::Unreadable(why) => {
                let code = ErrorCode::ParseError as i32;
                let error = serde_json::json!({"code": code, "message": why});
                let body = serde_json::json!({"jsonrpc": "2.0", "id": null, "error": error}).to_string();
                write!(output, "Content-Length: {}\r\n\r\n{body}", body.len()).and_then(|()| output.flush())
            }
            Out::End => break,
        };
        // The editor went away; the reader sees it too.
        if written.is_err() {
            break;
        }
    }
}
