package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.ui.Draft.Clash;
import org.junit.jupiter.api.Test;

/// What becomes of what is stored, typed, sent, and stored by others, in every order of as many different texts as tell the cases apart.
class DraftTest {
    private static final String FIELD = "field";
    private static final String BESIDE = "beside";
    private static final List<String> TEXTS = List.of("", "a", "b", "c");

    @Test
    void whatOthersStoreIsPutTogetherWithWhatIsTyped() {
        each((began, mine, theirs) -> {
            var draft = typed(began, mine);
            draft.meet(stored(theirs));

            boolean touched = !mine.equals(began);
            boolean both = touched && !theirs.equals(began) && !theirs.equals(mine);
            assertThat(text(draft)).isEqualTo(touched ? mine : theirs);
            assertThat(draft.clashesProperty().get()).isEqualTo(both ? List.of(new Clash(FIELD, began, theirs)) : List.of());
            assertThat(draft.base()).isEqualTo(stored(theirs));
            assertThat(draft.isDirty()).isEqualTo(!text(draft).equals(theirs));
            assertThat(draft.began()).isEqualTo(stored(both ? began : theirs));
        });
    }

    @Test
    void ofTwoFieldsOnlyTheOneThatBothChangedClashes() {
        each((began, mine, theirs) -> {
            var draft = new Draft<>(Map.of(FIELD, began, BESIDE, began), it -> it);
            draft.text(FIELD).set(mine);
            draft.meet(Map.of(FIELD, began, BESIDE, theirs));

            assertThat(draft.typed()).isEqualTo(Map.of(FIELD, mine, BESIDE, theirs));
            assertThat(draft.isContested()).isFalse();

            draft.meet(Map.of(FIELD, "theirs", BESIDE, "theirs, too"));
            assertThat(draft.typed()).isEqualTo(Map.of(FIELD, mine.equals(began) ? "theirs" : mine, BESIDE, "theirs, too"));
            assertThat(draft.isContested()).isEqualTo(!mine.equals(began));
        });
    }

    @Test
    void whatIsChosenStands() {
        each((began, mine, theirs) -> {
            var kept = typed(began, mine);
            kept.meet(stored(theirs));
            boolean contested = kept.isContested();
            var before = text(kept);
            kept.keepMine();
            assertThat(text(kept)).isEqualTo(before);
            assertThat(kept.isContested()).isFalse();
            // Chosen once: nobody is asked again for that.
            kept.meet(stored(theirs));
            assertThat(kept.isContested()).isFalse();

            var taken = typed(began, mine);
            taken.meet(stored(theirs));
            taken.takeTheirs();
            assertThat(text(taken)).isEqualTo(contested ? theirs : before);
            assertThat(taken.isContested()).isFalse();
            assertThat(taken.isDirty()).isEqualTo(!text(taken).equals(theirs));
        });
    }

    /// And what they take back is contested no more. What they store as the person has it, is the person's no more.
    @Test
    void onlyWhatOthersStoredLastCounts() {
        each((began, mine, first, last) -> {
            var draft = typed(began, mine);
            draft.meet(stored(first));
            draft.meet(stored(last));

            var direct = typed(first.equals(mine) ? first : began, mine);
            direct.meet(stored(last));
            assertSame(draft, direct);
        });
    }

    @Test
    void whatIsSavedIsTheNewStartAndWhatIsTypedSinceStays() {
        each((began, sent, saved, since, now) -> {
            var draft = typed(began, sent);
            draft.send(stored(saved));
            draft.text(FIELD).set(since);
            assertThat(draft.isSaving()).isTrue();
            draft.accepted(stored(now));

            boolean stays = !since.equals(sent) && !since.equals(saved);
            boolean both = stays && !now.equals(saved) && !now.equals(since);
            assertThat(text(draft)).isEqualTo(stays ? since : now);
            assertThat(draft.clashesProperty().get()).isEqualTo(both ? List.of(new Clash(FIELD, saved, now)) : List.of());
            assertThat(draft.base()).isEqualTo(stored(now));
            assertThat(draft.isDirty()).isEqualTo(!text(draft).equals(now));
            assertThat(draft.isSaving()).isFalse();
        });
    }

    /// It may be what was sent that comes back before it is said that it is stored.
    @Test
    void nothingIsTakenForTheirsWhileItIsSaved() {
        each((began, sent, since, now) -> {
            var draft = typed(began, sent);
            draft.send(stored(sent));
            draft.text(FIELD).set(since);
            draft.meet(stored(now));
            assertThat(text(draft)).isEqualTo(since);
            assertThat(draft.isContested()).isFalse();
            draft.accepted(stored(now));

            var told = typed(began, sent);
            told.send(stored(sent));
            told.text(FIELD).set(since);
            told.accepted(stored(now));
            assertSame(draft, told);
            draft.refused();
            assertSame(draft, told);
        });
    }

    @Test
    void whatIsNotEditedFollowsAtOnce() {
        var draft = new Draft<>(Map.entry("a", 1), it -> stored(it.getKey()));
        draft.text(FIELD).set("mine");
        draft.send(stored("mine"));
        draft.meet(Map.entry("a", 2));
        assertThat(draft.base().getValue()).isEqualTo(2);
    }

    @Test
    void whatIsRefusedIsAsIfItHadNotBeenSent() {
        each((began, sent, since, now) -> {
            var draft = typed(began, sent);
            draft.send(stored(sent));
            draft.text(FIELD).set(since);
            draft.meet(stored(now));
            draft.refused();

            var direct = typed(began, since);
            direct.meet(stored(now));
            assertSame(draft, direct);
            assertThat(draft.isSaving()).isFalse();
        });
    }

    @Test
    void whatTheLastRunLeftMeetsWhatIsStoredNowAsIfItHadGoneOn() {
        each((began, mine, theirs, later) -> {
            var open = typed(began, mine);
            open.meet(stored(theirs));
            var left = typed(began, mine);
            if (!mine.equals(began)) {
                var next = new Draft<>(stored(theirs), it -> it);
                next.restore(left.typed(), left.began());
                assertSame(next, open);
                // And once more, with a clash that was not settled.
                open.meet(stored(later));
                if (next.isDirty()) {
                    var third = new Draft<>(stored(later), it -> it);
                    third.restore(next.typed(), next.began());
                    assertSame(third, open);
                }
            }
        });
    }

    @Test
    void whatIsRestoredLaterLeavesTheOtherFieldsAsTheyAre() {
        each((began, mine, late) -> {
            var draft = new Draft<>(Map.of(FIELD, began, BESIDE, began), it -> it);
            draft.restore(Map.of(FIELD, mine), Map.of());
            draft.restore(Map.of(BESIDE, late), Map.of());
            assertThat(draft.typed()).isEqualTo(Map.of(FIELD, mine, BESIDE, late));
        });
    }

    @Test
    void noTextIsPrinted() {
        assertThat(new Clash(FIELD, "secret", "secret")).hasToString("Clash[field]");
        assertThat(typed("secret", "secret too").toString()).doesNotContain("secret");
    }

    private static void assertSame(Draft<?> one, Draft<?> other) {
        assertThat(one.typed()).isEqualTo(other.typed());
        assertThat(one.base()).isEqualTo(other.base());
        assertThat(one.clashesProperty().get()).isEqualTo(other.clashesProperty().get());
        assertThat(one.isDirty()).isEqualTo(other.isDirty());
        assertThat(one.began()).isEqualTo(other.began());
    }

    private static Map<String, String> stored(String text) {
        return Map.of(FIELD, text);
    }

    private static Draft<Map<String, String>> typed(String began, String mine) {
        var draft = new Draft<>(stored(began), it -> it);
        draft.text(FIELD).set(mine);
        return draft;
    }

    private static String text(Draft<?> draft) {
        return draft.text(FIELD).get();
    }

    private static void each(Three cases) {
        TEXTS.forEach(one -> TEXTS.forEach(two -> TEXTS.forEach(three -> cases.run(one, two, three))));
    }

    private static void each(Four cases) {
        TEXTS.forEach(one -> each((two, three, four) -> cases.run(one, two, three, four)));
    }

    private static void each(Five cases) {
        TEXTS.forEach(one -> each((two, three, four, five) -> cases.run(one, two, three, four, five)));
    }

    private interface Three {
        void run(String one, String two, String three);
    }

    private interface Four {
        void run(String one, String two, String three, String four);
    }

    private interface Five {
        void run(String one, String two, String three, String four, String five);
    }
}
