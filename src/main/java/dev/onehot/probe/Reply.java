package dev.onehot.probe;

import module java.base;

import java.net.http.HttpHeaders;

/// What a server answered.
///
/// @param uri that was asked, after redirects on the same host
/// @param body at most [Exchange#LARGEST_BODY] bytes
/// @param tooLarge whether there was more
/// @param packing how the body is packed that cannot be read, such as `br`; empty when it can
/// @param millis until its headers came, in ms
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Reply(URI uri, int status, HttpHeaders headers, byte[] body, boolean tooLarge, String packing, long millis) {
    boolean isGood() {
        return status >= 200 && status < 300;
    }

    boolean isRedirect() {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// Whether a person's page came instead of an answer for programs.
    boolean isWebPage() {
        var type = headers.firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        var start = new String(body, 0, Math.min(body.length, 256), StandardCharsets.UTF_8).strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || start.startsWith("<!doctype html") || start.startsWith("<html");
    }

    /// Whether what was asked for is not there.
    boolean isElsewhere() {
        return status == 404 || status == 405 || (isGood() && isWebPage());
    }

    /// Most servers have another answer than 400 for a path that they do not know; gateways have not.
    boolean mayBeElsewhere() {
        return status == 400 || isElsewhere();
    }

    @Override
    public String toString() {
        return "Reply[" + status + ", " + body.length + " bytes]";
    }
}
