/** What a person reads, by key, in the languages of the program. Needs the JDK alone. */
@NullMarked
package dev.sextant.text;

import org.jspecify.annotations.NullMarked;
