//! Addresses of files: `file:///home/ana/own%20facts.toml` and the path it stands for.
//!
//! In: an address or a path. Out: the other. Addresses of other kinds have no path. It must not look at the disk.

use lsp_types::Uri;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

const SCHEME: &str = "file://";

/// The path of an address.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix(SCHEME)?;
    // An address may name the machine; only this one can be meant.
    let path = rest.get(rest.find('/')?..)?;
    let path = decoded(path)?;
    // `/C:/own.toml` is a path with a drive.
    let drive = path.as_bytes().get(2) == Some(&b':') && cfg!(windows);
    Some(PathBuf::from(if drive { path.get(1..)? } else { &path }))
}

/// The address of a path.
pub(super) fn uri(path: &Path) -> Option<Uri> {
    let path = path.to_str()?.replace(std::path::MAIN_SEPARATOR, "/");
    let mut address = String::from(SCHEME);
    if !path.starts_with('/') {
        address.push('/');
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    Uri::from_str(&address).ok()
}

/// The words of a path with `%20` and the like undone.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let (digits, after) = after.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_letters_of_other_languages_come_back() {
        let own = Path::new("/home/ana/own facts/Cañon (draft).toml");
        let address = uri(own).expect("an address");
        assert_eq!(address.as_str(), "file:///home/ana/own%20facts/Ca%C3%B1on%20%28draft%29.toml");
        assert_eq!(path(&address).as_deref(), Some(own));
    }

    #[test]
    fn what_is_no_file_has_no_path() {
        for address in ["untitled:Untitled-1", "https://example.org/a.toml", "file:///a%zz", "file:///a%2"] {
            assert!(Uri::from_str(address).ok().is_none_or(|address| path(&address).is_none()), "{address}");
        }
    }
}
