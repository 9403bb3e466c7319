package dev.sextant.model;

import org.jspecify.annotations.Nullable;

/** Which documents count. A null part lets everything through. Values are compared exactly. */
public record Filter(@Nullable String environment, @Nullable String model, @Nullable String stage) {

    public static final Filter ALL = new Filter(null, null, null);

    public Filter withEnvironment(@Nullable String value) {
        return new Filter(value, model, stage);
    }

    public Filter withModel(@Nullable String value) {
        return new Filter(environment, value, stage);
    }

    public Filter withStage(@Nullable String value) {
        return new Filter(environment, model, value);
    }
}
