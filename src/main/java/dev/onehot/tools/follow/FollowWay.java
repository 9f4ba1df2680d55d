package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.Header;

/// What a program's files have when it speaks one dialect.
///
/// @param decides what else has to stand in files above ours, or may stand there as well
/// @param beats variables that it obeys more than our files, with what we would have them say
/// @param sends headers that it sends by itself, with the key
record FollowWay(List<FollowLine> lines, List<FollowLine> decides, List<FollowLine> beats, List<String> sends) {
    FollowWay {
        lines = List.copyOf(lines);
        decides = List.copyOf(decides);
        beats = List.copyOf(beats);
        sends = List.copyOf(sends);
    }

    /// Those that it does not send by itself.
    List<Header> told(List<Header> headers) {
        return headers.stream().filter(it -> sends.stream().noneMatch(it::is)).toList();
    }

    boolean takesHeaders() {
        return lines.stream().anyMatch(it -> it.text().contains("{headers}") || it.text().contains("header-lines}") || it.text().contains("header-commas}"));
    }
}
