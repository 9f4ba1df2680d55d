package dev.onehot.ui.settings;

import module java.base;

import dev.onehot.ui.Texts;
import dev.onehot.ui.UiModel;

/// Which groups of settings there are, and what they are called: Preferences, then program by program, and what nobody describes last.
final class Categories {
    private final Texts texts;

    Categories(Texts texts) {
        this.texts = texts;
    }

    /// The groups of what is shown now. Known settings stand before all others, so that only these are looked through.
    static Set<SettingSection> of(UiModel model) {
        var groups = new LinkedHashSet<SettingSection>();
        for (var row : model.settings().rows()) {
            var group = SettingSection.of(row.key(), model.known(row.key()));
            groups.add(group);
            if (group.equals(SettingSection.UNKNOWN)) {
                break;
            }
        }
        return groups;
    }

    /// The lines for these groups. One for all of them only where there are several programs, and parts only of a program that has several.
    List<Category> lines(Set<SettingSection> groups) {
        var programs = groups.stream().collect(Collectors.groupingBy(SettingSection::whole, LinkedHashMap::new, Collectors.toList()));
        var lines = new ArrayList<Category>();
        if (programs.size() > 1) {
            lines.add(new Category(Optional.empty(), texts.get("settings.category.all")));
        }
        programs.forEach((program, parts) -> {
            // The first line is always that of all.
            lines.add(new Category(programs.size() > 1 ? Optional.of(program) : Optional.empty(), title(program)));
            if (parts.size() > 1) {
                parts.forEach(it -> lines.add(new Category(Optional.of(it), title(it))));
            }
        });
        return lines;
    }

    /// Those of Onehot's own schema have a text in every language.
    String title(SettingSection group) {
        return switch (group.program()) {
            case SettingSection.OWN -> texts.get("settings.preferences");
            case SettingSection.NOBODY -> texts.get("settings.category.unknown");
            default -> group.isWhole() ? group.program() : texts.find("category." + group.category()).orElse(group.category());
        };
    }

    /// As it stands above its settings, where it is not clear from where one is whose they are.
    String heading(SettingSection group) {
        var title = title(group);
        return group.isWhole() || group.category().equals(group.program()) ? title : texts.get("settings.heading", group.program(), title);
    }
}
