package dev.sextant.cluster;

/**
 * Where a listing goes on; opaque outside the adapter.
 *
 * @param token empty for the start
 */
public record Cursor(String token) {

    public static final Cursor START = new Cursor("");
}
