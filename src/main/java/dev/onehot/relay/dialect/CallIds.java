package dev.onehot.relay.dialect;

import module java.base;

/// The names of calls of tools. What one vendor gives, another may refuse: so it is put in other letters on its way out, and put back on its way in.
public final class CallIds {
    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final Pattern NINE = Pattern.compile("[a-zA-Z0-9]{9}");
    private static final String WRAPPED = "oh_";

    private CallIds() {}

    /// For a call that came without.
    public static String made() {
        return "call_" + UUID.randomUUID().toString().replace("-", "");
    }

    /// Of letters, digits, `_` and `-` only, as every vendor takes it, and [#original] reads it.
    public static String plain(String id) {
        return PLAIN.matcher(id).matches() ? id : WRAPPED + Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    /// What [#plain] was given.
    public static String original(String id) {
        if (!id.startsWith(WRAPPED) || id.equals(WRAPPED)) {
            return id;
        }
        try {
            var original = new String(Base64.getUrlDecoder().decode(id.substring(WRAPPED.length())), StandardCharsets.UTF_8);
            return plain(original).equals(id) ? original : id;
        } catch (IllegalArgumentException another) {
            return id;
        }
    }

    /// Nine letters and digits: itself, or another one that is always the same for it.
    public static String ofNine(String id) {
        return NINE.matcher(id).matches() ? id : sum(id).substring(0, 9);
    }

    /// Itself, or another one that is always the same for it.
    public static String atMost(int letters, String id) {
        if (id.length() <= letters) {
            return id;
        }
        return ("call_" + sum(id)).substring(0, letters);
    }

    private static String sum(String id) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
