package dev.onehot.probe;

import module java.base;

import dev.onehot.model.Authority;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.Light;
import org.jspecify.annotations.Nullable;

/// What an answer means.
final class Verdict {
    private static final Duration LONGEST_WAIT = Duration.ofDays(30);

    private Verdict() {}

    /// What is wrong; empty when the status is good.
    ///
    /// @param keySent whether the request had the key
    /// @param model that a message was for; null when it was no message
    static Optional<CheckFailure> of(Reply reply, boolean keySent, @Nullable String model, Clock clock) {
        if (reply.isGood()) {
            return Optional.empty();
        }
        var said = VendorMessage.of(reply);
        var kind = kind(reply, said, keySent, model != null);
        var detail = switch (kind) {
            case MODEL_REFUSED, NO_DEPLOYMENT -> model == null ? "" : model;
            case NOT_FOUND -> reply.uri().toString();
            default -> Authority.host(reply.uri());
        };
        return Optional.of(
                new CheckFailure(kind, OptionalInt.of(reply.status()), detail, said.text(), retryAfter(reply, clock)));
    }

    private static CheckClass kind(Reply reply, VendorMessage said, boolean keySent, boolean message) {
        int status = reply.status();
        if (status == 407) {
            return CheckClass.PROXY;
        }
        if (BotFilter.answers(reply)) {
            return CheckClass.BOT_FILTER;
        }
        if (reply.isWebPage() && status < 500 && status != 401) {
            return status == 404 ? CheckClass.NOT_FOUND : CheckClass.WEB_PAGE;
        }
        if (status < 500 && said.saysNoCredit()) {
            return CheckClass.NO_BALANCE;
        }
        if (status == 401 || ((status == 400 || status == 403) && said.saysBadKey())) {
            return keySent ? CheckClass.KEY_REFUSED : CheckClass.NO_KEY;
        }
        return switch (status) {
            case 402 -> CheckClass.NO_BALANCE;
            case 403 -> keySent ? CheckClass.NOT_ALLOWED : CheckClass.NO_KEY;
            case 429 -> said.mentions("insufficient_quota") ? CheckClass.NO_BALANCE : CheckClass.RATE_LIMITED;
            case 404, 410 -> missing(said, message);
            case 400, 422 -> message && said.mentions("model") ? CheckClass.MODEL_REFUSED : CheckClass.BAD_REQUEST;
            case 503 -> said.mentions("loading") ? CheckClass.LOADING : CheckClass.SERVER;
            default -> status >= 500 ? CheckClass.SERVER : CheckClass.BAD_REQUEST;
        };
    }

    private static CheckClass missing(VendorMessage said, boolean message) {
        if (message && said.mentions("deployment")) {
            return CheckClass.NO_DEPLOYMENT;
        }
        return message && said.mentions("model") ? CheckClass.MODEL_REFUSED : CheckClass.NOT_FOUND;
    }

    /// What a failure says of the key.
    ///
    /// @param proving whether the answer depends on the key at all
    static Light key(CheckFailure failure, long millis, boolean proving) {
        return switch (failure.kind()) {
            case KEY_REFUSED, NO_KEY -> Light.off(millis);
            case NOT_ALLOWED, NO_BALANCE, RATE_LIMITED, NO_DEPLOYMENT, MODEL_REFUSED -> proving ? Light.on(millis) : Light.UNKNOWN;
            default -> Light.UNKNOWN;
        };
    }

    /// Seconds to wait, given as such or as a date.
    private static OptionalLong retryAfter(Reply reply, Clock clock) {
        var header = reply.headers().firstValue("Retry-After").orElse("").strip();
        if (header.isEmpty()) {
            return OptionalLong.empty();
        }
        if (header.matches("\\d{1,9}")) {
            return OptionalLong.of(Math.min(Long.parseLong(header), LONGEST_WAIT.toSeconds()));
        }
        try {
            var until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header));
            return OptionalLong.of(Math.clamp(Duration.between(clock.instant(), until).toSeconds(), 0, LONGEST_WAIT.toSeconds()));
        } catch (DateTimeException unreadable) {
            return OptionalLong.empty();
        }
    }
}
