package dev.sextant.widget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times as a person reads them in {@code zone}, in the language of the window. Years are Gregorian
 * in every language, as {@link dev.sextant.text.Language} explains.
 */
public record TimeText(ZoneId zone) {

    /** {@code 07:38}. */
    public String minute(Instant time) {
        return format("HH:mm", time);
    }

    /** {@code 07:38:07}. */
    public String clock(Instant time) {
        return format("HH:mm:ss", time);
    }

    /** {@code Mon 16}. */
    public String weekday(Instant time) {
        return format("EEE d", time);
    }

    /** {@code 16 Nov}. */
    public String day(Instant time) {
        return format("d MMM", time);
    }

    /** {@code 16 Nov 07:38}. */
    public String shortDayAndMinute(Instant time) {
        return format("d MMM HH:mm", time);
    }

    /** {@code Mon 16 Nov 07:38}. */
    public String dayAndMinute(Instant time) {
        return format("EEE d MMM HH:mm", time);
    }

    /** Everything, with the offset: {@code 2026-11-16 07:38:07 +07:00}. */
    public String full(Instant time) {
        return format("uuuu-MM-dd HH:mm:ss xxx", time);
    }

    /**
     * As short as can be from where {@code now} stands: {@code 07:38:07} on the same day, {@code
     * Fri 17:03} within six days, {@code 2 Nov 17:03} in the same year, else {@code 2025-11-02
     * 17:03}; an em dash for no time.
     */
    public String recent(@Nullable Instant time, Instant now) {
        if (time == null) return Numbers.NONE;
        return date(time).equals(date(now)) ? clock(time) : recentMinute(time, now);
    }

    /** As {@link #recent}, without the seconds of the same day: {@code 07:38}. */
    public String recentMinute(Instant time, Instant now) {
        var days = ChronoUnit.DAYS.between(date(time), date(now));
        if (days == 0) return minute(time);
        if (days > 0 && days < 7) return format("EEE HH:mm", time);
        var sameYear = date(time).getYear() == date(now).getYear();
        return format(sameYear ? "d MMM HH:mm" : "uuuu-MM-dd HH:mm", time);
    }

    /** A time in the zone of the console and the words of its language. */
    public String format(String pattern, Instant time) {
        return DateTimeFormatter.ofPattern(pattern, Messages.language().locale())
                .format(time.atZone(zone));
    }

    private LocalDate date(Instant time) {
        return time.atZone(zone).toLocalDate();
    }
}
