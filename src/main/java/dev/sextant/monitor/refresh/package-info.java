/** The loop of the dashboard: what is watched, asked again, and paused. */
@NullMarked
package dev.sextant.monitor.refresh;

import org.jspecify.annotations.NullMarked;
