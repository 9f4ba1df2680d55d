package dev.onehot.core.files;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.files.RestoredKeys.Fate;
import dev.onehot.core.files.RestoredKeys.Restored;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeyState;
import dev.onehot.model.Message;
import dev.onehot.model.Provider;
import dev.onehot.store.KeyCell;

/// What a person has to know before they restore: which keys do not come back and what would open them, which lose their protection, and what
/// undo will not bring back.
///
/// Belongs to one [RestorePlan]; not safe for several threads.
final class RestoreRemarks {
    private final RestoredKeys restored;
    private final String copies;
    private final Path keyFile;
    private final Map<Fate, Set<String>> fates = new EnumMap<>(Fate.class);
    private final Set<String> bared = new LinkedHashSet<>();
    private final Set<String> unkept = new LinkedHashSet<>();
    private int baredKeys;

    /// @param copies where the copy is going to be that is made before a restore
    /// @param keyFile where a master key is looked for that is kept in a file
    RestoreRemarks(RestoredKeys restored, String copies, Path keyFile) {
        this.restored = restored;
        this.copies = copies;
        this.keyFile = keyFile;
    }

    /// @param key as the backup has it
    /// @param stays whether it is stored so already
    void comes(Provider provider, KeyCell key, Restored next, boolean stays) {
        fates.computeIfAbsent(next.fate(), it -> new LinkedHashSet<>()).add(provider.name());
        boolean plain = restored.target().shared() && next.key().filter(it -> it.source() instanceof KeySource.Plain).isPresent();
        if (!stays && plain && key.key().source() instanceof KeySource.Encrypted) {
            baredKeys++;
            bared.add(provider.name());
        }
    }

    /// A key that is there now is replaced or removed.
    void goes(Provider provider, KeyCell now) {
        if (now.key().source() instanceof KeySource.Plain) {
            unkept.add(provider.name());
        }
    }

    /// A setting is replaced or removed whose value no history has.
    void goes(String setting) {
        unkept.add(setting);
    }

    private boolean has(Fate fate) {
        return fates.containsKey(fate);
    }

    /// Keys that cannot be encrypted yet are a problem, until the person opens the master key.
    Plan plan(Planning planning, Optional<? extends Command> first, Plan.Source source) {
        var remarks = new ArrayList<Message>();
        boolean vault = restored.refusal().filter(RestoreRemarks::isClosedVault).isPresent();
        if (restored.comesBack().isPresent()) {
            remarks.add(Message.of(restored.session() ? "restore.session" : "restore.vault"));
            if (vault) {
                remarks.add(Message.of("restore.vault.closed"));
            }
        }
        names(Fate.WAITING).map(it -> Message.of(restored.lost() ? "restore.waiting.lost" : "restore.waiting", it)).ifPresent(it -> {
            planning.problem("key", it);
            remarks.add(it);
        });
        names(Fate.LOCKED).ifPresent(it -> remarks.add(Message.of("restore.locked", it)));
        names(Fate.LEFT).ifPresent(it -> remarks.add(Message.of("restore.left", it)));
        names(Fate.KEPT).ifPresent(it -> remarks.add(Message.of("restore.kept", it)));
        boolean locked = has(Fate.LOCKED) || has(Fate.LEFT) || has(Fate.KEPT);
        if (locked) {
            remarks.addAll(restored.refusal().map(this::way).orElse(List.of(Message.of("restore.way.none"))));
        }
        if (baredKeys > 0) {
            remarks.add(Message.of(baredKeys == 1 ? "restore.plain" : "restore.plain.more", String.join(", ", bared), baredKeys));
        }
        if (!unkept.isEmpty()) {
            remarks.add(Message.of("restore.unkept", String.join(", ", unkept), copies));
        }
        // The master key that comes back may be behind a passphrase that is not known here.
        boolean closed = locked || (restored.comesBack().isPresent() && restored.refusal().isPresent());
        return planning.plan(first, remarks, closed || baredKeys > 0 || !unkept.isEmpty(), source);
    }

    private Optional<String> names(Fate fate) {
        return Optional.ofNullable(fates.get(fate)).map(it -> String.join(", ", it));
    }

    /// The backup's master key is in a vault whose passphrase nobody has given yet.
    private static boolean isClosedVault(KeyState refusal) {
        return refusal.kind() == KeyState.Kind.LOCKED && refusal.backend().equals(Optional.of(KeyBackend.VAULT));
    }

    /// What would open the backup's keys: that depends on where their master key lay.
    private List<Message> way(KeyState refusal) {
        return switch (refusal.backend().orElse(KeyBackend.SESSION)) {
            case VAULT -> List.of(Message.of(isClosedVault(refusal) ? "restore.way.vault" : "restore.way.damaged"));
            case FILE -> List.of(Message.of(isTaken() ? "restore.way.otherFile" : "restore.way.file", keyFile.toString()));
            case KEYCHAIN -> refusal.kind() == KeyState.Kind.LOCKED || refusal.kind() == KeyState.Kind.DENIED
                    ? List.of(refusal.what(), refusal.advice())
                    : List.of(Message.of("restore.way.keychain"));
            case SESSION -> List.of(Message.of("restore.way.session"));
        };
    }

    /// Whether the place for a file with a master key has one that is needed there.
    private boolean isTaken() {
        return restored.target().master().map(KeyProtection.Master::backend).equals(Optional.of(KeyBackend.FILE));
    }
}
