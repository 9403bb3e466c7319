package dev.sextant.cluster.elastic;

import dev.sextant.cluster.Probes;

/** Everything that is asked of an Elasticsearch or OpenSearch before there is a profile of it. */
public final class ElasticProbes {

    private ElasticProbes() {}

    public static Probes all() {
        return new Probes(
                new ElasticConnectionTest(), new ElasticLogSources(), new ElasticFieldSurvey());
    }
}
