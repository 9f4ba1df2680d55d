package dev.onehot.store;

import module java.base;

import dev.onehot.model.EndpointToken;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.Origin;
import dev.onehot.model.PastChange;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.model.SpareKey;
import dev.onehot.model.StoredKey;

/// Every change, written in the transaction that makes it. Never holds an API key in plain text or the value of a secret setting.
///
/// Changes that were made at once share a gesture: the number of the first of them, which itself has none.
public interface StoredHistory {
    /// How far the gesture under way has come.
    ///
    /// @param rows how many changes it has
    /// @param first number of the first; 0 while nobody needed it
    record Mark(int rows, long first) {}

    /// Others may have recorded, or what was recorded here is not there: the transaction was rolled back.
    void forget();

    /// What is recorded from now on was done at once.
    void beginGesture();

    Mark mark();

    /// Forgets changes that were rolled back.
    void goBackTo(Mark earlier);

    /// The number of the gesture under way; empty when it has changed nothing yet.
    OptionalLong gesture();

    /// Records what a setting was and became.
    ///
    /// @param secret whether its values are kept out; large ones always are, until [KeptValues#keep]
    void setting(Stamp stamp, Enum<?> action, String key, Optional<Setting> before, Optional<Setting> after, boolean secret);

    /// Records what a provider was and became.
    ///
    /// @param keyBefore the key before, where it was replaced or removed and somebody saw it
    void provider(Stamp stamp, Enum<?> action, Optional<Provider> before, Optional<Provider> after, Optional<StoredKey> keyBefore);

    /// Records what became of a further key, or of what stands beside a provider.
    ///
    /// @param spareBefore the further key that it is about, if it is about one
    /// @param keyBefore of one that was removed
    void aside(
            Stamp stamp,
            Enum<?> action,
            Provider before,
            Provider after,
            Optional<SpareKey> spareBefore,
            Optional<SpareKey> spareAfter,
            Optional<StoredKey> keyBefore);

    /// Records how a program followed, and does.
    void program(Stamp stamp, Enum<?> action, Optional<FollowedProgram> before, Optional<FollowedProgram> after);

    /// Records what became of a token of the endpoint.
    void token(Stamp stamp, Enum<?> action, Optional<EndpointToken> before, Optional<EndpointToken> after);

    /// Records how keys were kept, and are.
    ///
    /// @param before where the master key was; empty for nowhere
    void keys(Stamp stamp, Enum<?> action, Optional<String> before, Optional<String> after);

    /// How often the further key of this row has changed places with the one in use since `change`.
    long swapsSince(PastChange change, long spare);

    /// Notes that the gesture under way took back another one.
    void markUndone(long other);

    UndoMarks undoMarks();

    /// The changes of one gesture, oldest first; empty when there is none with this change in it.
    List<PastChange> gesture(long change);

    /// The changes that were recorded after `revision`, oldest first; empty when some of them are forgotten already.
    Optional<List<PastChange>> since(long revision);

    /// The numbers of this gesture and all after it, oldest first.
    List<Long> gesturesFrom(long number);

    /// Who did what, newest first.
    List<Long> gesturesBy(Optional<Origin> origin);

    /// The key that `change` replaced; empty when it is not kept.
    Optional<StoredKey> keyBefore(PastChange change);

    /// Writes every key anew that was replaced and is kept under the master key `masterId`.
    ///
    /// @param change gives the key anew; one for which it throws [dev.onehot.model.KeysException] is kept no more
    void rewriteKeys(String masterId, Function<KeyCell, StoredKey> change);

    /// Notes that the change that was recorded last had the key before change places with a further key. Without a key before, the other's
    /// row is gone, and free for it to go back.
    ///
    /// @param spare the row
    void keyStepsAside(long spare);

    /// The row of the further key with which `change` had the key before change places.
    OptionalLong keyAside(PastChange change);

    /// What was ever done to the keys and settings that the changes from `first` to `last` are about, oldest first.
    List<Touch> touches(long first, long last);
}
