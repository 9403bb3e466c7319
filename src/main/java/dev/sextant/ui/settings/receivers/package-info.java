/** Where alerts are sent to: list, form, and what was delivered. */
@NullMarked
package dev.sextant.ui.settings.receivers;

import org.jspecify.annotations.NullMarked;
