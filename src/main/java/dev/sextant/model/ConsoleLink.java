package dev.sextant.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in the console as a link: {@code sextant://open?profile=P&screen=model&model=M&from=…}.
 * It says what to look at and nothing else. Whoever sends one is not known, so it carries no secret
 * and no address, and following it changes nothing. A part that is null is left as it is, but for
 * environment and stage, where it means all.
 *
 * @param profile by its name; it must be saved already
 * @param model of the page, else what the screen is narrowed to
 * @param from start of the range; null with {@code to}
 * @param alert the key of an alert, on the alerts' screen only
 */
public record ConsoleLink(
        @Nullable String profile,
        Place screen,
        @Nullable String model,
        @Nullable TimePoint from,
        @Nullable TimePoint to,
        @Nullable String environment,
        @Nullable String stage,
        @Nullable String alert) {

    public static final String SCHEME = "sextant";

    /** UTF-16 units of a whole link; browsers cut longer ones. */
    static final int LONGEST = 4_096;

    /** UTF-16 units of a part. */
    static final int LONGEST_PART = 512;

    private static final String START = SCHEME + "://open";

    /** What a link looks like. */
    public static final String EXAMPLE = "sextant://open?profile=prod&model=fraud-detector";

    private static final List<String> PARTS =
            List.of("profile", "screen", "model", "from", "to", "environment", "stage", "alert");
    private static final String PLAIN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:";
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2262-01-01T00:00:00Z");

    /** A screen that a link can lead to. */
    public enum Place {
        DASHBOARD,
        MODEL,
        ALERTS,
        REQUESTS,
        RULES,
        CLUSTER,
        PREDICTIONS,

        /** The dashboard as a wall, full screen. */
        WALL
    }

    public ConsoleLink {
        if ((from == null) != (to == null)) {
            throw new IllegalArgumentException("a range has two ends");
        }
        if (screen == Place.MODEL && model == null) {
            throw new IllegalArgumentException("which model?");
        }
    }

    /** The dashboard of a profile, as it was last looked at. */
    public static ConsoleLink to(@Nullable String profile) {
        return new ConsoleLink(profile, Place.DASHBOARD, null, null, null, null, null, null);
    }

    /** The wall of a profile. */
    public static ConsoleLink ofWall(@Nullable String profile) {
        return new ConsoleLink(profile, Place.WALL, null, null, null, null, null, null);
    }

    public ConsoleLink withProfile(String name) {
        return new ConsoleLink(name, screen, model, from, to, environment, stage, alert);
    }

    public ConsoleLink withModelPage(String name) {
        return new ConsoleLink(profile, Place.MODEL, name, from, to, environment, stage, null);
    }

    public ConsoleLink withScreen(Place value) {
        return new ConsoleLink(profile, value, model, from, to, environment, stage, null);
    }

    /**
     * @param name null for all models
     */
    public ConsoleLink withRequestsOf(@Nullable String name) {
        return new ConsoleLink(profile, Place.REQUESTS, name, from, to, environment, stage, null);
    }

    /**
     * @param name null for all models
     */
    public ConsoleLink withPredictionsOf(@Nullable String name) {
        return new ConsoleLink(
                profile, Place.PREDICTIONS, name, from, to, environment, stage, null);
    }

    public ConsoleLink withAlert(String key) {
        return new ConsoleLink(profile, Place.ALERTS, model, from, to, environment, stage, key);
    }

    /** Whether a text is meant as a link, well-formed or not. */
    public static boolean isMeantBy(String text) {
        return text.regionMatches(true, 0, SCHEME + ":", 0, SCHEME.length() + 1);
    }

    /**
     * @param text as it came from outside: everything about it is doubted
     * @throws LinkException when it is not exactly such a link
     */
    public static ConsoleLink parse(String text) throws LinkException {
        if (text.length() > LONGEST) {
            throw new LinkException("link.refused.long", LONGEST);
        }
        if (!text.chars().allMatch(unit -> unit > 0x20 && unit < 0x7F)) {
            throw new LinkException("link.refused.character");
        }
        if (!text.regionMatches(true, 0, START, 0, START.length())) {
            throw new LinkException("link.refused.start", START);
        }
        var rest = text.substring(START.length());
        if (rest.startsWith("/")) rest = rest.substring(1);
        if (rest.isEmpty()) return to(null);
        if (!rest.startsWith("?") || rest.indexOf('#') >= 0) {
            throw new LinkException("link.refused.after", START);
        }
        return of(parts(rest.substring(1)));
    }

    private static Map<String, String> parts(String query) throws LinkException {
        var parts = new LinkedHashMap<String, String>();
        for (var pair : query.split("&", -1)) {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            if (!PARTS.contains(name)) {
                throw new LinkException(
                        "link.refused.part", VisibleText.cut(name, 24), String.join(", ", PARTS));
            }
            if (equals < 0 || equals == pair.length() - 1) {
                throw new LinkException("link.refused.novalue", name);
            }
            if (parts.put(name, value(name, pair.substring(equals + 1))) != null) {
                throw new LinkException("link.refused.twice", name);
            }
        }
        return parts;
    }

    /** Decoded once: what looks encoded after that is meant as it stands. */
    private static String value(String name, String encoded) throws LinkException {
        var bytes = ByteBuffer.allocate(encoded.length());
        for (var index = 0; index < encoded.length(); index++) {
            var character = encoded.charAt(index);
            if (character != '%') {
                bytes.put((byte) character);
                continue;
            }
            var whole = index + 2 < encoded.length();
            var high = whole ? digit(encoded.charAt(index + 1)) : -1;
            var low = whole ? digit(encoded.charAt(index + 2)) : -1;
            if (high < 0 || low < 0) {
                throw new LinkException("link.refused.percent", name);
            }
            bytes.put((byte) (high * 16 + low));
            index += 2;
        }
        String decoded;
        try {
            decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new LinkException("link.refused.utf8", name);
        }
        if (decoded.length() > LONGEST_PART) {
            throw new LinkException("link.refused.partlong", name, LONGEST_PART);
        }
        if (decoded.isBlank() || !VisibleText.line(decoded).equals(decoded)) {
            throw new LinkException("link.refused.unseen", name);
        }
        return decoded;
    }

    private static int digit(char character) {
        return character < 0x80 ? Character.digit(character, 16) : -1;
    }

    private static ConsoleLink of(Map<String, String> parts) throws LinkException {
        var model = parts.get("model");
        var alert = parts.get("alert");
        if (alert != null && !alert.matches("[0-9a-f]{32}")) {
            throw new LinkException("link.refused.alert");
        }
        var screen = screen(parts);
        if (screen == Place.MODEL && model == null) {
            throw new LinkException("link.refused.nomodel");
        }
        if (alert != null && screen != Place.ALERTS) {
            throw new LinkException("link.refused.alertscreen");
        }
        var from = time(parts, "from");
        var to = time(parts, "to");
        if (from == null && to != null) throw new LinkException("link.refused.toalone");
        if (from != null && to == null) to = TimePoint.NOW;
        if (from != null && !isBefore(from, to)) throw new LinkException("link.refused.order");
        return new ConsoleLink(
                parts.get("profile"),
                screen,
                model,
                from,
                to,
                parts.get("environment"),
                parts.get("stage"),
                alert);
    }

    private static Place screen(Map<String, String> parts) throws LinkException {
        var named = parts.get("screen");
        if (named == null) {
            if (parts.containsKey("alert")) return Place.ALERTS;
            return parts.containsKey("model") ? Place.MODEL : Place.DASHBOARD;
        }
        var known = new ArrayList<String>();
        for (var place : Place.values()) {
            if (name(place).equals(named)) return place;
            known.add(name(place));
        }
        throw new LinkException("link.refused.screen", String.join(", ", known));
    }

    private static String name(Place place) {
        return place.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable TimePoint time(Map<String, String> parts, String name)
            throws LinkException {
        var text = parts.get(name);
        if (text == null) return null;
        try {
            var point = TimePoint.parse(text);
            var sane =
                    switch (point) {
                        case TimePoint.Fixed(var time) ->
                                !time.isBefore(FIRST) && !time.isAfter(LAST);
                        case TimePoint.Relative(var fromNow) ->
                                !fromNow.isPositive() && fromNow.toDays() > -36_600;
                    };
            if (sane) return point;
        } catch (DateTimeException | ArithmeticException e) {
            // told below, as for a time that is out of reach
        }
        throw new LinkException("link.refused.time", name);
    }

    /** As far as that can be said without a clock. */
    private static boolean isBefore(TimePoint from, @Nullable TimePoint to) {
        return switch (from) {
            case TimePoint.Fixed(var start) ->
                    !(to instanceof TimePoint.Fixed(var end)) || start.isBefore(end);
            case TimePoint.Relative(var start) ->
                    !(to instanceof TimePoint.Relative(var end)) || start.compareTo(end) < 0;
        };
    }

    /** The link itself; {@link #parse} reads it back. */
    @Override
    public String toString() {
        var text = new StringBuilder(START);
        add(text, "profile", profile);
        if (screen != Place.DASHBOARD || model != null) add(text, "screen", name(screen));
        add(text, "model", model);
        add(text, "from", from == null ? null : from.toString());
        add(text, "to", to == null ? null : to.toString());
        add(text, "environment", environment);
        add(text, "stage", stage);
        add(text, "alert", alert);
        return text.toString();
    }

    private static void add(StringBuilder text, String name, @Nullable String value) {
        if (value == null) return;
        text.append(text.indexOf("?") < 0 ? '?' : '&').append(name).append('=');
        for (var octet : value.getBytes(StandardCharsets.UTF_8)) {
            var character = (char) (octet & 0xFF);
            if (PLAIN.indexOf(character) >= 0) text.append(character);
            else text.append(String.format(Locale.ROOT, "%%%02X", octet & 0xFF));
        }
    }
}
