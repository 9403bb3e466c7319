/**
 * The doctor: finds what is wrong with a cluster's log, and writes down how to mend it.
 *
 * <p>First everything is read ({@link dev.sextant.setup.doctor.Doctor}), each reading known or not;
 * then checks judge what was read, without asking anything. What could not be read is told as not
 * checked: it is never taken for sound.
 *
 * <ul>
 *   <li>Reading: {@code Api} and {@code Queries} ask; {@code Clocks}, {@code LagSearch} and {@code
 *       NewestSearch} each ask one thing; all of it is kept in {@code Readings}, with {@code Hits}
 *       and {@code LogFields} in it, each {@code Known} or not.
 *   <li>Judging: a {@code Check} for each {@link dev.sextant.setup.doctor.Fault}, by what they look
 *       at: {@code DocumentChecks}, {@code MappingChecks}, {@code LifecycleChecks}, {@code
 *       TimeChecks}, {@code ClusterChecks}.
 *   <li>Mending: {@code Mends} has the snippets, {@code Recipes}, {@code Reread} and {@code Upkeep}
 *       the longer ones.
 *   <li>Telling: a {@link dev.sextant.setup.doctor.Diagnosis} of {@link
 *       dev.sextant.setup.doctor.Finding} and {@link dev.sextant.setup.doctor.NotChecked}; {@link
 *       dev.sextant.setup.doctor.SampleSearch} fetches a sample that somebody wants to see.
 * </ul>
 *
 * <p>It is one package because the readings are the language of all the others: parted, most of
 * what is here would have to be public.
 */
@NullMarked
package dev.sextant.setup.doctor;

import org.jspecify.annotations.NullMarked;
