package dev.onehot.bus;

import module java.base;

/// One message of the bus. What it does not have is empty, or 0.
///
/// Values are of Java's types: `y` a Byte, `b` a Boolean, `n` and `i` an Integer, `q`, `u`, `x` and `t` a Long, `d` a Double, `s`, `o` and `g` a String, `ay` a byte[],
/// other arrays and structures a List, dictionaries a Map, `v` a [Variant].
///
/// @param kind one of [#CALL], [#ANSWER], [#REFUSAL], [#SIGNAL]; others are to be passed over
/// @param serial its number, given by whoever sends it
/// @param answers the number of the call that this answers
/// @param quiet whether nobody waits for an answer
/// @param type the interface of the member
/// @param error the name of an error; its text is free, and nothing is made of it
public record BusMessage(
        int kind,
        int serial,
        int answers,
        boolean quiet,
        String sender,
        String destination,
        String path,
        String type,
        String member,
        String error,
        String signature,
        List<Object> values) {
    public static final int CALL = 1;
    public static final int ANSWER = 2;
    public static final int REFUSAL = 3;
    public static final int SIGNAL = 4;

    /// A value that says itself of which type it is.
    public record Variant(String signature, Object value) {
        public static Variant text(String value) {
            return new Variant("s", value);
        }
    }

    public static BusMessage call(String destination, String path, String type, String member, String signature, Object... values) {
        return new BusMessage(CALL, 0, 0, false, "", destination, path, type, member, "", signature, List.of(values));
    }

    public static BusMessage signal(String path, String type, String member, String signature, Object... values) {
        return new BusMessage(SIGNAL, 0, 0, true, "", "", path, type, member, "", signature, List.of(values));
    }

    /// The answer to this call.
    public BusMessage answer(String signature, Object... values) {
        return new BusMessage(ANSWER, 0, serial, true, "", sender, "", "", "", "", signature, List.of(values));
    }

    /// The answer to this call, which was not done.
    public BusMessage refusal(String error) {
        return new BusMessage(REFUSAL, 0, serial, true, "", sender, "", "", "", error, "s", List.of(member));
    }

    BusMessage numbered(int number) {
        return new BusMessage(kind, number, answers, quiet, sender, destination, path, type, member, error, signature, values);
    }

    public boolean is(String wantedType, String wantedMember) {
        return type.equals(wantedType) && member.equals(wantedMember);
    }

    /// The `n`th value, if it is there and of that type.
    public <T> Optional<T> value(int n, Class<T> wanted) {
        return n < values.size() && wanted.isInstance(values.get(n)) ? Optional.of(wanted.cast(values.get(n))) : Optional.empty();
    }
}
