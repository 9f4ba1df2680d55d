package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.UnreadableFileException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Finds where the values of any YAML text begin and end. A value in block style ends with its last line that says something.
final class YamlScanner {
    private static final Pattern BLANK_LINES = Pattern.compile("[ \\t]\\n*$");

    private final String text;
    private final int offset;
    private final Iterator<Event> events;
    private final int[] indexes;
    private final Map<Integer, String> scalars = new HashMap<>();
    private final List<Part> anchored = new ArrayList<>();
    private final List<Part> aliases = new ArrayList<>();
    private final Map<Integer, Integer> flows = new HashMap<>();

    YamlScanner(String text) {
        this.text = text;
        offset = text.startsWith("\ufeff") ? 1 : 0;
        var settings = LoadSettings.builder().setUseMarks(true).setCodePointLimit(Integer.MAX_VALUE).build();
        events = new ParserImpl(settings, new StreamReader(settings, text.substring(offset)));
        indexes = indexes(text.substring(offset));
    }

    /// Marks count characters, and strings halves of them; empty where that is the same.
    private static int[] indexes(String text) {
        int count = text.codePointCount(0, text.length());
        if (count == text.length()) {
            return new int[0];
        }
        var indexes = new int[count + 1];
        for (int n = 0, at = 0; n <= count; n++) {
            indexes[n] = at;
            at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 0;
        }
        return indexes;
    }

    /// Of the one document. Throws [UnreadableFileException].
    YamlTree tree() {
        Optional<Part> root = Optional.empty();
        try {
            boolean begun = false;
            while (events.hasNext()) {
                var event = events.next();
                if (event instanceof DocumentStartEvent && begun) {
                    throw Fault.syntax(text, start(event));
                }
                begun |= event instanceof DocumentStartEvent;
                if (event instanceof NodeEvent node) {
                    root = Optional.of(value(node, offset, 0));
                }
            }
        } catch (MarkedYamlEngineException wrong) {
            throw Fault.syntax(text, wrong.getProblemMark().map(this::index).orElse(0));
        } catch (YamlEngineException wrong) {
            throw Fault.syntax(text, 0);
        }
        return new YamlTree(root.filter(it -> it.start() < it.end()), scalars, flows, anchored, aliases);
    }

    /// @param from where it stands if it is nothing
    private Part value(NodeEvent event, int from, int depth) {
        if (depth > Fault.DEEPEST) {
            throw Fault.deep(text, start(event));
        }
        var part = event instanceof CollectionStartEvent collection ? collection(collection, depth) : scalar(event, from);
        if (event instanceof AliasEvent) {
            aliases.add(part);
        } else if (event.getAnchor().isPresent()) {
            anchored.add(part);
        }
        return part;
    }

    private Part scalar(NodeEvent event, int from) {
        int start = start(event);
        int end = index(event.getEndMark().orElseThrow());
        if (start == end) {
            return Part.scalar(from, from);
        }
        if (event instanceof ScalarEvent scalar) {
            boolean block = scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
            if (block) {
                var raw = text.substring(start, end);
                // Of lines with nothing but blanks some say that.
                boolean kept = text.substring(start, TextLines.end(text, start)).indexOf('+') >= 0 || BLANK_LINES.matcher(scalar.getValue()).find();
                end = start + (kept ? raw.replaceFirst("\\r?\\n?\\z", "") : raw.stripTrailing()).length();
            }
            boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN && scalar.getTag().isEmpty();
            // Most are what stands there.
            if (!plain || scalar.getValue().length() != end - start || !scalar.getValue().regionMatches(0, text, start, end - start)) {
                scalars.put(start, plain ? YamlWords.json(scalar.getValue()) : JsonWords.quoted(scalar.getValue()));
            }
        } else {
            scalars.put(start, JsonWords.quoted(text.substring(start, end)));
        }
        return Part.scalar(start, end);
    }

    private Part collection(CollectionStartEvent collection, int depth) {
        boolean object = collection.getEventId() == Event.ID.MappingStart;
        int start = start(collection);
        int inner = index(collection.getEndMark().orElseThrow());
        boolean bracket = collection.isFlow() && inner > start && "{[".indexOf(text.charAt(inner - 1)) >= 0;
        if (collection.isFlow()) {
            flows.put(start, bracket ? inner : -1);
        }
        var members = new ArrayList<Part.Member>();
        var names = new HashSet<String>();
        var event = events.next();
        while (event instanceof NodeEvent first) {
            int begin = start(first);
            var value = value(first, begin, depth + 1);
            int behind = value.start();
            var name = "";
            if (object) {
                name = first instanceof ScalarEvent scalar ? scalar.getValue() : "\0" + begin;
                if (first instanceof CollectionStartEvent || !names.add(name)) {
                    throw Fault.syntax(text, begin);
                }
                int colon = colon(value.end());
                behind = colon;
                value = value((NodeEvent) events.next(), colon, depth + 1);
            }
            members.add(new Part.Member(name, begin, behind, value));
            event = events.next();
        }
        int end = bracket ? index(event.getEndMark().orElseThrow()) : members.isEmpty() ? start : Math.max(members.getLast().value().end(), members.getLast().start());
        return new Part(object ? Part.Kind.OBJECT : Part.Kind.ARRAY, start, end, members);
    }

    private int colon(int from) {
        int n = YamlWords.trivia(text, from);
        return n < text.length() && text.charAt(n) == ':' ? n + 1 : from;
    }

    private int start(Event event) {
        return index(event.getStartMark().orElseThrow());
    }

    private int index(Mark mark) {
        int index = Math.min(mark.getIndex(), indexes.length == 0 ? text.length() - offset : indexes.length - 1);
        return offset + (indexes.length == 0 ? index : indexes[index]);
    }
}
