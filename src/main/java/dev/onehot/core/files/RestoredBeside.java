package dev.onehot.core.files;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Command.FurtherKey;
import dev.onehot.core.files.RestoredKeys.Fate;
import dev.onehot.core.files.RestoredKeys.Restored;
import dev.onehot.model.Message;
import dev.onehot.model.Provider;
import dev.onehot.store.KeyTable.Cell;
import dev.onehot.store.KeyTable.Place;

/// What of a backup stands beside the fields of providers: further keys, what keys are called, order and pins. Pure; safe on any thread.
final class RestoredBeside {
    private final Map<Long, Cell> keys;
    private final Map<Long, Cell> keysNow;
    private final RestoredKeys restored;

    /// @param keys of the backup
    /// @param keysNow as they are stored
    RestoredBeside(List<Cell> keys, List<Cell> keysNow, RestoredKeys restored) {
        this.keys = further(keys);
        this.keysNow = further(keysNow);
        this.restored = restored;
    }

    private static Map<Long, Cell> further(List<Cell> cells) {
        return cells.stream().filter(it -> it.place() == Place.SPARE).collect(Collectors.toMap(Cell::row, Function.identity()));
    }

    /// What to do, and what to say of it.
    ///
    /// @param command empty when all is so already
    record Plan(Optional<Command> command, List<Message> also) {}

    /// @param there the provider as it is now; empty when it is not there
    /// @param remarks is told what becomes of each further key
    Plan plan(Optional<Provider> there, Provider provider, RestoreRemarks remarks) {
        var also = new ArrayList<Message>();
        var left = new ArrayList<>(there.map(Provider::spareKeys).orElse(List.of()));
        var put = new ArrayList<FurtherKey>();
        boolean same = true;
        for (var further : provider.spareKeys()) {
            var key = keys.get(further.id());
            if (key == null) {
                continue;
            }
            var now = left.stream().filter(it -> it.label().equalsIgnoreCase(further.label())).findFirst();
            now.ifPresent(left::remove);
            var cell = now.map(it -> keysNow.get(it.id()));
            boolean isThere = cell.filter(it -> restored.isThere(key, it)).isPresent();
            // Used by nobody until a person chooses it, it may stay wherever the provider's own key goes.
            var next = isThere
                    ? new Restored(cell.orElseThrow().key(), Fate.WHOLE)
                    : restored.restore(key, cell.filter(it -> there.filter(provider::sameName).isPresent()));
            boolean stays = cell.filter(it -> it.key().equals(next.key())).isPresent()
                    && now.filter(it -> it.label().equals(further.label())).isPresent();
            same &= stays;
            remarks.comes(provider, key, next, stays ? cell : Optional.empty());
            if (!stays) {
                cell.ifPresent(it -> remarks.goes(provider, it));
            }
            if (next.fate() != Fate.LEFT) {
                put.add(new FurtherKey(further.label(), next.key()));
            }
        }
        left.stream().map(it -> keysNow.get(it.id())).filter(Objects::nonNull).forEach(it -> remarks.goes(provider, it));
        if (!same || !left.isEmpty()) {
            also.add(put.isEmpty()
                    ? Message.of("plan.noKeys")
                    : Message.of("plan.keys", put.stream().map(FurtherKey::label).collect(Collectors.joining(", "))));
        }
        tellPlace(there, provider, also);
        // A deleted one that comes back finds further keys of before.
        boolean needed = there.isEmpty() || !also.isEmpty();
        return new Plan(
                needed
                        ? Optional.of(new Command.PutBeside(provider.id(), provider.keyLabel(), provider.place(), put))
                        : Optional.empty(),
                also);
    }

    private static void tellPlace(Optional<Provider> there, Provider provider, List<Message> also) {
        if (!there.map(Provider::keyLabel).orElse("").equals(provider.keyLabel())) {
            also.add(provider.keyLabel().isEmpty() ? Message.of("plan.noLabel") : Message.of("plan.label", provider.keyLabel()));
        }
        if (there.map(it -> it.place().pinned()).orElse(false) != provider.place().pinned()) {
            also.add(provider.place().pinned() ? Message.of("plan.pinned") : Message.of("plan.unpinned"));
        }
        if (there.filter(it -> it.place().position() != provider.place().position()).isPresent()) {
            also.add(Message.of("plan.place"));
        }
    }
}
