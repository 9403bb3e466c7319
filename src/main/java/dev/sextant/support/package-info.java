/** What helps a person to help: the support bundle, and whether there is a newer version. */
@org.jspecify.annotations.NullMarked
package dev.sextant.support;
