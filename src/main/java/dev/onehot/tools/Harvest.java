package dev.onehot.tools;

import module java.base;

import dev.onehot.model.FoundProvider;
import dev.onehot.model.Message;
import org.jspecify.annotations.Nullable;

/// Collects what is found in one place. For one thread.
final class Harvest {
    private final Tool tool;
    private final String place;
    private final List<FoundProvider> providers = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private @Nullable Message reason;

    Harvest(Tool tool, String place) {
        this.tool = tool;
        this.place = place;
    }

    /// The tool; of variables, which are nobody's, where they stand.
    String source() {
        return tool != Tool.VARIABLES ? tool.label() : place.isEmpty() ? "environment" : place;
    }

    void add(String source, Candidate candidate) {
        add(source, candidate, Message.of("found.address"));
    }

    void add(Candidate candidate) {
        add(source(), candidate);
    }

    /// @param homeless what is said of one whose address nobody knows
    void add(Candidate candidate, Message homeless) {
        add(source(), candidate, homeless);
    }

    private void add(String source, Candidate candidate, Message homeless) {
        var elsewhere = Switchers.behind(candidate.baseUrl(), candidate.keyText());
        if (elsewhere.isPresent()) {
            leaveOut(candidate.name(), elsewhere.get());
        } else if (candidate.hasNoAddress()) {
            leaveOut(candidate.name(), candidate.firstRemark().orElse(homeless));
        } else {
            providers.add(candidate.found(source));
        }
    }

    void leaveOut(String name, Message why) {
        leftOut.add(new LeftOut(source(), name, why));
    }

    /// Why the file as a whole gives nothing; the first reason counts.
    void nothing(Message why) {
        if (reason == null) {
            reason = why;
        }
    }

    ToolContents contents() {
        var why = reason == null || !leftOut.isEmpty() ? Message.of("found.left") : reason;
        return new ToolContents(tool, place, providers, leftOut, providers.isEmpty() ? Optional.of(why) : Optional.empty());
    }
}
