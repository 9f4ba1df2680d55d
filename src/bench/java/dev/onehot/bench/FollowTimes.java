package dev.onehot.bench;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.programs.FollowRequest;
import dev.onehot.core.programs.Following;
import dev.onehot.model.ApiKey;
import dev.onehot.model.DocumentFormat;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.ProviderDraft;
import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.follow.FollowDefinition;
import dev.onehot.tools.follow.FollowedFiles;

/// How long it takes from the commit of a switch until the files of twelve programs are on the disk and noted: all known ones that fit, and any files.
final class FollowTimes implements AutoCloseable {
    private static final int PROGRAMS = 12;
    private static final int SWITCHES = 100;

    private final SettingsManager manager;
    private final Following following;
    private final List<Long> providers = new ArrayList<>();
    private final double first;

    FollowTimes(Path file) throws IOException {
        var home = Files.createDirectories(file.resolveSibling("home"));
        manager = SettingsManager.open(file);
        for (var name : List.of("a", "b")) {
            var base = "https://" + name + ".example.com/";
            var fields = Map.of("name", name, "kind", "openai-compatible", "baseUrl", base + "v1", "model", "model-" + name, "addresses", "anthropic " + base);
            providers.add(manager.addAiProvider(ProviderDraft.of(fields).withKey(KeyChange.to(ApiKey.of("env:BENCH_" + name.toUpperCase(Locale.ROOT)))), true)
                    .providerId().orElseThrow());
        }
        following = manager.following(new FollowedFiles(new Whereabouts(home, Map.of(), "Linux")), () -> "/opt/onehot/bin/onehotctl", home.resolve("state"));
        var requests = new ArrayList<FollowRequest>();
        for (var state : following.list()) {
            var request = FollowRequest.of(state.program().id());
            var plan = requests.size() < PROGRAMS ? following.follow(List.of(request)) : null;
            if (plan != null && plan.problems().isEmpty() && !plan.files().isEmpty()) {
                requests.add(request);
            }
        }
        for (int n = requests.size(); n < PROGRAMS; n++) {
            var values = new LinkedHashMap<String, String>();
            values.put("ai.base", "{base}");
            values.put("ai.model", "{model}");
            values.put("ai.command", "{helper}");
            var definition = FollowDefinition.of(home.resolve("any-" + n + ".json"), DocumentFormat.JSON, "Any " + n, values);
            requests.add(new FollowRequest("", "", OptionalLong.empty(), Optional.empty(), definition));
        }
        manager.carryOut(following.follow(requests), Origin.API);
        System.out.println(following.write().stream().map(it -> it.program().id() + " " + it.standing().word() + " " + it.files().size()).collect(Collectors.joining(", ")));
        first = switchTo(0);
    }

    int count() {
        return manager.snapshot().programs().size();
    }

    double first() {
        return first;
    }

    /// Sorted.
    double[] millis() {
        var millis = new double[SWITCHES];
        for (int n = 0; n < SWITCHES; n++) {
            millis[n] = switchTo(n + 1);
        }
        Arrays.sort(millis);
        return millis;
    }

    private double switchTo(int n) {
        manager.setActiveProvider(providers.get(n % providers.size()));
        long start = System.nanoTime();
        var states = following.write();
        double took = (System.nanoTime() - start) / 1e6;
        if (states.stream().anyMatch(it -> it.standing() == ProgramStanding.FAILED || it.standing() == ProgramStanding.DRIFTED)) {
            throw new IllegalStateException(states.toString());
        }
        return took;
    }

    @Override
    public void close() {
        manager.close();
    }
}
