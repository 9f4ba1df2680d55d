package dev.onehot.ui.json;

import module java.base;

import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;
import jfx.incubator.scene.control.richtext.model.StyleAttribute;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;

/// Gives each piece of a line its colour. FX thread only.
///
/// @param wrong the lines, from 0, with which something is wrong: they are underlined
record JsonColours(Set<Integer> wrong) implements SyntaxDecorator {
    /// Which kind of piece a text is. Style names would do as well, but for each text the area asks all style sheets what becomes of them, which takes as long as all
    /// the rest of a letter.
    static final StyleAttribute<JsonKind> KIND = new StyleAttribute<>("JSON_KIND", JsonKind.class, false);

    private static final Map<JsonKind, StyleAttributeMap> ATTRIBUTES = Arrays.stream(JsonKind.values())
            .collect(Collectors.toUnmodifiableMap(it -> it, it -> StyleAttributeMap.builder().set(KIND, it).build()));

    @Override
    public RichParagraph createRichParagraph(CodeTextModel model, int index) {
        var line = model.getPlainText(index);
        var paragraph = RichParagraph.builder();
        int start = 0;
        var kind = JsonKind.BLANK;
        for (var token : JsonToken.of(line)) {
            // A blank goes with what is beside it: each text more takes its time.
            if (kind != token.kind() && kind != JsonKind.BLANK && token.kind() != JsonKind.BLANK) {
                paragraph.addSegment(line.substring(start, token.start()), attributes(kind));
                start = token.start();
            }
            kind = token.kind() == JsonKind.BLANK ? kind : token.kind();
        }
        if (start < line.length()) {
            paragraph.addSegment(line.substring(start), attributes(kind));
        }
        if (wrong.contains(index) && !line.isBlank()) {
            int indent = line.length() - line.stripLeading().length();
            paragraph.addWavyUnderline(indent, line.stripTrailing().length() - indent, "json-problem");
        }
        return paragraph.build();
    }

    private static StyleAttributeMap attributes(JsonKind kind) {
        return ATTRIBUTES.getOrDefault(kind, StyleAttributeMap.EMPTY);
    }

    @Override
    public void handleChange(CodeTextModel model, TextPos start, TextPos end, int charsTop, int linesAdded, int charsBottom) {
        // No line knows anything of another.
    }
}
