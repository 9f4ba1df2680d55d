package dev.onehot.tools.lossless;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.Insertion;
import dev.onehot.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Programs' own files, odd as they are, with our values put in as a person would have done it, and taken out again.
class ProgramCasesTest {
    private record Own(KeyPath path, Optional<String> original, Optional<Insertion> insertion) {}

    /// @param values lines `PATH = JSON`
    record Case(String name, DocumentFormat format, List<String> values, String before, String after) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Arrays.stream(Resource.text(ProgramCasesTest.class, "programs.cases").split("\n=== ")).skip(1).map(ProgramCasesTest::read);
    }

    private static Case read(String section) {
        var parts = section.split("\n--- (?:before|after)\n");
        var head = parts[0].lines().toList();
        int space = head.getFirst().lastIndexOf(' ');
        return new Case(head.getFirst().substring(0, space), DocumentFormat.valueOf(head.getFirst().substring(space + 1)), head.subList(1, head.size()),
                text(parts[1]), text(parts[2].stripTrailing()));
    }

    private static String text(String lines) {
        return (lines + "\n").replace("␚\n", "").replace("␍", "\r").replace('␂', '\ufeff');
    }

    @ParameterizedTest
    @MethodSource("cases")
    void followedAndReleased(Case program) {
        var text = LosslessText.of(program.format(), program.before().getBytes(StandardCharsets.UTF_8));
        boolean isNew = text.isEmpty();
        var keys = new ArrayList<Own>();
        for (var line : program.values()) {
            int equals = line.indexOf(" = ");
            var path = KeyPath.of(line.substring(0, equals));
            var edited = text.with(path, line.substring(equals + 3));
            keys.add(new Own(path, text.raw(path), edited.insertion()));
            text = edited.text();
        }
        assertThat(Round.text(text)).isEqualTo(program.after());
        for (var key : keys.reversed()) {
            text = key.original().isPresent() ? text.withRaw(key.path(), key.original().get()) : text.without(key.path(), key.insertion());
        }
        assertThat(Round.text(text)).isEqualTo(program.before());
        assertThat(text.isEmpty()).isEqualTo(isNew);
    }
}
