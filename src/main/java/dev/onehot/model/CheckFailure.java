package dev.onehot.model;

import module java.base;

/// Why a check did not go well, and what to do.
///
/// @param status of the HTTP answer; empty when there was none
/// @param detail what the message names: the host, the proxy, the model, or empty
/// @param vendorMessage what the server said itself, shortened, keys redacted; empty when it said nothing
/// @param retryAfter seconds to wait, as the server asked
public record CheckFailure(
        CheckClass kind, OptionalInt status, String detail, String vendorMessage, OptionalLong retryAfter) {

    public static CheckFailure of(CheckClass kind, String detail) {
        return new CheckFailure(kind, OptionalInt.empty(), detail, "", OptionalLong.empty());
    }

    /// Of an answer.
    public static CheckFailure of(CheckClass kind, int status, String detail, String vendorMessage) {
        return new CheckFailure(kind, OptionalInt.of(status), detail, vendorMessage, OptionalLong.empty());
    }

    /// What failed.
    public Message what() {
        return new Message(kind.code(), arguments());
    }

    /// What to do about it.
    public Message advice() {
        boolean wait = retryAfter.isPresent() && kind != CheckClass.REDIRECT;
        return wait
                ? Message.of("check.wait", detail, retryAfter.getAsLong())
                : new Message(kind.code() + ".advice", arguments());
    }

    private List<Object> arguments() {
        return List.of(detail, status.isPresent() ? String.valueOf(status.getAsInt()) : "");
    }

    /// The same one without what was sent as a secret, and without what could be one.
    public CheckFailure redacted(Collection<ApiKey> secrets) {
        return new CheckFailure(kind, status, Redaction.of(detail, secrets), Redaction.of(vendorMessage, secrets), retryAfter);
    }
}
