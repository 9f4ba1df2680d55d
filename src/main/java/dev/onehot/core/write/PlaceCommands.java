package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.Provider;

/// What each command about the order of providers does inside a transaction.
///
/// A place is a number between those of its neighbours, so that a move writes one row. When there is no number left between
/// two, all are numbered anew.
final class PlaceCommands {
    private final Transaction transaction;

    PlaceCommands(Transaction transaction) {
        this.transaction = transaction;
    }

    OptionalLong move(Command.MoveProvider command) {
        var moved = transaction.provider(command.id());
        var others = new ArrayList<>(transaction.now().inOrder());
        others.remove(moved);
        boolean pinned = command.before().isPresent() ? transaction.provider(command.before().getAsLong()).place().pinned() : moved.place().pinned();
        var group = others.stream().filter(it -> it.place().pinned() == pinned).toList();
        int at = command.before().isPresent() ? group.indexOf(transaction.provider(command.before().getAsLong())) : group.size();
        if (at < 0 || (pinned == moved.place().pinned() && at == placesBefore(moved, group))) {
            return OptionalLong.of(command.id());
        }
        double low = at == 0 ? below(group) : group.get(at - 1).place().position();
        double high = at == group.size() ? low + 2 : group.get(at).place().position();
        double middle = low + (high - low) / 2;
        if (middle > low && middle < high) {
            put(moved, new Provider.Place(middle, pinned));
        } else {
            number(group, at, moved, pinned);
        }
        return OptionalLong.of(command.id());
    }

    private static long placesBefore(Provider moved, List<Provider> group) {
        return group.stream().filter(it -> Provider.ORDER.compare(it, moved) < 0).count();
    }

    OptionalLong pin(Command.PinProvider command) {
        var provider = transaction.provider(command.id());
        put(provider, new Provider.Place(provider.place().position(), command.pinned()));
        return OptionalLong.of(command.id());
    }

    private static double below(List<Provider> group) {
        return group.isEmpty() ? 0 : group.getFirst().place().position() - 2;
    }

    private void number(List<Provider> group, int at, Provider moved, boolean pinned) {
        var all = new ArrayList<>(group);
        all.add(at, moved);
        for (int i = 0; i < all.size(); i++) {
            put(all.get(i), new Provider.Place(i + 1, pinned));
        }
    }

    void put(Provider provider, Provider.Place place) {
        if (!provider.place().equals(place)) {
            var after = provider.withPlace(place);
            transaction.session().providers().place(after);
            var action = provider.place().pinned() == place.pinned()
                    ? ProviderAction.MOVED
                    : place.pinned() ? ProviderAction.PINNED : ProviderAction.UNPINNED;
            transaction.recordAside(action, provider, after, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}
