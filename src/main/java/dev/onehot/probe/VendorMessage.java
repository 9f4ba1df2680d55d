package dev.onehot.probe;

import module java.base;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a server says of a failure, in the shapes that vendors have for it.
///
/// @param text a sentence, or empty
/// @param codes words for programs that stood beside it
record VendorMessage(String text, String codes) {
    private static final int LONGEST = 300;
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");
    private static final Pattern BAD_KEY = Pattern.compile("api[-_ ]?key[-_ ](?:is )?(?:not valid|invalid|incorrect)|"
            + "(?:invalid|incorrect|wrong|bad|expired|malformed|missing)[-_ ](?:the )?(?:x-)?(?:api[-_ ]?)?(?:key|token|credential)|"
            + "api_key_invalid|invalid_api_key|token_invalid|无效的令牌|令牌无效");

    private static final Pattern NO_CREDIT = Pattern.compile("insufficient[-_ ](?:user[-_ ])?(?:quota|balance|credits?|funds)|credit balance is too low"
            + "|balance is (?:not enough|insufficient|too low)|(?:quota|balance|credit) is not enough|not enough (?:quota|balance|credits?)"
            + "|(?:doesn't|does not) have any credits|out of credits?|no credits? (?:left|remaining)|used all available credits"
            + "|billing_not_active|billing_hard_limit_reached|billing hard limit|arrearage|overdue[-_ ]payment|good standing"
            + "|余额不足|额度不足|额度已用尽|配额不足|欠费");

    static VendorMessage of(Reply reply) {
        if (reply.isWebPage()) {
            var title = TITLE.matcher(reply.text());
            return new VendorMessage(shorten(title.find() ? title.group(1) : ""), "");
        }
        try {
            return of(JsonMapper.shared().readTree(reply.body()), reply);
        } catch (JacksonException noJson) {
            return new VendorMessage(shorten(reply.text()), "");
        }
    }

    /// @param body what the reply says, however it was put
    static VendorMessage of(JsonNode body, Reply reply) {
        // Google answers some failures as a list of one.
        var root = body.isArray() && !body.isEmpty() ? body.get(0) : body;
        // Cloudflare's gateways have a list there.
        var error = root.path("error").isArray() ? root.path("error").path(0) : root.path("error");
        var codes = new StringBuilder();
        for (var place : new JsonNode[] {root, error}) {
            for (var name : new String[] {"code", "type", "status", "reason", "param"}) {
                codes.append(' ').append(place.path(name).asString(""));
            }
        }
        error.path("details").forEach(detail -> codes.append(' ').append(detail.path("reason").asString("")));
        var text = first(error.path("message"), error, error.path(0).path("message"), root.path("message"), root.path("msg"), root.path("detail"),
                root.path("detail").path(0).path("msg"), root.path("error_description"), root.path("errors").path(0).path("message"),
                root.path("errors").path(0));
        return new VendorMessage(shorten(text.isEmpty() && !reply.isGood() ? reply.text() : text), codes.toString().strip());
    }

    private static String first(JsonNode... places) {
        for (var place : places) {
            if (place.isString() && !place.asString("").isBlank()) {
                return place.asString("");
            }
        }
        return "";
    }

    private static String shorten(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /// Whether it is about the key, whatever the status says.
    boolean saysBadKey() {
        return BAD_KEY.matcher((text + " " + codes).toLowerCase(Locale.ROOT)).find();
    }

    /// Whether it is that nothing is left to pay with, whatever the status says. Not whether too much was asked for in a short time.
    boolean saysNoCredit() {
        return NO_CREDIT.matcher((text + " " + codes).toLowerCase(Locale.ROOT)).find();
    }

    /// Whether a body is one of a failure: some relays tell those with status 200.
    static boolean tellsFailure(JsonNode body) {
        var error = body.path("error");
        return error.isObject() || (error.isArray() && !error.isEmpty()) || (error.isString() && !error.asString("").isBlank())
                || !body.path("success").asBoolean(true);
    }

    boolean mentions(String word) {
        return (text + " " + codes).toLowerCase(Locale.ROOT).contains(word);
    }
}
