package dev.sextant.cli;

import dev.sextant.cluster.ClusterException;

/** The exit codes scripts rely on; the larger ones are those of BSD's sysexits. */
final class ExitCode {

    static final int DONE = 0;
    static final int TROUBLE = 1;
    static final int USAGE = 2;
    static final int UNREACHABLE = 69;
    static final int NOT_PERMITTED = 77;
    static final int CONFIGURATION = 78;

    private ExitCode() {}

    static int of(ClusterException failure) {
        return switch (failure.reason()) {
            case UNREACHABLE, UNTRUSTED, TIMED_OUT, THROTTLED, UNREADABLE -> UNREACHABLE;
            case UNAUTHORIZED, FORBIDDEN -> NOT_PERMITTED;
            case INCOMPLETE, REJECTED, NO_SOURCE, FIELD_MISSING -> TROUBLE;
        };
    }
}
