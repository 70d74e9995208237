//! Files taken apart and put together by hand, as `src/index/bytes.rs` and `src/index/root.rs` describe them.

/// Bytes before a file's content: `"kshf" version:u8 kind:u8 number:u16 generation:u32 checksum:u32`.
pub(crate) const HEADER: usize = 16;

/// FNV-1a in 64 bits, both halves made one.
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for &byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    }
    (hash ^ hash >> 32) as u32
}

/// A file with the checksum that its content has now.
pub(crate) fn sealed(mut file: Vec<u8>) -> Vec<u8> {
    if let Some((header, content)) = file.split_at_mut_checked(HEADER) {
        header[12..].copy_from_slice(&checksum(content).to_le_bytes());
    }
    file
}

/// A number in groups of seven bits.
pub(crate) fn number(to: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

/// The same number with its sign in the lowest bit.
pub(crate) fn signed(to: &mut Vec<u8>, value: i64) {
    number(to, (value << 1 ^ value >> 63).cast_unsigned());
}

/// A file with a header of its own.
pub(crate) fn file(kind: u8, at: u16, generation: u32, content: &[u8]) -> Vec<u8> {
    let mut file = b"kshf\x06".to_vec();
    file.push(kind);
    file.extend(at.to_le_bytes());
    file.extend(generation.to_le_bytes());
    file.extend([0; 4]);
    file.extend(content);
    sealed(file)
}

/// The files of a bundle: `"kshb" count:u32 (size:u8 name size:u32 file)…`.
pub(crate) fn unbundled(bundle: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut rest = bundle.strip_prefix(b"kshb").unwrap();
    let mut take = |count: usize| {
        let (taken, behind) = rest.split_at(count);
        rest = behind;
        taken.to_vec()
    };
    let size = |bytes: Vec<u8>| u32::from_le_bytes(bytes.try_into().unwrap()) as usize;
    let count = size(take(4));
    let files = (0..count).map(|_| {
        let name = take(1)[0].into();
        let name = String::from_utf8(take(name)).unwrap();
        let file = size(take(4));
        (name, take(file))
    });
    files.collect()
}

pub(crate) fn bundled(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut bundle = b"kshb".to_vec();
    bundle.extend((files.len() as u32).to_le_bytes());
    for (name, file) in files {
        bundle.push(name.len() as u8);
        bundle.extend(name.as_bytes());
        bundle.extend((file.len() as u32).to_le_bytes());
        bundle.extend(file);
    }
    bundle
}
