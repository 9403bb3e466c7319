/**
 * What is known of a cluster before it is asked: where it is, who asks, what its fields are called.
 */
@NullMarked
package dev.sextant.cluster.profile;

import org.jspecify.annotations.NullMarked;
