/**
 * The doctor: finds what is wrong with a cluster's log, and writes down how to mend it.
 *
 * <p>First everything is read ({@link dev.sextant.setup.doctor.Doctor}), each reading known or not;
 * then checks judge what was read, without asking anything. What could not be read is told as not
 * checked: it is never taken for sound.
 */
@NullMarked
package dev.sextant.setup.doctor;

import org.jspecify.annotations.NullMarked;
