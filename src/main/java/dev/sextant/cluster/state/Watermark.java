package dev.sextant.cluster.state;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How full a disk may be: a share of it, with as much free as {@code headroom} at most being asked
 * for; or a number of bytes that stay free.
 *
 * @param share of the disk, 0 to 1; null when bytes are given
 * @param headroom bytes; null when the share alone counts
 * @param free bytes that stay free; null when a share is given
 */
public record Watermark(@Nullable Double share, @Nullable Long headroom, @Nullable Long free) {

    private static final Pattern BYTES =
            Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(b|kb?|mb?|gb?|tb?|pb?)?");
    private static final Map<Character, Integer> POWERS =
            Map.of('b', 0, 'k', 1, 'm', 2, 'g', 3, 't', 4, 'p', 5);

    /**
     * As the server writes it: {@code 85%}, {@code 0.85}, {@code 500mb}, in which a kilobyte is
     * 1,024 bytes.
     *
     * @param headroom as the server writes it; null or {@code -1} for none
     * @return null for what is none of these
     */
    public static @Nullable Watermark of(String text, @Nullable String headroom) {
        var written = text.strip().toLowerCase(Locale.ROOT);
        var most = headroom == null || headroom.strip().startsWith("-") ? null : bytes(headroom);
        try {
            if (written.endsWith("%")) {
                var percent = Double.parseDouble(written.substring(0, written.length() - 1));
                return shareOf(percent / 100, most);
            }
            if (written.matches("[01](\\.\\d+)?")) {
                return shareOf(Double.parseDouble(written), most);
            }
        } catch (NumberFormatException e) {
            return null;
        }
        var bytes = bytes(written);
        return bytes == null ? null : new Watermark(null, null, bytes);
    }

    private static @Nullable Watermark shareOf(double share, @Nullable Long headroom) {
        return share < 0 || share > 1 ? null : new Watermark(share, headroom, null);
    }

    private static @Nullable Long bytes(String text) {
        var parts = BYTES.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) return null;
        var unit = parts.group(2) == null ? 'b' : parts.group(2).charAt(0);
        var power = POWERS.getOrDefault(unit, 0);
        return Math.round(Double.parseDouble(parts.group(1)) * Math.pow(1024, power));
    }

    /** How many bytes of a disk are used when the watermark is reached. */
    public long usedBytes(long total) {
        if (free != null) return Math.max(0, total - free);
        var stays = share == null ? 0 : Math.round(total * (1 - share));
        return total - (headroom == null ? stays : Math.min(stays, headroom));
    }
}
