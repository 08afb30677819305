//! Turns a checked tree into typed values through serde; [`Located`] fields keep their place.

use serde::de::{
    self, DeserializeOwned, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde::{Deserialize, Deserializer};

use crate::source::{FileId, Located, Place};
use crate::written::{Entry, Node, Value};

/// Reads a typed value off a tree.
///
/// # Errors
/// What does not fit. After [`super::check`] has removed what is wrong this does not happen, as
/// long as every field of the type has a default.
pub fn from_node<T: DeserializeOwned>(node: &Node) -> Result<T, String> {
    T::deserialize(NodeReader(node)).map_err(|error| error.to_string())
}

/// Reads the record `[name]`; a record that is not there is the default one.
pub fn one<T: DeserializeOwned + Default>(node: &Node, name: &str) -> T {
    node.get(name)
        .and_then(|record| from_node(record).ok())
        .unwrap_or_default()
}

/// Reads the records `[[name]]`, in file order.
pub fn many<T: DeserializeOwned>(node: &Node, name: &str) -> Vec<T> {
    node.get(name)
        .map(Node::elements)
        .unwrap_or_default()
        .iter()
        .filter_map(|record| from_node(record).ok())
        .collect()
}

/// The marker by which a [`Located`] asks for its place.
const LOCATED: &str = "$engross::located";

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Fields<T> {
            type Value = Located<T>;
            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("a value with its place")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Located<T>, A::Error> {
                let missing = || de::Error::custom("a place is missing");
                let file: u32 = parts.next_element()?.ok_or_else(missing)?;
                let start: u32 = parts.next_element()?.ok_or_else(missing)?;
                let end: u32 = parts.next_element()?.ok_or_else(missing)?;
                let value = parts.next_element()?.ok_or_else(missing)?;
                let place = Place {
                    file: FileId::from_index(file),
                    start,
                    end,
                };
                Ok(Located { value, place })
            }
        }
        deserializer.deserialize_newtype_struct(LOCATED, Fields(std::marker::PhantomData))
    }
}

#[derive(Clone, Copy)]
struct NodeReader<'a>(&'a Node);

#[derive(Debug)]
struct Misfit(String);

impl std::fmt::Display for Misfit {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Misfit {}

impl de::Error for Misfit {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl<'de> Deserializer<'de> for NodeReader<'de> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.0.value {
            Value::Text(text) | Value::Float(text) | Value::Instant(text) => {
                visitor.visit_borrowed_str(text)
            }
            Value::Integer(number) => visitor.visit_i64(*number),
            Value::Flag(flag) => visitor.visit_bool(*flag),
            Value::Date(date) => visitor.visit_string(date.to_string()),
            Value::List(elements) => visitor.visit_seq(Elements(elements.iter())),
            Value::Table(entries) => visitor.visit_map(Entries {
                rest: entries.iter(),
                value: None,
            }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        if name == LOCATED {
            visitor.visit_seq(PlaceThenValue {
                node: self.0,
                at: 0,
            })
        } else {
            visitor.visit_newtype_struct(self)
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        match self.0.text() {
            Some(text) => visitor.visit_enum(text.into_deserializer()),
            None => Err(de::Error::custom("a word is expected here")),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct Elements<'a>(std::slice::Iter<'a, Node>);

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = Misfit;
    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Misfit> {
        self.0
            .next()
            .map(|node| seed.deserialize(NodeReader(node)))
            .transpose()
    }
}

struct Entries<'a> {
    rest: std::slice::Iter<'a, Entry>,
    value: Option<&'a Node>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Misfit;
    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Misfit> {
        let Some(entry) = self.rest.next() else {
            return Ok(None);
        };
        self.value = Some(&entry.node);
        seed.deserialize(entry.key.as_str().into_deserializer())
            .map(Some)
    }
    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Misfit> {
        match self.value.take() {
            Some(node) => seed.deserialize(NodeReader(node)),
            None => Err(de::Error::custom("a value without a key")),
        }
    }
}

/// Shows a node as the four parts of a [`Located`]: file, start, end, value.
struct PlaceThenValue<'a> {
    node: &'a Node,
    at: u8,
}

impl<'de> SeqAccess<'de> for PlaceThenValue<'de> {
    type Error = Misfit;
    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Misfit> {
        self.at += 1;
        let place = self.node.place;
        match self.at {
            1 => seed
                .deserialize(place.file.index().into_deserializer())
                .map(Some),
            2 => seed.deserialize(place.start.into_deserializer()).map(Some),
            3 => seed.deserialize(place.end.into_deserializer()).map(Some),
            4 => seed.deserialize(NodeReader(self.node)).map(Some),
            _ => Ok(None),
        }
    }
}
