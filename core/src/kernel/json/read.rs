//! The one reader of trees.

use std::borrow::Cow;

use serde::de::{
    DeserializeSeed, EnumAccess, Error as _, Expected, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};
use serde::{Deserializer, forward_to_deserialize_any};

use super::{Misread, Tree};

/// A tree, about to be read.
///
/// Each kind of value is asked for by a function of its own: one that takes any kind makes every
/// type bring the refusal of all others, and that is much of a browser module.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a, 'de> {
    tree: &'a Tree<'de>,
    /// Whether it is an item of a list.
    is_item: bool,
}

impl<'a, 'de> Reader<'a, 'de> {
    pub(super) fn new(tree: &'a Tree<'de>) -> Self {
        Self { tree, is_item: false }
    }

    #[cold]
    fn mismatch(&self, expected: &dyn Expected) -> Misread {
        let found = match self.tree {
            Tree::Null => Unexpected::Unit,
            Tree::Bool(value) => Unexpected::Bool(*value),
            Tree::Unsigned(value) => Unexpected::Unsigned(*value),
            Tree::Signed(value) => Unexpected::Signed(*value),
            Tree::Float(value) => Unexpected::Float(*value),
            Tree::Text(text) => Unexpected::Str(text),
            Tree::List(_) => Unexpected::Seq,
            Tree::Map(_) => Unexpected::Map,
        };
        Misread::invalid_type(found, expected)
    }

    fn text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self.tree {
            Tree::Text(text) => visitor.visit_str(text),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    fn whole_number<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self.tree {
            Tree::Unsigned(value) => visitor.visit_u64(*value),
            Tree::Signed(value) => visitor.visit_i64(*value),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    fn number<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self.tree {
            Tree::Float(value) => visitor.visit_f64(*value),
            _ => self.whole_number(visitor),
        }
    }

    fn list<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self.tree {
            Tree::List(items) => {
                let mut list = Items { items, at: 0 };
                let value = visitor.visit_seq(&mut list)?;
                list.is_at_its_end()?;
                Ok(value)
            }
            _ => Err(self.mismatch(&visitor)),
        }
    }

    fn map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self.tree {
            Tree::Map(fields) => visitor.visit_map(Fields { fields, at: 0 }),
            _ => Err(self.mismatch(&visitor)),
        }
    }
}

/// The functions of a deserializer that read one kind of value.
macro_rules! read_as {
    ($read:ident: $($name:ident($($also:ty),*))*) => {
        $(fn $name<V: Visitor<'de>>(self, $(_: $also,)* visitor: V) -> Result<V::Value, Misread> {
            self.$read(visitor)
        })*
    };
}

impl<'de> Deserializer<'de> for Reader<'_, 'de> {
    type Error = Misread;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self.tree {
            Tree::Null => visitor.visit_unit(),
            Tree::Bool(value) => visitor.visit_bool(*value),
            // What is kept to be read later would take a number without a sign for a word.
            Tree::Unsigned(value) => match i64::try_from(*value) {
                Ok(value) => visitor.visit_i64(value),
                Err(_) => visitor.visit_u64(*value),
            },
            Tree::Signed(value) => visitor.visit_i64(*value),
            Tree::Float(value) => visitor.visit_f64(*value),
            Tree::Text(text) => visitor.visit_str(text),
            Tree::List(_) => self.list(visitor),
            Tree::Map(_) => self.map(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self.tree {
            Tree::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misread> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misread> {
        match self.tree {
            Tree::Text(_) => visitor.visit_enum(Word(Self::new(self.tree))),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    /// A word, or the kind of an object; a kind with its fields behind it, in a list, is none.
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        if self.is_item { Err(Misread::of_the_list()) } else { self.text(visitor) }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        visitor.visit_unit()
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self.tree {
            Tree::Bool(value) => visitor.visit_bool(*value),
            _ => Err(self.mismatch(&visitor)),
        }
    }

    read_as! {
        text: deserialize_str() deserialize_string() deserialize_char()
    }

    read_as! {
        whole_number:
        deserialize_i8() deserialize_i16() deserialize_i32() deserialize_i64()
        deserialize_u8() deserialize_u16() deserialize_u32() deserialize_u64()
    }

    read_as! { number: deserialize_f32() deserialize_f64() }

    read_as! {
        list: deserialize_seq() deserialize_tuple(usize)
        deserialize_tuple_struct(&'static str, usize)
    }

    // A list of the values of an object in their order is no object.
    read_as! {
        map: deserialize_map() deserialize_struct(&'static str, &'static [&'static str])
    }

    forward_to_deserialize_any! { i128 u128 bytes byte_buf unit unit_struct }
}

/// The items of a list.
struct Items<'a, 'de> {
    items: &'a [Tree<'de>],
    at: usize,
}

impl Items<'_, '_> {
    fn is_at_its_end(&self) -> Result<(), Misread> {
        if self.at < self.items.len() {
            return Err(Misread::invalid_length(self.items.len(), &"fewer items in the list"));
        }
        Ok(())
    }
}

impl<'de> SeqAccess<'de> for &mut Items<'_, 'de> {
    type Error = Misread;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Misread> {
        let Some(item) = self.items.get(self.at) else { return Ok(None) };
        let reader = Reader { tree: item, is_item: true };
        let value = seed.deserialize(reader).map_err(|misread| misread.in_item(self.at))?;
        self.at += 1;
        Ok(Some(value))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len().saturating_sub(self.at))
    }
}

/// The fields of an object.
struct Fields<'a, 'de> {
    fields: &'a [(Cow<'de, str>, Tree<'de>)],
    at: usize,
}

impl<'de> MapAccess<'de> for Fields<'_, 'de> {
    type Error = Misread;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Misread> {
        let Some((name, _)) = self.fields.get(self.at) else { return Ok(None) };
        seed.deserialize(FieldName(name)).map(Some).map_err(|misread| misread.in_field(name))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Misread> {
        let Some((name, value)) = self.fields.get(self.at) else {
            return Err(Misread::custom("a name without a value"));
        };
        self.at += 1;
        seed.deserialize(Reader::new(value)).map_err(|misread| misread.in_field(name))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.fields.len().saturating_sub(self.at))
    }
}

/// The name of a field, about to be read.
struct FieldName<'a, 'de>(&'a Cow<'de, str>);

impl<'de> Deserializer<'de> for FieldName<'_, 'de> {
    type Error = Misread;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        visitor.visit_str(self.0)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misread> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misread> {
        visitor.visit_enum(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl<'de> EnumAccess<'de> for FieldName<'_, 'de> {
    type Error = Misread;
    type Variant = NoContent;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, NoContent), Misread> {
        Ok((seed.deserialize(self)?, NoContent))
    }
}

/// A word of a list of words.
struct Word<'a, 'de>(Reader<'a, 'de>);

impl<'de> EnumAccess<'de> for Word<'_, 'de> {
    type Error = Misread;
    type Variant = NoContent;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, NoContent), Misread> {
        Ok((seed.deserialize(self.0)?, NoContent))
    }
}

/// What stands beside a word: nothing, since what has content is told apart by a tag.
struct NoContent;

impl<'de> VariantAccess<'de> for NoContent {
    type Error = Misread;

    fn unit_variant(self) -> Result<(), Misread> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Misread> {
        Err(Misread::custom("a word has no content"))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Misread> {
        Err(Misread::custom("a word has no content"))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Misread> {
        Err(Misread::custom("a word has no content"))
    }
}
