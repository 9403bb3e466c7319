package dev.sextant.alert;

/**
 * What a person should know who is told. Plain text; nothing in it is filled in from documents.
 *
 * @param summary one line: what is wrong
 * @param explanation why that matters, and how it is judged
 * @param whatToDo the first things to try
 * @param runbook an https address, or empty
 */
public record Annotations(String summary, String explanation, String whatToDo, String runbook) {}
