package dev.onehot.model;

/// What a program had of a provider's model through the endpoint on one day. Never holds anything of what was asked.
///
/// @param day UTC, `YYYY-MM-DD`
/// @param provider its id; it may be deleted since
/// @param program name of its token
/// @param model as the provider was asked
/// @param failed of the requests
/// @param input tokens, as far as providers tell them; the cached ones too
/// @param lastAt UTC, `YYYY-MM-DD HH:MM:SS`
public record EndpointUsage(
        String day, long provider, String program, String model, long requests, long failed, long input, long cached, long output, String lastAt) {
    /// Both together; the rest is that of this one.
    public EndpointUsage plus(EndpointUsage other) {
        return new EndpointUsage(
                day, provider, program, model, requests + other.requests, failed + other.failed, input + other.input, cached + other.cached,
                output + other.output, lastAt.compareTo(other.lastAt) < 0 ? other.lastAt : lastAt);
    }
}
