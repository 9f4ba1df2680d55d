package dev.onehot.core.keys;

import module java.base;

import dev.onehot.secret.KeptSecret;
import dev.onehot.secret.MasterKey;
import dev.onehot.secret.SecretStore;

/// The master key of a team's database as one member has it: after the passphrase was typed once it is kept on this computer with the member's own keychain, and nobody is
/// asked again here until it is another one, or is forgotten.
///
/// Blocks on the disk and on the keychain; only on the thread of [Keys].
///
/// @param keychain of this member, which knows nothing of the team
public record TeamKey(SecretStore keychain, KeptSecret kept) {
    /// The master key with this id; empty where another one or none is kept, or the keychain does not open it now.
    Optional<MasterKey> read(String id) {
        return kept.read(keychain).flatMap(MasterKey::of).filter(it -> it.id().equals(id));
    }

    /// Where there is no keychain the passphrase is asked for once a session.
    ///
    /// @return whether it is kept
    boolean keep(MasterKey master) {
        return kept.keep(keychain, master.bytes());
    }

    void forget() {
        kept.forget();
    }
}
