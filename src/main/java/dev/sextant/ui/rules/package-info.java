/** The rules that a cluster is judged by: how they fare, and their numbers. */
@NullMarked
package dev.sextant.ui.rules;

import org.jspecify.annotations.NullMarked;
