package dev.onehot.core.files;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.ApiKey;
import dev.onehot.model.EndpointProvider;
import dev.onehot.model.FoundProvider;
import dev.onehot.model.KeyChange;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Message;
import dev.onehot.model.Presets;
import dev.onehot.model.Problem;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.ProviderOptions;
import dev.onehot.model.Setting;

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
    public record Entry(FoundProvider found, ProviderDraft draft, Fate fate) {
        /// Why it cannot be used, what it lacks, and what is left out of it: each a sentence.
        public List<Message> reasons() {
            var wrong = fate == Fate.UNUSABLE ? draft.problems().stream().map(Problem::message) : Stream.<Message>empty();
            return Stream.concat(wrong, found.remarks().stream()).distinct().toList();
        }
    }

    /// In the order in which they were found.
    public static List<Entry> of(Snapshot snapshot, List<FoundProvider> found) {
        Set<String> names = new HashSet<>();
        snapshot.providers().values().forEach(it -> names.add(it.name().toLowerCase(Locale.ROOT)));
        Map<Server, List<Provider>> stored = snapshot.providers().values().stream()
                .collect(Collectors.groupingBy(it -> Server.of(it.kind(), it.baseUrl(), it.options())));
        Set<ProviderDraft> before = new HashSet<>();
        Map<String, Integer> numbers = new HashMap<>();
        var entries = new ArrayList<Entry>();
        int port = EndpointProvider.port(snapshot.setting(OwnSettings.ENDPOINT_PORT).map(Setting::value));
        for (var any : found) {
            boolean own = isHere(any.draft().baseUrl(), port);
            var each = own ? new FoundProvider(any.source(), any.draft(), List.of(Message.of("found.own")), false) : any;
            var fate = own ? Fate.UNUSABLE : fate(stored, before, each);
            boolean counts = fate == Fate.ADDED || fate == Fate.NO_KEY;
            var draft = counts ? each.draft().withName(freeName(names, numbers, each.draft().name())) : each.draft();
            if (counts) {
                names.add(draft.name().toLowerCase(Locale.ROOT));
                before.add(unnamed(each.draft()));
            }
            entries.add(new Entry(each, draft, fate));
        }
        return entries;
    }

    /// Whether Onehot's own endpoint answers there, at a port that a person has chosen: that at the usual one is left out when it is found.
    private static boolean isHere(String baseUrl, int port) {
        return baseUrl.matches("https?://(127\\.0\\.0\\.1|localhost|\\[::1]):" + port + "(/.*)?");
    }

    /// Adds all of these or none; one undo takes all of them back.
    ///
    /// @param active which of them becomes active
    public static Plan plan(List<Entry> entries, Optional<Entry> active) {
        var planning = new Planning();
        entries.forEach(it -> {
            var add = new Command.CreateProvider(it.draft(), active.filter(it::equals).isPresent());
            boolean hasKey = it.draft().key() instanceof KeyChange.Replace;
            planning.provider(it.draft().name(), Optional.empty(), Map.of(), it.draft().model(), hasKey, List.of(), List.of(add));
        });
        return planning.plan();
    }

    /// Which of these is to become active where no provider was: the one that the tools have in use, or the only one. None where tools use different
    /// ones, or nothing tells: that is for the person to say.
    ///
    /// @param all what was found, in which the same provider may be found by several tools
    /// @param chosen those of it that are taken over
    public static Optional<Entry> inUse(List<Entry> all, List<Entry> chosen) {
        if (chosen.size() == 1) {
            return Optional.of(chosen.getFirst());
        }
        var used = all.stream().filter(it -> it.found().inUse()).map(it -> unnamed(it.found().draft())).distinct().toList();
        return used.size() == 1
                ? chosen.stream().filter(it -> unnamed(it.found().draft()).equals(used.getFirst())).findFirst()
                : Optional.empty();
    }

    private static Fate fate(Map<Server, List<Provider>> stored, Set<ProviderDraft> before, FoundProvider found) {
        var draft = found.draft();
        if (!draft.problems().isEmpty()) {
            return Fate.UNUSABLE;
        }
        var server = stored.getOrDefault(Server.of(draft.kind(), draft.baseUrl(), draft.options()), List.of());
        if (server.stream().anyMatch(it -> isSame(it, draft)) || before.contains(unnamed(draft))) {
            return Fate.EXISTS;
        }
        return found.lacksKey() ? Fate.NO_KEY : Fate.ADDED;
    }

    /// Two programs may know the same provider by two names.
    private static ProviderDraft unnamed(ProviderDraft draft) {
        return draft.key() instanceof KeyChange.Replace ? draft.withName("") : draft;
    }

    /// Of the same server.
    private static boolean isSame(Provider stored, ProviderDraft draft) {
        return stored.name().equalsIgnoreCase(draft.name())
                || (draft.key() instanceof KeyChange.Replace(ApiKey key) && stored.key().mayBe(MaskedKey.of(key)));
    }

    private record Server(String kind, String base, String resource) {
        static Server of(String kind, String baseUrl, ProviderOptions options) {
            var base = baseUrl.isEmpty() ? Presets.family(kind).baseUrl() : baseUrl;
            return new Server(kind, base.replaceAll("/+$", "").toLowerCase(Locale.ROOT), baseUrl.isEmpty() ? options.resource().toLowerCase(Locale.ROOT) : "");
        }
    }

    /// @param numbers the last that was given to a name, so that a thousand of the same are not counted through each time
    private static String freeName(Set<String> taken, Map<String, Integer> numbers, String wanted) {
        var name = wanted;
        int n = numbers.getOrDefault(wanted.toLowerCase(Locale.ROOT), 1);
        while (taken.contains(name.toLowerCase(Locale.ROOT))) {
            name = wanted + " " + ++n;
        }
        numbers.put(wanted.toLowerCase(Locale.ROOT), n);
        return name;
    }
}
