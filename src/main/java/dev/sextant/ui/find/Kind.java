package dev.sextant.ui.find;

import dev.sextant.widget.Messages;

/** What sort of thing is found; equally good ones are listed in this order. */
public enum Kind {
    RECENT,
    REQUEST,
    MODEL,
    VERSION,
    ALERT,
    SCREEN,
    ACTION,
    USER,
    SETTING,
    RULE;

    /** The head over several of them. */
    String head() {
        return switch (this) {
            case RECENT -> Messages.text("find.kind.recent");
            case REQUEST -> Messages.text("find.kind.requests");
            case ALERT -> Messages.text("find.kind.alerts");
            case MODEL -> Messages.text("find.kind.models");
            case VERSION -> Messages.text("find.kind.versions");
            case SCREEN -> Messages.text("find.kind.screens");
            case ACTION -> Messages.text("find.kind.actions");
            case USER -> Messages.text("find.kind.users");
            case SETTING -> Messages.text("find.kind.settings");
            case RULE -> Messages.text("find.kind.rules");
        };
    }

    /** One of them, in a word. */
    String word() {
        return switch (this) {
            case RECENT -> "";
            case REQUEST -> Messages.text("find.word.request");
            case ALERT -> Messages.text("find.word.alert");
            case MODEL -> Messages.text("find.word.model");
            case VERSION -> Messages.text("find.word.version");
            case SCREEN -> Messages.text("find.word.screen");
            case ACTION -> Messages.text("find.word.action");
            case USER -> Messages.text("find.word.user");
            case SETTING -> Messages.text("find.word.setting");
            case RULE -> Messages.text("find.word.rule");
        };
    }
}
