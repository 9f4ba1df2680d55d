package dev.onehot.model;

import module java.base;

/// What a person pasted as a provider's address, taken apart into what the fields are for. Pure.
///
/// People paste what a page shows them: the whole address of a request, a portal's address with a version in it, a host without a scheme, a line of a
/// `.env` file. A key in the address of a request is left out, and shown nowhere.
///
/// Taking apart what came out of it changes nothing more.
///
/// @param kind as it was given, or Azure's where only that fits
/// @param baseUrl to which programs and checks add their paths; what is not understood stays as it is
/// @param deployment that stood in it; empty for none
/// @param apiVersion that stood in it; empty for none
/// @param model that stood in it; empty for none
/// @param remarks what was made of it, for the person
public record PastedAddress(
        String kind, String baseUrl, String deployment, String apiVersion, String model, List<Message> remarks) {
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://");
    private static final Pattern HOST_FIRST = Pattern.compile("^(\\[[0-9A-Fa-f:.%]+]|[^\\s/:@?#\\[\\]]+)(:\\d{1,5})?(?:[/?].*)?$");
    /// A word with dots in it may be a key: only what ends as the names of hosts do is one.
    private static final Pattern HOST = Pattern.compile("(?i)localhost|\\[.*]|(?:\\d{1,3}\\.){3}\\d{1,3}"
            + "|(?:[\\p{L}\\d_](?:[\\p{L}\\d_-]{0,61}[\\p{L}\\d])?[.。]){1,8}(?:\\p{L}{2,24}|xn--[a-z0-9-]{2,59})");
    private static final Pattern LOCAL = Pattern.compile("(?i)localhost|127\\..*|10\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|169\\.254\\..*"
            + "|0\\.0\\.0\\.0|\\[.*]|[^.]+|.*\\.(local|lan|home|internal|localhost)");
    private static final Pattern PLACE = Pattern.compile("^([A-Za-z]+://)([^/?#]*)(.*)$");

    /// What stands behind a base URL in the address of a request, and what of it is part of no other address.
    private static final Pattern REQUEST = Pattern.compile("(?i)/(chat/completions|completions|responses|messages(/count_tokens)?|embeddings"
            + "|audio/(speech|transcriptions)|images/generations)$");
    private static final Pattern MODEL = Pattern.compile("(?i)(?<=/v\\d[a-z0-9]{0,8})/models(?:/(?!.*/(?:v\\d|openai))(?<model>[^/]+(?:/[^/]+){0,3}))?$");
    private static final Pattern GOOGLE_METHOD = Pattern.compile("(?i):(?:batch|stream|generate|count|embed|predict)[A-Za-z]*$");
    private static final Pattern OLLAMA_REQUEST = Pattern.compile("(?i)/api(/(tags|chat|generate|version|show|ps|embed))?$");
    private static final String GOOGLE = "google";

    /// Whatever is longer is no address, and is not looked through.
    private static final int LONGEST = 5_000;

    /// With its port. No name is longer, and Java's own reader of names fails on one that is much longer.
    private static final int LONGEST_HOST = 260;

    private static final Pattern GOOGLE_OPENAI = Pattern.compile("(?i)(?<=/v1(?:beta|alpha)?)/openai(?=/|$)");

    /// The address as `text`, and what it is for.
    public static PastedAddress of(String kind, String text) {
        if (text.length() > LONGEST) {
            return new PastedAddress(kind, text.strip(), "", "", "", List.of());
        }
        var remarks = new ArrayList<Message>();
        var address = withScheme(PastedLine.address(text, remarks), remarks);
        var place = PLACE.matcher(address);
        if (!place.matches() || place.group(2).isEmpty()) {
            return new PastedAddress(kind, text.strip(), "", "", "", List.of());
        }
        var server = place.group(1) + ascii(place.group(2), remarks);
        var rest = place.group(3);
        var path = path(rest);
        var query = PastedQuery.of(rest);
        var base = cut(kind, path);
        boolean request = !base.equals(path) || AzureAddress.isDeployment(path);
        if (rest.contains("#") || (!query.isKnown() && !request)) {
            return new PastedAddress(kind, server + rest, "", "", "", List.copyOf(remarks));
        }
        if (query.mayHoldKey()) {
            remarks.add(Message.of("address.key"));
        }
        if (AzureAddress.is(kind, server, path)) {
            return AzureAddress.of(kind, server, path, query.version(), remarks);
        }
        if (base.equals(path) && query.isEmpty()) {
            return new PastedAddress(kind, server + rest, "", "", "", List.copyOf(remarks));
        }
        if (!query.version().isEmpty()) {
            remarks.add(Message.of("address.version.left", query.version()));
        }
        var end = path.substring(base.length());
        boolean foreign = kind.equals(GOOGLE) && GOOGLE_OPENAI.matcher(path).find();
        remarks.add(Message.of(foreign ? "address.dialect" : "address.cut", end + query.shown(), server + base));
        return new PastedAddress(kind, server + base, "", "", model(path), List.copyOf(remarks));
    }

    /// An address without a scheme begins with a host, and that is one when a dot, a port or brackets say so.
    private static String withScheme(String text, List<Message> remarks) {
        var host = HOST_FIRST.matcher(text);
        if (SCHEME.matcher(text).find() || !host.matches()) {
            return text;
        }
        var name = host.group(1);
        if (host.group(2) == null && !HOST.matcher(name).matches()) {
            return text;
        }
        var scheme = LOCAL.matcher(name).matches() ? "http://" : "https://";
        remarks.add(Message.of("address.scheme", scheme));
        return scheme + text;
    }

    /// A host's name in the letters of which names consist for programs.
    private static String ascii(String authority, List<Message> remarks) {
        if (authority.length() > LONGEST_HOST || authority.chars().allMatch(c -> c < 128) || authority.contains("@")) {
            return authority;
        }
        try {
            int colon = authority.lastIndexOf(':');
            var host = colon < 0 ? authority : authority.substring(0, colon);
            var ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
            remarks.add(Message.of("address.letters", ascii));
            return ascii + (colon < 0 ? "" : authority.substring(colon));
        } catch (IllegalArgumentException noName) {
            return authority;
        }
    }

    private static String cut(String kind, String path) {
        var own = switch (kind) {
            case "ollama" -> OLLAMA_REQUEST.matcher(path).replaceFirst("");
            case GOOGLE -> GOOGLE_OPENAI.matcher(path).replaceFirst("");
            default -> path;
        };
        return MODEL.matcher(REQUEST.matcher(own).replaceFirst("")).replaceFirst("");
    }

    private static String model(String path) {
        var named = MODEL.matcher(path);
        return named.find() && named.group("model") != null ? decoded(GOOGLE_METHOD.matcher(named.group("model")).replaceFirst("")) : "";
    }

    private static String path(String rest) {
        int end = rest.indexOf('?');
        var path = end < 0 ? rest : rest.substring(0, end);
        return path.replaceAll("/+$", "");
    }

    /// A part of a path as it is meant; what is broken stays as it stands.
    static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return part;
        }
    }
}
