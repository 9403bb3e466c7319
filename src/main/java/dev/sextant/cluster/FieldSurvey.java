package dev.sextant.cluster;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;

/** Looks what a cluster's documents have for each field of the log contract. Changes nothing. */
@FunctionalInterface
public interface FieldSurvey {

    /**
     * Looks at the fields of the profile's indices and at a sample of their documents, recent ones
     * first. Blocks for up to a few times the profile's timeout.
     *
     * @throws ClusterException when the cluster does not say
     */
    FieldReport of(ClusterProfile profile, Credentials credentials)
            throws ClusterException, InterruptedException;
}
