//! The files of an index, and what they are called.

use super::root::Root;

/// A file of an index besides the root.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Block {
    Dictionary(u32),
    Families(u32),
    /// A file of places, by the family block that it belongs to and its number there.
    Places(u32, u32),
    Ids(u32),
    Text(u32),
    /// The one file of facts.
    Facts,
}

impl Block {
    pub(crate) const fn kind(self) -> u8 {
        match self {
            Self::Dictionary(_) => b'd',
            Self::Families(_) => b'f',
            Self::Places(..) => b'p',
            Self::Ids(_) => b'i',
            Self::Text(_) => b't',
            Self::Facts => b'a',
        }
    }

    /// The number in the file's header.
    pub(crate) const fn number(self) -> u32 {
        match self {
            Self::Dictionary(number) | Self::Families(number) | Self::Ids(number) | Self::Text(number) => number,
            Self::Places(block, file) => block ^ file << 12,
            Self::Facts => 0,
        }
    }
}

/// The volume of a text block, by name, and the block's number in it.
pub(super) fn volume_of(root: &Root, text: u32) -> (u32, u32) {
    let at = root.volumes.partition_point(|volume| volume.first <= text);
    at.checked_sub(1).map_or((0, text), |at| (root.volumes[at].name, text - root.volumes[at].first))
}

/// The path of a file below the index's folder, without its ending.
pub(crate) fn name(root: &Root, block: Block) -> String {
    let generation = root.generation;
    let hexadecimal = |number: u32| -> String {
        (0..8).rev().filter_map(|at| char::from_digit(number >> (4 * at) & 15, 16)).collect()
    };
    let folder = match block {
        Block::Text(text) => {
            let (volume, number) = volume_of(root, text);
            return "t/".to_owned() + &hexadecimal(volume) + "/" + &number.to_string();
        }
        _ => "w".to_owned() + &hexadecimal(generation) + "/",
    };
    let file = match block {
        Block::Places(block, file) => block.to_string() + "." + &file.to_string(),
        other => other.number().to_string(),
    };
    folder + &String::from(char::from(block.kind())) + &file
}

/// The blocks that a name may stand for. Several text blocks may have one name, which only chance or malice makes.
pub(super) fn named(root: &Root, name: &str) -> Vec<Block> {
    let Some((folder, file)) = name.split_once('/') else { return Vec::new() };
    let mut found = Vec::new();
    if folder == "t" {
        let Some((volume, number)) = file.split_once('/') else { return found };
        let (volume, number) = (u32::from_str_radix(volume, 16), number.parse::<u32>());
        let volumes = root.volumes.iter().filter(|known| volume == Ok(known.name));
        let texts = volumes.filter_map(|known| known.first.checked_add(number.clone().ok()?));
        found.extend(texts.filter(|&text| (text as usize) < root.texts.len()).map(Block::Text));
    } else {
        found.extend(of_kind(root, file));
    }
    found.retain(|&block| self::name(root, block) == name);
    found
}

/// The block of a file in the folder of a generation.
fn of_kind(root: &Root, file: &str) -> Option<Block> {
    let number = |text: &str, count: usize| text.parse().ok().filter(|&number: &u32| (number as usize) < count);
    let (kind, rest) = file.split_at_checked(1)?;
    Some(match kind {
        "d" => Block::Dictionary(number(rest, root.spellings.len())?),
        "f" => Block::Families(number(rest, root.numbers.blocks() as usize)?),
        "a" => Block::Facts,
        "i" => Block::Ids(number(rest, root.ids.len())?),
        "p" => {
            let (block, file) = rest.split_once('.')?;
            Block::Places(number(block, root.numbers.blocks() as usize)?, file.parse().ok()?)
        }
        _ => return None,
    })
}
