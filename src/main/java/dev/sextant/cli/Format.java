package dev.sextant.cli;

/** How a command prints its answer: for scripts, or as aligned columns for people. */
enum Format {
    JSON,
    TABLE
}
