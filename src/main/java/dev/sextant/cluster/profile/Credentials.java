package dev.sextant.cluster.profile;

import org.jspecify.annotations.Nullable;

/**
 * What a profile keeps secret. Prints as dots.
 *
 * @param secret the password, API key or token; null when there is none
 * @param certificatePassword opens the profile's client certificate; null when there is none
 */
public record Credentials(@Nullable Secret secret, @Nullable Secret certificatePassword) {

    public static final Credentials NONE = new Credentials(null, null);

    public static Credentials of(Secret secret) {
        return new Credentials(secret, null);
    }
}
