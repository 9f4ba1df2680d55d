package dev.onehot.model;

import java.util.Optional;

/// What opening a database on a server would find, before anything is opened or made.
///
/// @param engine which program keeps it, with its version
/// @param isNew whether Onehot's tables would be made
/// @param providers how many are there
/// @param obstacle why it could only be read; empty when it could be written
public record ServerLook(DatabasePlace place, String engine, boolean isNew, long providers, Optional<StorageException> obstacle) {}
