package dev.sextant.demo;

/** How a model's traffic rises and falls with the time of day and the day. */
enum TrafficShape {
    STEADY,
    /** Busiest at 14:00, quietest at 02:00. */
    DAY_AND_NIGHT,
    /** Hardly anything outside office hours. */
    OFFICE_HOURS,
    /** Peaks at 08:00 and 18:00. */
    COMMUTE,
    /** Bursts of twenty minutes in a quarter of the hours, few requests between them. */
    SPIKY,
    /** Most of it between 01:00 and 04:00. */
    NIGHTLY_BATCH,
    /** Like day and night, but two days of every seven are quiet. */
    QUIET_WEEKENDS,
    /** Five times the traffic since a day and a half before the sample's end: for everyone now. */
    ROLLED_OUT;

    private static final int DAY = 24 * 60;
    private static final int ROLLED_OUT_BEFORE_END = DAY + DAY / 2;

    /**
     * The share of the profile's peak traffic at a minute.
     *
     * @param minute minutes since the last midnight of the sample data; negative in the past
     * @param salt chooses the hours of the bursts
     * @return between 0 and 1
     */
    double share(long minute, long salt) {
        var day = Math.floorDiv(minute, DAY);
        var hour = Math.floorMod(minute, DAY) / 60.0;
        return switch (this) {
            case STEADY -> 1;
            case DAY_AND_NIGHT -> 0.62 + 0.38 * wave(hour, 14);
            case OFFICE_HOURS -> 0.08 + 0.84 * hump(hour, 11, 2.2) + 0.8 * hump(hour, 15.5, 2);
            case COMMUTE -> 0.12 + 0.88 * (hump(hour, 8, 1.3) + hump(hour, 18, 1.6));
            case SPIKY -> 0.14 + (burst(minute, salt) ? 0.86 : 0);
            case NIGHTLY_BATCH -> 0.05 + 0.95 * hump(hour, 2.5, 0.9);
            case QUIET_WEEKENDS ->
                    (Math.floorMod(day, 7) < 2 ? 0.2 : 1) * (0.55 + 0.45 * wave(hour, 13));
            case ROLLED_OUT -> {
                var since = (minute + ROLLED_OUT_BEFORE_END) / 150.0;
                var reached = 1 / (1 + StrictMath.exp(-since));
                yield (0.19 + 0.81 * reached) * (0.94 + 0.06 * wave(hour, 15));
            }
        };
    }

    /** Between -1 and 1 over a day, 1 at the peak hour. */
    private static double wave(double hour, double peak) {
        return StrictMath.cos((hour - peak) / 24 * 2 * StrictMath.PI);
    }

    private static double hump(double hour, double peak, double width) {
        var distance = Math.abs(hour - peak);
        var across = Math.min(distance, 24 - distance) / width;
        return StrictMath.exp(-across * across / 2);
    }

    private static boolean burst(long minute, long salt) {
        var dice = Dice.of(salt, Math.floorDiv(minute, 60));
        var start = dice.below(5) * 10;
        var within = Math.floorMod(minute, 60);
        return dice.uniform() < 0.25 && within >= start && within < start + 20;
    }
}
