package dev.onehot.probe;

import dev.onehot.model.Endpoints;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What credit is left with a vendor. The catalog says where it is asked, and where in the answer it stands.
final class Credit {
    private static final int LONGEST = 40;

    private Credit() {}

    /// Empty for every answer that does not say it.
    static Optional<String> ask(Exchange exchange, Endpoints way) {
        try {
            var reply = exchange.get(way.credit().orElseThrow(), true);
            var words = way.family().speech().credit().split(" ", -1);
            return reply.isGood() ? of(JsonMapper.shared().readTree(reply.body()), words) : Optional.empty();
        } catch (StoppedException | JacksonException unknown) {
            return Optional.empty();
        }
    }

    /// @param words of the catalog: the path, where the amount is, and its currency or where that is
    private static Optional<String> of(JsonNode answer, String[] words) {
        var amount = text(answer, words[1]);
        var currency = words.length < 3 ? "" : words[2].matches("[A-Z]{3}") ? words[2] : text(answer, words[2]);
        boolean number = amount.matches("-?[0-9][0-9.,]*");
        return number && currency.matches("[A-Za-z]{0,10}") ? Optional.of((amount + " " + currency).strip()) : Optional.empty();
    }

    private static String text(JsonNode answer, String path) {
        var value = answer.at("/" + path).asString("");
        return value.length() > LONGEST ? "" : value.strip();
    }
}
