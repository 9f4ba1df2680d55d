package dev.onehot.tools.programs;

import module java.base;

import dev.onehot.model.Protocol;

/// Why a program cannot be made to use a provider. In English, as the command line speaks.
///
/// @param lacksKey whether that is the provider's key, which it has none of
/// @param advice the way out; empty where that is another provider
public record Misfit(boolean lacksKey, String message, String advice) {
    private static final Map<Protocol, String> NAMES = Map.of(
            Protocol.ANTHROPIC, "Anthropic's", Protocol.GOOGLE, "Google's", Protocol.OPENAI, "OpenAI's");

    /// Nobody knows how to make it use any provider.
    ///
    /// @param reason a sentence, and perhaps the way out in others
    static Misfit any(String reason) {
        int end = reason.indexOf(". ");
        return end < 0 ? new Misfit(false, reason, "") : new Misfit(false, reason.substring(0, end + 1), reason.substring(end + 2));
    }

    /// It does not speak what the provider's server does.
    static Misfit protocol(KnownProgram program, Supply supply) {
        var spoken = program.ways().keySet().stream().sorted(Comparator.naturalOrder()).map(NAMES::get).collect(Collectors.joining(" or "));
        var message = program.name() + " speaks " + spoken + " API only, and " + supply.name() + " speaks " + NAMES.get(supply.protocol())
                + ", so it was not started.";
        return new Misfit(false, message, "");
    }

    static Misfit responses(KnownProgram program, Supply supply) {
        return of(program, "it asks for Responses, and " + supply.name() + " answers only chat completions.");
    }

    /// It sends keys in another way than the provider's server takes them.
    static Misfit header(KnownProgram program, Supply supply) {
        return of(program, "it sends keys as Authorization: Bearer only, and " + supply.name() + " takes them in another header.");
    }

    static Misfit token(KnownProgram program, Supply supply) {
        return of(program, "it cannot send a key as Authorization: Bearer, and " + supply.name() + " takes its key so.");
    }

    static Misfit model(KnownProgram program, Supply supply) {
        return of(program, supply.name() + " has no model, and without one " + program.name() + " would ask for whatever it was set up with.")
                .mended(supply, "--model MODEL");
    }

    static Misfit address(KnownProgram program, Supply supply) {
        return of(program, supply.name() + " has no address, and without one " + program.name() + " would ask its own vendor.")
                .mended(supply, "--base-url URL");
    }

    static Misfit key(KnownProgram program, Supply supply) {
        var misfit = of(program, supply.name() + " has no key, and its server asks for one.").mended(supply, "--key-stdin");
        return new Misfit(true, misfit.message, misfit.advice);
    }

    private static Misfit of(KnownProgram program, String reason) {
        return new Misfit(false, program.name() + " was not started: " + reason, "");
    }

    private Misfit mended(Supply supply, String option) {
        return new Misfit(lacksKey, message, "Give it one: onehotctl provider edit '" + supply.name() + "' " + option);
    }
}
