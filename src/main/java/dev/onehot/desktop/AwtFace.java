package dev.onehot.desktop;

import module java.base;

import dev.onehot.desktop.TrayEntry.Mark;
import java.awt.AWTException;
import java.awt.CheckboxMenuItem;
import java.awt.EventQueue;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BufferedImage;

/// The tray of Windows and macOS, by AWT, which the image has there anyway. Its menus know no radio buttons.
///
/// Any thread; AWT is told on its own.
final class AwtFace implements TrayFace {
    private final TrayIcon icon;
    private final Executor work;
    private volatile TrayShown shown;

    private AwtFace(TrayShown shown, Executor work, Runnable opened) {
        this.shown = shown;
        this.work = work;
        this.icon = new TrayIcon(image(shown), shown.sentence(), menu(shown));
        icon.setImageAutoSize(true);
        icon.addActionListener(event -> work.execute(opened));
    }

    /// @param opened what a double click on the icon itself does
    static AwtFace open(TrayShown shown, Executor work, Runnable opened) throws IOException {
        if (!SystemTray.isSupported()) {
            throw new IOException("this desktop has no tray");
        }
        var face = new AwtFace(shown, work, opened);
        try {
            SystemTray.getSystemTray().add(face.icon);
        } catch (AWTException refused) {
            throw new IOException(refused);
        }
        return face;
    }

    private static BufferedImage image(TrayShown now) {
        int size = (int) Math.round(SystemTray.getSystemTray().getTrayIconSize().getHeight());
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, size, size, TrayPixels.draw(now, size), 0, size);
        return image;
    }

    private PopupMenu menu(TrayShown now) {
        var menu = new PopupMenu();
        for (var entry : now.entries()) {
            if (entry.mark() == Mark.LINE) {
                menu.addSeparator();
            } else {
                menu.add(item(entry));
            }
        }
        return menu;
    }

    private MenuItem item(TrayEntry entry) {
        if (entry.mark() == Mark.NONE) {
            var item = new MenuItem(entry.label());
            item.addActionListener(event -> work.execute(entry.action()));
            return item;
        }
        var item = new CheckboxMenuItem(entry.label(), entry.on());
        item.addItemListener(event -> {
            // It is marked when that has been done.
            item.setState(entry.on());
            work.execute(entry.action());
        });
        return item;
    }

    @Override
    public void show(TrayShown now) {
        var before = shown;
        shown = now;
        EventQueue.invokeLater(() -> {
            if (!now.hasSameMenu(before)) {
                icon.setPopupMenu(menu(now));
            }
            if (!now.letter().equals(before.letter())) {
                icon.setImage(image(now));
            }
            icon.setToolTip(now.sentence());
        });
    }

    @Override
    public void complain(String title, String words) {
        icon.displayMessage(title, words, TrayIcon.MessageType.WARNING);
    }

    @Override
    public boolean isSeen() {
        return true;
    }

    @Override
    public void close() {
        SystemTray.getSystemTray().remove(icon);
    }
}
