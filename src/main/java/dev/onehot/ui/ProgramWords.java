package dev.onehot.ui;

import module java.base;

import dev.onehot.core.events.Snapshot;
import dev.onehot.model.EndpointProvider;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.ProgramStanding;
import dev.onehot.model.ProgramState;
import dev.onehot.model.Provider;
import dev.onehot.model.Visible;

/// What is said of a program that follows the switch, or could.
///
/// @param now names the providers
/// @param silent whether nobody answers at the endpoint until it is switched on
public record ProgramWords(Texts texts, Snapshot now, boolean silent) {
    private static final int MOST_SHOWN = 3;
    private static final Set<ProgramStanding> TROUBLE = EnumSet.of(
            ProgramStanding.DRIFTED, ProgramStanding.UNREADABLE, ProgramStanding.DOES_NOT_FIT, ProgramStanding.WAITS_FOR_KEYS, ProgramStanding.FAILED);

    public static ProgramWords of(Workspace workspace) {
        return new ProgramWords(workspace.texts(), workspace.model().snapshot(), workspace.endpoint().isOff());
    }

    /// Whether it asks the endpoint, where nobody answers.
    public boolean asksNobody(ProgramState program) {
        return silent && (program.standing() == ProgramStanding.PINNED || program.standing() == ProgramStanding.NEEDS_RESTART) && asksEndpoint(program);
    }

    private static boolean asksEndpoint(ProgramState program) {
        return program.followed().filter(it -> it.pinned().equals(OptionalLong.of(EndpointProvider.ID))).isPresent();
    }

    /// How it is, in a few words.
    public String state(ProgramState program) {
        if (program.followed().filter(FollowedProgram::releasing).isPresent()) {
            return texts.get("programs.state.releasing");
        }
        var provider = provider(program.provider());
        if (program.standing() == ProgramStanding.FOLLOWS && !program.beaten().isEmpty() && !provider.isEmpty()) {
            return texts.get("programs.state.beaten", provider);
        }
        return switch (program.standing()) {
            case NOT_FOUND -> texts.get("programs.state.notFound");
            case PLAIN -> texts.get("programs.state.plain");
            case FOLLOWS -> provider.isEmpty() ? texts.get("programs.state.followsNone") : texts.get("programs.state.follows", provider);
            case PINNED -> asksEndpoint(program)
                    ? texts.get(asksNobody(program) ? "programs.state.endpoint.off" : "programs.state.endpoint")
                    : texts.get("programs.state.pinned", provider);
            case NEEDS_RESTART -> texts.get("programs.state.restart", program.sessions().size());
            case DRIFTED -> texts.get("programs.state.drifted");
            case UNREADABLE -> texts.get("programs.state.unreadable");
            case DOES_NOT_FIT -> provider.isEmpty() ? texts.get("programs.state.misfit") : texts.get("programs.state.misfit.keeps", provider);
            case WAITS_FOR_KEYS -> texts.get("programs.state.keys");
            case FAILED -> texts.get("programs.state.failed");
            case ELSEWHERE -> texts.get("programs.state.elsewhere");
        };
    }

    /// As [#session], in a few words.
    public String sessionBriefly(ProgramState program) {
        return switch (program.program().session()) {
            case LIVE -> texts.get("programs.sessions.live");
            case NEW -> texts.get("programs.sessions.new");
            case RESTART -> texts.get("programs.sessions.restart");
            case UNKNOWN -> texts.get("programs.sessions.unknown");
        };
    }

    /// As [#isWell], with what is known of the endpoint.
    public Optional<Boolean> isWellNow(ProgramState program) {
        return asksNobody(program) ? Optional.of(false) : isWell(program);
    }

    /// Whether it is as it should be, or asks for something; empty where it does nothing.
    public static Optional<Boolean> isWell(ProgramState program) {
        return switch (program.standing()) {
            case NOT_FOUND, PLAIN, ELSEWHERE -> Optional.empty();
            case FOLLOWS, PINNED -> Optional.of(program.beaten().isEmpty());
            case NEEDS_RESTART, DRIFTED, UNREADABLE, DOES_NOT_FIT, WAITS_FOR_KEYS, FAILED -> Optional.of(false);
        };
    }

    /// The code of the icon that goes with [#state].
    public static String icon(ProgramState program) {
        return switch (program.standing()) {
            case NOT_FOUND -> "fth-minus-circle";
            case PLAIN -> "fth-circle";
            case FOLLOWS -> "fth-check-circle";
            case PINNED -> "fth-bookmark";
            case NEEDS_RESTART -> "fth-refresh-cw";
            case DRIFTED -> "fth-edit-3";
            case UNREADABLE, FAILED -> "fth-alert-triangle";
            case DOES_NOT_FIT -> "fth-slash";
            case WAITS_FOR_KEYS -> "fth-lock";
            case ELSEWHERE -> "fth-monitor";
        };
    }

    /// What a session of it that runs does when its files change.
    public String session(ProgramState program) {
        return switch (program.program().session()) {
            case LIVE -> texts.get("programs.session.live");
            case NEW -> texts.get("programs.session.new");
            case RESTART -> texts.get("programs.session.restart");
            case UNKNOWN -> texts.get("programs.session.unknown");
        };
    }

    /// How it gets the key, and what follows from that.
    public String key(KeyDelivery delivery) {
        return switch (delivery) {
            case HELPER -> texts.get("programs.key.helper");
            case VARIABLE -> texts.get("programs.key.variable");
            case CLEAR -> texts.get("programs.key.clear");
        };
    }

    /// When a program took a provider's key last.
    public String taken(String provider, Instant at, Instant here) {
        var since = Duration.between(at, here);
        if (since.toMinutes() < 1) {
            return texts.get("programs.taken.now", provider);
        }
        if (since.toHours() < 1) {
            return texts.get("programs.taken.minutes", provider, since.toMinutes());
        }
        if (since.toDays() < 1) {
            return texts.get("programs.taken.hours", provider, since.toHours());
        }
        var day = at.atZone(ZoneId.systemDefault()).toLocalDate();
        return texts.get("programs.taken.day", provider, DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(texts.locale()).format(day));
    }

    /// The name of a provider; the empty text where there is none.
    public String provider(OptionalLong id) {
        if (id.equals(OptionalLong.of(EndpointProvider.ID))) {
            return texts.get("programs.provider.endpoint");
        }
        return id.stream().mapToObj(now::provider).flatMap(Optional::stream).map(Provider::name).map(Visible::line).findFirst().orElse("");
    }

    /// Who follows after a switch, who has to be started anew, and who cannot and why; empty where nobody does.
    public String card(List<ProgramState> programs) {
        var parts = new ArrayList<String>();
        var follow = programs.stream()
                .filter(it -> it.standing() == ProgramStanding.FOLLOWS && it.beaten().isEmpty())
                .map(it -> it.program().name())
                .toList();
        if (!follow.isEmpty()) {
            parts.add(texts.get("programs.card.follow", list(follow), follow.size()));
        }
        var anew = programs.stream()
                .filter(it -> it.standing() == ProgramStanding.NEEDS_RESTART)
                .map(it -> texts.get("programs.card.sessions", it.program().name(), it.sessions().size()))
                .toList();
        if (!anew.isEmpty()) {
            parts.add(texts.get("programs.card.restart", list(anew)));
        }
        var troubled = programs.stream().filter(it -> TROUBLE.contains(it.standing()) || !it.beaten().isEmpty()).toList();
        troubled.stream().limit(MOST_SHOWN).forEach(it -> parts.add(texts.get("programs.card.trouble", it.program().name(), why(it))));
        if (troubled.size() > MOST_SHOWN) {
            parts.add(texts.get("programs.card.more", troubled.size() - MOST_SHOWN));
        }
        return String.join("\n", parts);
    }

    /// Whether a person has something to do so that all of them follow.
    public static boolean asksForSomething(List<ProgramState> programs) {
        return programs.stream().anyMatch(it -> isWell(it).equals(Optional.of(false)));
    }

    /// Why it stands as it does.
    public String why(ProgramState program) {
        var reason = reason(program);
        return reason.isEmpty() ? state(program) : reason;
    }

    /// What does not fit, or what it obeys more than its file; empty where nothing is to be said.
    public String reason(ProgramState program) {
        var off = asksNobody(program) ? Stream.of(texts.get("programs.endpoint.off")) : Stream.<String>empty();
        return Stream.concat(off, Stream.concat(program.reason().stream(), program.beaten().stream()).map(texts::message)).collect(Collectors.joining("\n"));
    }

    private String list(List<String> names) {
        var first = names.subList(0, names.size() - 1).stream().reduce((all, next) -> texts.get("programs.comma", all, next));
        return first.map(it -> texts.get("programs.and", it, names.getLast())).orElseGet(names::getLast);
    }
}
