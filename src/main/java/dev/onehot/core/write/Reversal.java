package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.ConflictException;
import dev.onehot.model.Change;
import dev.onehot.model.Change.KeysAction;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.Message;
import dev.onehot.model.PastChange;
import dev.onehot.model.Setting;
import dev.onehot.model.SettingKey;

/// Takes back the changes of one gesture, one after the other from the last to the first.
///
/// The rule: what stands now must be what the gesture left there, or what was there before it. Anything else was changed since, and
/// undoing would lose that: a [ConflictException].
final class Reversal {
    private final Transaction transaction;
    private final SettingCommands settings;
    private final ProviderReversal providers;
    private final List<PastChange> gesture;
    private final Touched touched;

    /// @param changes all of the gesture
    Reversal(Transaction transaction, List<PastChange> changes) {
        this.transaction = transaction;
        this.touched = new Touched(() -> transaction.session().history(), changes);
        this.settings = new SettingCommands(transaction);
        this.providers = new ProviderReversal(transaction, changes, touched);
        this.gesture = changes;
    }

    /// Answers the provider that it was about.
    OptionalLong reverse(PastChange change) {
        return switch (change.change()) {
            case Change.SettingChange(var key, _) -> {
                setting(change, key);
                yield OptionalLong.empty();
            }
            case Change.KeysChange(var action) -> {
                keys(action);
                yield OptionalLong.empty();
            }
            case Change.ProgramChange(var id, _, var action) -> {
                var programs = new ProgramCommands(transaction);
                if (action.isOfToken()) {
                    programs.reverseToken(change);
                } else {
                    programs.reverse(change, id);
                }
                yield OptionalLong.empty();
            }
            case Change.ProviderChange(var id, _, ProviderAction action) -> {
                // What protecting or sharing did to each key, its own reversal does to all.
                if (gesture.stream().noneMatch(Reversal::rewritesKeys)) {
                    providers.reverse(change, id, action);
                }
                yield OptionalLong.of(id);
            }
        };
    }

    /// A master key that came back with a backup did nothing to the keys that were here.
    private static boolean rewritesKeys(PastChange change) {
        return change.change() instanceof Change.KeysChange(var action) && action != KeysAction.KEPT;
    }

    /// To be called when all changes are taken back.
    void finish() {
        providers.finish();
    }

    private void keys(KeysAction action) {
        boolean shared = transaction.now().protection().shared();
        var commands = new KeyCommands(transaction);
        // The third was a move of the master key: where it was, nobody may have it any more.
        if (action == KeysAction.PROTECTED && !shared) {
            commands.share();
        } else if (action == KeysAction.SHARED && shared) {
            commands.protect();
        }
    }

    private void setting(PastChange change, String key) {
        var now = transaction.setting(key);
        var before = change.before(PastChange.VALUE);
        if (isMasked(change)) {
            unseen(change, key, now);
            return;
        }
        if (isSame(now, before)) {
            return;
        }
        if (change.after(PastChange.VALUE).equals(Optional.of(PastChange.MASKED)) && now.filter(Setting::isLarge).isPresent()) {
            // What it became is too large to be compared.
            touched.require(change, ConflictException.since(key, now));
        } else if (!isSame(now, change.after(PastChange.VALUE))) {
            throw ConflictException.since(key, now);
        }
        if (now.isEmpty() && before.isPresent()) {
            transaction.saveAgain(key, before.get(), change);
        } else {
            settings.put(key, before);
        }
    }

    private static boolean isSame(Optional<Setting> now, Optional<String> value) {
        return value.isEmpty() ? now.isEmpty() : now.filter(it -> it.holds(value.get())).isPresent();
    }

    private static boolean isMasked(PastChange change) {
        return change.before(PastChange.VALUE).or(() -> change.after(PastChange.VALUE)).equals(Optional.of(PastChange.MASKED));
    }

    /// Of what was there before the history shows nothing. That there was none can be brought back, and a large value that is kept.
    private void unseen(PastChange change, String key, Optional<Setting> now) {
        if (change.before().isEmpty()) {
            if (now.isPresent()) {
                touched.require(change, ConflictException.since(key, now));
                settings.put(key, Optional.empty());
            }
        } else if (transaction.session().largeValues().isKept(change)) {
            large(change, key, now);
        } else {
            transaction.remark(transaction.schemas().isSecret(key) ? Message.of("undo.secret", new SettingKey(key)) : Message.of("undo.large", new SettingKey(key)));
        }
    }

    private void large(PastChange change, String key, Optional<Setting> now) {
        if (transaction.session().largeValues().isThere(change, key)) {
            return;
        }
        if (change.after(PastChange.VALUE).equals(Optional.of(PastChange.MASKED))) {
            touched.require(change, ConflictException.since(key, now));
        } else if (!isSame(now, change.after(PastChange.VALUE))) {
            throw ConflictException.since(key, now);
        }
        transaction.bringBack(key, change, now);
    }
}
