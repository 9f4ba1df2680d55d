package dev.onehot.probe;

import module java.base;

import dev.onehot.model.Authority;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;
import dev.onehot.model.Endpoints;
import dev.onehot.model.Light;
import dev.onehot.model.Presets;
import tools.jackson.databind.JsonNode;

/// One run: asks for the models, then for what proves the key, then, only if wanted, for an answer of the model.
///
/// Used by one thread and once.
final class Check {
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int MOST_PAGES = 20;

    /// What may be wrong with a list and with nothing else.
    private static final Set<CheckClass> LIST_ONLY = Set.of(
            CheckClass.NOT_FOUND, CheckClass.SERVER, CheckClass.BAD_REQUEST, CheckClass.NOT_JSON, CheckClass.EMPTY_ANSWER,
            CheckClass.WEB_PAGE, CheckClass.TOO_LARGE, CheckClass.PACKED, CheckClass.NO_LIST);

    private final Exchange exchange;
    private final Target target;
    private final Clock clock;
    private final List<Endpoints> ways;
    private Endpoints way;
    /// Whether the list came from where no program asks.
    private boolean listElsewhere;
    private Light reachable = Light.UNKNOWN;
    private Light keyAccepted = Light.UNKNOWN;
    private Light modelAnswers = Light.UNKNOWN;
    private Optional<CheckFailure> advice = Optional.empty();
    private Optional<List<String>> models = Optional.empty();

    Check(Exchange exchange, Target target, Clock clock) {
        this.exchange = exchange;
        this.target = target;
        this.clock = clock;
        this.ways = target.endpoints(target.model());
        this.way = ways.getFirst();
    }

    /// @param generate whether the model is asked for a few tokens
    Checked run(boolean generate) {
        Optional<CheckFailure> failure;
        try {
            ask(generate);
            failure = advice;
        } catch (StoppedException stopped) {
            failure = Optional.of(stopped.failure());
            light(stopped.failure());
        }
        var result = new CheckResult(
                TIME.format(clock.instant()),
                way.shown(),
                reachable,
                keyAccepted,
                modelAnswers,
                models.map(it -> OptionalLong.of(it.size())).orElse(OptionalLong.empty()),
                failure);
        return new Checked(result.redacted(exchange.secrets()), models.orElse(List.of()));
    }

    /// Nothing else says it when the first request of all did not come through.
    private void light(CheckFailure failure) {
        if (reachable.equals(Light.UNKNOWN)) {
            switch (failure.kind()) {
                case CANCELLED, ADDRESS, NO_MODEL_CHOSEN, PROXY_UNUSABLE, PROXY_ADDRESS -> {}
                case REDIRECT -> reachable = Light.on(failure.retryAfter().orElse(0));
                default -> reachable = new Light(Light.State.OFF, OptionalLong.empty());
            }
        }
    }

    private void ask(boolean generate) throws StoppedException {
        if (way.shown().isEmpty()) {
            throw stopped(CheckClass.ADDRESS, way.prefix().replaceAll("[?#].*", ""));
        }
        if (way.list().isEmpty()) {
            reach(way.chat().orElseThrow());
        } else if (generate) {
            askForModelsOrGoOn();
        } else {
            askForModels();
        }
        if (generate) {
            askModel();
        } else if (advice.isEmpty() && keyAccepted.equals(Light.UNKNOWN)) {
            if (target.hasKey()) {
                advice = Optional.of(CheckFailure.of(CheckClass.KEY_UNPROVEN, host()));
            } else if (way.family().speech().needsKey() && way.isVendor()) {
                keyAccepted = new Light(Light.State.OFF, OptionalLong.empty());
                throw stopped(CheckClass.NO_KEY, host());
            }
        }
        if (listElsewhere && !generate && way.chat().isPresent() && Conversation.isElsewhere(exchange.post(way.chat().get(), "{}", false))) {
            // What says nothing is refused, but not with the words that there is nothing.
            throw stopped(CheckClass.PROGRAMS_ELSEWHERE, way.prefix());
        }
        if ((models.isPresent() || modelAnswers.isOn()) && !way.isAskedWith(target.typed())) {
            // It answers, but not where programs will ask.
            advice = Optional.of(CheckFailure.of(CheckClass.INCOMPLETE_ADDRESS, way.prefix()));
        }
    }

    /// A gateway may have no list that works, and models that answer all the same.
    private void askForModelsOrGoOn() throws StoppedException {
        try {
            askForModels();
        } catch (StoppedException noList) {
            if (!LIST_ONLY.contains(noList.failure().kind())) {
                throw noList;
            }
        }
    }

    /// Any answer will do.
    private void reach(URI uri) throws StoppedException {
        reachable = Light.on(exchange.get(uri, false).millis());
    }

    private void askForModels() throws StoppedException {
        Reply reply = exchange.get(way.list().orElseThrow(), true);
        reachable = Light.on(reply.millis());
        if (ways.size() > 1 && reply.mayBeElsewhere()) {
            var second = exchange.get(ways.get(1).list().orElseThrow(), true);
            if (!second.mayBeElsewhere()) {
                reply = second;
                listElsewhere = !ways.get(1).isAsked();
                way = listElsewhere ? way : ways.get(1);
            }
        }
        if (reply.isElsewhere()) {
            reply = ofLocalServer().orElse(reply);
        }
        if ((reply.status() == 405 || reply.status() == 501) && !BotFilter.answers(reply)) {
            throw new StoppedException(CheckFailure.of(
                    CheckClass.NO_LIST, reply.status(), Authority.host(reply.uri()), VendorMessage.of(reply).text()));
        }
        var speech = way.family().speech();
        boolean proves = !speech.publicList();
        if (reply.status() == 404 && target.hasKey() && refusesWithoutKey(reply.uri())) {
            // Whoever has no key does not even learn that there is nothing.
            keyAccepted = Light.on(reply.millis());
        }
        stopIfBad(reply, null, proves);
        var body = JsonAnswer.of(reply, CheckClass.NOT_JSON);
        var page = ModelList.of(body);
        if (page.isEmpty()) {
            throw new StoppedException(unexpected(reply, body, CheckClass.NOT_JSON));
        }
        models = Optional.of(page.get().models());
        if (target.hasKey()) {
            proveKey(reply, proves);
        }
        models = Optional.of(rest(page.get(), reply.uri()));
        if (models.get().isEmpty()) {
            advice = Optional.of(CheckFailure.of(CheckClass.NO_MODELS, way.family().name()));
        }
    }

    /// The list as a server of this machine has it by its own habit, where it has none by the usual one.
    private Optional<Reply> ofLocalServer() throws StoppedException {
        for (var uri : way.localLists()) {
            var reply = attempt(() -> exchange.get(uri, true));
            if (reply.isPresent() && reply.get().isGood() && JsonAnswer.parsed(reply.get()).flatMap(ModelList::of).isPresent()) {
                return reply;
            }
        }
        return Optional.empty();
    }

    /// What is asked on the chance of an answer; a check does not fail because there is none.
    private static <T> Optional<T> attempt(Question<T> question) throws StoppedException {
        try {
            return Optional.of(question.ask());
        } catch (StoppedException failed) {
            if (failed.failure().kind() == CheckClass.CANCELLED) {
                throw failed;
            }
            return Optional.empty();
        }
    }

    private interface Question<T> {
        T ask() throws StoppedException;
    }

    /// The list, or what is asked besides, proves a key only if the same request without one is refused. A vendor is known to.
    private void proveKey(Reply list, boolean listProves) throws StoppedException {
        var speech = way.family().speech();
        boolean known = way.isVendor() && speech.needsKey();
        var proof = listProves ? Optional.of(list) : Optional.<Reply>empty();
        if (!listProves && way.check().isPresent()) {
            var reply = exchange.get(way.check().get(), true);
            if (reply.status() != 404 && reply.status() != 501) {
                stopIfBad(reply, null, true);
                proof = Optional.of(reply);
            }
        }
        if (proof.isPresent() && (known || refusesWithoutKey(proof.get().uri()))) {
            keyAccepted = Light.on(proof.get().millis());
        }
    }

    private boolean refusesWithoutKey(URI uri) throws StoppedException {
        var without = exchange.get(uri, false);
        return Verdict.of(without, false, null, clock)
                .filter(it -> it.kind() == CheckClass.NO_KEY)
                .isPresent();
    }

    /// Further pages; a check does not fail because one of them does, whatever that page fails of.
    private List<String> rest(ModelList first, URI list) throws StoppedException {
        var all = new LinkedHashSet<>(first.models());
        var next = first.next();
        for (int pages = 1; next.isPresent() && pages < MOST_PAGES; pages++) {
            var page = further(page(list, next.get()));
            if (page.isEmpty() || !all.addAll(page.get().models())) {
                break;
            }
            next = page.get().next();
        }
        return new ArrayList<>(all);
    }

    private Optional<ModelList> further(URI uri) throws StoppedException {
        return attempt(() -> exchange.get(uri, true)).filter(Reply::isGood).flatMap(JsonAnswer::parsed).flatMap(ModelList::of);
    }

    private static URI page(URI list, ModelList.Next next) {
        var value = java.net.URLEncoder.encode(next.value(), java.nio.charset.StandardCharsets.UTF_8);
        return URI.create(list + (list.getRawQuery() == null ? "?" : "&") + next.name() + "=" + value);
    }

    private void askModel() throws StoppedException {
        var model = target.model().isEmpty() && !target.options().deployment().isEmpty() ? target.options().deployment() : target.model();
        if (model.isEmpty()) {
            throw stopped(CheckClass.NO_MODEL_CHOSEN, host());
        }
        var chat = way.chat().orElseThrow();
        var conversation = Conversation.of(way.family().speech().protocol());
        var said = say(chat, conversation, model);
        if ((models.isEmpty() || listElsewhere) && ways.size() > 1 && said.reply().mayBeElsewhere()) {
            // No list has told which way is right.
            var elsewhere = ways.get(1).chat().orElseThrow();
            var there = attempt(() -> say(elsewhere, conversation, model)).filter(it -> it.reply().isGood() && !it.reply().isWebPage());
            if (there.isPresent() && !ways.get(1).isAsked()) {
                modelAnswers = Light.off(said.reply().millis());
                throw stopped(CheckClass.PROGRAMS_ELSEWHERE, way.prefix());
            }
            if (there.isPresent()) {
                way = ways.get(1);
                chat = elsewhere;
                said = there.get();
            }
        }
        var other = Conversation.isElsewhere(said.reply()) ? way.responses() : Optional.<URI>empty();
        if (other.isPresent()) {
            var second = attempt(() -> say(other.get(), conversation.asResponse(), model));
            if (second.isPresent() && !Conversation.isElsewhere(second.get().reply())) {
                chat = other.get();
                said = second.get();
            }
        }
        var reply = said.reply();
        if (!reply.isGood()) {
            modelAnswers = Light.off(reply.millis());
        }
        stopIfBad(reply, model, way.isVendor());
        var body = JsonAnswer.of(reply, CheckClass.NO_ANSWER);
        if (!Conversation.isAnswer(body)) {
            modelAnswers = Light.off(reply.millis());
            throw new StoppedException(unexpected(reply, body, CheckClass.NO_ANSWER));
        }
        modelAnswers = Light.on(reply.millis());
        if (target.hasKey() && keyAccepted.equals(Light.UNKNOWN)) {
            proveKey(chat, said.message(), reply.millis());
        }
    }

    /// What was said at last, and what came of it.
    private record Said(String message, Reply reply) {}

    /// Says it once more where the server tells how it would rather be asked.
    private Said say(URI chat, Conversation first, String model) throws StoppedException {
        var conversation = first;
        while (true) {
            var message = conversation.message(model);
            var reply = exchange.post(chat, message, true);
            var wanted = conversation.asWanted(reply);
            if (wanted.isEmpty()) {
                return new Said(message, reply);
            }
            conversation = wanted.get();
        }
    }

    /// An answer proves a key only where nobody gets one without.
    private void proveKey(URI chat, String message, long millis) throws StoppedException {
        boolean known = way.isVendor() && way.family().speech().needsKey();
        if (known || !exchange.post(chat, message, false).isGood()) {
            keyAccepted = Light.on(millis);
        } else if (advice.isEmpty()) {
            advice = Optional.of(CheckFailure.of(CheckClass.KEY_NOT_NEEDED, host()));
        }
    }

    private void stopIfBad(Reply reply, @org.jspecify.annotations.Nullable String model, boolean proving) throws StoppedException {
        var failure = Verdict.of(reply, target.hasKey(), model, clock);
        if (failure.isPresent()) {
            var light = Verdict.key(failure.get(), reply.millis(), proving && target.hasKey());
            if (!light.equals(Light.UNKNOWN)) {
                keyAccepted = light;
            }
            throw new StoppedException(failure.get());
        }
    }

    /// JSON that is not what was asked for: some relays tell failures with status 200.
    private CheckFailure unexpected(Reply reply, JsonNode body, CheckClass otherwise) {
        var said = VendorMessage.of(body, reply);
        boolean badKey = said.saysBadKey();
        if (badKey) {
            keyAccepted = Light.off(reply.millis());
        }
        var kind = badKey
                ? target.hasKey() ? CheckClass.KEY_REFUSED : CheckClass.NO_KEY
                : said.saysNoCredit() ? CheckClass.NO_BALANCE : VendorMessage.tellsFailure(body) ? CheckClass.BAD_REQUEST : otherwise;
        return CheckFailure.of(kind, reply.status(), host(), said.text());
    }

    private StoppedException stopped(CheckClass kind, String detail) {
        return new StoppedException(CheckFailure.of(kind, detail));
    }

    private String host() {
        return way.chat().map(Authority::host).orElseGet(() -> Presets.nameOf(target.kind()));
    }
}
