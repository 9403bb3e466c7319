package dev.sextant.setup.doctor;

import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of indices that a shipper makes anew for each day, week or month. */
final class Dated {

    private static final Pattern NAME =
            Pattern.compile("(.*?)[-_.]((?:19|20)\\d{2}[-_.]?\\d{2}([-_.]?\\d{2})?([-_.]\\d{2})?)");

    private Dated() {}

    /** A data stream's own indices have dates too, and are looked after. */
    static boolean is(String index) {
        return !index.startsWith(".ds-") && NAME.matcher(index).matches();
    }

    /** The last by date; null when none is dated. */
    static @Nullable String newest(Collection<String> indices) {
        return indices.stream().filter(Dated::is).max(String::compareTo).orElse(null);
    }

    /** The name without its date and without a pattern's star. */
    static String stem(String indexOrPattern) {
        var first = indexOrPattern.split(",", -1)[0];
        var matcher = NAME.matcher(first);
        if (matcher.matches()) return matcher.group(1);
        var star = first.indexOf('*');
        var begin = star < 0 ? first : first.substring(0, star);
        var stem = begin.replaceAll("[-_.]+$", "");
        return stem.isEmpty() ? "model-logs" : stem;
    }
}
