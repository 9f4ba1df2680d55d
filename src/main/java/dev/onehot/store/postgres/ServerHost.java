package dev.onehot.store.postgres;

/// One of the computers on which a server may be.
///
/// @param name as a certificate has it; an address of IPv6 in brackets
record ServerHost(String name, String port) {
    private static final String USUAL = "5432";

    static ServerHost of(String name, String port, String otherwise) {
        return new ServerHost(name.isEmpty() ? "localhost" : name, port.isEmpty() ? otherwise.isEmpty() || otherwise.contains(",") ? USUAL : otherwise : port);
    }

    boolean isThisComputer() {
        return name.equals("localhost") || name.startsWith("127.") || name.equals("[::1]");
    }

    @Override
    public String toString() {
        return port.equals(USUAL) ? name : name + ":" + port;
    }
}
