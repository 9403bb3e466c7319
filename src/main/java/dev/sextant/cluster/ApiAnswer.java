package dev.sextant.cluster;

/**
 * What a cluster answered to a request of its own interface.
 *
 * @param status the HTTP status, of a success or a refusal
 * @param body JSON text; empty when there was none
 */
public record ApiAnswer(int status, String body) {

    public boolean succeeded() {
        return status < 300;
    }
}
