package dev.onehot.model;

import module java.base;

/// What a check found: three lights, and what is wrong. Never holds a key.
///
/// @param at UTC, `YYYY-MM-DD HH:MM:SS`
/// @param url the address that was asked for the models, or else for the first answer
/// @param reachable whether a server answered there
/// @param keyAccepted whether it took the key; unknown where nothing proves it
/// @param modelAnswers whether the chosen model answered; unknown unless it was asked
/// @param models how many models the server lists; empty when it has no list
/// @param failure what is wrong; empty when everything that was asked is well
public record CheckResult(
        String at,
        String url,
        Light reachable,
        Light keyAccepted,
        Light modelAnswers,
        OptionalLong models,
        Optional<CheckFailure> failure) {

    /// One that found nothing out but what is wrong.
    public static CheckResult failed(String at, String url, CheckFailure failure) {
        return new CheckResult(at, url, Light.UNKNOWN, Light.UNKNOWN, Light.UNKNOWN, OptionalLong.empty(), Optional.of(failure));
    }

    /// The state that stands in a list: one word for three lights.
    public enum Summary implements Worded {
        WELL,
        /// Nothing is wrong, but something could not be told.
        UNSURE,
        FAILED
    }

    public Summary summary() {
        if (failure.filter(it -> !it.kind().isOnlyAdvice()).isPresent()) {
            return Summary.FAILED;
        }
        return failure.isPresent() ? Summary.UNSURE : Summary.WELL;
    }

    /// ms of the first answer.
    public OptionalLong latency() {
        return reachable.millis();
    }

    /// What it still says of the same server with another model.
    public CheckResult withoutModel() {
        boolean ofModel = modelAnswers.state() == Light.State.OFF || failure.filter(it -> it.kind().isOfModel()).isPresent();
        return new CheckResult(at, url, reachable, keyAccepted, Light.UNKNOWN, models, ofModel ? Optional.empty() : failure);
    }

    /// The same one without what was sent as a secret, and without what could be one.
    public CheckResult redacted(Collection<ApiKey> secrets) {
        return new CheckResult(
                at, url, reachable, keyAccepted, modelAnswers, models, failure.map(it -> it.redacted(secrets)));
    }
}
