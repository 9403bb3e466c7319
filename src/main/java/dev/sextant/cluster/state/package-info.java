/** How a cluster itself fares, read through the port: its health, nodes, disks and indices. */
@NullMarked
package dev.sextant.cluster.state;

import org.jspecify.annotations.NullMarked;
