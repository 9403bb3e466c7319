/** What all screens share: the session, the state of the controls, panel frames, navigation. */
@NullMarked
package dev.sextant.ui.frame;

import org.jspecify.annotations.NullMarked;
