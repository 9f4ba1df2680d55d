package dev.onehot.model;

import module java.base;

/// The endpoint could not be opened.
public final class EndpointException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    private final boolean taken;
    private final transient Optional<EndpointHolder> holder;

    private EndpointException(boolean taken, Optional<EndpointHolder> holder, Message what, Message advice) {
        super(what, advice, null);
        this.taken = taken;
        this.holder = holder;
    }

    /// Another process serves the same database on this computer.
    public static EndpointException served(EndpointHolder by) {
        return new EndpointException(true, Optional.of(by), Message.of("endpoint.served", by.process(), by.address()), Message.of("endpoint.served.advice"));
    }

    /// The port belongs to somebody else.
    ///
    /// @param holder who has it; empty where that cannot be told
    public static EndpointException port(int port, Optional<ProcessHandle> holder) {
        var number = String.valueOf(port);
        var what = holder.map(it -> Message.of("endpoint.port.held", number, name(it), String.valueOf(it.pid()))).orElseGet(() -> Message.of("endpoint.port", number));
        return new EndpointException(true, Optional.empty(), what, Message.of("endpoint.port.advice"));
    }

    private static String name(ProcessHandle process) {
        return process.info().command().map(it -> it.substring(it.lastIndexOf(File.separatorChar) + 1)).orElse("?");
    }

    /// The system does not let it be opened.
    ///
    /// @param reason its words
    public static EndpointException failed(String reason) {
        return new EndpointException(false, Optional.empty(), Message.of("endpoint.failed", reason), Message.of("endpoint.failed.advice"));
    }

    /// Who serves the database; empty where that is not why.
    public Optional<EndpointHolder> holder() {
        return holder;
    }

    /// Whether somebody else has what was wanted.
    public boolean isTaken() {
        return taken;
    }
}
