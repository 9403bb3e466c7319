package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.ui.settings.profiles.ProfileDraft.AuthKind;
import dev.sextant.ui.settings.profiles.ProfileDraft.Field;
import dev.sextant.widget.Messages;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableObjectValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The inputs for keys of Amazon Web Services, the same in each form that asks for them. */
record AwsFields(TextField region, ComboBox<String> service, TextField accessKey) {

    static AwsFields empty() {
        var fields = new AwsFields(new TextField(), new ComboBox<>(), new TextField());
        fields.service.getItems().setAll(Auth.Aws.DOMAIN, Auth.Aws.SERVERLESS);
        fields.service.setConverter(Kinds.words(Kinds::service));
        fields.region.setPromptText("eu-west-1");
        fields.accessKey.setPromptText(Messages.text("connect.accessKey.environment"));
        fields.fill(AwsDraft.EMPTY);
        return fields;
    }

    void fill(AwsDraft draft) {
        region.setText(draft.region());
        service.setValue(draft.service());
        accessKey.setText(draft.accessKey());
    }

    AwsDraft draft() {
        return new AwsDraft(region.getText(), service.getValue(), accessKey.getText());
    }

    /** Makes a row of a form. */
    @FunctionalInterface
    interface Rows {
        Node row(String text, String id, Region input, @Nullable Field field);
    }

    /**
     * @param form begins the ids of its inputs
     * @param shown when there is something to ask
     */
    List<Node> rows(String form, Rows rows, ObservableBooleanValue shown) {
        var made =
                List.of(
                        rows.row(
                                Messages.text("connect.region"),
                                form + "-region",
                                region,
                                Field.REGION),
                        rows.row(
                                Messages.text("connect.service"), form + "-service", service, null),
                        rows.row(
                                Messages.text("connect.accessKey"),
                                form + "-access-key",
                                accessKey,
                                Field.ACCESS_KEY));
        made.forEach(row -> ConnectStep.showWhen(row, shown));
        return made;
    }

    /** Whether a secret belongs to what is chosen. */
    static BooleanBinding hasSecret(ObservableObjectValue<AuthKind> chosen, AwsFields fields) {
        return Bindings.createBooleanBinding(
                () ->
                        switch (chosen.get()) {
                            case NONE -> false;
                            case BASIC, API_KEY, BEARER -> true;
                            case AWS -> !fields.accessKey.getText().isBlank();
                        },
                chosen,
                fields.accessKey.textProperty());
    }

    /** Hears of every change. */
    void onChange(Runnable changed) {
        region.textProperty().subscribe((before, now) -> changed.run());
        service.valueProperty().subscribe((before, now) -> changed.run());
        accessKey.textProperty().subscribe((before, now) -> changed.run());
    }
}
