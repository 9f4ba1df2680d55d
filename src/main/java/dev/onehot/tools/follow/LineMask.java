package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.Redaction;

/// Shows lines of configurations without what may be somebody's key: values under names that say so, and what looks like one.
final class LineMask {
    private static final String DOTS = "••••";
    private static final String SECRET = "(?i:auth|bearer|cookie|secret|token|passw|passphrase|credential|key|header|private)";

    /// The same of what has names of its own in it: a way to sign in is no secret.
    private static final Pattern GROUP = Pattern.compile("(?i)bearer|cookie|secret|token|passw|passphrase|credential|key|header|private");
    private static final Pattern NAMED = Pattern.compile("[\\w.$-]*" + SECRET + "[\\w.-]*[\"']?\\s*[:=]\\s*(?=\\S)");
    /// Without quotation marks a value ends with the line, or where what it is in goes on.
    private static final Pattern BARE = Pattern.compile("[^\\s{\\[\"'].*?(?=,?\\s*$|\\s+#)");
    private static final Pattern BARE_INSIDE = Pattern.compile("[^\\s{\\[\"',}\\]][^,}\\]]*");
    private static final Pattern VALUE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"?|'[^']*'?|[^\\s,{}\\[\\]#\"':=][^\\s,{}\\[\\]#\"']*");

    /// A line whose value stands on the lines behind it.
    private static final Pattern OPEN = Pattern.compile(".*" + SECRET + "[\\w.-]*[\"']?\\s*(?:[:=]\\s*(?:[|>][+-]?\\d*|\"{3}|'{3}|[{\\[])?\\s*|])");
    private static final Pattern TABLE = Pattern.compile("\\s*\\[.*]\\s*");

    /// Words of letters and digits that are too long for a name, and numbers of the form that identifiers have.
    private static final Pattern LONG = Pattern.compile("\\b(?=\\w*\\d)(?=\\w*[A-Za-z])\\w{16,}\\b|\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b");
    private static final Pattern OPTION = Pattern.compile("(--?[\\w-]*" + SECRET + "[\\w-]*[\"']?[\\s,=]+)([\"']?)[^\"'\\s,\\]]+");
    private static final Pattern USER = Pattern.compile("://[^/\\s\"'@]+@");
    private static final Pattern NAME = Pattern.compile("\\s*(?:-\\s+)?(?:\"[^\"]*\"|[\\w.-]+)\\s*[:=]\\s*");
    private static final int FAR = 50;

    private final List<String> harmless;

    /// @param harmless texts of values that are shown whatever they are called
    LineMask(Collection<String> harmless) {
        this.harmless = harmless.stream().filter(it -> !it.isEmpty()).sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    String line(List<String> lines, int at) {
        var line = lines.get(at);
        if (harmless.contains(line)) {
            return line;
        }
        return isInside(lines, at) ? line.substring(0, nameEnd(line)) + values(line.substring(nameEnd(line))) : named(line);
    }

    /// Whether what it stands in is called like a key.
    private static boolean isInside(List<String> lines, int at) {
        int depth = depth(lines.get(at));
        if (!lines.get(at).isBlank() && at > 0 && OPEN.matcher(lines.get(at - 1)).matches() && !TABLE.matcher(lines.get(at - 1)).matches()) {
            return true;
        }
        for (int before = at - 1; before >= Math.max(0, at - FAR); before--) {
            var line = lines.get(before);
            if (line.isBlank()) {
                continue;
            }
            if (TABLE.matcher(line).matches() && !TABLE.matcher(lines.get(at)).matches()) {
                return isGroup(line);
            }
            if (depth(line) < depth) {
                if (isGroup(line)) {
                    return true;
                }
                depth = depth(line);
            }
        }
        return false;
    }

    private static boolean isGroup(String line) {
        return OPEN.matcher(line).matches() && GROUP.matcher(line).find();
    }

    private static int depth(String line) {
        return line.length() - line.stripLeading().length();
    }

    private String named(String line) {
        var out = new StringBuilder();
        int done = 0;
        var names = NAMED.matcher(line);
        while (names.find(done)) {
            int from = names.end();
            var bare = line.substring(0, from).matches(".*[{\\[].*") ? BARE_INSIDE : BARE;
            var value = ("\"'".indexOf(line.charAt(from)) >= 0 ? VALUE : bare).matcher(line).region(from, line.length());
            boolean one = value.lookingAt();
            int end = one ? value.end() : GROUP.matcher(names.group()).find() ? closed(line, from) : from;
            out.append(plain(line.substring(done, from))).append(one ? masked(value.group()) : values(line.substring(from, end)));
            done = end;
        }
        return out.append(plain(line.substring(done))).toString();
    }

    /// Where the bracket that opens at `from` is closed, or the line ends; `from` itself where none opens.
    private static int closed(String line, int from) {
        int depth = 0;
        for (int at = from; at < line.length(); at++) {
            char sign = line.charAt(at);
            depth += sign == '{' || sign == '[' ? 1 : sign == '}' || sign == ']' ? -1 : 0;
            if (depth == 0) {
                return at == from ? from : at + 1;
            }
        }
        return line.length();
    }

    private static int nameEnd(String line) {
        var name = NAME.matcher(line);
        return name.lookingAt() ? name.end() : 0;
    }

    /// Every value in it, but names.
    private String values(String text) {
        return VALUE.matcher(text).replaceAll(it -> {
            boolean isName = text.substring(it.end()).stripLeading().matches("(?s)[:=].*");
            return Matcher.quoteReplacement(isName ? it.group() : masked(it.group()));
        });
    }

    private String masked(String value) {
        var inner = value.replaceAll("^[\"']|[\"']$", "");
        boolean plain = inner.isEmpty() || inner.matches("true|false|null|\\d{1,7}") || isHarmless(inner);
        return plain ? value : value.startsWith("\"") ? '"' + DOTS + '"' : value.startsWith("'") ? "'" + DOTS + "'" : DOTS;
    }

    private boolean isHarmless(String inner) {
        return harmless.contains(inner);
    }

    /// What is between: our own texts as they are.
    private String plain(String text) {
        for (var each : harmless) {
            int at = each.length() < 4 ? -1 : text.indexOf(each);
            if (at >= 0) {
                return plain(text.substring(0, at)) + each + plain(text.substring(at + each.length()));
            }
        }
        var clean = Redaction.of(text, List.of());
        clean = LONG.matcher(clean).replaceAll(DOTS);
        clean = OPTION.matcher(clean).replaceAll("$1$2" + DOTS);
        return USER.matcher(clean).replaceAll("://" + DOTS + "@");
    }
}
