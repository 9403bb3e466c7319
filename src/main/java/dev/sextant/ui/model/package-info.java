/** The models and one of them. */
@NullMarked
package dev.sextant.ui.model;

import org.jspecify.annotations.NullMarked;
