package dev.sextant.notify.desktop;

import dev.sextant.model.Severity;

/**
 * What is shown.
 *
 * @param id a later one with the same id takes the place of the earlier
 * @param title one line
 * @param body plain text, not escaped for anything
 * @param over whether it tells that something is over: then it does not stay
 * @param onClick run by the notifications' executor
 */
public record DesktopNotice(
        String id, Severity severity, String title, String body, boolean over, Runnable onClick) {}
