//! Answers as JSON, which a browser reads faster than anything that it is handed piece by piece.
//!
//! A serializer for what answers are made of, and no more: a library for all of JSON would cost every reader ten times
//! the download.

use std::fmt::{self, Display};

use serde::ser::{self, Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeTuple};

/// The JSON of a value.
pub(super) fn json(value: &impl Serialize) -> String {
    let mut writer = Writer { text: String::new() };
    let Ok(()) = value.serialize(&mut writer);
    writer.text
}

/// Nothing: what answers are made of can be written, always. Without failures, nothing checks for them.
#[derive(Debug)]
pub(super) enum NotJson {}

impl Display for NotJson {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for NotJson {}

impl ser::Error for NotJson {
    fn custom<T: Display>(_: T) -> Self {
        no_answer()
    }
}

struct Writer {
    text: String,
}

impl Writer {
    /// A comma, unless this is the first of a list.
    fn next(&mut self) {
        if !self.text.ends_with(['[', '{']) {
            self.text.push(',');
        }
    }

    fn string(&mut self, text: &str) {
        self.text.push('"');
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
            self.text.push_str(&rest[..at]);
            match rest.as_bytes()[at] {
                b'\n' => self.text.push_str("\\n"),
                byte if byte < b' ' => {
                    let digit = |number: u8| char::from_digit(number.into(), 16).unwrap_or('0');
                    self.text.push_str("\\u00");
                    self.text.extend([digit(byte >> 4), digit(byte & 15)]);
                }
                byte => self.text.extend(['\\', char::from(byte)]),
            }
            rest = &rest[at + 1..];
        }
        self.text.push_str(rest);
        self.text.push('"');
    }

    fn number(&mut self, number: u64) {
        self.text.push_str(&number.to_string());
    }
}

/// No answer has a value of such a kind; a test would find one that had.
fn no_answer() -> ! {
    unreachable!("a kind of value that answers do not have")
}

type Nothing = Impossible<(), NotJson>;

impl<'a> ser::Serializer for &'a mut Writer {
    type Ok = ();
    type Error = NotJson;
    type SerializeSeq = List<'a>;
    type SerializeTuple = List<'a>;
    type SerializeTupleStruct = Nothing;
    type SerializeTupleVariant = Nothing;
    type SerializeMap = Nothing;
    type SerializeStruct = Object<'a>;
    type SerializeStructVariant = Nothing;

    fn serialize_bool(self, value: bool) -> Result<(), NotJson> {
        self.text.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<(), NotJson> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), NotJson> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), NotJson> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), NotJson> {
        self.number(value);
        Ok(())
    }

    /// Scores are the only fractions here: four digits behind the point tell them apart.
    #[allow(clippy::cast_sign_loss, reason = "nothing below zero is left")]
    fn serialize_f32(self, value: f32) -> Result<(), NotJson> {
        let parts = (value * 10_000.0).round().max(0.0) as u64;
        self.number(parts / 10_000);
        self.text.push('.');
        let behind = (parts % 10_000 + 10_000).to_string();
        self.text.push_str(&behind[1..]);
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), NotJson> {
        self.string(value);
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), NotJson> {
        self.serialize_str(variant)
    }

    fn serialize_none(self) -> Result<(), NotJson> {
        self.text.push_str("null");
        Ok(())
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), NotJson> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'a>, NotJson> {
        self.text.push('[');
        Ok(List(self))
    }

    fn serialize_tuple(self, _: usize) -> Result<List<'a>, NotJson> {
        self.text.push('[');
        Ok(List(self))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Object<'a>, NotJson> {
        self.text.push('{');
        Ok(Object(self))
    }

    fn serialize_i8(self, _: i8) -> Result<(), NotJson> {
        no_answer()
    }

    fn serialize_i16(self, _: i16) -> Result<(), NotJson> {
        no_answer()
    }

    fn serialize_i32(self, _: i32) -> Result<(), NotJson> {
        no_answer()
    }

    fn serialize_i64(self, _: i64) -> Result<(), NotJson> {
        no_answer()
    }

    fn serialize_f64(self, _: f64) -> Result<(), NotJson> {
        no_answer()
    }

    fn serialize_char(self, _: char) -> Result<(), NotJson> {
        no_answer()
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), NotJson> {
        no_answer()
    }

    fn serialize_unit(self) -> Result<(), NotJson> {
        no_answer()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), NotJson> {
        no_answer()
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Result<(), NotJson> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), NotJson> {
        no_answer()
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Nothing, NotJson> {
        no_answer()
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Nothing, NotJson> {
        no_answer()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Nothing, NotJson> {
        no_answer()
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Nothing, NotJson> {
        no_answer()
    }
}

/// A list being written.
struct List<'a>(&'a mut Writer);

impl SerializeSeq for List<'_> {
    type Ok = ();
    type Error = NotJson;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), NotJson> {
        self.0.next();
        value.serialize(&mut *self.0)
    }

    fn end(self) -> Result<(), NotJson> {
        self.0.text.push(']');
        Ok(())
    }
}

impl SerializeTuple for List<'_> {
    type Ok = ();
    type Error = NotJson;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), NotJson> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), NotJson> {
        SerializeSeq::end(self)
    }
}

/// An object being written.
struct Object<'a>(&'a mut Writer);

impl SerializeStruct for Object<'_> {
    type Ok = ();
    type Error = NotJson;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, name: &'static str, value: &T) -> Result<(), NotJson> {
        self.0.next();
        self.0.string(name);
        self.0.text.push(':');
        value.serialize(&mut *self.0)
    }

    fn end(self) -> Result<(), NotJson> {
        self.0.text.push('}');
        Ok(())
    }
}
