package dev.onehot.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the keys of a database are kept. Every process that opens the file reads the same; it holds nothing secret.
///
/// @param shared keys stay plain text, because another program reads them from this database
/// @param master what is known of the master key; empty until there is one
/// @param locks how often somebody has wished that every process forgets the master key
public record KeyProtection(boolean shared, Optional<Master> master, long locks) {
    /// Plain text: a database that another program made, or an older Onehot.
    public static final KeyProtection SHARED = new KeyProtection(true, Optional.empty());

    /// Encrypted, with a master key to be made for the first key.
    public static final KeyProtection FRESH = new KeyProtection(false, Optional.empty());

    public KeyProtection(boolean shared, Optional<Master> master) {
        this(shared, master, 0);
    }

    /// What may be known of a master key.
    ///
    /// @param id derived from the master key, so that another one is never taken for it; 16 hexadecimal digits
    /// @param sealed the master key under a passphrase, for a vault, and for a keyring that it was moved to from one, until it was read there; else empty
    /// @param place where in a keyring it was last seen. Not part of what makes two equal: to note it is no other way to keep keys
    public record Master(KeyBackend backend, String id, String sealed, Optional<KeyringPlace> place) {
        public Master(KeyBackend backend, String id, String sealed) {
            this(backend, id, sealed, Optional.empty());
        }

        /// Whether a passphrase opens it.
        public boolean isSealed() {
            return !sealed.isEmpty();
        }

        public Master at(Optional<KeyringPlace> seen) {
            return new Master(backend, id, sealed, seen);
        }

        @Override
        public String toString() {
            return "Master[" + backend.word() + " " + id + "]";
        }

        /// By hand: asked at every start, and a record's own is made at run time.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Master it && backend == it.backend && id.equals(it.id) && sealed.equals(it.sealed);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    /// By hand, as in [Master].
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyProtection it && shared == it.shared && locks == it.locks && master.equals(it.master);
    }

    @Override
    public int hashCode() {
        return master.hashCode();
    }

    public KeyProtection with(Master next) {
        return new KeyProtection(shared, Optional.of(next), locks);
    }

    public KeyProtection sharing(boolean nowShared) {
        return new KeyProtection(nowShared, master, locks);
    }

    public KeyProtection locked(long wishes) {
        return new KeyProtection(shared, master, wishes);
    }
}
