/** What is remembered of alerts, deliveries and the watching, one database for each profile. */
@NullMarked
package dev.sextant.store.alerts;

import org.jspecify.annotations.NullMarked;
