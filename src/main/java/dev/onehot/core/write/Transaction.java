package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Snapshot;
import dev.onehot.core.keys.KeySealer;
import dev.onehot.model.ApiKey;
import dev.onehot.model.Change;
import dev.onehot.model.Change.KeysAction;
import dev.onehot.model.Change.ProgramAction;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.Change.SettingAction;
import dev.onehot.model.EndpointToken;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeyringPlace;
import dev.onehot.model.Message;
import dev.onehot.model.NoSuchProviderException;
import dev.onehot.model.PastChange;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.model.SettingKey;
import dev.onehot.model.SpareKey;
import dev.onehot.model.StorageException;
import dev.onehot.model.StoredKey;
import dev.onehot.schema.Schemas;
import dev.onehot.secret.MasterKey;
import dev.onehot.store.OvertakenException;
import dev.onehot.store.Stamp;
import dev.onehot.store.StoreSession;
import org.jspecify.annotations.Nullable;

/// A transaction under way: the rows and the snapshot move together, command by command.
///
/// Confined to the thread that holds the manager's lock.
final class Transaction {
    private final StoreSession session;
    private final Stamp stamp;
    private KeySealer sealer;
    private final Schemas schemas;
    private final List<Change> changes = new ArrayList<>();
    private final List<Message> remarks = new ArrayList<>();
    private final Snapshot start;
    private final long told;
    private Snapshot now;
    private Schemas.@Nullable Reading reading;
    private String schemasNamed = "";

    /// @param told the newest revision that listeners were told of, which shows what `before` does
    Transaction(StoreSession session, KeySealer sealer, Schemas schemas, Snapshot before, long told, Stamp stamp) {
        this.schemas = schemas;
        this.session = session;
        this.sealer = sealer;
        this.start = before;
        this.told = told;
        this.now = before;
        this.stamp = stamp;
    }

    /// Runs `body`; what it throws undoes what it changed, and nothing else.
    <T> T whole(Supplier<T> body) {
        var before = now;
        int changesBefore = changes.size();
        int remarksBefore = remarks.size();
        var mark = session.history().mark();
        session.savepoint();
        try {
            var answer = body.get();
            session.release();
            return answer;
        } catch (TransactionLost | OvertakenException lost) {
            throw lost;
        } catch (RuntimeException | Error failure) {
            try {
                session.rollBackToSavepoint();
            } catch (StorageException transactionLost) {
                // Why is told by what came first: after that SQLite knows of no savepoint any more.
                var reason = failure instanceof StorageException first ? first : transactionLost;
                reason.addSuppressed(reason == failure ? transactionLost : failure);
                throw new TransactionLost(reason);
            }
            now = before;
            changes.subList(changesBefore, changes.size()).clear();
            remarks.subList(remarksBefore, remarks.size()).clear();
            session.history().goBackTo(mark);
            throw failure;
        }
    }

    /// SQLite gave up the whole transaction (disk full, I/O error): no other command in it can succeed either.
    static final class TransactionLost extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final StorageException reason;

        TransactionLost(StorageException reason) {
            super(reason);
            this.reason = reason;
        }

        StorageException reason() {
            return reason;
        }
    }

    /// Whether there is anything to commit and to tell.
    boolean isChanged() {
        return !changes.isEmpty()
                || !now.lastChosen().equals(start.lastChosen())
                || !now.protection().equals(start.protection())
                || !place(now).equals(place(start));
    }

    /// No part of what makes two ways of keeping keys differ.
    private static Optional<KeyringPlace> place(Snapshot state) {
        return state.protection().master().flatMap(KeyProtection.Master::place);
    }

    KeySealer sealer() {
        return sealer;
    }

    /// Has what follows sealed with this master key.
    void sealWith(MasterKey master) {
        sealer = sealer.with(master);
    }

    /// A key of this provider that comes from elsewhere, as it is to be stored: in plain text only where keys are kept so.
    StoredKey kept(long id, StoredKey key) {
        return key.source() instanceof KeySource.Plain ? sealer.seal(now.protection(), id, ApiKey.of(key.text())) : key;
    }

    StoreSession session() {
        return session;
    }

    /// The state that the next command finds.
    Snapshot now() {
        return now;
    }

    long told() {
        return told;
    }

    long revision() {
        return stamp.revision();
    }

    String at() {
        return stamp.at();
    }

    List<Change> changes() {
        return changes;
    }

    void show(Snapshot next) {
        now = next;
    }

    /// The provider of this id as the next command finds it. Throws [NoSuchProviderException].
    Provider provider(long id) {
        return now.provider(id).orElseThrow(() -> new NoSuchProviderException(id));
    }

    /// As [#provider], but as its rows are by now, without a version.
    Provider stored(long id) {
        return session.providers().find(id).orElseThrow(() -> new NoSuchProviderException(id));
    }

    /// What stands now under this key, also where the state does not cover it.
    Optional<Setting> setting(String key) {
        // Of a row that is not covered nobody knows more than that it is there.
        return now.covers(key) ? now.setting(key) : session.setting(key).map(it -> it.withVersion(1));
    }

    /// Writes a setting down, shows it and tells it.
    void save(String key, String value, Optional<Setting> before) {
        save(key, value, before, () -> session.saveSetting(key, value, at()));
    }

    /// As [#save], of a row that `change` removed: what other programs had in it comes back too.
    void saveAgain(String key, String value, PastChange change) {
        remarkGone(key, session.otherColumns().gone(change, key));
        save(key, value, Optional.empty(), () -> session.otherColumns().bringBack(change, key, value, at()));
    }

    private void save(String key, String value, Optional<Setting> before, Runnable write) {
        var after = Setting.of(key, value, at(), revision());
        record(SettingAction.SET, key, before, Optional.of(after));
        write.run();
        if (now.covers(key)) {
            show(now.with(after));
        }
    }

    /// Writes the large value again that `change` replaced, shows it and tells it.
    void bringBack(String key, PastChange change, Optional<Setting> before) {
        var values = session.largeValues();
        var after = new Setting(key, "", at(), revision(), values.bytes(change));
        remarkGone(key, session.otherColumns().gone(change, key));
        record(SettingAction.SET, key, before, Optional.of(after));
        values.bringBack(change, key, at());
        if (now.covers(key)) {
            show(now.with(after));
        }
    }

    /// Removes a setting's row, shows it and tells it.
    void remove(String key, Setting before) {
        record(SettingAction.RESET, key, Optional.of(before), Optional.empty());
        if (!schemas().isSecret(key)) {
            session.otherColumns().keep(key);
        }
        session.deleteSetting(key);
        if (now.covers(key)) {
            show(now.withoutSetting(key));
        }
    }

    /// Before it is done: what stands there is kept, if it is large.
    private void record(SettingAction action, String key, Optional<Setting> before, Optional<Setting> after) {
        boolean secret = schemas().isSecret(key);
        session.history().setting(stamp, action, key, before, after, secret);
        changes.add(new Change.SettingChange(key, action));
        before.filter(it -> it.isLarge() && !secret).ifPresent(this::keep);
    }

    private void keep(Setting large) {
        if (!session.largeValues().keep(large)) {
            remark(Message.of("setting.unkept", new SettingKey(large.key()), Math.round(large.largeBytes() / 1e6)));
        }
    }

    /// Read once for all settings of this transaction, unless it names other schemas.
    Schemas.Reading schemas() {
        var named = now.schemas();
        var known = reading;
        if (known == null || !named.equals(schemasNamed)) {
            known = schemas.reading(start.schemas(), named);
            reading = known;
            schemasNamed = named;
        }
        return known;
    }

    /// Shows what changed beside a provider, and tells it; no history has it.
    void tell(ProviderAction action, Provider after) {
        show(now.with(after));
        changes.add(new Change.ProviderChange(after.id(), after.name(), action));
    }

    /// Records what changed beside a provider, and shows and tells it.
    ///
    /// @param spareBefore the further key that it is about, if it is about one
    /// @param keyBefore of one that was removed
    void recordAside(
            ProviderAction action,
            Provider before,
            Provider after,
            Optional<SpareKey> spareBefore,
            Optional<SpareKey> spareAfter,
            Optional<StoredKey> keyBefore) {
        session.history().aside(stamp, action, before, after, spareBefore, spareAfter, keyBefore);
        tell(action, after);
    }

    /// Records what became of a program that follows.
    void record(ProgramAction action, Optional<FollowedProgram> before, Optional<FollowedProgram> after) {
        session.history().program(stamp, action, before, after);
        tell(action, after.or(() -> before).orElseThrow());
    }

    /// Records what became of a token.
    void record(Optional<EndpointToken> before, Optional<EndpointToken> after) {
        var action = ProgramAction.ofToken(before, after);
        var name = after.or(() -> before).orElseThrow().name();
        session.history().token(stamp, action, before, after);
        changes.add(new Change.ProgramChange(name, name, action));
    }

    /// Tells of a program what no history has.
    void tell(ProgramAction action, FollowedProgram program) {
        changes.add(new Change.ProgramChange(program.id(), program.name(), action));
    }

    /// Records how keys were kept, and are.
    void record(KeysAction action, Optional<String> before, Optional<String> after) {
        session.history().keys(stamp, action, before, after);
        changes.add(new Change.KeysChange(action));
    }

    /// Says something about the command under way, besides that it succeeded.
    void remark(Message message) {
        remarks.add(message);
    }

    /// @param columns of other programs, which had something in a row that is back, and are not there any more
    void remarkGone(String name, List<String> columns) {
        if (!columns.isEmpty()) {
            remark(Message.of("undo.column", name, String.join(", ", columns)));
        }
    }

    List<Message> remarks() {
        return remarks;
    }

    void record(ProviderAction action, Optional<Provider> before, Optional<Provider> after) {
        record(action, before, after, Optional.empty());
    }

    /// @param keyBefore the key that was replaced or removed, as it stood in the database
    void record(
            ProviderAction action, Optional<Provider> before, Optional<Provider> after, Optional<StoredKey> keyBefore) {
        session.history().provider(stamp, action, before, after, keyBefore);
        var subject = after.or(() -> before).orElseThrow();
        changes.add(new Change.ProviderChange(subject.id(), subject.name(), action));
    }
}
