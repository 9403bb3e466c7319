package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.profile.Links.Target;
import java.util.Map;

/**
 * The addresses of what is commonly used, in which the host and what begins with my- stand for
 * one's own.
 */
enum LinkPreset {
    MLFLOW("MLflow") {
        @Override
        Map<Target, String> templates() {
            var models = "https://mlflow.example.org/#/models/{model}";
            return Map.of(Target.MODEL, models, Target.VERSION, models + "/versions/{version}");
        }
    },
    WEIGHTS_AND_BIASES("Weights & Biases") {
        @Override
        Map<Target, String> templates() {
            var model =
                    "https://wandb.ai/orgs/my-org/registry/model?selectionPath="
                            + "my-entity%2Fwandb-registry-model%2F{model}&view=";
            return Map.of(
                    Target.MODEL,
                    model + "versions",
                    Target.VERSION,
                    model + "membership&version=v{version}");
        }
    },
    KIBANA("Kibana Discover") {
        @Override
        Map<Target, String> templates() {
            return Map.of(
                    Target.DISCOVER,
                    "https://kibana.example.org/app/discover#/"
                            + "?_g=(time:(from:'{from}',to:'{to}'))"
                            + "&_a=(dataSource:(dataViewId:'my-data-view',type:dataView),"
                            + "query:(language:kuery,query:'{kql}'))");
        }
    };

    private final String product;

    LinkPreset(String product) {
        this.product = product;
    }

    /** The product's own name, the same in every language. */
    String product() {
        return product;
    }

    abstract Map<Target, String> templates();
}
