package dev.sextant.ui.frame;

import dev.sextant.widget.Messages;

/**
 * What a frame says about its panel.
 *
 * @param title two or three words
 * @param note one line that says what is drawn
 * @param empty why there may be nothing to see, and what would fill it
 */
public record PanelTexts(String title, String note, String empty) {

    /**
     * @param oneModel whether the screen shows a single model
     */
    public static PanelTexts of(String panelId, boolean oneModel) {
        return switch (panelId) {
            case "timeline" ->
                    new PanelTexts(
                            Messages.text("panel.timeline.title"),
                            Messages.text("panel.timeline.note"),
                            Messages.text("panel.timeline.empty"));
            case "latency" ->
                    new PanelTexts(
                            Messages.text("panel.latency.title"),
                            oneModel
                                    ? Messages.text("panel.latency.note.one")
                                    : Messages.text("panel.latency.note"),
                            Messages.text("panel.latency.empty"));
            case "error-rate" ->
                    new PanelTexts(
                            Messages.text("panel.error-rate.title"),
                            Messages.text("panel.error-rate.note"),
                            Messages.text("panel.predictions.empty"));
            case "error-trend" ->
                    new PanelTexts(
                            Messages.text("panel.error-trend.title"),
                            Messages.text("panel.error-trend.note"),
                            Messages.text("panel.predictions.empty"));
            case "versions" ->
                    new PanelTexts(
                            Messages.text("panel.versions.title"),
                            Messages.text("panel.versions.note"),
                            Messages.text("panel.versions.empty"));
            case "throughput" ->
                    new PanelTexts(
                            Messages.text("panel.throughput.title"),
                            Messages.text("panel.throughput.note"),
                            Messages.text("panel.predictions.empty"));
            case "moment" ->
                    new PanelTexts(
                            Messages.text("panel.moment.title"),
                            Messages.text("panel.moment.note"),
                            Messages.text("panel.moment.empty"));
            case "labels" ->
                    new PanelTexts(
                            Messages.text("panel.labels.title"),
                            oneModel
                                    ? Messages.text("panel.labels.note.one")
                                    : Messages.text("panel.labels.note"),
                            Messages.text("panel.predictions.empty"));
            case "label-shares" ->
                    new PanelTexts(
                            Messages.text("panel.shares.title"),
                            oneModel
                                    ? Messages.text("panel.shares.note.one")
                                    : Messages.text("panel.shares.note.all"),
                            Messages.text("panel.predictions.empty"));
            case "scores" ->
                    new PanelTexts(
                            Messages.text("panel.scores.title"),
                            Messages.text("panel.scores.note"),
                            Messages.text("panel.predictions.empty"));
            case "predictions" ->
                    new PanelTexts(
                            Messages.text("panel.list.title"),
                            Messages.text("panel.list.note"),
                            Messages.text("panel.predictions.empty"));
            case "audit" ->
                    new PanelTexts(
                            Messages.text("panel.audit.title"),
                            Messages.text("panel.audit.note"),
                            Messages.text("panel.audit.empty"));
            default -> throw new IllegalArgumentException("a panel without texts: " + panelId);
        };
    }
}
