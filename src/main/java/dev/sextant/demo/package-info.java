/** The demo cluster: a real Elasticsearch in a child process, its sample data and its live feed. */
@NullMarked
package dev.sextant.demo;

import org.jspecify.annotations.NullMarked;
