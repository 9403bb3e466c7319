package dev.sextant.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifies an alert across restarts, consoles and receivers; PagerDuty's dedup key.
 *
 * @param value 32 hexadecimal digits
 */
public record AlertKey(String value) {

    private static final int DIGITS = 32;

    /** The same cluster, rule and labels give the same key everywhere. */
    public static AlertKey of(String clusterUuid, String ruleId, Labels labels) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            add(digest, clusterUuid);
            add(digest, ruleId);
            labels.values()
                    .forEach(
                            (name, value) -> {
                                add(digest, name);
                                add(digest, value);
                            });
            return new AlertKey(HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Lengths keep neighbouring parts apart. */
    private static void add(MessageDigest digest, String part) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    @Override
    public String toString() {
        return value;
    }
}
