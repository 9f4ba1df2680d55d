package dev.onehot.tools;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.FoundProvider;
import dev.onehot.model.Header;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Message;
import dev.onehot.model.PastedAddress;
import dev.onehot.model.PastedKey;
import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.ProviderOptions;

/// A provider as it is gathered from another tool's file. For one thread.
final class Candidate {
    private static final Set<String> LEFT = Set.of("address.version.left", "address.key");

    private final String kind;
    private final List<Message> remarks = new ArrayList<>();
    private final FoundHeaders headers = new FoundHeaders();
    private String name = "";
    private String baseUrl = "";
    private String model = "";
    private Value key = Value.NONE;
    private Azure azure = Azure.NONE;
    private String proxy = "";
    private boolean inUse;

    /// @param kind of the family, unless the address is that of a vendor in the catalog
    Candidate(String kind) {
        this.kind = kind;
    }

    Candidate named(String newName) {
        name = newName.strip();
        return this;
    }

    /// An address that cannot be filled in is told, and stays empty.
    Candidate at(Value address) {
        baseUrl = address.text();
        address.remark().ifPresent(remarks::add);
        return this;
    }

    Candidate at(String address) {
        return at(Value.of(address));
    }

    Candidate model(String newModel) {
        model = newModel.strip();
        return this;
    }

    /// What is no key does not become one, and one in a wrapping is taken out of it.
    Candidate key(Value found) {
        if (found.text().isEmpty()) {
            key = found;
        } else {
            var pasted = PastedKey.of(found.text());
            var problem = KeyWords.problem(pasted);
            key = problem.map(Value::none).orElseGet(() -> found.saying(pasted.key().reveal()));
            if (problem.isEmpty()) {
                remarks.addAll(pasted.remarks());
            }
        }
        key.remark().ifPresent(remarks::add);
        return this;
    }

    Candidate headers(Map<String, Value> found) {
        headers.putAll(found);
        return this;
    }

    Candidate header(String headerName, String template) {
        headers.own(new Header(headerName, template));
        return this;
    }

    Candidate azure(Azure facts) {
        azure = facts;
        return this;
    }

    Candidate proxy(String address) {
        proxy = address;
        return this;
    }

    /// @param itIs whether its tool asks this one, of all that it knows
    Candidate inUse(boolean itIs) {
        inUse = itIs;
        return this;
    }

    Candidate remark(Message remark) {
        remarks.add(remark);
        return this;
    }

    String name() {
        return Value.first(name, Presets.nameOf(kind));
    }

    String baseUrl() {
        return baseUrl;
    }

    String modelName() {
        return model;
    }

    /// Of this kind only its own address leads anywhere.
    boolean hasNoAddress() {
        return kind.equals(Presets.FALLBACK) && baseUrl.isEmpty() && !azure.isAzure();
    }

    Optional<Message> firstRemark() {
        return remarks.stream().findFirst();
    }

    /// Clear, or empty.
    String keyText() {
        return key.text();
    }

    boolean hasKey() {
        return !key.isEmpty();
    }

    /// @param source where it was found
    FoundProvider found(String source) {
        var facts = azure.and(Azure.of(baseUrl));
        var pasted = facts.isAzure() ? PastedAddress.of(Azure.KIND, facts.baseUrl(baseUrl)) : PastedAddress.of(kind, baseUrl);
        remarks.addAll(pasted.remarks());
        if (facts.isAzure()) {
            // What its address says is in fields; what goes into none is told.
            PastedAddress.of(Azure.KIND, baseUrl).remarks().stream().filter(it -> LEFT.contains(it.code()) && !remarks.contains(it)).forEach(remarks::add);
        }
        var vendor = facts.isAzure() ? Optional.<Preset>empty() : Catalog.at(pasted.baseUrl(), pasted.kind());
        var known = vendor.map(Preset::kind).orElse(pasted.kind());
        var address = vendor.filter(Preset::isFamily).isPresent() ? "" : pasted.baseUrl();
        var sent = headers.settle(key, known, remarks);
        var deployment = Value.first(facts.deployment(), pasted.deployment());
        var options = ProviderOptions.of(Map.of(
                        "resource", facts.resource(), "deployment", deployment, "apiVersion", Value.first(facts.version(), pasted.apiVersion()), "proxy", proxy))
                .withHeaders(sent.headers());
        var draft = new ProviderDraft(
                Value.first(name, Presets.nameOf(known)),
                known,
                address,
                Value.first(model, deployment, pasted.model()),
                "",
                options,
                change(sent.key()));
        return new FoundProvider(source, draft, remarks, inUse);
    }

    private static KeyChange change(Value key) {
        if (key.isEmpty()) {
            return KeyChange.KEEP;
        }
        return KeyChange.to(ApiKey.of(key.variable().isEmpty() ? key.text() : "env:" + key.variable()));
    }
}
