/**
 * A real node as a child process: it reports on standard output, logs on standard error and ends
 * when its standard input ends.
 */
package dev.sextant.node;
