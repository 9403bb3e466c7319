package dev.sextant.setup;

/** Names with {@code *} for any text. */
final class Patterns {

    private Patterns() {}

    /** Whether some name fits both. */
    static boolean overlap(String one, String other) {
        // By remainders: whether what is left of each from here can be the same text.
        var fits = new boolean[one.length() + 1][other.length() + 1];
        for (var i = one.length(); i >= 0; i--) {
            for (var j = other.length(); j >= 0; j--) {
                fits[i][j] = fits(one, i, other, j, fits);
            }
        }
        return fits[0][0];
    }

    private static boolean fits(String one, int i, String other, int j, boolean[][] fits) {
        if (i == one.length() && j == other.length()) return true;
        var star = i < one.length() && one.charAt(i) == '*';
        var otherStar = j < other.length() && other.charAt(j) == '*';
        if (star && fits[i + 1][j]) return true;
        if (otherStar && fits[i][j + 1]) return true;
        if (i == one.length() || j == other.length()) return false;
        if (star) return fits[i][j + 1];
        if (otherStar) return fits[i + 1][j];
        return one.charAt(i) == other.charAt(j) && fits[i + 1][j + 1];
    }
}
