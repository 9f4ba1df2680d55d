package dev.onehot.model;

import java.util.Locale;

/// What stopped a check, or what a person has to know after one. Each has a text `check.NAME` and an advice among the messages.
public enum CheckClass implements Worded {
    /// The address cannot be asked at all.
    ADDRESS,
    NO_SUCH_HOST,
    REFUSED,
    UNREACHABLE,
    TLS,
    PROXY,
    /// Nothing listens where it should be.
    PROXY_UNREACHABLE,
    /// What should be its address is none, or there is none where it is looked for; nothing was sent.
    PROXY_ADDRESS,
    /// It is none that Onehot can go through; nothing was sent, least of all without it.
    PROXY_UNUSABLE,
    TIMEOUT,
    CANCELLED,
    /// Something answers that does not speak HTTP, or hangs up.
    NOT_HTTP,
    /// It wants to send us, and the key, to another host.
    REDIRECT,
    WEB_PAGE,
    /// The page of somebody who keeps programs away.
    BOT_FILTER,
    EMPTY_ANSWER,
    NOT_JSON,
    /// The same of a message to the model.
    NO_ANSWER,
    /// Packed in a way that nobody asked for.
    PACKED,
    TOO_LARGE,
    NO_KEY,
    KEY_REFUSED,
    NOT_ALLOWED,
    NO_BALANCE,
    RATE_LIMITED,
    NOT_FOUND,
    NO_DEPLOYMENT,
    NO_MODEL_CHOSEN,
    MODEL_REFUSED,
    BAD_REQUEST,
    LOADING,
    SERVER,
    /// The check itself failed, and nothing is known of the server.
    UNEXPECTED,
    /// It answers, but at an address that no program of the kind asks, whatever base URL it is given.
    PROGRAMS_ELSEWHERE,
    /// It answers, but at another address than programs are given.
    INCOMPLETE_ADDRESS,
    /// All is well but for a model: there is none yet.
    NO_MODELS,
    /// All is well, but the server has no list of its models.
    NO_LIST,
    /// All is well, but nothing that was asked tells whether the key is right.
    KEY_UNPROVEN,
    /// All is well, but the server answers without a key just as well.
    KEY_NOT_NEEDED;

    /// Whether everything that was asked for is well.
    public boolean isOnlyAdvice() {
        return this == INCOMPLETE_ADDRESS || this == NO_MODELS || this == NO_LIST || this == KEY_UNPROVEN || this == KEY_NOT_NEEDED;
    }

    /// Whether it says something about the chosen model, and nothing about the server.
    public boolean isOfModel() {
        return this == NO_MODEL_CHOSEN || this == MODEL_REFUSED || this == NO_ANSWER;
    }

    /// The code of its message; its advice has `.advice` behind it.
    public String code() {
        return "check." + name().toLowerCase(Locale.ROOT);
    }
}
