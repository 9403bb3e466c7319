/**
 * One request and its answer: connection, trust, signing, time limits, and what a refusal means.
 */
@NullMarked
package dev.sextant.cluster.elastic.http;

import org.jspecify.annotations.NullMarked;
