package dev.onehot.ui.activity;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// One line of the list.
final class ActivityCell extends ListCell<ActivityItem> {
    private static final double SCROLL_BAR = 16;

    private final Workspace workspace;
    private final ActivityRowController row;
    private final Parent view;
    private final Label heading = new Label();

    ActivityCell(Workspace workspace) {
        this.workspace = workspace;
        this.row = new ActivityRowController(workspace, this::selectRow);
        this.view = Views.load(row, workspace.texts().bundle());
        getStyleClass().add("activity-cell");
        heading.getStyleClass().add("activity-heading");
        setPrefWidth(0);
    }

    @Override
    protected double computePrefHeight(double width) {
        var list = getListView();
        if (list == null || !view.equals(getGraphic()) || list.getWidth() <= 0) {
            return super.computePrefHeight(width);
        }
        var insets = getInsets();
        double inner = list.getWidth() - SCROLL_BAR - insets.getLeft() - insets.getRight();
        return Math.ceil(Math.max(view.minHeight(inner), view.prefHeight(inner)) + insets.getTop() + insets.getBottom());
    }

    private void selectRow() {
        var list = getListView();
        if (list != null) {
            list.getSelectionModel().select(getIndex());
            list.requestFocus();
        }
    }

    @Override
    protected void updateItem(@Nullable ActivityItem item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            return;
        }
        switch (item) {
            case ActivityItem.Heading(var at, var origin) -> {
                var actor = workspace.texts().get("origin." + origin.word());
                heading.setText(workspace.texts().get("activity.heading", day(at), actor));
                setGraphic(heading);
            }
            case ActivityItem.Entry(var gesture, var at) -> {
                row.show(gesture, at);
                setGraphic(view);
            }
        }
    }

    private String day(ZonedDateTime at) {
        var day = at.toLocalDate();
        if (day.equals(LocalDate.now(at.getZone()))) {
            return workspace.texts().get("activity.today");
        }
        Locale locale = workspace.texts().locale();
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
    }
}
