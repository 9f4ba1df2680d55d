package dev.onehot.proof;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.SpareKey;
import dev.onehot.model.StoredKey;
import dev.onehot.proof.Model.Provider;
import dev.onehot.proof.Model.Spare;

/// What commands about further keys promise, on a [Model]. There a key is told by its place in the list, not by a number.
final class ModelKeys {
    private final ModelCommands commands;

    ModelKeys(ModelCommands commands) {
        this.commands = commands;
    }

    void put(long id, String key, String label, List<Spare> spares) {
        commands.change(id, commands.provider(id).withKeys(key, label, spares));
    }

    static void requireSpare(Provider provider, long index) {
        ModelCommands.require(index >= 0 && index < provider.spares().size(), "no such key");
    }

    void use(long id, int index) {
        var before = commands.provider(id);
        requireSpare(before, index);
        var spares = new ArrayList<>(before.spares());
        var used = spares.get(index);
        if (before.key().isEmpty()) {
            spares.remove(index);
        } else {
            spares.set(index, new Spare(freeLabel(before), before.key()));
        }
        put(id, used.key(), used.label(), spares);
        commands.change(id, commands.provider(id).withChecked(false).withVersion(commands.revision()));
    }

    private static String freeLabel(Provider provider) {
        var wanted = provider.keyLabel();
        var taken = provider.spares().stream().map(Spare::label).collect(Collectors.toSet());
        return Stream.concat(
                        Stream.of(wanted.isEmpty() ? "1" : wanted),
                        IntStream.iterate(2, it -> it + 1).mapToObj(it -> wanted.isEmpty() ? String.valueOf(it) : wanted + " " + it))
                .filter(it -> !taken.contains(it))
                .findFirst()
                .orElseThrow();
    }

    void label(long id, OptionalLong index, String label) {
        var before = commands.provider(id);
        requireLabel(before, index.isPresent(), index.orElse(-1), label);
        if (index.isEmpty()) {
            put(id, before.key(), label, before.spares());
        } else {
            requireSpare(before, index.getAsLong());
            var spares = new ArrayList<>(before.spares());
            int at = Math.toIntExact(index.getAsLong());
            spares.set(at, new Spare(label, spares.get(at).key()));
            put(id, before.key(), before.keyLabel(), spares);
        }
    }

    /// @param further whether it is for a further key, which may not be called as the one in use
    static void requireLabel(Provider provider, boolean further, long self, String label) {
        ModelCommands.require(!label.isEmpty() && label.length() <= SpareKey.LONGEST_LABEL, "label");
        for (int n = 0; n < provider.spares().size(); n++) {
            ModelCommands.require(n == self || !provider.spares().get(n).label().equalsIgnoreCase(label), "label taken");
        }
        ModelCommands.require(!further || !provider.keyLabel().equalsIgnoreCase(label), "label taken");
    }

    void beside(Command.PutBeside put) {
        long id = put.id().isPresent() ? put.id().getAsLong() : commands.model().named(put.name()).orElseThrow(() -> new ModelCommands.Refused("name"));
        var before = commands.provider(id);
        commands.place(id, put.position().orElse(before.position()), put.pinned().orElse(before.pinned()));
        var left = new ArrayList<>(before.spares());
        for (var further : put.further()) {
            var there = left.stream().filter(it -> it.label().equalsIgnoreCase(further.label())).findFirst();
            there.ifPresent(left::remove);
            var key = further.key().map(StoredKey::text).or(() -> there.map(Spare::key));
            if (key.isEmpty() || there.isPresent() && put.merges() && key.equals(there.map(Spare::key))) {
                continue;
            }
            boolean same = there.isPresent() && there.get().label().equals(further.label())
                    && (further.key().isEmpty() || commands.model().shared && key.equals(there.map(Spare::key)));
            if (!same) {
                var spares = new ArrayList<>(commands.provider(id).spares());
                there.ifPresent(spares::remove);
                spares.add(new Spare(further.label(), key.get()));
                put(id, before.key(), before.keyLabel(), spares);
            }
        }
        if (!put.merges() && !left.isEmpty()) {
            var spares = new ArrayList<>(commands.provider(id).spares());
            spares.removeAll(left);
            put(id, before.key(), before.keyLabel(), spares);
        }
        put.keyLabel().filter(it -> !it.equals(before.keyLabel())).ifPresent(it -> put(id, before.key(), it, commands.provider(id).spares()));
    }
}
