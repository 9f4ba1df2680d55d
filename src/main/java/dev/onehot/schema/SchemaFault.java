package dev.onehot.schema;

import dev.onehot.model.Message;

/// What is wrong with a schema, or with a part of it. Its settings are edited as text.
///
/// @param schema the name of its file
/// @param key the setting that it is about; empty for all of the schema
public record SchemaFault(String schema, String key, Message message) {}
