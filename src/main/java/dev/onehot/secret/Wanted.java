package dev.onehot.secret;

import dev.onehot.model.KeyringPlace;
import java.util.Optional;

/// What a store is unlocked for.
public sealed interface Wanted {
    /// To read one master key: nothing else is opened.
    ///
    /// @param id of the master key
    /// @param place where it was last seen
    record Key(String id, Optional<KeyringPlace> place) implements Wanted {}

    /// To make a first master key: as long as anything is locked, there may be one in it.
    record Everything() implements Wanted {}
}
