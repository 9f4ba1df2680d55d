package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.ConflictException;
import dev.onehot.model.Change;
import dev.onehot.model.PastChange;

/// Takes back which provider a gesture made active, whatever happened on its way: what counts is what was before its first change and
/// what it left.
///
/// Another program can leave several active ones; those that the gesture did not touch stay.
final class ActiveReversal {
    private final Transaction transaction;
    private final Map<Long, PastChange> first = new LinkedHashMap<>();
    private final Map<Long, PastChange> last = new LinkedHashMap<>();
    private final Set<Long> before = new LinkedHashSet<>();
    private final Set<Long> after = new LinkedHashSet<>();
    private final List<Long> found;

    /// @param gesture all of its changes, oldest first; none of them is taken back yet
    ActiveReversal(Transaction transaction, List<PastChange> gesture) {
        this.transaction = transaction;
        this.found = transaction.now().activeIds();
        for (var change : gesture) {
            if (change.change() instanceof Change.ProviderChange(long id, _, _)) {
                first.putIfAbsent(id, change);
                last.put(id, change);
            }
        }
        first.forEach((id, change) -> {
            boolean was = isTrue(change.before("active"));
            boolean became = isTrue(Objects.requireNonNull(last.get(id)).after("active"));
            if (was != became) {
                (was ? before : after).add(id);
            }
        });
    }

    private static boolean isTrue(Optional<String> value) {
        return value.equals(Optional.of("true"));
    }

    /// Whether the gesture left this one active, that was not before.
    boolean wasMadeActive(long id) {
        return after.contains(id);
    }

    /// When everything else of the gesture is taken back.
    void reverse(ProviderCommands commands) {
        var others = found.stream().filter(it -> !before.contains(it) && !after.contains(it)).toList();
        if (before.isEmpty()) {
            if (!after.isEmpty()) {
                leave(commands, others);
            }
        } else if (!found.equals(List.copyOf(before))) {
            boolean asLeft = others.isEmpty() && found.isEmpty() == after.isEmpty();
            if (asLeft) {
                activate(commands, List.copyOf(before));
            } else if (!wasDeleted(before.iterator().next())) {
                throw chosenSince(others);
            }
            // A deleted one that comes back takes nobody's place.
        }
    }

    private void leave(ProviderCommands commands, List<Long> others) {
        if (!others.isEmpty()) {
            activate(commands, others);
        } else if (!transaction.now().activeIds().isEmpty()) {
            commands.deactivate();
        }
    }

    /// Somebody chose another one, or none.
    private ConflictException chosenSince(List<Long> others) {
        long id = others.isEmpty() ? after.iterator().next() : others.getFirst();
        return transaction.now()
                .provider(id)
                .map(ConflictException::since)
                .orElseGet(() -> ConflictException.since(nameOf(id), Optional.empty()));
    }

    private String nameOf(long id) {
        return Objects.requireNonNull(last.get(id)).name();
    }

    private boolean wasDeleted(long id) {
        return Objects.requireNonNull(last.get(id)).after().isEmpty();
    }

    private void activate(ProviderCommands commands, List<Long> ids) {
        var chosen = ids.stream().filter(it -> transaction.now().lastChosen().equals(OptionalLong.of(it))).findFirst();
        long id = chosen.orElse(ids.getFirst());
        if (!transaction.now().activeIds().equals(List.of(id))) {
            commands.activate(id);
        }
    }
}
