package dev.onehot.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.OwnPresets;
import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import dev.onehot.ui.providers.GalleryGroups.Group;
import org.junit.jupiter.api.Test;

/// The groups of the gallery: data that names presets which are there, and each of them once.
class GalleryGroupsTest {
    @Test
    void theDataNamesPresetsThatAreThere() {
        for (var group : List.of("most-used", "gateways")) {
            assertThat(GalleryGroups.ids(group)).as(group).isNotEmpty().allSatisfy(it -> assertThat(Presets.find(it)).as(it).isPresent());
        }
    }

    @Test
    void eachPresetStandsInOneGroup() {
        var all = GalleryGroups.of(Presets.all(), Map.of());
        assertThat(all).extracting(Group::id).containsExactly("most-used", "local", "gateways", "vendors");
        assertThat(all.stream().flatMap(it -> it.presets().stream())).containsExactlyInAnyOrderElementsOf(Presets.all());
    }

    @Test
    void aKeyThatIsThereAndACompanysOwnComeFirst() {
        var own = OwnPresets.parse("[relay]\nname = Relay\nbase-url = https://relay.example.com/v1\n").withCatalog();
        var all = GalleryGroups.of(own, Map.of("GROQ_API_KEY", "gsk-0123456789abcdef", "MISTRAL_API_KEY", " "));
        assertThat(names(all, "found")).containsExactly("Groq");
        assertThat(names(all, "own")).containsExactly("Relay");
        assertThat(all).filteredOn(Group::first).extracting(Group::id).containsExactly("found", "own", "most-used");
        assertThat(names(all, "local")).contains("Ollama", "LM Studio", "llama.cpp server");
    }

    private static List<String> names(List<Group> groups, String id) {
        return groups.stream().filter(it -> it.id().equals(id)).flatMap(it -> it.presets().stream()).map(Preset::name).toList();
    }
}
