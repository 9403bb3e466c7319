/**
 * What is worth telling people, and when: rules, verdicts and alerts. No clock, no threads, no I/O.
 */
@NullMarked
package dev.sextant.alert;

import org.jspecify.annotations.NullMarked;
