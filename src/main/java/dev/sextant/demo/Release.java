package dev.sextant.demo;

/**
 * One version's way through the production registry. Times are minutes since the last midnight of
 * the sample data, negative in the past; {@link #NEVER} when it has not happened.
 *
 * @param version as logged in {@code model_version}
 * @param registered when it was registered
 * @param staged when it moved to Staging
 * @param promoted when it moved to Production
 * @param archived when it moved to Archived
 */
record Release(int version, long registered, long staged, long promoted, long archived) {

    static final long NEVER = Long.MAX_VALUE;
    private static final int DAY = 24 * 60;

    /** Minutes since the last midnight of the sample data. */
    static long at(int day, int hour, int minute) {
        return (long) day * DAY + hour * 60L + minute;
    }

    boolean isInProductionAt(long minute) {
        return minute >= promoted && minute < archived;
    }

    boolean isStagedAt(long minute) {
        return minute >= staged && minute < promoted && minute < archived;
    }
}
