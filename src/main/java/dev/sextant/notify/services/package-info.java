/** The code for each kind of receiver: what it is told, and how. */
@NullMarked
package dev.sextant.notify.services;

import org.jspecify.annotations.NullMarked;
