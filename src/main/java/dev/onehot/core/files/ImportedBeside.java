package dev.onehot.core.files;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.files.ExportDocument.Entry;
import dev.onehot.model.ApiKey;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Message;
import dev.onehot.model.Problem;
import dev.onehot.model.Provider;
import dev.onehot.model.SpareKey;

/// What of an export stands beside the fields of providers. Pure; safe on any thread.
final class ImportedBeside {
    private final Map<String, Map<String, ApiKey>> further;
    private final ImportMode mode;

    /// @param further keys by provider and by what they are called
    ImportedBeside(Map<String, Map<String, ApiKey>> further, ImportMode mode) {
        this.further = further;
        this.mode = mode;
    }

    /// What to do, and what to say of it.
    ///
    /// @param command empty when all is so already
    record Plan(Optional<Command> command, List<Message> also) {}

    /// What is wrong with the further keys of one.
    List<Problem> problems(Entry entry) {
        var problems = new ArrayList<Problem>();
        further.getOrDefault(entry.name(), Map.of()).forEach((label, key) -> {
            key.problems().forEach(it -> problems.add(new Problem(entry.name(), it.message())));
            if (label.isBlank() || label.length() > SpareKey.LONGEST_LABEL) {
                problems.add(Problem.of(entry.name(), "field.long", label.length(), SpareKey.LONGEST_LABEL));
            }
        });
        return problems;
    }

    /// @param there the provider of that name; empty when it is added
    Plan plan(Optional<Provider> there, Entry entry) {
        var said = entry.beside();
        var also = new ArrayList<Message>();
        var keys = new LinkedHashMap<>(further.getOrDefault(entry.name(), Map.of()));
        keys.entrySet().removeIf(it -> there.stream()
                .flatMap(provider -> provider.spareKeys().stream())
                .anyMatch(known -> known.label().equalsIgnoreCase(it.getKey()) && mayBe(known.key(), it.getValue())));
        if (!keys.isEmpty()) {
            also.add(Message.of("plan.moreKeys", String.join(", ", keys.keySet())));
        }
        var label = said.keyLabel().filter(it -> !it.equals(there.map(Provider::keyLabel).orElse("")));
        label.ifPresent(it -> also.add(it.isEmpty() ? Message.of("plan.noLabel") : Message.of("plan.label", it)));
        var pinned = said.pinned().filter(it -> !it.equals(there.map(known -> known.place().pinned()).orElse(false)));
        pinned.ifPresent(it -> also.add(it ? Message.of("plan.pinned") : Message.of("plan.unpinned")));
        var position = position(there, said.position());
        if (position.isPresent() && there.isPresent()) {
            also.add(Message.of("plan.place"));
        }
        boolean nothing = also.isEmpty() && position.isEmpty();
        return new Plan(
                nothing ? Optional.empty() : Optional.of(new Command.TakeBeside(entry.name(), label, pinned, position, keys)),
                also);
    }

    /// Merging adds at the end and leaves the order of what is there.
    private OptionalInt position(Optional<Provider> there, OptionalInt said) {
        boolean same = there.filter(it -> said.isPresent() && it.place().position() == said.getAsInt()).isPresent();
        return mode == ImportMode.MERGE || same ? OptionalInt.empty() : said;
    }

    /// Of an encrypted one no more can be told than how it ends.
    private static boolean mayBe(MaskedKey known, ApiKey key) {
        var other = MaskedKey.of(key);
        return known.equals(other) || (!known.tail().isEmpty() && known.tail().equals(other.tail()));
    }
}
