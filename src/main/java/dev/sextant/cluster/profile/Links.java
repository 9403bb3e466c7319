package dev.sextant.cluster.profile;

import static dev.sextant.cluster.profile.LinkPlace.ENVIRONMENT;
import static dev.sextant.cluster.profile.LinkPlace.FROM;
import static dev.sextant.cluster.profile.LinkPlace.INDEX;
import static dev.sextant.cluster.profile.LinkPlace.KQL;
import static dev.sextant.cluster.profile.LinkPlace.PROFILE;
import static dev.sextant.cluster.profile.LinkPlace.REQUEST;
import static dev.sextant.cluster.profile.LinkPlace.RULE;
import static dev.sextant.cluster.profile.LinkPlace.STAGE;
import static dev.sextant.cluster.profile.LinkPlace.TO;

import dev.sextant.text.Sentence;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a person can go on from what a profile shows: addresses with places for a model, a version,
 * a request.
 *
 * @param templates an address by what it leads to
 */
public record Links(Map<Target, String> templates) {

    /** Nothing to go on to. */
    public static final Links NONE = new Links(Map.of());

    /** What an address leads to. */
    public enum Target {
        /** A model in its registry. */
        MODEL,
        /** One version of a model in its registry. */
        VERSION,
        /** How to act on what a model does. */
        RUNBOOK,
        /** The documents themselves, elsewhere. */
        DISCOVER;

        /** As files and the command line have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Null for what is no such word. */
        public static @Nullable Target named(String word) {
            for (var target : values()) {
                if (target.word().equals(word)) return target;
            }
            return null;
        }

        /** Without which the address would be the same for all; null for none. */
        @Nullable LinkPlace needed() {
            return switch (this) {
                case MODEL -> LinkPlace.MODEL;
                case VERSION -> LinkPlace.VERSION;
                case RUNBOOK, DISCOVER -> null;
            };
        }

        /** What an address that leads there can have places for. */
        public List<LinkPlace> places() {
            return switch (this) {
                case MODEL -> List.of(LinkPlace.MODEL, ENVIRONMENT, PROFILE);
                case VERSION -> List.of(LinkPlace.MODEL, LinkPlace.VERSION, STAGE, PROFILE);
                case RUNBOOK ->
                        List.of(RULE, LinkPlace.MODEL, LinkPlace.VERSION, ENVIRONMENT, PROFILE);
                case DISCOVER ->
                        List.of(
                                KQL,
                                FROM,
                                TO,
                                LinkPlace.MODEL,
                                LinkPlace.VERSION,
                                ENVIRONMENT,
                                STAGE,
                                REQUEST,
                                INDEX,
                                PROFILE);
            };
        }
    }

    /**
     * Where a link leads.
     *
     * @param address null when it cannot be made
     * @param why it cannot; null when it can
     */
    public record Way(@Nullable URI address, @Nullable Sentence why) {}

    public Links {
        templates = Map.copyOf(templates);
    }

    /**
     * The way to a target for what is known.
     *
     * @return null when the profile has no such link
     */
    public @Nullable Way way(Target target, LinkFacts facts) {
        var template = templates.get(target);
        if (template == null || LinkTemplate.problem(target, template) != null) return null;
        return LinkTemplate.of(template).fill(facts);
    }

    /** One sentence when a template cannot be used, null when it can. */
    public static @Nullable Sentence problem(Target target, String template) {
        return LinkTemplate.problem(target, template);
    }
}
