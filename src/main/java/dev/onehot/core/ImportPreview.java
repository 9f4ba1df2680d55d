package dev.onehot.core;

import dev.onehot.model.ApiKey;
import dev.onehot.model.FoundProvider;
import dev.onehot.model.KeyChange;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Presets;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What an import of providers that were found elsewhere would do, before anything is done. Pure; safe on any thread.
public final class ImportPreview {
    private ImportPreview() {}

    /// What becomes of one.
    public enum Fate {
        ADDED,
        /// A provider of the same server with the same name or key is there.
        EXISTS,
        NO_KEY,
        /// Something in it is wrong.
        UNUSABLE
    }

    /// One that was found, and what would become of it.
    ///
    /// @param draft with a name that is free
    public record Entry(FoundProvider found, ProviderDraft draft, Fate fate) {}

    /// In the order in which they were found.
    public static List<Entry> of(Snapshot snapshot, List<FoundProvider> found) {
        Set<String> names = new HashSet<>();
        snapshot.providers().values().forEach(it -> names.add(it.name().toLowerCase(Locale.ROOT)));
        var entries = new ArrayList<Entry>();
        for (var each : found) {
            var fate = fate(snapshot, entries, each);
            boolean counts = fate == Fate.ADDED || fate == Fate.NO_KEY;
            var draft = counts ? each.draft().withName(freeName(names, each.draft().name())) : each.draft();
            if (counts) {
                names.add(draft.name().toLowerCase(Locale.ROOT));
            }
            entries.add(new Entry(each, draft, fate));
        }
        return entries;
    }

    /// One command that adds all of these or none; one undo takes all of them back.
    ///
    /// @param activate whether the first of them becomes active
    public static Command command(List<Entry> entries, boolean activate) {
        var commands = new ArrayList<Command>();
        for (var entry : entries) {
            commands.add(new Command.CreateProvider(entry.draft(), activate && commands.isEmpty()));
        }
        return new Command.Composite(commands);
    }

    private static Fate fate(Snapshot snapshot, List<Entry> before, FoundProvider found) {
        var draft = found.draft();
        if (!draft.problems().isEmpty()) {
            return Fate.UNUSABLE;
        }
        boolean stored = snapshot.providers().values().stream().anyMatch(it -> isSame(it, draft));
        boolean twice = before.stream().anyMatch(it -> it.found().draft().equals(draft) && it.fate() != Fate.UNUSABLE);
        if (stored || twice) {
            return Fate.EXISTS;
        }
        return found.lacksKey() ? Fate.NO_KEY : Fate.ADDED;
    }

    private static boolean isSame(Provider stored, ProviderDraft draft) {
        boolean server = stored.kind().equals(draft.kind()) && base(stored.kind(), stored.baseUrl()).equals(base(draft.kind(), draft.baseUrl()));
        if (!server) {
            return false;
        }
        return stored.name().equalsIgnoreCase(draft.name())
                || (draft.key() instanceof KeyChange.Replace(ApiKey key) && isSame(stored.key(), MaskedKey.of(key)));
    }

    /// What is encrypted can only be compared by its last characters.
    private static boolean isSame(MaskedKey stored, MaskedKey found) {
        return stored.equals(found) || (!stored.tail().isEmpty() && stored.tail().equals(found.tail()));
    }

    private static String base(String kind, String baseUrl) {
        var base = baseUrl.isEmpty() ? Presets.family(kind).baseUrl() : baseUrl;
        return base.replaceAll("/+$", "").toLowerCase(Locale.ROOT);
    }

    private static String freeName(Set<String> taken, String wanted) {
        var name = wanted;
        for (int n = 2; taken.contains(name.toLowerCase(Locale.ROOT)); n++) {
            name = wanted + " " + n;
        }
        return name;
    }
}
