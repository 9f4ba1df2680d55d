package dev.onehot.bench;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.events.Result;
import dev.onehot.model.Origin;

/// The hand-over alone: the manager's own queue and as many threads that wait, and in between the raw statements of [RawRows]. What the manager is slower than
/// this it adds itself; what this is slower than [Ceiling] is what threads take that wait for one another.
final class HandOver implements Load {
    private static final String QUEUE = "dev.onehot.core.write.CommitQueue";
    private static final Result DONE = new Result.Done(new Outcome(1, OptionalLong.empty(), OptionalLong.empty(), List.of()));

    private static final MethodHandle NEW_REQUEST;
    private static final MethodHandle ENTER;
    private static final MethodHandle NEW_QUEUE;
    private static final MethodHandle NEW_TURN;

    static {
        try {
            // Nobody else has any business in there.
            var queue = Class.forName(QUEUE);
            var lookup = MethodHandles.privateLookupIn(queue, MethodHandles.lookup());
            var request = lookup.findClass("dev.onehot.core.write.Request");
            var turn = lookup.findClass("dev.onehot.core.write.Turn");
            NEW_TURN = lookup.findConstructor(turn, MethodType.methodType(void.class)).asType(MethodType.methodType(Object.class));
            NEW_QUEUE = lookup.findConstructor(queue, MethodType.methodType(void.class, turn, Function.class))
                    .asType(MethodType.methodType(Object.class, Object.class, Function.class));
            NEW_REQUEST = lookup.findConstructor(request, MethodType.methodType(void.class, List.class, Origin.class, Thread.class))
                    .asType(MethodType.methodType(Object.class, List.class, Origin.class, Thread.class));
            ENTER = lookup.findVirtual(queue, "enter", MethodType.methodType(Supplier.class, request))
                    .asType(MethodType.methodType(Supplier.class, Object.class, Object.class));
        } catch (ReflectiveOperationException renamed) {
            throw new ExceptionInInitializerError(renamed);
        }
    }

    private final RawRows rows;
    private final Threads threads;
    private final Object queue;
    private final Map<String, String> stored = new HashMap<>();

    HandOver(Path file, int count) {
        this.rows = new RawRows(file);
        this.threads = new Threads(count, this::write);
        Function<Iterator<Command>, List<Result>> commit = this::commit;
        try {
            this.queue = (Object) NEW_QUEUE.invokeExact((Object) NEW_TURN.invokeExact(), (Function<?, ?>) commit);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void write(String key, String value) {
        try {
            List<?> commands = List.of(new Command.SetSetting(key, value, Command.ANY));
            var request = (Object) NEW_REQUEST.invokeExact(commands, Origin.API, Thread.currentThread());
            ((Supplier<?>) ENTER.invokeExact(queue, request)).get();
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private List<Result> commit(Iterator<Command> batch) {
        var results = new ArrayList<Result>();
        rows.begin();
        while (batch.hasNext()) {
            if (batch.next() instanceof Command.SetSetting(var key, var value, var _)) {
                var before = stored.put(key, value);
                rows.write(key, before == null ? "" : before, value);
            }
            results.add(DONE);
        }
        rows.commit();
        return results;
    }

    @Override
    public Turn turn() {
        return threads.turn(rows::commits);
    }

    @Override
    public void close() {
        rows.close();
    }
}
