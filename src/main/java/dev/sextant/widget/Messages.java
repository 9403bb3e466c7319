package dev.sextant.widget;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Every text a person reads in the window, by key. */
public final class Messages {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.sextant.messages", Locale.getDefault());

    private Messages() {}

    /**
     * @param key of {@code messages.properties}; the whole key, as a constant, so that a test can
     *     find unused and missing ones
     */
    public static String text(String key, Object... arguments) {
        var pattern = BUNDLE.getString(key);
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, Locale.getDefault()).format(arguments);
    }
}
