/** Telling people: receivers, what is sent to them and when, and the code for each kind. */
@NullMarked
package dev.sextant.notify;

import org.jspecify.annotations.NullMarked;
