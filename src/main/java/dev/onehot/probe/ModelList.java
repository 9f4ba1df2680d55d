package dev.onehot.probe;

import module java.base;

import tools.jackson.databind.JsonNode;

/// One page of a list of models, in any of the shapes that servers have for it.
///
/// @param next what to add to the address for the next page, as `name=value`
record ModelList(List<String> models, Optional<Next> next) {
    private static final Set<String> PLACES = new LinkedHashSet<>(List.of("data", "models", "items", "body", "model_names"));

    /// What may stand beside a list that is not there: anything else may be the reason.
    private static final Set<String> BESIDE =
            Set.of("object", "has_more", "first_id", "last_id", "nextPageToken", "next_page_token", "total", "count");

    /// A parameter of the address.
    record Next(String name, String value) {}

    /// Empty when it is no list of models.
    static Optional<ModelList> of(JsonNode body) {
        var list = place(body);
        if (list.isEmpty()) {
            return isNothing(body) ? Optional.of(new ModelList(List.of(), Optional.empty())) : Optional.empty();
        }
        if (list.get().isEmpty() && VendorMessage.tellsFailure(body)) {
            return Optional.empty();
        }
        var models = new LinkedHashSet<String>();
        list.get().forEach(each -> name(each).ifPresent(models::add));
        boolean recognised = !models.isEmpty() || list.get().isEmpty();
        return recognised ? Optional.of(new ModelList(List.copyOf(models), next(body, List.copyOf(models)))) : Optional.empty();
    }

    private static Optional<JsonNode> place(JsonNode body) {
        return Stream.concat(Stream.of(body), PLACES.stream().map(body::path)).filter(JsonNode::isArray).findFirst();
    }

    /// Servers written in Go put null for a list that nobody has put anything in.
    private static boolean isNothing(JsonNode body) {
        return PLACES.stream().anyMatch(it -> body.path(it).isNull())
                && body.propertyNames().stream().allMatch(it -> PLACES.contains(it) || BESIDE.contains(it));
    }

    private static Optional<String> name(JsonNode each) {
        if (each.isString()) {
            return Optional.of(each.asString(""));
        }
        return Stream.of("id", "name", "model", "key")
                .map(key -> each.path(key).asString(""))
                .filter(it -> !it.isBlank())
                .map(it -> it.startsWith("models/") ? it.substring("models/".length()) : it)
                .findFirst();
    }

    private static Optional<Next> next(JsonNode body, List<String> models) {
        if (body.path("has_more").asBoolean(false) && !models.isEmpty()) {
            var last = body.path("last_id").asString("");
            return Optional.of(new Next(body.has("last_id") ? "after_id" : "after", last.isEmpty() ? models.getLast() : last));
        }
        return Stream.of(new Next("pageToken", body.path("nextPageToken").asString("")),
                        new Next("page_token", body.path("next_page_token").asString("")))
                .filter(it -> !it.value().isEmpty())
                .findFirst();
    }
}
