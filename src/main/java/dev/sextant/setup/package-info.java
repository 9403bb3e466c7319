/**
 * What Sextant sets up in a cluster, and the doctor that finds what is wrong with a cluster's log.
 */
@NullMarked
package dev.sextant.setup;

import org.jspecify.annotations.NullMarked;
