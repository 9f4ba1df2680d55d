package dev.onehot.cli;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command.MoveProvider;
import dev.onehot.core.events.Command.PinProvider;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts a provider somewhere else in the order that the window and `provider list` show.
@Command(
        name = "move",
        description = "Put a provider somewhere else in the order of the list. Pinned ones stand above all others:"
                + " beside one of those it is pinned too, beside another one no longer.")
final class ProviderMove extends Action {
    @Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.")
    private String name = "";

    @ArgGroup(multiplicity = "1")
    private Where where = new Where();

    /// Exactly one of them is given.
    static final class Where {
        @Option(names = "--before", paramLabel = "NAME", description = "Directly before this one.")
        private @Nullable String before;

        @Option(names = "--after", paramLabel = "NAME", description = "Directly after this one.")
        private @Nullable String after;

        @Option(names = "--first", description = "Before all that are pinned as it is.")
        private boolean first;

        @SuppressWarnings("UnusedVariable") // What is none of the other three is this one.
        @Option(names = "--last", description = "After all that are pinned as it is.")
        private boolean last;
    }

    @Override
    int run() {
        var manager = session().reading();
        var before = new ArrayList<Provider>();
        Provider moved = manager.composite(Origin.CLI, () -> {
            before.addAll(manager.snapshot().inOrder());
            var meant = Names.provider(manager.snapshot(), name);
            move(manager, meant);
            return meant;
        });
        boolean same = before.equals(manager.snapshot().inOrder());
        return session().done(Changed.provider(manager, moved.id()), moved.name() + (same ? " stands there already." : " is moved."));
    }

    private void move(SettingsManager manager, Provider moved) {
        var all = manager.snapshot().inOrder();
        if (where.before != null) {
            put(manager, moved, OptionalLong.of(other(manager, moved, where.before).id()));
        } else if (where.after != null) {
            var other = other(manager, moved, where.after);
            if (moved.place().pinned() != other.place().pinned()) {
                manager.apply(new PinProvider(moved.id(), other.place().pinned()), Origin.CLI);
            }
            put(manager, moved, next(group(all, moved, other.place().pinned()), other));
        } else {
            var group = group(all, moved, moved.place().pinned());
            put(manager, moved, where.first && !group.isEmpty() ? OptionalLong.of(group.getFirst().id()) : OptionalLong.empty());
        }
    }

    private static void put(SettingsManager manager, Provider moved, OptionalLong before) {
        manager.apply(new MoveProvider(moved.id(), before), Origin.CLI);
    }

    private static Provider other(SettingsManager manager, Provider moved, String given) {
        var other = Names.provider(manager.snapshot(), given);
        if (other.id() == moved.id()) {
            throw Refusal.usage(moved.name() + " cannot stand beside itself.", "Name another provider.");
        }
        return other;
    }

    private static List<Provider> group(List<Provider> all, Provider without, boolean pinned) {
        return all.stream().filter(it -> it.place().pinned() == pinned && it.id() != without.id()).toList();
    }

    private static OptionalLong next(List<Provider> group, Provider other) {
        return group.stream()
                .dropWhile(it -> it.id() != other.id())
                .skip(1)
                .mapToLong(Provider::id)
                .findFirst();
    }
}
