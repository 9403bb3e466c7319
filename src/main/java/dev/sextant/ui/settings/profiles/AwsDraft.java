package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.profile.ClusterProfile.Auth;

/**
 * What a form says of the keys of Amazon Web Services.
 *
 * @param service the signing name
 * @param accessKey empty when the keys are in the environment
 */
record AwsDraft(String region, String service, String accessKey) {

    static final AwsDraft EMPTY = new AwsDraft("", Auth.Aws.DOMAIN, "");

    static AwsDraft of(Auth.Aws auth) {
        var accessKey = auth.accessKey();
        return new AwsDraft(auth.region(), auth.service(), accessKey == null ? "" : accessKey);
    }

    Auth auth() {
        return new Auth.Aws(
                region.strip(), service, accessKey.isBlank() ? null : accessKey.strip());
    }
}
