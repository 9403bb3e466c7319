/**
 * The port: what Sextant asks of a cluster, and how a cluster is described. No wire format here.
 */
@NullMarked
package dev.sextant.cluster;

import org.jspecify.annotations.NullMarked;
