package dev.onehot.tools.programs;

import module java.base;

import dev.onehot.model.Protocol;

/// Why a program cannot be made to use a provider. In English, as the command line speaks.
///
/// @param type a word that stays, for other programs
/// @param advice the way out; empty where that is another provider
public record Misfit(Type type, String message, String advice) {
    private static final Map<Protocol, String> NAMES = Map.of(
            Protocol.ANTHROPIC, "Anthropic's", Protocol.GOOGLE, "Google's", Protocol.OPENAI, "OpenAI's");

    /// What does not fit.
    public enum Type {
        /// Nobody knows how to make it use any provider.
        PROGRAM,
        /// It does not speak what the provider's server does.
        PROTOCOL,
        MODEL,
        ADDRESS,
        KEY
    }

    Misfit(String message, String advice) {
        this(Type.PROGRAM, message, advice);
    }

    static Misfit protocol(KnownProgram program, Supply supply) {
        var spoken = program.ways().keySet().stream().sorted(Comparator.naturalOrder()).map(NAMES::get).collect(Collectors.joining(" or "));
        return new Misfit(
                Type.PROTOCOL,
                program.name() + " speaks " + spoken + " API only, and " + supply.name() + " speaks " + NAMES.get(supply.protocol())
                        + ", so it was not started.",
                "");
    }

    static Misfit header(KnownProgram program, Supply supply) {
        return new Misfit(
                Type.PROTOCOL,
                program.name() + " was not started: it sends keys as Authorization: Bearer only, and " + supply.name() + " takes them in another header.",
                "");
    }

    static Misfit token(KnownProgram program, Supply supply) {
        return new Misfit(
                Type.PROTOCOL,
                program.name() + " was not started: it cannot send a key as Authorization: Bearer, and " + supply.name() + " takes its key so.",
                "");
    }

    static Misfit model(KnownProgram program, Supply supply) {
        return new Misfit(
                Type.MODEL,
                program.name() + " was not started: " + supply.name() + " has no model, and without one " + program.name()
                        + " would ask for whatever it was set up with.",
                "Give it one: onehotctl provider edit '" + supply.name() + "' --model MODEL");
    }

    static Misfit address(KnownProgram program, Supply supply) {
        return new Misfit(
                Type.ADDRESS,
                program.name() + " was not started: " + supply.name() + " has no address, and without one " + program.name()
                        + " would ask its own vendor.",
                "Give it one: onehotctl provider edit '" + supply.name() + "' --base-url URL");
    }

    static Misfit key(KnownProgram program, Supply supply) {
        return new Misfit(
                Type.KEY,
                program.name() + " was not started: " + supply.name() + " has no key, and its server asks for one.",
                "Give it one: onehotctl provider edit '" + supply.name() + "' --key-stdin");
    }
}
