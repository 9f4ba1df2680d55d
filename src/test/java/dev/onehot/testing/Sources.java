package dev.onehot.testing;

import module java.base;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// The program's own sources, for tests that hold what a compiler does not see.
public final class Sources {
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*//.*$|\\s//[^\"\\n]*$");

    private Sources() {}

    /// Java files under `src/main/java/dev/onehot/`, without comments, by their path there.
    public static Map<String, String> java() {
        var files = read(Path.of("src/main/java/dev/onehot"), ".java");
        files.replaceAll((path, text) -> COMMENT.matcher(text).replaceAll(""));
        return files;
    }

    /// FXML files by their path under `src/main/resources/dev/onehot/`.
    public static Map<String, String> fxml() {
        return read(Path.of("src/main/resources/dev/onehot"), ".fxml");
    }

    /// Every element of an FXML file, the outermost first.
    public static List<Element> elements(String fxml) {
        try {
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new java.io.ByteArrayInputStream(fxml.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            var all = document.getElementsByTagName("*");
            var elements = new ArrayList<Element>();
            for (int i = 0; i < all.getLength(); i++) {
                elements.add((Element) all.item(i));
            }
            return elements;
        } catch (ParserConfigurationException | SAXException broken) {
            throw new IllegalStateException(broken);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The string literals in a piece of Java.
    public static List<String> literals(String java) {
        return LITERAL.matcher(java).results().map(it -> it.group(1)).toList();
    }

    /// The arguments of every call whose beginning, up to and with the parenthesis, is `beginning`.
    public static List<List<String>> calls(String java, Pattern beginning) {
        var calls = new ArrayList<List<String>>();
        var matcher = beginning.matcher(java);
        while (matcher.find()) {
            calls.add(arguments(java, matcher.end()));
        }
        return calls;
    }

    private static List<String> arguments(String java, int from) {
        var arguments = new ArrayList<String>();
        int depth = 0;
        int start = from;
        boolean quoted = false;
        for (int i = from; i < java.length(); i++) {
            char c = java.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '(' || c == '{') {
                depth++;
            } else if (depth > 0 && (c == ')' || c == '}')) {
                depth--;
            } else if (depth == 0 && (c == ',' || c == ')')) {
                arguments.add(java.substring(start, i).strip());
                start = i + 1;
                if (c == ')') {
                    break;
                }
            }
        }
        return arguments;
    }

    /// Files with this ending under `root`, by their path there.
    public static Map<String, String> read(Path root, String ending) {
        var files = new TreeMap<String, String>();
        try (var all = Files.walk(root)) {
            for (var file : all.filter(it -> it.toString().endsWith(ending)).toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }
}
