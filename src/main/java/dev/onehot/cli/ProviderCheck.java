package dev.onehot.cli;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command.RecordCheck;
import dev.onehot.core.events.Command.UpdateProvider;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;
import dev.onehot.model.Light;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.ProviderField;
import dev.onehot.probe.Checked;
import dev.onehot.probe.Probe;
import dev.onehot.probe.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Asks a provider's server three questions.
@Command(
        name = "test",
        description = "Check a provider: is its server reachable, does it accept the key, does the model answer."
                + " Exit code 1 when something that was asked is not so.")
final class ProviderCheck extends Action {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A provider; by default the active one.")
    private String name = "";

    @Option(names = "--generate", description = "Ask the model for a few tokens too, which may cost something.")
    private boolean generate;

    @Option(
            names = "--use-address",
            description = "When the server answers at another address than programs are given, as with a missing /v1, make that one the base URL.")
    private boolean useAddress;

    @Option(names = "--credit", description = "Ask what credit is left too, where the vendor says that: DeepSeek, Moonshot AI, OpenRouter, SiliconFlow, Vercel.")
    private boolean credit;

    @Option(names = "--timeout", paramLabel = "S", description = "Seconds for the whole check, from 1 to 600.")
    private @Nullable Integer timeout;

    @Override
    int run() {
        var manager = session().reading();
        var provider = Names.activeOr(manager.snapshot(), name);
        var result = check(session(), manager, provider, generate, timeout).result();
        var better = result.failure().filter(it -> it.kind() == CheckClass.INCOMPLETE_ADDRESS).map(CheckFailure::detail);
        if (useAddress && better.isPresent()) {
            var draft = ProviderDraft.of(provider).withBaseUrl(better.get());
            manager.apply(new UpdateProvider(provider.id(), draft, OptionalLong.of(provider.version())), Origin.CLI);
            session().remark("The base URL is " + better.get() + " now.");
            provider = manager.snapshot().provider(provider.id()).orElseThrow();
            result = check(session(), manager, provider, generate, timeout).result();
        }
        var left = credit ? credit(session(), manager, provider) : Optional.<String>empty();
        if (session().json()) {
            var shape = Shapes.check(provider, result);
            shape.put("credit", left.orElse(null));
            session().out().json(shape);
        } else {
            print(provider, result, left);
        }
        return result.summary() == CheckResult.Summary.FAILED ? Exit.FAILED : Exit.DONE;
    }

    /// Checks and keeps what was found beside the provider, where the window shows it too.
    static Checked check(Session session, SettingsManager manager, Provider provider, boolean generate, @Nullable Integer timeout) {
        if (timeout != null && (timeout < 1 || timeout > ProviderField.TIMEOUT_SECONDS.most())) {
            throw Refusal.usage("--timeout takes seconds from 1 to " + ProviderField.TIMEOUT_SECONDS.most() + ".", "");
        }
        var options = timeout != null ? provider.options().with(ProviderField.TIMEOUT_SECONDS, String.valueOf(timeout)) : provider.options();
        var key = KeyAccess.reveal(session, manager, provider);
        var target = new Target(provider.kind(), provider.baseUrl(), key, provider.model(), options);
        Checked checked;
        try (var probe = new Probe(session.environment(), Clock.systemUTC())) {
            checked = probe.check(target, generate);
        }
        try {
            manager.apply(
                    new RecordCheck(provider.id(), provider.version(), checked.result(), checked.models()), Origin.CLI);
        } catch (OnehotException notKept) {
            session.remark("The result was not kept: " + notKept.what().text(Locale.ROOT));
        }
        return checked;
    }

    private static Optional<String> credit(Session session, SettingsManager manager, Provider provider) {
        try (var probe = new Probe(session.environment(), Clock.systemUTC())) {
            return probe.credit(Target.of(provider, KeyAccess.reveal(session, manager, provider)));
        }
    }

    private void print(Provider provider, CheckResult result, Optional<String> left) {
        var out = session().out();
        out.line(provider.name() + "  " + result.url());
        out.line(line("reachable", result.reachable()));
        out.line(line("key accepted", result.keyAccepted()));
        out.line(line("model answers", result.modelAnswers()) + (generate ? "" : "  (asked with --generate)"));
        if (credit) {
            out.line(String.format("  %-14s %s", "credit left", left.orElse("unknown")));
        }
        result.failure().ifPresent(failure -> {
            out.line(failure.what().text(Locale.ROOT));
            if (!failure.vendorMessage().isEmpty()) {
                out.line("It says: " + failure.vendorMessage());
            }
            out.line(failure.advice().text(Locale.ROOT));
            if (failure.kind() == CheckClass.INCOMPLETE_ADDRESS) {
                out.line("With --use-address that is done.");
            }
        });
    }

    private static String line(String what, Light light) {
        var answer = switch (light.state()) {
            case ON -> "yes";
            case OFF -> "no";
            case UNKNOWN -> "unknown";
        };
        var time = light.millis().isPresent() ? "  " + light.millis().getAsLong() + " ms" : "";
        return String.format("  %-14s %s%s", what, answer, time);
    }
}
