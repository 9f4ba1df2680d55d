package dev.onehot.model;

import java.util.Optional;

/// One thing that a commit changed. Names what changed, never a key or a value.
public sealed interface Change {
    /// A provider's row.
    record ProviderChange(long id, String name, ProviderAction action) implements Change {}

    /// A setting's row.
    record SettingChange(String key, SettingAction action) implements Change {}

    /// How the keys of the database are kept.
    record KeysChange(KeysAction action) implements Change {}

    /// A program that follows the switch, or the token of one that asks the endpoint: then both are its name.
    record ProgramChange(String id, String name, ProgramAction action) implements Change {}

    enum ProviderAction implements Worded {
        ADDED,
        UPDATED,
        RENAMED,
        ACTIVATED,
        DEACTIVATED,
        DELETED,
        RESTORED,
        /// Its place among the others.
        MOVED,
        PINNED,
        UNPINNED,
        /// Its further keys, and what they and the one in use are called.
        KEY_ADDED,
        KEY_LABELED,
        KEY_REMOVED,
        /// Its last check.
        CHECKED;

        /// Whether whoever finds it leaves it out of the history: it is of Onehot's own tables, and whoever wrote it there has recorded it.
        public boolean isAside() {
            return switch (this) {
                case MOVED, PINNED, UNPINNED, KEY_ADDED, KEY_LABELED, KEY_REMOVED, CHECKED -> true;
                case ADDED, UPDATED, RENAMED, ACTIVATED, DEACTIVATED, DELETED, RESTORED -> false;
            };
        }
    }

    enum SettingAction implements Worded {
        SET,
        RESET
    }

    enum KeysAction implements Worded {
        /// All were encrypted.
        PROTECTED,
        /// All were written in plain text, for another program.
        SHARED,
        /// The master key was made, or moved; nobody can take that back but by moving it again.
        KEPT,
        /// Another master key took the place of one that somebody may know who must not, and all were encrypted anew; nobody can take that back.
        RENEWED
    }

    enum ProgramAction implements Worded {
        FOLLOWED,
        RELEASED,
        /// It stays with one provider, or with another one than before.
        PINNED,
        UNPINNED,
        /// What somebody else changed in its files is written over. No row is another one, and undo brings nothing back.
        APPLIED,
        /// What stands in its files was noted. No history has it: nobody did anything.
        WRITTEN,
        /// Of its token: there is one, or another one than before.
        TOKEN_MADE,
        TOKEN_REVOKED,
        /// Which provider answers it, or what it calls models.
        TOKEN_CHANGED;

        /// What became of a token.
        public static ProgramAction ofToken(Optional<EndpointToken> before, Optional<EndpointToken> after) {
            boolean same = before.map(EndpointToken::hash).equals(after.map(EndpointToken::hash));
            return after.isEmpty() ? TOKEN_REVOKED : same ? TOKEN_CHANGED : TOKEN_MADE;
        }

        /// Whether it is about a token, and nothing that follows.
        public boolean isOfToken() {
            return this == TOKEN_MADE || this == TOKEN_REVOKED || this == TOKEN_CHANGED;
        }
    }
}
