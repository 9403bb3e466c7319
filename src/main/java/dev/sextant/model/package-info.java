/** The values everyone speaks: time, filters, samples and log entries. JDK only. */
@NullMarked
package dev.sextant.model;

import org.jspecify.annotations.NullMarked;
