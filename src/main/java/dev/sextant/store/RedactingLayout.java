package dev.sextant.store;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;

/** Log lines in UTC without anything that looks like a credential, wherever it came from. */
public final class RedactingLayout extends PatternLayout {

    private static final Pattern SCHEME =
            Pattern.compile("(?i)\\b(Basic|ApiKey|Bearer)\\s+[A-Za-z0-9+/=._~-]{6,}");
    private static final Pattern IN_URL = Pattern.compile("(?i)(https?://)[^/\\s@]+@");
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)\\b(password|secret|token|api_key|routing_key)(\"?\\s*[=:]\\s*\"?)[^\\s\",}]+");
    private static final Pattern WEBHOOK = Pattern.compile("(https?://[^/\\s]+/services/)\\S+");

    public RedactingLayout() {
        setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level [%thread] %logger{20} %msg%n%ex");
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        return redacted(super.doLayout(event));
    }

    /** Any text without what looks like a credential. */
    public static String redacted(String text) {
        var safe = SCHEME.matcher(text).replaceAll("$1 •••");
        safe = IN_URL.matcher(safe).replaceAll("$1•••@");
        safe = NAMED.matcher(safe).replaceAll("$1$2•••");
        return WEBHOOK.matcher(safe).replaceAll("$1•••");
    }
}
