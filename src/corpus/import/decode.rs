//! Bytes → text: which encoding they are in, and what tells so.
//!
//! Tried in order: what the caller says, a byte order mark, zero bytes in every second place (UTF-16 without a mark),
//! UTF-8, what the file says of itself (HTML, XML), and at last the letters: Windows-1256 and ISO-8859-6 agree on alef
//! but not on lam, waw or yeh, so the one that makes letters of nearly all bytes is it, and the commonest pair of
//! letters of Arabic, «ال», has to be among them. What none of it explains is refused with a hint, never read as
//! something else.

use std::cmp::Ordering;

use encoding_rs as rs;

use crate::Error;
use crate::error::advice;

/// Bytes looked at to tell what a file is.
const SAMPLE: usize = 64 * 1024;

/// An encoding that texts are read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, lower byte first.
    Utf16Le,
    /// UTF-16, higher byte first.
    Utf16Be,
    /// The encoding of Arabic Windows.
    Windows1256,
    /// The older ISO encoding of Arabic letters.
    Iso8859_6,
}

impl Encoding {
    /// All of them, for lists of choices.
    pub const ALL: [Self; 5] = [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Windows1256, Self::Iso8859_6];

    /// The name under which it is registered.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1256 => "windows-1256",
            Self::Iso8859_6 => "iso-8859-6",
        }
    }

    /// The encoding that a label means, aliases included.
    ///
    /// ```
    /// use kashshaf::corpus::import::Encoding;
    /// assert_eq!(Encoding::from_label("cp1256"), Some(Encoding::Windows1256));
    /// assert_eq!(Encoding::from_label("Arabic"), Some(Encoding::Iso8859_6));
    /// assert_eq!(Encoding::from_label("latin-5"), None);
    /// ```
    pub fn from_label(label: &str) -> Option<Self> {
        let found = rs::Encoding::for_label(label.trim().as_bytes())?;
        Self::ALL.into_iter().find(|encoding| encoding.codec() == found)
    }

    /// What turns bytes into UTF-8, portion by portion; none for what is UTF-8.
    pub(super) fn decoder(self) -> Option<rs::Decoder> {
        (self != Self::Utf8).then(|| self.codec().new_decoder_with_bom_removal())
    }

    fn codec(self) -> &'static rs::Encoding {
        match self {
            Self::Utf8 => rs::UTF_8,
            Self::Utf16Le => rs::UTF_16LE,
            Self::Utf16Be => rs::UTF_16BE,
            Self::Windows1256 => rs::WINDOWS_1256,
            Self::Iso8859_6 => rs::ISO_8859_6,
        }
    }
}

/// A text, the encoding it was read in, and what told so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: Encoding,
    pub(super) evidence: String,
}

/// Reads bytes as text. `given` is the caller's word for the encoding, which is not doubted.
pub(super) fn decode(bytes: &[u8], given: Option<Encoding>) -> Result<Decoded, Error> {
    if let Some(encoding) = given {
        return strictly(bytes, encoding, "as told".into()).map_err(|error| match error {
            Error::NotUtf8 { offset, hint: UNTOLD } => Error::NotUtf8 { offset, hint: OTHERWISE },
            error => error,
        });
    }
    if bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF") {
        return Err(Error::NotUtf8 { offset: 0, hint: "; it is UTF-32: save it as UTF-8" });
    }
    if let Some((encoding, length)) = rs::Encoding::for_bom(bytes).and_then(|(codec, length)| {
        Some((Encoding::ALL.into_iter().find(|encoding| encoding.codec() == codec)?, length))
    }) {
        // The mark of UTF-8 stays in the text: what comes in comes out again.
        let from = if encoding == Encoding::Utf8 { 0 } else { length };
        return strictly(&bytes[from..], encoding, "a byte order mark".into());
    }
    if let Some(hint) = known_format(bytes) {
        return Err(Error::NotUtf8 { offset: 0, hint });
    }
    if let Some((encoding, evidence)) = zeroes(bytes) {
        return strictly(bytes, encoding, evidence);
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => strictly(bytes, Encoding::Utf8, "its bytes are UTF-8".into()),
        Err(error) => legacy(bytes, error.valid_up_to()),
    }
}

/// The encoding that a long file is in, by its first bytes, and what tells so.
pub(super) fn tell(beginning: &[u8]) -> Option<(Encoding, String)> {
    if let Some((codec, _)) = rs::Encoding::for_bom(beginning) {
        let encoding = Encoding::ALL.into_iter().find(|encoding| encoding.codec() == codec)?;
        return Some((encoding, "a byte order mark".into()));
    }
    if known_format(beginning).is_some() {
        return None;
    }
    // A pair of bytes, or a character, may go on behind the beginning.
    if let Some(told) = zeroes(&beginning[..beginning.len() & !1]) {
        return Some(told);
    }
    if beginning.contains(&0) || mostly_controls(beginning).is_some() {
        return None;
    }
    match std::str::from_utf8(beginning) {
        Err(error) if error.error_len().is_some() => by_letters(beginning),
        _ => Some((Encoding::Utf8, "its first bytes are UTF-8".into())),
    }
}

/// Reads bytes in one encoding; bytes that mean nothing in it are refused.
fn strictly(bytes: &[u8], encoding: Encoding, evidence: String) -> Result<Decoded, Error> {
    let text = encoding.codec().decode_without_bom_handling_and_without_replacement(bytes).ok_or_else(|| {
        let offset = std::str::from_utf8(bytes).err().map_or(0, |error| error.valid_up_to());
        match encoding {
            Encoding::Utf8 => Error::NotUtf8 { offset, hint: hint(bytes, offset) },
            _ => Error::format(encoding.name(), MEANINGLESS),
        }
    })?;
    if let Some(offset) = text.bytes().position(|byte| byte == 0) {
        let few = text.bytes().filter(|&byte| byte == 0).count() * 100 < text.len();
        return Err(Error::NotUtf8 { offset, hint: if few { ZERO } else { BINARY } });
    }
    if let Some(offset) = mostly_controls(text.as_bytes()) {
        return Err(Error::NotUtf8 { offset, hint: BINARY });
    }
    Ok(Decoded { text: text.into_owned(), encoding, evidence })
}

const BINARY: &str = "; it looks like a binary file: give a text";
const ZERO: &str = "; a byte of zero stands there, which no text has: remove it, if this is a text";
const DAMAGED: &str = "; nearly all of it is UTF-8, so the file is damaged there: repair or remove those bytes";
const UNTOLD: &str = advice(
    "; its encoding cannot be told: name it with --encoding, or save the file as UTF-8",
    "; its encoding cannot be told: save the file as UTF-8",
);
const OTHERWISE: &str = advice(
    ", though it was named: name another encoding with --encoding, or leave that out",
    "; save the file as UTF-8",
);
pub(super) const MEANINGLESS: &str = advice(
    "some bytes mean nothing in it; name another with --encoding",
    "some bytes mean nothing in it; save the file as UTF-8",
);
const CUT: &str = "; the last character is cut off: the file is incomplete";

/// What to say of files whose first bytes name a format that is not read here.
fn known_format(bytes: &[u8]) -> Option<&'static str> {
    const PAGE: &str = "; it is a page with its pictures in one file (MHTML): save it as HTML only";
    const MARKS: [(&[u8], &str); 11] = [
        (b"MIME-Version: 1.0", PAGE),
        (b"From: <Saved by", PAGE),
        (b"%PDF-", "; it is a PDF: save it as text, HTML or DOCX"),
        (b"PK\x03\x04", "; it is a zip archive, but neither DOCX nor EPUB: unpack it first"),
        (b"\xD0\xCF\x11\xE0", "; it is an old office document: save it as DOCX"),
        (b"{\\rtf", "; it is an RTF document: save it as DOCX"),
        (b"\x1F\x8B", "; it is compressed with gzip: unpack it first"),
        (b"\xFD7zXZ\0", "; it is compressed with xz: unpack it first"),
        (b"\x89PNG", "; it is a picture, not a text"),
        (b"\xFF\xD8\xFF", "; it is a picture, not a text"),
        (b"GIF8", "; it is a picture, not a text"),
    ];
    MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, hint)| *hint)
}

/// UTF-16 without a mark: the higher bytes are those of Arabic (06) or zero in nearly every pair.
fn zeroes(bytes: &[u8]) -> Option<(Encoding, String)> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if sample.len() < 4 || !bytes.len().is_multiple_of(2) || !sample.contains(&0) {
        return None;
    }
    let pairs = sample.len() / 2;
    let told = |place: usize| {
        let high = sample.chunks_exact(2).filter(|pair| matches!(pair[place], 0 | 6 | 0x20 | 0xFE)).count();
        let zero = sample.chunks_exact(2).any(|pair| pair[place] == 0);
        zero && high * 20 >= pairs * 19
    };
    let evidence = || "the higher byte of nearly every pair is 00 or 06".to_string();
    match (told(1), told(0)) {
        (true, false) => Some((Encoding::Utf16Le, evidence())),
        (false, true) => Some((Encoding::Utf16Be, evidence())),
        _ => None,
    }
}

/// Bytes that are not UTF-8 from `offset` on: what the file says of itself, or what its letters say.
fn legacy(bytes: &[u8], offset: usize) -> Result<Decoded, Error> {
    let refused = || Error::NotUtf8 { offset, hint: hint(bytes, offset) };
    if bytes[..bytes.len().min(SAMPLE)].contains(&0) {
        return Err(refused());
    }
    if let Some((encoding, words)) = declared(bytes).filter(|(encoding, _)| *encoding != Encoding::Utf8) {
        // What a file says of itself is believed as long as its bytes mean something then.
        if let Ok(read) = strictly(bytes, encoding, format!("the file says so: {words}")) {
            return Ok(read);
        }
    }
    // UTF-8 up to its last character was cut off, not written in anything else.
    let (encoding, evidence) = by_letters(bytes).filter(|_| !is_cut(bytes, offset)).ok_or_else(refused)?;
    strictly(bytes, encoding, evidence)
}

/// The encoding that HTML or XML names in its first bytes, and the words that do.
fn declared(bytes: &[u8]) -> Option<(Encoding, String)> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    if !head.trim_start().starts_with('<') {
        return None;
    }
    let (at, key) = ["charset=", "encoding="].iter().find_map(|key| Some((head.find(key)?, *key)))?;
    let value = head[at + key.len()..].trim_start_matches(['"', '\'', ' ']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))?;
    Some((Encoding::from_label(&value[..end])?, format!("{key}{}", &value[..end])))
}

/// What the letters say: nearly all bytes beyond ASCII are an encoding's Arabic letters and signs. Its «ال» is asked
/// for as well, unless there is nothing but letters: other scripts have letters at the same places.
///
/// All bytes are looked at: the first ones of a page may be its menu, in Latin letters.
fn by_letters(bytes: &[u8]) -> Option<(Encoding, String)> {
    let high = bytes.iter().filter(|&&byte| byte >= 0x80).count();
    let count = |is: fn(u8) -> bool| bytes.iter().filter(|&&byte| is(byte)).count();
    let pairs = |lam: u8| bytes.windows(2).filter(|pair| *pair == [0xC7, lam]).count();
    // Compared without marks: they are rare, and those of one stand where the other has ى and ي. The pair that is «ال»
    // in one is «ان» or «اف» in the other, so that letters are counted before it.
    let windows = (count(|b| of_windows(b) && !(0xF0..=0xFA).contains(&b)), pairs(0xE1));
    let iso = (count(|b| of_iso(b) && !(0xEB..=0xF2).contains(&b)), pairs(0xE4));
    let (encoding, letters, pairs, other) = match windows.cmp(&iso) {
        Ordering::Greater => (Encoding::Windows1256, count(of_windows), windows.1, iso.0),
        Ordering::Less => (Encoding::Iso8859_6, count(of_iso), iso.1, windows.0),
        Ordering::Equal => return None,
    };
    let only_letters = letters == high && letters > 3 && bytes.contains(&0xC7);
    let evidence =
        format!("{letters} of {high} bytes are its Arabic letters, against {other}; «ال» stands {pairs} times");
    (letters * 10 >= high * 8 && (pairs > 0 || only_letters)).then_some((encoding, evidence))
}

/// Arabic letters and marks of Windows-1256, quotation marks, dashes, no-break spaces and invisible signs.
#[rustfmt::skip] // bytes of a kind side by side
fn of_windows(byte: u8) -> bool {
    matches!(byte,
        0xC0..=0xD6 | 0xD8..=0xDF | 0xE1 | 0xE3..=0xE6 | 0xEC | 0xED | 0xF0..=0xF3 | 0xF5 | 0xF6 | 0xF8 | 0xFA
        | 0x81 | 0x8D..=0x90 | 0x98 | 0x9A | 0x9F | 0xAA | 0xFF
        | 0x85 | 0x91..=0x97 | 0x9D | 0x9E | 0xA0 | 0xA1 | 0xAB | 0xB7 | 0xBA | 0xBB | 0xBF | 0xFD | 0xFE)
}

/// Arabic letters, marks and signs of ISO-8859-6.
fn of_iso(byte: u8) -> bool {
    matches!(byte, 0xC1..=0xDA | 0xE0..=0xF2 | 0xA0 | 0xAC | 0xAD | 0xBB | 0xBF)
}

/// The part of the bytes where they stop being UTF-8.
fn around(bytes: &[u8], offset: usize) -> &[u8] {
    let from = offset.saturating_sub(SAMPLE / 2);
    &bytes[from..bytes.len().min(from + SAMPLE)]
}

/// Whether the bytes are UTF-8 but for the beginning of a character at their end.
fn is_cut(bytes: &[u8], offset: usize) -> bool {
    let begun = std::str::from_utf8(&bytes[offset..]).is_err_and(|error| error.error_len().is_none());
    begun && !bytes[..offset].is_ascii()
}

/// What bytes that are no text of a known encoding look like.
fn hint(bytes: &[u8], offset: usize) -> &'static str {
    if is_cut(bytes, offset) {
        return CUT;
    }
    let sample = around(bytes, offset);
    let controls = sample.iter().filter(|&&byte| is_control(byte)).count();
    if sample.contains(&0) || controls * 20 > sample.len() {
        return BINARY;
    }
    // ASCII is the same in nearly every encoding and tells nothing.
    let lossy = String::from_utf8_lossy(sample);
    let (bad, good): (Vec<char>, Vec<char>) =
        lossy.chars().filter(|c| !c.is_ascii()).partition(|&c| c == char::REPLACEMENT_CHARACTER);
    if bad.len() * 20 < good.len() { DAMAGED } else { UNTOLD }
}

/// The first control character of a text that holds many: one in ten in its first part.
fn mostly_controls(bytes: &[u8]) -> Option<usize> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let count = sample.iter().filter(|&&byte| is_control(byte)).count();
    if count * 10 > sample.len() { sample.iter().position(|&byte| is_control(byte)) } else { None }
}

fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1B)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "أعلن الوزير أن العمل في المدارس يبدأ صباح الأحد، وأن الكتب وصلت إلى القرى.";

    fn encoded(codec: &'static rs::Encoding) -> Vec<u8> {
        codec.encode(TEXT).0.into_owned()
    }

    fn utf_16(order: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
        let text = format!("{}{TEXT}", if mark { "\u{FEFF}" } else { "" });
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn encodings_are_told_by_their_bytes() {
        let mut page = b"<meta charset=\"windows-1256\"><p>".to_vec();
        page.extend(rs::WINDOWS_1256.encode("قال").0.iter());
        let table = [
            ("UTF-8", TEXT.as_bytes().to_vec(), Encoding::Utf8, "UTF-8"),
            ("UTF-16, marked", utf_16(u16::to_le_bytes, true), Encoding::Utf16Le, "byte order mark"),
            ("UTF-16, big, marked", utf_16(u16::to_be_bytes, true), Encoding::Utf16Be, "byte order mark"),
            ("UTF-16", utf_16(u16::to_le_bytes, false), Encoding::Utf16Le, "00 or 06"),
            ("UTF-16, big", utf_16(u16::to_be_bytes, false), Encoding::Utf16Be, "00 or 06"),
            ("Windows", encoded(rs::WINDOWS_1256), Encoding::Windows1256, "«ال» stands"),
            ("ISO", encoded(rs::ISO_8859_6), Encoding::Iso8859_6, "«ال» stands"),
            ("a page that says so", page, Encoding::Windows1256, "charset=windows-1256"),
        ];
        for (what, bytes, encoding, evidence) in table {
            let found = decode(&bytes, None).unwrap();
            assert_eq!(found.encoding, encoding, "{what}");
            assert!(found.evidence.contains(evidence), "{what}: {}", found.evidence);
            let whole = if what.contains("page") { "<meta charset=\"windows-1256\"><p>قال" } else { TEXT };
            assert_eq!(found.text, whole, "{what}");
        }
    }

    #[test]
    fn an_encoding_that_was_named_in_vain_is_not_asked_for_again() {
        let refused = |bytes: &[u8]| decode(bytes, Some(Encoding::Utf8)).unwrap_err().to_string();
        let message = refused(&encoded(rs::WINDOWS_1256));
        assert!(message.contains("not UTF-8 at byte 0") && message.contains(OTHERWISE), "{message}");
        assert!(refused(&TEXT.as_bytes()[..TEXT.len() - 2]).contains(CUT));
    }

    #[test]
    fn older_encodings_are_told_whatever_the_words() {
        let texts = [
            "قالت مصادر أمنية إن انفجارا وقع",
            "إن الآن كان الإنسان أنا وأنت، لا «غير» ذلك… انتهى – انتظار",
            "\u{200F}رنا\u{A0}حسن\u{200E} في بيت قديم، الساعة 5؛ ثم؟",
            "كتاب قديم",
        ];
        for text in texts {
            let bytes = rs::WINDOWS_1256.encode(text).0;
            let found = decode(&bytes, None).unwrap();
            assert_eq!((found.text.as_str(), found.encoding), (text, Encoding::Windows1256));
            let text: String = text.chars().filter(|c| !"«»…–\u{200E}\u{200F}".contains(*c)).collect();
            let found = decode(&rs::ISO_8859_6.encode(&text).0, None).unwrap();
            assert_eq!((found.text.as_str(), found.encoding), (text.as_str(), Encoding::Iso8859_6));
        }
        // Many lines of ASCII, and a page that names the wrong one.
        let text = format!("<title>خبر</title>{}{TEXT}", "<a href='/home'>home</a>\n".repeat(4000));
        assert_eq!(decode(&rs::WINDOWS_1256.encode(&text).0, None).unwrap().text, text);
        let page = format!("<meta charset=iso-8859-6><p>{TEXT}");
        assert_eq!(decode(&rs::WINDOWS_1256.encode(&page).0, None).unwrap().encoding, Encoding::Windows1256);
    }

    #[test]
    fn the_callers_word_is_taken() {
        let bytes = encoded(rs::ISO_8859_6);
        assert_eq!(decode(&bytes, Some(Encoding::Iso8859_6)).unwrap().text, TEXT);
        assert_ne!(decode(&bytes, Some(Encoding::Windows1256)).unwrap().text, TEXT);
        assert!(matches!(decode(&bytes, Some(Encoding::Utf8)), Err(Error::NotUtf8 { .. })));
        assert!(matches!(decode(b"\xFF\xFE\xFD", Some(Encoding::Iso8859_6)), Err(Error::Format { .. })));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_with_a_hint() {
        let damaged: Vec<u8> = "كلام طويل يتكرر ".repeat(50).bytes().chain(*b"\xFF\xFE").chain("تتمة".bytes()).collect();
        let noise: Vec<u8> = (0..2000_u32).map(|i| (i * 7919 % 251 + 1) as u8).collect();
        let table: &[(&str, &[u8], &str)] = &[
            ("one bad place", &damaged, "damaged"),
            ("cut off", &"نص".as_bytes()[..3], "incomplete"),
            ("PDF", b"%PDF-1.7\n...", "PDF"),
            ("MHTML", b"From: <Saved by Blink>\n", "MHTML"),
            ("zip", b"PK\x03\x04....", "zip"),
            ("noise", &noise, "binary"),
            ("French", b"un caf\xE9 pr\xE8s de l'\xE9cole", "--encoding"),
            ("Russian", &rs::WINDOWS_1251.encode("Вчера в столице прошла встреча").0, "--encoding"),
            ("controls", &[b'a', 1, 2, 3, 4, b'b'], "binary"),
            ("one zero", &[TEXT.as_bytes(), b"\0"].concat(), "remove it"),
            ("UTF-32", b"\xFF\xFE\0\0a\0\0\0", "UTF-32"),
            ("zeroes", b"a\0\0\0b\0\0c", "binary"),
        ];
        for (what, bytes, expected) in table {
            match decode(bytes, None) {
                Err(Error::NotUtf8 { hint, .. }) => assert!(hint.contains(expected), "{what}: {hint}"),
                other => panic!("{what}: {other:?}"),
            }
        }
    }
}
