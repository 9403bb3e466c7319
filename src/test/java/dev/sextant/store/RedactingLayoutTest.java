package dev.sextant.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactingLayoutTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Authorization: ApiKey bXkta2V5OnNlY3JldA==  | Authorization: ApiKey •••
                    Bearer eyJhbGciOi.abc-def was refused       | Bearer ••• was refused
                    GET https://ann:pw@host:9200/ failed        | GET https://•••@host:9200/ failed
                    {"password": "hunter2", "user": "ann"}      | {"password": "•••", "user": "ann"}
                    https://hooks.slack.com/services/T0/B0/xyz  | https://hooks.slack.com/services/•••
                    http://127.0.0.1:9000/services/T0/B0/xyz    | http://127.0.0.1:9000/services/•••
                    {"routing_key":"0123456789abcdef"}          | {"routing_key":"•••"}
                    The basic plan has 3 models                 | The basic plan has 3 models
                    """)
    void hidesWhatLooksLikeACredential(String written, String kept) {
        assertEquals(kept, RedactingLayout.redacted(written));
    }
}
