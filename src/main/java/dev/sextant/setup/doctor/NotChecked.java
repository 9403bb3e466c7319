package dev.sextant.setup.doctor;

import dev.sextant.text.Sentence;

/** A fault that may be there or not: what tells could not be read. */
public record NotChecked(Fault fault, Sentence why) {}
